import { describe, expect, it } from '@jest/globals';
import type { CommandBody } from '../../domain/understanding/commands/types';
import { workspaceOf } from '../workspaces';
import { lineProblem } from './line';
import { writeCommands } from './notation';

const SPAN = { start: 0, end: 0, text: '' };

const BARE = [
  'greet', 'outside', 'affirm', 'deny', 'doubt', 'defer', 'wait', 'drop', 'undo', 'restart', 'repeat', 'explain', 'late', 'optout', 'optin', 'more',
] as const; // prettier-ignore

const CASES: readonly [string, CommandBody][] = [
  ['start book', { do: 'start', task: 'book', sure: 0.9 }],
  ['start book another', { do: 'start', task: 'book', sure: 0.9, another: true }],
  ['start book another alike', { do: 'start', task: 'book', sure: 0.9, another: true, alike: true }],
  ['start move instead', { do: 'start', task: 'move', sure: 0.9, instead: true }],
  ['start move', { do: 'start', task: 'move', sure: 0.5 }],
  ['set service_type=Corte de Cabello', { do: 'set', slot: 'service_type', value: 'Corte de Cabello', correct: true }],
  ['set service_type=Barba only', { do: 'set', slot: 'service_type', value: 'Barba', only: true }],
  ['set preferred_date=2026-12-04', { do: 'set', slot: 'preferred_date', value: '2026-12-04', weekday: true }],
  ['set preferred_time=15:00', { do: 'set', slot: 'preferred_time', value: '15:00' }],
  ['set staff_name=Juan Martínez', { do: 'set', slot: 'staff_name', value: 'Juan Martínez' }],
  ["set client_name=Zoe O'Neill", { do: 'set', slot: 'client_name', value: "Zoe O'Neill" }],
  ['set client_email=ana@correo.com.ar', { do: 'set', slot: 'client_email', value: 'ana@correo.com.ar' }],
  ['set client_phone=+5491155551234', { do: 'set', slot: 'client_phone', value: '+5491155551234' }],
  [
    'narrow days=2026-11-30..2026-12-05 except=2026-12-02',
    { do: 'narrow', days: { from: '2026-11-30', to: '2026-12-05', except: ['2026-12-02'] } },
  ],
  ['narrow hours=12:00..20:00', { do: 'narrow', hours: { from: '12:00', to: '20:00' } }],
  ['exclude days=2026-12-01,2026-12-03', { do: 'exclude', dates: ['2026-12-01', '2026-12-03'] }],
  [
    'exclude weekdays=0,4 hours=06:00..12:00 staff=Juan Martínez',
    { do: 'exclude', weekdays: [0, 4], hours: { from: '06:00', to: '12:00' }, staff: 'Juan Martínez' },
  ],
  ['exclude service=Corte de Cabello', { do: 'exclude', service: 'Corte de Cabello' }],
  ['shift minutes=+30', { do: 'shift', by: { minutes: 30 } }],
  ['shift days=-1 same_time', { do: 'shift', by: { days: -1, sameTime: true } }],
  ['shift later same_day', { do: 'shift', by: { towards: 'later', sameDay: true } }],
  ['leave_open preferred_date soonest', { do: 'leave_open', slot: 'preferred_date', soonest: true }],
  ['leave_open anything', { do: 'leave_open', slot: null }],
  ['follow service=Coloración', { do: 'follow', service: 'Coloración' }],
  ['follow', { do: 'follow' }],
  ['unclear unknown_service', { do: 'unclear', problem: { kind: 'unknown_service', said: 'láser' } }],
  ['for hija name=Sofía', { do: 'for', person: { relation: 'hija', name: 'Sofía' } }],
  ['for self', { do: 'for', person: { self: true } }],
  [
    'refer owner=hija code=K7QF2M service=Barba staff=Carlos Rodríguez day=2026-12-01 time=10:00',
    {
      do: 'refer',
      to: {
        owner: { relation: 'hija' },
        code: 'K7QF2M',
        service: 'Barba',
        staff: 'Carlos Rodríguez',
        day: { from: '2026-12-01', to: '2026-12-01' },
        time: '10:00',
      },
    },
  ],
  ['refer which=all not(owner=Sofía)', { do: 'refer', to: { which: 'all', not: { owner: { name: 'Sofía' } } } }],
  [
    'refer which=all or(owner=hija) or(service=Corte de Cabello day=2026-12-01)',
    {
      do: 'refer',
      to: {
        which: 'all',
        or: [
          { owner: { relation: 'hija' } },
          { service: 'Corte de Cabello', day: { from: '2026-12-01', to: '2026-12-01' } },
        ],
      },
    },
  ],
  ['refer owner=self', { do: 'refer', to: { owner: { self: true } } }],
  ['refer owner=Sofía which=other', { do: 'refer', to: { owner: { name: 'Sofía' }, which: 'other' } }],
  ['refer day=2026-12-01..2026-12-05', { do: 'refer', to: { day: { from: '2026-12-01', to: '2026-12-05' } } }],
  ['choose 2', { do: 'choose', index: 1 }],
  ['change preferred_time', { do: 'change', slot: 'preferred_time' }],
  ['change something', { do: 'change', slot: null }],
  ['unsure book,cancel', { do: 'unsure', between: ['book', 'cancel'] }],
  ['person complaint', { do: 'person', why: 'complaint' }],
  ['smalltalk how_are_you', { do: 'smalltalk', topic: 'how_are_you' }],
  ['ask services', { do: 'ask', question: { about: 'services' } }],
  ['ask services unknown', { do: 'ask', question: { about: 'services', unknown: 'depilación' } }],
  [
    'ask prices service=Barba staff=Carlos Rodríguez',
    { do: 'ask', question: { about: 'prices', service: 'Barba', staff: 'Carlos Rodríguez' } },
  ],
  ['ask prices', { do: 'ask', question: { about: 'prices', all: true } }],
  ['ask prices several', { do: 'ask', question: { about: 'prices', options: ['Barba', 'Brushing'] } }],
  ['ask duration service=Barba', { do: 'ask', question: { about: 'duration', service: 'Barba' } }],
  ['ask staff', { do: 'ask', question: { about: 'staff' } }],
  ['ask hours day=2026-12-08', { do: 'ask', question: { about: 'hours', date: '2026-12-08' } }],
  ['ask hours now', { do: 'ask', question: { about: 'hours', now: true } }],
  ['ask hours holidays', { do: 'ask', question: { about: 'hours', holidays: true } }],
  ['ask packages', { do: 'ask', question: { about: 'packages' } }],
  ['ask promotions', { do: 'ask', question: { about: 'promotions' } }],
  ['ask appointments others', { do: 'ask', question: { about: 'appointments', others: true } }],
  ['ask appointments owner=Sofía', { do: 'ask', question: { about: 'appointments', owner: { name: 'Sofía' } } }],
  ['ask person staff=Juan Martínez', { do: 'ask', question: { about: 'person', staff: 'Juan Martínez' } }],
  ['ask cancellation', { do: 'ask', question: { about: 'cancellation' } }],
  ['ask address', { do: 'ask', question: { about: 'address' } }],
  ['ask unknown', { do: 'ask', question: { about: 'unknown' } }],
  ['ask faq topic=pagos', { do: 'ask', question: { about: 'faq', topic: 'pagos', said: 'tarjeta' } }],
  ...BARE.map((word): [string, CommandBody] => [word, { do: word }]),
];

