/** Which task a group of commands belongs to: the one on top, another that is open, or a new one. */
import { taskOfIntent } from '../../understanding/commands/intents';
import { isPickingAppointment } from '../../understanding/context';
import type { Beneficiary, TaskKind } from '../../understanding/commands/types';
import type { SlotName } from '../../slots';
import {
  dropTask,
  latestStanding,
  newTask,
  openBookings,
  pushTask,
  raiseTask,
  removeTask,
  replaceTask,
  taskById,
  topTask,
  withoutQuestion,
  withSlot,
} from '../tasks';
import type { ConversationState, KnownAppointment, Task } from '../types';
import { afterthought, RECENT_TURNS, takesBack } from './afterthought';
import { allOf, firstOf, namesWish, saysDay, saysHour, sets, type Frame, type Placed } from './frames';
import { isExactly } from '../references';
import { anchorOf, type Asked } from './merge';
import { anchorAt, type Anchor } from '../relative';

/** @param earlier tasks that this message has begun before, in its order */
export function placeFrame(state: ConversationState, frame: Frame, earlier: readonly number[], asked: Asked): Placed {
  const kind = startedKind(state, frame, asked);
  const changed = kind === 'book' && takesBack(frame) ? afterthought(state, frame, asked) : null;
  if (changed) return changed;
  if (kind === null) return continued(state, frame, earlier, asked);
  const wanted = alreadyWanted(state, frame, earlier);
  if (wanted && kind === wanted.kind) return saidOf(state, wanted, frame, asked);
  const top = topTask(state);
  if (frame.start?.instead && top?.kind === 'book') return placeFrame(removeTask(state, top.id), frame, earlier, asked);
  const isBeside =
    (frame.start?.another === true && !isConfirmedOne(state, top, kind, frame)) ||
    isForSomebodyElse(top, frame) ||
    earlier.length > 0;
  const open = state.tasks.findLast((task) => task.kind === kind);
  if (open && !isBeside && (open === top || kind !== 'book'))
    return existing(raiseTask(withoutQuestion(state), open.id), open.id, asked);
  const replaced = replacedTask(state, kind, frame, earlier, asked);
  if (replaced) {
    const placed = placeFrame(dropTask(state, replaced), frame, earlier, asked);
    return firstOf(frame, 'refer') === null ? ofSameAppointment(placed, replaced) : placed;
  }
  const base = newTask(state, kind, null);
  const source = isBeside ? (taskById(state, earlier.at(-1) ?? null) ?? (top?.kind === 'book' ? top : null)) : null;
  const task = kind === 'book' ? inherited(state, base, frame, source, isBeside) : base;
  const below = placeBelow(state, kind, frame, earlier);
  const pushed = pushTask(
    { ...withoutQuestion(state), mentioned: kind === 'book' ? {} : state.mentioned, invited: [] },
    task,
    below,
  );
  return { state: pushed, task, started: true, anchor: anchorFor(state, task, source, asked) };
}

/** "Sí, y los frenos pasalos a las 12" names the very appointment that is being moved: no other one. */
function isConfirmedOne(state: ConversationState, top: Task | null, kind: TaskKind, frame: Frame): boolean {
  const to = firstOf(frame, 'refer')?.to;
  const about = top?.confirmation?.about ?? [];
  return top?.kind === kind && kind !== 'book' && to !== undefined && about.length > 0 && isExactly(about, to, state);
}

/** "¿Lo cancelo?" – "mejor pasalo al lunes": the appointment is moved instead, unless another one is named. */
function replacedTask(
  state: ConversationState,
  kind: TaskKind,
  frame: Frame,
  earlier: readonly number[],
  { pending }: Asked,
): Task | null {
  const top = topTask(state);
  const isOther =
    top !== null && top.kind !== 'book' && kind !== 'book' && top.kind !== kind && !earlier.includes(top.id);
  const to = firstOf(frame, 'refer')?.to;
  const namesAnother =
    to !== undefined && (to.code ?? to.owner ?? to.service ?? to.which) !== undefined && to.which !== 'that';
  // "¿Cuál querés cambiar?" – "la 2 cancelala": of the one that was asked about, another thing is wanted.
  const isAsked = isPickingAppointment(pending) && (top?.target?.code ?? top?.target?.or) === undefined;
  // "¿Los cancelo todos?" – "no, el de frenos pasalo al jueves y cancelá solo el otro": what is wanted of them is said anew.
  const isRefused = (top?.confirmation?.about ?? []).length > 1 && firstOf(frame, 'deny') !== null;
  return isOther && (isAsked || isRefused || !namesAnother) ? top : null;
}

