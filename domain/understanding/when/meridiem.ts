/** The words behind an hour that settle its half of the day: "pm", "de la tarde", "del mediodía". */
import { phrases, wordAt, type Token } from './tokens';

export type Meridiem = 'am' | 'pm' | 'morning' | 'afternoon' | 'night' | 'dawn' | 'noon';

const PARTS = {
  morning: 'manana',
  afternoon: 'tarde|tardecita|siesta|tardes',
  night: 'noche|nochecita|noches',
  dawn: 'madrugada',
} as const;
const LEADS = ['de la', 'en la', 'por la', 'a la', 'la', 'de'];

function withLeads(names: string): string {
  return names
    .split('|')
    .flatMap((name) => LEADS.filter((lead) => !(name === 'manana' && lead === 'de')).map((lead) => `${lead} ${name}`))
    .join('|');
}

const MERIDIEMS = phrases<Meridiem>(
  ['am|a m|a . m|a . m .|am .|a m .', 'am'],
  ['pm|p m|p . m|p . m .|pm .|p m .', 'pm'],
  [withLeads(PARTS.morning), 'morning'],
  [`${withLeads(PARTS.afternoon)}|a la tarde noche|de la tarde noche|por tarde|en tarde`, 'afternoon'],
  [withLeads(PARTS.night), 'night'],
  [withLeads(PARTS.dawn), 'dawn'],
  [
    'de el mediodia|de el medio dia|de el dia|de mediodia|de medio dia|a el mediodia|a el medio dia|en el mediodia',
    'noon',
  ],
);

/** "a la tarde" behind a number may be said of the day ("el 5 a la tarde"); "de la tarde" is said of the hour. */
export function isLoose(tokens: readonly Token[], at: number): boolean {
  return ['a', 'por', 'en', 'la'].includes(wordAt(tokens, at)) && wordAt(tokens, at + 1) !== 'm';
}

export function meridiemAt(tokens: readonly Token[], at: number): { value: Meridiem; end: number } | null {
  return MERIDIEMS.match(tokens, at);
}

/** The hour of the day that a spoken hour is with this meridiem. */
export function settledHour(hour: number, meridiem: Meridiem): number {
  if (hour > 12 || hour === 0) return hour;
  switch (meridiem) {
    case 'am':
    case 'dawn':
      return hour % 12;
    case 'morning':
      return hour;
    case 'pm':
    case 'afternoon':
      return hour === 12 ? 12 : hour + 12;
    case 'night':
      return hour === 12 ? 0 : hour < 5 ? hour : hour + 12;
    case 'noon':
      return hour <= 4 ? hour + 12 : hour;
  }
}

/** A bare "tarde" or "noche" right behind an hour ("a las 5 tarde"). */
export function looseMeridiemAt(tokens: readonly Token[], at: number): { value: Meridiem; end: number } | null {
  const word = wordAt(tokens, at);
  if (word === 'tarde' || word === 'tardecita') return { value: 'afternoon', end: at + 1 };
  if (word === 'noche') return { value: 'night', end: at + 1 };
  return null;
}
