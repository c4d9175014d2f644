/** Whether a call may go on: which workspace it is for, whether it was made before, and whether there is room for it. */
import { countRateLimit } from '../../observability/metrics';
import type { DecideRequestV1 } from '../../schemas/types';
import type { MessageLimits } from '../../domain/message-limits';
import { exceededLimit } from '../../store/admission';
import { contactOf } from '../../store/conversations';
import type { Tx } from '../../store/database';
import { IdempotencyMismatch } from '../../store/errors';
import { fingerprint, once } from '../../store/idempotency';
import { ApiError, requestIdReused } from '../errors';
import type { DecideCall } from './call';
import { API_PROVIDER } from './channel';

/** Who calls. There is one token today; what it may do is asked here and nowhere else. */
export interface Caller {
  mayActFor(workspace: { id: string; active: boolean }): boolean;
}

/** The holder of `PULPO_API_TOKEN` acts for every active workspace. */
export const API_TOKEN_HOLDER: Caller = { mayActFor: ({ active }) => active };

/** In one transaction of the call's workspace. @throws {ApiError} 403, 404, 422, 429 */
export async function admit(tx: Tx, call: DecideCall, caller: Caller, limits: MessageLimits, now: Date): Promise<void> {
  await checkWorkspace(tx, call, caller);
  const repeated = await isRepetition(tx, call);
  if (repeated) return;
  const contactId = await contactOf(tx, API_PROVIDER, call.conversationKey);
  const exceeded = await exceededLimit(tx, contactId, now, limits);
  if (exceeded === null) return;
  const { scope, window, limit, until } = exceeded;
  const retryAfter = Math.ceil((until.getTime() - now.getTime()) / 1000);
  countRateLimit(scope);
  const details = {
    code: 'rate_limited',
    message: `This ${scope} has reached ${limit} messages per ${window}.`,
    hint: 'The message was not taken. Repeat the request after the seconds that Retry-After gives.',
  } as const;
  throw new ApiError(429, details, { retryAfter });
}

async function checkWorkspace(tx: Tx, call: DecideCall, caller: Caller): Promise<void> {
  const workspace = await tx.selectFrom('workspaces').select(['id', 'active']).executeTakeFirst();
  if (!workspace) {
    throw new ApiError(404, {
      code: 'workspace_not_found',
      message: `There is no workspace ${call.workspaceId}.`,
      field: 'X-Workspace-Id',
      hint: 'Ask the operator for the id of the workspace.',
    });
  }
  if (caller.mayActFor(workspace)) return;
  throw new ApiError(403, {
    code: 'workspace_forbidden',
    message: 'This token may not act for this workspace, or the workspace is inactive.',
    field: 'X-Workspace-Id',
    hint: 'Use a token of this workspace, or have it activated.',
  });
}

/** The first request with an id claims it. @throws {ApiError} 422 when it was another request that did */
async function isRepetition(tx: Tx, call: DecideCall): Promise<boolean> {
  let claimed = false;
  const key = { key: `decide:${call.sid}`, fingerprint: fingerprint(essenceOf(call)), restore: () => ({}) };
  try {
    await once(tx, key, () => {
      claimed = true;
      return Promise.resolve({});
    });
  } catch (error) {
    if (!(error instanceof IdempotencyMismatch)) throw error;
    throw requestIdReused('This request id was used before for a different request.');
  }
  return !claimed;
}

/** All of the request that has a meaning here: the conversation and the whole body. */
const essenceOf = (call: DecideCall): Record<string, string> => ({
  conversation: call.conversationKey,
  body: canonical(call.body),
});

/** Members sorted at every level, so that their order does not matter. */
function canonical(body: DecideRequestV1): string {
  return JSON.stringify(body, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : value,
  );
}
