/** What a Spanish sentence claims in hard facts: amounts, times, days, codes, links. Pure; reads es-AR as a model writes it. */
import { DateTime } from 'luxon';

export interface Claims {
  /** Whole pesos, or any number of four digits or more that is not a year. */
  amounts: string[];
  /** `HH:MM`; the second is the other half of the day where the text leaves it open ("a las 3"). */
  times: string[][];
  /** `YYYY-MM-DD`, or `--MM-DD` where no year is said. */
  days: string[];
  /** 1 = Monday … 7 = Sunday. */
  weekdays: number[];
  percents: string[];
  codes: string[];
  /** Web and e-mail addresses, lower case. */
  links: string[];
}

const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const WEEKDAYS = 'lunes martes miercoles jueves viernes sabado domingo'.split(' ');
/** A code as the product makes them: capitals and digits mixed, at least one of each. */
const CODE = /\b(?=[A-Z0-9]*[A-Z])(?=[A-Z0-9]*[0-9])[A-Z0-9]{5,12}\b/g;
/** A run of characters is tried from its beginning only: see the lookbehinds. */
const LINK =
  /\b(?:https?:\/\/|www\.)[^\s)]+|(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}.-]+\.\p{L}{2,}|(?<![a-z0-9-])[a-z0-9-]+\.(?:com|net|org|ar|io|app|me)(?:\.[a-z]{2})?\b(?:\/[^\s)]*)?/giu;

/** Digits with separators between them. Like a link, tried from its beginning only. */
const NUMBER = String.raw`(?<!\d[.,]?)(\d+(?:[.,]\d+)*)`;
/** "$3.500", "$3 mil"; "3.500 pesos", "3 mil pesos"; "3 mil". */
const AMOUNTS = [
  new RegExp(String.raw`\$ ?${NUMBER}(?: ?mil\b)?`, 'g'),
  new RegExp(String.raw`\b${NUMBER} ?(?:mil )?(?:pesos|ars)\b`, 'g'),
  new RegExp(String.raw`\b${NUMBER} mil\b`, 'g'),
];

/**
 * @param now the day that "hoy" and "mañana" are counted from, as a local date `YYYY-MM-DD`
 */
