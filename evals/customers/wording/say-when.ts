/** Days and hours the way people write them, and plainly for when they were not understood. */
import { addDays, weekdayIndex, type LocalDate, type LocalTime } from '../../../domain/calendar';
import type { Chance } from '../random';
import type { TimeWish } from '../types';

const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'] as const;
const SHORT = ['lun', 'mar', 'mie', 'jue', 'vie', 'sab', 'dom'] as const;
const MONTHS = [
  'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre',
  'diciembre',
] as const; // prettier-ignore
const NUMBERS = ['doce', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete', 'ocho', 'nueve', 'diez', 'once'];

export const weekdayName = (date: LocalDate): string => WEEKDAYS[weekdayIndex(date)] ?? '';

/** A day with what belongs before it: "el viernes 4", "mañana", "pasado mañana", "el 4/12". */
export function sayDay(date: LocalDate, today: LocalDate, random: Chance): string {
  const [, month = '', day = ''] = date.split('-');
  const [d, m] = [Number(day), Number(month)];
  const name = weekdayName(date);
  if (date === addDays(today, 1)) return random.pick(['mañana', 'mañana', 'mañana', `mañana ${name}`]);
  if (date === addDays(today, 2) && random.flip(0.5)) return random.pick(['pasado mañana', 'pasado']);
  const long = [`el ${name} ${d}`, `el ${d}/${m}`, `el ${name} ${d}/${m}`, `el ${d} de ${MONTHS[m - 1] ?? ''}`];
  const within = date > today && date < addDays(today, 7);
  if (within && random.flip(0.65))
    return random.pick([`el ${name}`, `el ${name}`, `este ${name}`, `el ${SHORT[weekdayIndex(date)]}`]);
  if (isNextWeek(date, today) && random.flip(0.3)) {
    const week = `el ${name} de la semana que viene`;
    // Said on a Sunday of the Tuesday that comes, "la otra semana" may be either.
    return date > addDays(today, 5) ? random.pick([week, `el ${name} de la otra semana`]) : week;
  }
  if (date === addDays(today, 7) && random.flip(0.3)) return `de hoy en una semana`;
  return random.pick([...long, `el ${d}`]);
}

export const plainDay = (date: LocalDate): string => {
  const [, month = '', day = ''] = date.split('-');
  return `el ${weekdayName(date)} ${Number(day)}/${Number(month)}`;
};

function isNextWeek(date: LocalDate, today: LocalDate): boolean {
  const monday = addDays(today, 7 - weekdayIndex(today));
  return date >= monday && date < addDays(monday, 7);
}

/** An hour with what belongs before it: "a las 11", "16hs", "a las 4 y media de la tarde". */
export function sayTime(wish: TimeWish, random: Chance): string {
  if (!('at' in wish)) return sayPart(wish, random);
  const [hour, minute] = parts(wish.at);
  const small = hour % 12 === 0 ? 12 : hour % 12;
  const evening =
    hour >= 20 ? 'de la noche' : hour === 12 ? 'del mediodía' : hour > 12 ? 'de la tarde' : 'de la mañana';
  const a = small === 1 ? 'a la' : 'a las';
  if (minute === 0) {
    const words = NUMBERS[hour % 12] ?? '';
    const forms = [
      `a las ${hour}`,
      `a las ${hour}`,
      `${hour}hs`,
      `${hour} hs`,
      `tipo ${hour}`,
      `a las ${hour}:00`,
      `a las ${hour}hs`,
    ];
    if (hour > 12)
      forms.push(`${a} ${small} de la tarde`.replace('de la tarde', evening), `${a} ${words} ${evening}`, `${small}pm`);
    else forms.push(`${a} ${small}`, `${a} ${words}`, `${a} ${small} ${evening}`, `${small} ${evening}`);
    return random.pick(forms);
  }
  const clock = `${hour}:${String(minute).padStart(2, '0')}`;
  const forms = [`a las ${clock}`, `${clock}`, `a las ${hour}.${String(minute).padStart(2, '0')}`, `${clock}hs`];
  if (minute === 30) forms.push(`${a} ${small} y media${hour > 12 ? ` ${evening}` : ''}`, `a las ${hour} y media`);
  if (minute === 15) forms.push(`${a} ${small} y cuarto${hour > 12 ? ` ${evening}` : ''}`);
  return random.pick(forms);
}

function sayPart({ from, until }: { from: LocalTime; until: LocalTime }, random: Chance): string {
  if (from === '00:00' && until === '24:00')
    return random.pick(['a cualquier hora', 'a la hora que sea', 'en cualquier horario']);
  return until <= '13:00'
    ? random.pick(['a la mañana', 'por la mañana', 'temprano a la mañana', 'a la mañana'])
    : random.pick(['a la tarde', 'por la tarde', 'después del mediodía', 'a la tardecita']);
}

export const plainTime = (wish: TimeWish, random: Chance): string =>
  'at' in wish ? `a las ${wish.at}` : sayPart(wish, random);

const parts = (time: LocalTime): [number, number] => [Number(time.slice(0, 2)), Number(time.slice(3, 5))];
