import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { confirmationDigestInput, makeConfirmation } from '../dialogue/confirmation';
import { emptyState } from '../dialogue/empty-state';
import { newTask, pushTask } from '../dialogue/tasks';
import type { ConversationState, Task, WriteCall } from '../dialogue/types';
import { TOOL_NAMES, type ToolName } from '../tools/names';
import { TIERS, TOOLS } from '../tools/registry';
import type { WorkspaceProfile } from '../workspace';
import { DEFAULT_SETTINGS } from '../workspace';
import { evaluatePolicy, POLICY_REASONS, type PolicyInput, type PolicyReason } from './index';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const NOW = '2026-11-24T13:00:00.000Z';
const ARGS = { service_type: 'Barba', preferred_date: '2026-11-25', preferred_time: '10:00', client_name: 'Ana' };

const workspace = (differences: Partial<WorkspaceProfile> = {}): WorkspaceProfile => ({
  id: 'w',
  slug: 'w',
  name: 'W',
  address: 'A',
  vertical: 'servicios',
  timezone: 'America/Argentina/Buenos_Aires',
  tier: 'basic',
  active: true,
  settings: DEFAULT_SETTINGS,
  manifest: {
    tools: TOOL_NAMES.map((name) => ({ name, enabled: true, ratePerMinute: 10 })),
    forbidPatterns: [],
    toolsFirst: [],
  },
  catalogue: { services: [], staff: [] },
  staffServices: [],
  hours: [[], [], [], [], [], [], []],
  specialDates: [],
  faqs: [],
  ...differences,
});

const manifest = (differences: Partial<WorkspaceProfile['manifest']>): Partial<WorkspaceProfile> => ({
  manifest: { ...workspace().manifest, ...differences },
});

const confirming = (tool: ToolName, args: Record<string, string>, askedAt = NOW): ConversationState =>
  confirmingAll([{ tool, args }], askedAt);

function confirmingAll(calls: WriteCall[], askedAt = NOW): ConversationState {
  const confirmation = makeConfirmation(calls, [], { now: askedAt, sha256 });
  const task = { ...newTask(emptyState(), 'book'), pending: { kind: 'confirm' as const }, confirmation };
  return pushTask(emptyState(), task);
}

/** A booking that the customer has just confirmed: allowed, unless a test changes something. */
const booking = (differences: Partial<PolicyInput> = {}): PolicyInput => ({
  action: { tool: 'book_appointment', args: ARGS },
  state: confirming('book_appointment', ARGS),
  workspace: workspace(),
  now: NOW,
  confirmed: true,
  callsThisMinute: 0,
  alreadyRun: ['check_service_availability'],
  sha256,
  ...differences,
});

const reasonOf = (input: PolicyInput): PolicyReason | 'allow' => {
  const verdict = evaluatePolicy(input);
  return verdict.verdict === 'allow' ? 'allow' : verdict.reason;
};

