/**
 * A message is more than one thing: where one request ends and the next begins. A part keeps the offsets of the message,
 * since everything else of it is blanked.
 */
import { analyse, type Analysis } from '../analysis';
import { joinsMinutes } from '../minutes-behind-y';
import { saysCue } from '../cues/read-cues';
import { isOpenQuestion } from '../cues/open-question';
import { plainOf } from '../cues/plain';
import { readTopics } from '../cues/topics';
import type { Question } from './types';
import type { UnderstandingContext } from '../types';
import { A_REQUEST, readByRules } from '../intents/by-rules';
import { readIntent } from '../intents/read-intent';
import { readBeneficiaries } from '../slots/beneficiary';
import { blankOutside } from '../text/blank';
import type { Break } from '../text/tokens';
import type { Catalogue } from '../../catalogue';
import type { Intent } from '../vocabulary';

interface Clause {
  start: number;
  end: number;
  /** What stands before it. */
  brk: Break;
}

/** What a clause asks for by itself; null when it only adds to what stands before or behind it. */
interface Request {
  intent: Intent;
  /** Not coming is no request of its own where the next clause asks for another day. */
  implied: boolean;
  /** "y otro para mi hijo". */
  another: boolean;
  /** "¿Qué horarios tenés?": whether that asks when it is open or what is free, the rest of the message says. */
  room: boolean;
  topic: string;
}

/** Words between two requests: "cancelá ese y dame uno". */
const CONNECTORS: ReadonlySet<string> = new Set('y e pero despues luego ademas tambien aparte entonces'.split(' '));

const MOST_PARTS = 4;
/** A message of more clauses is a story, or noise: it is read as a whole, in the time that one reading takes. */
const MOST_CLAUSES = 20;

const WHO = JSON.stringify({ about: 'staff' } satisfies Question);
/** Of a question that nobody here has an answer to. */
const OPEN = JSON.stringify({ about: 'unknown' } satisfies Question);
const FEW_WORDS = 3;

const FLOWS: readonly Intent[] = ['book', 'cancel', 'reschedule'];

/** The parts of a message, as texts of the same length with everything else blanked; one when it is one request. */
export function splitRequests(
  raw: string,
  analysis: Analysis,
  { catalogue, faqs = [], pendingQuestion = null }: UnderstandingContext,
): string[] {
  const clauses = clausesOf(raw, analysis);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return [raw];
  const parts: { from: number; to: number; request: Request | null; says: Says; asks: boolean; wishes: boolean }[] = [];
  const read = clauses.map(({ start, end }) => analyse(raw.slice(start, end), catalogue));
  const sayings = read.map((clause) => sayingsOf(clause, catalogue));
  for (const [at, clause] of read.entries()) {
    const last = parts.at(-1);
    const request = requestOf(clause, faqs, last?.request ?? null);
    const says = sayings[at] ?? NOTHING_SAID;
    const isAnswered =
      last !== undefined &&
      last.request === null &&
      (pendingQuestion !== null || saysAny(last.says) || clauses[at]?.brk === 2);
    // "Quiero barba. ¿A qué hora cierran?"; a service alone is what is asked about ("corte. ¿cuánto sale?").
    const isWish = last !== undefined && last.request === null && !last.asks && last.wishes;
    const isOther =
      last !== undefined &&
      ((isAnswered && request !== null && isAside(request, clauses[at], pendingQuestion !== null || isWish)) ||
        (request !== null && last.request !== null && isNew(request, last.request)) ||
        (isToldWish(last) && request?.intent === 'cancel' && !request.implied && says.service) ||
        (isBooking(last.request) && isBooking(request) && isSecondBooking(ofPerson(sayings, at), last.says)) ||
        (request?.another === true && isBooking(last.request) && last.says.service));
    if (!last || (isOther && parts.length < MOST_PARTS))
      parts.push({ from: at, to: at, request, says, asks: clause.question, wishes: wishes(clause, says) });
    else {
      last.to = at;
      last.request = merged(last.request, request);
      last.says = bothOf(last.says, says);
      last.asks ||= clause.question;
      last.wishes ||= wishes(clause, says);
    }
  }
  if (parts.length < 2) return [raw];
  return parts.map(({ from, to }) => {
    const start = clauses[from]?.start ?? 0;
    const end = clauses[to]?.end ?? raw.length;
    return blankOutside(raw, start, end);
  });
}

/** What a clause names. */
interface Says {
  service: boolean;
  person: boolean;
  day: boolean;
  hour: boolean;
}

function sayingsOf(analysis: Analysis, catalogue: Catalogue): Says {
  const has = (...concepts: string[]): boolean => concepts.some((concept) => analysis.places.has(`@${concept}`));
  return {
    service: has('svc'),
    person: analysis.places.has('para') && readBeneficiaries(analysis, catalogue).length > 0,
    day: has('weekday', 'date'),
    hour: has('hour'),
  };
}

const NOTHING_SAID: Says = { service: false, person: false, day: false, hour: false };

/** "Y para mi hija, Lola, mañana a las 11": what follows is said of her, up to the next person. */
function ofPerson(sayings: readonly Says[], at: number): Says {
  const [own = NOTHING_SAID, ...behind] = sayings.slice(at);
  if (!own.person) return own;
  const next = behind.findIndex(({ person }) => person);
  return (next < 0 ? behind : behind.slice(0, next)).reduce(bothOf, own);
}

/** It names a service and when, or says that it is wanted, in too few words to be a request by itself. */
const wishes = (clause: Analysis, { service, day, hour }: Says): boolean =>
  service && (day || hour || readByRules(clause).scores.book >= A_WISH);
