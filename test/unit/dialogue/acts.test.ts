/** What the dialogue does with a reading, on scripted readings: independent of how text is understood. */
import { describe, expect, it } from '@jest/globals';
import { currentSlots, pendingConfirmation, topTask } from '../../../domain/dialogue';
import type { Reading } from '../../../domain/understanding/types';
import type { SlotName } from '../../../domain/slots';
import { Conversation } from './conversation';
import {
  acts,
  answers,
  anybody,
  dateSaid,
  reading,
  severalServices,
  timeSaid,
  unknownMention,
  wants,
} from './readings';
import { WORKSPACES } from '../../../evals/workspaces';

const NOW = '2026-11-24T13:00:00.000Z';
const SPAN = { start: 0, end: 1, text: 'x' };
const TOMORROW = '2026-11-25';
const FULL = { service_type: 'Barba', preferred_date: TOMORROW, preferred_time: '10:00', client_name: 'Ana' };

function talk(workspace = 'estilo'): Conversation {
  const profile = WORKSPACES[workspace];
  if (!profile) throw new Error(`No such workspace: ${workspace}`);
  return new Conversation(profile, NOW);
}

function hear(conversation: Conversation, ...readings: Reading[]): string {
  return readings.map((read) => conversation.say('', { reading: read }).message).at(-1) ?? '';
}

const slot = ({ state }: Conversation, name: SlotName): string | undefined => currentSlots(state)[name]?.value;
const confirmation = ({ state }: Conversation) => pendingConfirmation(state);
const offeredStarts = ({ state }: Conversation) => topTask(state)?.offered.map(({ values }) => values) ?? [];

