/** What the readers are given of a message, and how what they found is told in the message as it came. */
import { inSpanish } from './language';
import { readExcerpt, type Excerpt } from './text/excerpt';
import { originalSpan, type MappedText } from './text/mapped';
import { normaliseText } from './text/normalise';
import type { Reading, Span, WhenReading } from './types';

/** The message in plain characters, no longer than can be read in time, and in Spanish where it is English or Portuguese. */
export function readableText(message: string): Excerpt {
  const plain = readExcerpt(normaliseText(message));
  const spanish = readExcerpt(inSpanish(plain));
  return { ...spanish, cut: plain.cut || spanish.cut };
}

/** A reading of a text that was made out of a message, with the spans of the message. */
export function withOriginalSpans(reading: Reading, text: MappedText): Reading {
  if (text.places === null) return reading;
  const moved = <Found extends { span: Span } | null>(found: Found): Found =>
    found === null ? found : { ...found, span: originalSpan(text, found.span) };
  const movedWhen = ({ date, time }: WhenReading): WhenReading => ({ date: moved(date), time: moved(time) });
  const { from } = reading.when;
  return {
    ...reading,
    spans: Object.fromEntries(
      Object.entries(reading.spans).map(([slot, span]) => [slot, originalSpan(text, span)]),
    ) as Reading['spans'],
    when: { ...movedWhen(reading.when), ...(from ? { from: movedWhen(from) } : {}) },
    service: moved(reading.service),
    staff: moved(reading.staff),
  };
}
