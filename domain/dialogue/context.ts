import { plainText } from '../understanding/cues/plain';
import { isAskedWhen, type FaqTopic, type TaskInSight } from '../understanding/context';
import type { Beneficiary } from '../understanding/commands/types';
import type { UnderstandingContext } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { offeredOf, openBookings, pendingOf, slotValues, topTask } from './tasks';
import type { ConversationState } from './types';

/** Everything besides the text that understanding may look at: what was asked and offered, and the business. */
export function understandingContext(
  state: ConversationState,
  workspace: WorkspaceProfile,
  now: string,
): UnderstandingContext {
  return {
    now,
    timezone: workspace.timezone,
    hours: workspace.hours,
    country: 'AR',
    catalogue: workspace.catalogue,
    pendingQuestion: pendingOf(state),
    offered: offeredOf(state),
    slots: slotValues(state),
    faqs: faqsOf(workspace),
    task: taskInSight(state),
    people: peopleInSight(state),
    lastDone: state.latest ? LAST_DONE[state.latest.kind] : null,
    answered: state.answered,
  };
}

const LAST_DONE = { booked: 'book', moved: 'move', cancelled: 'cancel' } as const;

function taskInSight(state: ConversationState): TaskInSight | null {
  const task = topTask(state);
  if (!task) return null;
  const hasDate = task.slots.preferred_date !== undefined || task.dateRange !== null;
  return { kind: task.kind, dated: hasDate || isAskedWhen(pendingOf(state)) || task.confirmation !== null };
}

const peopleInSight = (state: ConversationState): Beneficiary[] =>
  openBookings(state).map(({ beneficiary, slots: { client_name: name } }) => ({
    ...beneficiary,
    ...(name ? { name: name.value } : {}),
  }));

const known = new WeakMap<WorkspaceProfile, FaqTopic[]>();

function faqsOf(workspace: WorkspaceProfile): FaqTopic[] {
  const before = known.get(workspace);
  if (before) return before;
  const faqs = workspace.faqs.map(({ topic, keywords, answer }) => ({
    topic,
    keywords: keywords.map((keyword) => plainText(keyword).trim()),
    aboutCancelling: / cancel/.test(plainText(answer)),
  }));
  known.set(workspace, faqs);
  return faqs;
}
