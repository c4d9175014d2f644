/**
 * Whole conversations over the signed webhook, with the real api, worker, engine and database.
 * `UPDATE_CONVERSATIONS=1` writes down what was answered, to be read before it is committed.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { ESTILO as HAIRDRESSER } from '../../../store/seed-estilo';
import { CONSULTORIO_NORTE } from '../../../store/seed-consultorio';
import { seedWorkspaces } from '../../../store/seed';
import { makeFirstInTurn } from '../../support/first-in-turn';
import { appointmentsOf } from '../../support/rows';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import type { Customer } from '../../support/whatsapp';
import { placeholders } from './days';
import { filled, generalised, pattern, readScript, type Step } from './script';
import { VETERINARY } from './veterinary';

const FOLDER = join(__dirname, 'scripts');
const WORKSPACES = { estilo: HAIRDRESSER, consultorio: CONSULTORIO_NORTE, veterinaria: VETERINARY };
const MESSAGES_AT_A_TIME = 5;
const UPDATE = process.env.UPDATE_CONVERSATIONS === '1';

let pulpo: Pulpo;
let admin: Client;
let customers = 0;
beforeAll(async () => {
  pulpo = await startPulpo();
  await seedWorkspaces(pulpo.adminUrl, [VETERINARY]);
  admin = new Client({ connectionString: pulpo.adminUrl });
  await admin.connect();
});
afterAll(async () => {
  await admin.end();
  await pulpo.stop();
});
// Each conversation finds free agendas.
afterEach(async () => {
  await admin.query('delete from pulpo.appointments');
});

/** As if time had passed: nobody types as fast as a test, and the limits of a minute are for people. */
async function rest(): Promise<void> {
  await admin.query('delete from pulpo.rate_counters');
  await admin.query("update pulpo.messages set created_at = created_at - interval '2 days'");
}

describe('conversations', () => {
  it.each(readdirSync(FOLDER).filter((name) => name.endsWith('.txt')))('%s', async (name) => {
    const path = join(FOLDER, name);
    const script = readFileSync(path, 'utf8');
    const replies = await talk(readScript(script));
    if (UPDATE) writeFileSync(path, rewritten(script, replies));
  });
});

/** @returns the replies in order, as the script writes them where it is right */
async function talk(steps: readonly Step[]): Promise<string[]> {
  let workspace = WORKSPACES.estilo;
  let customer = await newCustomer(workspace);
  const replies: string[] = [];
  for (const step of steps) {
    const days = placeholders(workspace.timezone);
    switch (step.kind) {
      case 'workspace':
        workspace = workspaceNamed(step.name);
        customer = await newCustomer(workspace);
        break;
      case 'customer':
        customer = await newCustomer(workspace);
        break;
      case 'booked':
        if (!UPDATE)
          expect(await booked(workspace.id)).toEqual(step.appointments.map((line) => filled(line, days)).sort());
        break;
      case 'say': {
        if (replies.length % MESSAGES_AT_A_TIME === 0) await rest();
        const { status, reply } = await customer.say(filled(step.text, days));
        const said = `${status} ${step.text}`;
        const isExpected = pattern(step.expected, days).test(reply ?? '');
        replies.push(isExpected ? step.expected : generalised(reply ?? '(nothing)', days));
        if (!UPDATE)
          expect({ said, reply }).toEqual({
            said: `200 ${step.text}`,
            reply: expect.stringMatching(pattern(step.expected, days)),
          });
      }
    }
  }
  return replies;
}

/** The scripts name the professional of a customer who does not mind. */
async function newCustomer(workspace: (typeof WORKSPACES)['estilo']): Promise<Customer> {
  customers += 1;
  const from = `whatsapp:+54911${String(60_000_000 + customers)}`;
  await makeFirstInTurn(admin, workspace.id, from);
  return pulpo.customer({ to: workspace.whatsapp, from });
}

async function booked(workspaceId: string): Promise<string[]> {
  const rows = await appointmentsOf(pulpo.db, workspaceId);
  return rows
    .filter(({ status }) => status === 'booked')
    .map(({ client_name, staff, at }) => `${client_name} | ${staff} | ${at.replace(' ', ' | ')}`)
    .sort();
}

function workspaceNamed(name: string): (typeof WORKSPACES)['estilo'] {
  const found = Object.entries(WORKSPACES).find(([key]) => key === name)?.[1];
  if (!found) throw new Error(`No such workspace: ${name}`);
  return found;
}

function rewritten(script: string, replies: readonly string[]): string {
  const left = [...replies];
  return script
    .split('\n')
    .filter((line) => !line.startsWith('< '))
    .flatMap((line) =>
      line.startsWith('> ') ? [line, ...(left.shift() ?? '').split('\n').map((text) => `< ${text}`)] : [line],
    )
    .join('\n');
}
