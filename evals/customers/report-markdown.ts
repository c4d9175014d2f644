/** The report for people: tables first, then every conversation that failed. */
import type { Result } from './converse';
import { percent, type CustomersReport, type Tally } from './report';
import { describe } from './describe';

export function toMarkdown(report: CustomersReport, failed: readonly Result[]): string {
  return `${[summary(report), '## Conversations that failed', ...failed.map(transcript)].join('\n\n')}\n`;
}

/** The figures with their conditions. */
export function summary(report: CustomersReport): string {
  const { total, seeds, messagesToBooking: to, plainMessagesToBooking: plain, unclassified, repeated, asides } = report;
  return [
    `# Simulated customers: ${total.conversations} conversations`,
    `Driver \`${report.driver}\`: ${report.conditions}. Seeds ${seeds.from} to ${seeds.from + seeds.count - 1}.`,
    table('', { all: total }),
    `Messages to a booking: median ${to.median}, 90th percentile ${to.p90} (${to.bookings} bookings); where the first wish could be had, without questions in between: median ${plain.median}, 90th percentile ${plain.p90} (${plain.bookings}).`,
    `Questions in between: ${asides.answered} of ${asides.asked} answered. Conversations in which a sentence came three times: ${repeated.conversations}.`,
    `Unclassified replies: ${unclassified.replies}.${unclassified.examples.map((text) => `\n- ${oneLine(text)}`).join('')}`,
    table('Goal', report.byGoal),
    table('Style', report.byStyle),
    table('Business', report.byBusiness),
    ...(repeated.conversations > 0
      ? [
          'Sentences that came three times, and in how many conversations:',
          Object.entries(repeated.sentences)
            .map(([sentence, count]) => `- ${count} × ${oneLine(sentence)}`)
            .join('\n'),
        ]
      : []),
  ].join('\n\n');
}

const oneLine = (text: string): string => text.replace(/\n/g, ' ⏎ ');

function table(title: string, rows: Readonly<Record<string, Tally>>): string {
  return [
    `| ${title} | Conversations | Complete | Share | Partial | Wrong row | Dead end |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...Object.entries(rows).map(([name, { conversations, verdicts }]) => {
      const cells = [conversations, verdicts.complete, percent(verdicts.complete / Math.max(1, conversations))];
      return `| ${[name, ...cells, verdicts.partial, verdicts.wrong_row, verdicts.dead_end].join(' | ')} |`;
    }),
  ].join('\n');
}

/** One conversation: who wanted what, every message, what was booked, the verdict. */
export function transcript({ scenario, transcript: lines, rows, verdict, why, unclassified }: Result): string {
  const said = lines.map(({ from, text }) =>
    text
      .split('\n')
      .map((line) => `${from === 'customer' ? '>' : '<'} ${line}`)
      .join('\n'),
  );
  const booked = rows
    .filter(({ own }) => own)
    .map((row) => `${row.service}, ${row.staff}, ${row.date} ${row.time}, ${row.name}`);
  return [
    `### ${scenario.id} · ${scenario.kind} · ${scenario.style} · ${scenario.business}: ${verdict}`,
    describe(scenario),
    ['```', ...said, '```'].join('\n'),
    `In the end: ${booked.join('; ') || 'no appointment'}. **${verdict}**: ${why}.${unclassified.length > 0 ? ` Unclassified: ${unclassified.map(oneLine).join(' / ')}` : ''}`,
  ].join('\n\n');
}
