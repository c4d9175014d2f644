/** Yes, no, perhaps and a choice: answers to what was asked. */
import type { Absorbed } from '../../state/absorb';
import { liveConfirmation } from '../../state/confirmation';
import { flowOf, intentsOf, isAskedWhen } from '../../state/flow';
import type { PlanInput } from '../types';
import { asksHowWeAre, isOnlyThanks, isRefusing, isYesInOtherWords, plainText } from '../wording';
import { giveUpOr, type Rule } from './rule';
import { byWant } from './wants';

export const byAffirmation: Rule = ({ input, absorbed, answers, moved, intents }) => {
  const { reading, state, workspace, now } = input;
  if (reading.act?.kind !== 'affirm') return null;
  // "Gracias" is polite, and agrees to nothing.
  if (isOnlyThanks(plainText(input.text ?? ''))) return { kind: 'chitchat', topic: 'thanks' };
  if (liveConfirmation(state, workspace, now) && !moved && absorbed.problems.length === 0) {
    return { kind: 'execute', answers };
  }
  if (state.pending?.kind === 'offer_human' && !moved) return { kind: 'handoff', reason: 'accepted' };
  if (state.pending?.kind === 'clarify_intent') {
    return byWant({ input, absorbed, answers, moved, intents }) ?? giveUpOr({ kind: 'explain' }, input);
  }
  if (absorbed.state.flow === null) {
    if (state.pending === null && asksHowWeAre(plainText(input.text ?? ''))) {
      return { kind: 'chitchat', topic: 'how_are_you' };
    }
    const interested = state.pending === null && state.slots.service_type !== undefined;
    return interested ? { kind: 'clarify_intent', intents: ['book'] } : { kind: 'nothing_to_confirm' };
  }
  // "Sí" to a question that needs more than a yes is asked again; one that settles the step goes on.
  const settles =
    moved || state.pending === null || state.pending.kind === 'confirm' || isNameConfirmed(absorbed, input);
  return settles ? { kind: 'advance', answers } : giveUpOr({ kind: 'explain' }, input);
};

const isNameConfirmed = (absorbed: Absorbed, { state }: PlanInput): boolean =>
  state.slots.client_name?.source === 'channel' && absorbed.state.slots.client_name?.source === 'customer';

/** "Perfecto, nos vemos el viernes" to a summary: a yes, when it says nothing else than the summary does. */
export const byLooseYes: Rule = ({ input, absorbed, answers, moved }) => {
  const { reading, state, workspace, now, text = '' } = input;
  const wantsElse = intentsOf(state, reading).some((intent) => intent !== 'book' && flowOf(intent) !== undefined);
  if (reading.act || moved || wantsElse || answers.length > 0 || absorbed.problems.length > 0) return null;
  const isYes = !text.includes('?') && isYesInOtherWords(plainText(text));
  return isYes && liveConfirmation(state, workspace, now) ? { kind: 'execute', answers } : null;
};

export const byDenial: Rule = ({ input, absorbed, answers, moved }) => {
  const { reading, state } = input;
  const isRefused = !reading.act && !moved && isAskedWhen(state) && isRefusing(plainText(input.text ?? ''));
  if (reading.act?.kind !== 'deny' && !isRefused) return null;
  if (moved || absorbed.problems.length > 0) return { kind: 'advance', answers };
  switch (state.pending?.kind) {
    case 'confirm':
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    case 'offer_human':
      return state.flow ? { kind: 'advance', answers } : { kind: 'decline', what: 'human' };
    case 'clarify_intent':
      return { kind: 'decline', what: 'offer' };
    case 'choose':
    case 'slot':
      // A second "no", or one to the very first question, is to the whole thing.
      if (state.pending.slot === 'service_type' || state.offered.some(({ clears }) => clears))
        return { kind: 'abandon' };
      return state.flow === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    default:
      return { kind: 'acknowledge' };
  }
};

/** "Es para mí", when a name is asked for. */
export const bySelf: Rule = ({ input: { reading, state, text = '' }, moved }) => {
  const isAsked = state.pending?.kind === 'slot' && state.pending.slot === 'client_name';
  const isSelf = / (para mi|a mi nombre|a nombre mio|soy yo|yo mism[oa]|mio|yo) $/.test(plainText(text));
  return isAsked && !reading.act && !moved && isSelf ? { kind: 'explain' } : null;
};

export const byDoubt: Rule = ({ input, moved, answers }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'dont_know') return null;
  if (moved) return { kind: 'advance', answers };
  // Who does not know the service wants to see what there is.
  if (state.pending?.kind === 'slot' && state.pending.slot === 'service_type') {
    return giveUpOr({ kind: 'inform', answers: [{ about: 'services' }] }, input);
  }
  return state.flow || state.pending ? giveUpOr({ kind: 'explain' }, input) : { kind: 'greet' };
};

export const byChoice: Rule = ({ input, absorbed, answers, moved, intents, chosen }) => {
  const { reading, state } = input;
  if (reading.act?.kind !== 'choose') return null;
  const option = state.offered[reading.act.index];
  if (!option) return giveUpOr({ kind: 'not_understood' }, input);
  if (option.intent) return byWant({ input, absorbed, answers, moved, intents });
  return { kind: 'advance', answers, ...(chosen !== undefined ? { chosen } : {}) };
};