describe('collecting', () => {
  it('asks service → day → time → name, then sums up, and books on "sí"', () => {
    const c = talk();
    expect(hear(c, wants('book'))).toContain('¿Qué servicio querés?');
    expect(hear(c, answers({ service_type: 'Barba' }))).toContain('¿Para qué día?');
    expect(hear(c, answers({ preferred_date: TOMORROW }))).toContain(
      '¿A qué hora te viene bien? Mañana tengo 1) 09:00',
    );
    expect(hear(c, answers({ preferred_time: '10:00' }))).toContain('¿A nombre de quién lo anoto?');
    expect(hear(c, answers({ client_name: 'Ana' }))).toBe(
      'Te resumo: Barba con Carlos Rodríguez, miércoles 25/11 a las 10:00, a nombre de Ana. ¿Confirmo? (sí / no)',
    );
    expect(confirmation(c)?.calls[0]?.args.staff_name).toBe('Carlos Rodríguez');
    expect(hear(c, acts({ kind: 'affirm' }))).toMatch(/^¡Listo, Ana! .* Tu código es K2M2QX\.$/);
    expect(c.agenda.own).toHaveLength(1);
  });

  it('asks for the name in one sentence, and mentions the e-mail once, when all is done', () => {
    const c = talk();
    const { client_name: _, ...nameless } = FULL;
    expect(hear(c, wants('book', nameless))).toBe('Dale, Barba, mañana a las 10:00. ¿A nombre de quién lo anoto?');
    expect(hear(c, answers({ client_name: 'Ana' }), acts({ kind: 'affirm' }))).not.toContain('e-mail');
    const thanks = reading({ intent: 'chitchat', confidence: 0.9, cues: [{ id: 'thanks', span: SPAN }] });
    expect(c.say('gracias', { reading: thanks }).message).toContain('e-mail');
    expect(c.say('gracias', { reading: thanks }).message).not.toContain('e-mail');
  });

  it('takes note of an e-mail, and is not held up by one that is none', () => {
    const c = talk();
    const { client_name: _, ...nameless } = FULL;
    hear(c, wants('book', nameless));
    const bad = reading({
      dropped: [{ slot: 'client_email', text: 'ana@', reason: 'no domain' }],
      answersPending: true,
    });
    expect(hear(c, { ...bad, slots: { client_name: 'Ana' } })).toMatch(/^"ana@" no parece un e-mail.*Te resumo/);
    expect(hear(c, acts({ kind: 'affirm' }), reading({ slots: { client_email: 'ana@ana.ar' } }))).toContain(
      'Anoté tu e-mail.',
    );
    expect(slot(c, 'client_email')).toBe('ana@ana.ar');
  });

  it('confirms the name of a profile before using it', () => {
    const c = talk();
    c.state = { ...c.state, contact: { client_name: { value: 'Ana P', source: 'channel', turn: 0 } } };
    const { client_name: _, ...rest } = FULL;
    expect(hear(c, wants('book', rest))).toBe('Dale, Barba, mañana a las 10:00. ¿Lo anoto a nombre de Ana P?');
    expect(hear(c, acts({ kind: 'affirm' }))).toContain('a nombre de Ana P. ¿Confirmo?');
  });

  it('goes on with another name when the profile is not the customer', () => {
    const c = talk();
    c.state = { ...c.state, contact: { client_name: { value: 'Ana P', source: 'channel', turn: 0 } } };
    const { client_name: _, ...rest } = FULL;
    expect(hear(c, wants('book', rest), answers({ client_name: 'Luz' }))).toContain('a nombre de Luz. ¿Confirmo?');
  });

  it('looks through a range, without the days that were ruled out', () => {
    const c = talk();
    const range = dateSaid({
      kind: 'range',
      from: '2026-11-23',
      to: '2026-11-29',
      grain: 'week',
      except: ['2026-11-24'],
    });
    expect(hear(c, wants('book', { service_type: 'Coloración' }, range))).toContain('mañana');
    const [action] = c.turns[0]?.plan.plan.actions ?? [];
    expect(action?.args).toMatchObject({ preferred_date: TOMORROW, date_to: '2026-11-29' });
    expect(offeredStarts(c).length).toBeGreaterThan(0);
    expect(offeredStarts(c).map(({ preferred_date: date }) => date)).not.toContain('2026-11-24');
  });

  it('narrows to a part of the day and forgets it when an hour is named', () => {
    const c = talk();
    const afternoon = timeSaid({ kind: 'window', from: '14:00', to: '19:00', part: 'afternoon' });
    hear(c, wants('book', { service_type: 'Barba', preferred_date: TOMORROW }), wants('book', {}, afternoon));
    expect(offeredStarts(c).length).toBeGreaterThan(0);
    expect(offeredStarts(c).every(({ preferred_time: time = '' }) => time >= '14:00')).toBe(true);
    hear(c, answers({ preferred_time: '10:00' }));
    expect(topTask(c.state)?.timeWindow).toBeNull();
  });
});

describe('changes of mind', () => {
  it('a changed day keeps the hour, says so, and is summed up anew', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    const reply = hear(c, wants('other', { preferred_date: '2026-11-26' }, { correction: true }));
    expect(reply).toContain('Dale, lo cambio al jueves 26/11. Te resumo');
    expect(slot(c, 'preferred_time')).toBe('10:00');
    expect(confirmation(c)?.calls[0]?.args).toMatchObject({ preferred_date: '2026-11-26', preferred_time: '10:00' });
  });

  it('a changed service looks at the agenda again', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    expect(hear(c, wants('other', { service_type: 'Coloración' }, { correction: true }))).toContain(
      'Coloración con María Fernández',
    );
  });

  it('a question in passing changes nothing', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    const before = confirmation(c);
    expect(hear(c, wants('info_prices', { service_type: 'Brushing' }))).toMatch(
      /^Brushing: \$4\.000\. Te resumo: Barba/,
    );
    expect(confirmation(c)?.digest).toBe(before?.digest);
  });

  it('"no" to the summary asks what to change; choosing empties it', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    expect(hear(c, acts({ kind: 'deny' }))).toContain('¿Qué querés cambiar?');
    expect(hear(c, acts({ kind: 'choose', index: 1 }))).toContain('¿A qué hora te viene bien?');
    expect(slot(c, 'service_type')).toBe('Barba');
  });

  it('"cualquiera" takes back the wish for a professional', () => {
    const c = talk();
    hear(c, wants('book', { service_type: 'Corte de Cabello', staff_name: 'Juan Martínez' }));
    hear(c, wants('other', {}, { staff: anybody, confidence: 0.5 }));
    expect(slot(c, 'staff_name')).toBeUndefined();
  });

  it('a move that is asked for before anything is booked changes the draft', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    hear(c, wants('reschedule', { preferred_date: '2026-11-26' }));
    expect(c.state.tasks).toMatchObject([{ kind: 'book' }]);
    expect(slot(c, 'preferred_date')).toBe('2026-11-26');
  });
});