const A_WISH = 3;

const saysAny = ({ service, person, day, hour }: Says): boolean => service || person || day || hour;

/**
 * A question behind what answers the one that was asked: "18:15 dale. ¿cuánto sale?". Without one, what is named before a question may
 * well belong to it ("el lunes, ¿a qué hora abren?").
 */
const isAside = ({ intent, topic }: Request, clause: Clause | undefined, isAsked: boolean): boolean =>
  topic === OPEN || (isAsked && clause?.brk === 2 && !FLOWS.includes(intent));

function bothOf(a: Says, b: Says): Says {
  return {
    service: a.service || b.service,
    person: a.person || b.person,
    day: a.day || b.day,
    hour: a.hour || b.hour,
  };
}

/** "Brushing el miércoles a las 16": whoever names this much and says no more of it, and then cancels something else, wishes for it. */
const isToldWish = ({ request, says }: { request: Request | null; says: Says }): boolean =>
  request === null && says.service && (says.day || says.hour);

const isBooking = (request: Request | null): boolean => request === null || request.intent === 'book';

/** "Limpieza para mí y consulta para mi hijo", "barba a las 16:30 y corte a las 17": each has what is its own. */
const isSecondBooking = (next: Says, before: Says): boolean =>
  (next.person && before.person && ((next.service && before.service) || (next.hour && before.hour))) ||
  (next.service && before.service && ((next.hour && before.hour) || (next.day && before.day)));

function clausesOf(raw: string, { tokens }: Analysis): Clause[] {
  const starts = tokens.flatMap((token, at): Pick<Clause, 'start' | 'brk'>[] => {
    if (at === 0) return [];
    // "Sacame también una barba": one word is no request of its own, unless it is a list ("precios y horarios").
    const joins = CONNECTORS.has(token.word) && (at > 1 || token.word === 'y') && !joinsMinutes(tokens, at);
    const begins = token.brk > 0 || joins;
    return begins && tokens[at - 1]?.start !== token.start ? [{ start: token.start, brk: token.brk }] : [];
  });
  return [{ start: 0, brk: 0 as const }, ...starts].map(({ start, brk }, at) => ({
    start,
    end: starts[at]?.start ?? raw.length,
    brk,
  }));
}

function requestOf(
  analysis: Analysis,
  faqs: NonNullable<UnderstandingContext['faqs']>,
  before: Request | null,
): Request | null {
  const { hits } = readByRules(analysis);
  const plain = plainOf(analysis.raw);
  const strong = hits
    .filter(
      ({ intent, strength }) =>
        strength >= leastStrength(intent, before) && intent !== 'greeting' && intent !== 'chitchat',
    )
    .sort((a, b) => b.strength - a.strength);
  const flows = new Set(strong.map(({ intent }) => intent).filter((intent) => FLOWS.includes(intent)));
  const another = saysCue('another', plain);
  if (another && (flows.size === 0 || flows.has('book') || flows.has('reschedule')))
    return { ...PLAIN, intent: 'book', another };
  // Rules that contradict each other leave it to the words as a whole.
  const flow = flows.size > 1 ? readIntent(analysis).intent : [...flows][0];
  const isListed =
    strong.every(({ rule }) => rule === 'book.service-when') && /^ (y |e )?(el|la|los|las) /.test(plain.text);
  // "Cancelá el corte del jueves y la barba del viernes".
  if (flow === 'book' && isListed && (before?.intent === 'cancel' || before?.intent === 'reschedule')) return null;
  if (flow !== undefined && FLOWS.includes(flow)) {
    const implied = strong.every(({ intent, rule }) => intent !== flow || rule === 'cancel.cannot-come');
    return { ...PLAIN, intent: flow, implied, another };
  }
  if (saysCue('comes_now', plain)) return { ...PLAIN, intent: 'book' };
  const [topic] = readTopics(plain, faqs, analysis);
  if (topic) return { ...PLAIN, intent: 'other', topic: JSON.stringify(topic) };
  // "¿Y horarios? ¿Precios?": of a clause in a word or two, a hint is enough.
  const asked = (analysis.question && analysis.tokens.length <= FEW_WORDS ? hits : strong).find(({ intent }) =>
    intent.startsWith('info_'),
  );
  if (asked) return { ...PLAIN, intent: asked.intent, room: saysCue('asks_for_room', plain) };
  return isOpenQuestion(analysis) ? { ...PLAIN, intent: 'other', topic: OPEN } : null;
}

const PLAIN = { implied: false, another: false, room: false, topic: '' };

/** Behind another request, less is enough for something else that is done with appointments: "cancelá ese y dame uno para …". */
const leastStrength = (intent: Intent, before: Request | null): number =>
  before && FLOWS.includes(intent) && intent !== before.intent ? A_REQUEST - 1 : A_REQUEST;

/** Whether a request begins a part of its own after another. */
function isNew(next: Request, before: Request): boolean {
  if (next.another) return true;
  if (next.intent === before.intent) return next.topic !== before.topic;
  const pair: readonly Intent[] = [before.intent, next.intent];
  // "No puedo ir el martes, ¿puede ser el jueves?" is one wish, and so is moving and asking for room.
  if (before.implied || next.implied) return false;
  if (pair.includes('reschedule') && pair.includes('book')) return false;
  // "¿Qué hacen y quién lo hace?" is one list.
  if (before.intent === 'info_services' && next.topic === WHO) return false;
  return !(pair.includes('book') && (before.room || next.room));
}

function merged(first: Request | null, second: Request | null): Request | null {
  if (!first || !second) return first ?? second;
  return first.implied ? second : first;
}
