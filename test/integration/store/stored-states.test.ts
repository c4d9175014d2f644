/** States that this release did not write: upgraded or replaced when they are loaded, and what is never lost with them. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createBeginTurn } from '../../../activities/begin-turn';
import type { ActivityDeps } from '../../../activities/deps';
import { emptyState, pendingConfirmation } from '../../../domain/dialogue';
import type { Tx } from '../../../store/database';
import { openHandoff } from '../../../store/handoffs';
import { setOptOut } from '../../../store/opt-outs';
import { ESTILO } from '../../../store/seed-estilo';
import { loadState, saveState } from '../../../store/states';
import { loadProfile } from '../../../store/workspaces';
import { newCustomer } from '../../support/customer';
import { freshDatabase, type FreshDatabase } from '../../support/database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const inEstilo = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => fresh.db.inWorkspace(ESTILO.id, work);
const NOW = '2026-11-24T13:05:00.000Z';
const WORDS = 'Rosa Paz';

const LINES = readFileSync(path.join(__dirname, '../../unit/dialogue/states/schema-1.jsonl'), 'utf8')
  .trim()
  .split('\n');
const CONFIRMING = LINES.find((line) => line.includes('"fsm":"CONFIRMING"')) ?? '{}';

async function someoneWith(state: string, version = 7) {
  const { contactId, conversationId } = await newCustomer(fresh.db, ESTILO, NOW);
  await inEstilo((tx) =>
    tx.insertInto('conversation_states').values({ conversation_id: conversationId, version, state }).execute(),
  );
  return { contactId, conversationId };
}

describe('a stored state', () => {
  it.each(LINES)(
    'of the release before is loaded with the version of its row, and replaced by its successor',
    async (line) => {
      const { conversationId } = await someoneWith(line);
      const loaded = await inEstilo((tx) => loadState(tx, conversationId));
      expect(loaded).toMatchObject({ replaced: null, state: { schema: 2, version: 7 } });
      const { state } = loaded ?? { state: emptyState() };
      expect(await inEstilo((tx) => saveState(tx, conversationId, state, 7))).toBe(true);
      expect(await inEstilo((tx) => loadState(tx, conversationId))).toEqual({
        state: { ...state, version: 8 },
        replaced: null,
      });
    },
  );

  it.each(['[]', '"words"', '{}', JSON.stringify({ ...emptyState(), schema: 3 })])(
    'that cannot be read gives way to an empty one, with the version of its row: %s',
    async (stored) => {
      const { conversationId } = await someoneWith(stored);
      const loaded = await inEstilo((tx) => loadState(tx, conversationId));
      expect(loaded?.state).toEqual({ ...emptyState(), version: 7 });
      expect(loaded?.replaced).toEqual(expect.any(String));
      expect(await inEstilo((tx) => saveState(tx, conversationId, emptyState(), 7))).toBe(true);
    },
  );
});

describe('the begin of a turn', () => {
  async function begin(who: { contactId: string; conversationId: string }) {
    const warnings: unknown[] = [];
    const profile = await inEstilo((tx) => loadProfile(tx));
    const health = { extractor: false, planner: false, slm: false, legacy: false, response: false };
    const deps = {
      db: fresh.db,
      profiles: { get: () => Promise.resolve(profile) },
      models: { rephrase: null, health: () => Promise.resolve(health) },
      logger: { warn: (...entry: unknown[]) => warnings.push(entry) },
    } as unknown as ActivityDeps;
    const result = await createBeginTurn(deps)({
      scope: { workspaceId: ESTILO.id, channelId: ESTILO.channelId, ...who },
      turnId: randomUUID(),
      now: NOW,
      messages: [{ sid: `SM-${randomUUID()}`, kind: 'text', text: 'sí', receivedAt: NOW, inlineBudgetMs: 1000 }],
      maxMessages: 5,
      canary: {
        pipeline: 'slm',
        bucket: 0,
        share: 100,
        rule: 'global',
        models: { extractor: '', planner: '', legacy: '' },
        prompts: '',
      },
    });
    return { result, warnings };
  }

  const broken = (): Promise<{ contactId: string; conversationId: string }> =>
    someoneWith(JSON.stringify({ ...emptyState(), fsm: WORDS, [WORDS]: WORDS }));

  it('goes on where the release before stopped', async () => {
    const { result, warnings } = await begin(await someoneWith(CONFIRMING));
    expect(warnings).toEqual([]);
    const { digest } = (JSON.parse(CONFIRMING) as { confirmation: { digest: string } }).confirmation;
    expect(result.status === 'proceed' && pendingConfirmation(result.state)?.digest).toBe(digest);
  });

  it('starts anew from what it cannot read, and tells operators, without a word of the customer', async () => {
    const who = await broken();
    const { result, warnings } = await begin(who);
    expect(result).toMatchObject({ status: 'proceed', state: { version: 7, tasks: [] } });
    expect(warnings).toEqual([
      [
        expect.objectContaining({
          event: 'state_replaced',
          workspaceId: ESTILO.id,
          conversationId: who.conversationId,
        }),
        expect.any(String),
      ],
    ]);
    expect(JSON.stringify(warnings)).toContain('fsm: must be one of');
    expect(JSON.stringify(warnings)).not.toContain(WORDS);
  });

  it('stays silent where a person has taken over, whatever the state', async () => {
    const who = await broken();
    await inEstilo((tx) => openHandoff(tx, who.conversationId, 'asked'));
    expect((await begin(who)).result).toMatchObject({ status: 'stop', reason: 'handoff', version: 7 });
  });

  it('stays silent after an opt-out, whatever the state', async () => {
    const who = await broken();
    await inEstilo((tx) => setOptOut(tx, who.contactId, true));
    expect((await begin(who)).result).toMatchObject({ status: 'stop', reason: 'opted_out', version: 7 });
  });
});