describe('the notation', () => {
  it.each(CASES)('writes %j, and the check of labels takes it', (line, body) => {
    expect(writeCommands([{ ...body, span: SPAN }])).toEqual([line]);
    expect(lineProblem(line, workspaceOf('estilo'))).toBeNull();
  });

  it('leaves out what a question only mentions', () => {
    expect(writeCommands([{ do: 'set', slot: 'service_type', value: 'Barba', mentioned: true, span: SPAN }])).toEqual(
      [],
    );
  });
});

describe('the check of labels', () => {
  it.each([
    ['book', 'unknown command "book"'],
    ['start Book', 'no start'],
    ['set hour=10:00', 'no set'],
    ['set preferred_time=9:00', 'no set'],
    ['set preferred_date=2026-02-30', 'no calendar day'],
    ['set service_type=Consulta', 'no set of estilo'],
    ['set client_name=ana', 'no set'],
    ['ask faq topic=urgencias', 'no ask of estilo'],
    ['ask weather', 'no ask'],
    ['refer', 'no refer'],
    ['refer time=10:00 owner=hija', 'no refer'],
    ['refer or(service=Consulta)', 'no refer'],
    ['refer not(owner=hija', 'no refer'],
    ['shift', 'no shift'],
    ['leave_open client_name', 'no leave_open'],
    ['affirm please', 'no affirm'],
  ])('refuses %j', (line, problem) => {
    expect(lineProblem(line, workspaceOf('estilo'))).toContain(problem);
  });
});
