import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { createClassifier } from '../../domain/understanding/intents/classifier';
import { INTENTS } from '../../domain/understanding/vocabulary';
import { fitIsotonic, fitTemperature } from './calibrate';
import { readMaterial } from './material';
import { calibrate, crossValidate, fit, prepare, toFile } from './model';

const lessons = readMaterial(join(__dirname, 'material')).filter((_, index) => index % 25 === 0);

describe('training', () => {
  const prepared = prepare(lessons);
  const make = () => toFile(fit(prepared), calibrate(crossValidate(prepared, ({ family }) => family)));

  it('is reproducible to the byte', () => {
    expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
  });

  it('learns what it is shown', () => {
    const classifier = createClassifier(make());
    const right = prepared.filter(({ lesson, features }) => {
      const chances = classifier.probabilities(features);
      return INTENTS[chances.indexOf(Math.max(...chances))] === lesson.intent;
    });
    expect(right.length / prepared.length).toBeGreaterThan(0.95);
  });
});

describe('calibration', () => {
  it('finds the temperature of an overconfident model', () => {
    const held = Array.from({ length: 200 }, (_, i) => ({ logits: [4, 0], label: i % 4 === 0 ? 1 : 0 }));
    expect(fitTemperature(held)).toBeGreaterThan(2);
  });

  it('never falls as confidence rises', () => {
    const pairs = Array.from({ length: 400 }, (_, i) => ({ confidence: i / 400, right: (i * 7919) % 400 < i }));
    const values = fitIsotonic(pairs).map(([, value]) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
  });
});
