/** `tsx evals/rules-report.ts`: how often each rule fires on the train and dev utterances and how often the message has its intent. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from '../domain/understanding/analysis';
import { fire } from '../domain/understanding/intents/fire';
import { RULES } from '../domain/understanding/intents/rules/index';
import { readUtterances } from './utterance-set';

interface Tally {
  fired: number;
  right: number;
}

function main(): void {
  const tallies = new Map<string, Tally>(RULES.map(({ id }) => [id, { fired: 0, right: 0 }]));
  const records = readUtterances(join(__dirname, 'utterances')).filter(({ split }) => split !== 'test');
  for (const { text, intent } of records) {
    for (const hit of fire(analyse(text))) {
      const tally = tallies.get(hit.rule);
      if (tally === undefined) continue;
      tally.fired++;
      if (hit.intent === intent) tally.right++;
    }
  }
  const lines = RULES.map(({ id, intent, strength }) => {
    const { fired, right } = tallies.get(id) ?? { fired: 0, right: 0 };
    const share = fired === 0 ? '' : `${((100 * right) / fired).toFixed(0)} %`;
    return `| ${id} | ${intent} | ${strength} | ${fired} | ${share} |`;
  });
  const table = ['| Rule | Intent | Strength | Fired | Right |', '| --- | --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
  const report = `# The rules on ${records.length} messages of the train and dev splits\n\n${table}\n`;
  writeFileSync(join(__dirname, 'reports', 'rules.md'), report);
  process.stdout.write(report);
}

main();
