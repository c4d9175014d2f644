import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { INTENTS } from '../domain/understanding/vocabulary';
import { AuthoringError, compile, readMarkup } from './compile-utterances';
import { nearDuplicates, parseUtterance, readUtterances, setProblems, SPLITS } from './utterance-set';

const HEADER =
  '#! family=x-one trade=hair register=curt split=train now=2026-10-14T10:30:00-03:00 tz=America/Argentina/Buenos_Aires';
const lines = (...body: string[]) => compile([HEADER, ...body].join('\n'), 'x');

describe('authoring format', () => {
  it('turns marks into spans over the plain text, emoji and line breaks included', () => {
    const { text, slots } = readMarkup('💈 turno {preferred_date=2026-10-16:el vie}\\na las {preferred_time=17:00:5}');
    expect(text).toBe('💈 turno el vie\na las 5');
    expect(slots.preferred_date).toEqual({ text: 'el vie', start: 9, end: 15, value: '2026-10-16' });
    expect(slots.preferred_time?.value).toBe('17:00');
  });

  it('keeps header values until they change and numbers each family', () => {
    const [first, second] = lines(
      'greeting\tholis',
      '#! now=2026-12-30T09:00:00-03:00',
      'chitchat\tgraciela\talso=book act=affirm',
    );
    expect(first).toMatchObject({ id: 'x-one-001', family: 'x-one', register: 'curt' });
    expect(second).toMatchObject({ id: 'x-one-002', now: '2026-12-30T09:00:00-03:00', also: 'book', act: 'affirm' });
  });

  it.each([
    'saludo\thola',
    'book\tturno {day=1:hoy}',
    'book\t',
    'book\ta\tact=maybe',
    'book\ta {b',
    'book\t{staff_name=Ana}',
  ])('refuses %j', (line) => {
    expect(() => lines(line)).toThrow(AuthoringError);
  });
});

describe('checks', () => {
  it.each([
    ['a weekday that is another day', 'book\tturno {preferred_date=2026-10-15:el viernes}'],
    ['a past day', 'book\tturno {preferred_date=2026-10-09:el viernes}'],
    ['an hour that is another hour', 'book\t{preferred_time=16:00:a las 5}'],
    ['an impossible phone', 'book\tmi numero es {client_phone=+54:11}'],
    ['a name in lower case', 'book\tsoy {client_name=ana:ana}'],
  ])('finds %s', (_what, line) => {
    expect(setProblems(lines(line))).toHaveLength(1);
  });

  it('finds near-duplicates without case, accents and punctuation', () => {
    expect(nearDuplicates(lines('greeting\t¡Holá, qué tal!', 'greeting\thola que tal'))).toHaveLength(1);
    expect(nearDuplicates(lines('greeting\thola', 'greeting\thola buenas'))).toHaveLength(0);
  });
});

it('refuses a line that is not an utterance', () => {
  expect(() => parseUtterance('{"text":"hola","intent":"saludo"}')).toThrow('not a labelled utterance');
});

describe('the committed set', () => {
  const all = readUtterances(join(__dirname, 'utterances'));

  it('has no problems', () => {
    expect(setProblems(all)).toEqual([]);
  });

  it.each(SPLITS)('has every intent in %s', (split) => {
    const seen = new Set(all.filter((record) => record.split === split).map((record) => record.intent));
    expect([...seen].sort()).toEqual([...INTENTS].sort());
  });
});
