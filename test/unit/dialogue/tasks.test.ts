/** Several things in one conversation: each is done by itself, one after the other, and none is lost. */
import { describe, expect, it } from '@jest/globals';
import { TOOLS } from '../../../domain/tools/registry';
import type { Beneficiary, CommandBody, TaskKind } from '../../../domain/understanding/commands/types';
import type { SlotName } from '../../../domain/slots';
import { WORKSPACES } from '../../../evals/workspaces';
import { said } from './arbitrary-commands';
import { Conversation } from './conversation';

const NOW = '2026-11-24T13:00:00.000Z';
const WEDNESDAY = '2026-11-25';
const SUNDAY = '2026-11-29';
const YES: CommandBody = { do: 'affirm' };

function talk(): Conversation {
  const profile = WORKSPACES.estilo;
  if (!profile) throw new Error('no such workspace');
  return new Conversation(profile, NOW);
}
const hear = (conversation: Conversation, ...bodies: CommandBody[]): string =>
  conversation.say('', { commands: said(...bodies) }).message;

const start = (task: TaskKind, rest: { another?: true } = {}): CommandBody => ({ do: 'start', task, sure: 1, ...rest });
const set = (slot: SlotName, value: string): CommandBody => ({ do: 'set', slot, value });
const whom = (person: Beneficiary): CommandBody => ({ do: 'for', person });
const booking = (service: string, time: string, date = WEDNESDAY, name = 'Ana'): CommandBody[] => [
  start('book'),
  set('service_type', service),
  set('preferred_date', date),
  set('preferred_time', time),
  set('client_name', name),
];
const rows = ({ agenda }: Conversation): string[] =>
  agenda.own.map(({ service, date, time }) => `${service} ${date} ${time}`);
const writesOf = ({ turns }: Conversation, turn: number) =>
  turns.at(turn)?.plan.plan.actions.filter(({ tool }) => TOOLS[tool].scope !== 'read') ?? [];

describe('two bookings in one message', () => {
  it('are made one after the other, each by a yes of its own', () => {
    const c = talk();
    expect(hear(c, ...booking('Barba', '10:00'), ...booking('Brushing', '11:00'))).toMatch(/^Vamos de a uno:/);
    expect(hear(c, YES)).toMatch(/¡Listo, Ana! Barba .* Ahora vamos con Brushing\. Te resumo: Brushing .* 11:00/s);
    expect(rows(c)).toEqual([`Barba ${WEDNESDAY} 10:00`]);
    hear(c, YES);
    expect(rows(c)).toEqual([`Barba ${WEDNESDAY} 10:00`, `Brushing ${WEDNESDAY} 11:00`]);
    expect(c.state.tasks).toEqual([]);
  });

  it('the first is not held up by what is wrong with the second', () => {
    const c = talk();
    c.agenda.block('María Fernández', WEDNESDAY, '11:00', 60);
    hear(c, ...booking('Barba', '10:00'), ...booking('Brushing', '11:00'));
    expect(hear(c, YES)).toContain('¡Listo, Ana! Barba');
    expect(c.facts?.outcomes.map(({ kind }) => kind)).toEqual(['booked', 'resumed', 'refused']);
    expect(rows(c)).toEqual([`Barba ${WEDNESDAY} 10:00`]);
  });

  it('the second is gone on with when the first is dropped', () => {
    const c = talk();
    hear(c, ...booking('Barba', '10:00'), ...booking('Brushing', '11:00'));
    expect(hear(c, { do: 'drop' })).toContain('Te resumo: Brushing');
    hear(c, YES);
    expect(rows(c)).toEqual([`Brushing ${WEDNESDAY} 11:00`]);
  });

  it('a yes is to the one that was asked about, whatever is begun with it', () => {
    const c = talk();
    hear(c, ...booking('Barba', '10:00'));
    expect(hear(c, YES, start('book', { another: true }), whom({ relation: 'hijo' }))).toContain('¡Listo, Ana! Barba');
    expect(writesOf(c, -1)).toMatchObject([{ tool: 'book_appointment', args: { client_name: 'Ana' } }]);
    expect(c.state.tasks).toMatchObject([{ kind: 'book', beneficiary: { relation: 'hijo' } }]);
  });
});

