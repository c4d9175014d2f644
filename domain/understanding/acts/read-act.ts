import type { Analysis } from '../analysis';
import type { DialogueAct, UnderstandingContext } from '../types';
import { compile, find } from '../intents/pattern';
import { readChoice } from './choice';
import { isOptOut } from './opt-out';
import { answersInOwnVerb } from './own-verb';
import { ACT_PATTERNS } from './patterns';
import { ACT_PHRASES, AFFIRM_IF_ASKED, EMOJI_ACTS, EMOJI_AFFIRM_IF_ASKED, FILLERS, type SimpleAct } from './phrases';

const phrasesOf = (list: string): Set<string> => new Set(list.split(',').map((phrase) => phrase.trim()));

/** Looked up in this order: the more consequential meaning of a shared phrase wins. */
const LISTS = ACT_PHRASES.map(({ kind, at }) => [kind, phrasesOf(at)] as const);

const IF_ASKED = phrasesOf(AFFIRM_IF_ASKED);
const LONGEST_PHRASE = 7;
/** An act told by its pattern may carry this many words; a longer message is a story. */
const LONGEST_ACT = 16;

const PATTERNS = ACT_PATTERNS.map(({ kind, at }) => ({ kind, at: at.map(compile) }));

/**
 * The dialogue act that a message is, or null when it is (also) something else. "sí, pero a las 6" is content, not an act.
 */
export function readAct(
  analysis: Analysis,
  context: Pick<UnderstandingContext, 'pendingQuestion' | 'offered' | 'task'>,
): DialogueAct | null {
  const asked = expectsAnswer(context);
  const sign = actOfEmoji(analysis, asked);
  // A sign is read as one of its own, not as the word that it may stand for beside others ("❌ turno").
  const said = analysis.tokens.filter(({ folded }) => !EMOJI_ACTS.has(folded));
  const words = said.map(({ word }) => word);
  if (words.length === 0) return sign === null ? null : { kind: sign };
  if (sign !== null && words.every((word) => FILLERS.has(word)))
    return asked || !isCourtesy({ tokens: said }) ? { kind: sign } : null;
  if (isOptOut(analysis)) return { kind: 'opt_out' };
  const own = answersInOwnVerb(said, context, analysis.question);
  if (own !== null) return own === 'yes' ? { kind: 'affirm' } : null;
  const whole = lookUp(words.join(' '), asked) ?? lookUp(meaningful(words).join(' '), asked);
  const act = whole ?? sameKindThroughout(meaningful(words), asked);
  if (act === 'affirm' && (sign === 'deny' || (!asked && isCourtesy({ tokens: said })))) return null;
  if (act !== null) return isIndifferentChoice(act, context) ? { kind: 'choose', index: 0 } : { kind: act };
  return readChoice(analysis, context);
}

/** An act recognised by its wording ("esperá que le pregunto a mi madre"). The caller makes sure that nothing else is asked. */
export function readActByPattern(analysis: Analysis): DialogueAct | null {
  if (analysis.tokens.length > LONGEST_ACT) return null;
  const match = PATTERNS.find(({ at }) => at.some((pattern) => find(pattern, analysis) !== null));
  return match === undefined ? null : { kind: match.kind };
}

/** "perfecto, gracias" out of the blue ends a conversation and "hola, todo bien" opens one; neither says yes to anything. */
function isCourtesy({ tokens }: Pick<Analysis, 'tokens'>): boolean {
  return tokens.some(({ concepts }) => concepts.has('thanks')) || tokens[0]?.concepts.has('hello') === true;
}

/**
 * A leading yes or no that more words follow ("dale, anotame el viernes"): its kind, and how many tokens it takes.
 * @param toSummary it stands behind a summary, and asks nothing: "listo y …", "genial y …" say yes too
 */
