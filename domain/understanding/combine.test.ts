import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { arbitrate, combineReadings, CONSERVATIVE, type SlmCalibration } from './combine';
import { reading as readingOf } from '../../test/unit/dialogue/readings';
import type { Reading } from './types';
import { INTENTS, type Intent } from './vocabulary';

const reading = (intent: Intent, confidence: number, rest: Partial<Reading> = {}): Reading =>
  readingOf({ intent, confidence, alternatives: [{ intent, confidence }], ...rest });
const slm = (intent: Intent, rest: Partial<Reading> = {}): Reading => reading(intent, 0.6, { source: 'slm', ...rest });
const threshold = 0.7;
const measured: SlmCalibration = {
  ...CONSERVATIVE,
  agreeRatio: 4,
  differRatio: 0.3,
  rightWhenUnsure: [
    { from: 0, right: 0.1 },
    { from: 0.6, right: 0.8 },
  ],
};

describe('combineReadings', () => {
  it('leaves the rules alone when there is no model, an act, or an answer to the pending question', () => {
    const alone = reading('book', 0.4);
    expect(combineReadings(alone, null, { threshold })).toEqual({ reading: alone, agreement: 'alone', clarify: null });
    const act = reading('other', 0.97, { act: { kind: 'affirm' } });
    expect(combineReadings(act, slm('book'), { threshold, calibration: measured }).reading).toBe(act);
    const answer = reading('other', 0.5, { answersPending: true });
    expect(combineReadings(answer, slm('book'), { threshold }).agreement).toBe('alone');
  });

  it('raises confidence when both agree', () => {
    const combined = combineReadings(reading('cancel', 0.65), slm('cancel'), { threshold });
    expect(combined).toMatchObject({
      agreement: 'agree',
      clarify: null,
      reading: { intent: 'cancel', source: 'rules' },
    });
    expect(combined.reading.confidence).toBeGreaterThan(0.65);
  });

  it('asks about both readings when they differ and the rules are unsure', () => {
    const combined = combineReadings(reading('cancel', 0.5), slm('reschedule'), { threshold });
    expect(combined).toMatchObject({
      agreement: 'disagree',
      clarify: ['cancel', 'reschedule'],
      reading: { intent: 'cancel' },
    });
  });

  it('puts requests first in the question, and asks none between two that need no answer', () => {
    expect(combineReadings(reading('other', 0.5), slm('book'), { threshold }).clarify).toEqual(['book', 'other']);
    expect(combineReadings(reading('other', 0.5), slm('chitchat'), { threshold }).clarify).toBeNull();
  });

  it('follows sure rules against the model', () => {
    const combined = combineReadings(reading('book', 0.9), slm('cancel'), { threshold });
    expect(combined).toMatchObject({
      agreement: 'disagree',
      clarify: null,
      reading: { intent: 'book', confidence: 0.9 },
    });
  });

  it('follows a measured model where the rules are unsure and it is right more often', () => {
    const combined = combineReadings(reading('other', 0.5), slm('book'), { threshold, calibration: measured });
    expect(combined).toMatchObject({ clarify: null, reading: { intent: 'book', source: 'slm', confidence: 0.8 } });
    const unsure = { ...measured, rightWhenUnsure: [{ from: 0.5, right: 0.6 }] };
    expect(combineReadings(reading('other', 0.5), slm('book'), { threshold, calibration: unsure }).clarify).toEqual([
      'book',
      'other',
    ]);
  });

  it('does not ask about a reading that is hardly ever right', () => {
    const wild = slm('book', { confidence: 0.3 });
    const combined = combineReadings(reading('cancel', 0.5), wild, { threshold, calibration: measured });
    expect(combined).toMatchObject({ clarify: null, reading: { intent: 'cancel', source: 'rules' } });
  });

  it('fills gaps with the model’s normalised slots, and overrides none', () => {
    const span = { start: 0, end: 5, text: 'corte' };
    const model = slm('book', {
      slots: { service_type: 'Corte', preferred_date: '2026-10-16', client_name: 'Ana' },
      spans: { service_type: span },
      service: { kind: 'one', name: 'Corte', span, score: 1 },
    });
    const rules = reading('book', 0.8, { slots: { preferred_date: '2026-10-15' } });
    const { reading: both } = combineReadings(rules, model, { threshold });
    expect(both.slots).toEqual({ service_type: 'Corte', preferred_date: '2026-10-15' });
    expect(both.service).toMatchObject({ kind: 'one', name: 'Corte' });
    expect(both.spans.service_type).toEqual(span);
  });

  it('does not turn a range or two candidates of the rules into one value', () => {
    const span = { start: 0, end: 1, text: 'x' };
    const rules = reading('book', 0.8, {
      when: {
        date: { kind: 'range', from: '2026-10-17', to: '2026-10-18', grain: 'weekend', span, confidence: 1 },
        time: null,
      },
      service: { kind: 'several', names: ['A', 'B'], span },
    });
    const model = slm('book', { slots: { preferred_date: '2026-10-17', service_type: 'A' } });
    expect(combineReadings(rules, model, { threshold }).reading.slots).toEqual({});
  });

  it('with the conservative calibration never changes the intent, and never lowers confidence', () => {
    const intents = fc.constantFrom(...INTENTS);
    fc.assert(
      fc.property(
        intents,
        intents,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, confidence, at) => {
          const { reading: both } = combineReadings(reading(a, confidence), slm(b), { threshold: at });
          expect(both.intent).toBe(a);
          expect(both.confidence).toBeGreaterThanOrEqual(Math.round(confidence * 1000) / 1000 - 0.001);
          expect(both.confidence).toBeLessThanOrEqual(1);
          expect(both.alternatives.length).toBeLessThanOrEqual(3);
          expect(both.alternatives[0]?.intent).toBe(a);
        },
      ),
    );
  });
});

describe('arbitrate', () => {
  const model = slm('reschedule');
  const disputed = combineReadings(reading('cancel', 0.5), model, { threshold });
  const settle = (intent: Intent) => arbitrate(disputed, model, reading(intent, 0.6, { source: 'llm' }), { threshold });

  it('lets two readings of three decide', () => {
    expect(settle('cancel')).toMatchObject({
      clarify: null,
      reading: { intent: 'cancel', source: 'rules', confidence: 0.7 },
    });
    expect(settle('reschedule')).toMatchObject({
      clarify: null,
      reading: { intent: 'reschedule', source: 'llm', confidence: 0.7 },
    });
  });

  it('still asks when there are three opinions, and leaves what is settled alone', () => {
    expect(settle('other')).toBe(disputed);
    const agreed = combineReadings(reading('book', 0.9), slm('book'), { threshold });
    expect(arbitrate(agreed, slm('book'), slm('cancel'), { threshold })).toBe(agreed);
  });
});
