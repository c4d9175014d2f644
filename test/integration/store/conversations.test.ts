import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MESSAGE_LIMITS } from '../../../domain/message-limits';
import { emptyState } from '../../../domain/dialogue';
import { exceededLimit } from '../../../store/admission';
import { closeConversation, listConversations, openConversation, recipientOf } from '../../../store/conversations';
import { DELIVERY_STATUSES, joinDelivery, type DeliveryStatus } from '../../../store/delivery';
import type { Tx } from '../../../store/database';
import { MessageIdTaken } from '../../../store/errors';
import { hasOpenHandoff, openHandoff, releaseHandoff } from '../../../store/handoffs';
import {
  insertInbound,
  insertOutbound,
  listMessages,
  replyFor,
  settleInbound,
  unansweredInbound,
} from '../../../store/messages';
import { isOptedOut, setOptOut } from '../../../store/opt-outs';
import { claimSend, setDelivery, settleSend } from '../../../store/outbox';
import { eraseContact, exportContact, findContacts } from '../../../store/privacy';
import { bumpCounter, bumpCounters, deleteExpiredCounters, readCounter } from '../../../store/rate-counters';
import { forgetExpired } from '../../../store/retention';
import { ESTILO } from '../../../store/seed-estilo';
import { loadState, saveState } from '../../../store/states';
import { deleteTurnsBefore, findTurn, insertTurn, listTurns } from '../../../store/turns';
import { newCustomer } from '../../support/customer';
import { freshDatabase, type FreshDatabase } from '../../support/database';

let fresh: FreshDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(() => fresh.drop());

const inEstilo = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => fresh.db.inWorkspace(ESTILO.id, work);
const someone = () => newCustomer(fresh.db, ESTILO, '2026-10-13T13:00:00Z');

const NOW = '2026-10-13T13:00:00.000Z';
const inbound = (conversationId: string, sid: string, text = 'hola') => ({
  conversationId,
  sid,
  kind: 'text',
  text,
  receivedAt: NOW,
});

describe('conversations', () => {
  const who = (identity: string, more: object = {}) => ({
    channelId: ESTILO.channelId,
    provider: 'twilio',
    identity,
    ...more,
  });

  it('admits no more than the limit when several processes store messages of one customer at once', async () => {
    const limits = { ...MESSAGE_LIMITS, customer: { ...MESSAGE_LIMITS.customer, minute: 3 } };
    const sender = who('whatsapp:+549112', { phone: '+549112' });
    await inEstilo((tx) => openConversation(tx, sender));
    const admitted = await Promise.all(
      Array.from({ length: 8 }, () =>
        inEstilo(async (tx) => {
          const { contactId, conversationId } = await openConversation(tx, sender);
          const exceeded = await exceededLimit(tx, contactId, new Date(NOW), limits);
          const throttled = exceeded ? { throttledUntil: exceeded.until } : {};
          await insertInbound(tx, { ...inbound(conversationId, `SM-${randomUUID()}`), ...throttled });
          return exceeded === null;
        }),
      ),
    );
    expect(admitted.filter(Boolean)).toHaveLength(3);
  });

  it('opens one conversation per contact and channel, also for simultaneous first messages', async () => {
    const opened = await Promise.all(
      Array.from({ length: 8 }, () =>
        inEstilo((tx) => openConversation(tx, who('whatsapp:+54911', { phone: '+54911' }))),
      ),
    );
    expect(new Set(opened.map(({ conversationId }) => conversationId)).size).toBe(1);
    expect(new Set(opened.map(({ contactId }) => contactId)).size).toBe(1);
  });

  it('opens another one after the first was closed, for the same contact', async () => {
    const first = await inEstilo((tx) => openConversation(tx, who('id-1')));
    await inEstilo((tx) => closeConversation(tx, first.conversationId));
    const second = await inEstilo((tx) => openConversation(tx, who('id-1')));
    expect(second.contactId).toBe(first.contactId);
    expect(second.conversationId).not.toBe(first.conversationId);
  });

  it('recognises a known number behind a new identity, and strangers without a number as strangers', async () => {
    const byNumber = await inEstilo((tx) =>
      openConversation(tx, who('whatsapp:+54922', { phone: '+54922', profileName: 'Ana' })),
    );
    const opaque = await inEstilo((tx) => openConversation(tx, who('AR.abc', { phone: '+54922' })));
    const stranger = await inEstilo((tx) => openConversation(tx, who('AR.xyz')));
    expect(opaque).toEqual(byNumber);
    expect(stranger.contactId).not.toBe(byNumber.contactId);
  });

  it('knows where to send', async () => {
    const { contactId, conversationId } = await inEstilo((tx) => openConversation(tx, who('whatsapp:+54933')));
    await inEstilo((tx) => insertInbound(tx, inbound(conversationId, 'SM-recipient')));
    expect(await inEstilo((tx) => recipientOf(tx, conversationId))).toEqual({
      provider: 'twilio',
      from: ESTILO.whatsapp,
      to: 'whatsapp:+54933',
      contactId,
      lastInboundAt: new Date(NOW),
    });
    expect(await inEstilo((tx) => recipientOf(tx, randomUUID()))).toBeNull();
  });
});