/** What is done instead is done to the appointments that were spoken of. */
function ofSameAppointment(placed: Placed, { target, slots: { booking_id } }: Task): Placed {
  if (!placed.task) return placed;
  const { slots } = placed.task;
  const task = { ...placed.task, target, slots: booking_id ? { ...slots, booking_id } : slots };
  const state = replaceTask(placed.state, task);
  return { ...placed, state, task, anchor: anchorOf(state, task, { offered: [] }) };
}

const existing = (state: ConversationState, id: number, asked: Asked): Placed => {
  const task = taskById(state, id);
  return { state, task, started: false, anchor: task ? anchorOf(state, task, asked) : { offered: [] } };
};

function startedKind(state: ConversationState, frame: Frame, { offered }: Asked): TaskKind | null {
  if (frame.start) return frame.start.task;
  const pending = state.question;
  const chosen = firstOf(frame, 'choose');
  const intent = chosen ? offered[chosen.index]?.intent : undefined;
  if (intent) return taskOfIntent(intent) ?? null;
  if (pending?.kind !== 'clarify_intent' || pending.intents.length !== 1) return null;
  const [invited] = pending.intents;
  const accepts = firstOf(frame, 'affirm') !== null || namesWish(frame);
  return accepts ? (taskOfIntent(invited) ?? null) : null;
}

/** Commands without a start go on with what is talked about. */
function continued(state: ConversationState, frame: Frame, earlier: readonly number[], asked: Asked): Placed {
  const pointed = firstOf(frame, 'turn');
  const open = pointed ? openBookings(state)[pointed.open] : undefined;
  if (open) return existing(state, open.id, asked);
  const mine = taskById(state, earlier.at(-1) ?? null);
  const owner = firstOf(frame, 'refer')?.to.owner ?? firstOf(frame, 'for')?.person;
  const ofPerson = owner
    ? state.tasks.findLast((task) => task.kind === 'book' && isSamePerson(task, owner))
    : undefined;
  const meant = ofPerson ?? alreadyWanted(state, frame, earlier) ?? followingTop(state, frame);
  if (meant && meant !== topTask(state) && !mine) return saidOf(state, meant, frame, asked);
  const waiting = firstOf(frame, 'refer')?.to.which === 'other' && !mine ? state.tasks.at(-2) : undefined;
  if (waiting && isFresh(topTask(state)))
    return existing(raiseTask(withoutQuestion(state), waiting.id), waiting.id, asked);
  const top = mine ?? topTask(state);
  if (top) return existing(state, top.id, asked);
  return afterthought(state, frame, asked) ?? { state, task: null, started: false, anchor: { offered: [] } };
}

/** What is wanted already, and waits: "la consulta a las 10 y la vacuna a las 11" begins nothing, and says more of both. */
function alreadyWanted(state: ConversationState, frame: Frame, earlier: readonly number[]): Task | undefined {
  const top = topTask(state);
  const whom = firstOf(frame, 'for')?.person;
  // "Y el de Benja a las 15:30", while one for Benja waits.
  if (whom && frame.start?.another && !sets(frame, 'service_type') && top && !isFor(top, whom))
    return state.tasks.findLast(
      (task) => task !== top && task.kind === 'book' && !earlier.includes(task.id) && isFor(task, whom),
    );
  const service = allOf(frame, 'set').find(({ slot, mentioned }) => slot === 'service_type' && !mentioned)?.value;
  if (service === undefined || top?.kind !== 'book' || top.slots.service_type?.value === service) return undefined;
  return state.tasks.findLast(
    (task) =>
      task !== top &&
      task.kind === 'book' &&
      task.slots.service_type?.value === service &&
      !earlier.includes(task.id) &&
      (!whom || isFor(task, whom)),
  );
}

const isFor = (task: Task, person: Beneficiary): boolean =>
  task.beneficiary === null ? person.self === true : isSamePerson(task, person);

/** "Después de la tintura, a las 11", while that one is talked about, says when the next one shall be. */
function followingTop(state: ConversationState, frame: Frame): Task | undefined {
  const follow = firstOf(frame, 'follow');
  const top = topTask(state);
  if (!follow || top?.kind !== 'book') return undefined;
  const isTop = follow.service === undefined || follow.service === top.slots.service_type?.value;
  const next = state.tasks.at(-2);
  return isTop && next?.kind === 'book' ? next : undefined;
}

/**
 * A day or an hour of what waits is kept until its turn comes, when it is told which one is meant or the first is being
 * confirmed. Named alone, it is taken first: of two that follow each other, at the hour of the first.
 */
