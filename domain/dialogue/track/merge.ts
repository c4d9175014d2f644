/** The values of a message merged into a task: what is set, narrowed, ruled out, left open, and what no longer holds then. */
import { addDays, daysBetween, localToday, type LocalTime } from '../../calendar';
import { blocksOn, type WorkspaceProfile } from '../../workspace';
import type { HourWindow } from '../../understanding/commands/types';
import type { RelativeWhen } from '../../understanding/vocabulary';
import type { Problem } from '../../understanding/commands/problems';
import { askedSlot } from '../../understanding/context';
import type { SlotName } from '../../slots';
import { isExactly, isOnlyKept, likelyTarget, referredTo } from '../references';
import { isForOther, latestStanding, topTask, withoutSlots, withSlot } from '../tasks';
import type { ConversationState, OfferedOption, PendingQuestion, Task } from '../types';
import { allowedAgain, excludedBy, isExcluded } from '../exclusions';
import { allOf, firstOf, type Frame } from './frames';
import { anchored, behind, inWeekAfter, sameWeekday, dayInSight, onlyDay, timeIn, type Anchor } from '../relative';

export interface TrackContext {
  now: string;
  workspace: WorkspaceProfile;
}

/** What was asked and offered before the message, whatever the message has settled of it since. */
export interface Asked {
  pending: PendingQuestion | null;
  offered: readonly OfferedOption[];
}

export interface Merged {
  task: Task;
  problems: Problem[];
  chose: boolean;
}

/** Slots that every kind of task keeps for itself; the rest belongs to the contact. */
const TASK_SLOTS: readonly SlotName[] = [
  'service_type',
  'preferred_date',
  'preferred_time',
  'staff_name',
  'client_name',
  'booking_id',
];

export function mergeFrame(
  state: ConversationState,
  before: Task,
  frame: Frame,
  context: TrackContext & { asked: Asked },
  anchor: Anchor,
): Merged {
  const { turn } = state;
  let task = before;
  for (const { person } of allOf(frame, 'for')) task = { ...task, beneficiary: { ...task.beneficiary, ...person } };
  // "Sí, es para mi hijo" to a summary: the name that it has is not his.
  if (before.confirmation && isForOther(task) && !isForOther(before)) task = withoutSlots(task, ['client_name']);
  if (task.beneficiary?.name && !task.slots.client_name)
    task = withSlot(task, 'client_name', task.beneficiary.name, 'customer', turn);
  task = mergeChanges(mergeReference(state, task, frame), frame);
  task = mergeBeside(task, frame);
  const by = distanceIn(frame);
  if (by && task.kind === 'move') task = { ...task, shift: anchor.date === undefined ? by : null };
  const said = saidValues(state, task, frame, context, anchor);
  task = mergeFollow(state, task, frame);
  task = mergeWhen(state, task, frame, said, context);
  for (const [name, value] of Object.entries(said) as [SlotName, string][]) {
    task = withSlot(task, name, value, 'customer', turn);
  }
  task = mergeMentions(task, frame, context, turn);
  const choice = chosenOption(context.asked, frame);
  if (choice) task = takeOption(task, choice, turn);
  for (const { slot } of allOf(frame, 'leave_open'))
    if (slot === 'staff_name') task = withoutSlots(task, ['staff_name']);
  task = mergeSame(state, task, frame);
  task = mergeExclusions(task, frame, said, anchor.date);
  task = dropExcluded(task);
  task = mergeMissed(before, task, turn);
  task = dropStale(before, task, said);
  return { task, problems: problemsOf(frame, task), chose: choice !== null };
}

