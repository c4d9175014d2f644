/** The labelled utterances of `evals/utterances/`, as far as the models' scripts need them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { INTENTS, type Intent } from '../domain/understanding/vocabulary';
import { validateWith } from '../schemas/validate';

export interface Utterance {
  text: string;
  /** ISO 8601 instant at which it was sent. */
  now: string;
  timezone: string;
  intent: Intent;
  /** A second request in the same message. */
  also?: string;
  /** A dialogue act: such messages never reach a model. */
  act?: string;
  slots: { [slot: string]: { text: string } };
  family: string;
  split: string;
}

const string = { type: 'string' };
const SCHEMA = {
  type: 'object',
  required: ['text', 'now', 'timezone', 'intent', 'slots', 'family', 'split'],
  properties: {
    text: string,
    now: string,
    timezone: string,
    intent: { enum: [...INTENTS] },
    also: string,
    act: string,
    slots: {
      type: 'object',
      additionalProperties: { type: 'object', required: ['text'], properties: { text: string } },
    },
    family: string,
    split: string,
  },
};

/** In the order of file names and lines. @throws for a line that is no labelled utterance */
export function readUtterances(folder = path.join(__dirname, '..', 'evals', 'utterances')): Utterance[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean))
    .map((line) => {
      const value: unknown = JSON.parse(line);
      const record = validateWith('models:utterance', SCHEMA, value, (one): one is Utterance => one === value);
      if (!record.ok) throw new Error(`${line.slice(0, 80)}: ${record.message}`);
      return record.value;
    });
}
