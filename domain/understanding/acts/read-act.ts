import type { Analysis } from '../analysis';
import type { DialogueAct, UnderstandingContext } from '../types';
import { compile, find } from '../intents/pattern';
import { readChoice } from './choice';
import { ACT_PATTERNS } from './patterns';
import * as phrases from './phrases';

type SimpleKind = Exclude<DialogueAct['kind'], 'choose'>;

/** Looked up in this order: the more consequential meaning of a shared phrase wins. */
const LISTS: readonly [SimpleKind, Set<string>][] = (
  [
    ['opt_out', phrases.OPT_OUT],
    ['opt_in', phrases.OPT_IN],
    ['human', phrases.HUMAN],
    ['restart', phrases.RESTART],
    ['wait', phrases.WAIT],
    ['repeat', phrases.REPEAT],
    ['not_understood', phrases.NOT_UNDERSTOOD],
    ['dont_know', phrases.DONT_KNOW],
    ['abandon', phrases.ABANDON],
    ['deny', phrases.DENY],
    ['affirm', phrases.AFFIRM],
  ] as const
).map(([kind, list]) => [kind, new Set(list.split(',').map((phrase) => phrase.trim()))]);

const AFFIRM_IF_ASKED = new Set(phrases.AFFIRM_IF_ASKED.split(',').map((phrase) => phrase.trim()));
const LONGEST_PHRASE = 7;
/** An act told by its pattern may carry this many words; a longer message is a story. */
const LONGEST_ACT = 16;

const PATTERNS = ACT_PATTERNS.map(({ kind, any }) => ({ kind, any: any.map(compile) }));

/**
 * The dialogue act that a message is, or null when it is (also) something else. "sí, pero a las 6" is content, not an act.
 */
export function readAct(
  analysis: Analysis,
  context: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>,
): DialogueAct | null {
  const asked = expectsAnswer(context);
  const byEmoji = readEmoji(analysis);
  if (byEmoji !== null) return byEmoji;
  const words = analysis.tokens.map((token) => token.word);
  const whole = lookUp(words.join(' '), asked) ?? lookUp(meaningful(words).join(' '), asked);
  const act = whole ?? sameKindThroughout(meaningful(words), asked);
  if (act === 'affirm' && !asked && isCourtesy(analysis)) return null;
  if (act !== null) return isIndifferentChoice(act, context) ? { kind: 'choose', index: 0 } : { kind: act };
  return readChoice(analysis, context);
}

/** An act recognised by its wording ("esperá que le pregunto a mi madre"). The caller makes sure that nothing else is asked. */
export function readActByPattern(analysis: Analysis): DialogueAct | null {
  if (analysis.tokens.length > LONGEST_ACT) return null;
  const match = PATTERNS.find(({ any }) => any.some((pattern) => find(pattern, analysis) !== null));
  return match === undefined ? null : { kind: match.kind };
}

/** "perfecto, gracias" out of the blue ends a conversation and "hola, todo bien" opens one; neither says yes to anything. */
function isCourtesy({ tokens }: Analysis): boolean {
  return tokens.some(({ concepts }) => concepts.has('thanks')) || tokens[0]?.concepts.has('hello') === true;
}

/** A leading yes or no that more words follow ("dale, anotame el viernes"): its kind, and how many tokens it takes. */
export function readPrefix(analysis: Pick<Analysis, 'tokens'>): { kind: 'affirm' | 'deny'; length: number } | null {
  const words = analysis.tokens.map((token) => token.word);
  for (let length = Math.min(3, words.length - 1); length >= 1; length--) {
    const kind = lookUp(words.slice(0, length).join(' '), false);
    const next = analysis.tokens[length];
    if (
      (kind === 'affirm' || kind === 'deny') &&
      next !== undefined &&
      (next.brk > 0 || /^(?:pero|mejor|a|el|para|con|anotame|\d.*)$/.test(next.word))
    ) {
      return { kind, length };
    }
  }
  return null;
}

function expectsAnswer({
  pendingQuestion,
  offered,
}: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>): boolean {
  return (
    (pendingQuestion !== undefined && pendingQuestion !== null && pendingQuestion.kind !== 'slot') ||
    (offered?.length ?? 0) > 0
  );
}

function readEmoji({ tokens, emoji }: Analysis): DialogueAct | null {
  if (tokens.length > 0) return null;
  const kinds = new Set(emoji.map((symbol) => phrases.EMOJI_ACTS.get(symbol)));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? { kind } : null;
}

function meaningful(words: readonly string[]): string[] {
  const kept = words.filter((word) => !phrases.FILLERS.has(word));
  return kept.length > 0 ? kept : [...words];
}

function lookUp(phrase: string, asked: boolean): SimpleKind | null {
  if (asked && AFFIRM_IF_ASKED.has(phrase)) return 'affirm';
  return LISTS.find(([, list]) => list.has(phrase))?.[0] ?? null;
}

/** "sí dale perfecto", "no, no, mejor no": phrases of one kind, end to end. */
function sameKindThroughout(words: readonly string[], asked: boolean): SimpleKind | null {
  let found: SimpleKind | null = null;
  let at = 0;
  while (at < words.length) {
    let step = 0;
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= 1 && step === 0; length--) {
      const kind = lookUp(words.slice(at, at + length).join(' '), asked);
      if (kind === null || (found !== null && kind !== found)) continue;
      found = kind;
      step = length;
    }
    if (step === 0) return null;
    at += step;
  }
  return found;
}

/** "cualquiera" of a list of starts is a choice; of professionals too: the first is the fairest one. */
function isIndifferentChoice(
  act: SimpleKind,
  { pendingQuestion, offered }: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>,
): boolean {
  return (
    act === 'dont_know' &&
    pendingQuestion?.kind === 'choose' &&
    (offered?.length ?? 0) > 0 &&
    pendingQuestion.slot === 'preferred_time'
  );
}
