/** From what is asked to what must be looked up for it. */
import type { Intent, Reading } from '../understanding/types';
import type { WorkspaceProfile } from '../workspace';
import { topicsOf } from './topics';
import { plainText } from './wording';
import type { Answer } from './turn-plan';
import type { PlannedAction } from './types';

/** What the conversation is about, for questions that do not say it. */
export interface Remembered {
  service?: string;
  /** Only of an appointment: the price is that professional's. */
  staff?: string;
}

/** The questions in a message, in the order of its intents. */
export function answersFor(
  intents: readonly Intent[],
  reading: Reading,
  workspace: WorkspaceProfile,
  text: string,
  remembered: Remembered,
): Answer[] {
  const answers = intents.flatMap((intent): Answer[] => {
    switch (intent) {
      case 'info_prices':
        return priceAnswer(reading, text, workspace, remembered);
      case 'info_services':
        return serviceAnswer(reading, text, workspace, remembered);
      case 'info_hours':
        return [...personAnswer(reading), hoursAnswer(reading, text)];
      case 'other': {
        const topics = topicsOf(text, workspace).map((topic) => aboutService(topic, reading, remembered));
        return topics.length > 0 || !isAboutPerson(text) ? topics : personAnswer(reading);
      }
      default:
        return [];
    }
  });
  // A third question in one breath is no intent of its own.
  const where = intents.some((intent) => intent.startsWith('info_')) ? topicsOf(text, workspace, 'address') : [];
  const all = [...answers, ...where];
  return all.filter((answer, index) => all.findIndex((other) => other.about === answer.about) === index);
}

/** "¿Quién es María?", "¿qué hace Carlos?" */
const personAnswer = ({ slots: { staff_name: staff } }: Reading): Answer[] =>
  staff === undefined ? [] : [{ about: 'person', staff }];

const isAboutPerson = (text: string): boolean =>
  / (quien|hace|hacen|atiende|trabaja|esta|estan|que tal|conoces) /.test(plainText(text));

function hoursAnswer(reading: Reading, text: string): Answer {
  const plain = plainText(text);
  const date = reading.slots.preferred_date;
  if (date) return { about: 'hours', date };
  if (/ (ahora|en este momento|ahorita) /.test(plain)) return { about: 'hours', now: true };
  return / feriados? /.test(plain) ? { about: 'hours', holidays: true } : { about: 'hours' };
}

/** "¿Cuánto dura?" is about the service that is talked about. */
function aboutService(answer: Answer, reading: Reading, remembered: Remembered): Answer {
  const service = reading.slots.service_type ?? remembered.service;
  return service && (answer.about === 'duration' || answer.about === 'staff') ? { ...answer, service } : answer;
}

function named(reading: Reading): { service?: string; unknown?: string; options?: string[] } {
  const match = reading.service;
  if (reading.slots.service_type) return { service: reading.slots.service_type };
  if (match?.kind === 'unknown') return { unknown: match.span.text };
  return match?.kind === 'several' ? { options: match.names } : {};
}

function priceAnswer(reading: Reading, text: string, workspace: WorkspaceProfile, remembered: Remembered): Answer[] {
  const special = topicsOf(text, workspace).filter(({ about }) => about === 'promotions' || about === 'packages');
  if (special.length > 0) return special;
  const mention = named(reading);
  const forAll = / (precios|lista|listado|tarifas|todo|todos) /.test(plainText(text));
  const same = Object.keys(mention).length === 0 && !forAll ? remembered : {};
  const about = same.service ? { service: same.service } : mention;
  const staff = reading.slots.staff_name ?? same.staff;
  return [{ about: 'prices', ...about, ...(staff ? { staff } : {}) }];
}

function serviceAnswer(reading: Reading, text: string, workspace: WorkspaceProfile, remembered: Remembered): Answer[] {
  const mention = named(reading);
  const duration = topicsOf(text, workspace).find(({ about }) => about === 'duration');
  if (duration) return [aboutService(duration, reading, remembered)];
  if (Object.keys(mention).length > 0) return [{ about: 'services', ...mention }];
  const person = personAnswer(reading);
  if (person.length > 0) return person;
  // "¿Tienen combos?", "¿van a domicilio?" count as questions about what is offered, and have an answer of their own.
  const special = topicsOf(text, workspace).filter(({ about }) => about !== 'appointments' && about !== 'address');
  return special.length > 0 ? special.map((topic) => aboutService(topic, reading, {})) : [{ about: 'services' }];
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
