/**
 * Whole turns through a real Ollama, whatever `OLLAMA_HOST` and the model names say. What is asserted holds for any model:
 * the conversation ends in the right row, the turn went through the models, and nothing invented was said.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { openDay, spoken } from '../support/days';
import { DEMO_IDS } from '../support/demo';
import { startPulpo, type Pulpo } from '../support/pulpo';
import { appointmentsOf, turnsWith } from '../support/rows';
import { newNumber, type Customer } from '../support/whatsapp';

/** A busy machine without a GPU may need minutes for a cold prompt. */
const PATIENCE_MS = 120_000;
jest.setTimeout(5 * PATIENCE_MS);

const NAMES = ['OLLAMA_HOST', 'SLM_EXTRACTOR_MODEL', 'SLM_PLANNER_MODEL', 'LEGACY_MODEL'] as const;

function modelEnvironment(): Record<string, string> {
  if (!process.env['OLLAMA_HOST'])
    throw new Error('OLLAMA_HOST is not set: there is no real model server to test against.');
  const given = NAMES.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []));
  return {
    ...Object.fromEntries(given),
    SLM_EXTRACTOR_TIMEOUT_MS: String(PATIENCE_MS),
    SLM_PLANNER_TIMEOUT_MS: String(PATIENCE_MS),
    SLM_TOTAL_TIMEOUT_MS: String(2 * PATIENCE_MS),
  };
}

let pulpo: Pulpo;

/** The reply, in the response or through the channel. */
async function say(customer: Customer, from: string, text: string): Promise<string> {
  pulpo.twilio.clear();
  const answer = await customer.say(text);
  return answer.reply ?? (await pulpo.twilio.waitFor((message) => message.to === from, 3 * PATIENCE_MS)).body;
}

describe('the slm route on a real model', () => {
  beforeAll(async () => {
    pulpo = await startPulpo({ env: modelEnvironment() });
  });
  afterAll(() => pulpo.stop());

  it('answers from the catalogue, books what was confirmed, and says that the models were asked', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const day = openDay(1);
    expect(await say(customer, from, 'hola, me decís cuánto sale la coloración?')).toContain('$9.500');
    const summary = await say(
      customer,
      from,
      `soy Alma Ferro, quiero un turno para barba el ${spoken(day)} a las 10hs`,
    );
    expect(summary).toContain('Te resumo: Barba con Carlos Rodríguez');
    expect(await say(customer, from, 'dale')).toMatch(/^¡Listo, Alma/);
    const booked = (await appointmentsOf(pulpo.db, DEMO_IDS.estilo)).filter((row) => row.client_name === 'Alma Ferro');
    expect(booked).toMatchObject([{ at: `${day.toISODate()} 10:00`, status: 'booked' }]);
    const turns = await turnsWith(pulpo.db, DEMO_IDS.estilo, from);
    expect(turns.map((turn) => turn.route)).toEqual(['slm', 'slm', 'slm']);
    expect(turns.every((turn) => turn.fallback_from === null)).toBe(true);
  });
});

describe('the legacy route on a real model', () => {
  beforeAll(async () => {
    pulpo = await startPulpo({ env: modelEnvironment(), share: 0 });
  });
  afterAll(() => pulpo.stop());

  it('lets nothing out that was not observed, whatever the model makes of it', async () => {
    const from = newNumber();
    const reply = await say(pulpo.customer({ from }), from, 'me podés decir cuánto cuesta la barba?');
    for (const [, amount] of reply.matchAll(/\$ ?([\d.]*\d)/g))
      expect(['3.000', '6.000', '4.500', '3.500', '9.500', '4.000', '7.500', '9.000']).toContain(amount);
    expect(await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).toMatchObject([{ pipeline: 'legacy' }]);
  });
});
