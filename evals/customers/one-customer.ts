/** One customer of one demo business, for the tests of who plays and who judges. */
import type { BookTask, Scenario, Task } from './types';

const EVA = { first: 'Eva', last: 'Paz' };

export const BOOK: BookTask = {
  kind: 'book',
  person: EVA,
  wish: { service: 'Barba', date: '2026-11-27', time: { at: '10:00' } },
  possible: true,
};

export const scenarioOf = (tasks: Task[], over: Partial<Scenario> = {}): Scenario => ({
  id: 7,
  business: 'estilo',
  kind: 'book',
  style: 'efficient',
  now: '2026-11-24T13:00:00.000Z',
  self: EVA,
  tasks,
  together: false,
  own: [],
  busy: [],
  ...over,
});
