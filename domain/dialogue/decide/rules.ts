/** Which move the dialogue makes. Rules in order; the first that applies decides. */
import type { CommandKind } from '../../understanding/commands/types';
import { liveConfirmation } from '../confirmation';
import type { DialogueMove, Tracked } from '../moves';
import type { MessageKind } from '../plan';
import { CONTACT_SLOTS, offeredOf, pendingOf, topTask } from '../tasks';
import type { ConversationState } from '../types';
import type { WorkspaceProfile } from '../../workspace';

export interface Situation {
  /** As it was before the message. */
  before: ConversationState;
  tracked: Tracked;
  workspace: WorkspaceProfile;
  now: string;
  kinds: readonly MessageKind[];
  hasText: boolean;
}

/** @returns the move, or nothing when the rule does not apply */
type Rule = (situation: Situation) => DialogueMove | null;

/** The failed attempt after which a person is offered. */
export const MAX_FAILURES = 3;

/** The third time that a conversation gets nowhere, a person is offered instead. */
const orOfferHuman = (move: DialogueMove, { failures }: ConversationState): DialogueMove =>
  failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : move;

const has = ({ tracked }: Situation, act: CommandKind): boolean => tracked.acts.includes(act);

const unreadableMedia: Rule = ({ kinds, hasText }) => {
  const [media] = kinds;
  const readable = hasText || kinds.some((kind) => kind === 'text' || kind === 'choice');
  return media && !readable ? { kind: 'media', media } : null;
};

/** What means the same whatever is pending. */
const GLOBAL: readonly [CommandKind, (situation: Situation) => DialogueMove][] = [
  ['optout', () => ({ kind: 'opt_out' })],
  ['optin', () => ({ kind: 'opt_in' })],
  ['restart', () => ({ kind: 'restart' })],
  ['drop', ({ before }) => dropped(before)],
  ['finish', () => ({ kind: 'abandon', all: true })],
  ['wait', () => ({ kind: 'wait' })],
  ['defer', () => ({ kind: 'defer' })],
  ['repeat', ({ before }) => (before.lastReply === null ? { kind: 'greet' } : { kind: 'repeat' })],
  ['explain', ({ before }) => (before.failures >= MAX_FAILURES - 1 ? { kind: 'offer_human' } : { kind: 'explain' })],
];

function dropped(before: ConversationState): DialogueMove {
  const pending = pendingOf(before);
  const kind = topTask(before)?.kind;
  if (pending?.kind === 'confirm' && kind === 'cancel') return { kind: 'decline', what: 'cancel' };
  if (kind === 'move') return { kind: 'decline', what: 'move' };
  return before.tasks.length > 0 || pending ? { kind: 'abandon' } : { kind: 'acknowledge' };
}

const handoff: Rule = ({ tracked }) => (tracked.handoff ? { kind: 'handoff', reason: tracked.handoff } : null);

const globalAct: Rule = (situation) => GLOBAL.find(([act]) => has(situation, act))?.[1](situation) ?? null;

const undone: Rule = (situation) => {
  if (!has(situation, 'undo')) return null;
  const { before, tracked } = situation;
  if (tracked.started.length > 0) return { kind: 'advance', answers: [] };
  if (before.tasks.length > 0) return liveOrChoosing(before) ? { kind: 'ask_change' } : { kind: 'explain' };
  return { kind: 'nothing_to_undo' };
};

const liveOrChoosing = (state: ConversationState): boolean => {
  const pending = pendingOf(state);
  return pending?.kind === 'confirm' || pending?.kind === 'choose';
};

/** What was taken up by itself after a write is not wanted, and nothing else is being booked. */
const droppedLast: Rule = ({ before, tracked }) => {
  const [only, ...others] = tracked.state.tasks;
  const isLast = (tracked.dropped ?? []).length > 0 && only !== undefined && others.length === 0;
  return isLast && !only.slots.service_type && isTakenUp(before) ? { kind: 'abandon' } : null;
};

