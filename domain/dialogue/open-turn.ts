import { minutesBetween } from '../calendar';
import type { WorkspaceProfile } from '../workspace';
import { withoutTasks } from './tasks';
import type { ConversationState } from './types';

/** There is a turn: no person has the conversation (any more). */
const givenBack = (state: ConversationState): ConversationState =>
  state.fsm === 'HANDOFF' ? { ...state, fsm: 'START' } : state;

/**
 * Applies the idle timeout before a turn. What was being done, asked and offered is forgotten; name and e-mail stay.
 * `idleForgotten`: the customer had something half-made, so the reply must say that it is gone.
 */
export function openTurn(
  stored: ConversationState,
  { now, workspace }: { now: string; workspace: WorkspaceProfile },
): { state: ConversationState; idleForgotten: boolean } {
  const state = givenBack(stored);
  if (state.updatedAt === null) return { state, idleForgotten: false };
  const idle = minutesBetween(state.updatedAt, now);
  if (idle <= workspace.settings.idleTimeoutMinutes) return { state, idleForgotten: false };
  const { languageTold: _told, ...withoutLanguage } = state;
  const forgotten: ConversationState = {
    ...withoutTasks(withoutLanguage),
    fsm: 'START',
    failures: 0,
    appointments: [],
    latest: null,
    answered: [],
  };
  return { state: forgotten, idleForgotten: state.tasks.length > 0 };
}
