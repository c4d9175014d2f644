/** One step per move of the dialogue. */
import type { OutcomeFact, QuestionFact } from '../facts';
import type { DialogueMove } from '../moves';
import { currentSlots, dropTask, pendingOf, taskById, topTask, withoutTasks, withoutQuestion } from '../tasks';
import type { SlotName } from '../../slots';
import type { ConversationState, Task } from '../types';
import { changeStep } from './change';
import { asksBeside, invites, says, withOutcomes, type Draft, type StepContext } from './draft';
import { executeStep } from './execute';
import { goOn, inWords } from './go-on';
import { problemStep } from './problem';
import { pendingQuestion } from './resume';
import { taskStep } from './task-step';

type Step<K extends DialogueMove['kind']> = (
  context: StepContext,
  state: ConversationState,
  move: Extract<DialogueMove, { kind: K }>,
) => Draft;

/** Says something and comes back to the question that was open. */
function thenResume(state: ConversationState, ...outcomes: OutcomeFact[]): Draft {
  // An offer of a person that was not taken up stands no longer.
  if (state.question?.kind === 'offer_human' && state.tasks.length === 0)
    return says(withoutQuestion(state), ...outcomes);
  return { state, outcomes, question: pendingQuestion(state) };
}

/** Says something that offers a person in passing: a "sí" after it takes the offer. */
function offeringHuman(draft: Draft): Draft {
  const { state } = draft;
  if (state.tasks.length > 0 || pendingOf(state)) return draft;
  return { ...draft, state: { ...state, question: { kind: 'offer_human' } } };
}

/** The task on top ends without a write; what waits beneath it is taken up. */
function endTop(context: StepContext, state: ConversationState, outcome: OutcomeFact): Draft {
  const top = topTask(state);
  const rest = withoutQuestion(top ? dropTask(state, top) : state);
  const next = rest.tasks.length > 0 ? goOn(context, rest, null) : null;
  return next ? withOutcomes(next, outcome) : says({ ...withoutTasks(rest), fsm: 'START' }, outcome);
}

const STEPS: { [K in DialogueMove['kind']]: Step<K> } = {
  greet: (_, state) => thenResume(state, { kind: 'greeting', again: state.tasks.length > 0 }),
  inform: (context, state) => informStep(context, state),
  advance: (context, state) => advanceStep(context, state),
  execute: (context, state) => executeStep(context, state),
  ask_change: (context, state) => changeStep(context, state),
  decline: (context, state, { what }) => {
    if (what === 'cancel' || what === 'move') return endTop(context, state, { kind: 'declined', what });
    return says({ ...withoutQuestion(state), invited: [], mentioned: {} }, { kind: 'declined', what });
  },
  acknowledge: (_, state) => thenResume(state, { kind: 'acknowledged' }),
  abandon: (context, state, { all }) =>
    all
      ? says({ ...withoutTasks(state), fsm: state.latest ? 'BOOKED' : 'START' }, { kind: 'finished' })
      : endTop(context, state, { kind: 'abandoned' }),
  restart: (_, state) =>
    says({ ...withoutTasks(state), fsm: 'START', appointments: [], latest: null }, { kind: 'restarted' }),
  repeat: (_, state) => says(state, { kind: 'repeated', text: state.lastReply ?? '' }),
  explain: (_, state) => ({ ...thenResume(state, { kind: 'explained', level: state.failures + 1 }), failed: true }),
  wait: (_, state) => says(state, { kind: 'waiting' }),
  defer: (_, state) => says(state, { kind: 'deferred' }),
  nothing_to_undo: (_, state) => thenResume(state, { kind: 'nothing_to_undo' }),
  handoff: (_, state, { reason }) => says({ ...withoutTasks(state), fsm: 'HANDOFF' }, { kind: 'handoff', reason }),
  opt_out: (_, state) => says({ ...withoutTasks(state), fsm: 'START' }, { kind: 'opted_out' }),
  opt_in: (_, state) => thenResume(state, { kind: 'opted_in' }),
  clarify_intent: (_, state, { intents }) => {
    const pending = { kind: 'clarify_intent' as const, intents };
    if (intents.length === 1) {
      const service = currentSlots(state).service_type?.value;
      return asksBeside(state, { question: { ask: 'book', again: false, ...(service ? { service } : {}) }, pending });
    }
    const options = intents.map((intent) => ({ values: {}, intent }));
    return asksBeside(state, { question: { ask: 'intent', intents }, pending, options });
  },
  chitchat: (_, state, { topic }) => {
    const askEmail = isGoodMomentForEmail(state) && (topic === 'thanks' || topic === 'goodbye');
    const asked = { ...state, emailAsked: state.emailAsked || askEmail };
    const draft = thenResume(asked, { kind: 'chitchat', topic, askEmail });
    return topic === 'insult' || topic === 'bot' ? offeringHuman(draft) : draft;
  },
  note: (_, state) => thenResume(state, { kind: 'noted' }),
  out_of_scope: (_, state) => {
    const level = state.failures + 1;
    const draft = thenResume(state, { kind: 'out_of_scope', level });
    return { ...(level === 1 ? offeringHuman(draft) : draft), failed: true };
  },
  not_understood: (_, state) => ({
    ...thenResume(state, { kind: 'not_understood', level: state.failures + 1 }),
    failed: true,
  }),
  offer_human: (_, state) => {
    const draft = asksBeside(state, {
      question: { ask: 'human' },
      pending: { kind: 'offer_human' },
      outcomes: [{ kind: 'not_understood', level: state.failures + 1 }],
    });
    return { ...draft, state: { ...draft.state, failures: 0 } };
  },
  nothing_to_confirm: ({ idleForgotten }, state) =>
    // A "sí" to a question that was forgotten meanwhile: the forgetting is told, and starting again offered.
    idleForgotten ? invites(state) : says(state, { kind: 'nothing_to_confirm' }),
  media: (_, state, { media }) => thenResume(state, { kind: 'media', media }),
};

