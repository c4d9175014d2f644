/** Merging a message into the memory of the conversation, before any tool has run. Planner and reducer share it. */
import type { DialogueMove } from '../planning/turn-plan';
import { SLOT_NAMES, type Reading, type SlotName } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { addDays, blocksOn, localToday } from './clock';
import { isAfterthought, isAside, nextFlow } from './flow';
import { readProblems, type Problem } from './problems';
import { anchored, dayInSight, timeIn } from './relative';
import { slotValue, withoutSlots, withSlot } from './slots';
import { targetOf } from './target';
import type { ConversationState } from './types';

export interface Absorbed {
  state: ConversationState;
  /** Slots that have another value than before (also: none any more). */
  changed: SlotName[];
  /** Slots that had a value, and have another one now because the customer said so. */
  corrected: SlotName[];
  /** The wanted part of the day, range of days or flow is another one than before. */
  narrowed: boolean;
  flowStarted: boolean;
  /** What was said and cannot be used as it is: to be asked about, worst first. */
  problems: Problem[];
}

export interface AbsorbContext {
  now: string;
  workspace: WorkspaceProfile;
}

const WHEN_SLOTS: readonly SlotName[] = ['preferred_date', 'preferred_time'];

export function absorb(before: ConversationState, reading: Reading, context: AbsorbContext): Absorbed {
  const flow = nextFlow(before, reading);
  let state = isAfterthought(before, reading) ? aboutTheLatest(enterFlow(before, flow)) : enterFlow(before, flow);
  const aside = isAside(before, reading);
  const said = usableSlots(state, reading, aside, context);

  state = mergeWhen(state, reading, said, context);
  for (const name of SLOT_NAMES) {
    const value = said[name];
    if (value) state = withSlot(state, name, value, said.source);
  }
  state = mergeChoice(state, reading);
  state = mergeStaff(state, reading);
  state = dropStale(before, state, said);

  const changed = SLOT_NAMES.filter((name) => slotValue(before, name) !== slotValue(state, name));
  return {
    state,
    changed,
    corrected: changed.filter((name) => before.slots[name] && state.slots[name] && said[name] !== undefined),
    narrowed: before.timeWindow !== state.timeWindow || before.dateRange !== state.dateRange,
    flowStarted: flow !== before.flow && flow !== null,
    problems: readProblems(reading, state, aside),
  };
}

/** What a move does to the memory besides what the message said: forgets what is to be changed, or leaves the day open. */
export function stateAfter(move: DialogueMove, context: AbsorbContext, state: ConversationState): ConversationState {
  if (move.kind !== 'advance') return state;
  const { clears } = move;
  const cleared: ConversationState = clears
    ? { ...withoutSlots(state, clears), confirmation: null, timeWindow: null }
    : state;
  if (!move.undecided || cleared.dateRange) return cleared;
  const soonest = move.undecided === 'soonest' ? { soonest: true as const } : {};
  return { ...cleared, dateRange: { ...comingWeek(context), ...soonest } };
}

function comingWeek({ now, workspace }: AbsorbContext): NonNullable<ConversationState['dateRange']> {
  const today = localToday(now, workspace.timezone);
  return { from: today, to: addDays(today, 7), except: [] };
}

type Said = Partial<Record<SlotName, string>> & { source: 'customer' | 'offer' };

/** Another flow than before starts clean: day, hour and target of the old one would be taken for the new one's. */
function enterFlow(before: ConversationState, flow: ConversationState['flow']): ConversationState {
  if (flow === before.flow) return before;
  const switched = before.flow !== null;
  const cleared = switched ? withoutSlots(before, ['booking_id', ...WHEN_SLOTS]) : withoutSlots(before, ['booking_id']);
  return {
    ...cleared,
    flow,
    pending: null,
    offered: [],
    confirmation: null,
    ...(switched ? { timeWindow: null, dateRange: null } : {}),
  };
}

/** The appointment that was made last. */
function aboutTheLatest(state: ConversationState): ConversationState {
  const latest = state.appointments?.at(-1);
  return latest ? withSlot(state, 'booking_id', latest.code, 'memory') : state;
}

/** Which of the values in the message are meant for the memory, given what the message is about. */
function usableSlots(state: ConversationState, reading: Reading, aside: boolean, context: AbsorbContext): Said {
  const near = dayInSight(state, reading);
  const { date, time } = anchored(state, reading);
  const said: Said = {
    ...reading.slots,
    ...(near ? { preferred_date: near } : {}),
    ...(date && !reading.slots.preferred_date ? { preferred_date: date } : {}),
    ...(time && !reading.slots.preferred_time ? { preferred_time: time } : {}),
    ...withOtherStaff(state, reading),
    source: 'customer',
  };
  if (state.flow === 'cancel') {
    // Day, hour and service say which appointment is meant; they are not wishes for a new one.
    for (const name of [...WHEN_SLOTS, 'service_type', 'staff_name'] as const) delete said[name];
  }
  if (state.flow === 'reschedule') delete said.service_type;
  if (state.flow === 'book') delete said.booking_id;
  if (aside) {
    for (const name of SLOT_NAMES) if (state.slots[name]) delete said[name];
    // Asking about somebody chooses nobody.
    if (state.flow !== null) delete said.staff_name;
    if (said.preferred_date && blocksOn(context.workspace, said.preferred_date).length === 0)
      delete said.preferred_date;
  }
  return said;
}

