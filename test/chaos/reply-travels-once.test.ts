import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startFakeOllama, type FakeOllama } from '../doubles/fake-ollama';
import { openDay, spoken } from '../support/days';
import { DEMO_IDS } from '../support/demo';
import { makeDue } from '../support/due';
import { eventually } from '../support/eventually';
import { startNamedWorker, type KillableWorker } from '../support/killable-worker';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { messagesWith, type StoredMessage } from '../support/rows';
import { lockReplies, lockTable, reopenReplies, waitingForLocks } from '../support/locks';
import { newNumber, newSid } from '../support/whatsapp';
import { intake } from '../../api/intake';
import {
  handleMessage,
  deliverLater,
  turnWorkflowId,
  TURN_WORKFLOW,
  type InboundMessage,
} from '../../workflows/messages';
import { turnStartOptions } from '../../workflows/turn-start';

const ESTILO = 'whatsapp:+14155238886';

/** Texts that reached a customer through the channel's API. */
const sentTo = (pulpo: Pulpo, from: string): string[] =>
  pulpo.twilio
    .messages()
    .filter((message) => message.to === from)
    .map(({ body }) => body);

const stored = (pulpo: Pulpo, from: string): Promise<StoredMessage[]> => messagesWith(pulpo.db, DEMO_IDS.estilo, from);

const answered = (pulpo: Pulpo, from: string, messages: number): Promise<StoredMessage[]> =>
  eventually(async () => {
    const rows = (await stored(pulpo, from)).filter((row) => row.direction === 'inbound');
    return rows.length === messages && rows.every((row) => row.answer !== null) ? rows : null;
  }, 45_000);

describe('a worker that stands still with the commit in hand, until another one has taken the turn over', () => {
  let pulpo: Pulpo;
  let workers: KillableWorker[] = [];
  beforeAll(async () => {
    pulpo = await startPulpo({ worker: false, env: { INLINE_BUDGET_MS: '2500' } });
  });
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill()));
    workers = [];
  });
  afterAll(() => pulpo.stop());

  it.each([
    ['while its response waits', 2500],
    ['when nobody waits for it any more', 0],
  ])('lets the reply reach the customer once, and at once, %s', async (_when, inlineBudgetMs) => {
    pulpo.apiDeps.settings.inlineBudgetMs = inlineBudgetMs;
    const start = (name: string) => startNamedWorker(pulpo, name, { PULPO_TEST_PATIENT: '1' });
    const [one, other] = await Promise.all([start('one'), start('other')]);
    workers = [one, other];
    const from = newNumber();
    const lock = await lockTable(pulpo, 'conversation_states');
    const answer = pulpo.customer({ from }).say('hola');
    await lock.untilSomebodyWaits();
    const frozen = (await waitingForLocks(pulpo))[0] === 'one' ? one : other;
    process.kill(frozen.pid, 'SIGSTOP');
    await lock.release();
    // Its task times out after 3 s, and the other worker waits for what it has written and not committed.
    await eventually(async () => (await waitingForLocks(pulpo)).length > 0, 20_000);
    process.kill(frozen.pid, 'SIGCONT');

    const { reply } = await answer;
    await answered(pulpo, from, 1);
    // Not when the sweeper finds it, after 45 s.
    await eventually(() => sentTo(pulpo, from).length + (reply === null ? 0 : 1) > 0, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(sentTo(pulpo, from).length + (reply === null ? 0 : 1)).toBe(1);
    expect((await stored(pulpo, from)).filter((row) => row.direction === 'outbound')).toHaveLength(1);
  });
});

