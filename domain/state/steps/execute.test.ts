import { describe, expect, it } from '@jest/globals';
import { composeReply } from '../../reply';
import { reduceTurn } from '..';
import { executedPlan } from '../../planning/executed-plan';
import type { ToolResult } from '../../tools/results';
import { acts } from '../../../test/unit/dialogue/readings';
import { WORKSPACES } from '../../../test/unit/dialogue/workspaces';
import type { WorkspaceProfile } from '../../workspace';
import { emptyState } from '../empty-state';
import { confirmationKey, makeConfirmation } from '../confirmation';

const NOW = '2026-03-02T13:00:00.000Z';
const LATER = '2026-03-02T13:05:00.000Z';
const sha256 = (text: string): string => text;
const ARGS = { service_type: 'Barba', preferred_date: '2026-03-05', preferred_time: '10:00', client_name: 'Ana Ríos' };

/** "Sí" to the summary of a booking, and what became of the write. */
function afterYes(result: Partial<ToolResult>) {
  const workspace = WORKSPACES['estilo'] as WorkspaceProfile;
  const confirmation = makeConfirmation({ tool: 'book_appointment', args: ARGS }, 'Te resumo', NOW, sha256);
  const state = { ...emptyState(), flow: 'book' as const, pending: { kind: 'confirm' as const }, confirmation };
  const reduced = reduceTurn({
    state,
    reading: acts({ kind: 'affirm' }),
    plan: executedPlan(state),
    verdicts: [],
    results: [{ tool: 'book_appointment', args: ARGS, ms: 1, ...result } as ToolResult],
    workspace,
    now: LATER,
    sha256,
    idleForgotten: false,
  });
  return { confirmation, state: reduced.state, text: composeReply(reduced.facts, workspace).message };
}

describe('a confirmed write that failed', () => {
  it('is told as not done, and the next yes stands for the same write', () => {
    const { confirmation, state, text } = afterYes({ status: 'failed', error: 'Error' });
    expect(text).toContain('no quedó hecho');
    expect(state.confirmation && confirmationKey('c', state.confirmation)).toBe(confirmationKey('c', confirmation));
    expect(state.confirmation?.reopenedAt).toBe(LATER);
  });

  it('is told as unsettled when it may have been done', () => {
    const { confirmation, state, text } = afterYes({ status: 'failed', error: 'StoreUnavailable', unsettled: true });
    expect(text).toContain('No pude confirmar si quedó hecho');
    expect(text).not.toContain('no quedó hecho.');
    expect(state.confirmation && confirmationKey('c', state.confirmation)).toBe(confirmationKey('c', confirmation));
  });
});