/** "Sí, y otro el 31/2": what is wrong with the next one does not hold up the one that is confirmed. */
const confirmed: Rule = ({ tracked: { confirms, problems, problemsOf, questions } }) =>
  confirms !== null && (problems.length === 0 || problemsOf !== undefined)
    ? { kind: 'execute', answers: questions }
    : null;

const affirmed: Rule = (situation) => {
  const { before, tracked } = situation;
  if (!has(situation, 'affirm')) return null;
  const answers = tracked.questions;
  const pending = pendingOf(before);
  const { moved } = tracked;
  if (pending?.kind === 'offer_human' && !moved) return { kind: 'handoff', reason: 'accepted' };
  if (pending?.kind === 'clarify_intent' && !moved) {
    const [only, ...others] = pending.intents;
    if (only?.startsWith('info_') && others.length === 0) return retry(only, before);
    return answers.length > 0 ? { kind: 'inform', answers } : orOfferHuman({ kind: 'explain' }, before);
  }
  if (tracked.focus === null) {
    if (answers.length > 0) return { kind: 'inform', answers };
    const interested = pending === null && before.mentioned.service_type !== undefined;
    return interested ? { kind: 'clarify_intent', intents: ['book'] } : { kind: 'nothing_to_confirm' };
  }
  // "Sí" to a question that needs more than a yes is asked again; one that settles the step goes on.
  const settles = moved || tracked.problems.length > 0 || pending === null || pending.kind === 'confirm';
  if (settles) return { kind: 'advance', answers };
  return answers.length > 0 ? { kind: 'inform', answers } : orOfferHuman({ kind: 'explain' }, before);
};

/** "¿Probamos de nuevo?" – "sí": the same question once more. */
function retry(intent: string, { mentioned }: ConversationState): DialogueMove {
  const service = mentioned.service_type ? { service: mentioned.service_type.value } : {};
  const about = intent === 'info_prices' ? 'prices' : intent === 'info_hours' ? 'hours' : 'services';
  return { kind: 'inform', answers: [about === 'hours' ? { about } : { about, ...service }] };
}

const denied: Rule = (situation) => {
  const { before, tracked } = situation;
  if (!has(situation, 'deny')) return null;
  const answers = tracked.questions;
  if (tracked.moved || tracked.more || tracked.problems.length > 0) return { kind: 'advance', answers };
  if (answers.length > 0 && tracked.acts.length > 1) return { kind: 'inform', answers };
  const pending = pendingOf(before);
  const kind = topTask(before)?.kind;
  switch (pending?.kind) {
    case 'confirm':
      return kind === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    case 'offer_human':
      return kind ? { kind: 'advance', answers } : { kind: 'decline', what: 'human' };
    case 'clarify_intent':
      return { kind: 'decline', what: 'offer' };
    case 'choose':
    case 'slot':
      // A second "no", or one to the very first question, is to the whole thing.
      if (pending.slot === 'service_type' || offeredOf(before).some(({ clears }) => clears)) return { kind: 'abandon' };
      // Nothing has been said about it yet: what was taken up by itself after another one is not wanted.
      if (isTakenUp(before) && tracked.acts.length === 1) return { kind: 'abandon' };
      return kind === 'cancel' ? { kind: 'decline', what: 'cancel' } : { kind: 'ask_change' };
    default:
      return tracked.focus === null ? { kind: 'acknowledge' } : { kind: 'advance', answers };
  }
};

/** The last turn has written something and has gone on with what waited. */
const isTakenUp = ({ latest, turn, tasks }: ConversationState): boolean => tasks.length > 0 && latest?.turn === turn;

