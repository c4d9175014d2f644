/** The commands' section of the report, and the floors that its figures may not fall below. */
import type { ClassFigures } from '../metrics/intents';
import { bootstrap, type Interval } from '../metrics/statistics';
import { percent } from '../report';
import { table } from '../report-markdown';
import type { CommandRow, CommandSplit } from './rows';
import { commandFigures, confusions, exactShare, kindOf, objectOf, scoreRows, type Scored } from './score';

const HEADLINES = {
  exact: exactShare,
  f1: (scored: readonly Scored[]) => commandFigures(scored).f1,
} as const;
type Headline = keyof typeof HEADLINES;
const NAMES: readonly Headline[] = ['exact', 'f1'];

const TITLES: Record<Headline, string> = { exact: 'Every command right', f1: 'Command F1' };

type Headlines = Record<Headline, Interval>;

export interface CommandReport {
  split: string;
  messages: number;
  headlines: Headlines;
  families: Record<string, { messages: number; headlines: Headlines }>;
  /** By what is done, and by what it is done to. */
  kinds: Record<string, ClassFigures>;
  objects: Record<string, ClassFigures>;
  /** Of dev alone: nobody looks into test. */
  confusions: { labelled: string; read: string; times: number; ids: string[] }[];
}

/** The least that each figure may be, by split. */
export type CommandFloors = Partial<Record<CommandSplit, Record<Headline, number>>>;

/** How far below what is measured a new floor is set. */
const SLACK = 0.02;

const SPLITS: readonly CommandSplit[] = ['dev', 'test'];

export function commandReport(split: string, rows: readonly CommandRow[]): CommandReport {
  const scored = scoreRows(rows.filter((row) => row.split === split));
  const families = [...new Set(scored.map(({ row }) => row.family))];
  const lines = scored.flatMap(({ labelled, read }) => [...labelled, ...read]);
  return {
    split,
    messages: scored.length,
    headlines: headlinesOf(scored),
    families: Object.fromEntries(
      families.map((family) => {
        const own = scored.filter(({ row }) => row.family === family);
        return [family, { messages: own.length, headlines: headlinesOf(own) }];
      }),
    ),
    kinds: figuresBy(scored, lines, kindOf),
    objects: figuresBy(scored, lines, objectOf),
    confusions: split === 'dev' ? confusions(scored) : [],
  };
}

const headlinesOf = (scored: readonly Scored[]): Headlines => ({
  exact: bootstrap(scored, HEADLINES.exact),
  f1: bootstrap(scored, HEADLINES.f1),
});

function figuresBy(
  scored: readonly Scored[],
  lines: readonly string[],
  name: (line: string) => string,
): Record<string, ClassFigures> {
  const names = [...new Set(lines.map(name))].sort();
  return Object.fromEntries(names.map((one) => [one, commandFigures(scored, (line) => name(line) === one)]));
}

/** Floors a little under what is measured, for the splits that have rows. */
export function commandFloors(rows: readonly CommandRow[]): CommandFloors {
  return Object.fromEntries(
    SPLITS.flatMap((split) => {
      const own = rows.filter((row) => row.split === split);
      if (own.length === 0) return [];
      const scored = scoreRows(own);
      return [[split, { exact: HEADLINES.exact(scored) - SLACK, f1: HEADLINES.f1(scored) - SLACK }]];
    }),
  );
}

/** What is below its floor: the sentences to fail with. */
export function commandGate(rows: readonly CommandRow[], floors: CommandFloors): string[] {
  return SPLITS.flatMap((split) => {
    const least = floors[split];
    if (!least) return [];
    const scored = scoreRows(rows.filter((row) => row.split === split));
    return NAMES.flatMap((name) => {
      const value = HEADLINES[name](scored);
      return value < least[name]
        ? [`commands of ${split}: ${name} is ${percent(value)}, at least ${percent(least[name])}`]
        : [];
    });
  });
}

/** The section for people. */
export function commandMarkdown({
  split,
  messages,
  headlines,
  families,
  kinds,
  objects,
  confusions: confused,
}: CommandReport): string {
  if (messages === 0) return `## Commands\n\nNo labelled messages in ${split}.\n`;
  const row = (label: string, count: number, values: Headlines): string[] => [
    label,
    String(count),
    ...NAMES.map((name) => interval(values[name])),
  ];
  return [
    '## Commands',
    table(
      ['Family', 'Messages', ...NAMES.map((name) => TITLES[name])],
      [
        row(split, messages, headlines),
        ...Object.entries(families).map(([family, figures]) => row(family, figures.messages, figures.headlines)),
      ],
    ),
    '### By command',
    figuresTable('Command', kinds),
    '### By command and what it is about',
    figuresTable('Command', objects),
    ...(confused.length > 0
      ? [
          '### Commonest confusions',
          table(
            ['Labelled', 'Read', 'Times', 'Rows'],
            confused.map(({ labelled, read, times, ids }) => [
              labelled,
              read,
              String(times),
              ids.slice(0, 5).join(', '),
            ]),
          ),
        ]
      : []),
    '',
  ].join('\n\n');
}

const interval = ({ value, low, high }: Interval): string => `${percent(value)} (${percent(low)} – ${percent(high)})`;

function figuresTable(head: string, figures: Record<string, ClassFigures>): string {
  return table(
    [head, 'Precision', 'Recall', 'F1', 'Labelled'],
    Object.entries(figures).map(([name, { precision, recall, f1, support }]) => [
      name,
      percent(precision),
      percent(recall),
      percent(f1),
      String(support),
    ]),
  );
}
