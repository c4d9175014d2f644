/** Which task a request starts, and whether that is clear. */
import { isAskedWhen } from '../context';
import { hasCue } from '../cues/read-cues';
import { addsPerson, cancelsAnother, movesAnother } from './behind-yes';
import { isAskedOnly } from '../cues/topics';
import type { CueId } from '../cues/table';
import { weekdayIndex, type LocalDate } from '../../calendar';
import type { DateReading, PartReading, UnderstandingContext } from '../types';
import type { Intent } from '../vocabulary';
import type { SlotName } from '../../slots';
import { CLEAR_CONFIDENCE } from './questions';
import { asksOfSomebody, staysAway, tellsService } from './by-what-is-named';
import { amendsOwn } from './renaming';
import type { TaskKind } from './types';

const TASKS: Partial<Record<Intent, TaskKind>> = { book: 'book', cancel: 'cancel', reschedule: 'move' };
export const taskOfIntent = (intent: Intent | null | undefined): TaskKind | undefined =>
  intent ? TASKS[intent] : undefined;

/** The intents of a request in its conversation: what it says, or what its answer to "¿sacar o cambiar?" stands for. */
export function mainIntents(part: PartReading, context: UnderstandingContext): Intent[] {
  const { pendingQuestion, task } = context;
  const also = part.alsoIntent ? [part.alsoIntent] : [];
  if (part.topics.some(isAskedOnly)) return ['other', ...also.filter((intent) => isBesideAsked(intent, part))];
  if (asksOfSomebody(part)) return ['other'];
  if (amendsOwn(part, context)) return ['reschedule'];
  // "El de frenos lo quiero el mismo día que el de aceite": both are there.
  if (part.beside && !task && part.intent !== 'cancel' && hasCue(part.cues, 'the_one_of')) return ['reschedule'];
  if (part.intent === 'other' && !part.question && hasCue(part.cues, 'strikes_off')) return ['cancel'];
  if (part.answersPending && pendingQuestion?.kind === 'clarify_intent')
    return [clarified(pendingQuestion.intents, part), ...also];
  if (part.answersPending) return also;
  if (staysAway(part, { task, pendingQuestion })) return ['cancel'];
  if (tellsService(part) || comesNow(part, { task })) return ['book'];
  // "Hola, dónde quedan" greets and asks.
  if ((part.intent === 'greeting' || part.intent === 'chitchat') && part.topics.length > 0) return ['other', ...also];
  const likely = likelyWish(part);
  return likely ? [likely] : [part.intent, ...also];
}

/** "¿Cuánto sale cambiar el turno?" asks for no price of a service. */
const isBesideAsked = (intent: Intent, { topics }: PartReading): boolean =>
  taskOfIntent(intent) === undefined &&
  (intent !== 'info_prices' || !topics.some(({ about }) => about === 'cancellation'));

/** "¿Puedo llevarlo ahora?": an appointment is wanted, unless it is clearly something else. */
export const comesNow = (
  { cues, intent, confidence }: Pick<PartReading, 'cues' | 'intent' | 'confidence'>,
  { task }: { task?: UnderstandingContext['task'] | undefined },
): boolean =>
  hasCue(cues, 'comes_now') &&
  (task ?? null) === null &&
  (confidence < CLEAR_CONFIDENCE || (intent !== 'cancel' && intent !== 'reschedule'));

/** "Sacar un turno" to "¿querés sacar un turno?" is that; "quiero cancelar mi turno" is not, though it speaks of one too. */
function clarified(intents: readonly Intent[], { intent }: PartReading): Intent {
  const [only, ...others] = intents;
  return only && others.length === 0 && intent === 'other' ? only : intent;
}

/**
 * Of a message that is read as "other": a service that is wanted is to be booked; with a doubt, and with a professional, a day or an
 * hour, it is what it is next likely to ask for. Never a cancellation: that one has to be said.
 */
function likelyWish({ intent, confidence, alternatives, slots, cues, question }: PartReading): Intent | null {
  // "Quiero barba".
  if (intent === 'other' && wantsService({ slots, cues, question })) return 'book';
  const second = alternatives.find((one) => one.intent !== intent);
  // "Quiero cambiarlo" names nothing, and says it all.
  const named = slots.staff_name ?? slots.preferred_date ?? slots.preferred_time;
  const isSaid = named !== undefined || hasCue(cues, 'moves_it');
  const isDoubtful = intent === 'other' && confidence < CLEAR_CONFIDENCE && isSaid;
  return isDoubtful && second?.intent === 'reschedule' && second.confidence >= 0.3 ? second.intent : null;
}

