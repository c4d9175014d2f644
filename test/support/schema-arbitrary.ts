/** Values that a JSON Schema allows, and values that it does not, for tests that hold routes to their description. */
import { Ajv2020 } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { asRecord } from '../../store/json';

type Json = Record<string, unknown>;

export interface Schemas {
  valid(schema: unknown): fc.Arbitrary<unknown>;
  /** One value, or one member of an object, is wrong, missing or too much. */
  invalid(schema: unknown): fc.Arbitrary<unknown>;
  accepts(schema: unknown, value: unknown): boolean;
}

const WRONG: readonly unknown[] = [
  '', ' ', '\u0000', 'a\u0007b', '\ud800', 'ñ\n', 'x'.repeat(5000), 'not-a-uuid', '2026-02-30', '25:00', '-1', '+',
  0, -1, 201, 1.5, 100.001, true, null, [], {}, [[]],
]; // prettier-ignore

/** @param document where references lead */
export function schemasOf(document: object): Schemas {
  const ajv = addFormats.default(new Ajv2020({ strict: false, multipleOfPrecision: 9 }));
  ajv.addSchema(document, 'document');
  const inDocument = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, member: unknown) =>
      key === '$ref' && typeof member === 'string' ? member.replace(/^#/, 'document#') : member,
    );
  const accepts = (schema: unknown, value: unknown): boolean => ajv.validate(inDocument(schema) as object, value);

  function resolve(schema: unknown): Json {
    const reference = asRecord(schema)['$ref'];
    if (typeof reference !== 'string') return asRecord(schema);
    return resolve(
      reference
        .slice(2)
        .split('/')
        .reduce((found: unknown, part) => asRecord(found)[part], document),
    );
  }

  function valid(given: unknown): fc.Arbitrary<unknown> {
    const schema = resolve(given);
    if (Array.isArray(schema['enum'])) return fc.constantFrom(...(schema['enum'] as unknown[]));
    const types = [schema['type']].flat();
    const anyOf = types.map((type) => ofType(String(type), schema));
    return fc.oneof(...anyOf).filter((value) => accepts(schema, value));
  }

  function ofType(type: string, schema: Json): fc.Arbitrary<unknown> {
    switch (type) {
      case 'string':
        return text(schema);
      case 'integer':
        return fc.integer({ min: Number(schema['minimum'] ?? 0), max: Number(schema['maximum'] ?? 1000) });
      case 'number':
        return fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100);
      case 'null':
        return fc.constant(null);
      case 'array':
        return fc.array(valid(schema['items']), { maxLength: Number(schema['maxItems'] ?? 3) });
      case 'object':
        return object(schema);
      default:
        throw new Error(`No values for the type ${type}`);
    }
  }

  function text(schema: Json): fc.Arbitrary<string> {
    const { format, pattern, minLength, maxLength } = schema;
    if (format === 'uuid') return fc.uuid();
    if (format === 'email') return fc.constant('ana.paz@example.com');
    if (format === 'date') return fc.constant('2030-01-02');
    if (format === 'date-time') return fc.constant('2030-01-02T10:00:00-03:00');
    const least = Number(minLength ?? 0);
    const most = Number(maxLength ?? 60);
    if (typeof pattern !== 'string') return fc.string({ unit: 'grapheme', minLength: least, maxLength: most });
    return fc
      .stringMatching(new RegExp(pattern, 'u'))
      .map((found) => Array.from(found).slice(0, most).join(''))
      .filter((found) => found.length >= least);
  }

  function object(schema: Json): fc.Arbitrary<Json> {
    const properties = asRecord(schema['properties']);
    const requiredKeys = requiredOf(schema).filter((key) => key in properties);
    const members = Object.fromEntries(Object.entries(properties).map(([key, member]) => [key, valid(member)]));
    return fc.record(members, { requiredKeys });
  }

  function invalid(given: unknown): fc.Arbitrary<unknown> {
    const schema = resolve(given);
    const wrong = fc.constantFrom(...WRONG);
    if (schema['type'] !== 'object') return wrong.filter((value) => !accepts(schema, value));
    const names = Object.keys(asRecord(schema['properties']));
    return fc
      .tuple(object(schema), fc.constantFrom(...names, 'unheard_of'), fc.oneof(wrong, fc.constant(undefined)))
      .map(([value, name, member]) => ({ ...value, [name]: member }))
      .chain((value) => deeper(schema, value))
      .map((value): unknown => JSON.parse(JSON.stringify(value)))
      .filter((value) => !accepts(schema, value));
  }

  /** Now and then the fault is inside a member that is an object itself. */
  function deeper(schema: Json, value: Json): fc.Arbitrary<Json> {
    const inner = Object.entries(asRecord(schema['properties'])).filter(
      ([, member]) => resolve(member)['type'] === 'object',
    );
    if (inner.length === 0) return fc.constant(value);
    return fc.oneof(
      fc.constant(value),
      ...inner.map(([name, member]) =>
        fc.tuple(object(schema), invalid(member)).map(([whole, wrong]) => ({ ...whole, [name]: wrong })),
      ),
    );
  }

  return { valid, invalid, accepts };
}

const requiredOf = (schema: Json): string[] =>
  Array.isArray(schema['required']) ? schema['required'].filter((key): key is string => typeof key === 'string') : [];
