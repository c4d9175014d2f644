/** What came of a message, in the decide contract and in its status codes. A 200 means: this is what the customer gets. */
import type { DecideResponseV1 } from '../../schemas/types';
import { validateDecideResponse } from '../../schemas/validate';
import { ApiError, type ErrorBody } from '../errors';
import { EMPTY_PATCH, NO_TELEMETRY, type TurnView } from './turn-view';

/** What a call found out about its message. */
export type Found =
  | { kind: 'reply'; text: string; suggestions: string[]; view: TurnView }
  /** A later message of the same burst carries the reply. */
  | { kind: 'merged' }
  /** Nothing is to be said: a person has taken over, or the customer opted out. */
  | { kind: 'silent' }
  /** Over a limit after all (a race): recorded, and answered at most by the polite sentence. */
  | { kind: 'throttled'; text: string }
  /** The turn is still running. */
  | { kind: 'unfinished' };

export interface Answer {
  status: number;
  body: DecideResponseV1 | (DecideResponseV1 & ErrorBody);
  /** Seconds. */
  retryAfter?: number;
}

const TURN_PAUSE_SECONDS = 2;
const LIMIT_PAUSE_SECONDS = 60;

/** @throws {ApiError} 503 when the turn has not ended */
export function answerFor(found: Found): Answer {
  switch (found.kind) {
    case 'reply':
      return ended(found);
    case 'merged':
    case 'silent':
      return { status: 200, body: valid(response('', [])) };
    case 'throttled':
      return {
        status: 429,
        retryAfter: LIMIT_PAUSE_SECONDS,
        body: {
          ...valid(response(found.text, [])),
          error: {
            code: 'rate_limited',
            message: 'This customer or workspace writes faster than the limits allow.',
            hint: 'Send further messages, with ids of their own, after the seconds that Retry-After gives.',
          },
        },
      };
    case 'unfinished':
      throw unfinished();
  }
}

function ended({ text, suggestions, view }: Extract<Found, { kind: 'reply' }>): Answer {
  const body = valid(response(view.message ?? text, suggestions, view));
  if (view.outcome === 'failed') {
    return {
      status: 500,
      body: {
        ...body,
        error: {
          code: 'turn_failed',
          message: 'The turn failed; nothing was written. assistant.text tells the customer so.',
          hint: 'Send the customer assistant.text. The turn is in the admin API and in the Temporal UI.',
        },
      },
    };
  }
  if (view.outcome === 'denied') {
    return {
      status: 409,
      body: {
        ...body,
        error: {
          code: 'policy_denied',
          message: `Policy denied the action: ${view.denial?.reason ?? 'no reason stored'}.`,
          hint: view.denial?.lift || 'Send the customer assistant.text.',
        },
      },
    };
  }
  return { status: 200, body };
}

function response(text: string, suggestions: string[], view?: TurnView): DecideResponseV1 {
  return {
    assistant: { text, suggested_replies: suggestions.filter((suggestion) => suggestion !== '') },
    tool_calls: view?.toolCalls ?? [],
    patch: view?.patch ?? EMPTY_PATCH,
    telemetry: view?.telemetry ?? NO_TELEMETRY,
  };
}

/** Nothing leaves that breaks the contract. @throws {Error} which is a bug, and answered as one */
function valid(body: DecideResponseV1): DecideResponseV1 {
  const result = validateDecideResponse(body);
  if (!result.ok) throw new Error(`A decide response breaks its contract: ${result.message}`);
  return result.value;
}

const unfinished = (): ApiError => {
  const details = {
    code: 'turn_not_finished',
    message: 'The message was taken; its turn has not ended in time.',
    hint: 'Repeat the request, with the same X-Request-Id, after the seconds that Retry-After gives: it returns the reply.',
  } as const;
  return new ApiError(503, details, { retryAfter: TURN_PAUSE_SECONDS });
};
