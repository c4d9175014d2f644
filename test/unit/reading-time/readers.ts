/** Everything that reads a customer's message or a model's text, each with a name for the log. */
import { composeReply } from '../../../domain/reply';
import {
  emptyState,
  openTurn,
  planTurn,
  reduceTurn,
  understandingContext,
  type ConversationState,
} from '../../../domain/dialogue';
import { makeConfirmation } from '../../../domain/dialogue/confirmation';
import { newTask, pushTask } from '../../../domain/dialogue/tasks';
import type { PendingQuestion, Task } from '../../../domain/dialogue/types';
import { understand } from '../../../domain/understanding';
import { SLOT_NAMES } from '../../../domain/slots';
import { readBeneficiaries, readOwnerOfAppointment } from '../../../domain/understanding/slots/beneficiary';
import { readBookingCode } from '../../../domain/understanding/slots/booking-code';
import { readEmail } from '../../../domain/understanding/slots/email';
import { readAnnouncedName, readAskedName, readStandingName } from '../../../domain/understanding/slots/name';
import { readPhone } from '../../../domain/understanding/slots/phone';
import { excerpt } from '../../../domain/understanding/text/excerpt';
import { foldText } from '../../../domain/understanding/text/fold';
import { mend } from '../../../domain/understanding/text/mend';
import { tokenise } from '../../../domain/understanding/text/tokens';
import { resolveWhen } from '../../../domain/understanding/when';
import { checkText } from '../../../models/check-text';
import { extractorPrompt } from '../../../models/extractor-prompt';
import { sameFacts } from '../../../models/rephrase';
import { locateSpan } from '../../../models/spans';
import { claimsOf } from '../../../models/text/claims';
import { mask } from '../../../observability/mask';
import { sha256 } from '../dialogue/conversation';
import { WORKSPACES } from '../../../evals/workspaces';

export interface Reader {
  name: string;
  read: (text: string) => void;
}

const NOW = '2026-11-24T13:00:00Z';
const [workspace] = Object.values(WORKSPACES);
if (!workspace) throw new Error('no workspace to read for');

const PENDING: readonly (PendingQuestion | null)[] = [
  null,
  ...SLOT_NAMES.map((slot): PendingQuestion => ({ kind: 'slot', slot })),
  { kind: 'confirm' },
  { kind: 'choose', slot: 'preferred_time' },
  { kind: 'choose', slot: 'service_type' },
  { kind: 'clarify_intent', intents: ['cancel', 'reschedule'] },
  { kind: 'offer_human' },
];

const nameOf = (pending: PendingQuestion | null): string =>
  pending === null ? 'no question' : 'slot' in pending ? `${pending.kind} ${pending.slot}` : pending.kind;

/** A conversation in the middle of a booking, with a list on offer, in which the question is the given one. */
function stateWith(pending: PendingQuestion | null): ConversationState {
  const state = emptyState();
  if (pending === null) return state;
  const slot = (value: string) => ({ value, source: 'customer' as const, turn: 1 });
  const offer = (time: string) => ({
    values: { preferred_date: '2026-11-27', preferred_time: time, staff_name: 'Carlos Rodríguez' },
  });
  const offered = [offer('09:00'), offer('11:00'), offer('13:30')];
  const args = { service_type: 'Barba', preferred_date: '2026-11-27', preferred_time: '10:00', client_name: 'Ana' };
  const calls = [{ tool: 'book_appointment' as const, args }];
  const isTaskless = pending.kind === 'clarify_intent' || pending.kind === 'offer_human';
  const task: Task = {
    ...newTask(state, 'book'),
    slots: { service_type: slot('Barba'), preferred_date: slot('2026-11-27'), preferred_time: slot('10:00') },
    pending: isTaskless ? null : pending,
    offered,
    confirmation: pending.kind === 'confirm' ? makeConfirmation(calls, [], { now: NOW, sha256 }) : null,
  };
  // One more that waits: every message is read for all that is being done.
  const waiting: Task = { ...task, id: task.id + 1, pending: null, offered: [], confirmation: null };
  return {
    ...pushTask(pushTask(state, waiting), task),
    fsm: pending.kind === 'confirm' ? 'CONFIRMING' : 'COLLECTING',
    question: isTaskless ? pending : null,
    offered: isTaskless ? offered : [],
    turn: 3,
    lastReply: '¿A qué hora te viene bien?',
    updatedAt: NOW,
  };
}

