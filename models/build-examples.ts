/**
 * Makes the extractor's few-shot file from the train split of the labelled utterances:
 *
 *   npx tsx models/build-examples.ts            writes models/prompts/examples-extractor.jsonl
 *
 * Messages that never reach a model (dialogue acts) are left out; families take turns, so that no style dominates.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { INTENTS } from '../domain/understanding/vocabulary';
import { foldText } from './examples';
import { SPAN_KEYS, SPAN_SLOTS, type SlmOutput } from './slm-output';
import { readUtterances, type Utterance } from './utterances';

const PER_INTENT = 160;
const MAX_LENGTH = 140;

/** Records → few-shot examples, at most {@link PER_INTENT} an intent; the order depends on the records alone. */
export function chooseExamples(records: readonly Utterance[]): { text: string; answer: SlmOutput }[] {
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

function answerOf(record: Utterance): SlmOutput {
  const answer: SlmOutput = { intent: record.intent };
  for (const key of SPAN_KEYS) {
    const span = record.slots[SPAN_SLOTS[key]];
    if (span) answer[key] = span.text;
  }
  return answer;
}

function takeTurns(records: readonly Utterance[]): Utterance[] {
  const families = new Map<string, Utterance[]>();
  for (const record of records) families.set(record.family, [...(families.get(record.family) ?? []), record]);
  const rows = [...families.values()];
  const longest = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: longest }, (_, at) => rows.flatMap((row) => row.slice(at, at + 1))).flat();
}

if (require.main === module) {
  const examples = chooseExamples(readUtterances());
  const target = path.join(__dirname, 'prompts', 'examples-extractor.jsonl');
  writeFileSync(target, examples.map((example) => `${JSON.stringify([example.text, example.answer])}\n`).join(''));
  console.log(`${examples.length} examples`);
}