describe('evaluatePolicy', () => {
  it('allows a confirmed booking and a plain read', () => {
    expect(evaluatePolicy(booking())).toEqual({ verdict: 'allow' });
    const read = {
      action: { tool: 'get_business_hours' as const, args: {} },
      state: emptyState(),
      confirmed: false,
      alreadyRun: [],
    };
    expect(evaluatePolicy(booking(read))).toEqual({ verdict: 'allow' });
  });

  const broken: [PolicyReason, string, Partial<PolicyInput>][] = [
    ['tool_not_allowed', 'not in the manifest', { workspace: workspace(manifest({ tools: [] })) }],
    [
      'tool_not_allowed',
      'disabled',
      { workspace: workspace(manifest({ tools: [{ name: 'book_appointment', enabled: false, ratePerMinute: 10 }] })) },
    ],
    ['tool_not_allowed', 'not in the registry', { action: { tool: 'drop_tables' as ToolName, args: {} } }],
    ['forbidden_pattern', 'a pattern', { workspace: workspace(manifest({ forbidPatterns: ['book_*'] })) }],
    ['forbidden_pattern', 'everything', { workspace: workspace(manifest({ forbidPatterns: ['*'] })) }],
    ['workspace_inactive', 'a write', { workspace: workspace({ active: false }) }],
    ['missing_slots', 'no name anywhere', { action: { tool: 'book_appointment', args: { ...ARGS, client_name: '' } } }],
    [
      'invalid_args',
      'unknown argument',
      { action: { tool: 'book_appointment', args: { ...ARGS, workspace_id: 'other' } } },
    ],
    [
      'invalid_args',
      'no such day',
      { action: { tool: 'book_appointment', args: { ...ARGS, preferred_date: '2026-02-31' } } },
    ],
    [
      'invalid_args',
      'no such hour',
      { action: { tool: 'book_appointment', args: { ...ARGS, preferred_time: '25:00' } } },
    ],
    ['rate_limited', 'at the limit', { callsThisMinute: 10 }],
    ['rate_limited', 'an unknown count', { callsThisMinute: Number.NaN }],
    ['tools_first', 'the agenda was not looked at', { alreadyRun: [] }],
    [
      'tools_first',
      "the workspace's own order",
      { workspace: workspace(manifest({ toolsFirst: ['get_active_promotions'] })) },
    ],
    ['not_confirmed', 'no "sí" in this turn', { confirmed: false }],
    ['not_confirmed', 'no question was asked', { state: emptyState() }],
    [
      'not_confirmed',
      'other arguments',
      { action: { tool: 'book_appointment', args: { ...ARGS, preferred_time: '11:00' } } },
    ],
    ['not_confirmed', 'a stale question', { state: confirming('book_appointment', ARGS, '2026-11-24T08:00:00.000Z') }],
    [
      'not_confirmed',
      'a question from the future',
      { state: confirming('book_appointment', ARGS, '2026-11-24T18:00:00.000Z') },
    ],
    ['not_confirmed', 'a yes to another tool', { state: confirming('cancel_appointment', ARGS) }],
  ];
  it.each(broken)('%s: %s', (reason, _, differences) => {
    expect(reasonOf(booking(differences))).toBe(reason);
  });

  it('does not believe a stored digest that is not that of the stored call', () => {
    const state = confirming('book_appointment', ARGS);
    const forge = (task: Task): Task => ({
      ...task,
      confirmation: task.confirmation && { ...task.confirmation, digest: 'f'.repeat(64) },
    });
    expect(reasonOf(booking({ state: { ...state, tasks: state.tasks.map(forge) } }))).toBe('not_confirmed');
  });

  it('allows each of the calls that were confirmed together, and none besides', () => {
    const cancel = (code: string) => ({ tool: 'cancel_appointment' as const, args: { booking_id: code } });
    const state = confirmingAll([cancel('K2M2QX'), cancel('K3M2QX')]);
    for (const code of ['K2M2QX', 'K3M2QX']) expect(reasonOf(booking({ state, action: cancel(code) }))).toBe('allow');
    expect(reasonOf(booking({ state, action: cancel('K4M2QX') }))).toBe('not_confirmed');
  });

  it('takes a yes for the task that is talked about alone, and for none while something else is asked', () => {
    const asked = confirming('book_appointment', ARGS);
    const elsewhere = pushTask(asked, newTask(asked, 'book'));
    expect(reasonOf(booking({ state: elsewhere }))).toBe('not_confirmed');
    expect(reasonOf(booking({ state: { ...asked, question: { kind: 'offer_human' } } }))).toBe('not_confirmed');
  });

  it('takes required slots from the state too, and names those that are missing', () => {
    const verdict = evaluatePolicy(
      booking({ action: { tool: 'check_service_availability', args: {} }, confirmed: false }),
    );
    expect(verdict).toMatchObject({
      verdict: 'ask',
      reason: 'missing_slots',
      missing: ['service_type', 'preferred_date'],
    });
  });

  it('reads in an inactive workspace, and asks an inactive one for no confirmation before saying so', () => {
    const inactive = workspace({ active: false });
    expect(reasonOf(booking({ workspace: inactive, action: { tool: 'get_business_hours', args: {} } }))).toBe('allow');
    expect(reasonOf(booking({ workspace: inactive, confirmed: false }))).toBe('workspace_inactive');
  });

  it('wants the lookups of tools_first in their order, availability only before what takes a place on the agenda', () => {
    const ordered = workspace(manifest({ toolsFirst: ['check_service_availability', 'get_active_promotions'] }));
    expect(
      reasonOf(booking({ workspace: ordered, alreadyRun: ['check_service_availability', 'get_active_promotions'] })),
    ).toBe('allow');
    expect(
      reasonOf(booking({ workspace: ordered, alreadyRun: ['get_active_promotions', 'check_service_availability'] })),
    ).toBe('tools_first');
    const args = { booking_id: 'K2M2QX' };
    const cancel = {
      action: { tool: 'cancel_appointment' as const, args },
      state: confirming('cancel_appointment', args),
    };
    expect(reasonOf(booking({ ...cancel, workspace: ordered, alreadyRun: ['get_active_promotions'] }))).toBe('allow');
  });

  it('compares tiers by rank', () => {
    const premium = { ...TOOLS.get_service_packages, tier: 'premium' as const };
    expect(TIERS.indexOf(premium.tier)).toBeGreaterThan(TIERS.indexOf(workspace().tier));
    for (const tier of TIERS) expect(reasonOf(booking({ workspace: workspace({ tier }) }))).toBe('allow');
  });

  it('the first broken rule is the reason, for any set of broken rules', () => {
    const breaking: Record<Exclude<PolicyReason, 'tier_too_low'>, (input: PolicyInput) => PolicyInput> = {
      tool_not_allowed: (input) => ({
        ...input,
        workspace: { ...input.workspace, manifest: { ...input.workspace.manifest, tools: [] } },
      }),
      forbidden_pattern: (input) => ({
        ...input,
        workspace: { ...input.workspace, manifest: { ...input.workspace.manifest, forbidPatterns: ['*appointment'] } },
      }),
      workspace_inactive: (input) => ({ ...input, workspace: { ...input.workspace, active: false } }),
      missing_slots: (input) => ({
        ...input,
        action: { ...input.action, args: { ...input.action.args, client_name: '' } },
      }),
      invalid_args: (input) => ({
        ...input,
        action: { ...input.action, args: { ...input.action.args, nobody: 'knows' } },
      }),
      rate_limited: (input) => ({ ...input, callsThisMinute: 99 }),
      tools_first: (input) => ({ ...input, alreadyRun: [] }),
      not_confirmed: (input) => ({ ...input, confirmed: false }),
    };
    const reasons = POLICY_REASONS.filter((reason) => reason !== 'tier_too_low');
    fc.assert(
      fc.property(fc.subarray(reasons), (chosen) => {
        const input = chosen.reduce((before, reason) => breaking[reason](before), booking());
        expect(reasonOf(input)).toBe(chosen[0] ?? 'allow');
      }),
    );
  });

  it('never allows a write that was not confirmed for exactly its arguments', () => {
    const args = fc.dictionary(
      fc.constantFrom(...Object.keys(TOOLS.book_appointment.args.properties)),
      fc.string({ maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...TOOL_NAMES), args, args, fc.boolean(), (tool, asked, wanted, confirmed) => {
        const verdict = evaluatePolicy(
          booking({ action: { tool, args: wanted }, state: confirming(tool, asked), confirmed }),
        );
        const [digestAsked, digestWanted] = [asked, wanted].map((one) =>
          confirmationDigestInput([{ tool, args: one }]),
        );
        const same = digestAsked === digestWanted;
        if (TOOLS[tool].scope !== 'read' && verdict.verdict === 'allow') expect(confirmed && same).toBe(true);
        if (verdict.verdict !== 'allow') expect(verdict.lift.length).toBeGreaterThan(10);
      }),
    );
  });
});
