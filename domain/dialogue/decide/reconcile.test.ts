import { describe, expect, it } from '@jest/globals';
import { acts, wants } from '../../../test/unit/dialogue/readings';
import { WORKSPACES } from '../../../evals/workspaces';
import type { Reading } from '../../understanding/types';
import { makeConfirmation } from '../confirmation';
import { emptyState } from '../empty-state';
import type { Plan } from '../plan';
import { newTask, pushTask } from '../tasks';
import type { ConversationState } from '../types';
import { planTurn } from './index';
import { reconcilePlan } from './reconcile';

const workspace = WORKSPACES.estilo;
if (!workspace) throw new Error('no such workspace');
const profile = workspace;
const NOW = '2026-11-24T13:00:00.000Z';
const CHECK = { service_type: 'Barba', preferred_date: '2026-11-25' };

const input = (reading: Reading, state: ConversationState = emptyState()) => ({
  state,
  reading,
  workspace: profile,
  now: NOW,
});
const proposal = (...actions: Plan['actions']): Plan => ({ plan_version: 'v1', actions, needs_confirmation: false });

function reconcile(given: ReturnType<typeof input>, proposed: Plan) {
  return reconcilePlan(planTurn(given), proposed, given);
}

describe('reconcilePlan', () => {
  const booking = input(wants('book', CHECK));

  it('uses a proposal that agrees', () => {
    const { used, plan } = reconcile(booking, proposal({ tool: 'check_service_availability', args: CHECK }));
    expect(used).toBe('model');
    expect(plan).toEqual(planTurn(booking));
  });

  it('never lets a model write, not even with every slot known', () => {
    const full = input(wants('book', { ...CHECK, preferred_time: '10:00', client_name: 'Ana' }));
    const args = { ...CHECK, preferred_time: '10:00', client_name: 'Ana' };
    const { plan } = reconcile(
      full,
      proposal({ tool: 'check_service_availability', args: CHECK }, { tool: 'book_appointment', args }),
    );
    expect(plan.plan.actions.map(({ tool }) => tool)).not.toContain('book_appointment');
    expect(plan.confirmed).toBe(false);
  });

  it('keeps a lookup that the model leaves out', () => {
    const { used, plan } = reconcile(booking, proposal({ tool: 'get_business_hours', args: {} }));
    expect(used).toBe('rules');
    expect(plan.plan.actions).toEqual([{ tool: 'check_service_availability', args: CHECK }]);
  });

  it('refuses values that nobody said', () => {
    const invented = { ...CHECK, preferred_date: '2026-12-31' };
    expect(reconcile(booking, proposal({ tool: 'check_service_availability', args: invented })).used).toBe('rules');
  });

  it('adds a read that answers what the rules have no answer to, and tells it', () => {
    const asked = input(wants('other'));
    const { used, plan } = reconcile(asked, proposal({ tool: 'get_active_promotions', args: {} }));
    expect(used).toBe('model');
    expect(plan.move).toEqual({ kind: 'inform', answers: [{ about: 'promotions' }] });
  });

  it('does not add chatter to a booking that asks nothing', () => {
    const extra = proposal(
      { tool: 'check_service_availability', args: CHECK },
      { tool: 'get_active_promotions', args: {} },
    );
    expect(reconcile(booking, extra).plan.plan.actions).toHaveLength(1);
  });

  it('leaves a disabled tool alone', () => {
    const tools = profile.manifest.tools.map((tool) => ({ ...tool, enabled: tool.name !== 'get_active_promotions' }));
    const asked = { ...input(wants('other')), workspace: { ...profile, manifest: { ...profile.manifest, tools } } };
    expect(reconcile(asked, proposal({ tool: 'get_active_promotions', args: {} })).used).toBe('rules');
  });

  it('never drops a confirmed write', () => {
    const args = { ...CHECK, preferred_time: '10:00', client_name: 'Ana' };
    const calls = [{ tool: 'book_appointment' as const, args }];
    const confirmation = makeConfirmation(calls, [], { now: NOW, sha256: (text) => text });
    const task = { ...newTask(emptyState(), 'book'), pending: { kind: 'confirm' as const }, confirmation };
    const state = pushTask(emptyState(), task);
    const { used, plan } = reconcile(input(acts({ kind: 'affirm' }), state), proposal());
    expect(used).toBe('rules');
    expect(plan.plan.actions.map(({ tool }) => tool)).toEqual(['check_service_availability', 'book_appointment']);
  });
});
