import type { Span } from '../vocabulary';

/** How a code is announced; what follows it, of digits or letters with digits, is the code. */
const ANNOUNCED =
  /(?:c[oó]digo|localizador|folio|referencia|(?:turno|reserva|reservaci[oó]n|cita)(?:\s+(?:con\s+el\s+)?(?:n[uú]mero|nro|n[°º.o]*|c[oó]digo|#))?)\s*(?:de\s+(?:reserva|turno|cita)\s*)?(?:es|:|#|n[°º])*\s*(?:el\s+)?#?((?=[a-z0-9-]{0,40}\d)[a-z]{0,4}-?[a-z0-9]{3,8})(?![\p{L}\d/:.-]|\s*(?:hs|hrs|horas|de la|am|pm|personas|pers|de (?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|sep|oct|nov|dic)))/iu;
/** Capitals and digits mixed, or letters, dash, digits: evident without being announced. */
const EVIDENT =
  /(?<![\p{L}\d@.-])(?:(?=[A-Z0-9]*\d)(?=[A-Z0-9]*[A-Z])[A-Z0-9]{5,8}|[A-Z]{1,4}-\d{3,6})(?![\p{L}\d@]|\.\p{L})/u;
/** Any word with a digit, when a code was asked for. The look ahead is bounded, since a word may begin after every dash. */
const ASKED = /(?<![\p{L}\d@])(?=[a-z0-9-]{0,40}\d)[a-z]{0,5}-?[a-z0-9]{3,8}(?![\p{L}\d@])/iu;
const NO_CODE =
  /^\d{1,2}(?:hs?|hrs|am|pm|ra|da|ro|to|ta|er)?$|^\d{1,4}(?:hs?|hrs|am|pm|min|km|cm|kg|gb|ml|mil)$|^(?:19|20)\d{2}$|^\d{1,2}h\d{2}$/i;

/** A booking code, upper-cased: announced ("mi código es abc123"), evident by its form, or anything like one when it was asked for. */
export function readBookingCode(raw: string, asked: boolean): { value: string; span: Span } | null {
  const announced = ANNOUNCED.exec(raw);
  const text = announced?.[1];
  if (announced !== null && text !== undefined && isCode(text)) {
    return codeAt(text, announced.index + announced[0].lastIndexOf(text));
  }
  for (const pattern of asked ? [EVIDENT, ASKED] : [EVIDENT]) {
    const match = pattern.exec(raw);
    if (match !== null && !NO_CODE.test(match[0])) return codeAt(match[0], match.index);
  }
  return null;
}

/** Bare digits are a code from five on: fewer are an hour, a day or a head count. */
function isCode(text: string): boolean {
  return /[a-z]/i.test(text) ? !NO_CODE.test(text) : /^\d{5,8}$/.test(text);
}

function codeAt(text: string, start: number): { value: string; span: Span } {
  return { value: text.toUpperCase(), span: { start, end: start + text.length, text } };
}
