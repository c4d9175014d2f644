/** Conversations go on after an upgrade: states as the release before the stack of tasks stored them, and any others. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  confirmationKey,
  emptyState,
  offeredOf,
  pendingConfirmation,
  pendingOf,
  topTask,
} from '../../../domain/dialogue';
import { readState } from '../../../domain/dialogue/stored/read-state';
import type { ConversationState } from '../../../domain/dialogue/types';
import type { SlotName } from '../../../domain/slots';
import type { ConversationStateV1, ConversationStateV2 } from '../../../schemas/types';
import { validateConversationState } from '../../../schemas/validate';
import { Conversation } from './conversation';
import { WORKSPACES } from '../../../evals/workspaces';

interface Row {
  name: string;
  old: ConversationStateV1;
  state: ConversationState;
}

const ROWS: readonly Row[] = readFileSync(path.join(__dirname, 'states', 'schema-1.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line, index) => {
    const old = JSON.parse(line) as ConversationStateV1;
    return {
      name: `${String(index + 1)} ${old.flow ?? 'no flow'} ${old.pending?.kind ?? '-'}`,
      old,
      state: readState(old).state,
    };
  });

const rows = (which: (row: Row) => boolean): [string, Row][] => ROWS.filter(which).map((row) => [row.name, row]);

/** A name of the workspace's is in the state. */
function workspaceOf({ old }: Row) {
  const text = JSON.stringify(old);
  const named = Object.values(WORKSPACES).find(({ catalogue }) =>
    [...catalogue.services, ...catalogue.staff].some(({ name }) => text.includes(name)),
  );
  return named ?? WORKSPACES.estilo ?? fail();
}

function goOn(row: Row): Conversation {
  const conversation = new Conversation(workspaceOf(row), row.old.updatedAt ?? '2026-11-24T13:00:00.000Z');
  conversation.state = row.state;
  for (const { code, service, staff, date, time } of [...(row.state.appointments ?? [])].sort((a, b) =>
    a.code < b.code ? -1 : 1,
  )) {
    conversation.agenda.seed(service, staff, date, time, conversation.now);
    while (conversation.agenda.own.at(-1)?.code !== code) {
      conversation.agenda.own.pop();
      conversation.agenda.seed(service, staff, date, time, conversation.now);
    }
  }
  conversation.wait(1);
  return conversation;
}

const lastTurn = ({ turns }: Conversation) => turns.at(-1) ?? fail();

describe('the stored shape', () => {
  type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

  /** Intersections as the one object that they are. */
  type Flat<T> = T extends object ? { [Member in keyof T]: Flat<T[Member]> } : T;

  it('is described by the schema member by member', () => {
    const same: Same<Flat<ConversationState>, Flat<ConversationStateV2>> = true;
    expect(same).toBe(true);
    expect(readState(emptyState())).toEqual({ state: emptyState(), replaced: null });
  });

  it('is strict', () => {
    expect(validateConversationState({ ...emptyState(), flow: null }).ok).toBe(false);
    expect(validateConversationState({ ...emptyState(), tasks: [{}] }).ok).toBe(false);
  });
});

