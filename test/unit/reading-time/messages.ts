/** Hostile messages, each with a recipe by which a failing one can be recognised in a log. */
import { loadUtterances } from './utterances';
import { CHARACTERS, FRAGMENTS, WORDS } from './pieces';
import type { Random } from './random';

export interface Message {
  recipe: string;
  text: string;
}

/** The longest message that WhatsApp delivers, in UTF-16 units. */
export const LONGEST_MESSAGE = 4096;
/** As many messages make one turn at most. */
const LONGEST_BURST = 5;

/** A piece, again and again, up to the longest message. */
export const repeated = (piece: string, length = LONGEST_MESSAGE): Message => ({
  recipe: `${JSON.stringify(piece)} repeated`,
  text: piece.repeat(Math.ceil(length / piece.length)).slice(0, length),
});

export const anyPiece = (random: Random): string => random.pick(random.pick([CHARACTERS, FRAGMENTS, FRAGMENTS, WORDS]));

function alternated(random: Random): Message {
  const pieces = Array.from({ length: 2 + random.below(2) }, () => anyPiece(random));
  return repeated(pieces.join(''));
}

/** Pieces in no order. */
export function mixed(random: Random): Message {
  const pieces = Array.from({ length: 3 + random.below(12) }, () => anyPiece(random));
  let text = '';
  while (text.length < LONGEST_MESSAGE) text += random.pick(pieces);
  return { recipe: `mixed from ${JSON.stringify(pieces)}`, text: text.slice(0, LONGEST_MESSAGE) };
}

/** A word without an end, behind the beginning of something. */
function longWord(random: Random): Message {
  const before = anyPiece(random);
  const letters = Array.from({ length: 1 + random.below(4) }, () => random.pick(CHARACTERS)).join('');
  const { text } = repeated(letters);
  return {
    recipe: `${JSON.stringify(before)}, then ${JSON.stringify(letters)} repeated`,
    text: (before + text).slice(0, LONGEST_MESSAGE),
  };
}

/** What customers have written, one after the other, with pieces set into it. */
function written(random: Random): Message {
  const utterances = loadUtterances();
  const piece = anyPiece(random);
  const first = random.below(utterances.length);
  let text = '';
  for (let at = first; text.length < LONGEST_MESSAGE; at++)
    text += `${utterances[at % utterances.length] ?? ''}${random.below(3) === 0 ? piece : random.pick(['\n', ' ', '. '])}`;
  return {
    recipe: `utterances from ${first} on with ${JSON.stringify(piece)}`,
    text: text.slice(0, LONGEST_MESSAGE),
  };
}

const one = (random: Random): Message =>
  random.pick([alternated, alternated, mixed, longWord, written, (r: Random) => repeated(anyPiece(r))])(random);

function burst(random: Random): Message {
  const messages = Array.from({ length: LONGEST_BURST }, () => one(random));
  return {
    recipe: `burst of ${messages.map(({ recipe }) => recipe).join(' | ')}`,
    text: messages.map(({ text }) => text).join('\n'),
  };
}

export const anyMessage = (random: Random): Message => (random.below(4) === 0 ? burst(random) : one(random));
