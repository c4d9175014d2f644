/** A request to decide: headers and body, checked, with every complaint naming the field and the reason. */
import type { Request } from 'express';
import type { DecideRequestV1 } from '../../schemas/types';
import { validateDecideRequest } from '../../schemas/validate';
import { cleanText } from '../../store/json';
import { isUuid } from '../../store/uuid';
import { ApiError } from '../errors';
import { isTooDeep, notJson } from '../json-body';
import { messageIdFor } from '../message-id';

export interface DecideCall {
  workspaceId: string;
  /** Who is talking: the caller's name for the conversation. */
  conversationKey: string;
  /** Message id and idempotency key in one: from `X-Request-Id`, else the body's `message_id`, made safe to show. */
  sid: string;
  /** E.164, when the caller knows it. */
  phone: string | null;
  /** What the customer wrote, as it can be stored. */
  text: string;
  /** Where the caller got the message from (`whatsapp`, `instagram`, …). */
  channel: string;
  body: DecideRequestV1;
}

/** Printable ASCII without spaces: ids travel in headers, workflow history and logs. */
const ID = /^[\x21-\x7e]{1,128}$/;
const CHANNEL = /^[A-Za-z0-9._:-]{1,64}$/;

/** @throws {ApiError} 400 or 415 */
export function readCall(request: Request): DecideCall {
  const workspaceId = request.get('x-workspace-id');
  if (workspaceId === undefined) throw header('X-Workspace-Id', 'is required', 'Send the UUID of the workspace.');
  if (!isUuid(workspaceId)) throw header('X-Workspace-Id', 'must be a UUID', 'Send the UUID of the workspace.');
  const channel = optional(request, 'X-Channel', CHANNEL, 'a name of up to 64 letters, digits, dots, colons or dashes');
  const conversationId = optional(request, 'X-Conversation-Id', ID, '1 to 128 printable characters without spaces');
  const requestId = optional(request, 'X-Request-Id', ID, '1 to 128 printable characters without spaces');

  const body = readBody(request);
  const { text, waid, from, message_id: messageId } = body.user_message;
  return {
    workspaceId: workspaceId.toLowerCase(),
    conversationKey: conversationId ?? `wa-${waid}`,
    sid: messageIdFor(requestId ?? messageId),
    phone: phoneIn(waid) ?? phoneIn(from),
    text: cleanText(text),
    channel: channel ?? body.context.channel,
    body,
  };
}

function readBody(request: Request): DecideRequestV1 {
  if (request.body === undefined) throw notJson();
  if (isTooDeep(request.body)) throw invalidBody('The body is nested too deeply');
  const result = validateDecideRequest(request.body);
  if (result.ok) return result.value;
  throw invalidBody(result.message, result.errors[0]?.field);
}

const invalidBody = (message: string, field?: string): ApiError =>
  new ApiError(400, {
    code: 'invalid_body',
    message,
    ...(field ? { field } : {}),
    hint: 'The schema is DecideRequestV1 in /openapi.json.',
  });

function optional(request: Request, name: string, pattern: RegExp, wanted: string): string | undefined {
  const value = request.get(name);
  if (value === undefined || value === '') return undefined;
  if (!pattern.test(value)) throw header(name, `must be ${wanted}`, 'Leave it out to use the default.');
  return value;
}

const header = (name: string, problem: string, hint: string): ApiError =>
  new ApiError(400, { code: 'invalid_header', message: `${name} ${problem}`, field: name, hint });

/** A WhatsApp id is the number without its plus; an opaque id (the number is withheld) is no phone. */
function phoneIn(address: string): string | null {
  const digits = /^(?:whatsapp:)?\+?([1-9][0-9]{7,14})$/.exec(address.trim())?.[1];
  return digits === undefined ? null : `+${digits}`;
}
