import { tableOf } from '../table';
import type { Analysis } from './analysis';
import type { RelativeWhen } from './vocabulary';

const NUMBERS = tableOf<number>({
  un: 1, una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, diez: 10, quince: 15, veinte: 20, veinticinco: 25, treinta: 30, cuarenta: 40, 'cuarenta y cinco': 45,
}); // prettier-ignore
const NUMBER = `(\\d{1,3}|${[...NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})`;

const LATER = '(?:(?:un poco |algo )?mas tarde|despues|(?:mas |para )adelante)';
const EARLIER = '(?:(?:un poco |algo )?mas temprano|antes|mas atras)';
const AMOUNT = `(?:(?:unos |unas |un par de )?${NUMBER} (minutos?|min|mins|m|horas?|hs?|dias?|semanas?)( y media| y cuarto)?|(media hora|(?:un )?cuarto de hora))`;

/** "adelantalo media hora" brings it forward, "atrasalo" puts it off. */
const MOVED = new RegExp(`(adelant\\w*|(?:atras|retras|posterg|corr)\\w+) (?:\\w+ ){0,3}?${AMOUNT}(?: |$)`);
const SHIFTED = new RegExp(`(?:^| )${AMOUNT} (?:(${LATER})|(${EARLIER}))(?: |$)`);
/** What follows says that the distance is from somewhere else: "media hora antes del turno", "una hora después de comer"; not "… del que tengo". */
const FROM_ELSEWHERE = /^(?:de|del|que) (?!(?:\w+ ){0,3}que (?:ya )?(?:tengo|tenia|tenemos)(?: |$))/;
const NEXT_DAY = /(?:^| )(?:al|el|para el) (?:dia siguiente|otro dia)(?: |$)/;
const DAY_BEFORE = /(?:^| )(?:al|el|para el) dia (?:anterior|antes|de antes)(?: |$)/;
const SAME_TIME =
  /(?:^| )(?:(?:al|el|en el|a la|la)? ?mism[oa] (?:hora|horario|horita|hs)|igual (?:hora|horario)|la hora igual|(?:a la hora|(?:en el|al) horario) que (?:ya )?(?:tengo|tenia|tenemos|teniamos)(?! libre))(?: |$)/;
/** "El mismo jueves" is the day that the appointment has, as "el mismo día" is. */
const SAME_DAY =
  /(?:^| )(?:el|ese|para el|en el)? ?mismo (?:dia|lunes|martes|miercoles|jueves|viernes|sabado|domingo)(?: |$)/;
const ONLY_LATER = /(?:^| )(?:mas tarde|mas tardecito|mas para la tarde)(?: |$)/;
const ONLY_EARLIER = /(?:^| )mas (?:temprano|tempranito|pronto)(?: |$)/;

/** "Avisame un día antes", "mandame un recordatorio una hora antes", "puedo cancelar hasta un día antes": the distance is of something else. */
const NOTICE = /^(?:avis\w*|record\w*|cancel\w*|anul\w*)$/;

/** A day or hour told by the distance from the one that is talked about; null when the message tells none. */
export function readRelative({ tokens }: Analysis): RelativeWhen | null {
  if (tokens.some(({ word }) => NOTICE.test(word))) return null;
  const text = tokens.map(({ word, folded }) => (/^\d+$/.test(folded) ? folded : word)).join(' ');
  const found: RelativeWhen = {
    ...distance(text),
    ...(SAME_TIME.test(text) ? { sameTime: true as const } : {}),
    ...(SAME_DAY.test(text) ? { sameDay: true as const } : {}),
  };
  return Object.keys(found).length === 0 ? null : found;
}

function distance(text: string): RelativeWhen {
  const moved = MOVED.exec(text);
  if (moved !== null) return amount(moved.slice(2), (moved[1] ?? '').startsWith('adelant') ? -1 : 1);
  const shifted = SHIFTED.exec(text);
  if (shifted !== null && !FROM_ELSEWHERE.test(text.slice(shifted.index + shifted[0].length))) {
    return amount(shifted.slice(1), shifted[5] === undefined ? -1 : 1);
  }
  if (NEXT_DAY.test(text)) return { days: 1 };
  if (DAY_BEFORE.test(text)) return { days: -1 };
  if (ONLY_LATER.test(text)) return { towards: 'later' };
  return ONLY_EARLIER.test(text) ? { towards: 'earlier' } : {};
}

function amount([count, unit = '', extra, half]: (string | undefined)[], sign: 1 | -1): RelativeWhen {
  if (half !== undefined) return { minutes: sign * (half.includes('cuarto') ? 15 : 30) };
  const number = NUMBERS.get(count ?? '') ?? Number(count);
  if (unit.startsWith('d')) return { days: sign * number };
  if (unit.startsWith('s')) return { days: sign * number * 7 };
  const more = extra === undefined ? 0 : extra.includes('media') ? 30 : 15;
  return { minutes: sign * (unit.startsWith('h') ? number * 60 + more : number) };
}
