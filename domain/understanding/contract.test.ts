import { describe, expect, it } from '@jest/globals';
import { toContract } from './contract';
import { validateExtractor } from '../../schemas/validate';
import { understand } from './index';

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

describe('a cancellation', () => {
  it('carries the day that is given up', () => {
    const reading = understand('al final el jueves no voy a poder ir', {
      now: '2026-10-13T10:00:00-03:00',
      timezone: 'America/Argentina/Buenos_Aires',
      catalogue: { services: [], staff: [] },
    });
    expect(toContract(reading)).toMatchObject({ intent: 'cancel', slots: { preferred_date: '2026-10-15' } });
  });
});

describe('the commands', () => {
  it('are a versioned part of the contract, where they are asked for', () => {
    const context = {
      now: '2026-10-13T10:00:00-03:00',
      timezone: 'America/Argentina/Buenos_Aires',
      catalogue: { services: [], staff: [] },
    };
    const reading = understand('cancelá mi turno', context);
    expect(toContract(reading)).not.toHaveProperty('commands_v1');
    const contract = toContract(reading, { commands: true });
    expect(contract.commands_v1).toMatchObject([
      { do: 'start', task: 'cancel', span: { start: 0, text: 'cancelá mi turno' } },
    ]);
    expect(validateExtractor(contract).ok).toBe(true);
  });
});
