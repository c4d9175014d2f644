/** The contracts under `schemas/`, as components: whatever has a title in them becomes a component of its own. */
import decideRequest from '../../schemas/decide_request_v1.json';
import decideResponse from '../../schemas/decide_response_v1.json';
import { schema, type Json } from './build';

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One schema file as components. @throws {Error} when it has no title */
export function hoist(file: Json): Record<string, Json> {
  const components: Record<string, Json> = {};
  const definitions = isObject(file['$defs']) ? file['$defs'] : {};

  function moved(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(moved);
    if (!isObject(value)) return value;
    const { $schema: _dialect, $id: _id, $defs: _definitions, $ref: reference, ...rest } = value;
    if (typeof reference === 'string') return moved(definitions[reference.replace('#/$defs/', '')]);
    const copy = Object.fromEntries(Object.entries(rest).map(([key, member]) => [key, moved(member)]));
    const { title } = copy;
    if (typeof title !== 'string') return copy;
    components[title] = copy;
    return schema(title);
  }

  if (typeof file['title'] !== 'string') throw new Error('A contract needs a title');
  moved(file);
  return components;
}

export const CONTRACTS: Record<string, Json> = { ...hoist(decideRequest), ...hoist(decideResponse) };
