import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isIntent, type Utterance } from '../utterance-set';
import type { Intent } from '../../domain/understanding/vocabulary';

/** A message to learn from. `family` groups what one author wrote in one style. */
export interface Lesson {
  text: string;
  intent: Intent;
  family: string;
  /** How much it counts. */
  weight: number;
}

/** Lines of `material/<intent>[.<topic>].txt`; `#` begins a comment. They count less than labelled utterances: they are terser. */
export function readMaterial(folder: string): Lesson[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => {
      const intent = name.split('.')[0] ?? '';
      if (!isIntent(intent)) throw new Error(`${name} is not named after an intent`);
      const lines = readFileSync(join(folder, name), 'utf8').split('\n');
      return lines
        .filter((line) => line.trim() !== '' && !line.startsWith('#'))
        .map((text) => ({ text, intent, family: `material-${name}`, weight: 0.7 }));
    });
}

export function asLessons(utterances: readonly Utterance[]): Lesson[] {
  return utterances.map(({ text, intent, family }) => ({ text, intent, family, weight: 1 }));
}
