import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js';
import type { Span } from '../vocabulary';

export type PhoneReading = { span: Span } & ({ kind: 'ok'; value: string } | { kind: 'broken'; reason: string });

/** Country of a workspace by its zone, for numbers written without the country code. */
const COUNTRY_BY_ZONE: readonly [RegExp, CountryCode][] = [
  [/^America\/(?:Argentina|Buenos_Aires|Cordoba|Rosario)/, 'AR'],
  [/^America\/Montevideo/, 'UY'],
  [/^America\/(?:Santiago|Punta_Arenas)/, 'CL'],
  [
    /^America\/(?:Mexico_City|Monterrey|Cancun|Merida|Tijuana|Hermosillo|Chihuahua|Mazatlan|Bahia_Banderas|Matamoros)/,
    'MX',
  ],
  [/^America\/Bogota/, 'CO'],
  [/^America\/Lima/, 'PE'],
  [/^America\/Caracas/, 'VE'],
  [/^America\/Guayaquil/, 'EC'],
  [/^America\/La_Paz/, 'BO'],
  [/^America\/Asuncion/, 'PY'],
  [/^America\/Costa_Rica/, 'CR'],
  [/^America\/Panama/, 'PA'],
  [/^America\/Guatemala/, 'GT'],
  [/^America\/El_Salvador/, 'SV'],
  [/^America\/Tegucigalpa/, 'HN'],
  [/^America\/Managua/, 'NI'],
  [/^America\/Santo_Domingo/, 'DO'],
  [/^America\/Puerto_Rico/, 'PR'],
  [/^America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix)/, 'US'],
  [/^(?:Europe\/Madrid|Atlantic\/Canary)/, 'ES'],
];

const CANDIDATE = /\+?\(?\d[\d\s().–-]{5,20}\d/g;

/**
 * The first telephone number in a message as E.164. In Argentina a mobile carries the 9 after +54: a local "15" is moved
 * there, and a ten-digit number without the trunk 0 that the national
 * plan allows as a mobile is taken for one (this is WhatsApp), unless it is called a land line.
 */
export function readPhone(raw: string, timezone: string): PhoneReading | null {
  const country = COUNTRY_BY_ZONE.find(([zone]) => zone.test(timezone))?.[1] ?? 'AR';
  let broken: PhoneReading | null = null;
  for (const match of raw.matchAll(CANDIDATE)) {
    const text = match[0].trim();
    const digits = text.replace(/\D/g, '');
    const before = raw.slice(Math.max(0, match.index - 30), match.index).toLowerCase();
    const introduced = /(?:tel|cel|fono|n[uú]mero|fijo|m[oó]vil|whats|wsp|contact|cel|num)[^\d]*$/.test(before);
    if (digits.length < 7 || digits.length > 15 || looksLikeDateOrTime(text) || (digits.length < 8 && !introduced))
      continue;
    if (
      /\bdni\b|documento|c[eé]dula|pasaporte|afiliad|gu[ií]a|pedido|rastreo|orden|cuenta|tarjeta|cbu|factura|p[oó]liza/.test(
        before,
      )
    )
      continue;
    const span = { start: match.index, end: match.index + match[0].trimEnd().length, text };
    const value = toE164(text, country, /fijo|l[ií]nea/.test(before));
    if (value !== null) return { kind: 'ok', value, span };
    if (introduced || text.startsWith('+')) broken ??= { kind: 'broken', reason: 'not a telephone number', span };
  }
  return broken;
}

function looksLikeDateOrTime(text: string): boolean {
  return (
    /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/.test(text) ||
    /^\d{4}-\d{2}-\d{2}$/.test(text) ||
    /^\d{1,2}\s*[-–a]\s*\d{1,2}$/.test(text)
  );
}

function toE164(text: string, country: CountryCode, landline: boolean): string | null {
  const digits = text.replace(/\D/g, '');
  // The trunk 0 is dialled before land lines; before a mobile it comes with a 15.
  const keepsAsIs = landline || (/^0[1-9]/.test(digits) && !/^0\d{2,4}15\d{6,8}$/.test(digits));
  for (const attempt of country === 'AR' ? argentineForms(text) : [text]) {
    const parsed = parsePhoneNumberFromString(attempt, country);
    if (parsed !== undefined && parsed.isValid())
      return country === 'AR' && !keepsAsIs ? asMobile(parsed.number) : parsed.number;
  }
  return null;
}

/** As written; with an area code for a Buenos Aires "15 5555 5555"; with the country code spelt but no plus. */
function argentineForms(text: string): string[] {
  const digits = text.replace(/\D/g, '');
  const forms = [text];
  if (/^15\d{8}$/.test(digits)) forms.push(`011${digits}`);
  if (/^54\d{10,11}$/.test(digits)) forms.unshift(`+${digits}`);
  if (/^0?15\d{8}$/.test(digits)) forms.push(`+54911${digits.replace(/^0?15/, '')}`);
  if (/^\d{8}$/.test(digits)) forms.push(`+5411${digits}`);
  return forms;
}

/** Adds the mobile 9 to an Argentine number that lacks it, when the number is valid with it. */
function asMobile(number: string): string {
  if (!/^\+54(?!9)/.test(number)) return number;
  const mobile = `+549${number.slice(3)}`;
  return parsePhoneNumberFromString(mobile)?.isValid() === true ? mobile : number;
}
