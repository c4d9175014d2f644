import { describe, expect, it } from '@jest/globals';
import { answered } from '../../test/doubles/tool-results';
import { troubleReply } from './trouble';

const APPOINTMENT = {
  id: '1',
  code: 'ABC123',
  service: 'Barba',
  staff: 'Carlos Rodríguez',
  date: '2026-12-04',
  time: '10:00',
  durationMinutes: 25,
  price: 3000,
  clientName: 'Ana Ríos',
  freeCancellation: true,
};

const written = (tool: 'book_appointment' | 'cancel_appointment' | 'reschedule_appointment') =>
  answered(tool, { appointment: APPOINTMENT, previous: { date: '2026-12-03', time: '09:00' } });

describe('the sentence of a turn that failed', () => {
  it('says that nothing was done when nothing was written', () => {
    expect(troubleReply([])).toContain('no quedó nada hecho');
  });

  it.each([
    ['book_appointment', 'Barba con Carlos Rodríguez, 4/12 a las 10:00. Tu código es ABC123.'],
    ['reschedule_appointment', 'pasé tu turno: Barba con Carlos Rodríguez, 4/12 a las 10:00. Tu código es ABC123.'],
    ['cancel_appointment', 'cancelé tu turno de Barba con Carlos Rodríguez, 4/12 a las 10:00.'],
  ] as const)('says what %s has written', (tool, words) => {
    const reply = troubleReply([written(tool)]);
    expect(reply).toContain(words);
    expect(reply).not.toContain('no quedó nada hecho');
  });
});