describe('a state of the release before', () => {
  it.each(rows(() => true))('is upgraded, and is itself from then on: %s', (_, { old, state }) => {
    expect(readState(old).replaced).toBeNull();
    expect(readState(state)).toEqual({ state, replaced: null });
    const { version, fsm, turn, failures, lastReply, updatedAt, observations } = old;
    expect(state).toMatchObject({ version, fsm, turn, failures, lastReply, updatedAt, observations });
  });

  it.each(rows(({ old }) => old.confirmation !== null))(
    'has its "sí" carried out, under the same key: %s',
    (_, row) => {
      const conversation = goOn(row);
      const { confirmation } = row.old;
      const upgraded = pendingConfirmation(row.state) ?? fail();
      expect(confirmationKey('c', upgraded)).toBe(`c:${confirmation?.askedAt ?? ''}:${confirmation?.digest ?? ''}`);
      conversation.say('sí');
      const { plan, verdicts, results } = lastTurn(conversation);
      expect(plan.confirmed).toBe(true);
      expect(verdicts.map(({ verdict }) => verdict)).not.toContain('deny');
      const written = results.find(({ tool }) => tool === confirmation?.tool);
      expect(written).toMatchObject({ args: confirmation?.args, status: 'done', outcome: { ok: true } });
    },
  );

  it.each(rows(({ old }) => old.confirmation !== null))('asks again in the words of before: %s', (_, row) => {
    const conversation = goOn(row);
    const said = conversation.say('buenas').message;
    const summary = row.old.lastReply?.replace(/^Ojo: .*?\. /, '') ?? '';
    expect(said).toContain(summary);
  });

  it.each(rows(({ old }) => old.pending?.kind === 'choose' && old.offered.length > 1))(
    'takes "la segunda": %s',
    (_, row) => {
      const conversation = goOn(row);
      const second = offeredOf(row.state)[1] ?? fail();
      expect(second).toMatchObject({ values: row.old.offered[1]?.values ?? {} });
      expect(second.appointment?.code).toBe(second.values.booking_id);
      conversation.say('la segunda');
      const { plan } = lastTurn(conversation);
      expect(plan.tracked.chose).toBe(true);
      const slots = topTask(plan.tracked.state)?.slots ?? {};
      for (const [name, value] of Object.entries(second.values)) expect(slots[name as SlotName]?.value).toBe(value);
      for (const name of second.clears ?? []) expect(slots[name]).toBeUndefined();
    },
  );

  const ANSWERS: Partial<Record<SlotName, string>> = {
    service_type: 'barba',
    preferred_date: 'el lunes',
    preferred_time: 'a las 10',
    client_name: 'Ana Paz',
  };
  it.each(rows(({ old }) => old.pending?.kind === 'slot'))('takes the answer to its question: %s', (_, row) => {
    const conversation = goOn(row);
    const pending = pendingOf(row.state);
    const slot = pending?.kind === 'slot' ? pending.slot : fail();
    conversation.say(ANSWERS[slot] ?? fail());
    expect(lastTurn(conversation).plan.tracked.changed).toContain(slot);
    expect(lastTurn(conversation).plan.move.kind).toBe('advance');
  });

  it.each(rows(({ old }) => old.pending?.kind === 'offer_human'))('has its offer of a person taken: %s', (_, row) => {
    const conversation = goOn(row);
    conversation.say('sí');
    expect(conversation.state.fsm).toBe('HANDOFF');
  });

  const isInvitation = ({ old: { pending } }: Row): boolean =>
    pending?.kind === 'clarify_intent' && pending.intents.join() === 'book';
  it.each(rows(isInvitation))('has its invitation accepted: %s', (_, row) => {
    const conversation = goOn(row);
    conversation.say('sí');
    expect(topTask(conversation.state)).toMatchObject({ kind: 'book' });
    const [service] = row.old.alsoWanted ?? [];
    expect(topTask(conversation.state)?.slots.service_type?.value).toBe(service);
  });

  it.each(rows(({ old }) => old.flow !== null && old.pending === null))('tries again after a fault: %s', (_, row) => {
    const conversation = goOn(row);
    conversation.say('sí');
    expect(lastTurn(conversation).plan.move.kind).toBe('advance');
    expect(lastTurn(conversation).results.length).toBeGreaterThan(0);
  });

  it('goes on with the other services that were asked for', () => {
    const row = ROWS.find(({ old }) => old.confirmation && old.alsoWanted && old.alsoWanted.length > 1) ?? fail();
    const conversation = goOn(row);
    conversation.say('sí');
    const waiting = row.old.alsoWanted?.filter((name) => name !== row.old.slots.service_type?.value);
    expect(topTask(conversation.state)?.slots.service_type?.value).toBe(waiting?.[0]);
    expect(conversation.state.fsm).not.toBe('BOOKED');
  });

  it('goes on with the other cancellations', () => {
    const row = ROWS.find(({ old }) => (old.alsoCancel?.length ?? 0) > 0) ?? fail();
    const conversation = goOn(row);
    conversation.say('sí');
    expect(pendingConfirmation(conversation.state)?.calls).toEqual([
      { tool: 'cancel_appointment', args: { booking_id: row.old.alsoCancel?.[0] } },
    ]);
    conversation.say('sí');
    expect(conversation.agenda.own).toEqual([]);
  });

  it('keeps at most as many tasks as a conversation may have, the present one on top', () => {
    const row = ROWS.find(({ old }) => (old.alsoCancel?.length ?? 0) > 0) ?? fail();
    const alsoCancel = Array.from({ length: 9 }, (_, index) => `C${String(index)}`);
    const { state, replaced } = readState({ ...row.old, alsoCancel });
    expect(replaced).toBeNull();
    expect(state.tasks.map(({ slots }) => slots.booking_id?.value)).toEqual(['C4', 'C3', 'C2', 'C1', 'C0', 'K3M2QX']);
  });

  it('knows what was written last, as far as its appointment is known', () => {
    const booked = ROWS.find(({ old }) => old.fsm === 'BOOKED') ?? fail();
    expect(booked.state.latest).toMatchObject({ kind: 'booked', appointment: booked.old.appointments?.[0] });
    for (const { state } of ROWS.filter(({ old }) => old.fsm === 'CANCELLED')) expect(state.latest).toBeNull();
  });

  it('keeps a name that was said for the booking with it, and the remembered one with the customer', () => {
    for (const { old, state } of ROWS) {
      const name = old.slots.client_name;
      if (!name) continue;
      const isSaid = old.flow === 'book' && name.source === 'customer';
      expect(isSaid ? topTask(state)?.slots.client_name : state.contact.client_name).toEqual(name);
      expect(isSaid ? state.contact.client_name : topTask(state)?.slots.client_name).toBeUndefined();
    }
  });
});