/** `inSight`: the day that was talked about before the message. */
function mergeExclusions(before: Task, frame: Frame, said: Said, inSight: string | undefined): Task {
  let task = before;
  // A distance ("al día siguiente") names nothing.
  if (!firstOf(frame, 'shift')) task = { ...task, excluded: allowedAgain(task.excluded, said) };
  for (const exclude of allOf(frame, 'exclude').filter(({ service }) => service === undefined))
    task = { ...task, excluded: excludedBy(task.excluded, exclude, inSight) };
  // "El jueves no puedo, pasalo al jueves 10": a day with its number is wished for, whatever weekday it is.
  const isNumbered = allOf(frame, 'set').some(({ slot, weekday }) => slot === 'preferred_date' && !weekday);
  const date = said.preferred_date;
  return isNumbered && date ? { ...task, excluded: allowedAgain(task.excluded, { preferred_date: date }) } : task;
}

function mergeReference(state: ConversationState, task: Task, frame: Frame): Task {
  const refers = allOf(frame, 'refer').map(({ to }) => to);
  const [only, ...more] = refers;
  if (!only || task.kind === 'book') return task;
  const about = task.confirmation?.about ?? [];
  // "Sí, los dos" to a summary of one means the other one too, whatever was said of the one.
  const isAll = more.length === 0 && only.which === 'all' && !only.not && about.length === 1;
  const target = isAll ? { ...only } : referredTo(task.target, refers);
  // "Sí, los dos", "sí, el corte": the very appointments that are asked about.
  const keeps = refers.some(({ not }) => not !== undefined);
  // "Sí. Y el mío queda, ¿no?": what is kept is none of them.
  const isSame = refers.every(isOnlyKept)
    ? refers.every((to) => isExactly(about, to, state))
    : !keeps && isExactly(about, target, state);
  if (about.length > 0 && isSame) return task;
  // Another appointment than before: what was found for the first no longer holds.
  return withoutSlots({ ...task, target, pending: null, offered: [] }, ['booking_id']);
}

/**
 * Behind another appointment: on its day, when it is over; behind an open task, as soon as that is written. What is told a day of
 * its own follows no open task.
 */
function mergeFollow(state: ConversationState, was: Task, frame: Frame): Task {
  const isApart = (other: Task): boolean => saysOtherDay(frame, other);
  const followed = state.tasks.find(({ id }) => id === was.after);
  const task = followed && isApart(followed) ? { ...was, after: null } : was;
  const follow = firstOf(frame, 'follow');
  if (!follow || task.kind !== 'book') return task;
  const isMeant = (service: string | undefined): boolean => follow.service === undefined || follow.service === service;
  const isOpen = (other: Task | undefined): boolean =>
    other !== undefined && other.id !== task.id && other.kind === 'book' && isMeant(other.slots.service_type?.value);
  // The one that it waits for, before any other.
  const next = state.tasks[state.tasks.findIndex(({ id }) => id === task.id) + 1];
  const open = isOpen(next) ? next : state.tasks.findLast(isOpen);
  if (open) return isApart(open) ? task : { ...task, after: open.id };
  const latest = latestStanding(state);
  const known = [...(state.appointments ?? []), ...(latest ? [latest] : [])];
  const before = known.findLast(({ service }) => isMeant(service));
  if (before) return behind(task, before, state.turn);
  // "Después del mío", and which ones there are has not been read yet.
  const isUnread = state.appointments === undefined;
  return isUnread ? { ...task, beside: { of: follow.service === undefined ? {} : { service: follow.service } } } : task;
}

/** "El mismo día que mi turno": what was said of its day or hour before holds no longer. */
function mergeBeside(before: Task, frame: Frame): Task {
  const { by, of } = firstOf(frame, 'shift') ?? {};
  if (!by || !of || before.kind === 'cancel') return before;
  let task: Task = { ...before, beside: { of, by } };
  if (by.sameDay) task = { ...withoutSlots(task, ['preferred_date']), dateRange: null };
  return by.sameTime ? { ...withoutSlots(task, ['preferred_time']), timeWindow: null } : task;
}

/** A distance from what is talked about itself. */
const ownShift = (frame: Frame): RelativeWhen | undefined =>
  allOf(frame, 'shift').find(({ of }) => of === undefined)?.by;

