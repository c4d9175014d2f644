/** Reading what is wanted: the service, and the professionals who may do it. */
import type { Refusal } from '../domain/tools/results';
import type { BookingContext, Practitioner, ServiceRow } from './booking-context';
import { refuse } from './refusal';
import { isAnybody, resolveName } from './resolve-name';

export type Wanted<T> = ({ ok: true } & T) | Refusal;

const names = (items: readonly { name: string }[]): string[] => items.map(({ name }) => name);

export function wantedService(said: string, context: BookingContext): Wanted<{ service: ServiceRow }> {
  const found = resolveName(said, context.services, 'things');
  if (found.kind === 'one') return { ok: true, service: found.item };
  if (found.kind === 'several')
    return refuse('ambiguous_service', 'several services fit', { options: names(found.items) });
  return refuse('unknown_service', 'no such service', { options: names(context.services) });
}

/** `named` is false when anybody will do. */
export type WantedStaff = Wanted<{ candidates: Practitioner[]; named: boolean }>;

/**
 * Who does a service and was not ruled out.
 * @param ruledOut names, separated by commas; one that nobody has rules out nobody
 */
export function ableStaff(service: { id: string }, context: BookingContext, ruledOut = ''): Practitioner[] {
  const out = ruledOut
    .split(',')
    .map((said) => resolveName(said, context.staff, 'people'))
    .flatMap((found) => (found.kind === 'one' ? [found.item.id] : []));
  return context.practitioners(service.id).filter(({ staffId }) => !out.includes(staffId));
}

/**
 * @param said absent or "cualquiera": everybody who is able
 * @param able see {@link ableStaff}; a professional who is asked for by name was not ruled out
 */
export function wantedStaff(
  said: string | undefined,
  service: { id: string },
  context: BookingContext,
  able: readonly Practitioner[] = context.practitioners(service.id),
): WantedStaff {
  if (said === undefined || isAnybody(said)) return { ok: true, candidates: [...able], named: false };
  const found = resolveName(said, context.staff, 'people');
  if (found.kind === 'none') return refuse('unknown_staff', 'no such professional', { options: names(able) });
  const meant = found.kind === 'one' ? [found.item] : found.items;
  const candidates = context.practitioners(service.id).filter(({ staffId }) => meant.some(({ id }) => id === staffId));
  if (candidates.length > 0) return { ok: true, candidates, named: true };
  return meant.every(({ active }) => !active)
    ? refuse('staff_absent', 'the professional is inactive', { options: names(able) })
    : refuse('unskilled_staff', 'the professional does not do this service', { options: names(able) });
}