describe('whatever is stored', () => {
  const SECRET = 'Rosa Paz 1155550100';
  const anything = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom<fc.JsonValue>(
      SECRET,
      { [SECRET]: SECRET },
      [],
      {},
      null,
      -1,
      1e99,
      '24:00',
      '2026-02-30',
      '__proto__',
    ),
  );

  /** One member somewhere is another value, is missing, or is too much. */
  function damaged(value: unknown, at: number, by: unknown): unknown {
    const places: (() => void)[] = [];
    const copy: unknown = structuredClone(value);
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const members = node as Record<string, unknown>;
      for (const key of Object.keys(members)) {
        places.push(
          () => (members[key] = by),
          () => delete members[key],
          () => (members[`${key}${SECRET}`] = by),
        );
        visit(members[key]);
      }
    };
    visit(copy);
    places[at % Math.max(1, places.length)]?.();
    return copy;
  }

  const stored = fc.oneof(
    anything,
    fc
      .tuple(fc.constantFrom(...ROWS.flatMap(({ old, state }) => [old, state])), fc.nat(10_000), anything)
      .map(([state, at, by]) => damaged(state, at, by)),
  );

  it('gives a valid state, or a replacement that says why without a word of the customer', () => {
    fc.assert(
      fc.property(stored, (value) => {
        const { state, replaced } = readState(value);
        expect(validateConversationState(state).ok).toBe(true);
        if (replaced === null) return;
        expect(state).toEqual(emptyState());
        expect(replaced).not.toBe('');
        expect(replaced).not.toContain(SECRET);
      }),
      { numRuns: 600 },
    );
  });

  it('lets the conversation go on', () => {
    fc.assert(
      fc.property(
        stored,
        fc.constantFrom('sí', 'no', 'la segunda', 'quiero un turno para mañana', 'cancelar'),
        (value, text) => {
          const conversation = new Conversation(WORKSPACES.estilo ?? fail(), '2026-11-24T13:05:00.000Z');
          conversation.state = readState(value).state;
          expect(conversation.say(text).message).not.toBe('');
          expect(validateConversationState(conversation.state)).toMatchObject({ ok: true });
        },
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    [{ ...emptyState(), schema: 3 }, 'schema: must be 2'],
    [{ ...emptyState(), fsm: 'LOST' }, /^fsm: must be one of START/],
    [{ ...emptyState(), offered: [{ values: { preferred_date: '' } }] }, 'offered: must be a valid date'],
    [{ ...emptyState(), more: 'words of somebody' }, 'a member is unknown'],
    ['nonsense', 'state must be object'],
  ])('is told by the members that are wrong: %j', (value, why) => {
    const { state, replaced } = readState(value);
    expect(state).toEqual(emptyState());
    if (typeof why === 'string') expect(replaced).toBe(why);
    else expect(replaced).toMatch(why);
  });
});

function fail(): never {
  throw new Error('the state that the test needs is not there');
}
