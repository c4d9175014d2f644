/**
 * The words of a reply that carry its meaning, in their order, for telling whether two wordings say the same. Deliberately
 * strict: a short list of words may come and go, and every other difference is a difference. Pure.
 */

import { tableOf } from '../../domain/table';
/**
 * Courtesies and what may be put around a value without changing it. No word that agrees, denies, doubts or dates. Denied, they
 * are no courtesies.
 */
const PHRASES =
  /(?<![\p{L}\p{N}]|(?<!\p{L})(?:no|ni|sin|nunca) )(?:buen(?:os|as)? (?:d[ií]as?|tardes|noches)|por favor|con gusto|te (?:cuento|comento|resumo|paso)(?: que)?|gracias por (?:escribir(?:nos)?|consultar))(?![\p{L}\p{N}])/gu;
const OPTIONAL = new Set(
  'hola buenas gracias mirá bueno entonces sería serían es son está están sale salen cuesta cuestan vale valen el la los las un de del en te'.split(
    ' ',
  ),
);
/** Emoji that decorate. A cross, a tick or a thumb says something, and has to be in both wordings. */
const DECORATION = new Set([...'😊🙂😄😀😉🤗👋✨🙌✂💇💈💅💆📅🗓⏰📍💬']);

/** Words that may stand for each other. */
const SAME = tableOf<string>({
  minutos: 'min',
  horas: 'hs',
  hrs: 'hs',
  h: 'hs',
  citas: 'turnos',
  cita: 'turno',
});

const TOKEN = /\$ ?\d+(?:[.,]\d+)*|\d+(?:[.,:/-]\d+)*(?![\p{L}\p{N}])%?|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;
/** Marks between words. A colon or a quotation mark separates nothing that belongs together. */
const BREAK = /^[.,;!?¿¡()/•·\-–—|…]$/u;
const IGNORED = /^[:"'“”«»*_’‘\ufe0f]$/u;
/** Alone before a mark, or joined to what follows, these words say opposite things: every mark behind them separates. */
const AGREES = /^(?:s[ií]|no|nunca|tampoco|claro)$/u;
const NUMBER = /^\$?\d/u;

/**
 * The meaningful words of a text, each with whether it is asked (`?`) and whether a mark separates it from the one before
 * (`,`). Numbers and codes keep their form; other words are in lower case with their accents ("si" is not "sí").
 */
export function wordingOf(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\$) (?=\d)/g, '');
  return sentences(plain).flatMap((sentence) => {
    const asked = sentence.includes('?') ? '?' : '';
    let separated = true;
    const tokens = tokensOf(sentence);
    return tokens.flatMap((token, at) => {
      const [before = '', after = ''] = [tokens[at - 1], tokens[at + 1]];
      const isMark = BREAK.test(token) || IGNORED.test(token);
      if (BREAK.test(token) || (isMark && AGREES.test(before))) separated = true;
      // "2 de 3" is not "2 3".
      const isOptional = OPTIONAL.has(token) && !(NUMBER.test(before) && NUMBER.test(after));
      if (isMark || DECORATION.has(token) || isOptional) return [];
      const word = `${separated ? ',' : ''}${SAME.get(token) ?? token}${asked}`;
      separated = false;
      return [word];
    });
  });
}

/** Each with the mark that ends it; a point between digits ends nothing. */
const sentences = (text: string): string[] => text.split(/(?<=[!?\n])|(?=¿)|(?<=\.)(?!\d)/u);

function tokensOf(sentence: string): string[] {
  const tokens = sentence.match(TOKEN)?.map((token) => (/\d/.test(token) ? token : token.toLowerCase())) ?? [];
  return tokens.join(' ').replace(PHRASES, ' ').split(' ').filter(Boolean);
}

/** Whether two wordings have the same meaningful words in the same order, the same of them asked, and grouped alike. */
export function saysTheSame(one: string, other: string): boolean {
  const [a, b] = [wordingOf(one), wordingOf(other)];
  return a.length === b.length && a.every((word, at) => word === b[at]);
}