describe('confirmation', () => {
  it('is not given by a yes with another hour in it', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    const yesAnd = wants(
      'other',
      { preferred_time: '11:00' },
      { prefix: { kind: 'affirm', span: SPAN }, correction: true },
    );
    expect(hear(c, yesAnd)).toContain('a las 11:00');
    expect(c.agenda.own).toHaveLength(0);
  });

  it('runs out', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    c.wait(121);
    expect(hear(c, acts({ kind: 'affirm' }))).toMatch(/^Pasó un rato y dejé de lado/);
    expect(c.agenda.own).toHaveLength(0);
  });

  it('is consumed by the yes that uses it', () => {
    const c = talk();
    hear(c, wants('book', FULL), acts({ kind: 'affirm' }));
    expect(hear(c, acts({ kind: 'affirm' }))).toContain('No tengo nada pendiente para confirmar');
    expect(c.agenda.own).toHaveLength(1);
  });

  it('survives a failure, and the next yes tries exactly the same again', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    const asked = confirmation(c)?.digest;
    c.agenda.failing = new Set(['book_appointment']);
    expect(hear(c, acts({ kind: 'affirm' }))).toContain('no quedó hecho');
    expect(confirmation(c)?.digest).toBe(asked);
    c.agenda.failing = new Set();
    expect(hear(c, acts({ kind: 'affirm' }))).toContain('¡Listo, Ana!');
  });
});

describe('what is not clear', () => {
  it('a name of two services: both are offered', () => {
    const c = talk();
    const reply = hear(c, wants('book', {}, { service: severalServices(['Brushing', 'Coloración']) }));
    expect(reply).toBe('¿Cuál de estos?\n1) Brushing\n2) Coloración');
    expect(hear(c, acts({ kind: 'choose', index: 1 }))).toContain('¿Para qué día?');
    expect(slot(c, 'service_type')).toBe('Coloración');
  });

  it('two services, each by its name: one after the other', () => {
    const c = talk();
    const several = severalServices(['Brushing', 'Coloración'], true);
    expect(hear(c, wants('book', {}, { service: several }))).toMatch(
      /^Vamos de a uno: .*Brushing.*Coloración.*¿Para qué día/s,
    );
    expect(c.state.tasks).toMatchObject([
      { kind: 'book', slots: { service_type: { value: 'Coloración' } } },
      { kind: 'book', slots: { service_type: { value: 'Brushing' } } },
    ]);
  });

  it('no such service: what there is', () => {
    expect(hear(talk(), wants('book', {}, { service: unknownMention('*depilación*') }))).toContain(
      'Depilación no hacemos.',
    );
  });

  it('morning or evening: asked', () => {
    const c = talk();
    hear(c, wants('book', { service_type: 'Barba', preferred_date: TOMORROW }));
    expect(
      hear(
        c,
        wants('other', {}, { ...timeSaid({ kind: 'ambiguous', candidates: ['09:00', '21:00'] }), confidence: 0.5 }),
      ),
    ).toBe('¿A qué hora decís? 1) 09:00  2) 21:00');
    expect(hear(c, acts({ kind: 'choose', index: 0 }))).toContain('¿A nombre de quién');
  });

  it('cancel or move, neither sure: asked, and the choice is done', () => {
    const c = talk();
    c.agenda.seed('Barba', 'Carlos Rodríguez', '2026-11-27', '10:00', NOW);
    const doubtful = wants(
      'cancel',
      {},
      {
        confidence: 0.5,
        alternatives: [
          { intent: 'cancel', confidence: 0.5 },
          { intent: 'reschedule', confidence: 0.4 },
        ],
      },
    );
    expect(hear(c, doubtful)).toContain('¿Querés cancelar tu turno o cambiar tu turno?');
    expect(hear(c, acts({ kind: 'choose', index: 0 }))).toContain('¿Lo cancelo?');
  });

  it('a doubtful cancellation does not destroy a draft', () => {
    const c = talk();
    hear(c, wants('book', { service_type: 'Barba' }), wants('cancel', {}, { confidence: 0.4 }));
    expect(slot(c, 'service_type')).toBe('Barba');
  });

  it('three attempts that get nowhere offer a person, "no" goes back to the question', () => {
    const c = talk();
    hear(c, wants('book', { service_type: 'Barba' }));
    const lost = reading({ confidence: 0.1 });
    expect(hear(c, lost)).toContain('No te entendí bien.');
    expect(hear(c, lost)).toContain('Sigo sin entenderte.');
    expect(hear(c, lost)).toContain('¿Te paso con una persona');
    expect(hear(c, acts({ kind: 'deny' }))).toContain('¿Para qué día?');
  });

  it('the same useless answer three times offers a person too', () => {
    const c = talk();
    hear(c, wants('book', { service_type: 'Barba' }));
    const past = wants('other', {}, { ...dateSaid({ kind: 'past', value: '2026-11-01' }), answersPending: true });
    expect(hear(c, past, past, past)).toContain('¿Te paso con una persona');
  });
});

