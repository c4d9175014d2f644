/** Where an appointment is to be moved, once it is known which one: what was told by its distance or its day is settled. */
import type { SlotName } from '../slots';
import { besideOwn } from './beside';
import { isExcluded } from './exclusions';
import { isOn, likelyTarget } from './references';
import { anchored, inWeekAfter, sameWeekday } from './relative';
import { pendingOf, topTask, withoutSlots, withSlot } from './tasks';
import type { ConversationState, KnownAppointment, Task } from './types';

interface Moment {
  state: Pick<ConversationState, 'turn'>;
  /** As it was loaded. */
  before: ConversationState;
  /** Slots that the message has changed. */
  changed: readonly SlotName[];
}

export function moveTo(target: KnownAppointment, task: Task, moment: Moment): Task {
  const { turn } = moment.state;
  const shifted = shiftedFrom(task, target, turn);
  return answersDay(moment, task) ? shifted : withNewDay(shifted, target, turn);
}

/** A task as it is to be looked at, as soon as it can be told which of the customer's appointments it is of or told from. */
export function asSettled(
  said: Task,
  state: ConversationState,
  { before, changed }: Pick<Moment, 'before' | 'changed'>,
): Task {
  const task = besideOwn(said, state);
  const target = task.kind === 'move' ? likelyTarget(state, task) : null;
  return target ? moveTo(target, task, { state, before, changed }) : task;
}

/** The day was asked for: the one that the appointment has is as good as any, with another hour. */
function answersDay({ before, changed }: Moment, task: Task): boolean {
  const pending = pendingOf(before);
  return (
    pending?.kind === 'slot' &&
    pending.slot === 'preferred_date' &&
    topTask(before)?.id === task.id &&
    changed.includes('preferred_date')
  );
}

/** "Pasalo media hora más tarde", now that it is known which one. */
function shiftedFrom(task: Task, target: KnownAppointment, turn: number): Task {
  if (!task.shift) return task;
  const named = task.slots.preferred_date?.value;
  const said = named && task.shift.weekAfter ? inWeekAfter(named, target.date) : named;
  const anchor = {
    date: sameWeekday(task.shift, said, target.date) ?? said ?? target.date,
    time: task.slots.preferred_time?.value ?? target.time,
    offered: [],
  };
  const { date = said, time, window, days } = anchored(task.shift, anchor);
  const range = task.dateRange && days ? { ...task.dateRange, ...days } : task.dateRange;
  let shifted: Task = { ...task, shift: null, timeWindow: window ?? task.timeWindow, dateRange: date ? null : range };
  if (date) shifted = withSlot(shifted, 'preferred_date', date, 'customer', turn);
  return time ? withSlot(shifted, 'preferred_time', time, 'customer', turn) : shifted;
}

/**
 * The day that is meant for the move. "Quiero cambiar el turno del jueves" names the day it has, not the day it shall have;
 * a day that it does not have is the new one, however it was put.
 */
function withNewDay(said: Task, target: KnownAppointment, turn: number): Task {
  const before = withNewHour(said, target, turn);
  const { preferred_date: day, preferred_time: time } = before.slots;
  const isItsDay = day?.value === target.date && !time;
  const task = isItsDay ? withoutSlots(before, ['preferred_date']) : before;
  if (isItsDay && !wantsOtherService(task, target)) return task;
  // "Pasalo a las 19", "más tarde ese día" stay on its day, unless that is the day that cannot be: then another is asked for.
  if (isExcluded(task.excluded, target.date, undefined)) return withOtherDay(task, target, turn);
  if (task.slots.preferred_date || task.dateRange) return withOtherDay(task, target, turn);
  const onItsDay = withSlot(task, 'preferred_date', target.date, 'memory', turn);
  if (time ?? task.timeWindow) return onItsDay;
  const isElsewhere = task.target?.day !== undefined && !isIn(task.target.day, target);
  return !isElsewhere && (wantsOtherStaff(task, target) || wantsOtherService(task, target))
    ? withSlot(onItsDay, 'preferred_time', target.time, 'memory', turn)
    : withOtherDay(task, target, turn);
}

/** "El turno del jueves a las 18", and it is at 10: the hour that was said with a day is the new one. */
function withNewHour(task: Task, target: KnownAppointment, turn: number): Task {
  const { day, time } = task.target ?? {};
  const { preferred_date, preferred_time } = task.slots;
  const isSaid = (preferred_date ?? preferred_time ?? task.dateRange ?? task.timeWindow) != null;
  if (isSaid || day === undefined || time === undefined || time === target.time) return task;
  // "El jueves a las 17 no puedo".
  if (isExcluded(task.excluded, day.from, time)) return task;
  return withSlot(withOtherDay(task, target, turn), 'preferred_time', time, 'customer', turn);
}

const isIn = ({ from, to }: { from: string; to: string }, { date }: KnownAppointment): boolean =>
  from <= date && date <= to;

/** The day that was said of it, where it is not the day that it has. */
function withOtherDay(task: Task, target: KnownAppointment, turn: number): Task {
  const other = task.target?.day;
  const isNew =
    task.slots.preferred_date === undefined &&
    !task.dateRange &&
    other !== undefined &&
    other.from === other.to &&
    !isOn(other, [target])(target);
  return isNew ? withSlot(task, 'preferred_date', other.from, 'customer', turn) : task;
}

/** "Con Juan", "que no sea con Carlos": at its day and hour, with somebody else. */
export const wantsOtherStaff = ({ slots, excluded }: Task, { staff }: KnownAppointment): boolean =>
  excluded.staff.includes(staff) || (slots.staff_name !== undefined && slots.staff_name.value !== staff);

/** "Cambiame el corte por barba". */
export const wantsOtherService = ({ slots }: Task, { service }: KnownAppointment): boolean =>
  slots.service_type !== undefined && slots.service_type.value !== service;
