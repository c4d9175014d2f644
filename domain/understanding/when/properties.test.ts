import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { resolveWhen } from './index';
import type { DateReading, TimeReading, WhenReading } from '../types';

const ZONES = [
  'America/Argentina/Buenos_Aires',
  'America/Santiago',
  'America/Sao_Paulo',
  'America/New_York',
  'America/Mexico_City',
  'Europe/Madrid',
  'Pacific/Apia',
  'UTC',
] as const;
const MONTHS = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');
const WEEKDAYS = ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'];
const NUMBERS =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta'
    .split(' ')
    .concat('treinta y uno');
const HORIZON_DAYS = 90;

const anyNow = fc
  .record({ ms: fc.integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2033, 0, 1) }), zone: fc.constantFrom(...ZONES) })
  .map(({ ms, zone }) => DateTime.fromMillis(ms, { zone }));

function read(text: string, now: DateTime): WhenReading {
  return resolveWhen(text, { now: now.toISO() ?? '', timezone: now.zoneName ?? 'UTC' });
}

const day = (date: DateReading | null): string | undefined => (date?.kind === 'day' ? date.value : undefined);
const time = (reading: TimeReading | null): string | undefined =>
  reading?.kind === 'exact' ? reading.value : undefined;
const two = (value: number): string => String(value).padStart(2, '0');

/** Every way of writing a full date that is accepted. */
const DATE_FORMS: readonly ((date: DateTime) => string)[] = [
  (date) => date.toFormat('d/M/yyyy'),
  (date) => date.toFormat('dd/MM/yyyy'),
  (date) => date.toFormat('dd/MM/yy'),
  (date) => date.toFormat('dd-MM-yyyy'),
  (date) => date.toFormat('d-M-yy'),
  (date) => date.toFormat('dd.MM.yyyy'),
  (date) => date.toFormat('yyyy-MM-dd'),
  (date) => `el ${date.toFormat('d/M')}`,
  (date) => `para el ${date.toFormat('dd/MM')}`,
  (date) => `${date.day} de ${MONTHS[date.month - 1]}`,
  (date) => `el ${date.day} de ${MONTHS[date.month - 1]} de ${date.year}`,
  (date) => `${date.day} de ${MONTHS[date.month - 1]} del ${date.year}`,
  (date) => `${date.day} ${MONTHS[date.month - 1]?.slice(0, 3)}`,
  (date) => `${MONTHS[date.month - 1]} ${date.day}`,
  (date) => `${NUMBERS[date.day]} de ${MONTHS[date.month - 1]}`,
  (date) => `${date.day} del ${date.month}`,
  (date) => `${WEEKDAYS[date.weekday - 1]} ${date.day} de ${MONTHS[date.month - 1]}`,
  (date) => `el ${WEEKDAYS[date.weekday - 1]} ${date.toFormat('d/M')}`,
  (date) => `${WEEKDAYS[date.weekday - 1]}, ${date.day} de ${MONTHS[date.month - 1]}`,
  (date) => `${date.toFormat('dd/MM')} (${WEEKDAYS[date.weekday - 1]})`,
  (date) => `Hola! quería un turno para el ${date.day} de ${MONTHS[date.month - 1]}, gracias`,
];

const PAUSES = [' ', ', ', ' o ', ' y ', ' a ', ' - ', ' para ', ' de ', '. ', '? ', '\n', ' 🙏 '];
const FRAGMENTS = (
  'hoy|mañana|pasado mañana|ayer|el lunes|martes|miercole|vie|el vienes|sábado|domingo|que viene|próximo|pasado|el 7|el 31|15/3|29/2|31/2|' +
  '1/1/2020|15 de octubre|el primero|fin de mes|la semana que viene|esta semana|el finde|en 3 días|en ocho|de acá a 15 días|navidad|' +
  'viernes santo|semana santa|año nuevo|carnaval|a las 3|15hs|10.30|1530|5 y media|cinco menos cuarto|tipo 5|al mediodía|a la tarde|' +
  'a la mañana|esta noche|después de las 18|antes de las 11|entre 4 y 6|de 4 a 6|de la tarde|pm|en dos horas|no puedo|en vez de|cambiar el turno|' +
  'mejor|menos el jueves|entre|desde|hasta|antes del|después del|$3500|2 personas|11 5555-1234|😀|MAÑANA|ñandú|el|la|de|a|las|y|o|no|que|' +
  'primera semana de|principios de|mediados|quincena|enero|mar|15|24|99|2026|/|-|:|.|,'
).split('|');
const anyMessage = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(...PAUSES)), { maxLength: 12 })
  .map((parts) => parts.map(([word, pause]) => word + pause).join(''));