export function readPrefix(
  analysis: Pick<Analysis, 'tokens'>,
  toSummary = false,
): { kind: 'affirm' | 'deny'; length: number } | null {
  const words = analysis.tokens.map((token) => token.word);
  for (let length = Math.min(3, words.length - 1); length >= 1; length--) {
    const next = analysis.tokens[length];
    const isAnd = next?.word === 'y';
    const kind = leadingKind(words.slice(0, length), toSummary && isAnd);
    if (
      (kind === 'affirm' || kind === 'deny') &&
      next !== undefined &&
      (next.brk > 0 ||
        (kind === 'affirm' && isAnd && (CLEAR_YES.test(words[0] ?? '') || (toSummary && words[0] !== 'bueno'))) ||
        (!VERBS.has(words[length - 1] ?? '') && /^(?:pero|mejor|a|el|para|con|anotame|\d.*)$/.test(next.word)))
    ) {
      return { kind, length };
    }
  }
  return null;
}

/** "Sí y el otro también". "Bueno y …" may open a question just as well. */
export const CLEAR_YES = /^(?:si+|dale|confirmo)$/;

/** "Sí", "sí dale", "dale genial", "joya gracias": praise and thanks behind a yes say yes too. */
function leadingKind(words: readonly string[], asked: boolean): SimpleAct | null {
  const whole = lookUp(words.join(' '), asked);
  if (whole !== null || words.length < 2) return whole;
  return lookUp(words[0] ?? '', asked) === 'affirm' ? sameKindThroughout(meaningful(words), true) : null;
}

/** Words of a yes or no that are verbs too: "va a ir otra persona", "no puedo a la mañana". */
const VERBS: ReadonlySet<string> = new Set(
  'va vamos anda sale venga paso quiero puedo podemos puede llego llegamos sirve'.split(' '),
);

function expectsAnswer({
  pendingQuestion,
  offered,
}: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>): boolean {
  return (
    (pendingQuestion !== undefined && pendingQuestion !== null && pendingQuestion.kind !== 'slot') ||
    (offered?.length ?? 0) > 0
  );
}

/** What the emoji of a message say together: those that say nothing are neutral, and those that disagree say nothing. */
function actOfEmoji({ emoji }: Analysis, asked: boolean): SimpleAct | null {
  const acts = new Set(emoji.flatMap((symbol) => EMOJI_ACTS.get(symbol) ?? []));
  if (acts.size > 1) return null;
  const [act] = acts;
  return act ?? (asked && emoji.some((symbol) => EMOJI_AFFIRM_IF_ASKED.has(symbol)) ? 'affirm' : null);
}

function meaningful(words: readonly string[]): string[] {
  const kept = words.filter((word) => !FILLERS.has(word));
  return kept.length > 0 ? kept : [...words];
}

function lookUp(phrase: string, asked: boolean): SimpleAct | null {
  if (asked && IF_ASKED.has(phrase)) return 'affirm';
  return LISTS.find(([, list]) => list.has(phrase))?.[0] ?? null;
}

/** "sí dale perfecto", "no, no, mejor no": phrases of one kind, end to end. "No, dejalo": a no before it says nothing else. */
function sameKindThroughout(words: readonly string[], asked: boolean): SimpleAct | null {
  let found: SimpleAct | null = null;
  let at = 0;
  while (at < words.length) {
    let step = 0;
    for (let length = Math.min(LONGEST_PHRASE, words.length - at); length >= 1 && step === 0; length--) {
      const kind = lookUp(words.slice(at, at + length).join(' '), asked);
      if (kind === null || (found !== null && kind !== found && !isStrongerNo(found, kind))) continue;
      found = kind;
      step = length;
    }
    if (step === 0) return null;
    at += step;
  }
  return found;
}

/** To refuse, and then to drop the whole thing or to take it back. */
const isStrongerNo = (before: SimpleAct, after: SimpleAct): boolean =>
  before === 'deny' && (after === 'abandon' || after === 'undo');

/** "cualquiera" of a list of starts is a choice; of professionals too: the first is the fairest one. */
function isIndifferentChoice(
  act: SimpleAct,
  { pendingQuestion, offered }: Pick<UnderstandingContext, 'pendingQuestion' | 'offered'>,
): boolean {
  return (
    act === 'dont_know' &&
    pendingQuestion?.kind === 'choose' &&
    (offered?.length ?? 0) > 0 &&
    pendingQuestion.slot === 'preferred_time'
  );
}