/** "Con la misma": that of the one that is talked about, else of the one that was made last. What is summed up or moved has its own. */
function mergeSame(state: ConversationState, task: Task, frame: Frame): Task {
  if (!firstOf(frame, 'same') || task.kind !== 'book' || task.confirmation !== null) return task;
  const of = ({ slots, confirmation }: Task): string | undefined =>
    slots.staff_name?.value ?? confirmation?.calls[0]?.args.staff_name;
  const top = topTask(state);
  const staff = of(task) ?? (top ? of(top) : undefined) ?? latestStanding(state)?.staff;
  return staff === undefined ? task : withSlot(task, 'staff_name', staff, 'customer', state.turn);
}

/** "Y piernas también, pero el jueves": a day that is not the other one's. */
function saysOtherDay(frame: Frame, { slots }: Task): boolean {
  const day = allOf(frame, 'set').find(({ slot, mentioned }) => slot === 'preferred_date' && !mentioned)?.value;
  if (day !== undefined) return day !== slots.preferred_date?.value;
  return firstOf(frame, 'narrow')?.days !== undefined || ownShift(frame)?.days !== undefined;
}

/** How far it is told to be; "el mismo día de la otra semana" is a week later. */
function distanceIn(frame: Frame): RelativeWhen | undefined {
  const by = ownShift(frame);
  if (![...allOf(frame, 'set'), ...allOf(frame, 'narrow')].some(({ weekAfter: isThat }) => isThat)) return by;
  const { sameDay, ...rest } = by ?? {};
  return sameDay ? { ...rest, days: 7 } : { ...rest, weekAfter: true };
}

type Said = Partial<Record<SlotName, string>>;

/** The values in the message, with what its distances come to. */
function saidValues(
  state: ConversationState,
  task: Task,
  frame: Frame,
  { asked: { pending, offered } }: { asked: Asked },
  anchor: Anchor,
): Said {
  const said: Said = {};
  for (const { slot, value, mentioned } of allOf(frame, 'set'))
    if (!mentioned && TASK_SLOTS.includes(slot)) said[slot] = value;
  if (task.kind === 'cancel') return {};
  if (task.kind === 'move') {
    if (!isCorrected(frame, 'service_type')) delete said.service_type;
    delete said.booking_id;
    if (!isNewName(frame, pending)) delete said.client_name;
  }
  if (said.preferred_date && allOf(frame, 'set').some(({ weekday }) => weekday)) {
    const near = dayInSight(said.preferred_date, { dateRange: task.dateRange, offered });
    if (near) said.preferred_date = near;
  }
  const shift = distanceIn(frame);
  const target = likelyTarget(state, task);
  if (shift?.weekAfter && target && said.preferred_date)
    said.preferred_date = inWeekAfter(said.preferred_date, target.date);
  // "No, a la misma hora" to another one is the hour that the appointment has.
  if (shift?.sameTime && target && task.kind === 'move' && !said.preferred_date) said.preferred_time ??= target.time;
  if (shift) {
    const { date, time } = anchored(shift, asBefore(shift, anchor, state, task));
    if (date) said.preferred_date = sameWeekday(shift, said.preferred_date, date) ?? said.preferred_date ?? date;
    if (time) said.preferred_time ??= time;
  }
  Object.assign(said, inItsPlace(state, task, said, frame));
  // An hour among offers of one day is an hour of that day.
  if (said.preferred_time && !said.preferred_date && !task.slots.preferred_date) {
    const day = dayOfOffer(offered, said.preferred_time) ?? onlyDay(offered);
    const isOpen = task.dateRange === null || pending?.kind === 'choose';
    if (day && isOpen && firstOf(frame, 'narrow')?.days === undefined) said.preferred_date = day;
  }
  return said;
}

/** "A la misma hora", "el mismo día" in a booking that has neither: as in the one made just before. */
function asBefore({ sameTime, sameDay }: RelativeWhen, anchor: Anchor, state: ConversationState, task: Task): Anchor {
  const latest = latestStanding(state);
  if (task.kind !== 'book' || !(sameTime ?? sameDay) || !latest) return anchor;
  const { date, time } = latest;
  return { ...anchor, date: anchor.date ?? date, time: anchor.time ?? time };
}

