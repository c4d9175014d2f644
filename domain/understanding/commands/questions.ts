/** From the intents and topics of a request to the questions that it asks. */
import { isOneOfAKind } from '../cues/one-of-a-kind';
import { hasCue } from '../cues/read-cues';
import { foldText } from '../text/fold';
import type { PartReading, UnderstandingContext } from '../types';
import type { Intent } from '../vocabulary';
import { asksOfSomebody } from './by-what-is-named';
import type { Question, TaskKind } from './types';

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
        return isAboutCancelling(part, context) ? [part.cancellation] : priceQuestions(part);
      case 'info_services':
        return serviceQuestions(part);
      case 'info_hours':
        return [...aboutPerson(part), hoursQuestion(part)];
      case 'other': {
        if (asksOfSomebody(part)) return [aboutNamed({ about: 'appointments' }, part)];
        if (isWhoDoesWhat(part)) return [{ about: 'services', staff: true }];
        const topics = part.topics.map((topic) => aboutNamed(topic, part));
        return topics.length > 0 || !hasCue(part.cues, 'about_somebody') ? topics : aboutPerson(part);
      }
      default:
        return [];
    }
  });
  const all = [...questions, ...besides(intents, part)];
  return all.filter((question, index) => all.findIndex((other) => isSame(other, question)) === index);
}

/** "¿Me cobran algo?" beside what is done to an appointment: whether that costs anything. @param kind what is being done */
export function feeQuestion({ service, cues, cancellation }: PartReading, kind: TaskKind | null): Question | null {
  if (kind === null || kind === 'book' || service !== null || !hasCue(cues, 'asks_fee')) return null;
  return kind === 'move' && cancellation.about === 'cancellation' ? { ...cancellation, moving: true } : cancellation;
}

/** "¿Qué servicios tienen y quién los hace?" */
const isWhoDoesWhat = ({ topics, cues, service }: PartReading): boolean =>
  service === null && topics.some(({ about }) => about === 'staff') && hasCue(cues, 'what_is_done');

/** A further question in one breath is no intent of its own. What is said of a service tells who does it. */
function besides(intents: readonly Intent[], part: PartReading): Question[] {
  if (!intents.some((intent) => intent.startsWith('info_'))) return [];
  // "¿Cuánto sale con OSDE?" asks for more than the price.
  const asksOfKind = (topic: Question): boolean =>
    topic.about === 'faq' && intents.includes('info_prices') && isOneOfAKind(foldText(topic.said ?? ''));
  const tellsStaff = intents.includes('info_services') && (part.service !== null || hasCue(part.cues, 'what_is_done'));
  return part.topics
    .filter((topic) => topic.about === 'address' || (topic.about === 'staff' && !tellsStaff) || asksOfKind(topic))
    .map((topic) => aboutNamed(topic, part));
}

/** "¿Me cobran algo?" while an appointment is being cancelled. */
const isAboutCancelling = ({ service }: PartReading, { task }: UnderstandingContext): boolean =>
  task?.kind === 'cancel' && service === null;

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

/** A question by its words alone, about what is named in it: the service of "¿cuánto dura?", the day of "¿tengo turno?". */
function aboutNamed(question: Question, part: PartReading): Question {
  const { service_type: service, preferred_date: date } = part.slots;
  switch (question.about) {
    case 'duration':
    case 'staff':
    case 'this':
      return service ? { ...question, service } : question;
    case 'appointments':
      return date ? { ...question, date } : question;
    case 'hours':
      return hoursQuestion(part);
    case 'cancellation':
      return question.moving && part.cancellation.about === 'cancellation' ? question : part.cancellation;
    default:
      return question;
  }
}

function named({ slots, service }: PartReading): { service?: string; unknown?: string; options?: string[] } {
  if (slots.service_type) return { service: slots.service_type };
  if (service?.kind === 'unknown') return { unknown: service.span.text };
  return service?.kind === 'several' ? { options: service.names } : {};
}

/** What the business has an answer of its own for is no service that it lacks ("¡urgencia!"). */
function ownAnswer({ service, topics }: PartReading): Question[] {
  return service?.kind === 'unknown' ? topics.filter(({ about }) => about === 'faq') : [];
}

function priceQuestions(part: PartReading): Question[] {
  const own = ownAnswer(part);
  if (own.length > 0) return own;
  const special = part.topics.filter(({ about }) => about === 'promotions' || about === 'packages');
  if (special.length > 0) return special;
  if (hasCue(part.cues, 'asks_if_included')) return [{ about: 'unknown' }];
  const mention = named(part);
  const staff = part.slots.staff_name;
  const all = Object.keys(mention).length === 0 && hasCue(part.cues, 'all_prices') ? { all: true as const } : {};
  return [{ about: 'prices', ...mention, ...all, ...(staff ? { staff } : {}) }];
}

function serviceQuestions(part: PartReading): Question[] {
  const own = ownAnswer(part);
  if (own.length > 0) return own;
  const mention = named(part);
  const duration = part.topics.find(({ about }) => about === 'duration');
  if (duration) return [aboutNamed(duration, part)];
  if (Object.keys(mention).length > 0) return [{ about: 'services', ...mention }];
  const person = aboutPerson(part);
  if (person.length > 0) return person;
  // "¿Tienen combos?", "¿van a domicilio?" count as questions about what is offered, and have an answer of their own.
  if (isWhoDoesWhat(part)) return [{ about: 'services', staff: true }];
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
  part.topics.length > 0 ||
  part.confidence >= CLEAR_CONFIDENCE;

/** "¿Y con Juan?", "¿y brushing y color?" after a price. */
function asksPriceToo(part: PartReading, { answered = [], task }: UnderstandingContext): boolean {
  if (!answered.includes('prices') || (task ?? null) !== null) return false;
  const { staff_name, ...others } = part.slots;
  const isAlone = staff_name !== undefined && Object.keys(others).length === 0;
  if (isAlone) return part.intent === 'other' && hasCue(part.cues, 'with_somebody');
  const names = part.service?.kind === 'one' || part.service?.kind === 'several';
  return names && part.opensAsQuestion && part.question && part.words <= SHORT && staff_name === undefined;
}
/** In words. */
const SHORT = 7;

/** "¿Qué horarios tienen?" may ask for opening hours or for room: where it is not clear, both are answered. */
function doubtful({ confidence, alternatives, cues }: PartReading, intents: readonly Intent[]): Intent[] {
  if (confidence >= CLEAR_CONFIDENCE || hasCue(cues, 'another') || !intents.includes('book')) return [];
  return alternatives
    .filter(({ intent, confidence: other }) => intent.startsWith('info_') && other >= 0.2 && !intents.includes(intent))
    .map(({ intent }) => intent);
}
