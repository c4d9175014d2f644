/**
 * The promises of docs/promises.md under random disturbance: two apis and two workers as processes, PostgreSQL and Temporal of
 * its own, killed and frozen while customers book, move and cancel. DRILL_SEED repeats a drill, DRILL_SECONDS makes it longer.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort } from '../../cli/start/ports';
import { turnWorkflowId } from '../../workflows/messages';
import { DEMO_IDS } from '../support/demo';
import { openDay, spoken } from '../support/days';
import { makeDue } from '../support/due';
import { eventually } from '../support/eventually';
import { startOwnServices, type OwnServices } from '../support/own-services';
import { persistentCustomer, type PersistentCustomer } from '../support/persistent-customer';
import { startPulpo, ESTILO, type Pulpo } from '../support/pulpo';
import { startPulpoProcess, type PulpoProcess } from '../support/pulpo-process';
import { seededRandom } from '../support/seeded-random';
import { newNumber } from '../support/whatsapp';

const SEED = Number(process.env['DRILL_SEED'] ?? Date.now() % 1_000_000);
const DRILL_MS = Number(process.env['DRILL_SECONDS'] ?? 45) * 1000;
const CUSTOMERS = 12;
const random = seededRandom(SEED);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A process that is started again whenever it is killed. */
class Replica {
  private process: PulpoProcess;
  private constructor(
    private readonly args: string[],
    private readonly env: Record<string, string>,
    readonly url: string,
  ) {
    this.process = startPulpoProcess(args, env);
  }

  static async start(args: string[], env: Record<string, string>, ready: string, url = ''): Promise<Replica> {
    const replica = new Replica(args, env, url);
    await replica.process.untilPrinted(ready);
    return replica;
  }

  /** It is started again at once; nobody waits until it is ready. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.process.ended;
    this.process = startPulpoProcess(this.args, this.env);
  }

  /** What the process that runs now has printed. */
  output(): string {
    return this.process.output();
  }

  async freeze(ms: number): Promise<void> {
    this.process.kill('SIGSTOP');
    await pause(ms);
    this.process.kill('SIGCONT');
  }

  async end(): Promise<void> {
    this.process.kill('SIGCONT');
    this.process.kill('SIGKILL');
    await this.process.ended;
  }
}

let services: OwnServices;
let pulpo: Pulpo;
let apis: Replica[];
let workers: Replica[];
beforeAll(async () => {
  services = await startOwnServices();
  pulpo = await startPulpo({ worker: false });
  const common = { ...pulpo.environment, NODE_ENV: 'production', LISTEN_HOST: '127.0.0.1', LOG_LEVEL: 'warn' };
  const start = async (command: 'api' | 'worker'): Promise<Replica> => {
    const [port, metrics] = [await freePort(), await freePort()];
    const env = { ...common, LOG_LEVEL: 'info', PORT: String(port), METRICS_PORT: String(metrics) };
    const ready = command === 'api' ? 'api listens' : 'worker runs';
    return Replica.start([command], env, ready, `http://127.0.0.1:${port}`);
  };
  apis = [await start('api'), await start('api')];
  workers = [await start('worker'), await start('worker')];
});
afterAll(async () => {
  await Promise.all([...apis, ...workers].map((replica) => replica.end()));
  await pulpo.stop();
  await services.stop();
});

/** One disturbance after the other, until it is told to stop. @returns what was done */
async function disturb(until: number): Promise<string[]> {
  const done: string[] = [];
  const outages = { postgres: 2, temporal: 2 };
  while (Date.now() < until) {
    await pause(random.between(300, 2000));
    const what = random.pick([
      'worker',
      'worker',
      'worker',
      'api',
      'api',
      'freeze',
      'freeze',
      'twilio',
      'postgres',
      'temporal',
    ]);
    done.push(what);
    if (what === 'worker') await random.pick(workers).kill();
    else if (what === 'api') await random.pick(apis).kill();
    else if (what === 'freeze') await random.pick(workers).freeze(random.between(1000, 6000));
    else if (what === 'twilio') {
      pulpo.twilio.misbehave(
        ...[1, 2].map(() =>
          random.pick([
            { kind: 'answer', status: 503 },
            { kind: 'answer', status: 429, retryAfter: '1' },
            { kind: 'drop' },
            { kind: 'cut' },
          ] as const),
        ),
      );
    } else if (what === 'postgres' || what === 'temporal') {
      if (outages[what] === 0) continue;
      outages[what] -= 1;
      await services[what].kill();
      await pause(random.between(200, 2500));
      await services[what].restart();
    }
  }
  return done;
}

