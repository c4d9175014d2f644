/**
 * Makes the extractor's few-shot file from the train split of the labelled utterances:
 *
 *   npx tsx models/build-examples.ts            writes models/prompts/examples-extractor.jsonl
 *
 * Messages that never reach a model (dialogue acts) are left out; families take turns, so that no style dominates.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { INTENTS, type Intent } from '../domain/understanding/types';
import { validateWith } from '../schemas/validate';
import { foldText } from './examples';
import { SPAN_KEYS, SPAN_SLOTS, type SlmOutput } from './slm-output';

interface LabelledRecord {
  text: string;
  intent: Intent;
  act?: string;
  also?: string;
  slots: { [slot: string]: { text: string } };
  family: string;
  split: string;
}

const RECORD = {
  type: 'object',
  required: ['text', 'intent', 'slots', 'family', 'split'],
  properties: {
    text: { type: 'string' },
    intent: { enum: [...INTENTS] },
    slots: {
      type: 'object',
      additionalProperties: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
    },
    family: { type: 'string' },
    split: { type: 'string' },
  },
};

const PER_INTENT = 160;
const MAX_LENGTH = 140;

/** Records → few-shot examples, at most {@link PER_INTENT} an intent; the order depends on the records alone. */
export function chooseExamples(records: readonly LabelledRecord[]): { text: string; answer: SlmOutput }[] {
  const seen = new Set<string>();
  const usable = records.filter((record) => {
    const key = foldText(record.text);
    if (record.split !== 'train' || record.act || record.also || record.text.length > MAX_LENGTH || seen.has(key))
      return false;
    seen.add(key);
    return true;
  });
  return INTENTS.flatMap((intent) =>
    takeTurns(usable.filter((record) => record.intent === intent)).slice(0, PER_INTENT),
  ).map((record) => ({ text: record.text, answer: answerOf(record) }));
}

function answerOf(record: LabelledRecord): SlmOutput {
  const answer: SlmOutput = { intent: record.intent };
  for (const key of SPAN_KEYS) {
    const span = record.slots[SPAN_SLOTS[key]];
    if (span) answer[key] = span.text;
  }
  return answer;
}

function takeTurns(records: readonly LabelledRecord[]): LabelledRecord[] {
  const families = new Map<string, LabelledRecord[]>();
  for (const record of records) families.set(record.family, [...(families.get(record.family) ?? []), record]);
  const rows = [...families.values()];
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat();
}

function readRecords(folder: string): LabelledRecord[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean))
    .map((line) => {
      const value: unknown = JSON.parse(line);
      const record = validateWith('examples:record', RECORD, value, (one): one is LabelledRecord => one === value);
      if (!record.ok) throw new Error(`${line.slice(0, 80)}: ${record.message}`);
      return record.value;
    });
}

if (require.main === module) {
  const examples = chooseExamples(readRecords(path.join(__dirname, '..', 'evals', 'utterances')));
  const target = path.join(__dirname, 'prompts', 'examples-extractor.jsonl');
  writeFileSync(target, examples.map((example) => `${JSON.stringify([example.text, example.answer])}\n`).join(''));
  console.log(`${examples.length} examples`);
}