function saidOf(state: ConversationState, task: Task, frame: Frame, asked: Asked): Placed {
  const top = topTask(state);
  const isNamed = sets(frame, 'service_type') || firstOf(frame, 'follow') !== null || top?.confirmation != null;
  const isKept = isNamed && (saysDay(frame) || saysHour(frame));
  if (isKept || firstOf(frame, 'affirm') !== null) return existing(state, task.id, asked);
  const service = top?.slots.service_type;
  if (!top || !service || task.after !== top.id || !sets(frame, 'service_type'))
    return existing(raiseTask(withoutQuestion(state), task.id), task.id, asked);
  const exchanged = replaceTask(state, { ...task, slots: { ...task.slots, service_type: service } });
  return existing(exchanged, top.id, asked);
}

/** Nothing of it is settled yet: "¿y el otro?" is not about this one. */
const isFresh = (task: Task | null): boolean =>
  task !== null && task.slots.preferred_date === undefined && task.confirmation === null;

/** Somebody is named whom the task that is talked about is not for. */
function isForSomebodyElse(top: Task | null, frame: Frame): boolean {
  const person = firstOf(frame, 'for')?.person;
  if (!top || top.kind !== 'book' || !person) return false;
  if (top.beneficiary === null) return false;
  return !isSamePerson(top, person);
}

function isSamePerson({ beneficiary }: Task, person: Beneficiary): boolean {
  if (!beneficiary) return false;
  if (person.self || beneficiary.self) return person.self === beneficiary.self;
  if (person.relation && beneficiary.relation) return person.relation === beneficiary.relation;
  return person.name !== undefined && person.name === beneficiary.name;
}

/** What is begun first is talked about first; a second booking waits until a first one that is under way is done. */
function placeBelow(state: ConversationState, kind: TaskKind, frame: Frame, earlier: readonly number[]): number | null {
  const last = earlier.at(-1);
  if (last !== undefined) return last;
  const top = topTask(state);
  const isUnderWay =
    top?.kind === 'book' && (top.slots.service_type ?? top.slots.preferred_date ?? top.dateRange) != null;
  return isUnderWay && kind === 'book' && frame.start?.another === true ? (top?.id ?? null) : null;
}

/** What a booking takes over: what was named before in passing; of another booking, what was not said otherwise. */
function inherited(state: ConversationState, base: Task, frame: Frame, source: Task | null, isBeside: boolean): Task {
  const { turn } = state;
  const said = new Set(allOf(frame, 'set').map(({ slot }) => slot));
  let task = base;
  if (!isBeside) {
    for (const [name, slot] of Object.entries(state.mentioned) as [SlotName, { value: string }][])
      task = withSlot(task, name, slot.value, 'mention', turn);
    const [service] = state.invited;
    return service && !said.has('service_type') ? withSlot(task, 'service_type', service, 'memory', turn) : task;
  }
  const latest = source === null ? recentBooking(state) : null;
  const service = source?.slots.service_type?.value ?? latest?.service;
  if (service && !said.has('service_type')) task = withSlot(task, 'service_type', service, 'memory', turn);
  if (said.has('service_type') && source === null) return task;
  const isAlike = frame.start?.alike === true;
  const copies = firstOf(frame, 'for') !== null || source !== null || isAlike;
  const date = source?.slots.preferred_date?.value ?? latest?.date;
  const isOtherDay = saysDay(frame);
  if (copies && date && !isOtherDay) task = withSlot(task, 'preferred_date', date, 'memory', turn);
  if (copies && !date && source?.dateRange && !isOtherDay) task = { ...task, dateRange: source.dateRange };
  if (copies && source?.timeWindow && !said.has('preferred_time')) task = { ...task, timeWindow: source.timeWindow };
  const time = source?.slots.preferred_time?.value ?? latest?.time;
  const staff = source?.slots.staff_name?.value ?? latest?.staff;
  if (isAlike && time && !saysHour(frame) && (isOtherDay || firstOf(frame, 'for') === null))
    task = withSlot(task, 'preferred_time', time, 'memory', turn);
  if (isAlike && staff && !said.has('staff_name')) task = withSlot(task, 'staff_name', staff, 'memory', turn);
  return source ? { ...task, excluded: source.excluded, like: source.id } : task;
}

function recentBooking(state: ConversationState): KnownAppointment | null {
  const { latest, turn } = state;
  return latest && turn - latest.turn <= RECENT_TURNS ? latestStanding(state) : null;
}

/** "A la misma hora, al día siguiente" of another booking is told from the one before it. */
function anchorFor(state: ConversationState, task: Task, source: Task | null, asked: Asked): Anchor {
  if (source) return anchorOf(state, source, { offered: [] });
  const latest = recentBooking(state);
  if (latest && task.kind === 'book') return anchorAt(latest);
  const moved = topTask(state);
  // "Y el otro a las 9 del mismo día": of the day to which the first one goes.
  const isNext = task.kind === 'move' && moved?.kind === 'move' && moved.slots.preferred_date !== undefined;
  return anchorOf(state, isNext ? moved : task, asked);
}
