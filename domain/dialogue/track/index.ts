/** Dialogue state tracking: a message's commands change the stack of tasks, once a turn and before anything is decided or done. */
import type { Command, CommandKind, Question } from '../../understanding/commands/types';
import { SLOT_NAMES, type SlotName } from '../../slots';
import { liveConfirmation } from '../confirmation';
import type { HandoffReason, Tracked } from '../moves';
import {
  CONTACT_SLOTS,
  isForOther,
  latestStanding,
  newTask,
  offeredOf,
  pendingOf,
  pushTask,
  replaceTask,
  targetOf,
  taskById,
  taskValue,
  topTask,
  withSlot,
  withoutSlots,
  withoutQuestion,
} from '../tasks';
import { MAX_TASKS, type ConversationState, type KnownAppointment, type Task } from '../types';
import { dropServices } from './drop-services';
import { allOf, firstOf, framesOf, type Frame } from './frames';
import { mergeFrame, type TrackContext } from './merge';
import { placeFrame } from './which-task';

export type { TrackContext } from './merge';

export function track(before: ConversationState, commands: readonly Command[], context: TrackContext): Tracked {
  const acts = commands.map(({ do: kind }) => kind);
  const asked = { pending: pendingOf(before), offered: offeredOf(before) };
  let state = before;
  const started: number[] = [];
  const tracked = { problems: [] as Tracked['problems'], of: new Set<number>(), chose: false };
  const dropped: string[] = [];
  for (const said of framesOf(commands)) {
    const without = dropServices(state, said);
    const { frame } = without;
    state = without.state;
    dropped.push(...without.services);
    const placed = placeFrame(state, frame, started, asked);
    state = mergeContact(placed.state, frame, placed.task);
    if (placed.started && placed.task) started.push(placed.task.id);
    if (!placed.task) {
      state = mention(state, frame);
      continue;
    }
    const merged = mergeFrame(state, placed.task, frame, { ...context, asked }, placed.anchor);
    state = replaceTask(state, merged.task);
    if (merged.problems.length > 0) tracked.of.add(merged.task.id);
    const services = servicesOf(merged.problems) ?? (placed.started ? invitedServices(before, merged.task) : null);
    if (services) {
      const split = severalServices(state, merged.task, services, context);
      state = split.state;
      started.push(...split.started);
      tracked.problems.push(...merged.problems.filter(({ kind }) => kind !== 'several_services'));
    } else tracked.problems.push(...merged.problems);
    tracked.chose ||= merged.chose;
  }
  const [only, ...more] = tracked.of;
  const asksAnew = (name: SlotName): boolean => allOf({ commands }, 'change').some(({ slot }) => slot === name);
  if (acts.includes('undo')) state = undo(state, started);
  const named = confirmName(before, state, acts);
  const isNamed = named !== state;
  state = named;
  const focus = topTask(state);
  const was = focus ? taskById(before, focus.id) : null;
  const changed = focus
    ? SLOT_NAMES.filter((name) => valueOf(before, was, name) !== taskValue(state, focus, name))
    : [];
  const narrowed = focus !== null && isNarrowed(was, focus);
  const isOther = focus !== null && focus.id !== (topTask(before)?.id ?? null);
  const moved =
    changed.length > 0 ||
    isNamed ||
    narrowed ||
    dropped.length > 0 ||
    isOther ||
    started.length > 0 ||
    state.tasks.some((task) => isTold(taskById(before, task.id), task));
  return {
    state,
    focus: focus?.id ?? null,
    changed,
    corrected: changed.filter((name) => was?.slots[name] && focus?.slots[name]?.source === 'customer'),
    moved,
    started,
    problems: tracked.problems,
    ...(only !== undefined && more.length === 0 && only !== topTask(before)?.id ? { problemsOf: only } : {}),
    questions: questionsOf(commands, state),
    acts,
    chose: tracked.chose,
    more: acts.includes('more'),
    confirms: confirmedTask(before, state, commands, context),
    talk: firstOf({ commands }, 'smalltalk')?.topic ?? null,
    unsure: firstOf({ commands }, 'unsure')?.between ?? null,
    handoff: handoffOf(commands),
    excluded: allOf({ commands }, 'exclude').some(({ service }) => service === undefined),
    ...(dropped.length > 0 ? { dropped } : {}),
    asksStaff: asksAnew('staff_name'),
    asksService: asksAnew('service_type'),
    asksName: asksAnew('client_name'),
    badEmail:
      allOf({ commands }, 'unclear').flatMap(({ problem }) => (problem.kind === 'bad_email' ? problem.said : []))[0] ??
      null,
  };
}

