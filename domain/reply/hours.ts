/** Opening hours in one line: "Lun a vie 9 a 13 y 14 a 19 · Sáb 9 a 14 · Dom cerrado". */
import type { Block } from '../booking/types';
import { hourLabel } from './dates';

const DAYS = ['Lun', 'Mar', 'Mié', 'Jue', 'Vie', 'Sáb', 'Dom'] as const;

export function blocksLabel(blocks: readonly Block[]): string {
  if (blocks.length === 0) return 'cerrado';
  return blocks.map(({ from, to }) => `${hourLabel(from)} a ${hourLabel(to)}`).join(' y ');
}

/** In a sentence: "de 9 a 13 y de 14 a 19". */
export const fromToLabel = (blocks: readonly Block[]): string =>
  blocks.map(({ from, to }) => `de ${hourLabel(from)} a ${hourLabel(to)}`).join(' y ');

/** All seven days, equal neighbours grouped. `week[0]` is Monday. */
export function weekLabel(week: readonly (readonly Block[])[]): string {
  const groups: { first: number; last: number; label: string }[] = [];
  for (let day = 0; day < 7; day += 1) {
    const label = blocksLabel(week[day] ?? []);
    const group = groups.at(-1);
    if (group?.label === label) group.last = day;
    else groups.push({ first: day, last: day, label });
  }
  return groups.map((group) => `${daysLabel(group.first, group.last)} ${group.label}`).join(' · ');
}

function daysLabel(first: number, last: number): string {
  const from = DAYS[first] ?? '';
  const to = DAYS[last] ?? '';
  if (first === last) return from;
  return last === first + 1 ? `${from} y ${to.toLowerCase()}` : `${from} a ${to.toLowerCase()}`;
}
