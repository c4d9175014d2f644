/** The record of each turn: every reply can be explained from it. */
import type { Tx } from './database';
import { toJson, toNullableJson } from './json';

/** Pieces are whatever the stages produced, JSON-serialisable; they hold what customers wrote. */
export interface NewTurn {
  id: string;
  conversationId: string;
  /** What was decided, and what was really executed. */
  pipeline: string;
  route: string;
  fallbackFrom: string | null;
  intent: string | null;
  confidence: number | null;
  outcome: string;
  totalMs: number;
  /** Milliseconds by stage. */
  timings: Record<string, number>;
  canary: object;
  input?: unknown;
  extraction?: unknown;
  plan?: unknown;
  verdicts?: unknown;
  results?: unknown;
  patch?: unknown;
  reply?: unknown;
  models?: unknown;
  createdAt?: Date | string;
}

/** Stores a turn once; a repetition changes nothing. */
export async function insertTurn(tx: Tx, turn: NewTurn): Promise<void> {
  await tx
    .insertInto('turns')
    .values({
      id: turn.id,
      conversation_id: turn.conversationId,
      pipeline: turn.pipeline,
      route: turn.route,
      fallback_from: turn.fallbackFrom,
      intent: turn.intent,
      confidence: turn.confidence,
      outcome: turn.outcome,
      total_ms: turn.totalMs,
      timings: toJson(turn.timings),
      canary: toJson(turn.canary),
      input: toNullableJson(turn.input),
      extraction: toNullableJson(turn.extraction),
      plan: toNullableJson(turn.plan),
      verdicts: toNullableJson(turn.verdicts),
      results: toNullableJson(turn.results),
      patch: toNullableJson(turn.patch),
      reply: toNullableJson(turn.reply),
      models: toNullableJson(turn.models),
      ...(turn.createdAt === undefined ? {} : { created_at: turn.createdAt }),
    })
    .onConflict((on) => on.columns(['workspace_id', 'id']).doNothing())
    .execute();
}

export interface TurnFilter {
  conversationId?: string;
  since?: Date;
  until?: Date;
  limit: number;
}

/** Newest first, without the pieces that hold customers' words. */
export async function listTurns(tx: Tx, filter: TurnFilter) {
  let query = tx
    .selectFrom('turns')
    .select([
      'id',
      'conversation_id as conversationId',
      'pipeline',
      'route',
      'fallback_from as fallbackFrom',
      'intent',
      'confidence',
      'outcome',
      'total_ms as totalMs',
      'timings',
      'created_at as createdAt',
    ])
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(filter.limit);
  if (filter.conversationId !== undefined) query = query.where('conversation_id', '=', filter.conversationId);
  if (filter.since !== undefined) query = query.where('created_at', '>=', filter.since);
  if (filter.until !== undefined) query = query.where('created_at', '<', filter.until);
  return query.execute();
}

/** The whole record of one turn. */
export async function findTurn(tx: Tx, turnId: string) {
  return (await tx.selectFrom('turns').selectAll().where('id', '=', turnId).executeTakeFirst()) ?? null;
}

/** Retention: forgets records older than `before`. @returns how many. */
export async function deleteTurnsBefore(tx: Tx, before: Date): Promise<number> {
  const result = await tx.deleteFrom('turns').where('created_at', '<', before).executeTakeFirst();
  return Number(result.numDeletedRows);
}