interface Talk {
  from: string;
  customer: PersistentCustomer;
  accepted: string[];
}

/** On a slow machine nobody may have got as far as a booking when the disturbance ends: they go on for so long. */
const MORE_MS = 90_000;
let somebodyBooked = false;

/** A customer who wants an appointment, and perhaps then another hour, or none. */
async function talk(index: number, until: number): Promise<Talk> {
  const goesOn = (): boolean => Date.now() < until || (!somebodyBooked && Date.now() < until + MORE_MS);
  const from = newNumber();
  const customer = persistentCustomer({
    from,
    to: ESTILO,
    token: pulpo.config.twilio.authToken,
    publicBaseUrl: pulpo.baseUrl,
    pickApi: () => random.pick(apis).url,
    twilio: pulpo.twilio,
  });
  const accepted: string[] = [];
  const say = async (text: string): Promise<string> => {
    const before = customer.heard.length;
    const result = await customer.say(text);
    if (result.accepted) accepted.push(result.sid);
    // Whoever gets no answer for a while writes on.
    const answered = eventually(() => customer.heard.length > before, result.accepted ? 25_000 : 500);
    await answered.catch(() => undefined);
    const heard = customer.heard.at(-1) ?? '';
    somebodyBooked ||= heard.includes('¡Listo');
    return heard;
  };
  const day = openDay(2 + (index % 5));
  const name = `Cliente ${String.fromCharCode(65 + index)}bel Quiroga`;
  for (let round = 0; goesOn() && (round < 4 || !somebodyBooked); round += 1) {
    let heard = await say(`soy ${name}, quiero un turno para barba el ${spoken(day)} a las 1${round % 4}`);
    for (let step = 0; step < 4 && goesOn(); step += 1) {
      if (heard.includes('Te resumo') || heard.includes('(sí / no)')) heard = await say('sí');
      else if (heard.includes('¡Listo')) heard = await say(random.pick(['quiero cancelar mi turno', 'gracias']));
      else if (/\b1\) /.test(heard)) heard = await say('el primero');
      else break;
    }
    await pause(random.between(0, 800));
  }
  return { from, customer, accepted };
}

interface Row {
  identity: string;
  direction: string;
  provider_sid: string | null;
  body: string;
  answer: string | null;
  send_state: string | null;
  sent_at: Date | null;
}

const allMessages = async (): Promise<Row[]> =>
  (
    await pulpo.query<Row>(
      `select i.identity, m.direction, m.provider_sid, m.body, m.answer, m.send_state, m.sent_at
       from pulpo.messages m join pulpo.conversations v on v.workspace_id = m.workspace_id and v.id = m.conversation_id
       join pulpo.channel_identities i on i.workspace_id = v.workspace_id and i.contact_id = v.contact_id
       where m.workspace_id = $1 order by m.position`,
      [DEMO_IDS.estilo],
    )
  ).rows;

/** Messages that still wait for somebody, with the end of their turn's history and what the workers said last. */
async function unfinished(): Promise<string[]> {
  const { rows } = await pulpo.query<{ conversation: string; workspace: string; what: string }>(
    `select conversation_id as conversation, workspace_id as workspace,
       concat_ws(' ', direction, answer, send_state, attempts, handovers, due_at, body) as what
     from pulpo.messages where due_at is not null order by position`,
  );
  const histories = rows.map(async ({ conversation, workspace, what }) => {
    const handle = pulpo.client.workflow.getHandle(turnWorkflowId(workspace, conversation));
    const history = await handle.fetchHistory().catch((error: unknown) => ({ events: [], error: String(error) }));
    const last = (history.events ?? []).slice(-8).map((event) => JSON.stringify({ ...event, eventTime: undefined }));
    return [what, ...('error' in history ? [history.error] : last)].join('\n  ');
  });
  const said = [...apis, ...workers].map((replica) => replica.output().slice(-1500));
  return [...(await Promise.all(histories)), ...said];
}

