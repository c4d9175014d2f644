/** The whole product: messages over the signed webhook, turns in Temporal, appointments in PostgreSQL. */
import { cpus } from 'node:os';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { Client } from 'pg';
import { openConversation } from '../../../store/conversations';
import { seedWorkspaces } from '../../../store/seed';
import type { SeedWorkspace } from '../../../store/seed-types';
import globalSetup from '../../../test/support/global-setup';
import globalTeardown from '../../../test/support/global-teardown';
import { startPulpo, type Pulpo } from '../../../test/support/pulpo';
import { newNumber } from '../../../test/support/whatsapp';
import { createTools } from '../../../tools/create-tools';
import { BUSINESSES, businessNamed } from '../businesses';
import type { Scenario, Seeded } from '../types';
import type { AgendaRow, Driver, Talk } from './driver';

/** A reply that does not come with the response comes as a message of its own. */
const REPLY_WITHIN_MS = 20_000;
const BURST_PAUSE_MS = 30;

export async function turnDriver(): Promise<Driver> {
  await globalSetup();
  const pulpo = await startPulpo();
  const none = { minute: Infinity, hour: Infinity, day: Infinity };
  pulpo.apiDeps.settings.messageLimits = { customer: none, workspace: none };
  await seedWorkspaces(
    pulpo.adminUrl,
    Object.values(BUSINESSES).map(({ seed }) => seed),
  );
  const admin = new Client({ connectionString: pulpo.adminUrl });
  await admin.connect();
  return {
    name: 'turn',
    conditions: `the whole turn over the signed webhook, PostgreSQL and Temporal development server, deterministic tier, real clock, one customer at a time, ${cpus().length} cores`,
    now: () => new Date().toISOString(),
    begin: (scenario) => begin(pulpo, admin, scenario),
    stop: async () => {
      await admin.end();
      await pulpo.stop();
      await globalTeardown();
    },
  };
}

async function begin(pulpo: Pulpo, admin: Client, scenario: Scenario): Promise<Talk> {
  const { seed } = businessNamed(scenario.business);
  // Each customer finds a free agenda, and the counters of a minute start anew: a program types faster than people.
  await admin.query('delete from pulpo.appointments');
  await admin.query('delete from pulpo.rate_counters');
  const number = newNumber();
  for (const own of scenario.own) await place(pulpo, seed, number, own, scenario.now);
  for (const other of scenario.busy) await place(pulpo, seed, newNumber(), other, scenario.now);
  const customer = pulpo.customer({ to: seed.whatsapp, from: number });
  return {
    say: async (texts) => {
      const late = laterReplies(pulpo, number);
      const sent: Promise<{ status: number; reply: string | null }>[] = [];
      for (const text of texts) {
        if (sent.length > 0) await pause(BURST_PAUSE_MS);
        sent.push(customer.say(text));
      }
      const answers = await Promise.all(sent);
      const refused = answers.find(({ status }) => status !== 200);
      if (refused) throw new Error(`The webhook answered ${refused.status}`);
      const inline = answers.flatMap(({ reply }) => (reply === null ? [] : [reply]));
      const reply = inline.length > 0 ? [...inline, ...late.sofar()] : await late.first();
      late.end();
      return reply.length > 0 ? reply.join('\n') : '(no reply)';
    },
    rows: () => rowsOf(pulpo, seed, number),
  };
}

/** What reaches the customer as messages of their own while a reply is awaited. */
function laterReplies(pulpo: Pulpo, number: string) {
  const heard: string[] = [];
  const end = pulpo.twilio.onMessage((message) => void (message.to === number && heard.push(message.body)));
  return {
    end,
    sofar: () => heard,
    first: async (): Promise<string[]> => {
      const until = Date.now() + REPLY_WITHIN_MS;
      while (heard.length === 0 && Date.now() < until) await pause(50);
      return heard;
    },
  };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** An appointment made by the tool that makes them, as this number's. @throws {Error} when it is refused */
async function place({ db }: Pulpo, seed: SeedWorkspace, number: string, own: Seeded, now: string): Promise<void> {
  const phone = number.replace('whatsapp:', '');
  const ids = await db.inWorkspace(seed.id, (tx) =>
    openConversation(tx, { channelId: seed.channelId, provider: 'twilio', identity: number, phone }),
  );
  const made = await createTools(db).run('book_appointment', {
    args: {
      service_type: own.service,
      staff_name: own.staff,
      preferred_date: own.date,
      preferred_time: own.time,
      client_name: own.name,
    },
    workspaceId: seed.id,
    ...ids,
    now,
    idempotencyKey: randomUUID(),
    messageSid: 'SM-customers',
  });
  if (!made.ok) throw new Error(`An appointment of the scenario was refused: ${made.code}`);
}

const rowsOf = ({ db }: Pulpo, seed: SeedWorkspace, number: string): Promise<AgendaRow[]> =>
  db.inWorkspace(seed.id, async (tx) => {
    const { rows } = await sql<AgendaRow>`
      select s.name as service, t.name as staff, a.client_name as name, a.code,
             to_char(a.starts_at at time zone w.timezone, 'YYYY-MM-DD') as date,
             to_char(a.starts_at at time zone w.timezone, 'HH24:MI') as time,
             exists (select 1 from pulpo.channel_identities i
                     where i.workspace_id = a.workspace_id and i.contact_id = a.contact_id
                       and i.identity = ${number}) as own
      from pulpo.appointments a
      join pulpo.workspaces w on w.id = a.workspace_id
      join pulpo.staff t on t.id = a.staff_id and t.workspace_id = a.workspace_id
      join pulpo.services s on s.id = a.service_id and s.workspace_id = a.workspace_id
      where a.status = 'booked'
      order by a.created_at`.execute(tx);
    return rows;
  });
