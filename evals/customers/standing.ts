/** How each task of a customer stands in the conversation. */
import type { Mention } from './reply/mentions';
import { isAppointment, wrongParts } from './match';
import type { Person, Scenario, Task, Wish, WishField } from './types';

export interface Standing {
  readonly task: Task;
  status: 'waiting' | 'open' | 'done' | 'left';
  /** What is wanted now: after a change of mind, or instead of what cannot be had. */
  wish: Wish | null;
  person: Person | null;
  told: Set<WishField>;
  /** How often each was asked for. */
  asked: Map<WishField, number>;
  changed: boolean;
  tookInstead: boolean;
  /** How often the customer said the same again after a no. */
  insisted: number;
  /** The customer has heard that it cannot be had. */
  heardNo: boolean;
  /** What was booked and is to be changed or undone. */
  booked: Mention | null;
  after: 'changing' | 'dropping' | null;
  /** Numbers of the customer's messages, from 1. */
  startedAt: number | null;
  finishedAt: number | null;
}

export function standingOf(task: Task, { self }: Scenario): Standing {
  const isMove = task.kind === 'move';
  return {
    task,
    status: 'waiting',
    wish: task.kind === 'book' || isMove ? task.wish : null,
    person: task.kind === 'book' ? task.person : self,
    told: new Set(isMove ? ['service', 'staff', 'name'] : []),
    asked: new Map(),
    changed: false,
    tookInstead: false,
    insisted: 0,
    heardNo: false,
    booked: null,
    after: null,
    startedAt: null,
    finishedAt: null,
  };
}

export const isSettled = ({ status }: Standing): boolean => status === 'done' || status === 'left';

/** What a summary asks to be confirmed. */
export type SummaryKind = 'book' | 'move' | 'cancel';

/** What is wrong in a summary for this task; `null` where it is not about such a task. */
export function wrongFor(said: Mention, standing: Standing, kind: SummaryKind): WishField[] | null {
  const { task, wish, person, after, booked } = standing;
  if (isSettled(standing)) return null;
  if (kind === 'cancel') {
    if (task.kind === 'cancel') return isAppointment(said, task.target) ? [] : ['service'];
    return after === 'dropping' && booked ? wrongAgainst(said, booked) : null;
  }
  if (wish === null || after === 'dropping') return null;
  if (task.kind === 'move') {
    if (kind !== 'move' && said.from === undefined) return null;
    const { service, date, time } = wish;
    const wrong = wrongParts(said, { service, date, time }, null);
    return said.from?.date !== undefined && said.from.date !== task.target.date ? ['service', ...wrong] : wrong;
  }
  if (kind === 'move' && after !== 'changing') return null;
  return wrongParts(said, wish, kind === 'move' ? null : person);
}

const wrongAgainst = (said: Mention, booked: Mention): WishField[] =>
  (said.date === undefined || said.date === booked.date) && (said.time === undefined || said.time === booked.time)
    ? []
    : ['service'];