const count = (texts: readonly string[], text: string): number => texts.filter((one) => one === text).length;

describe(`with processes killed and frozen at random (seed ${SEED})`, () => {
  it('every accepted message is answered, every reply reaches its customer once, every write is told, and nothing is written twice', async () => {
    const until = Date.now() + DRILL_MS;
    const [done, ...talks] = await Promise.all([
      disturb(until),
      ...Array.from({ length: CUSTOMERS }, (_, index) => talk(index, until)),
    ]);
    expect(done.length).toBeGreaterThan(3);
    // What is left over is the sweeper's, and it need not be waited for.
    await eventually(async () => {
      await makeDue(pulpo);
      await pause(3000);
      const { rows } = await pulpo.query('select 1 from pulpo.messages where due_at is not null');
      return rows.length === 0;
    }, 150_000).catch(async () => expect(await unfinished()).toEqual([]));
    await pause(1500);

    const messages = await allMessages();
    const broken: string[] = [];
    const check = (holds: boolean, what: string): void => void (holds || broken.push(what));
    for (const { from, customer, accepted } of talks) {
      const own = messages.filter(({ identity }) => identity === from);
      const inbound = own.filter(({ direction }) => direction === 'inbound');
      const outbound = own.filter(({ direction }) => direction === 'outbound');
      for (const sid of accepted)
        check(
          inbound.some((row) => row.provider_sid === sid),
          `${from}: accepted and not stored: ${sid}`,
        );
      for (const row of inbound) check(row.answer !== null, `${from}: not answered: ${row.body}`);
      for (const { body } of outbound) {
        const heard = count(customer.heard, body);
        const written = outbound.filter((row) => row.body === body).length;
        check(heard === written, `${from}: heard ${heard} times, written ${written} times: ${body}`);
      }
      for (const row of outbound)
        check(['inline', 'sent'].includes(row.send_state ?? ''), `${from}: ${row.send_state}: ${row.body}`);
    }

    const { rows: appointments } = await pulpo.query<{ identity: string; code: string; status: string }>(
      `select i.identity, a.code, a.status from pulpo.appointments a
       join pulpo.channel_identities i on i.workspace_id = a.workspace_id and i.contact_id = a.contact_id`,
    );
    const { rows: overlaps } = await pulpo.query(
      `select 1 from pulpo.appointments a join pulpo.appointments b on a.staff_id = b.staff_id and a.id < b.id
         and a.status in ('booked', 'confirmed') and b.status in ('booked', 'confirmed')
         and a.starts_at < b.busy_until and b.starts_at < a.busy_until`,
    );
    expect(overlaps).toHaveLength(0);
    for (const { from, customer } of talks) {
      const told = customer.heard.flatMap((text) => /Tu código es (\w+)/.exec(text)?.[1] ?? []);
      const booked = appointments.filter(({ identity }) => identity === from).map(({ code }) => code);
      for (const code of booked) check(told.includes(code), `${from}: booked and not told: ${code}`);
      for (const code of told) check(booked.includes(code), `${from}: told and not booked: ${code}`);
      const cancelled = appointments.filter((row) => row.identity === from && row.status === 'cancelled').length;
      const toldCancelled = customer.heard.filter((text) => text.includes('cancelé tu turno')).length;
      check(cancelled === toldCancelled, `${from}: ${cancelled} cancelled, ${toldCancelled} told`);
    }
    const { rows: handoffs } = await pulpo.query<{ reason: string }>('select reason from pulpo.handoffs');
    check(handoffs.length === 0, `given to a person: ${handoffs.map(({ reason }) => reason).join(', ')}`);
    if (broken.length > 0)
      for (const { from, customer } of talks) broken.push(`${from} heard: ${customer.heard.join(' | ')}`);
    expect(broken).toEqual([]);
    expect(appointments.length).toBeGreaterThan(0);
  }, 420_000);
});
