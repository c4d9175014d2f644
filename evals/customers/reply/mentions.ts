/** What a reply says of services, professionals, days, hours and names, place by place. */
import { addDays, weekdayIndex, type LocalDate, type LocalTime } from '../../../domain/calendar';
import type { SeedWorkspace } from '../../../store/seed-types';
import { fold } from './fold';

/** One appointment, as far as a stretch of text tells it. */
export interface Mention {
  service?: string;
  staff?: string;
  date?: LocalDate;
  time?: LocalTime;
  name?: string;
  /** In a move: what it was before. */
  from?: { date?: LocalDate; time?: LocalTime };
}

export interface ReadingContext {
  seed: SeedWorkspace;
  today: LocalDate;
}

const MONTHS = [
  'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
  'diciembre',
]; // prettier-ignore
const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'];

const DAY = new RegExp(
  [
    String.raw`(?<d>\d{1,2})\/(?<m>\d{1,2})(?:\/(?<y>\d{4}))?`,
    String.raw`(?<dd>\d{1,2}) de (?<month>${MONTHS.join('|')})`,
    String.raw`(?<near>\bhoy\b|\bpasado manana\b|(?<!\bla )\bmanana\b)`,
    String.raw`\b(?<weekday>${WEEKDAYS.join('|')})\b(?! \d)`,
  ].join('|'),
  'g',
);
const TIME = /\b(\d{1,2}):(\d{2})\b|\ba las? (\d{1,2})(?: y (media|cuarto))?(?![\d:])|\b(\d{1,2}) ?hs\b/g;

/** All days of a text that is folded, in order. */
export function daysIn(folded: string, today: LocalDate): LocalDate[] {
  return [...folded.matchAll(DAY)].flatMap(({ groups = {} }) => {
    const { d, m, y, dd, month, near, weekday } = groups;
    if (d !== undefined && m !== undefined) return dated(Number(d), Number(m), y, today);
    if (dd !== undefined && month !== undefined) return dated(Number(dd), MONTHS.indexOf(month) + 1, undefined, today);
    if (near !== undefined) return [addDays(today, near === 'hoy' ? 0 : near === 'manana' ? 1 : 2)];
    const ahead = (WEEKDAYS.indexOf(weekday ?? '') - weekdayIndex(today) + 7) % 7 || 7;
    return weekday === undefined ? [] : [addDays(today, ahead)];
  });
}

/** The year that is not said is the one in which the day is nearest ahead. */
function dated(day: number, month: number, year: string | undefined, today: LocalDate): LocalDate[] {
  if (day < 1 || day > 31 || month < 1 || month > 12) return [];
  const tail = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== undefined) return [`${year}-${tail}`];
  const thisYear = `${today.slice(0, 4)}-${tail}`;
  return [thisYear >= addDays(today, -60) ? thisYear : `${Number(today.slice(0, 4)) + 1}-${tail}`];
}

export function timesIn(folded: string): LocalTime[] {
  return [...folded.matchAll(TIME)].map(([, h1, m1, h2, part, h3]) => {
    const minutes = m1 ?? (part === 'media' ? '30' : part === 'cuarto' ? '15' : '00');
    return `${(h1 ?? h2 ?? h3 ?? '').padStart(2, '0')}:${minutes}`;
  });
}

/** Where services are named in full, in order; "Control de Ortodoncia" is not a "Consulta". */
export function servicesIn(folded: string, seed: SeedWorkspace): { name: string; at: number }[] {
  return seed.services
    .flatMap(({ name }) => [...folded.matchAll(whole(fold(name)))].map(({ index }) => ({ name, at: index })))
    .sort((a, b) => a.at - b.at);
}

export function staffIn(folded: string, seed: SeedWorkspace): string | undefined {
  return seed.staff.find(({ name, synonyms }) => {
    if (folded.match(whole(fold(name)))) return true;
    return synonyms.some((synonym) => folded.match(whole(`con ${fold(synonym)}`)));
  })?.name;
}

const whole = (text: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`, 'gu');

const NAME = /a nombre de ([^.,;¿?(\n]+)|\(para ([^)]+)\)|de ([\p{Lu}][^.,;¿?(\n]*) *$/u;

/** What a stretch tells of one appointment. */
export function mentionIn(stretch: string, { seed, today }: ReadingContext): Mention {
  const folded = fold(stretch);
  const name = /a nombre de/.test(folded) ? NAME.exec(stretch)?.[1]?.trim() : undefined;
  const beforeName = name === undefined ? folded : folded.replace(fold(name), ' ');
  const days = daysIn(beforeName, today);
  const times = timesIn(beforeName);
  const isMove =
    /\bdel? .*\b(?:al|a|para)\b (?:el |las? |manana|hoy|\w+ \d|\d)/.test(beforeName) &&
    (days.length > 1 || times.length > 1);
  const service = servicesIn(beforeName, seed)[0]?.name;
  const staff = staffIn(beforeName, seed);
  const date = isMove ? days.at(-1) : days[0];
  const time = isMove ? times.at(-1) : times[0];
  const old = isMove ? from(days.length > 1 ? days[0] : undefined, times.length > 1 ? times[0] : undefined) : {};
  return {
    ...(service === undefined ? {} : { service }),
    ...(staff === undefined ? {} : { staff }),
    ...(date === undefined ? {} : { date }),
    ...(time === undefined ? {} : { time }),
    ...(name === undefined ? {} : { name }),
    ...old,
  };
}

const from = (date?: LocalDate, time?: LocalTime): Pick<Mention, 'from'> => ({
  from: { ...(date === undefined ? {} : { date }), ...(time === undefined ? {} : { time }) },
});
