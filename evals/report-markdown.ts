import { INTENTS } from '../domain/understanding/vocabulary';
import { SLOT_NAMES } from '../domain/slots';
import { percent, type Headline, type Report } from './report';

const TITLES: Record<Headline, string> = {
  accuracy: 'Intent accuracy',
  macroF1: 'Intent macro-F1',
  wrongWrites: 'Wrong write intent',
  wrongCancels: 'Wrong cancel',
  outOfScopeRecall: 'Out-of-scope recall',
  sureShare: 'Confidence ≥ 0.7: share',
  sureAccuracy: 'Confidence ≥ 0.7: accuracy',
  slotMacroF1: 'Slot macro-F1',
  jointExact: 'Intent and all slots exact',
};

/** A report for people. */
export function toMarkdown(report: Report): string {
  return [
    `# ${report.engine} on the ${report.split} split (${report.messages} messages)`,
    table(
      ['Figure', 'Value', '95 % interval'],
      Object.entries(report.headlines).map(([name, { value, low, high }]) => [
        TITLES[name as Headline],
        percent(value),
        `${percent(low)} – ${percent(high)}`,
      ]),
    ),
    `Latency per message: p50 ${report.latency.p50.toFixed(2)} ms, p99 ${report.latency.p99.toFixed(2)} ms. Expected calibration error ${percent(report.calibration.error)}.`,
    '## Intents',
    table(
      ['Intent', 'Precision', 'Recall', 'F1', 'Messages'],
      INTENTS.map((intent) => {
        const { precision, recall, f1, support } = report.intents[intent];
        return [intent, percent(precision), percent(recall), percent(f1), String(support)];
      }),
    ),
    '## Confusion (rows: expected)',
    table(
      ['', ...INTENTS],
      INTENTS.map((expected) => [expected, ...INTENTS.map((read) => String(report.confusion[expected][read]))]),
    ),
    '## Slots',
    table(
      ['Slot', 'Precision', 'Recall', 'F1', 'Labelled'],
      SLOT_NAMES.map((slot) => {
        const { precision, recall, f1, support } = report.slots[slot];
        return [slot, percent(precision), percent(recall), percent(f1), String(support)];
      }),
    ),
    '## Abstention',
    'A foreign message is caught when it is read as `other` or falls below the threshold; the price is messages in scope turned away alike.',
    table(
      ['Threshold', 'Out-of-scope recall', 'False rejects'],
      report.outOfScope.map(({ threshold, recall, falseRejects }) => [
        String(threshold),
        percent(recall),
        percent(falseRejects),
      ]),
    ),
    '## Reliability',
    table(
      ['Confidence', 'Messages', 'Mean confidence', 'Accuracy'],
      report.calibration.rows.map(({ from, to, count, meanConfidence, accuracy }) => [
        `${from} – ${to}`,
        String(count),
        percent(meanConfidence),
        percent(accuracy),
      ]),
    ),
    '',
  ].join('\n\n');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
