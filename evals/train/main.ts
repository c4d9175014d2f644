/**
 * `npm run train [-- --check]`: writes the classifier's weights from the train utterances and the training material. Dev and
 * test are not read. Calibrated by author: the first letter of a family says who wrote it. `--check` only compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readUtterances } from '../utterance-set';
import { asLessons, readMaterial } from './material';
import { calibrate, crossValidate, fit, prepare, toFile } from './model';

const ROOT = join(__dirname, '..', '..');

function main(): void {
  const utterances = readUtterances(join(ROOT, 'evals', 'utterances')).filter(({ split }) => split === 'train');
  const lessons = [...asLessons(utterances), ...readMaterial(join(__dirname, 'material'))];
  const prepared = prepare(lessons);
  const held = crossValidate(prepared, ({ family }) => (family.startsWith('material-') ? null : (family[0] ?? null)));
  const file = toFile(fit(prepared), calibrate(held));
  const path = join(ROOT, 'domain', 'understanding', 'weights', 'intent.json');
  const content = `${JSON.stringify(file, null, 1)}\n`;
  if (process.argv.includes('--check')) {
    if (readFileSync(path, 'utf8') !== content)
      throw new Error('The committed weights are not what the training data give: run npm run train');
  } else {
    writeFileSync(path, content);
  }
  process.stdout.write(
    `${lessons.length} lessons, ${file.features.length} features, temperature ${file.temperature}, right on unseen authors ${percentRight(held)}\n`,
  );
}

function percentRight(held: readonly { logits: number[]; label: number }[]): string {
  const right = held.filter(({ logits, label }) => logits.indexOf(Math.max(...logits)) === label).length;
  return `${((100 * right) / held.length).toFixed(1)} %`;
}

main();
