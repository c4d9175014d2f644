/**
 * The share of conversations on the slm pipeline: one global value, and overrides of single workspaces. Read from the
 * database for every new run, so that a change is effective everywhere at once.
 */
import { createHash } from 'node:crypto';
import { choosePipeline, type PipelineChoice } from '../domain/rollout/canary';
import { sql } from 'kysely';
import { audit } from './audit';
import { listWorkspaces } from './channels';
import { PLATFORM_SCOPE, type Database, type Tx } from './database';

export interface Rollout {
  /** Percent, 0–100. */
  share: number;
  scope: 'global' | 'workspace';
  actor: string;
  reason: string;
  updatedAt: Date;
}

/** What decides a workspace's route: its override, else the global share. `null`: nobody has set any yet. */
export async function currentRollout(db: Database, workspaceId: string): Promise<Rollout | null> {
  const { rows } = await sql<{ workspace_id: string; share: number; actor: string; reason: string; updated_at: Date }>`
    select workspace_id, share, actor, reason, updated_at from pulpo.effective_rollout(${workspaceId})`.execute(
    db.directory,
  );
  const found = rows[0];
  if (!found) return null;
  return {
    share: found.share,
    scope: found.workspace_id === PLATFORM_SCOPE ? 'global' : 'workspace',
    actor: found.actor,
    reason: found.reason,
    updatedAt: found.updated_at,
  };
}

/** On which pipeline a conversation runs. @param rollout `null`: no share has been set */
export const pipelineOf = (
  conversation: { workspaceId: string; conversationId: string },
  rollout: Rollout | null,
): PipelineChoice =>
  choosePipeline(conversation, rollout, (text) => createHash('sha256').update(text, 'utf8').digest());

/** The global share, whatever overrides there are. */
export const globalRollout = (db: Database): Promise<Rollout | null> => currentRollout(db, PLATFORM_SCOPE);

export interface RolloutChange {
  /** `null` = the global share. */
  workspaceId: string | null;
  actor: string;
  reason: string;
}

export interface RolloutStep {
  previousShare: number | null;
  share: number | null;
}

/** @param change.share percent, 0–100 @throws {RangeError} */
export async function setRollout(db: Database, change: RolloutChange & { share: number }): Promise<RolloutStep> {
  if (!(change.share >= 0 && change.share <= 100)) throw new RangeError(`A share is 0 to 100, not ${change.share}`);
  return write(db, change, 'set', change.share);
}

/** Removes a workspace's override: it follows the global share again. */
export async function clearRollout(
  db: Database,
  change: RolloutChange & { workspaceId: string },
): Promise<RolloutStep> {
  return write(db, change, 'clear', null);
}

/**
 * Back to legacy, at once: the share becomes 0. A global rollback takes the overrides of all workspaces with it, since
 * whoever calls it wants nobody on slm.
 */
export async function rollback(db: Database, change: RolloutChange): Promise<RolloutStep> {
  const step = await write(db, change, 'rollback', 0);
  if (change.workspaceId === null) {
    for (const { id } of await listWorkspaces(db)) {
      const current = await currentRollout(db, id);
      if (current?.scope === 'workspace' && current.share > 0)
        await write(db, { ...change, workspaceId: id }, 'rollback', 0);
    }
  }
  return step;
}

/**
 * Sets the global share if none was ever set: the first start of an installation.
 * @returns the share in force, who set it, and whether that was this call
 */
export async function ensureRollout(
  db: Database,
  initial: { share: number; reason: string },
): Promise<{ share: number; actor: string; created: boolean }> {
  return db.inWorkspace(PLATFORM_SCOPE, async (tx) => {
    const inserted = await tx
      .insertInto('rollouts')
      .values({ share: initial.share, actor: 'system', reason: initial.reason })
      .onConflict((on) => on.column('workspace_id').doNothing())
      .returning(['share', 'actor'])
      .executeTakeFirst();
    if (inserted) {
      await record(
        tx,
        PLATFORM_SCOPE,
        'set',
        { previousShare: null, share: initial.share },
        { actor: 'system', reason: initial.reason },
      );
      return { ...inserted, created: true };
    }
    const stored = await tx.selectFrom('rollouts').select(['share', 'actor']).executeTakeFirstOrThrow();
    return { ...stored, created: false };
  });
}

async function write(db: Database, change: RolloutChange, action: Action, share: number | null): Promise<RolloutStep> {
  const scope = change.workspaceId ?? PLATFORM_SCOPE;
  const { actor, reason } = change;
  return db.inWorkspace(scope, async (tx) => {
    const previous = await tx.selectFrom('rollouts').select('share').forUpdate().executeTakeFirst();
    if (share === null) await tx.deleteFrom('rollouts').execute();
    else
      await tx
        .insertInto('rollouts')
        .values({ share, actor, reason })
        .onConflict((on) =>
          on.column('workspace_id').doUpdateSet({ share, actor, reason, updated_at: sql<Date>`now()` }),
        )
        .execute();
    const step = { previousShare: previous?.share ?? null, share };
    await record(tx, scope, action, step, change);
    return step;
  });
}

type Action = 'set' | 'rollback' | 'clear';

async function record(
  tx: Tx,
  scope: string,
  action: Action,
  step: RolloutStep,
  by: { actor: string; reason: string },
): Promise<void> {
  await tx
    .insertInto('rollout_history')
    .values({ action, share: step.share, previous_share: step.previousShare, actor: by.actor, reason: by.reason })
    .execute();
  await audit(tx, {
    actor: by.actor,
    action: `rollout.${action}`,
    subjectType: 'rollout',
    subjectId: scope,
    detail: { ...step, reason: by.reason },
  });
}

export interface RolloutHistoryEntry extends RolloutStep {
  action: Action;
  actor: string;
  reason: string;
  at: Date;
}

/** Newest first. */
export async function rolloutHistory(
  db: Database,
  workspaceId: string | null,
  limit = 50,
): Promise<RolloutHistoryEntry[]> {
  return db.inWorkspace(workspaceId ?? PLATFORM_SCOPE, (tx) =>
    tx
      .selectFrom('rollout_history')
      .select(['action', 'share', 'previous_share as previousShare', 'actor', 'reason', 'at'])
      .orderBy('id', 'desc')
      .limit(limit)
      .execute(),
  );
}