/** "Soy Ana, pasame el turno al viernes" leaves the appointment in the name that it has. */
const isNewName = (frame: Frame, pending: PendingQuestion | null): boolean =>
  askedSlot(pending) === 'client_name' || isCorrected(frame, 'client_name');

const isCorrected = (frame: Frame, name: SlotName): boolean =>
  allOf(frame, 'set').some(({ slot, correct }) => slot === name && correct === true);

/** The day of the one offer at that hour. */
function dayOfOffer(offered: readonly OfferedOption[], time: string): string | undefined {
  const days = new Set(
    offered.filter(({ values }) => values.preferred_time === time).flatMap(({ values }) => values.preferred_date ?? []),
  );
  return days.size === 1 ? [...days][0] : undefined;
}

/** "¿Puede ser con María?", "cambialo por barba": on the day and at the hour of the appointment. */
function inItsPlace(state: ConversationState, task: Task, said: Said, frame: Frame): Said {
  const target = likelyTarget(state, task);
  const isElsewhen =
    said.preferred_date ??
    said.preferred_time ??
    firstOf(frame, 'narrow') ??
    task.dateRange ??
    task.slots.preferred_date;
  if (!target || isElsewhen) return {};
  const isOther = (value: string | undefined, has: string): boolean => value !== undefined && value !== has;
  if (!isOther(said.staff_name, target.staff) && !isOther(said.service_type, target.service)) return {};
  return { preferred_date: target.date, preferred_time: target.time };
}

/** Ranges and parts of the day narrow the offer; an exact value ends the narrowing. */
function mergeWhen(
  state: ConversationState,
  before: Task,
  frame: Frame,
  said: Said,
  context: TrackContext & { asked: Asked },
): Task {
  if (before.kind === 'cancel') return before;
  let task = before;
  for (const { days, hours, open } of allOf(frame, 'narrow')) {
    if (days && !open) task = { ...withoutSlots(task, ['preferred_date']), dateRange: days };
    if (hours) {
      const kept = before.confirmation === null ? otherHalf(before, hours, context) : null;
      // "A la mañana" after "a las 8" says which eight o'clock, and takes nothing back.
      if (kept) task = withSlot(task, 'preferred_time', kept, 'customer', state.turn);
      else task = { ...withoutSlots(task, ['preferred_time']), timeWindow: hours };
    }
  }
  if (said.preferred_date !== undefined) task = { ...task, dateRange: null };
  const shift = distanceIn(frame);
  const { window, days: week } = shift
    ? anchored(shift, offersFirst(anchorOf(state, before, context.asked), before))
    : {};
  if (week && task.dateRange) task = { ...task, dateRange: { ...task.dateRange, ...week } };
  if (window) task = { ...withoutSlots(task, ['preferred_time']), timeWindow: { ...window, derived: true } };
  if (said.preferred_time !== undefined) task = { ...task, timeWindow: null };
  return mergeOpenDay(task, frame, said, context);
}

/** "No sé" about the day, or the first there is: of the days that are talked about, or of the coming week. */
function mergeOpenDay(before: Task, frame: Frame, said: Said, context: TrackContext & { asked: Asked }): Task {
  const whichever = allOf(frame, 'narrow').find(({ open }) => open)?.days;
  const open = whichever ?? allOf(frame, 'leave_open').find(({ slot }) => slot === 'preferred_date' || slot === null);
  const isAsked = askedSlot(context.asked.pending) === 'preferred_date';
  if (!open && !(isAsked && firstOf(frame, 'doubt'))) return before;
  const soonest = open?.soonest ? { soonest: true as const } : {};
  const { preferred_date: day, preferred_time: hour } = before.slots;
  const date = said.preferred_date ?? day?.value;
  // "No, lo antes posible" takes back the day that was settled; "ahora uno para mí" says nothing of it.
  const isSaid = open?.soonest === true && (whichever ?? said.preferred_date) !== undefined;
  const isDenied = isSaid && firstOf(frame, 'deny') !== null && said.preferred_date === undefined;
  if (date !== undefined && !isDenied) {
    // Of a day alone the first hours are meant.
    const isAlone = isSaid && (said.preferred_time ?? hour?.value) === undefined;
    return isAlone ? { ...before, dateRange: { from: date, to: date, except: [], ...soonest } } : before;
  }
  const inSight = before.dateRange ?? (isAsked ? offeredDays(context.asked.offered) : null);
  return {
    ...(isDenied ? withoutSlots(before, ['preferred_date', 'preferred_time']) : before),
    dateRange: { ...(inSight ?? whichever ?? comingWeek(context)), ...soonest },
  };
}