const wantsService = ({ slots, cues, question }: Pick<PartReading, 'slots' | 'cues' | 'question'>): boolean =>
  slots.service_type !== undefined && hasCue(cues, 'wants') && !question;

/** The task that the request starts; "quiero otro turno" is a new one, whatever it sounds like. */
export function taskOf(intents: readonly Intent[], part: PartReading, context: UnderstandingContext): TaskKind | null {
  const { task, pendingQuestion, lastDone } = context;
  if (part.act || part.open !== undefined) return null;
  if (part.instead) return 'move';
  const tasks = intents.flatMap((intent) => taskOfIntent(intent) ?? []);
  // "El otro también": what was done last, once more.
  if (hasCue(part.cues, 'the_other_one') && part.words <= 5 && !task && lastDone) return tasks[0] ?? lastDone;
  // "Sí, y el otro también" to "¿lo cancelo?".
  if (cancelsAnother(part, context)) return 'cancel';
  if (movesAnother(part, context)) return 'move';
  if (addsPerson(part, context)) return 'book';
  if (hasCue(part.cues, 'another') && !tasks.includes('cancel') && !hasCue(part.cues, 'the_other_one')) return 'book';
  if (tasks.includes('cancel') && tasks.includes('book') && isExchange(part)) return 'move';
  const [first] = tasks;
  if (first === 'book' && isOneOfMine(part)) return 'move';
  if (!first || first === task?.kind) return first ?? null;
  if (task?.kind === 'move' && first === 'book' && part.slots.service_type === undefined) return null;
  const isRefused =
    hasCue(part.cues, 'refuses') && (isAskedWhen(pendingQuestion) || pendingQuestion?.kind === 'confirm');
  if (task?.kind === 'book' && first === 'move' && task.dated && (isRefused || !namesAppointment(part, context)))
    return null;
  // "No, perdón, a nombre de Luz" takes back a value, not the whole.
  if (
    task?.kind === 'book' &&
    first === 'cancel' &&
    !cancelsOwn(part, context) &&
    takesBackValue(part, pendingQuestion)
  )
    return null;
  // "8:30 no llego, 9 en punto" answers where it shall be moved to.
  if (task?.kind === 'move' && first === 'cancel' && isAskedWhen(pendingQuestion) && !hasCue(part.cues, 'says_cancel'))
    return null;
  return first;
}

/** "Quiero pasar el de corte para las 9" sounds like a wish for a haircut. */
const isOneOfMine = ({ slots, cues, alternatives }: PartReading): boolean =>
  slots.service_type !== undefined &&
  hasCue(cues, 'the_one_of') &&
  !hasCue(cues, 'another') &&
  alternatives.some(({ intent, confidence }) => intent === 'reschedule' && confidence >= 0.3);

/** "Cancelá el del viernes y anotame para el sábado" moves an appointment. */
const isExchange = ({ slots, service }: PartReading): boolean =>
  slots.service_type === undefined && service === null && slots.preferred_date !== undefined;

/** "Sí, y la ortodoncia cancelala": another service than the one that is being booked. */
const cancelsOwn = ({ slots, cues }: PartReading, { slots: draft = {} }: UnderstandingContext): boolean =>
  slots.service_type !== undefined && slots.service_type !== draft.service_type && hasCue(cues, 'says_cancel');

/** "El de Sofía", "el de brushing", a code: what is done to it is done to an appointment that there is. */
const namesAppointment = (
  { owner, slots, when, excludes, cues, exchange }: PartReading,
  { slots: draft = {} }: Pick<UnderstandingContext, 'slots'> = {},
): boolean =>
  (owner !== null && (owner.name === undefined || owner.name !== draft.client_name)) ||
  slots.booking_id !== undefined ||
  exchange !== undefined ||
  hasCue(cues, 'my_appointment') ||
  isLeft(when.from?.date ?? null, excludes, draft.preferred_date) ||
  (slots.service_type !== undefined && hasCue(cues, 'the_one_of'));

/**
 * A day that is left for another; one that is only ruled out ("uy, el lunes no, el martes"), or the draft's own ("en vez del
 * jueves"), is no appointment's.
 */
function isLeft(from: DateReading | null, excludes: PartReading['excludes'], draft: LocalDate | undefined): boolean {
  if (from === null) return false;
  return from.kind !== 'day' || (from.value !== draft && !excludes.some(({ what }) => excludesDay(what, from.value)));
}

const excludesDay = ({ dates, weekdays }: PartReading['excludes'][number]['what'], day: LocalDate): boolean =>
  dates?.includes(day) === true || weekdays?.includes(weekdayIndex(day)) === true;

