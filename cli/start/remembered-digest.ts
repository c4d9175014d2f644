/** The digest of a program as it was first brought here: a program that has changed since is not run. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const digestFile = (program: string): string => `${program}.sha256`;

/**
 * Remembers the program's SHA-256 at its first use and compares it at every later one.
 * @throws {Error} when the program is not the one that was remembered
 */
export function checkDigest(program: string): void {
  const digest = createHash('sha256').update(readFileSync(program)).digest('hex');
  const file = digestFile(program);
  if (!existsSync(file)) return writeFileSync(file, `${digest}\n`, { mode: 0o600 });
  const known = readFileSync(file, 'utf8').trim();
  if (known === digest) return;
  throw new Error(
    `${program} has changed since it was brought here (SHA-256 ${digest}, was ${known}) and is not run. ` +
      `If you replaced it yourself, delete ${file}; otherwise delete both, to have the program brought anew.`,
  );
}