/** The whole deterministic turn, as the activities beginTurn, extract, plan and respond run it. */
function turn(state: ConversationState): (text: string) => void {
  return (message) => {
    const text = excerpt(message);
    const house = workspace as NonNullable<typeof workspace>;
    const opened = openTurn(state, { now: NOW, workspace: house });
    const reading = understand(text, understandingContext(opened.state, house, NOW));
    const plan = planTurn({ state: opened.state, reading, workspace: house, now: NOW, kinds: ['text'] });
    const { facts } = reduceTurn({
      state: opened.state,
      plan,

      results: [],
      workspace: house,
      now: NOW,
      sha256,
      idleForgotten: opened.idleForgotten,
    });
    composeReply(facts, house);
  };
}

export const TURNS: readonly Reader[] = PENDING.map((pending) => ({
  name: `turn after: ${nameOf(pending)}`,
  read: turn(stateWith(pending)),
}));

const context = understandingContext(emptyState(), workspace, NOW);
const evidence = { results: [], state: emptyState(), workspace, now: NOW, reply: '' };

export const OTHER_READERS: readonly Reader[] = [
  { name: 'day and hour', read: (text) => void resolveWhen(text, { now: NOW, timezone: context.timezone }) },
  { name: 'beneficiaries', read: (text) => void readBeneficiaries({ raw: text }) },
  { name: 'owner of an appointment', read: (text) => void readOwnerOfAppointment({ raw: text }) },
  { name: 'mask of the log', read: (text) => void mask({ note: text }) },
  { name: 'prompt of the extractor', read: (text) => void extractorPrompt(text, context) },
  { name: 'span that a model copied', read: (text) => void locateSpan(text.slice(-40), text) },
  { name: 'check of a model’s text', read: (text) => void checkText(text, { ...evidence, said: 'hola' }) },
  { name: 'check against what was said', read: (text) => void checkText('Son $100.', { ...evidence, said: text }) },
  { name: 'same facts, reworded', read: (text) => void sameFacts('Corte: $3.500.', text) },
  { name: 'same facts, original', read: (text) => void sameFacts(text, text) },
  {
    name: 'name of a catalogue',
    read: (text) => {
      const catalogue = { services: [{ name: text, synonyms: [text] }], staff: [{ name: text, synonyms: [text] }] };
      understand('quiero corte con juan', { ...context, catalogue });
    },
  },
];

/** Readers that see a text as it is, before or without any limit on its length. */
export const SINGLE_READERS: readonly Reader[] = [
  { name: 'excerpt', read: (text) => void excerpt(text) },
  { name: 'fold', read: (text) => void foldText(text) },
  { name: 'words', read: (text) => void tokenise(text, mend) },
  { name: 'e-mail', read: (text) => void readEmail(text) },
  { name: 'telephone', read: (text) => void readPhone(text, context.timezone) },
  { name: 'booking code', read: (text) => void readBookingCode(text, true) },
  { name: 'announced name', read: (text) => void readAnnouncedName(text) },
  { name: 'asked name', read: (text) => void readAskedName(text) },
  { name: 'standing name', read: (text) => void readStandingName(text) },
  { name: 'beneficiaries', read: (text) => void readBeneficiaries({ raw: text }) },
  { name: 'owner of an appointment', read: (text) => void readOwnerOfAppointment({ raw: text }) },
  { name: 'mask of the log', read: (text) => void mask({ note: text }) },
  { name: 'claims of a model’s text', read: (text) => void claimsOf(text, '2026-11-24') },
];
