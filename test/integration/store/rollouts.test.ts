import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listAudit } from '../../../store/audit';
import { PLATFORM_SCOPE } from '../../../store/database';
import {
  clearRollout,
  currentRollout,
  ensureRollout,
  globalRollout,
  rollback,
  rolloutHistory,
  setRollout,
} from '../../../store/rollouts';
import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import { ESTILO } from '../../../store/seed-estilo';
import { freshDatabase, type FreshDatabase } from '../../support/database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const by = (workspaceId: string | null, reason: string) => ({ workspaceId, actor: 'operator:eva', reason });
const shareOf = async (id: string) => (await currentRollout(fresh.db, id))?.share;

it('starts without a share, takes the first one once, and keeps what was set later', async () => {
  expect(await globalRollout(fresh.db)).toBeNull();
  const initial = (share: number) => ensureRollout(fresh.db, { share, reason: 'first start' });
  const starts = await Promise.all([initial(10), initial(10), initial(10)]);
  expect(starts.map(({ share }) => share)).toEqual([10, 10, 10]);
  expect(starts.filter(({ created }) => created)).toHaveLength(1);
  await setRollout(fresh.db, { ...by(null, 'phase 2'), share: 50 });
  expect(await initial(10)).toEqual({ share: 50, actor: 'operator:eva', created: false });
  expect(await rolloutHistory(fresh.db, null)).toMatchObject([
    { action: 'set', previousShare: 10, share: 50, actor: 'operator:eva', reason: 'phase 2' },
    { action: 'set', previousShare: null, share: 10, actor: 'system' },
  ]);
});

it('lets a workspace differ from the rest, and follow it again', async () => {
  await setRollout(fresh.db, { ...by(ESTILO.id, 'pilot'), share: 100 });
  expect(await currentRollout(fresh.db, ESTILO.id)).toMatchObject({ share: 100, scope: 'workspace', reason: 'pilot' });
  expect(await currentRollout(fresh.db, CONSULTORIO_NORTE.id)).toMatchObject({ share: 50, scope: 'global' });
  expect(await clearRollout(fresh.db, { ...by(ESTILO.id, 'pilot over'), workspaceId: ESTILO.id })).toEqual({
    previousShare: 100,
    share: null,
  });
  expect(await currentRollout(fresh.db, ESTILO.id)).toMatchObject({ share: 50, scope: 'global' });
  expect((await rolloutHistory(fresh.db, ESTILO.id)).map(({ action }) => action)).toEqual(['clear', 'set']);
});

it('rolls everybody back in one step, overrides included, and keeps a trail', async () => {
  await setRollout(fresh.db, { ...by(CONSULTORIO_NORTE.id, 'pilot'), share: 30 });
  await setRollout(fresh.db, { ...by(ESTILO.id, 'not here'), share: 0 });
  expect(await rollback(fresh.db, by(null, 'errors'))).toEqual({ previousShare: 50, share: 0 });
  expect([
    await shareOf(ESTILO.id),
    await shareOf(CONSULTORIO_NORTE.id),
    (await globalRollout(fresh.db))?.share,
  ]).toEqual([0, 0, 0]);
  expect((await rolloutHistory(fresh.db, CONSULTORIO_NORTE.id))[0]).toMatchObject({
    action: 'rollback',
    previousShare: 30,
    share: 0,
  });
  expect((await rolloutHistory(fresh.db, ESTILO.id)).filter(({ action }) => action === 'rollback')).toEqual([]);
  const trail = await fresh.db.inWorkspace(PLATFORM_SCOPE, (tx) => listAudit(tx, { subjectType: 'rollout', limit: 1 }));
  expect(trail).toMatchObject([
    { actor: 'operator:eva', action: 'rollout.rollback', detail: { previousShare: 50, share: 0, reason: 'errors' } },
  ]);
});

it('refuses a share that is none', async () => {
  for (const share of [-1, 101, Number.NaN])
    await expect(setRollout(fresh.db, { ...by(null, 'x'), share })).rejects.toThrow(RangeError);
});

it('keeps the global share out of the workspaces’ reach', async () => {
  await fresh.db.inWorkspace(ESTILO.id, async (tx) => {
    const updated = await tx
      .updateTable('rollouts')
      .set({ share: 77 })
      .where('workspace_id', '=', PLATFORM_SCOPE)
      .executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(0n);
  });
  const insert = fresh.db.inWorkspace(ESTILO.id, (tx) =>
    tx.insertInto('rollouts').values({ workspace_id: PLATFORM_SCOPE, share: 77, actor: 'x', reason: 'x' }).execute(),
  );
  await expect(insert).rejects.toMatchObject({ code: '42501' });
});
