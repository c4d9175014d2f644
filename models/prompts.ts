/** Prompts live in files under `models/prompts/`; a version is the file's name with a digest of its content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Prompt {
  text: string;
  /** `extractor@1f0c3a9b`: changes whenever a byte of what the model is taught changes. */
  version: string;
}

const FOLDER = path.join(__dirname, 'prompts');
const cache = new Map<string, string>();

/** The content of a file under `models/prompts/`, read once. @throws when there is no such file. */
export function promptFile(file: string): string {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(path.join(FOLDER, file), 'utf8').replaceAll('\r\n', '\n').trim();
  cache.set(file, text);
  return text;
}

/** @param extra further files that shape the prompt (few-shot examples): part of its version. */
export function loadPrompt(name: string, extra: readonly string[] = []): Prompt {
  const text = promptFile(`${name}.md`);
  const digest = createHash('sha256').update(text);
  for (const file of extra) digest.update('\0').update(promptFile(file));
  return { text, version: `${name}@${digest.digest('hex').slice(0, 8)}` };
}

/** Chat templates mark roles with `<|…|>`: a customer (or a catalogue) must not be able to write such a mark. */
export function plainText(text: string, maxLength = 1500): string {
  return text.slice(0, maxLength).replace(/<\|/g, '< |').replace(/\|>/g, '| >');
}