/** The days to choose from, and none of those between them. */
function offeredDays(offered: readonly OfferedOption[]): Task['dateRange'] {
  const days = offered.flatMap(({ values }) => values.preferred_date ?? []).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return null;
  const except = daysBetween(from, to, LONGEST_RANGE).filter((day) => !days.includes(day));
  return { from, to, except };
}

/** In days. */
const LONGEST_RANGE = 100;

/** The hour that was said, in the half of the day that the window means, where the business is open then. */
function otherHalf({ slots }: Task, hours: HourWindow, { workspace }: TrackContext): LocalTime | null {
  const kept = timeIn(slots.preferred_time?.value, hours);
  const date = slots.preferred_date?.value;
  const isOpen = (time: LocalTime): boolean =>
    date === undefined || blocksOn(workspace, date).some(({ from, to }) => from <= time && time < to);
  return kept !== null && (kept === slots.preferred_time?.value || isOpen(kept)) ? kept : null;
}

/** "Más tarde" to a list of starts is later than those, not than the appointment that is moved. */
const offersFirst = (anchor: Anchor, task: Task): Anchor =>
  task.slots.preferred_time === undefined && anchor.offered.some(({ values }) => values.preferred_time)
    ? { ...anchor, time: undefined }
    : anchor;

/** What distances are measured from in this task. */
export function anchorOf(state: ConversationState, task: Task, { offered }: Pick<Asked, 'offered'>): Anchor {
  const target = likelyTarget(state, task);
  return {
    date: task.slots.preferred_date?.value ?? target?.date,
    time: task.slots.preferred_time?.value ?? target?.time,
    offered,
  };
}

export function comingWeek({ now, workspace }: TrackContext): NonNullable<Task['dateRange']> {
  const today = localToday(now, workspace.timezone);
  return { from: today, to: addDays(today, 7), except: [] };
}

/** What a question names fills what is empty: asking about somebody chooses nobody, and a closed day is no wish. */
function mergeMentions(before: Task, frame: Frame, { workspace }: TrackContext, turn: number): Task {
  if (before.kind !== 'book') return before;
  let task = before;
  for (const { slot, value, mentioned } of allOf(frame, 'set')) {
    if (!mentioned || task.slots[slot] || slot === 'staff_name' || !TASK_SLOTS.includes(slot)) continue;
    if (slot === 'preferred_date' && (task.dateRange || blocksOn(workspace, value).length === 0)) continue;
    task = withSlot(task, slot, value, 'mention', turn);
  }
  return task;
}

function chosenOption({ offered }: Asked, frame: Frame): OfferedOption | null {
  const choice = firstOf(frame, 'choose');
  return choice ? (offered[choice.index] ?? null) : null;
}

function takeOption(before: Task, option: OfferedOption, turn: number): Task {
  let task = before;
  for (const [name, value] of Object.entries(option.values) as [SlotName, string][])
    task = withSlot(task, name, value, 'offer', turn);
  if (option.values.preferred_date) task = { ...task, dateRange: null };
  if (option.values.preferred_time) task = { ...task, timeWindow: null };
  // "Solo Carlos lo hace. ¿Te sirve igual?" – "sí".
  const { staff_name } = option.values;
  if (staff_name) task = { ...task, excluded: allowedAgain(task.excluded, { staff_name }) };
  return withoutSlots(task, option.clears ?? []);
}

