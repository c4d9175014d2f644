import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = path.join(__dirname, '../../../evals/utterances');
let loaded: string[] | null = null;

/** The texts of the evaluation's utterances. */
export function loadUtterances(): readonly string[] {
  loaded ??= readdirSync(FOLDER)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(path.join(FOLDER, file), 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { text: string }).text);
  return loaded;
}