function readings(reading: WhenReading): (DateReading | TimeReading)[] {
  return [reading.date, reading.time, reading.from?.date, reading.from?.time].flatMap((one) => (one ? [one] : []));
}

describe('resolveWhen', () => {
  it('reads every day within the horizon back from every way of writing it', () => {
    fc.assert(
      fc.property(
        anyNow,
        fc.integer({ min: 0, max: HORIZON_DAYS }),
        fc.constantFrom(...DATE_FORMS),
        (now, ahead, form) => {
          const date = now.plus({ days: ahead });
          expect(day(read(form(date), now).date)).toBe(date.toISODate());
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('reads days said relative to today in local time, whatever the zone does that night', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 1, max: HORIZON_DAYS }), (now, days) => {
        const said: [string, number][] = [
          ['hoy', 0],
          ['mañana', 1],
          ['pasado mañana', 2],
          [`en ${days === 1 ? 'un día' : `${days} días`}`, days],
          [`dentro de ${days} dias`, days],
        ];
        for (const [text, ahead] of said) expect(day(read(text, now).date)).toBe(now.plus({ days: ahead }).toISODate());
      }),
    );
  });

  it('reads a bare weekday as the next one after today', () => {
    fc.assert(
      fc.property(
        anyNow,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom('', 'el ', 'para el '),
        (now, ahead, lead) => {
          const date = now.plus({ days: ahead });
          expect(day(read(`${lead}${WEEKDAYS[date.weekday - 1]}`, now).date)).toBe(date.toISODate());
        },
      ),
    );
  });

  it('reads a day of the month as its next occurrence', () => {
    fc.assert(
      fc.property(anyNow, fc.integer({ min: 0, max: 27 }), (now, ahead) => {
        const date = now.plus({ days: ahead });
        expect(day(read(`el día ${date.day}`, now).date)).toBe(date.toISODate());
      }),
    );
  });

  it('reads every minute of the day back from every way of writing it', () => {
    const now = DateTime.fromISO('2026-11-24T10:00:00-03:00', { zone: ZONES[0] });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
        const value = `${two(hour)}:${two(minute)}`;
        const forms = [`${value}hs`, `a las ${value}`, `mañana ${value}`];
        const plain = hour >= 13 || hour < 10 ? forms : [];
        const late =
          hour >= 13 ? [`${hour}.${two(minute)} hs`, `${hour}h${two(minute)}`, `tipo ${hour}:${two(minute)}`] : [];
        const halves =
          hour > 0 && hour < 12 ? [`a las ${hour}:${two(minute)} am`, `${hour}:${two(minute)} de la mañana`] : [];
        const pm = hour > 12 ? [`${hour - 12}:${two(minute)} pm`, `a las ${hour - 12}:${two(minute)} p. m.`] : [];
        for (const text of [...plain, ...late, ...halves, ...pm])
          expect([text, time(read(text, now).time)]).toEqual([text, value]);
      }),
      { numRuns: 1500 },
    );
  });

  it('never gives a past day as a day, nor a stretch or candidate that begins in the past', () => {
    fc.assert(
      fc.property(anyNow, anyMessage, (now, text) => {
        const today = now.toISODate() ?? '';
        for (const reading of readings(read(text, now))) {
          if (reading.kind === 'day') expect(reading.value >= today).toBe(true);
          if (reading.kind === 'past') expect(reading.value < today).toBe(true);
          if (reading.kind === 'range') expect(reading.from >= today && reading.from <= reading.to).toBe(true);
          if (reading.kind === 'window') expect(reading.from < reading.to).toBe(true);
          if (reading.kind === 'ambiguous') expect(new Set(reading.candidates).size).toBe(reading.candidates.length);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('gives spans that are verbatim slices of the message', () => {
    fc.assert(
      fc.property(anyNow, fc.oneof(anyMessage, fc.string({ unit: 'grapheme' })), (now, text) => {
        for (const { span, confidence } of readings(read(text, now))) {
          expect(text.slice(span.start, span.end)).toBe(span.text);
          expect(span.text.trim()).not.toBe('');
          expect(confidence > 0 && confidence <= 1).toBe(true);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('reads the same in capitals and without accents', () => {
    const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
    const values = (reading: WhenReading): unknown =>
      JSON.parse(JSON.stringify(reading, (key, value: unknown) => (key === 'span' ? null : value)));
    fc.assert(
      fc.property(anyNow, anyMessage, (now, text) => {
        const reading = values(read(text, now));
        expect(values(read(text.toUpperCase(), now))).toEqual(reading);
        expect(values(read(bare(text), now))).toEqual(reading);
      }),
      { numRuns: 1500 },
    );
  });
});