describe('inbound messages', () => {
  it('are stored once, whatever arrives at once', async () => {
    const { conversationId } = await someone();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => inEstilo((tx) => insertInbound(tx, inbound(conversationId, 'SM-once')))),
    );
    expect(results.filter(({ inserted }) => inserted)).toHaveLength(1);
    expect(await inEstilo((tx) => unansweredInbound(tx, conversationId))).toHaveLength(1);
  });

  it('keep the first answer, and give it to every repetition', async () => {
    const { conversationId } = await someone();
    const turnId = randomUUID();
    await inEstilo(async (tx) => {
      for (const sid of ['SM-a', 'SM-b']) await insertInbound(tx, inbound(conversationId, sid));
      const replyId = await insertOutbound(tx, {
        conversationId,
        text: '¡Hola!',
        quickReplies: ['Precios'],
        turnId,
        send: 'inline',
      });
      const answers = [
        { sid: 'SM-a', answer: 'merged' as const },
        { sid: 'SM-b', answer: 'reply' as const },
      ];
      expect(await settleInbound(tx, { turnId, replyId, answers })).toBe(2);
      expect(
        await settleInbound(tx, { turnId: randomUUID(), replyId: null, answers: [{ sid: 'SM-b', answer: 'silent' }] }),
      ).toBe(0);
    });
    const answer = { kind: 'reply', reason: null, turnId, text: '¡Hola!', quickReplies: ['Precios'] };
    expect(await inEstilo((tx) => replyFor(tx, 'SM-b'))).toMatchObject(answer);
    expect(await inEstilo((tx) => insertInbound(tx, inbound(conversationId, 'SM-b')))).toMatchObject({
      inserted: false,
      answer,
    });
    const elsewhere = (await someone()).conversationId;
    await expect(inEstilo((tx) => insertInbound(tx, inbound(elsewhere, 'SM-b')))).rejects.toThrow(MessageIdTaken);
    expect(await inEstilo((tx) => unansweredInbound(tx, conversationId))).toEqual([]);
    expect(await inEstilo((tx) => replyFor(tx, 'SM-unknown'))).toBeNull();
  });

  it('survive what PostgreSQL cannot store', async () => {
    const { conversationId } = await someone();
    await inEstilo((tx) => insertInbound(tx, inbound(conversationId, 'SM-nul', 'ho\u0000la \ud83d fin 😀')));
    expect((await inEstilo((tx) => listMessages(tx, conversationId, 10))).map(({ text }) => text)).toEqual([
      'hola \ufffd fin 😀',
    ]);
  });
});