const valueOf = (state: ConversationState, task: Task | null, name: SlotName): string | undefined =>
  task ? taskValue(state, task, name) : undefined;

/** Something new is known of a task that there was. */
const isTold = (was: Task | null, now: Task): boolean => was !== null && was.slots !== now.slots;

function isNarrowed(was: Task | null, now: Task): boolean {
  if (!was) return now.dateRange !== null || now.timeWindow !== null;
  return (
    was.timeWindow !== now.timeWindow ||
    was.dateRange !== now.dateRange ||
    was.excluded !== now.excluded ||
    was.target !== now.target ||
    was.beside !== now.beside ||
    was.beneficiary !== now.beneficiary
  );
}

/** Name, e-mail and telephone belong to the customer, unless the appointment is for somebody else. */
function mergeContact(state: ConversationState, { commands }: Frame, task: Task | null): ConversationState {
  const contact = { ...state.contact };
  for (const command of commands) {
    if (command.do !== 'set' || !CONTACT_SLOTS.includes(command.slot)) continue;
    // A name is the task's first: it is the customer's own when the appointment has been made for them.
    if (command.slot === 'client_name' && task !== null) continue;
    if (contact[command.slot]?.value === command.value) continue;
    contact[command.slot] = { value: command.value, source: 'customer', turn: state.turn };
  }
  return { ...state, contact };
}

/** What is named outside of any task is kept for one that begins. */
function mention(state: ConversationState, { commands }: Frame): ConversationState {
  const mentioned = { ...state.mentioned };
  for (const command of commands) {
    if (command.do !== 'set' || CONTACT_SLOTS.includes(command.slot) || command.slot === 'booking_id') continue;
    mentioned[command.slot] = { value: command.value, source: 'mention', turn: state.turn };
  }
  return { ...state, mentioned };
}

/** "¿Lo anoto a nombre de Ana?" – "sí": the profile's name becomes the customer's own word. */
function confirmName(
  before: ConversationState,
  state: ConversationState,
  acts: readonly CommandKind[],
): ConversationState {
  const pending = pendingOf(before);
  const isAsked = pending?.kind === 'slot' && pending.slot === 'client_name';
  const known = state.contact.client_name;
  const top = topTask(state);
  const isSelf = acts.includes('affirm') || (top?.beneficiary?.self === true && acts.includes('for'));
  // Nor is a yes the name of somebody else.
  if (!isAsked || !known || !isSelf || !top || top.kind === 'move' || top.slots.client_name || isForOther(top))
    return state;
  return replaceTask(state, withSlot(top, 'client_name', known.value, 'customer', state.turn));
}

/** Services that were each named by themselves. */
const servicesOf = (problems: Tracked['problems']): readonly string[] | null =>
  problems.find((problem) => problem.kind === 'several_services')?.names ?? null;

/** What an accepted invitation was about, when that is more than one and nothing else was named. */
function invitedServices({ invited }: ConversationState, task: Task): readonly string[] | null {
  const isThat = task.kind === 'book' && task.slots.service_type?.value === invited[0];
  return invited.length > 1 && isThat ? invited : null;
}

/**
 * Each service that was named by itself is an appointment of its own, on the same day, one after the other. One that is being made
 * or waits already is not made twice.
 */
function severalServices(
  before: ConversationState,
  task: Task,
  named: readonly string[],
  { workspace }: TrackContext,
): { state: ConversationState; started: number[] } {
  const own = task.slots.service_type?.value;
  const isWaiting = (service: string): boolean =>
    before.tasks.some(
      ({ id, kind, slots }) => id !== task.id && kind === 'book' && slots.service_type?.value === service,
    );
  const fresh = named.filter((service) => service !== own && !isWaiting(service));
  const services = own !== undefined && named.includes(own) ? [own, ...fresh] : fresh;
  const [first, ...others] = services.slice(0, MAX_TASKS - before.tasks.length + 1);
  if (!first) return { state: before, started: [] };
  const { turn } = before;
  const current = withSlot(task, 'service_type', first, 'customer', turn);
  const isSame = current === task && others.length === 0;
  let state = replaceTask(before, isSame ? task : { ...current, confirmation: null });
  let below = task.id;
  const started: number[] = [];
  // "Las dos con …": with whoever was named, where that one does both.
  const staff = task.slots.staff_name?.value;
  const does = (service: string): boolean =>
    workspace.staffServices.some((entry) => entry.staff === staff && entry.service === service);
  for (const service of others) {
    const next = newTask(state, 'book', task.beneficiary);
    const copy: Task = {
      ...withSlot(
        withoutSlots(
          { ...next, slots: task.slots },
          does(service) ? ['preferred_time'] : ['preferred_time', 'staff_name'],
        ),
        'service_type',
        service,
        'customer',
        turn,
      ),
      dateRange: task.dateRange,
      timeWindow: task.timeWindow,
      excluded: task.excluded,
      after: below,
    };
    state = pushTask(state, copy, below);
    started.push(copy.id);
    below = copy.id;
  }
  return { state, started };
}