const WISHES: readonly SlotName[] = ['service_type', 'preferred_date', 'preferred_time', 'client_name', 'staff_name'];
const namesWish = ({ slots }: PartReading): boolean => WISHES.some((name) => slots[name] !== undefined);

function takesBackValue(part: PartReading, pending: UnderstandingContext['pendingQuestion']): boolean {
  if (namesAppointment(part)) return false;
  // "A la mañana no puedo, a la tarde" answers the question about the hour; "sí, pero el martes no" the summary.
  const { date, time } = part.when;
  if (isAskedWhen(pending) && (date ?? time ?? part.excludes[0])) return true;
  if (pending?.kind === 'confirm' && part.excludes.length > 0) return true;
  return (part.correction && namesWish(part)) || part.slots.client_name !== undefined;
}

/** Two wants that lead to different deeds, neither clearly the meant one: the customer is asked which. */
export function unclearIntents(
  part: PartReading,
  { task, pendingQuestion, offered }: UnderstandingContext,
): Intent[] | null {
  if (part.act || part.answersPending || part.prefix || comesNow(part, { task })) return null;
  if (part.topics.some(isAskedOnly)) return null;
  if (staysAway(part, { task, pendingQuestion })) return null;
  if (part.clarify && part.clarify.length > 0) return part.clarify;
  const kind = task?.kind ?? null;
  if (isBareWish(part, kind, pendingQuestion ?? null)) return ['book'];
  if (part.confidence >= CLEAR_CONFIDENCE || hasCue(part.cues, 'another')) return null;
  // Dropping a half-made booking on a doubtful reading would lose the customer's work.
  if (kind === 'book' && part.intent === 'cancel') {
    const refused = isAskedWhen(pendingQuestion) && (hasCue(part.cues, 'refuses') || hasCue(part.cues, 'that_day_not'));
    const summaryRefused = pendingQuestion?.kind === 'confirm' && hasCue(part.cues, 'refuses');
    return refused || summaryRefused || takesBackValue(part, pendingQuestion) ? null : ['cancel', 'book'];
  }
  if (offered && offered.length > 0 && hasCue(part.cues, 'refuses')) return null;
  const second = part.alternatives.find((other) => other.intent !== part.intent);
  if (!second || second.confidence < 0.25) return null;
  const pair: Intent[] = [part.intent, second.intent];
  const tasks = pair.map(taskOfIntent);
  const destructive = tasks.includes('cancel');
  if (second.confidence < part.confidence * (destructive ? 0.5 : 0.75)) return null;
  if (!(destructive || tasks.includes('move')) || (kind !== null && tasks.includes(kind))) return null;
  return pair.includes('other') || pair.includes('chitchat') || pair.includes('greeting') ? null : pair;
}

/** A day, an hour or a service out of the blue, and nothing being done: perhaps an appointment is wanted. */
function isBareWish(part: PartReading, task: TaskKind | null, pending: unknown): boolean {
  const { service_type, preferred_date, preferred_time } = part.slots;
  if (task !== null || pending !== null || (service_type ?? preferred_date ?? preferred_time) === undefined)
    return false;
  if (part.topics.length > 0 || part.intent.startsWith('info_') || part.correction) return false;
  if (taskOfIntent(part.intent) !== undefined || wantsService(part)) return false;
  const isTold = service_type !== undefined && !part.question;
  const isShort = part.intent === 'other' && (isTold || part.words <= 3);
  return isShort || part.confidence < CLEAR_CONFIDENCE;
}

const CHANGES: readonly [CueId, SlotName][] = [
  ['names_day', 'preferred_date'],
  ['names_hour', 'preferred_time'],
  ['names_service', 'service_type'],
  ['names_name', 'client_name'],
];

/** What of a draft is named as being wrong, by the words for it. */
export const namedForChange = ({ cues }: PartReading): SlotName[] =>
  CHANGES.filter(([cue]) => hasCue(cues, cue)).map(([, slot]) => slot);

/** "La hora" after "¿qué querés cambiar?": such words are too common to be read as a choice anywhere else. */
export function chosenChange(part: PartReading, { offered = [] }: UnderstandingContext): number | null {
  if (part.act || !offered.some(({ clears }) => clears) || Object.keys(part.slots).length > 0) return null;
  const named = namedForChange(part);
  const index = offered.findIndex(({ clears }) => clears?.[0] !== undefined && named.includes(clears[0]));
  return named.length === 1 && index >= 0 ? index : null;
}
