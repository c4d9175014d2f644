import { describe, expect, it } from '@jest/globals';
import { emptyState } from './empty-state';
import { neededByOthers } from './needed-staff';
import { newTask, pushTask, withSlot } from './tasks';
import type { ConversationState, Task } from './types';
import type { WorkspaceProfile } from '../workspace';

const entry = (staff: string, service: string) => ({ staff, service, price: 1000, durationMinutes: 30 });
const WORKSPACE = {
  staffServices: [
    entry('Ana', 'Corte'),
    entry('Luz', 'Corte'),
    entry('Luz', 'Color'),
    entry('Eva', 'Corte'),
    entry('Eva', 'Barba'),
  ],
} as unknown as WorkspaceProfile;

/** The first one is talked about, the others wait. */
function played(...wishes: [service: string, time: string, staff?: string][]): string[] {
  let state: ConversationState = emptyState();
  const tasks: Task[] = [];
  for (const [service, time, staff] of wishes) {
    let task = newTask(state, 'book');
    task = withSlot(task, 'service_type', service, 'customer', 1);
    task = withSlot(task, 'preferred_date', '2026-12-01', 'customer', 1);
    task = withSlot(task, 'preferred_time', time, 'customer', 1);
    if (staff) task = withSlot(task, 'staff_name', staff, 'customer', 1);
    state = pushTask(state, task, tasks.at(-1)?.id ?? null);
    tasks.push(task);
  }
  const [first] = tasks;
  return first ? neededByOthers(state, first, WORKSPACE) : [];
}

describe('who is left to the bookings that wait', () => {
  it('is the only one who does what the other needs at that time', () => {
    expect(played(['Corte', '10:00'], ['Color', '10:00'])).toEqual(['Luz']);
    expect(played(['Corte', '10:00'], ['Color', '10:15'], ['Barba', '10:00'])).toEqual(['Luz', 'Eva']);
  });

  it('is whoever the other asked for by name', () => {
    expect(played(['Corte', '10:00'], ['Corte', '10:00', 'Ana'])).toEqual(['Ana']);
  });

  it('is nobody where others will do, or at another time', () => {
    expect(played(['Corte', '10:00'], ['Corte', '10:00'])).toEqual([]);
    expect(played(['Corte', '10:00'], ['Color', '10:30'])).toEqual([]);
    expect(played(['Corte', '10:00'])).toEqual([]);
  });
});
