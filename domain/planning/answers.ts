/** From what is asked to what must be looked up for it. */
import type { Intent, Reading } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { plainText, topicsOf } from './topics';
import type { Answer } from './turn-plan';
import type { PlannedAction } from './types';

/** The questions in a message, in the order of its intents. `remembered`: the service that the conversation is about. */
export function answersFor(
  intents: readonly Intent[],
  reading: Reading,
  workspace: WorkspaceProfile,
  text: string,
  remembered: string | undefined,
): Answer[] {
  const answers = intents.flatMap((intent): Answer[] => {
    switch (intent) {
      case 'info_prices':
        return priceAnswer(reading, text, workspace, remembered);
      case 'info_services':
        return serviceAnswer(reading, text, workspace, remembered);
      case 'info_hours':
        return [hoursAnswer(reading, text)];
      case 'other':
        return topicsOf(text, workspace).map((topic) => aboutService(topic, reading, remembered));
      default:
        return [];
    }
  });
  return answers.filter((answer, index) => answers.findIndex((other) => other.about === answer.about) === index);
}

function hoursAnswer(reading: Reading, text: string): Answer {
  const plain = plainText(text);
  const date = reading.slots.preferred_date;
  if (date) return { about: 'hours', date };
  if (/ (ahora|en este momento|ahorita) /.test(plain)) return { about: 'hours', now: true };
  return / feriados? /.test(plain) ? { about: 'hours', holidays: true } : { about: 'hours' };
}

/** "¿Cuánto dura?" is about the service that is talked about. */
function aboutService(answer: Answer, reading: Reading, remembered: string | undefined): Answer {
  const service = reading.slots.service_type ?? remembered;
  return service && (answer.about === 'duration' || answer.about === 'staff') ? { ...answer, service } : answer;
}

function named(reading: Reading): { service?: string; unknown?: string; options?: string[] } {
  const match = reading.service;
  if (reading.slots.service_type) return { service: reading.slots.service_type };
  if (match?.kind === 'unknown') return { unknown: match.span.text };
  return match?.kind === 'several' ? { options: match.names } : {};
}

function priceAnswer(
  reading: Reading,
  text: string,
  workspace: WorkspaceProfile,
  remembered: string | undefined,
): Answer[] {
  const special = topicsOf(text, workspace).filter(({ about }) => about === 'promotions' || about === 'packages');
  if (special.length > 0) return special;
  const mention = named(reading);
  const staff = reading.slots.staff_name;
  const forAll = / (precios|lista|listado|tarifas|todo|todos) /.test(plainText(text));
  const about = Object.keys(mention).length === 0 && remembered && !forAll ? { service: remembered } : mention;
  return [{ about: 'prices', ...about, ...(staff ? { staff } : {}) }];
}

function serviceAnswer(
  reading: Reading,
  text: string,
  workspace: WorkspaceProfile,
  remembered: string | undefined,
): Answer[] {
  const mention = named(reading);
  const duration = topicsOf(text, workspace).find(({ about }) => about === 'duration');
  if (duration) return [aboutService(duration, reading, remembered)];
  if (Object.keys(mention).length > 0) return [{ about: 'services', ...mention }];
  // "¿Tienen combos?", "¿van a domicilio?" count as questions about what is offered, and have an answer of their own.
  const special = topicsOf(text, workspace).filter(({ about }) => about !== 'appointments' && about !== 'address');
  return special.length > 0 ? special.map((topic) => aboutService(topic, reading, undefined)) : [{ about: 'services' }];
}

/** The lookup behind an answer; none when the workspace's profile already has it. */
export function lookupFor(answer: Answer): PlannedAction | null {
  switch (answer.about) {
    case 'services':
    case 'prices':
    case 'duration':
      return { tool: 'get_available_services', args: answer.service ? { q: answer.service } : {} };
    case 'hours':
      return { tool: 'get_business_hours', args: {} };
    case 'packages':
      return { tool: 'get_service_packages', args: {} };
    case 'promotions':
      return { tool: 'get_active_promotions', args: {} };
    case 'appointments':
      return { tool: 'find_appointment_by_phone', args: {} };
    default:
      return null;
  }
}
