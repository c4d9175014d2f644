/** The context of a row, written in a few words, as what understanding is given in a conversation. */
import { emptyState, understandingContext } from '../../domain/dialogue';
import type { KnownAppointment } from '../../domain/booking/types';
import type { Question, TaskKind } from '../../domain/understanding/commands/types';
import type { OfferedOption, PendingQuestion } from '../../domain/understanding/context';
import { INTENTS, type Intent } from '../../domain/understanding/vocabulary';
import type { SlotName } from '../../domain/slots';
import { type UnderstandingContext } from '../../domain/understanding/types';
import type { WorkspaceProfile } from '../../domain/workspace';

/** When every message of the set is written: Friday 27 November 2026, 10:00 in Buenos Aires. */
export const NOW = '2026-11-27T13:00:00Z';
export const TODAY = '2026-11-27';
export const TOMORROW = '2026-11-28';

export interface RowContext {
  task?: TaskKind;
  dated?: boolean;
  asked?: string;
  offered?: string[];
  lastDone?: TaskKind;
  answered?: Question['about'];
}

const ASKED: Readonly<Record<string, SlotName>> = {
  service: 'service_type',
  date: 'preferred_date',
  time: 'preferred_time',
  staff: 'staff_name',
  name: 'client_name',
  email: 'client_email',
  appointment: 'booking_id',
};

/** Questions that come when a day is asked for or settled. */
const ASKED_WHEN_DATED = /^(date|time|name|confirm|change)$/;

/** The lines below "¿Qué querés cambiar?". */
const CHANGES: readonly OfferedOption[] = [
  { values: {}, clears: ['preferred_date', 'preferred_time'] },
  { values: {}, clears: ['preferred_time'] },
  { values: {}, clears: ['service_type', 'staff_name'] },
  { values: {}, clears: ['client_name'] },
];

export function contextOf(row: RowContext, workspace: WorkspaceProfile): UnderstandingContext {
  const idle = understandingContext(emptyState(), workspace, NOW);
  const { task, asked, lastDone, answered } = row;
  const pending = asked === undefined ? null : pendingOf(asked, row.offered !== undefined);
  return {
    ...idle,
    pendingQuestion: pending,
    offered: offeredOf(row, workspace, pending),
    task: task ? { kind: task, dated: row.dated ?? ASKED_WHEN_DATED.test(asked ?? '') } : null,
    lastDone: lastDone ?? null,
    answered: answered ? [answered] : [],
  };
}

/** Throws an `Error` when there is no such question. */
function pendingOf(asked: string, isList: boolean): PendingQuestion {
  const slot = ASKED[asked];
  if (slot) return { kind: isList ? 'choose' : 'slot', slot };
  if (asked === 'confirm') return { kind: 'confirm' };
  if (asked === 'change') return { kind: 'choose', slot: 'preferred_date' };
  if (asked === 'human') return { kind: 'offer_human' };
  const intents = asked.startsWith('intent:') ? asked.slice('intent:'.length).split(',') : [];
  if (intents.length === 0 || !intents.every(isIntent)) throw new Error(`nothing asks for ${JSON.stringify(asked)}`);
  return { kind: 'clarify_intent', intents };
}

const isIntent = (name: string): name is Intent => (INTENTS as readonly string[]).includes(name);

function offeredOf(
  { offered, asked }: RowContext,
  workspace: WorkspaceProfile,
  pending: PendingQuestion | null,
): OfferedOption[] {
  if (offered) return offered.map((line) => optionOf(line, workspace));
  if (asked === 'change') return [...CHANGES];
  const isList = pending?.kind === 'clarify_intent' && pending.intents.length > 1;
  return isList ? pending.intents.map((intent) => ({ values: {}, intent })) : [];
}

/** Throws an `Error` when the line is none that a list of the assistant has. */
function optionOf(line: string, { catalogue }: WorkspaceProfile): OfferedOption {
  const start = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(line);
  if (start) return { values: { preferred_date: start[1] ?? '', preferred_time: start[2] ?? '' } };
  if (catalogue.services.some(({ name }) => name === line)) return { values: { service_type: line } };
  if (catalogue.staff.some(({ name }) => name === line)) return { values: { staff_name: line } };
  const appointment = appointmentOf(line);
  if (appointment) return { values: { booking_id: appointment.code }, appointment };
  throw new Error(`nothing offers ${JSON.stringify(line)}`);
}

function appointmentOf(line: string): KnownAppointment | null {
  const [head = '', staff, date, time, clientName] = line.split(' | ');
  const [, code, service] = /^([A-Z0-9]+) (.+)$/.exec(head) ?? [];
  if (!code || !service || !staff || !date || !time || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time))
    return null;
  return { code, service, staff, date, time, freeCancellation: true, ...(clientName ? { clientName } : {}) };
}
