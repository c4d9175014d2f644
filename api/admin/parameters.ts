/** What operators put into paths and queries, checked. */
import type { Request } from 'express';
import type { Database, Tx } from '../../store/database';
import { isUuid } from '../../store/uuid';
import { ApiError, unknown } from '../errors';
import { isStorable } from '../ids';

/** A UUID in the path. @throws {ApiError} 400 */
export function idIn(request: Request, name: string): string {
  const value = request.params[name];
  if (typeof value === 'string' && isUuid(value)) return value.toLowerCase();
  throw invalid(name, 'must be a UUID');
}

/** `limit`, 1–200. @throws {ApiError} 400 */
export function limitIn(request: Request, fallback = 50): number {
  const raw = textIn(request, 'limit');
  if (raw === undefined) return fallback;
  const value = /^[1-9]\d{0,2}$/.test(raw) ? Number(raw) : 0;
  if (value < 1 || value > 200) throw invalid('limit', 'must be a whole number from 1 to 200');
  return value;
}

/** E.164; a plus that nobody has escaped arrives as a space. */
export const PHONE = { pattern: '^[+ ]?[1-9][0-9]{4,14}$' };

/** `phone`, as it is stored. @throws {ApiError} 400 */
export function phoneIn(request: Request): string | undefined {
  const raw = textIn(request, 'phone');
  if (raw === undefined) return undefined;
  if (!new RegExp(PHONE.pattern).test(raw)) throw invalid('phone', 'must be a number in E.164, such as +5491122334455');
  return raw.replace(/^[+ ]?/, '+');
}

/** One of `values`, or undefined when it is not given. @throws {ApiError} 400 */
export function choiceIn<const T extends string>(request: Request, name: string, values: readonly T[]): T | undefined {
  const raw = textIn(request, name);
  if (raw === undefined) return undefined;
  const found = values.find((value) => value === raw);
  if (found === undefined) throw invalid(name, `must be one of ${values.join(', ')}`);
  return found;
}

/** A single query parameter. @throws {ApiError} 400 when it is given twice, is empty, or cannot be stored as it is */
export function textIn(request: Request, name: string): string | undefined {
  const raw: unknown = request.query[name];
  if (raw === undefined) return undefined;
  if (typeof raw !== 'string') throw invalid(name, 'must be given once');
  if (raw === '') throw invalid(name, 'must not be empty');
  if (!isStorable(raw)) throw invalid(name, 'must not hold control characters');
  return raw;
}

export const invalid = (field: string, problem: string): ApiError =>
  new ApiError(400, { code: 'invalid_parameter', message: `${field} ${problem}`, field, hint: 'See /openapi.json.' });

/**
 * Runs `work` in the workspace that the path names; row-level security holds it there, whatever other ids the path has.
 * @throws {ApiError} 400, 404
 */
export function inNamedWorkspace<T>(
  db: Database,
  request: Request,
  work: (tx: Tx, workspaceId: string) => Promise<T>,
): Promise<T> {
  const workspaceId = idIn(request, 'workspaceId');
  return db.inWorkspace(workspaceId, async (tx) => {
    const workspace = await tx.selectFrom('workspaces').select('id').executeTakeFirst();
    if (!workspace) {
      throw new ApiError(404, {
        code: 'workspace_not_found',
        message: `There is no workspace ${workspaceId}.`,
        field: 'workspaceId',
        hint: 'GET /admin/api/workspaces lists them.',
      });
    }
    return work(tx, workspaceId);
  });
}

/** The path's conversation. @throws {ApiError} 400, 404 */
export async function conversationIn(tx: Tx, request: Request): Promise<string> {
  const id = idIn(request, 'conversationId');
  const known = await tx.selectFrom('conversations').select('id').where('id', '=', id).executeTakeFirst();
  if (known) return id;
  throw unknown('conversation in this workspace', 'List the conversations of the workspace.');
}
