// Copies what `tsc` does not: SQL migrations, schemas, prompts and trained weights, to the same place under dist/.
import { cpSync, existsSync } from 'node:fs';

const ASSETS = ['store/migrations', 'schemas', 'models/prompts', 'domain/understanding/weights'];

for (const asset of ASSETS) {
  if (existsSync(asset)) cpSync(asset, `dist/${asset}`, { recursive: true, filter: (path) => !path.endsWith('.ts') });
}
