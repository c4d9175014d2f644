import type { Span } from '../types';

/** Letters and digits, four to eight, both kinds present: the human code of an appointment. */
const CODE = /\b(?=[A-Za-z0-9]*\d)(?=[A-Za-z0-9]*[A-Za-z])[A-Za-z0-9]{4,10}\b/g;
const INTRODUCED =
  /(?:c[oó]digo|codigo de reserva|turno|reserva|cita|reservaci[oó]n|referencia|folio|n[uú]mero de (?:reserva|turno|cita))\s*(?:es|de turno|de reserva|n[°ºro.]*|nro\.?|#|:)*\s*(?:el\s+|la\s+)?#?\s*([A-Z]{2,4}-?\d{2,6}|[A-Z0-9]{4,10})\b/u;
const LIKE_A_TIME =
  /^\d{1,4}(?:hs?|hrs|am|pm|min|k|km|cm|kg|gb|mb|g|ml|mts|x\d+|ra|da|ro|do|to|ta|er|a|o|mil|d|th)$|^\d{1,2}h\d{2}$|^[a-z]+\d$/i;

/** A booking code, upper-cased: announced ("mi código es ABC123"), or evident by its mix of capital letters and digits. */
export function readBookingCode(raw: string, expected: boolean): { value: string; span: Span } | null {
  const introduced = INTRODUCED.exec(raw);
  const announced = introduced?.[1];
  if (
    introduced !== null &&
    announced !== undefined &&
    /[A-Z]/.test(announced) &&
    (/\d/.test(announced) || /^[A-Z]{6}$/.test(announced))
  ) {
    const start = introduced.index + introduced[0].length - announced.length;
    return { value: announced, span: { start, end: start + announced.length, text: announced } };
  }
  for (const match of raw.matchAll(CODE)) {
    const text = match[0];
    const around = raw.slice(Math.max(0, match.index - 1), match.index + text.length + 1);
    if (LIKE_A_TIME.test(text) || /[@.:]/.test(around)) continue;
    const evident = /^[A-Z0-9]{5,8}$/.test(text) && /[A-Z].*\d|\d.*[A-Z]/.test(text);
    if (evident || expected || /c[oó]digo[^.]{0,20}$/i.test(raw.slice(0, match.index))) {
      return { value: text.toUpperCase(), span: { start: match.index, end: match.index + text.length, text } };
    }
  }
  return null;
}
