/** What a message can want, and where in it something was read. */

/** What a customer wants, in the nine classes of the extractor contract (`schemas/extractor_v1.json`). */
export const INTENTS = [
  'greeting',
  'info_services',
  'info_prices',
  'info_hours',
  'book',
  'cancel',
  'reschedule',
  'chitchat',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

/** Where in the raw message something was read. Offsets are UTF-16 code units; `end` is exclusive; `text` is verbatim. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** What is true of a message as a whole, whatever it asks: the language it is in, or that it was too long to be read whole. */
export type Notice = 'in_english' | 'in_portuguese' | 'cut';

/** A day or hour told by its distance from the one that is being talked about: a draft's, or an appointment's. */
export interface RelativeWhen {
  /** "quince minutos más tarde"; negative: "media hora antes". */
  minutes?: number;
  /** "al día siguiente", "una semana después"; negative: before. */
  days?: number;
  /** "más tarde", without saying how much. */
  towards?: 'later' | 'earlier';
  /** "a la misma hora". */
  sameTime?: true;
  /** "el mismo día". */
  sameDay?: true;
  /** "la otra semana": the one behind the week that is talked about. */
  weekAfter?: true;
}
