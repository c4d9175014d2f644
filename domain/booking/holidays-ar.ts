/**
 * Argentina's national holidays by law (Ley 27.399) and the other days that customers call by name.
 * Days added by decree ("puentes turísticos") are not derivable: a workspace enters them as special dates.
 */
import type { Holiday } from './types';
import type { LocalDate } from '../calendar';
import { dayNumber, isoDay, weekdayOf, type DayNumber } from '../day-number';

interface HolidayRule {
  name: string;
  on: (year: number) => DayNumber;
}

const HOLIDAYS: readonly HolidayRule[] = [
  { name: 'Año Nuevo', on: fixed(1, 1) },
  { name: 'Carnaval', on: fromEaster(-48) },
  { name: 'Carnaval', on: fromEaster(-47) },
  { name: 'Día Nacional de la Memoria por la Verdad y la Justicia', on: fixed(3, 24) },
  { name: 'Día del Veterano y de los Caídos en la Guerra de Malvinas', on: fixed(4, 2) },
  { name: 'Viernes Santo', on: fromEaster(-2) },
  { name: 'Día del Trabajador', on: fixed(5, 1) },
  { name: 'Día de la Revolución de Mayo', on: fixed(5, 25) },
  { name: 'Paso a la Inmortalidad del General Martín Miguel de Güemes', on: movable(6, 17) },
  { name: 'Día de la Bandera', on: fixed(6, 20) },
  { name: 'Día de la Independencia', on: fixed(7, 9) },
  { name: 'Paso a la Inmortalidad del General José de San Martín', on: movable(8, 17) },
  { name: 'Día del Respeto a la Diversidad Cultural', on: movable(10, 12) },
  { name: 'Día de la Soberanía Nacional', on: movable(11, 20) },
  { name: 'Inmaculada Concepción de María', on: fixed(12, 8) },
  { name: 'Navidad', on: fixed(12, 25) },
];

/** National holidays of a year, in order, on the day they are observed. */
export function argentineHolidays(year: number): Holiday[] {
  return HOLIDAYS.map(({ name, on }) => ({ name, day: on(year) }))
    .sort((a, b) => a.day - b.day)
    .map(({ name, day }) => ({ name, date: isoDay(day) }));
}

/** A day that can be asked for by name. Names are lower case, without accents, ñ written n. */
export interface NamedDay {
  names: readonly string[];
  /** First and last day of that year; equal for a single day. */
  on: (year: number) => { from: LocalDate; to: LocalDate };
}

export const ARGENTINE_NAMED_DAYS: readonly NamedDay[] = [
  named(fixed(1, 1), 'ano nuevo', 'primero de ano'),
  named(fixed(1, 6), 'reyes', 'reyes magos', 'dia de reyes', 'dia de los reyes'),
  named(fixed(2, 14), 'san valentin', 'dia de los enamorados', 'dia de san valentin'),
  named(fixed(3, 8), 'dia de la mujer'),
  named(fixed(3, 24), 'dia de la memoria', 'feriado de la memoria'),
  named(fixed(4, 2), 'dia de malvinas', 'dia de las malvinas', 'dia del veterano', 'feriado de malvinas'),
  named(fromEaster(-3), 'jueves santo'),
  named(fromEaster(-2), 'viernes santo'),
  named(fromEaster(-1), 'sabado santo', 'sabado de gloria'),
  named(fromEaster(0), 'pascua', 'pascuas', 'domingo de pascua', 'domingo de pascuas'),
  named(fixed(5, 1), 'dia del trabajador', 'dia de los trabajadores', 'dia del trabajo'),
  named(fixed(5, 25), 'dia de la revolucion de mayo', 'dia de la patria', 'revolucion de mayo'),
  named(movable(6, 17), 'dia de guemes', 'feriado de guemes'),
  named(fixed(6, 20), 'dia de la bandera', 'feriado de la bandera'),
  named(nthSunday(6, 3), 'dia del padre'),
  named(fixed(7, 9), 'dia de la independencia', 'feriado de la independencia'),
  named(fixed(7, 20), 'dia del amigo'),
  named(movable(8, 17), 'dia de san martin', 'feriado de san martin'),
  named(nthSunday(8, 3), 'dia del nino', 'dia de la ninez', 'dia de las infancias'),
  named(fixed(9, 21), 'dia de la primavera', 'dia del estudiante', 'dia del estudiante y la primavera'),
  named(movable(10, 12), 'dia de la raza', 'dia de la diversidad', 'dia de la diversidad cultural'),
  named(nthSunday(10, 3), 'dia de la madre'),
  named(fixed(10, 31), 'halloween', 'noche de brujas'),
  named(movable(11, 20), 'dia de la soberania', 'dia de la soberania nacional', 'feriado de la soberania'),
  named(fixed(12, 8), 'dia de la virgen', 'dia de la inmaculada', 'dia de la inmaculada concepcion'),
  named(fixed(12, 24), 'nochebuena', 'noche buena', 'vispera de navidad'),
  named(fixed(12, 25), 'navidad', 'dia de navidad'),
  named(fixed(12, 31), 'fin de ano', 'nochevieja', 'noche vieja', 'vispera de ano nuevo'),
  namedRange(fromEaster(-48), fromEaster(-47), 'carnaval', 'carnavales', 'feriado de carnaval'),
  namedRange(fromEaster(-3), fromEaster(0), 'semana santa'),
];

/** Easter Sunday of the Gregorian calendar (the anonymous, or Meeus/Jones/Butcher, algorithm). */
export function easterSunday(year: number): LocalDate {
  return isoDay(easter(year));
}

function easter(year: number): DayNumber {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return known(year, Math.floor(f / 31), (f % 31) + 1);
}

function fixed(month: number, day: number): HolidayRule['on'] {
  return (year) => known(year, month, day);
}

function fromEaster(days: number): HolidayRule['on'] {
  return (year) => easter(year) + days;
}

/** Ley 27.399, article 6: Tuesday and Wednesday go to the Monday before, Thursday and Friday to the Monday after. */
function movable(month: number, day: number): HolidayRule['on'] {
  return (year) => {
    const date = known(year, month, day);
    const weekday = weekdayOf(date);
    if (weekday === 1 || weekday === 2) return date - weekday;
    if (weekday === 3 || weekday === 4) return date + 7 - weekday;
    return date;
  };
}

function nthSunday(month: number, nth: number): HolidayRule['on'] {
  return (year) => {
    const first = known(year, month, 1);
    return first + (6 - weekdayOf(first)) + 7 * (nth - 1);
  };
}

function named(on: HolidayRule['on'], ...names: string[]): NamedDay {
  return namedRange(on, on, ...names);
}

function namedRange(from: HolidayRule['on'], to: HolidayRule['on'], ...names: string[]): NamedDay {
  return { names, on: (year) => ({ from: isoDay(from(year)), to: isoDay(to(year)) }) };
}

function known(year: number, month: number, day: number): DayNumber {
  const date = dayNumber(year, month, day);
  if (date === null) throw new RangeError(`No such day: ${year}-${month}-${day}`);
  return date;
}