/** "Lo antes posible": the first starts, not some over the whole range. */
const SOONEST =
  /lo (?:m[aá]s )?(?:antes|pronto)|cuanto antes|(?:primer|pr[oó]ximo) (?:turno|lugar|hueco|horario)|urgente/i;

/** "¿Puede ser con María?" moves an appointment to her, on its day and at its hour. */
function withOtherStaff(state: ConversationState, { slots, when }: Reading): Partial<Record<SlotName, string>> {
  const target = state.flow === 'reschedule' ? targetOf(state) : null;
  const isElsewhen = when.date !== null || when.time !== null || state.dateRange !== null || state.slots.preferred_date;
  if (!target || !slots.staff_name || slots.staff_name === target.staff || isElsewhen) return {};
  return { preferred_date: target.date, preferred_time: target.time };
}

/** Ranges and parts of the day narrow the offer; an exact value ends the narrowing. */
function mergeWhen(before: ConversationState, reading: Reading, said: Said, context: AbsorbContext): ConversationState {
  if (before.flow === 'cancel') return before;
  let state = before;
  const { date, time } = reading.when;
  if (date?.kind === 'range') {
    state = withoutSlots(state, ['preferred_date']);
    const soonest = SOONEST.test(date.span.text) ? { soonest: true as const } : {};
    state = { ...state, dateRange: { from: date.from, to: date.to, except: date.except ?? [], ...soonest } };
  }
  if (said.preferred_date !== undefined) state = { ...state, dateRange: null };
  if (time?.kind === 'window') {
    const kept = timeIn(slotValue(before, 'preferred_time'), time);
    // "A la mañana" after "a las 8" says which eight o'clock, and takes nothing back.
    if (kept) state = withSlot(state, 'preferred_time', kept, 'customer');
    else state = { ...withoutSlots(state, ['preferred_time']), timeWindow: { from: time.from, to: time.to } };
  }
  const { window } = anchored(before, reading);
  if (window) state = { ...withoutSlots(state, ['preferred_time']), timeWindow: window };
  if (said.preferred_time !== undefined) state = { ...state, timeWindow: null };
  const asked = before.pending?.kind === 'slot' || before.pending?.kind === 'choose' ? before.pending.slot : null;
  if (reading.act?.kind === 'dont_know' && asked === 'preferred_date' && !state.dateRange) {
    // "No sé" about the day: the coming week is looked through instead of asking again.
    state = { ...state, dateRange: comingWeek(context) };
  }
  return state;
}

function mergeChoice(before: ConversationState, reading: Reading): ConversationState {
  if (reading.act?.kind !== 'choose') return confirmName(before, reading);
  const option = before.offered[reading.act.index];
  if (!option) return before;
  let state = before;
  for (const name of SLOT_NAMES) {
    const value = option.values[name];
    if (value !== undefined) state = withSlot(state, name, value, 'offer');
  }
  if (option.values.preferred_date) state = { ...state, dateRange: null };
  if (option.values.preferred_time) state = { ...state, timeWindow: null };
  return withoutSlots(state, option.clears ?? []);
}

/** "¿Lo anoto a nombre de Ana?" – "sí": the profile's name becomes the customer's own word. */
function confirmName(state: ConversationState, reading: Reading): ConversationState {
  const name = state.slots.client_name;
  const asked = state.pending?.kind === 'slot' && state.pending.slot === 'client_name';
  if (!asked || name?.source !== 'channel' || reading.act?.kind !== 'affirm') return state;
  return { ...state, slots: { ...state.slots, client_name: { ...name, source: 'customer', turn: state.turn } } };
}

function mergeStaff(state: ConversationState, reading: Reading): ConversationState {
  return reading.staff?.kind === 'any' ? withoutSlots(state, ['staff_name']) : state;
}

/** What no longer holds once something else has changed. */
function dropStale(before: ConversationState, after: ConversationState, said: Said): ConversationState {
  let state = after;
  const had = slotValue(before, 'preferred_date');
  const movedDay = had !== undefined && had !== slotValue(state, 'preferred_date');
  if (movedDay && said.preferred_time === undefined && !timeFromOffer(before, state)) {
    state = withoutSlots(state, ['preferred_time']);
  }
  const hadService = slotValue(before, 'service_type');
  if (hadService !== undefined && hadService !== slotValue(state, 'service_type')) {
    const observations = state.observations.filter((seen) => seen.tool !== 'check_service_availability');
    state = { ...state, offered: [], observations };
  }
  const touched = SLOT_NAMES.some((name) => slotValue(before, name) !== slotValue(state, name));
  if (touched || before.timeWindow !== state.timeWindow || before.dateRange !== state.dateRange) {
    state = { ...state, confirmation: null };
  }
  return state;
}

const timeFromOffer = (before: ConversationState, after: ConversationState): boolean =>
  after.slots.preferred_time !== before.slots.preferred_time && after.slots.preferred_time?.source === 'offer';