/** Once in a conversation, and only when nothing is waiting: an e-mail must not hold up a booking. */
const isGoodMomentForEmail = (state: ConversationState): boolean =>
  state.fsm === 'BOOKED' && pendingOf(state) === null && !state.emailAsked && !state.contact.client_email;

export function takeStep(context: StepContext, state: ConversationState): Draft {
  const { move } = context.plan;
  // Each entry takes its own kind of move, which is the key it is found by.
  const step = STEPS[move.kind] as (context: StepContext, state: ConversationState, move: DialogueMove) => Draft;
  const draft = step(context, state, move);
  const { dropped } = context.plan.tracked;
  return dropped && move.kind !== 'abandon'
    ? withOutcomes(draft, { kind: 'services_dropped', services: dropped })
    : draft;
}

function advanceStep(context: StepContext, state: ConversationState): Draft {
  const { problems, changed, focus, moved } = context.plan.tracked;
  const task = taskById(state, focus);
  if (!task) return thenResume(state);
  const [problem] = problems;
  const draft = problem
    ? { ...problemStep(context, state, task, problem), failed: changed.length === 0 && !moved }
    : taskStep(context, state, task);
  return withOutcomes(draft, ...queueing(context, state), ...reopening(context, draft));
}

/** "Ese día no puedo": what is asked anew. */
function reopening({ plan: { tracked } }: StepContext, { question }: Draft): OutcomeFact[] {
  const slot = question && REOPENED[question.ask];
  return slot && tracked.acts.includes('change') && tracked.changed.includes(slot) ? [{ kind: 'reopened', slot }] : [];
}

type Reopened = Extract<OutcomeFact, { kind: 'reopened' }>['slot'];

const REOPENED: { [ask in QuestionFact['ask']]?: Reopened } = {
  date: 'preferred_date',
  time: 'preferred_time',
  service: 'service_type',
  name: 'client_name',
};

/** Told once, when the message has begun or filled in more than what is talked about now. */
function queueing(context: StepContext, state: ConversationState): OutcomeFact[] {
  const { tracked } = context.plan;
  const waiting = state.tasks.filter(({ id }) => tracked.started.includes(id) && id !== tracked.focus);
  const focus = taskById(state, tracked.focus);
  const told = state.tasks.find(({ id, slots }) => id !== tracked.focus && isNews(taskById(context.before, id), slots));
  if (waiting.length === 0 && told) return [{ kind: 'queued', task: inWords(told) }];
  if (waiting.length === 0 || !focus) return [];
  if (!tracked.started.includes(focus.id) && !waiting.some(({ after }) => after === focus.id)) {
    const [first] = waiting;
    return first ? [{ kind: 'queued', task: inWords(first) }] : [];
  }
  return [{ kind: 'one_by_one', tasks: [focus, ...[...waiting].reverse()].map(inWords) }];
}

const isNews = (was: Task | null, now: Task['slots']): boolean =>
  was !== null && Object.entries(now).some(([name, { value }]) => was.slots[name as SlotName]?.value !== value);

/** Answers; what was being done goes on. */
function informStep(context: StepContext, state: ConversationState): Draft {
  if (state.tasks.length > 0) return thenResume(withoutQuestion(state));
  const idle = { ...withoutQuestion(state), invited: [] };
  // "Dale, el lunes. ¿Hay que llevar algo?" after hearing of a service.
  const isUnknown = context.answers.every(({ about }) => about === 'unknown');
  if (isUnknown && context.plan.tracked.acts.includes('affirm') && currentSlots(state).service_type)
    return STEPS.clarify_intent(context, state, { kind: 'clarify_intent', intents: ['book'] });
  if (context.answers.some(({ about: what }) => what === 'unknown')) return offeringHuman(says(idle));
  const failed = context.answers.find(({ about }) => about === 'trouble');
  const about = context.plan.move.kind === 'inform' ? context.plan.move.answers[0]?.about : undefined;
  const intent = about === 'prices' ? 'info_prices' : about === 'hours' ? 'info_hours' : 'info_services';
  // "¿Probamos de nuevo?" – "sí" must mean something.
  if (failed) return says({ ...idle, question: { kind: 'clarify_intent', intents: [intent] } });
  const packages = context.answers.flatMap((answer) => (answer.about === 'packages' ? answer.packages : []));
  const [only] = packages;
  if (!only || packages.length > 1) return says(idle);
  // A package is booked service by service.
  return invites({ ...idle, invited: only.services });
}