const doubted: Rule = (situation) => {
  const { before, tracked } = situation;
  if (!has(situation, 'doubt')) return null;
  if (tracked.moved) return { kind: 'advance', answers: tracked.questions };
  const pending = pendingOf(before);
  // Who does not know the service wants to see what there is.
  if (pending?.kind === 'slot' && pending.slot === 'service_type')
    return orOfferHuman({ kind: 'inform', answers: [{ about: 'services' }] }, before);
  return before.tasks.length > 0 || pending ? orOfferHuman({ kind: 'explain' }, before) : { kind: 'greet' };
};

const chosen: Rule = (situation) => {
  const { before, tracked } = situation;
  if (!has(situation, 'choose')) return null;
  if (tracked.chose || tracked.moved || tracked.problems.length > 0)
    return { kind: 'advance', answers: tracked.questions };
  return orOfferHuman({ kind: 'not_understood' }, before);
};

/** Other options are wanted, or something is to be asked anew. */
const reopened: Rule = (situation) => {
  const { tracked } = situation;
  if (tracked.focus === null) return null;
  if (has(situation, 'change'))
    return tracked.moved || tracked.asksStaff || tracked.asksService || tracked.asksName
      ? { kind: 'advance', answers: tracked.questions }
      : { kind: 'ask_change' };
  const answers = tracked.questions.filter(({ about }) => about !== 'services' && about !== 'hours');
  return tracked.more ? { kind: 'advance', answers } : null;
};

const unsure: Rule = ({ tracked }) =>
  tracked.unsure && !tracked.moved ? { kind: 'clarify_intent', intents: tracked.unsure } : null;

/** Something is wanted, told or asked. */
const wanted: Rule = (situation) => {
  const { before, tracked } = situation;
  const answers = tracked.questions;
  if (tracked.focus !== null && (tracked.moved || tracked.problems.length > 0)) {
    // The same unusable answer for the third time: somebody else should try.
    const isStuck = !tracked.moved && answers.length === 0;
    return isStuck ? orOfferHuman({ kind: 'advance', answers }, before) : { kind: 'advance', answers };
  }
  if (answers.length > 0) return { kind: 'inform', answers };
  // Nothing new, but to the point: the same question again, without complaint.
  const isToThePoint = SAYS_AGAIN.some((act) => has(situation, act));
  return tracked.focus !== null && isToThePoint ? { kind: 'advance', answers } : null;
};

const SAYS_AGAIN: readonly CommandKind[] = [
  'set',
  'start',
  'narrow',
  'refer',
  'leave_open',
  'same',
  'for',
  'follow',
  'exclude',
  'unclear',
];

const smallTalk: Rule = (situation) => {
  const { before, tracked } = situation;
  if (has(situation, 'greet')) return { kind: 'greet' };
  if (tracked.talk) return { kind: 'chitchat', topic: tracked.talk };
  if (has(situation, 'outside')) return orOfferHuman({ kind: 'out_of_scope' }, before);
  if (tracked.focus !== null || tracked.acts.length === 0) return null;
  const told = CONTACT_SLOTS.some((slot) => tracked.state.contact[slot]?.value !== before.contact[slot]?.value);
  if (told && tracked.acts.every((act) => act === 'set' || act === 'unclear')) return { kind: 'note' };
  const named = Object.keys(tracked.state.mentioned).length > Object.keys(before.mentioned).length;
  return named ? { kind: 'clarify_intent', intents: ['book'] } : null;
};

const RULES: readonly Rule[] = [
  unreadableMedia,
  handoff,
  globalAct,
  undone,
  droppedLast,
  confirmed,
  affirmed,
  denied,
  doubted,
  chosen,
  reopened,
  unsure,
  wanted,
  smallTalk,
];

export function chooseMove(situation: Situation): DialogueMove {
  for (const rule of RULES) {
    const move = rule(situation);
    if (move) return move;
  }
  return orOfferHuman({ kind: 'not_understood' }, situation.before);
}

/** The confirmation that a yes at this moment would consume. */
export const confirmationAt = ({ before, workspace, now }: Situation): ReturnType<typeof liveConfirmation> =>
  liveConfirmation(before, workspace, now);