describe('outbound messages', () => {
  const pending = async () => {
    const { conversationId } = await someone();
    return inEstilo((tx) => insertOutbound(tx, { conversationId, text: 'Tu turno…', send: 'pending' }));
  };
  const claim = (id: string) => inEstilo((tx) => claimSend(tx, id));
  const attemptOf = async (id: string): Promise<string> => {
    const claimed = await claim(id);
    return claimed.status === 'claimed' ? claimed.attemptId : '';
  };

  it('are claimed by one sender only', async () => {
    const id = await pending();
    const claims = await Promise.all(Array.from({ length: 6 }, () => claim(id)));
    expect(claims.filter(({ status }) => status === 'claimed')).toHaveLength(1);
  });

  it('count as uncertain after a sender died, until the provider speaks', async () => {
    const id = await pending();
    const attemptId = await attemptOf(id);
    expect(await claim(id)).toEqual({ status: 'settled', state: 'uncertain', providerSid: null });
    const report = { sid: 'SM-late', attemptId, status: 'delivered' as const, at: NOW };
    expect(await inEstilo((tx) => setDelivery(tx, report))).toBe('moved');
    expect(await claim(id)).toEqual({ status: 'settled', state: 'sent', providerSid: 'SM-late' });
  });

  it('may be sent again only when the provider was certainly not reached', async () => {
    const id = await pending();
    const first = await attemptOf(id);
    expect(await inEstilo((tx) => settleSend(tx, first, { state: 'pending' }))).toBe(true);
    const second = await attemptOf(id);
    expect(second).not.toBe(first);
    expect(await inEstilo((tx) => settleSend(tx, first, { state: 'sent', providerSid: 'SM-stale' }))).toBe(false);
    expect(await inEstilo((tx) => settleSend(tx, second, { state: 'sent', providerSid: 'SM-good' }))).toBe(true);
    expect(await claim(id)).toMatchObject({ status: 'settled', state: 'sent', providerSid: 'SM-good' });
  });

  it('keep the reason of a failure', async () => {
    const id = await pending();
    const attemptId = await attemptOf(id);
    await inEstilo((tx) => settleSend(tx, attemptId, { state: 'failed', errorCode: '63016' }));
    expect(await claim(id)).toMatchObject({ status: 'settled', state: 'failed' });
  });

  it('end in the same delivery state whatever the order of the callbacks', async () => {
    const statuses = fc.array(fc.constantFrom(...DELIVERY_STATUSES), { minLength: 1, maxLength: 6 });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(statuses, async (heard) => {
        const id = await pending();
        const attemptId = await attemptOf(id);
        round += 1;
        const sid = `SM-lattice-${round}`;
        await inEstilo((tx) => settleSend(tx, attemptId, { state: 'sent', providerSid: sid }));
        for (const status of heard)
          await inEstilo((tx) => setDelivery(tx, { sid, status, at: NOW, errorCode: `E-${status}` }));
        const expected = heard.reduce<DeliveryStatus | null>(joinDelivery, null);
        const stored = await inEstilo((tx) =>
          tx.selectFrom('messages').select(['delivery', 'error_code']).where('id', '=', id).executeTakeFirst(),
        );
        const failed = expected === 'failed' || expected === 'undelivered' || expected === 'canceled';
        expect(stored).toEqual({ delivery: expected, error_code: failed ? `E-${expected}` : null });
      }),
      { numRuns: 25 },
    );
  });

  it('ignore callbacks about messages that are not ours', async () => {
    const report = { sid: 'SM-nobody', attemptId: 'not-a-uuid', status: 'sent' as const, at: NOW };
    expect(await inEstilo((tx) => setDelivery(tx, report))).toBe('unknown');
  });
});

describe('state', () => {
  it('is replaced only by whoever saw the last version', async () => {
    const { conversationId } = await someone();
    const save = (expected: number | null) => inEstilo((tx) => saveState(tx, conversationId, emptyState(), expected));
    expect(await inEstilo((tx) => loadState(tx, conversationId))).toBeNull();
    expect((await Promise.all([save(0), save(0), save(0)])).filter(Boolean)).toHaveLength(1);
    expect((await Promise.all([save(1), save(1), save(1)])).filter(Boolean)).toHaveLength(1);
    expect(await save(1)).toBe(false);
    expect(await save(null)).toBe(true);
    expect(await inEstilo((tx) => loadState(tx, conversationId))).toEqual({
      state: { ...emptyState(), version: 3 },
      replaced: null,
    });
  });
});

