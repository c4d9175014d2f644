/**
 * `pulpo rollout`: works on the database itself, so that a rollback is possible when no api answers. Every process reads
 * the share there for each new conversation.
 */
import { userInfo } from 'node:os';
import { loadConfig } from '../../config/config';
import { shareInWords } from '../../domain/rollout/env';
import { isShare } from '../../domain/rollout/share';
import { listWorkspaces } from '../../store/channels';
import type { Database } from '../../store/database';
import {
  currentRollout,
  globalRollout,
  rollback,
  rolloutHistory,
  setRollout,
  type RolloutStep,
} from '../../store/rollouts';
import { withDatabase } from '../database';
import { say } from '../say';

interface Scope {
  workspace?: string;
}
interface Change extends Scope {
  why?: string;
}

export async function show({ workspace }: Scope): Promise<void> {
  const config = loadConfig(process.env);
  await withDatabase(config, async (db) => {
    const global = await globalRollout(db);
    say(
      global
        ? `all workspaces: ${shareInWords(global.share)}, since ${stamp(global.updatedAt)} by ${global.actor} (${global.reason})`
        : `not set yet; the first start writes ${config.rollout.words}`,
    );
    for (const found of await listWorkspaces(db)) {
      const current = await currentRollout(db, found.id);
      const wanted = workspace !== undefined && matches(found, workspace);
      if (current && (current.scope === 'workspace' ? workspace === undefined || wanted : wanted)) {
        say(
          `${found.slug}: ${shareInWords(current.share)} (${current.scope === 'workspace' ? `its own, by ${current.actor}: ${current.reason}` : 'follows all workspaces'})`,
        );
      }
    }
    if (workspace !== undefined) await workspaceId(db, workspace);
  });
}

export async function set(share: string, { workspace, why }: Change): Promise<void> {
  const value = Number(share);
  if (share.trim() === '' || !isShare(value))
    throw new Error(`The share must be a percentage from 0 to 100 with at most two decimals, not "${share}".`);
  await change(workspace, async (db, id) =>
    setRollout(db, { workspaceId: id, share: value, actor: actor(), reason: why ?? '' }),
  );
}

export async function back({ workspace, why }: Change): Promise<void> {
  await change(workspace, async (db, id) => rollback(db, { workspaceId: id, actor: actor(), reason: why ?? '' }));
}

export async function history({ workspace }: Scope): Promise<void> {
  await withDatabase(loadConfig(process.env), async (db) => {
    const entries = await rolloutHistory(db, workspace === undefined ? null : await workspaceId(db, workspace));
    if (entries.length === 0) say('No change has been recorded.');
    for (const { at, action, previousShare, share, actor: by, reason } of entries) {
      say(
        `${stamp(at)}  ${action.padEnd(8)}  ${percent(previousShare)} → ${percent(share)}  ${by}${reason ? `: ${reason}` : ''}`,
      );
    }
  });
}

async function change(
  workspace: string | undefined,
  apply: (db: Database, id: string | null) => Promise<RolloutStep>,
): Promise<void> {
  await withDatabase(loadConfig(process.env), async (db) => {
    const id = workspace === undefined ? null : await workspaceId(db, workspace);
    const { previousShare, share } = await apply(db, id);
    say(
      `${workspace ?? 'all workspaces'}: ${percent(previousShare)} → ${percent(share)}; ${shareInWords(share ?? 0)} from now on. Conversations in flight finish on their pipeline.`,
    );
  });
}

async function workspaceId(db: Database, named: string): Promise<string> {
  const all = await listWorkspaces(db);
  const found = all.find((workspace) => matches(workspace, named));
  if (found) return found.id;
  throw new Error(`There is no workspace "${named}". There are: ${all.map(({ slug }) => slug).join(', ')}.`);
}

const matches = (workspace: { id: string; slug: string }, named: string): boolean =>
  workspace.id === named.toLowerCase() || workspace.slug === named;

const actor = (): string => `cli:${userInfo().username}`;
const percent = (share: number | null): string => (share === null ? 'unset' : `${share} %`);
const stamp = (at: Date): string => at.toISOString().replace('T', ' ').slice(0, 19);
