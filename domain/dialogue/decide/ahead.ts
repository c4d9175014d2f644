/** What the reply goes on with when a move is made. */
import type { TurnPlan } from '../moves';
import type { Task } from '../types';
import { taskById } from '../tasks';

/** What is taken up when the task that ends has ended: the confirmed one, wherever it stands, or the one on top. */
export function waitingTask({ state, confirms, focus }: TurnPlan['tracked']): Task | undefined {
  const ended = confirms ?? focus;
  return state.tasks.findLast(({ id }) => id !== ended);
}

/** The task that the reply goes on with: the one on top, or the one beneath when that is done or dropped. */
export function taskAhead({ move, tracked }: Pick<TurnPlan, 'move' | 'tracked'>): Task | undefined {
  switch (move.kind) {
    case 'advance':
      return taskById(tracked.state, tracked.focus) ?? undefined;
    case 'abandon':
      return move.all ? undefined : waitingTask(tracked);
    case 'execute':
    case 'decline':
      return waitingTask(tracked);
    default:
      return undefined;
  }
}
