/** From the intents and topics of a request to the questions that it asks. */
import { hasCue } from '../cues/read-cues';
import type { PartReading, UnderstandingContext } from '../types';
import type { Intent } from '../vocabulary';
import type { Question } from './types';

/** Below this a reading is not acted upon without asking, when a second one is nearly as likely. */
export const CLEAR_CONFIDENCE = 0.7;

/** The questions of one request, in the order of its intents; none twice. */
export function questionsOf(intents: readonly Intent[], part: PartReading, context: UnderstandingContext): Question[] {
  const asked: readonly Intent[] = asksPriceToo(part, context)
    ? ['info_prices']
    : [...intents.filter((intent) => isBelieved(intent, part, context)), ...doubtful(part, intents)];
  const questions = asked.flatMap((intent): Question[] => {
    switch (intent) {
      case 'info_prices':
        return priceQuestions(part);
      case 'info_services':
        return serviceQuestions(part);
      case 'info_hours':
        return [...aboutPerson(part), hoursQuestion(part)];
      case 'other': {
        const topics = part.topics.map((topic) => aboutService(topic, part));
        return topics.length > 0 || !hasCue(part.cues, 'about_somebody') ? topics : aboutPerson(part);
      }
      default:
        return [];
    }
  });
  // A third question in one breath is no intent of its own.
  const where = intents.some((intent) => intent.startsWith('info_'))
    ? part.topics.filter(({ about }) => about === 'address')
    : [];
  const all = [...questions, ...where];
  return all.filter((question, index) => all.findIndex((other) => isSame(other, question)) === index);
}

const isSame = (a: Question, b: Question): boolean =>
  a.about === b.about && (a.about !== 'faq' || b.about !== 'faq' || a.topic === b.topic);

/** "¿Quién es María?", "¿qué hace Carlos?" */
const aboutPerson = ({ slots: { staff_name: staff } }: PartReading): Question[] =>
  staff === undefined ? [] : [{ about: 'person', staff }];

function hoursQuestion({ slots, cues }: PartReading): Question {
  if (slots.preferred_date) return { about: 'hours', date: slots.preferred_date };
  if (hasCue(cues, 'open_now')) return { about: 'hours', now: true };
  return hasCue(cues, 'holidays') ? { about: 'hours', holidays: true } : { about: 'hours' };
}

/** "¿Cuánto dura?" is about the service that is named, or talked about. */
function aboutService(question: Question, { slots: { service_type: service } }: PartReading): Question {
  return service && (question.about === 'duration' || question.about === 'staff') ? { ...question, service } : question;
}

function named({ slots, service }: PartReading): { service?: string; unknown?: string; options?: string[] } {
  if (slots.service_type) return { service: slots.service_type };
  if (service?.kind === 'unknown') return { unknown: service.span.text };
  return service?.kind === 'several' ? { options: service.names } : {};
}

function priceQuestions(part: PartReading): Question[] {
  const special = part.topics.filter(({ about }) => about === 'promotions' || about === 'packages');
  if (special.length > 0) return special;
  const mention = named(part);
  const staff = part.slots.staff_name;
  const all = Object.keys(mention).length === 0 && hasCue(part.cues, 'all_prices') ? { all: true as const } : {};
  return [{ about: 'prices', ...mention, ...all, ...(staff ? { staff } : {}) }];
}

function serviceQuestions(part: PartReading): Question[] {
  const mention = named(part);
  const duration = part.topics.find(({ about }) => about === 'duration');
  if (duration) return [aboutService(duration, part)];
  if (Object.keys(mention).length > 0) return [{ about: 'services', ...mention }];
  const person = aboutPerson(part);
  if (person.length > 0) return person;
  // "¿Tienen combos?", "¿van a domicilio?" count as questions about what is offered, and have an answer of their own.
  const special = part.topics.filter(({ about }) => about !== 'appointments' && about !== 'address');
  if (special.length > 0) return special;
  if (part.askedFor !== null) return [{ about: 'services', unknown: part.askedFor }];
  return [hasCue(part.cues, 'asks_for_list') ? { about: 'services' } : { about: 'unknown' }];
}

/** Something unheard-of in answer to a question ("Tino") is hardly a question about services. */
const isBelieved = (intent: Intent, part: PartReading, { pendingQuestion }: UnderstandingContext): boolean =>
  intent !== 'info_services' ||
  intent !== part.intent ||
  (pendingQuestion ?? null) === null ||
  part.service !== null ||
  part.confidence >= CLEAR_CONFIDENCE;

/** "¿Y con Juan?" after a price. */
function asksPriceToo({ slots, intent, cues }: PartReading, { answered = [], task }: UnderstandingContext): boolean {
  const { staff_name, ...others } = slots;
  const isAlone = staff_name !== undefined && Object.keys(others).length === 0 && (task ?? null) === null;
  return answered.includes('prices') && isAlone && intent === 'other' && hasCue(cues, 'with_somebody');
}

/** "¿Qué horarios tienen?" may ask for opening hours or for room: where it is not clear, both are answered. */
function doubtful({ confidence, alternatives, cues }: PartReading, intents: readonly Intent[]): Intent[] {
  if (confidence >= CLEAR_CONFIDENCE || hasCue(cues, 'another') || !intents.includes('book')) return [];
  return alternatives
    .filter(({ intent, confidence: other }) => intent.startsWith('info_') && other >= 0.2 && !intents.includes(intent))
    .map(({ intent }) => intent);
}