/** "Uh no, me equivoqué" after a write: the reverse of it is begun, and has to be confirmed like everything else. */
function undo(state: ConversationState, started: number[]): ConversationState {
  const { latest } = state;
  if (!latest || state.tasks.length > 0) return state;
  const { appointment, previous } = latest;
  const { turn } = state;
  const begin = (kind: Task['kind'], slots: Partial<Record<SlotName, string>>): ConversationState => {
    let task = newTask(state, kind);
    for (const [name, value] of Object.entries(slots) as [SlotName, string][])
      task = withSlot(task, name, value, 'memory', turn);
    started.push(task.id);
    return pushTask(withoutQuestion(state), task);
  };
  switch (latest.kind) {
    case 'booked':
      return begin('cancel', { booking_id: appointment.code });
    case 'moved':
      return previous
        ? begin('move', { booking_id: appointment.code, preferred_date: previous.date, preferred_time: previous.time })
        : state;
    case 'cancelled':
      return begin('book', {
        service_type: appointment.service,
        preferred_date: appointment.date,
        preferred_time: appointment.time,
        staff_name: appointment.staff,
        ...(appointment.clientName ? { client_name: appointment.clientName } : {}),
      });
  }
}

/** The questions of the message; what they do not name is what is talked about. */
function questionsOf(commands: readonly Command[], state: ConversationState): Question[] {
  const top = topTask(state);
  const latest = top === null && state.fsm === 'BOOKED' ? latestStanding(state) : null;
  const service = top?.slots.service_type?.value ?? state.mentioned.service_type?.value ?? latest?.service;
  return allOf({ commands }, 'ask').map(({ question }) => {
    switch (question.about) {
      case 'prices': {
        const names = question.service ?? question.unknown ?? question.options;
        if (names !== undefined || question.all || !service) return question;
        // Right after a booking, "¿cuánto sale?" is about what was booked, and with whom.
        const staff = question.staff ?? (latest?.service === service ? latest.staff : undefined);
        return { ...question, service, ...(staff ? { staff } : {}) };
      }
      case 'this':
        return whatIsMeant(question, state, { top, latest });
      case 'duration':
      case 'staff':
        return question.service || !service ? question : { ...question, service };
      default:
        return question;
    }
  });
}

/** "¿Con quién era?": what is being made or moved; else the customer's appointments, or the one that has just been made. */
function whatIsMeant(
  question: Extract<Question, { about: 'this' }>,
  state: ConversationState,
  { top, latest }: { top: Task | null; latest: KnownAppointment | null },
): Question {
  const ends = question.ends ? { ends: true as const } : {};
  if (top !== null) {
    const { service_type: service, staff_name: staff, preferred_date: date, preferred_time: time } = top.slots;
    if (top.confirmation !== null) return question;
    if (top.kind === 'book')
      return question.staff && !staff ? { about: 'staff', ...(service ? { service: service.value } : {}) } : question;
    if (top.kind === 'move' && (date ?? time ?? top.dateRange) != null) return question;
    const target = targetOf(state, top);
    return { about: 'appointments', ...(target ? { code: target.code } : {}), ...ends };
  }
  if (question.service && question.service !== latest?.service)
    return { about: 'appointments', service: question.service, ...ends };
  return { about: 'appointments', ...(latest ? { code: latest.code } : {}), ...ends };
}

/** Beside any of these a yes is none. */
const TAKES_BACK: readonly CommandKind[] = ['deny', 'drop', 'defer', 'change', 'undo', 'doubt', 'more', 'unsure'];

/** A yes confirms the task whose summary was asked about last, when the message changes nothing of it. */
function confirmedTask(
  before: ConversationState,
  after: ConversationState,
  commands: readonly Command[],
  { workspace, now }: TrackContext,
): number | null {
  const asked = topTask(before);
  if (!asked || !firstOf({ commands }, 'affirm')) return null;
  if (commands.some(({ do: kind }) => TAKES_BACK.includes(kind))) return null;
  if (!liveConfirmation(before, workspace, now)) return null;
  const task = taskById(after, asked.id);
  return task?.confirmation?.digest === asked.confirmation?.digest ? asked.id : null;
}

function handoffOf(commands: readonly Command[]): HandoffReason | null {
  for (const command of commands) {
    if (command.do === 'person') return command.why;
    if (command.do === 'late') return 'late';
  }
  return null;
}
