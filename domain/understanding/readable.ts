/** What the readers are given of a message, and how what they found is told in the message as it came. */
import { inSpanish, readLanguage, type Language } from './language';
import { readExcerpt } from './text/excerpt';
import { originalSpan, type MappedText } from './text/mapped';
import { normaliseText } from './text/normalise';
import type { Notice, Span } from './vocabulary';
import type { Reading } from './types';

/** The message in plain characters, no longer than can be read in time, and in Spanish where it is English or Portuguese. */
export function readableText(message: string): MappedText & { notices: Notice[] } {
  const plain = readExcerpt(normaliseText(message));
  const spanish = readExcerpt(inSpanish(plain));
  // A word or two of another language ("bye", "ok") is no reason to speak of it.
  const language = FOREIGN[readLanguage(plain.text) ?? 'es'];
  return {
    ...spanish,
    notices: [...(language ? [language] : []), ...(plain.cut || spanish.cut ? (['cut'] as const) : [])],
  };
}

const FOREIGN: Partial<Record<Language, Notice>> = { en: 'in_english', pt: 'in_portuguese' };

/** A reading of a text that was made out of a message, with the spans of the message: of its parts and commands as well. */
export function withOriginalSpans(reading: Reading, text: MappedText): Reading {
  return text.places === null ? reading : (moved(reading, text) as Reading);
}

function moved(value: unknown, text: MappedText): unknown {
  if (Array.isArray(value)) return value.map((one) => moved(one, text));
  if (typeof value !== 'object' || value === null) return value;
  if (isSpan(value)) return originalSpan(text, value);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, moved(one, text)]));
}

const isSpan = (value: object): value is Span =>
  'start' in value && 'end' in value && 'text' in value && typeof value.start === 'number';