describe('turns', () => {
  it('are stored once, listed without words, and forgotten', async () => {
    const { conversationId } = await someone();
    const turn = {
      id: randomUUID(),
      conversationId,
      pipeline: 'slm',
      route: 'rules',
      fallbackFrom: null,
      intent: 'greeting',
      confidence: 0.9,
      outcome: 'answered',
      totalMs: 12.5,
      timings: { extractor: 1.5 },
      canary: { share: 10 },
      input: { text: 'hola \ud83d\u0000' },
      createdAt: NOW,
    };
    await inEstilo((tx) => insertTurn(tx, turn));
    await inEstilo((tx) => insertTurn(tx, { ...turn, outcome: 'failed' }));
    const listed = await inEstilo((tx) => listTurns(tx, { conversationId, limit: 10 }));
    expect(listed).toEqual([
      expect.objectContaining({ id: turn.id, outcome: 'answered', timings: { extractor: 1.5 }, totalMs: 12.5 }),
    ]);
    expect(listed[0]).not.toHaveProperty('input');
    expect(await inEstilo((tx) => findTurn(tx, turn.id))).toMatchObject({ input: { text: 'hola \ufffd' } });
    expect(await inEstilo((tx) => deleteTurnsBefore(tx, new Date('2026-10-13T13:00:01Z')))).toBe(1);
    expect(await inEstilo((tx) => findTurn(tx, turn.id))).toBeNull();
  });
});