describe("the customer's own appointments", () => {
  it('one of several is told by what the message says of it', () => {
    const c = talk();
    c.agenda.seed('Barba', 'Carlos Rodríguez', '2026-11-27', '10:00', NOW);
    c.agenda.seed('Brushing', 'María Fernández', '2026-11-28', '10:00', NOW);
    expect(hear(c, wants('cancel', { preferred_date: '2026-11-28' }))).toContain('Brushing con María Fernández');
    expect(slot(c, 'preferred_date')).toBeUndefined();
  });

  it('moving keeps the professional and checks the agenda for them', () => {
    const c = talk();
    c.agenda.seed('Corte de Cabello', 'Juan Martínez', '2026-11-27', '10:00', NOW);
    hear(c, wants('reschedule'), answers({ preferred_date: '2026-11-26' }));
    const action = c.turns[1]?.plan.plan.actions[0];
    expect(action).toMatchObject({ tool: 'check_service_availability', args: { staff_name: 'Juan Martínez' } });
    expect(hear(c, answers({ preferred_time: '10:00' }))).toContain(
      'del viernes 27/11 10:00 al jueves 26/11 a las 10:00',
    );
    expect(hear(c, acts({ kind: 'affirm' }))).toContain('¡Listo! Cambié tu turno');
    expect(c.agenda.own).toMatchObject([{ date: '2026-11-26', staff: 'Juan Martínez' }]);
  });

  it('the old day named in the request is not the new one', () => {
    const c = talk();
    c.agenda.seed('Barba', 'Carlos Rodríguez', '2026-11-27', '10:00', NOW);
    expect(hear(c, wants('reschedule', { preferred_date: '2026-11-27' }))).toContain('¿Para qué día?');
  });

  it('cancelling with a draft and no appointment drops the draft', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    expect(hear(c, wants('cancel'))).toContain('No tenías ningún turno tomado');
    expect(c.state.tasks).toEqual([]);
  });
});

describe('what a message carries besides', () => {
  it('a photograph with a text is told, and the text is read', () => {
    const c = talk();
    const reply = c.say('', { reading: wants('book'), kinds: ['text', 'image'] });
    expect(reply.message).toMatch(/^No puedo ver fotos todavía\. ¿Qué servicio/);
  });

  it('opting out and in, whatever is going on', () => {
    const c = talk();
    hear(c, wants('book', FULL));
    expect(hear(c, acts({ kind: 'opt_out' }))).toContain('no te escribo más');
    expect(confirmation(c)).toBeNull();
    expect(hear(c, acts({ kind: 'opt_in' }))).toContain('tenerte de vuelta');
  });
});