describe('a reply travels one way', () => {
  let pulpo: Pulpo;
  let ollama: FakeOllama;
  beforeAll(async () => {
    ollama = await startFakeOllama();
    pulpo = await startPulpo({ env: { OLLAMA_HOST: ollama.url, SLM_EXTRACTOR_TIMEOUT_MS: '8000' } });
  });
  afterAll(async () => {
    await pulpo.stop();
    await ollama.stop();
  });

  const inbound = (text: string, inlineBudgetMs: number, sid = newSid()): InboundMessage => ({
    sid,
    kind: 'text',
    text,
    receivedAt: new Date().toISOString(),
    inlineBudgetMs,
  });

  async function taken(from: string, message: InboundMessage) {
    const { rows } = await pulpo.query<{ id: string }>('select id from pulpo.channels where address = $1', [ESTILO]);
    const { turn } = await intake(pulpo.apiDeps, {
      workspaceId: DEMO_IDS.estilo,
      channelId: rows[0]?.id ?? '',
      provider: 'twilio',
      identity: from,
      phone: null,
      profileName: null,
      message,
    });
    return turn;
  }

  it('a run that is lost while it commits and the run that takes its message over answer it once', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const day = openDay(5);
    await customer.say(`soy Ana Quiroga, quiero un turno para barba el ${spoken(day)} a las 10`);
    const worker = await pulpo.startWorker();
    const lock = await lockTable(pulpo, 'conversation_states');
    const sid = newSid();
    const answer = customer.say('sí', { sid });
    await lock.untilSomebodyWaits();
    const { scope } = await taken(from, inbound('sí', 0, sid));
    await pulpo.client.workflow.getHandle(turnWorkflowId(DEMO_IDS.estilo, scope.conversationId)).terminate('lost');
    await makeDue(pulpo);
    await worker.sweep();
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await lock.release();
    const { reply } = await answer;
    await answered(pulpo, from, 2);
    await makeDue(pulpo);
    await worker.sweep();
    await eventually(() => sentTo(pulpo, from).length + (reply === null ? 0 : 1) > 0, 30_000);
    await new Promise((resolve) => setTimeout(resolve, 3000));
    const rows = await stored(pulpo, from);
    expect(rows.filter((row) => row.direction === 'outbound' && row.body.startsWith('¡Listo'))).toHaveLength(1);
    expect(sentTo(pulpo, from).length + (reply === null ? 0 : 1)).toBe(1);
  });

  it('an update that arrives after its reply was sent through the API carries no text', async () => {
    const from = newNumber();
    const message = inbound('hola', 0);
    const turn = await taken(from, message);
    const options = turnStartOptions(turn, pulpo.taskQueue);
    const handle = await pulpo.client.workflow.start(TURN_WORKFLOW, { ...options, workflowIdConflictPolicy: 'FAIL' });
    await eventually(() => sentTo(pulpo, from).length === 1);
    // A second message holds the run open.
    ollama.setDelay(3000);
    const second = inbound('quería saber cuánto sale la coloración', 0);
    await taken(from, second);
    await pulpo.client.workflow.signalWithStart(TURN_WORKFLOW, {
      ...options,
      args: [{ ...turn, first: second }],
      signal: deliverLater,
      signalArgs: [second],
    });
    const late = await pulpo.client.workflow
      .getHandle(handle.workflowId)
      .executeUpdate(handleMessage, { updateId: message.sid, args: [message] });
    ollama.setDelay(0);
    expect(late).toEqual({ kind: 'deferred' });
    await eventually(() => sentTo(pulpo, from).length === 2);
  });

  it('an update that arrives while its reply is on its way through the API carries no text', async () => {
    const from = newNumber();
    const message = inbound('hola', 0);
    pulpo.twilio.misbehave({ kind: 'answer', status: 503, retryAfter: '3' });
    const turn = await taken(from, message);
    const options = turnStartOptions(turn, pulpo.taskQueue);
    const handle = await pulpo.client.workflow.start(TURN_WORKFLOW, { ...options, workflowIdConflictPolicy: 'FAIL' });
    await answered(pulpo, from, 1);
    const late = await handle.executeUpdate(handleMessage, { updateId: message.sid, args: [message] });
    expect(late).toEqual({ kind: 'deferred' });
    await handle.result();
    expect(sentTo(pulpo, from)).toHaveLength(1);
  });

  const bringAgain = async (message: InboundMessage, from: string) => {
    const turn = await taken(from, message);
    return pulpo.client.workflow.signalWithStart(TURN_WORKFLOW, {
      ...turnStartOptions(turn, pulpo.taskQueue),
      signal: deliverLater,
      signalArgs: [message],
    });
  };

  it('a reply that no response has claimed is sent as soon as its message is brought again', async () => {
    const from = newNumber();
    const message = inbound('hola', 8000);
    expect(await pulpo.apiDeps.engine.handOver(await taken(from, message))).toMatchObject({ kind: 'reply' });
    await bringAgain(message, from);
    await eventually(() => sentTo(pulpo, from).length === 1);
  });

  it('also by the run that has answered it and is not at its end', async () => {
    const from = newNumber();
    // The sending of an earlier reply holds the run open.
    pulpo.twilio.misbehave({ kind: 'answer', status: 503, retryAfter: '6' });
    const first = await bringAgain(inbound('cuánto sale la barba?', 0), from);
    await answered(pulpo, from, 1);
    const second = inbound('a qué hora abren?', 8000);
    expect(await pulpo.apiDeps.engine.handOver(await taken(from, second))).toMatchObject({ kind: 'reply' });
    const again = await bringAgain(second, from);
    expect(again.signaledRunId).toBe(first.signaledRunId);
    await eventually(() => sentTo(pulpo, from).length === 2);
  });

  it('a reply that becomes one to be sent while a response claims it is in no response', async () => {
    const from = newNumber();
    const message = inbound('hola', 8000);
    await pulpo.apiDeps.engine.handOver(await taken(from, message));
    const reopened = await reopenReplies(pulpo);
    const answer = pulpo.customer({ from }).say('hola', { sid: message.sid });
    await reopened.untilSomebodyWaits();
    await reopened.release();
    expect(await answer).toMatchObject({ status: 200, reply: null });
    const worker = await pulpo.startWorker();
    await worker.sweep();
    await eventually(() => sentTo(pulpo, from).length === 1);
  });

  it('a reply that the sweeper sends in the place of a lost response is in no later response', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const message = inbound('hola', 8000);
    const turn = await taken(from, message);
    // The api that held the response is gone: nobody has claimed the reply.
    const delivery = await pulpo.apiDeps.engine.handOver(turn);
    expect(delivery).toMatchObject({ kind: 'reply' });
    const worker = await pulpo.startWorker();
    await makeDue(pulpo);
    await worker.sweep();
    await eventually(() => sentTo(pulpo, from).length === 1);
    expect(await customer.say('hola', { sid: message.sid })).toMatchObject({ status: 200, reply: null });
    expect((await stored(pulpo, from)).find((row) => row.direction === 'inbound')?.answer).toBe('deferred');
    await makeDue(pulpo);
    await worker.sweep();
    expect(sentTo(pulpo, from)).toHaveLength(1);
  });

  it('a reply that a response has carried is not sent, however often somebody asks for it', async () => {
    const from = newNumber();
    const first = await pulpo.customer({ from }).say('hola');
    expect(first.reply).not.toBeNull();
    const again = await pulpo.customer({ from }).say('hola', { sid: first.sid });
    expect(again.reply).toBe(first.reply);
    const turn = await taken(from, inbound('hola', 0, first.sid));
    await pulpo.client.workflow.signalWithStart(TURN_WORKFLOW, {
      ...turnStartOptions(turn, pulpo.taskQueue),
      signal: deliverLater,
      signalArgs: [turn.first],
    });
    const worker = await pulpo.startWorker();
    await makeDue(pulpo);
    await worker.sweep();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(sentTo(pulpo, from)).toEqual([]);
  });

  describe('when responses that carry the same reply are cut off while they claim it', () => {
    const ENDINGS = [
      { responses: ['carried', 'cut off'], sent: 0 },
      { responses: ['cut off', 'carried'], sent: 0 },
      { responses: ['cut off', 'cut off'], sent: 1 },
      { responses: ['carried', 'cut off', 'cut off'], sent: 0 },
    ];
    it.each(ENDINGS)('$responses: sent $sent times', async ({ responses, sent }) => {
      const from = newNumber();
      const customer = pulpo.customer({ from });
      // The reply is stored, and no response has claimed it yet.
      const message = inbound('hola', 8000);
      await pulpo.apiDeps.engine.handOver(await taken(from, message));
      for (const response of responses) {
        const connection = new AbortController();
        const lock = await lockReplies(pulpo);
        const answer = customer.say('hola', { sid: message.sid, signal: connection.signal }).catch(() => null);
        await lock.untilSomebodyWaits();
        if (response === 'cut off') connection.abort();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await lock.release();
        expect((await answer)?.reply ?? null).toEqual(response === 'carried' ? expect.any(String) : null);
        await settled();
      }
      const worker = await pulpo.startWorker();
      await makeDue(pulpo);
      await worker.sweep();
      if (sent > 0) await eventually(() => sentTo(pulpo, from).length > 0);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      expect(sentTo(pulpo, from)).toHaveLength(sent);
    });

    /** No statement of the product waits or runs any more. */
    const settled = (): Promise<boolean> =>
      eventually(async () => {
        await new Promise((resolve) => setTimeout(resolve, 200));
        const { rows } = await pulpo.query(
          "select 1 from pg_stat_activity where datname = current_database() and usename = 'pulpo_app' and state <> 'idle'",
        );
        return rows.length === 0;
      });
  });
});