describe('a cancellation beside a booking', () => {
  const withOne = (): Conversation => {
    const c = talk();
    c.agenda.seed('Corte de Cabello', 'Juan Martínez', '2026-11-27', '10:00', c.now);
    return c;
  };

  it('is done, and then the booking', () => {
    const c = withOne();
    expect(hear(c, start('cancel'), ...booking('Barba', '10:00'))).toContain('¿Lo cancelo?');
    expect(hear(c, YES)).toMatch(/cancelé .* Te resumo: Barba/s);
    hear(c, YES);
    expect(rows(c)).toEqual([`Barba ${WEDNESDAY} 10:00`]);
  });

  it('is not held up by a day on which the booking cannot be', () => {
    const c = withOne();
    hear(c, start('cancel'), ...booking('Barba', '10:00', SUNDAY));
    expect(hear(c, YES)).toContain('cancelé');
    expect(rows(c)).toEqual([]);
  });

  it('that is begun with the yes to a booking is looked up and asked about', () => {
    const c = withOne();
    hear(c, ...booking('Barba', '10:00'));
    const reply = hear(c, YES, start('cancel'), { do: 'refer', to: { service: 'Corte de Cabello' } });
    expect(reply).toContain('¡Listo, Ana! Barba');
    expect(reply).toMatch(/Corte de Cabello con Juan Martínez, viernes 27\/11 a las 10:00\. ¿Lo cancelo\?/);
    hear(c, YES);
    expect(rows(c)).toEqual([`Barba ${WEDNESDAY} 10:00`]);
  });
});

describe('a yes that comes to nothing', () => {
  it('is followed by what is offered instead, though something else was begun with it', () => {
    const c = talk();
    c.agenda.seed('Corte de Cabello', 'Juan Martínez', '2026-11-27', '10:00', c.now);
    hear(c, ...booking('Barba', '10:00'));
    c.agenda.block('Carlos Rodríguez', WEDNESDAY, '10:00', 25);
    expect(hear(c, YES, start('move'))).toContain('se acaba de ocupar');
    expect(hear(c, { do: 'choose', index: 0 })).toContain('Te resumo: Barba');
    hear(c, YES);
    expect(rows(c)).toContainEqual(expect.stringContaining('Barba'));
  });
});

describe('all of the appointments', () => {
  it('are named, and cancelled by one yes', () => {
    const c = talk();
    c.agenda.seed('Barba', 'Carlos Rodríguez', '2026-11-27', '10:00', c.now);
    c.agenda.seed('Brushing', 'María Fernández', '2026-11-28', '10:00', c.now);
    const asked = hear(c, start('cancel'), { do: 'refer', to: { which: 'all' } });
    expect(asked).toMatch(/Barba con Carlos Rodríguez.*Brushing con María Fernández.*¿Los cancelo todos\?/s);
    hear(c, YES);
    expect(writesOf(c, -1)).toHaveLength(2);
    expect(rows(c)).toEqual([]);
  });
});

describe('what has no way out', () => {
  it('nobody else does it: whoever does is offered, and no other day', () => {
    const c = talk();
    hear(c, start('book'), set('service_type', 'Barba'), set('preferred_date', WEDNESDAY), {
      do: 'exclude',
      staff: 'Carlos Rodríguez',
    });
    expect(hear(c, set('preferred_date', '2026-11-26'))).not.toContain('¿Qué otro día');
  });

  it('an appointment that is moved away from its professional goes to another', () => {
    const c = talk();
    c.agenda.seed('Corte de Cabello', 'Carlos Rodríguez', '2026-11-27', '10:00', c.now);
    hear(c, start('move'), { do: 'exclude', staff: 'Carlos Rodríguez' });
    expect(hear(c, set('preferred_date', '2026-11-26'))).toContain('¿A qué hora te viene bien?');
    expect(hear(c, { do: 'choose', index: 0 })).toMatch(/con (?:Juan Martínez|María Fernández), del viernes/);
  });

  it('two services at the summary of a third are none of its yes', () => {
    const c = talk();
    hear(c, ...booking('Coloración', '15:00'));
    const several: CommandBody = {
      do: 'unclear',
      problem: { kind: 'several_services', names: ['Corte de Cabello', 'Barba'] },
    };
    hear(c, YES, start('book'), several);
    const wanted = c.state.tasks.map(({ slots }) => slots.service_type?.value);
    expect([...wanted, ...c.agenda.own.map(({ service }) => service)]).toEqual(
      expect.arrayContaining(['Corte de Cabello', 'Barba']),
    );
  });
});
