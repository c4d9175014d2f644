/** Tool calls as a larger model writes them: in the protocol's field, or as JSON in the text. Nothing unknown gets through. */
import { isToolName, type ToolName } from '../domain/tools/names';
import { TOOLS } from '../domain/tools/registry';
import { validateToolArgs } from '../schemas/validate';
import { parseJson } from './structured';

export interface ToolCall {
  tool: ToolName;
  args: Record<string, string>;
}

export interface CheckedCalls {
  calls: ToolCall[];
  /** Why others were dropped; in Spanish, since the model reads it when it is asked to repair. */
  problems: string[];
}

/** @param allowed the tools that the workspace has enabled. */
export function checkToolCalls(
  raw: readonly { name: string; args: unknown }[],
  allowed: readonly ToolName[],
): CheckedCalls {
  const calls: ToolCall[] = [];
  const problems: string[] = [];
  for (const { name, args } of raw) {
    if (!isToolName(name) || !allowed.includes(name)) {
      problems.push(`no existe la herramienta ${name.slice(0, 60)}`);
      continue;
    }
    const checked = validateToolArgs(name, onlyKnown(name, args));
    if (!checked.ok) problems.push(`${name}: ${checked.message}`);
    else if (!calls.some((call) => JSON.stringify(call) === JSON.stringify({ tool: name, args: checked.value })))
      calls.push({ tool: name, args: checked.value });
  }
  return { calls, problems };
}

/**
 * Arguments that the tool does not have are left out: they cannot do anything. Numbers become text; empty means not given.
 * A value that is a list or an object stays, for the validator to refuse.
 */
function onlyKnown(tool: ToolName, args: unknown): unknown {
  const given: unknown = typeof args === 'string' ? parseJson(args) : args;
  if (given === undefined || given === null) return {};
  if (typeof given !== 'object' || Array.isArray(given)) return given;
  return Object.fromEntries(
    Object.entries(given)
      .filter(([key, value]) => Object.hasOwn(TOOLS[tool].args.properties, key) && value !== null && value !== '')
      .map(([key, value]: [string, unknown]) => [key, typeof value === 'number' ? String(value) : value]),
  );
}

/**
 * Calls written into the text (`{"name": …, "arguments": {…}}`, also within `<tool_call>` or a code fence), and the text
 * without them.
 */
export function callsInText(text: string): { raw: { name: string; args: unknown }[]; rest: string } {
  const raw: { name: string; args: unknown }[] = [];
  let rest = '';
  let at = 0;
  for (const [start, end] of objectsIn(text)) {
    const call = asCall(parseJson(text.slice(start, end)));
    if (!call) continue;
    raw.push(call);
    rest += text.slice(at, start);
    at = end;
  }
  rest += text.slice(at);
  return { raw, rest: rest.replace(/<\/?tool_call>|```(?:json)?/g, '').trim() };
}

function asCall(value: unknown): { name: string; args: unknown } | null {
  if (typeof value !== 'object' || value === null) return null;
  const field = (...names: string[]): unknown =>
    names.map((name): unknown => Reflect.get(value, name)).find((one) => one !== undefined);
  const inner = field('function');
  if (typeof inner === 'object' && inner !== null) return asCall(inner);
  const name = field('name', 'tool');
  return typeof name === 'string' ? { name, args: field('arguments', 'args', 'parameters') } : null;
}

/** Outermost `{…}` pairs as [start, end); braces within JSON strings do not count. */
function* objectsIn(text: string): Generator<[number, number]> {
  let depth = 0;
  let start = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (quoted) {
      if (unit === '\\') at += 1;
      else if (unit === '"') quoted = false;
    } else if (unit === '"' && depth > 0) quoted = true;
    else if (unit === '{') {
      if (depth === 0) start = at;
      depth += 1;
    } else if (unit === '}' && depth > 0) {
      depth -= 1;
      if (depth === 0) yield [start, at + 1];
    }
  }
}
