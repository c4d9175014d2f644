import { describe, expect, it } from '@jest/globals';
import { QUESTIONS, QUESTION_IDS, STATEMENTS } from './cues';
import { fold } from './fold';

describe('cues of questions', () => {
  it.each(QUESTIONS.flatMap(({ id, examples }) => examples.map((example) => [example, id] as const)))(
    '%s is %s',
    (example, id) => {
      expect(QUESTIONS.find(({ at }) => at.test(fold(example)))?.id).toBe(id);
    },
  );

  it('cover every kind', () => {
    expect(QUESTIONS.map(({ id }) => id).sort()).toEqual([...QUESTION_IDS].sort());
  });
});

describe('cues of statements', () => {
  it.each(STATEMENTS.flatMap(({ id, examples }) => examples.map((example) => [example, id] as const)))(
    '%s says %s',
    (example, id) => {
      expect(STATEMENTS.filter(({ at }) => at.test(fold(example))).map((cue) => cue.id)).toContain(id);
    },
  );

  it('know a no from a yes', () => {
    const says = (text: string): string[] => STATEMENTS.filter(({ at }) => at.test(fold(text))).map(({ id }) => id);
    expect(says('¡Listo, Ana! Barba el lunes 1/12 a las 10:00. Tu código es K2M2QX.')).not.toContain('taken');
    expect(says('Ojo: ya pasó el plazo para cancelar sin cargo.')).not.toContain('past');
    expect(says('Tenés Barba con Carlos, viernes 27/11 10:00 (código K2M2QX).')).not.toContain('booked');
    expect(says('Si preferís, te paso con una persona.')).not.toContain('handoff');
  });
});
