import { describe, expect, it } from '@jest/globals';
import { firstState } from './first-state';

const NOW = new Date('2026-03-02T13:00:00.000Z');

describe('firstState', () => {
  it('is nothing when the caller knows nothing', () => {
    expect(firstState({ slots: {} }, NOW)).toBeNull();
    expect(firstState({ slots: { client_name: null }, fsm_state: 'CONFIRMING' }, NOW)).toBeNull();
  });

  it('asks for what is missing of a booking', () => {
    const state = firstState(
      { slots: { service_type: 'Barba', preferred_date: '2026-03-04' }, fsm_state: 'COLLECTING' },
      NOW,
    );
    expect(state).toMatchObject({
      version: 0,
      fsm: 'COLLECTING',
      flow: 'book',
      pending: { kind: 'slot', slot: 'preferred_time' },
      slots: { service_type: { value: 'Barba', source: 'memory', turn: 0 } },
    });
  });

  it('never takes a confirmation over', () => {
    const slots = { service_type: 'Barba', preferred_date: '2026-03-04', preferred_time: '10:00', client_name: 'Ana' };
    expect(firstState({ slots, fsm_state: 'CONFIRMING' }, NOW)).toMatchObject({
      fsm: 'COLLECTING',
      pending: null,
      confirmation: null,
    });
  });

  it('remembers a name without making it a booking', () => {
    expect(firstState({ slots: { client_name: 'Ana' } }, NOW)).toMatchObject({
      fsm: 'START',
      flow: null,
      pending: null,
    });
  });
});