describe('rate counters', () => {
  it('count every event of a window once, and start anew with the next', async () => {
    const counter = { key: 'contact:x', windowSeconds: 60, now: NOW };
    const counts = await Promise.all(Array.from({ length: 20 }, () => inEstilo((tx) => bumpCounter(tx, counter))));
    expect(counts.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(await inEstilo((tx) => readCounter(tx, counter))).toBe(20);
    expect(await inEstilo((tx) => bumpCounter(tx, { ...counter, now: '2026-10-13T13:01:00Z' }))).toBe(1);
    expect(await inEstilo((tx) => bumpCounters(tx, [{ key: 'z', windowSeconds: 60 }, counter], NOW))).toEqual([1, 21]);
    expect(await inEstilo((tx) => deleteExpiredCounters(tx, new Date('2026-10-13T13:01:01Z')))).toBe(2);
  });
});

describe('retention', () => {
  it('forgets old records, answers and counters, and leaves the rest', async () => {
    const who = await someone();
    const wish = {
      service_type: 'Corte de Cabello',
      client_name: 'Ana',
      preferred_date: '2026-10-30',
      preferred_time: '10:00',
    };
    await who.call('book_appointment', wish, { key: 'SM-retention:0' });
    const turn = {
      conversationId: who.conversationId,
      pipeline: 'slm',
      route: 'rules',
      fallbackFrom: null,
      intent: null,
    };
    const rest = { confidence: null, outcome: 'answered', totalMs: 1, timings: {}, canary: {} };
    const [old, recent] = [randomUUID(), randomUUID()];
    const later = new Date(Date.now() + 8 * 24 * 60 * 60_000);
    await inEstilo(async (tx) => {
      await insertTurn(tx, { ...turn, ...rest, id: old, createdAt: new Date(later.getTime() - 31 * 24 * 60 * 60_000) });
      await insertTurn(tx, {
        ...turn,
        ...rest,
        id: recent,
        createdAt: new Date(later.getTime() - 29 * 24 * 60 * 60_000),
      });
      await bumpCounter(tx, { key: 'retention', windowSeconds: 60, now: NOW });
    });
    const forgotten = await forgetExpired(fresh.db, later);
    expect(forgotten.turns).toBeGreaterThanOrEqual(1);
    expect(forgotten.answers).toBeGreaterThanOrEqual(1);
    expect(forgotten.counters).toBeGreaterThanOrEqual(1);
    expect(await inEstilo((tx) => findTurn(tx, old))).toBeNull();
    expect(await inEstilo((tx) => findTurn(tx, recent))).not.toBeNull();
    const mine = await who.call('find_appointment_by_phone', {});
    expect(mine).toMatchObject({ ok: true, data: { appointments: [{ date: '2026-10-30' }] } });
  });
});

describe('handoff and opt-out', () => {
  it('is open once until released', async () => {
    const { conversationId } = await someone();
    const results = await Promise.all([1, 2, 3].map(() => inEstilo((tx) => openHandoff(tx, conversationId, 'asked'))));
    expect(results.filter(Boolean)).toHaveLength(1);
    expect(await inEstilo((tx) => hasOpenHandoff(tx, conversationId))).toBe(true);
    const listed = await inEstilo((tx) => listConversations(tx, { limit: 100 }));
    expect(listed.find(({ id }) => id === conversationId)).toMatchObject({ handedOff: true });
    expect(await inEstilo((tx) => releaseHandoff(tx, conversationId, 'operator:eva'))).toBe(true);
    expect(await inEstilo((tx) => releaseHandoff(tx, conversationId, 'operator:eva'))).toBe(false);
    expect(await inEstilo((tx) => hasOpenHandoff(tx, conversationId))).toBe(false);
  });

  it('believes the last word, also after the contact was erased and came back', async () => {
    const correspondent = {
      channelId: ESTILO.channelId,
      provider: 'twilio',
      identity: 'whatsapp:+54944',
      phone: '+54944',
    };
    const { contactId } = await inEstilo((tx) => openConversation(tx, correspondent));
    const optOut = (value: boolean) => inEstilo((tx) => setOptOut(tx, contactId, value));
    const optedOut = (id: string) => inEstilo((tx) => isOptedOut(tx, id));
    expect(await optedOut(contactId)).toBe(false);
    await optOut(true);
    await optOut(false);
    await optOut(true);
    expect(await optedOut(contactId)).toBe(true);
    await inEstilo((tx) => eraseContact(tx, contactId, 'operator:eva'));
    const again = await inEstilo((tx) => openConversation(tx, correspondent));
    expect(again.contactId).not.toBe(contactId);
    expect(await optedOut(again.contactId)).toBe(true);
  });
});

describe('privacy', () => {
  it('hands out and forgets everything about one customer and nothing about others', async () => {
    const [who, other] = [await someone(), await someone()];
    const wish = {
      service_type: 'Corte de Cabello',
      client_name: 'Zulema Quiroga',
      client_email: 'zulema@example.com',
      preferred_date: '2026-10-19',
    };
    const booked = await who.call('book_appointment', { ...wish, preferred_time: '10:00' }, { key: 'SM-privacy:0' });
    await other.call('book_appointment', {
      ...wish,
      client_name: 'Otra',
      client_email: 'otra@example.com',
      preferred_time: '11:00',
    });
    await inEstilo((tx) => insertInbound(tx, inbound(who.conversationId, 'SM-privacy', 'soy Zulema Quiroga')));
    const [phone] = await inEstilo((tx) =>
      tx.selectFrom('contacts').select('phone').where('id', '=', who.contactId).execute(),
    );
    expect(await inEstilo((tx) => findContacts(tx, { phone: phone?.phone ?? '' }))).toEqual([who.contactId]);

    const exported = await inEstilo((tx) => exportContact(tx, who.contactId));
    expect(JSON.stringify(exported)).toContain('soy Zulema Quiroga');
    expect(exported?.appointments).toHaveLength(1);

    const erased = await inEstilo((tx) => eraseContact(tx, who.contactId, 'operator:eva'));
    expect(erased).toMatchObject({ conversations: 1, appointments: 1 });
    const everything = await inEstilo(async (tx) => {
      const tables = [
        'contacts',
        'channel_identities',
        'conversations',
        'messages',
        'conversation_states',
        'turns',
        'appointments',
        'idempotency_keys',
        'audit_log',
      ] as const;
      return JSON.stringify(await Promise.all(tables.map((table) => tx.selectFrom(table).selectAll().execute())));
    });
    const kept = ['Zulema', 'zulema@example.com', phone?.phone ?? '', 'Otra'].filter((text) =>
      everything.includes(text),
    );
    expect(kept).toEqual(['Otra']);
    expect(booked).toMatchObject({ ok: true });
    expect(await inEstilo((tx) => exportContact(tx, randomUUID()))).toBeNull();
    expect(await inEstilo((tx) => eraseContact(tx, randomUUID(), 'x'))).toBeNull();
  });
});
