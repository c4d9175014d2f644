/** The tables of docs/availability.md: written from what was measured, and compared with it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = join(__dirname, '..', '..', '..', 'docs', 'availability.md');
const MARKED = /(<!-- availability -->\n)[\s\S]*?(<!-- \/availability -->)/;
/** Upper bounds that answers are told with, in seconds; each leaves a busy machine some room above what was measured. */
const BOUNDS_S = [3, 7, 10];
const ROOM = 1.3;

export interface Cell {
  /** More than one where it depends on how fast the machine is. */
  statuses: readonly number[];
  withinMs: number;
}

/** Cells by `dependency`, `outage` and `route`, in the order in which they were measured. */
export class Table {
  readonly #cells = new Map<string, Map<string, Map<string, Cell>>>();

  set(dependency: string, outage: string, route: string, cell: Cell): void {
    const outages = this.#cells.get(dependency) ?? new Map<string, Map<string, Cell>>();
    const routes = outages.get(outage) ?? new Map<string, Cell>();
    this.#cells.set(dependency, outages.set(outage, routes.set(route, cell)));
  }

  get(dependency: string, outage: string, route: string): Cell | undefined {
    return this.#cells.get(dependency)?.get(outage)?.get(route);
  }

  write(): void {
    const sections = [...this.#cells].map(([dependency, outages]) => {
      const routes = [...(outages.values().next().value?.keys() ?? [])];
      const rows = routes.map((route) => [route, ...[...outages.values()].map((cells) => say(cells.get(route)))]);
      return `## ${dependency}\n\n${markdown([['Route', ...outages.keys()], ...rows])}`;
    });
    const text = readFileSync(FILE, 'utf8').replace(MARKED, `$1\n${sections.join('\n')}\n$2`);
    writeFileSync(FILE, text);
  }

  /** What the committed document says. */
  static read(): Table {
    const table = new Table();
    const [, ...sections] = (MARKED.exec(readFileSync(FILE, 'utf8'))?.[0] ?? '').split(/^## /m);
    for (const section of sections) {
      const [dependency = '', ...lines] = section.split('\n');
      const [[, ...outages] = [], , ...rows] = lines.filter((line) => line.startsWith('|')).map(cellsOf);
      for (const [route = '', ...cells] of rows)
        cells.forEach((text, index) => table.set(dependency.trim(), outages[index] ?? '', route, parse(text)));
    }
    return table;
  }
}

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** Padded, as the formatter wants it. */
function markdown([head = [], ...body]: string[][]): string {
  const widths = head.map((_cell, column) => Math.max(...[head, ...body].map((cells) => cells[column]?.length ?? 0)));
  const row = (cells: string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`;
  return [head, widths.map((width) => '-'.repeat(width)), ...body].map(row).join('');
}

function say(cell: Cell | undefined): string {
  if (!cell) return '–';
  const bound = BOUNDS_S.find((seconds) => cell.withinMs * ROOM <= seconds * 1000) ?? BOUNDS_S.at(-1);
  return `${cell.statuses.join(' or ')} within ${bound} s`;
}

function parse(text: string): Cell {
  const [, statuses = '', seconds] = /^([\d or]+) within (\d+) s$/.exec(text) ?? [];
  return { statuses: statuses.split(' or ').map(Number), withinMs: Number(seconds) * 1000 };
}
