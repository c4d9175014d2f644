import { describe, expect, it } from '@jest/globals';
import type { ToolResult } from './results';
import { obstacleTo } from './obstacle';

const WHEN = { preferred_date: '2026-11-25', preferred_time: '10:00', staff_name: 'Carlos' };
const BOOK = { tool: 'book_appointment' as const, args: { service_type: 'Barba', ...WHEN, client_name: 'Ana' } };
const MOVE = { tool: 'reschedule_appointment' as const, args: { booking_id: 'K2M2QX', ...WHEN } };
const CANCEL = { tool: 'cancel_appointment' as const, args: { booking_id: 'K2M2QX' } };

const looked = (args: Record<string, string>, fate: object): ToolResult =>
  ({ tool: 'check_service_availability', args, ms: 1, ...fate }) as ToolResult;
const found = (free: boolean) => ({
  status: 'done',
  outcome: {
    ok: true,
    data: { service: 'Barba', date: '2026-11-25', requested: { time: '10:00', free, staff: null }, starts: [] },
  },
});
const refused = { status: 'done', outcome: { ok: false, code: 'closed', detail: '', alternatives: [] } };
const failed = { status: 'failed', error: 'StoreUnavailable' };
const forBooking = { service_type: 'Barba', ...WHEN };
const forMove = { service_type: 'Barba', ...WHEN, booking_id: 'K2M2QX' };

describe('obstacleTo', () => {
  it('is what the look at the agenda for the same place came to', () => {
    expect(obstacleTo(BOOK, [looked(forBooking, found(true))])).toBeNull();
    expect(obstacleTo(BOOK, [looked(forBooking, found(false))])).toBe('slot_taken');
    expect(obstacleTo(BOOK, [looked(forBooking, refused)])).toBe('closed');
    expect(obstacleTo(BOOK, [looked(forBooking, failed)])).toBe('availability failed');
    expect(obstacleTo(MOVE, [looked(forMove, found(false))])).toBe('slot_taken');
  });

  it('is nothing that was looked up for what comes next', () => {
    for (const other of [
      { ...forBooking, preferred_date: '2026-11-26' },
      { ...forBooking, preferred_time: '11:00' },
      { ...forBooking, service_type: 'Brushing' },
      { service_type: 'Barba', preferred_date: '2026-11-25' },
      forMove,
    ])
      expect(obstacleTo(BOOK, [looked(forBooking, found(true)), looked(other, refused)])).toBeNull();
    expect(obstacleTo(MOVE, [looked(forBooking, found(false))])).toBeNull();
  });

  it('never stands in the way of a cancellation', () => {
    for (const fate of [found(false), refused, failed])
      expect(obstacleTo(CANCEL, [looked(forBooking, fate)])).toBeNull();
  });
});
