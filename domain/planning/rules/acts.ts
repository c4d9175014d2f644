/** What means the same whatever is pending: acts, media, complaints, and questions that only sound like a wish. */
import { cancellationAnswer } from '../topics';
import { asksForOthers, isAboutCancelling, isComplaint, plainText } from '../wording';
import { MAX_FAILURES, type Rule } from './rule';

export const byMedia: Rule = ({ input }) => {
  const kinds = input.kinds ?? [];
  const readable = kinds.some((kind) => kind === 'text' || kind === 'choice') || (input.text ?? '').trim() !== '';
  const [media] = kinds;
  return media && !readable ? { kind: 'media', media } : null;
};

/** Acts that mean the same whatever is pending. */
export const byAct: Rule = ({ input: { reading, state } }) => {
  switch (reading.act?.kind) {
    case 'opt_out':
      return { kind: 'opt_out' };
    case 'opt_in':
      return { kind: 'opt_in' };
    case 'human':
      return { kind: 'handoff', reason: 'asked' };
    case 'restart':
      return { kind: 'restart' };
    case 'abandon':
    case 'undo':
      return state.flow || state.pending ? { kind: 'abandon' } : { kind: 'acknowledge' };
    case 'wait':
    case 'defer':
      return { kind: 'wait' };
    case 'repeat':
      return state.lastReply === null ? { kind: 'greet' } : { kind: 'repeat' };
    case 'not_understood':
      return state.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : { kind: 'explain' };
    default:
      return null;
  }
};

export const byComplaint: Rule = ({ input: { reading, text } }) =>
  !reading.act && !reading.answersPending && isComplaint(plainText(text ?? ''))
    ? { kind: 'handoff', reason: 'complaint' }
    : null;

/** "Dame los turnos de María" is no wish for an appointment, whatever it sounds like; what is one's own is shown. */
export const byOthers: Rule = ({ input: { reading, text } }) => {
  const speaksOfOthers = reading.intent === 'book' || reading.intent === 'other';
  if (reading.act || reading.service || !speaksOfOthers) return null;
  return asksForOthers(plainText(text ?? ''))
    ? { kind: 'inform', answers: [{ about: 'appointments', others: true }] }
    : null;
};

export const byHypothesis: Rule = ({ input: { reading, text = '', workspace } }) => {
  if (reading.act || !isAboutCancelling(text)) return null;
  return { kind: 'inform', answers: [cancellationAnswer(text, workspace)] };
};