const WITH_IT: Partial<Record<SlotName, readonly SlotName[]>> = { service_type: ['service_type', 'staff_name'] };

function mergeChanges(before: Task, frame: Frame): Task {
  return allOf(frame, 'change').reduce((task, { slot }) => {
    if (slot === null) return task;
    const narrowing =
      slot === 'preferred_date'
        ? { dateRange: null, timeWindow: null }
        : slot === 'preferred_time'
          ? { timeWindow: null }
          : {};
    return { ...withoutSlots(task, WITH_IT[slot] ?? [slot]), ...narrowing, confirmation: null };
  }, before);
}

/** A value that has just been ruled out is no wish any more. */
function dropExcluded(task: Task): Task {
  const date = task.slots.preferred_date?.value;
  const time = task.slots.preferred_time?.value;
  const name = task.slots.staff_name?.value;
  const gone: SlotName[] = [
    ...(date && isExcluded(task.excluded, date, undefined) ? ['preferred_date' as const] : []),
    ...(time && isExcluded({ ...task.excluded, dates: [], weekdays: [] }, date, time)
      ? ['preferred_time' as const]
      : []),
    ...(name && task.excluded.staff.includes(name) ? ['staff_name' as const] : []),
  ];
  return withoutSlots(task, gone);
}

/** "¿Y el jueves?" to an hour that could not be had is about that hour; another one, or a part of the day, takes its place. */
function mergeMissed(before: Task, { missed, ...after }: Task, turn: number): Task {
  if (missed === undefined || after.slots.preferred_time || after.timeWindow !== before.timeWindow) return after;
  const date = after.slots.preferred_date?.value;
  const isAnotherDay = date !== undefined && date !== before.slots.preferred_date?.value;
  return isAnotherDay ? withSlot(after, 'preferred_time', missed, 'customer', turn) : { ...after, missed };
}

/** What no longer holds once something else has changed. */
function dropStale(before: Task, after: Task, said: Said): Task {
  let task = after;
  const had = before.slots.preferred_date?.value;
  const has = task.slots.preferred_date;
  const movedDay = had !== undefined && had !== has?.value;
  // Another day keeps the hour that was wished for, which may well be free then; a range of days is looked through at any hour.
  const hour = task.slots.preferred_time;
  const hourIsNew = said.preferred_time !== undefined || hour !== before.slots.preferred_time;
  const isWished = hour?.source === 'customer' || hour?.source === 'offer';
  if (movedDay && !hourIsNew && (task.dateRange !== null || !isWished)) task = withoutSlots(task, ['preferred_time']);
  // "Más tarde" was said of that day's offers.
  if (movedDay && task.timeWindow?.derived && task.timeWindow === before.timeWindow)
    task = { ...task, timeWindow: null };
  const service = before.slots.service_type?.value;
  if (service !== undefined && service !== task.slots.service_type?.value) task = { ...task, offered: [] };
  const touched = TASK_SLOTS.some((name) => before.slots[name]?.value !== task.slots[name]?.value);
  const narrowed =
    before.timeWindow !== task.timeWindow || before.dateRange !== task.dateRange || before.target !== task.target;
  return touched || narrowed || before.excluded !== task.excluded ? { ...task, confirmation: null } : task;
}

/** Only what is still without a value counts. */
function problemsOf(frame: Frame, task: Task): Problem[] {
  return allOf(frame, 'unclear')
    .map(({ problem }) => problem)
    .filter((problem) => {
      switch (problem.kind) {
        case 'unknown_service':
        case 'ambiguous_service':
        case 'several_services':
          return task.kind === 'book';
        case 'unclear_name':
          return task.slots.client_name === undefined;
        case 'bad_email':
          return false;
        default:
          return task.kind !== 'cancel';
      }
    });
}
