/** What operators may send. The same schemas validate requests and document them. */
import type { Request } from 'express';
import { validateWith } from '../../schemas/validate';
import { cleanText } from '../../store/json';
import type { BreakerForce } from '../../workflows/breaker-messages';
import { ApiError } from '../errors';
import { ACTOR_PATTERN } from '../ids';

const ACTOR = {
  type: 'string',
  minLength: 1,
  maxLength: 80,
  pattern: ACTOR_PATTERN,
  description: 'Who orders it, for the audit trail; no control characters. Default: api.',
};
const REASON = { type: 'string', minLength: 1, maxLength: 300, description: 'Why, for the audit trail.' };

const order = (title: string, properties: object, required: string[]) => ({
  title,
  type: 'object',
  additionalProperties: false,
  required,
  properties: { ...properties, actor: ACTOR, reason: REASON },
});

export const ADMIN_BODIES = {
  SetRollout: order(
    'SetRollout',
    {
      share: {
        type: 'number',
        minimum: 0,
        maximum: 100,
        multipleOf: 0.01,
        description: 'Percent of the conversations that go to slm; at most two decimals.',
      },
    },
    ['share', 'reason'],
  ),
  ForceBreaker: order(
    'ForceBreaker',
    { force: { enum: ['auto', 'open', 'closed'], description: 'auto leaves the decision to the workers.' } },
    ['force', 'reason'],
  ),
  OpenHandoff: order('OpenHandoff', {}, ['reason']),
  Order: order('Order', {}, []),
} as const;

/** Who and why, as the audit trail keeps them. */
export interface By {
  actor: string;
  reason: string;
}

interface Sent {
  actor?: string;
  reason?: string;
}

export function setRolloutIn(request: Request): By & { share: number } {
  const sent = read(request, 'SetRollout', hasShare);
  return { ...by(sent), share: sent.share };
}

export function forceBreakerIn(request: Request): By & { force: BreakerForce } {
  const sent = read(request, 'ForceBreaker', hasForce);
  return { ...by(sent), force: sent.force };
}

export const openHandoffIn = (request: Request): By => by(read(request, 'OpenHandoff', isSent));

/** For orders that need no more than who and why, if that. */
export const orderIn = (request: Request): By => by(read(request, 'Order', isSent));

const by = ({ actor, reason }: Sent): By => ({
  actor: `operator:${actor ?? 'api'}`,
  reason: cleanText(reason ?? 'not stated'),
});

function read<T extends Sent>(
  request: Request,
  name: keyof typeof ADMIN_BODIES,
  narrow: (value: unknown) => value is T,
): T {
  // An order without a body is an order without remarks.
  const body: unknown = request.body ?? {};
  const result = validateWith(`admin:${name}`, ADMIN_BODIES[name], body, narrow);
  if (result.ok) return result.value;
  throw invalid(result.errors[0]?.field ?? '', result.errors[0]?.problem ?? result.message, result.message);
}

function invalid(field: string, problem: string, message = `${field} ${problem}`): ApiError {
  return new ApiError(400, {
    code: 'invalid_body',
    message,
    ...(field ? { field } : {}),
    hint: 'The schema is in /openapi.json.',
  });
}

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
const optionalText = (value: unknown): boolean => value === undefined || typeof value === 'string';
const isSent = (value: unknown): value is Sent =>
  typeof value === 'object' &&
  value !== null &&
  optionalText(member(value, 'actor')) &&
  optionalText(member(value, 'reason'));
const hasShare = (value: unknown): value is Sent & { share: number } =>
  isSent(value) && typeof member(value, 'share') === 'number';
const hasForce = (value: unknown): value is Sent & { force: BreakerForce } => {
  const force = member(value, 'force');
  return isSent(value) && (force === 'auto' || force === 'open' || force === 'closed');
};
