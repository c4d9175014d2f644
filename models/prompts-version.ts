/** One version for everything that models are taught: part of a run's memo, so that a turn can be traced to its prompts. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promptFile } from './prompts';

/** Eight hex digits over all files under `models/prompts/`. */
export function promptsVersion(): string {
  const digest = createHash('sha256');
  for (const file of readdirSync(path.join(__dirname, 'prompts')).sort())
    digest.update(file).update('\0').update(promptFile(file));
  return digest.digest('hex').slice(0, 8);
}