export function claimsOf(text: string, now: string): Claims {
  const claims: Claims = { amounts: [], times: [], days: [], weekdays: [], percents: [], codes: [], links: [] };
  /** What has been read is blanked, so that a date's digits are not taken for an hour as well. */
  let rest = text;
  const take = (pattern: RegExp, read: (match: readonly string[]) => void): void => {
    // `replace` passes the match, its groups, the offset and the whole text.
    rest = rest.replace(pattern, (...parts: unknown[]) => {
      const match = parts.slice(0, -2).map((part) => (typeof part === 'string' ? part : ''));
      read(match);
      return ' '.repeat(match[0]?.length ?? 0);
    });
  };

  take(LINK, ([link = '']) => claims.links.push(link.toLowerCase().replace(/[.,;]+$/, '')));
  take(/\b([Cc][oó]digo(?: de (?:tu )?turno)?(?: es|:)?) ([A-Z0-9]{4,12})\b/g, ([, , code = '']) =>
    claims.codes.push(code),
  );
  take(CODE, ([code = '']) => claims.codes.push(code));
  rest = fold(rest);
  take(/\b(\d{4})-(\d{2})-(\d{2})\b/g, ([, year = '', month = '', day = '']) =>
    claims.days.push(`${year}-${month}-${day}`),
  );
  take(/\b(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?\b/g, ([, day = '', month = '', year = '']) =>
    claims.days.push(dayText(year, Number(month), Number(day))),
  );
  take(
    new RegExp(`\\b(\\d{1,2}) de (${MONTHS.join('|')})(?: (?:de|del) (\\d{4}))?\\b`, 'g'),
    ([, day = '', month = '', year = '']) => claims.days.push(dayText(year, MONTHS.indexOf(month) + 1, Number(day))),
  );
  take(/\b(\d{1,3}(?:[.,]\d+)?) ?%/g, ([, percent = '']) => claims.percents.push(percent.replace(',', '.')));
  for (const pattern of AMOUNTS)
    take(pattern, ([whole = '', amount = '']) => claims.amounts.push(pesos(amount, whole)));
  take(
    /\b([01]?\d|2[0-4])[:.h]([0-5]\d)(?: ?(?:hs?|horas))?(?: ?(a\.?m\.?|p\.?m\.?))?\b(?!\d)/g,
    ([, hour = '', minute = '', half = '']) =>
      claims.times.push(clock(Number(hour), Number(minute), half, hour.length === 2 || Number(hour) === 0)),
  );
  take(/\b([01]?\d|2[0-4]) ?(?:hs|horas|h)\b/g, ([, hour = '']) =>
    claims.times.push(clock(Number(hour), 0, '', Number(hour) > 12)),
  );
  take(
    /\b(?:a las?|desde las?|hasta las?|de|entre las?|y las?) ([01]?\d|2[0-4])(?: (y media|y cuarto))?(?: (?:a|y) (?:las )?([01]?\d|2[0-4]))?(?: ?(a\.?m\.?|p\.?m\.?|de la manana|de la tarde|de la noche))?\b(?! ?(?:de|min|dias|personas|turnos|servicios|cuotas|profesionales|opciones|lugares|sesiones|anos|meses|semanas))/g,
    ([, hour = '', part = '', second = '', half = '']) => {
      const minute = part === 'y media' ? 30 : part === 'y cuarto' ? 15 : 0;
      claims.times.push(clock(Number(hour), minute, half, false));
      if (second !== '') claims.times.push(clock(Number(second), 0, half, false));
    },
  );
  take(
    /\b(\d{1,2}) a (?:las )?(\d{1,2})\b(?! ?(?:min|dias|personas|cuotas|sesiones|anos|meses|semanas))/g,
    ([, from = '', to = '']) => claims.times.push(clock(Number(from), 0, '', false), clock(Number(to), 0, '', false)),
  );
  take(/\b\d{1,3}(?:\.\d{3})+\b|\b\d{4,9}\b/g, ([number = '']) => {
    if (!/^20[2-4]\d$/.test(number)) claims.amounts.push(pesos(number, number));
  });
  const today = DateTime.fromISO(now);
  take(/\bpasado manana\b/g, () => claims.days.push(today.plus({ days: 2 }).toISODate() ?? ''));
  take(/\b(?<!(?:la|de|por|esta|cada) )manana\b/g, () => claims.days.push(today.plus({ days: 1 }).toISODate() ?? ''));
  take(/\bhoy\b/g, () => claims.days.push(today.toISODate() ?? ''));
  take(new RegExp(`\\b(${WEEKDAYS.join('|')})s?\\b`, 'g'), ([, name = '']) =>
    claims.weekdays.push(WEEKDAYS.indexOf(name) + 1),
  );
  return claims;
}

/** Lower case without accents, of the same length: the blanking above keeps positions. */
export function fold(text: string): string {
  return text.normalize('NFC').replace(/[\p{L}]/gu, (letter) => letter.normalize('NFD').charAt(0).toLowerCase());
}

function dayText(year: string, month: number, day: number): string {
  const local = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year === '') return `--${local}`;
  return `${year.length === 2 ? `20${year}` : year}-${local}`;
}

/** "3.500" and "3,500" are thousands; "3.500,50" and "3500,5" have cents, which are dropped. "4,5 mil" is 4500. */
function pesos(amount: string, whole: string): string {
  if (/mil\b/.test(whole)) return String(Math.round(Number(amount.replace(',', '.')) * 1000));
  return amount
    .replace(/[.,]\d{1,2}$/, '')
    .replace(/[.,]/g, '')
    .replace(/^0+(?=\d)/, '');
}

function clock(hour: number, minute: number, half: string, exact: boolean): string[] {
  const text = (h: number): string =>
    `${String(h % 24 === 0 && h === 24 ? 24 : h % 24).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  if (/^p|tarde|noche/.test(half)) return [text(hour < 12 ? hour + 12 : hour)];
  if (/^a|manana/.test(half)) return [text(hour === 12 ? 0 : hour)];
  return exact || hour > 12 ? [text(hour)] : [text(hour), text(hour === 12 ? 0 : hour + 12)];
}
