import { describe, expect, it } from '@jest/globals';
import { toContract } from './contract';

describe('toContract', () => {
  it('has all eight slots, null when not said', () => {
    expect(toContract({ intent: 'book', confidence: 0.9, slots: { preferred_time: '10:00' } })).toEqual({
      intent: 'book',
      confidence: 0.9,
      slots: {
        service_type: null,
        preferred_date: null,
        preferred_time: '10:00',
        staff_name: null,
        client_name: null,
        client_email: null,
        client_phone: null,
        booking_id: null,
      },
    });
  });
});
