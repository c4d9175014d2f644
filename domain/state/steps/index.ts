/** One step per move of the dialogue. */
import type { DialogueMove } from '../../planning/turn-plan';
import type { OutcomeFact } from '../../reply/types';
import { asks, says, type Draft, type StepContext } from '../draft';
import { intentsOf } from '../flow';
import { slotValue, withoutFlow } from '../slots';
import type { ConversationState } from '../types';
import { bookStep } from './book';
import { changeStep } from './change';
import { executeStep } from './execute';
import { cancelStep, rescheduleStep } from './own-appointment';
import { problemStep } from './problem';
import { pendingQuestion } from './resume';

type Step<K extends DialogueMove['kind']> = (context: StepContext, move: Extract<DialogueMove, { kind: K }>) => Draft;

/** Says something and comes back to the question that was open. */
function thenResume(state: ConversationState, outcome: OutcomeFact | null): Draft {
  // An offer of a person that was not taken up stands no longer.
  if (state.pending?.kind === 'offer_human' && !state.flow) return says({ ...state, pending: null }, outcome);
  return { state, outcome, question: pendingQuestion(state) };
}

/** Says something that offers a person in passing: a "sí" after it takes the offer. */
function offeringHuman(draft: Draft): Draft {
  const { state } = draft;
  if (state.flow || state.pending) return draft;
  return { ...draft, state: { ...state, pending: { kind: 'offer_human' } } };
}

const STEPS: { [K in DialogueMove['kind']]: Step<K> } = {
  greet: ({ state }) => thenResume(state, { kind: 'greeting', again: state.flow !== null }),
  inform: (context) => informStep(context),
  advance: (context) => advanceStep(context),
  execute: (context) => executeStep(context, context.state),
  ask_change: ({ state }) => changeStep(state),
  decline: ({ state }, { what }) => says(withoutFlow(state), { kind: 'declined', what }),
  acknowledge: ({ state }) => thenResume(state, { kind: 'acknowledged' }),
  abandon: ({ state }) => says({ ...withoutFlow(state), fsm: 'START' }, { kind: 'abandoned' }),
  restart: ({ state }) => says({ ...withoutFlow(state), fsm: 'START', appointments: [] }, { kind: 'restarted' }),
  repeat: ({ state }) => says(state, { kind: 'repeated', text: state.lastReply ?? '' }),
  explain: ({ state }) => ({ ...thenResume(state, { kind: 'explained', level: state.failures + 1 }), failed: true }),
  wait: ({ state }) => says(state, { kind: 'waiting' }),
  handoff: ({ state }, { reason }) => says({ ...withoutFlow(state), fsm: 'HANDOFF' }, { kind: 'handoff', reason }),
  opt_out: ({ state }) => says({ ...withoutFlow(state), fsm: 'START' }, { kind: 'opted_out' }),
  opt_in: ({ state }) => thenResume(state, { kind: 'opted_in' }),
  clarify_intent: ({ state }, { intents }) => {
    const pending = { kind: 'clarify_intent' as const, intents };
    if (intents.length === 1) {
      const service = slotValue(state, 'service_type');
      return asks(state, { ask: 'book', again: false, ...(service ? { service } : {}) }, pending);
    }
    const options = intents.map((intent) => ({ label: INTENT_LABELS[intent], values: {}, intent }));
    return asks(state, { ask: 'intent', intents }, pending, options);
  },
  chitchat: ({ state }, { topic }) => {
    const askEmail = isGoodMomentForEmail(state) && (topic === 'thanks' || topic === 'goodbye');
    const asked = { ...state, emailAsked: state.emailAsked || askEmail };
    const draft = thenResume(asked, { kind: 'chitchat', topic, askEmail });
    return topic === 'insult' || topic === 'bot' ? offeringHuman(draft) : draft;
  },
  note: ({ state }) => thenResume(state, { kind: 'noted' }),
  out_of_scope: ({ state }) => {
    const level = state.failures + 1;
    const draft = thenResume(state, { kind: 'out_of_scope', level });
    return { ...(level === 1 ? offeringHuman(draft) : draft), failed: true };
  },
  not_understood: ({ state }) => ({
    ...thenResume(state, { kind: 'not_understood', level: state.failures + 1 }),
    failed: true,
  }),
  offer_human: ({ state }) => {
    const draft = asks(state, { ask: 'human' }, { kind: 'offer_human' }, [], {
      kind: 'not_understood',
      level: state.failures + 1,
    });
    return { ...draft, state: { ...draft.state, failures: 0 } };
  },
  nothing_to_confirm: ({ state, idleForgotten }) => {
    // A "sí" to a question that was forgotten meanwhile: the forgetting is told, and starting again offered.
    if (idleForgotten) return asks(state, { ask: 'book', again: false }, { kind: 'clarify_intent', intents: ['book'] });
    return says(state, { kind: 'nothing_to_confirm' });
  },
  media: ({ state }, { media }) => thenResume(state, { kind: 'media', media }),
};

/** Once in a conversation, and only when nothing is waiting: an e-mail must not hold up a booking. */
const isGoodMomentForEmail = (state: ConversationState): boolean =>
  state.fsm === 'BOOKED' && state.pending === null && !state.emailAsked && !state.slots.client_email;

export const INTENT_LABELS = {
  greeting: 'Saludar',
  info_services: 'Ver servicios',
  info_prices: 'Ver precios',
  info_hours: 'Ver horarios',
  book: 'Sacar un turno',
  cancel: 'Cancelar un turno',
  reschedule: 'Cambiar un turno',
  chitchat: 'Charlar',
  other: 'Otra consulta',
} as const;

export function takeStep(context: StepContext): Draft {
  const { move } = context.plan;
  // Each entry takes its own kind of move, which is the key it is found by.
  const step = STEPS[move.kind] as (context: StepContext, move: DialogueMove) => Draft;
  return step(context, move);
}

function advanceStep(context: StepContext): Draft {
  const { state, problems, changed } = context.absorbed;
  const [problem] = problems;
  if (problem) return { ...problemStep(context, state, problem), failed: changed.length === 0 };
  switch (state.flow) {
    case 'book':
      return bookStep(context, state);
    case 'reschedule':
      return rescheduleStep(context, state);
    case 'cancel':
      return cancelStep(context, state);
    default:
      return thenResume(state, null);
  }
}

/** Answers; what was being done goes on. */
function informStep(context: StepContext): Draft {
  const { state } = context.absorbed;
  if (state.flow && state.pending) return thenResume(state, null);
  const failed = context.answers.find(({ about }) => about === 'trouble');
  const [intent] = intentsOf(context.loaded, context.reading).filter((wanted) => wanted.startsWith('info_'));
  // "¿Probamos de nuevo?" – "sí" must mean something.
  if (failed && intent)
    return { ...asks(state, { ask: 'retry' }, { kind: 'clarify_intent', intents: [intent] }), question: null };
  const idle = { ...state, pending: null, offered: [], confirmation: null };
  const packages = context.answers.flatMap((answer) => (answer.about === 'packages' ? answer.packages : []));
  const [only] = packages;
  if (state.flow || !only || packages.length > 1) return says(idle, null);
  // A package is booked service by service.
  const wanted = { ...idle, alsoWanted: only.services };
  return asks(wanted, { ask: 'book', again: false }, { kind: 'clarify_intent', intents: ['book'] });
}
