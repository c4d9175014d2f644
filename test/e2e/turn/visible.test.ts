import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDay, spoken } from '../../support/days';
import { DEMO_IDS } from '../../support/demo';
import { eventually } from '../../support/eventually';
import { startPulpo, type Pulpo } from '../../support/pulpo';
import { turnsWith } from '../../support/rows';
import { newNumber } from '../../support/whatsapp';

let pulpo: Pulpo;
beforeAll(async () => {
  pulpo = await startPulpo();
});
afterAll(() => pulpo.stop());

describe('a turn, as an operator sees it in the Temporal UI', () => {
  it('is found by conversation and message, says which pipeline and why, and names every stage', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    const said = await customer.say(`soy Pía Solá, turno para corte el ${spoken(openDay(7))} a las 10`);
    expect(said.reply).toContain('Te resumo');
    const booked = await customer.say('dale');
    expect(booked.reply).toContain('Listo');
    const turn = (await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).at(-1);
    const conversation = turn?.conversation_id ?? '';

    const run = await eventually(async () => {
      for await (const found of pulpo.client.workflow.list({
        query: `MessageSid = '${booked.sid}' AND ConversationId = '${conversation}'`,
      })) {
        if (found.status.name === 'COMPLETED') return found;
      }
      return null;
    });
    expect(run.workflowId).toBe(`conv:${DEMO_IDS.estilo}:${conversation}`);
    expect(run.workflowId).not.toContain(from.replace(/\D/g, ''));
    expect(run.memo?.['canary']).toMatchObject({ pipeline: 'slm', share: 100 });
    const attributes = Object.fromEntries(
      run.typedSearchAttributes.getAll().map(({ key, value }) => [key.name, value]),
    );
    expect(attributes).toMatchObject({ WorkspaceId: DEMO_IDS.estilo, Pipeline: 'slm', TurnOutcome: 'booked_fallback' });

    const { events } = await pulpo.client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
    const stages = (events ?? []).flatMap((event) => {
      const details = event.markerRecordedEventAttributes?.details?.['data']?.payloads?.[0]?.data;
      const type = details
        ? (JSON.parse(Buffer.from(details).toString('utf8')) as { activity_type?: string }).activity_type
        : undefined;
      const scheduled = event.activityTaskScheduledEventAttributes?.activityType?.name;
      return [type ?? scheduled ?? []].flat();
    });
    expect(stages).toEqual([
      'beginTurn',
      'extract',
      'plan',
      'checkPolicy',
      'check_service_availability',
      'checkPolicy',
      'book_appointment',
      'respond',
      'commitTurn',
    ]);
  });

  it('writes one line per turn, and nothing personal in any line', async () => {
    const from = newNumber();
    const customer = pulpo.customer({ from });
    await customer.say('hola soy Rosalinda Quiñones, mi mail es rosalinda.q@example.com y mi cel 11 5555-4321');
    const turn = (await turnsWith(pulpo.db, DEMO_IDS.estilo, from)).at(-1);
    const lines = pulpo.log.filter((line) => line.includes(turn?.id ?? 'none'));
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '{}')).toMatchObject({
      event: 'turn',
      pipeline: 'slm',
      outcome: expect.any(String),
      ms: { total: expect.any(Number) },
    });
    const everything = pulpo.log.join('\n');
    for (const personal of ['Rosalinda', 'rosalinda.q@example.com', '5555-4321', from.replace('whatsapp:', '')]) {
      expect(everything).not.toContain(personal);
    }
  });
});
