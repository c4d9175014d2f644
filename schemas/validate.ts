/**
 * Validation at every boundary: a JSON value against one of the contracts, or a tool's arguments against the registry.
 * Validators are compiled once per process, on first use. They never change the value.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { TOOLS } from '../domain/tools/registry';
import type { ToolName } from '../domain/tools/names';
import conversationStateV1 from './conversation_state_v1.json';
import conversationStateV2 from './conversation_state_v2.json';
import decideRequest from './decide_request_v1.json';
import decideResponse from './decide_response_v1.json';
import extractor from './extractor_v1.json';
import manifest from './manifest_v1.json';
import planner from './planner_v1.json';
import response from './response_v1.json';
import type { Schemas } from './types';

/** What is wrong with one field. `field` is a path such as `slots.preferred_date`; empty for the value as a whole. */
export interface FieldError {
  field: string;
  problem: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; errors: FieldError[]; message: string };

const SCHEMAS = {
  extractor_v1: extractor,
  planner_v1: planner,
  response_v1: response,
  manifest_v1: manifest,
  decide_request_v1: decideRequest,
  decide_response_v1: decideResponse,
  conversation_state_v1: conversationStateV1,
  conversation_state_v2: conversationStateV2,
} satisfies Record<keyof Schemas, object>;

const ajv = addFormats.default(
  new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    discriminator: true,
    // 0.07 is a multiple of 0.01, whatever binary fractions make of it.
    multipleOfPrecision: 9,
  }),
);
const compiled = new Map<string, ValidateFunction>();

function validator(key: string, schema: object): ValidateFunction {
  const known = compiled.get(key);
  if (known) return known;
  const fresh = ajv.compile(schema);
  compiled.set(key, fresh);
  return fresh;
}

/** @param name which contract. The result's value is the very object that was passed. */
export function validate<N extends keyof Schemas>(name: N, value: unknown): Result<Schemas[N]> {
  const check = validator(name, SCHEMAS[name]);
  const matches = (candidate: unknown): candidate is Schemas[N] => check(candidate);
  return matches(value) ? { ok: true, value } : failure(check.errors);
}

export const validateExtractor = (value: unknown) => validate('extractor_v1', value);
export const validatePlanner = (value: unknown) => validate('planner_v1', value);
export const validateResponse = (value: unknown) => validate('response_v1', value);
export const validateManifest = (value: unknown) => validate('manifest_v1', value);
export const validateDecideRequest = (value: unknown) => validate('decide_request_v1', value);
export const validateDecideResponse = (value: unknown) => validate('decide_response_v1', value);
export const validateConversationState = (value: unknown) => validate('conversation_state_v2', value);
export const validateConversationStateV1 = (value: unknown) => validate('conversation_state_v1', value);

/** A tool's arguments against the registry's schema for that tool. */
export function validateToolArgs(tool: ToolName, args: unknown): Result<Record<string, string>> {
  return validateWith(`args:${tool}`, TOOLS[tool].args, args, isStringRecord);
}

/**
 * A value against a schema of the caller's own (a model's loose output). Compiled once per `key`.
 * @param narrow states what the schema guarantees, in types.
 */
export function validateWith<T>(
  key: string,
  schema: object,
  value: unknown,
  narrow: (value: unknown) => value is T,
): Result<T> {
  const check = validator(key, schema);
  return check(value) && narrow(value) ? { ok: true, value } : failure(check.errors);
}

const isStringRecord = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'string');

function failure(raw: ErrorObject[] | null | undefined): { ok: false; errors: FieldError[]; message: string } {
  const errors = (raw ?? []).filter((error) => error.keyword !== 'if').map(readable);
  if (errors.length === 0) errors.push({ field: '', problem: 'is not acceptable' });
  return {
    ok: false,
    errors,
    message: errors.map(({ field, problem }) => `${field || 'value'} ${problem}`).join('; '),
  };
}

function readable(error: ErrorObject): FieldError {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const params: Record<string, unknown> = error.params;
  const at = (name?: unknown) => [...path, ...(typeof name === 'string' ? [name] : [])].join('.');
  switch (error.keyword) {
    case 'required':
      return { field: at(params['missingProperty']), problem: 'is required' };
    case 'additionalProperties':
      return { field: at(params['additionalProperty']), problem: 'is not a known field' };
    case 'enum':
      return { field: at(), problem: `must be one of ${list(params['allowedValues'])}` };
    case 'const':
      return { field: at(), problem: `must be ${JSON.stringify(params['allowedValue'])}` };
    case 'discriminator':
      return { field: at(params['tag']), problem: 'must be the name of a known tool' };
    case 'format':
      return { field: at(), problem: `must be a valid ${String(params['format'])}` };
    case 'not':
      return { field: at(), problem: 'has a value that is not allowed here' };
    default:
      return { field: at(), problem: error.message ?? 'is not valid' };
  }
}

const list = (values: unknown): string =>
  Array.isArray(values) ? values.map(String).join(', ') : 'the allowed values';
