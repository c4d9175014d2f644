/** From the customer's questions and what was looked up for them to the facts of the answers. */
import { minutesOf, timeOf } from '../../calendar';
import type { ServiceInfo, ToolResult } from '../../tools/results';
import type { Question } from '../../understanding/commands/types';
import { lookupFor } from '../lookups';
import type { AnswerFact } from '../facts';
import { knownFrom } from '../observations';
import { haveSeveralNames, resolveReference } from '../references';
import { targetOf, taskValue, topTask } from '../tasks';
import type { ConversationState, KnownAppointment } from '../types';
import type { SlotName } from '../../slots';
import { resultOf, type ReduceInput } from './draft';

export function answerFacts(input: ReduceInput): AnswerFact[] {
  const { move } = input.plan;
  const facts = 'answers' in move ? move.answers.flatMap((answer) => factOf(answer, input) ?? []) : [];
  const of = facts.flatMap((fact) => (fact.about === 'later' ? fact.of : []));
  const told = facts.filter(({ about }) => about !== 'later');
  return of.length > 0 ? [...told, { about: 'later', of }] : told;
}

/** What is settled of the task that the message was about. */
function thisFact(
  { ends }: Extract<Question, { about: 'this' }>,
  { plan: { tracked }, workspace }: ReduceInput,
): AnswerFact {
  const { state } = tracked;
  const task = topTask(state);
  if (!task) return { about: 'unknown' };
  const target = targetOf(state, task);
  const value = (name: SlotName): string | undefined => taskValue(state, task, name);
  const facts = {
    service: target?.service ?? value('service_type'),
    staff: value('staff_name'),
    date: value('preferred_date'),
    time: value('preferred_time'),
    name: task.kind === 'book' ? value('client_name') : undefined,
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, said]) => said !== undefined));
  if (ends) return endFact(facts, workspace);
  return { about: 'this', kind: task.kind, ...known };
}

/** When it is over; as long as the hour is not settled, how long it takes. */
function endFact(
  { service, staff, time }: { service?: string | undefined; staff?: string | undefined; time?: string | undefined },
  { staffServices }: ReduceInput['workspace'],
): AnswerFact {
  const entries = staffServices.filter((entry) => entry.service === service && (!staff || entry.staff === staff));
  const [first] = entries;
  if (!first) return { about: 'unknown' };
  const minutes = Math.max(...entries.map(({ durationMinutes }) => durationMinutes));
  return {
    about: 'end',
    service: first.service,
    minutes,
    ...(time ? { time: timeOf(minutesOf(time) + minutes) } : {}),
  };
}

const isCancelling = ({ plan: { tracked } }: ReduceInput): boolean => topTask(tracked.state)?.kind === 'cancel';

/** Null where nothing could be looked up, and what is asked about is what the turn goes on with. */
function factOf(answer: Question, input: ReduceInput): AnswerFact | null {
  const lookup = lookupFor(answer);
  if (answer.about === 'this') return thisFact(answer, input);
  if (answer.about === 'cancellation' && isCancelling(input)) return { ...answer, begun: true };
  if (!lookup) return plainFact(answer);
  const result = resultOf(input, lookup) ?? input.results.find(({ tool }) => tool === lookup.tool) ?? null;
  if (result?.status === 'denied') return { about: 'denied', reason: result.reason };
  if (result === null && !input.plan.plan.actions.some((action) => action.tool === lookup.tool))
    return isBeingMade(answer, input) ? null : { about: 'later', of: [answer.about] };
  return (result && toldFact(answer, result, input)) ?? { about: 'trouble', tool: lookup.tool };
}

/** "Sí. ¿Y la barba?", while that one waits. */
const isBeingMade = (answer: Question, { plan: { tracked } }: ReduceInput): boolean =>
  answer.about === 'services' &&
  tracked.state.tasks.some(({ slots }) => answer.service !== undefined && slots.service_type?.value === answer.service);

/** What the profile already knows. */
function plainFact(answer: Question): AnswerFact {
  switch (answer.about) {
    case 'faq':
    case 'person':
    case 'cancellation':
    case 'unknown':
      return answer;
    case 'staff':
      return { about: 'staff', ...(answer.service ? { service: answer.service } : {}) };
    default:
      return { about: 'address' };
  }
}

function toldFact(answer: Question, result: ToolResult, { state, workspace }: ReduceInput): AnswerFact | null {
  if (result.status !== 'done' || !result.outcome.ok) return null;
  switch (result.tool) {
    case 'get_available_services':
      return result.outcome.ok ? servicesFact(answer, result.outcome.data.services) : null;
    case 'get_business_hours':
      return result.outcome.ok && answer.about === 'hours' ? { ...answer, ...result.outcome.data } : null;
    case 'get_service_packages':
      return result.outcome.ok ? { about: 'packages', ...result.outcome.data } : null;
    case 'get_active_promotions':
      return result.outcome.ok ? { about: 'promotions', ...result.outcome.data } : null;
    case 'find_appointment_by_phone': {
      if (!result.outcome.ok || answer.about !== 'appointments') return null;
      const all = result.outcome.data.appointments.map(knownFrom);
      const fact = appointmentsFact(answer, all, state);
      const [only, ...more] = answer.ends ? fact.appointments : [];
      return only && more.length === 0 ? endFact(only, workspace) : fact;
    }
    default:
      return null;
  }
}

/** Those that were asked about; where there are none such, that is said, and the others are told. */
function appointmentsFact(
  { owner, others, date, code, service, stands }: Extract<Question, { about: 'appointments' }>,
  all: KnownAppointment[],
  state: ConversationState,
): Extract<AnswerFact, { about: 'appointments' }> {
  const reference = { ...(owner ? { owner } : {}), ...(service ? { service } : {}) };
  const { meant, missing } = resolveReference(all, reference, state);
  const known = missing ? all : meant;
  const fitting = known.filter((one) => (code ? one.code === code : date === undefined || one.date === date));
  return {
    about: 'appointments',
    appointments: fitting.length > 0 ? fitting : known,
    ...(others ? { others } : {}),
    ...(owner && missing?.owner ? { owner } : {}),
    ...(service && missing?.service ? { service } : {}),
    ...(date && fitting.length === 0 ? { date } : {}),
    ...(stands ? { stands } : {}),
    ...(haveSeveralNames({ appointments: all }) ? { named: true as const } : {}),
  };
}

function servicesFact(answer: Question, services: ServiceInfo[]): AnswerFact | null {
  if (answer.about === 'services' || answer.about === 'prices') return serviceFact(answer, services);
  if (answer.about !== 'duration') return null;
  const named = services.filter(({ name }) => name === answer.service);
  return { about: 'duration', services: named.length > 0 ? named : services };
}

/** Exactly the named service where the search found it; the candidates of an unclear name; else all. */
function serviceFact(
  answer: Extract<Question, { about: 'services' | 'prices' }>,
  services: ServiceInfo[],
): Extract<AnswerFact, { about: 'services' | 'prices' }> {
  const exact = services.filter(({ name }) => name === answer.service);
  const candidates = services.filter(({ name }) => answer.options?.includes(name));
  const told = exact.length > 0 ? exact : candidates.length > 0 ? candidates : services;
  const unknown = answer.unknown !== undefined ? { unknown: answer.unknown } : {};
  const facts = { services: told, one: told.length === 1 && answer.unknown === undefined, ...unknown };
  return answer.about === 'prices'
    ? { about: 'prices', ...facts, ...(answer.staff ? { staff: answer.staff } : {}) }
    : { about: 'services', ...facts, ...(answer.staff ? { withStaff: true } : {}) };
}
