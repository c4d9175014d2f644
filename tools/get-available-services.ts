import type { ServiceInfo } from '../domain/tools/results';
import { foldText } from '../domain/understanding/text/fold';
import { loadBookingContext, type BookingContext, type ServiceRow } from './booking-context';
import { resolveName } from './resolve-name';
import type { ToolRunner } from './types';

/** What can be booked, with price range, duration and professionals. Nothing that fits `q` or `category`: an empty list. */
export const getAvailableServices: ToolRunner<'get_available_services'> = async (tx, call) => {
  const { q, category } = call.args;
  const context = await loadBookingContext(tx, call);
  const inCategory = context.services.filter((service) => category === undefined || isIn(service, category));
  const services = q === undefined || q.trim() === '' ? inCategory : matching(q, inCategory);
  return { ok: true, data: { services: services.map((service) => inform(service, context)) } };
};

const isIn = (service: ServiceRow, category: string): boolean =>
  service.category !== null && foldText(service.category) === foldText(category);

/** By name or synonym; else by category ("color", "ortodoncia"). */
function matching(q: string, services: ServiceRow[]): ServiceRow[] {
  const found = resolveName(q, services, 'things');
  if (found.kind === 'one') return [found.item];
  if (found.kind === 'several') return found.items;
  return services.filter((service) => isIn(service, q));
}

function inform(service: ServiceRow, context: BookingContext): ServiceInfo {
  const staff = context
    .practitioners(service.id)
    .map(({ name, price, durationMinutes }) => ({ name, price, durationMinutes }));
  const prices = staff.map(({ price }) => price);
  const durations = staff.map(({ durationMinutes }) => durationMinutes);
  return {
    name: service.name,
    category: service.category,
    priceFrom: Math.min(...prices),
    priceTo: Math.max(...prices),
    currency: context.currency,
    durationMinutesFrom: Math.min(...durations),
    durationMinutesTo: Math.max(...durations),
    staff,
  };
}
