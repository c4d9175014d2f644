/** From the readings of a message's requests to its list of commands. Pure, and without the text: a model's reading goes the same way. */
import { afterThat } from './after-that';
import { addsPerson, addsService, cancelsAnother, isBehindYes } from './behind-yes';
import { hasCue, type Cue } from '../cues/read-cues';
import type { CueId } from '../cues/table';
import { askedSlot, isAskedWhen, isPickingAppointment } from '../context';
import type { SlotName } from '../../slots';
import { asksOfSomebody } from './by-what-is-named';
import type { DialogueAct, PartReading, UnderstandingContext } from '../types';
import type { Intent, Span } from '../vocabulary';
import { CLEAR_CONFIDENCE, feeQuestion, questionsOf } from './questions';
import { exchanged } from './exchange';
import { asMany } from './how-many';
import { chosenChange, comesNow, mainIntents, taskOf, taskOfIntent, unclearIntents } from './intents';
import type { Command, CommandBody, PlainCommand, Question, SmallTalkTopic, TaskKind } from './types';
import { pickedByDay } from './picked-day';
import { keptReference, namedReference, namesOthers } from './reference';
import { valueCommands } from './values';

/** Under this, a reading without any support from slots or context is not believed. */
const BELIEVABLE = 0.35;

/** The commands of a message: those of its parts one after the other, each part read in the light of those before it. */
export function commandsOf(parts: readonly PartReading[], context: UnderstandingContext): Command[] {
  const commands: Command[] = [];
  for (const part of asExchange(parts.map((part) => withoutVerbAsService(exchanged(lateAsMove(part), context)))))
    commands.push(...pointed(part, commands), ...commandsOfPart(part, context, commands, parts.length > 1));
  const real = commands.filter(({ do: kind }) => kind !== 'smalltalk' && kind !== 'greet' && kind !== 'outside');
  // Courtesy beside a request is no request.
  return real.length > 0 ? asMany(real, parts) : commands.slice(0, 1);
}

/** "Ana Paz y Luz Paz": each is told of another booking. */
const pointed = ({ open, span }: PartReading, before: readonly Command[]): Command[] =>
  open === undefined || (open === 0 && before.length === 0) ? [] : [{ do: 'turn', open, span }];

/** "Llego tarde, si no cambialo a las 12": to be moved is what is wanted. */
function lateAsMove(part: PartReading): PartReading {
  const isMove = hasCue(part.cues, 'running_late') && hasCue(part.cues, 'moves_it');
  return isMove ? { ...part, intent: 'reschedule' } : part;
}

/** "Cambiar el que tengo" names no change of oil: where an appointment is changed, the verb alone is no service. */
function withoutVerbAsService(part: PartReading): PartReading {
  const said = part.service?.span.text ?? '';
  if (part.intent !== 'reschedule' || !/^cambi(?:o|ar|a|á|e|é|ame|alo|arlo)$/iu.test(said)) return part;
  const { service_type: _, ...slots } = part.slots;
  return { ...part, service: null, slots };
}

/**
 * "Cancelá el del viernes y pasalo al lunes" is one move, and so is "cancelá el del viernes y anotame para el sábado": the second
 * names no other service, none of the others and nobody else.
 */
function asExchange(parts: readonly PartReading[]): readonly PartReading[] {
  const [first, second, ...rest] = parts;
  if (!first || !second || first.intent !== 'cancel' || second.listed || second.kept) return parts;
  const { service_type, booking_id, preferred_date } = second.slots;
  const isBooking = second.intent === 'book' && preferred_date !== undefined && !hasCue(second.cues, 'another');
  if ((second.intent !== 'reschedule' && !isBooking) || namesOthers(second) || second.picked) return parts;
  if (
    service_type !== undefined ||
    booking_id !== undefined ||
    second.service ||
    second.owner ||
    second.beneficiaries.length > 0
  )
    return parts;
  const { date, time } = first.when;
  const from = second.when.from ?? { date, time };
  const slots = { ...identifying(first), ...second.slots };
  // "Cancelá los dos y pasalos al lunes".
  const cues = [...second.cues, ...first.cues.filter(({ id }) => id === 'means_all')];
  return [
    { ...second, intent: 'reschedule', owner: first.owner, when: { ...second.when, from }, slots, cues },
    ...rest,
  ];
}

const identifying = ({ slots: { service_type, booking_id } }: PartReading): PartReading['slots'] => ({
  ...(service_type ? { service_type } : {}),
  ...(booking_id ? { booking_id } : {}),
});

const PLAIN_ACTS: Readonly<Record<Exclude<DialogueAct['kind'], 'choose' | 'human'>, PlainCommand>> = {
  affirm: 'affirm',
  deny: 'deny',
  dont_know: 'doubt',
  wait: 'wait',
  defer: 'defer',
  undo: 'undo',
  repeat: 'repeat',
  not_understood: 'explain',
  abandon: 'drop',
  restart: 'restart',
  opt_out: 'optout',
  opt_in: 'optin',
};

function commandsOfPart(
  part: PartReading,
  context: UnderstandingContext,
  before: readonly Command[],
  isOneOfSeveral: boolean,
): Command[] {
  const { act, cues, span } = part;
  const says = (body: CommandBody, at: Span = span): Command => ({ ...body, span: at });
  const has = (id: CueId): boolean => hasCue(cues, id);

  if (part.kept) return [says({ do: 'refer', to: keptReference(part) })];
  if (part.listed) return [says({ do: 'refer', to: namedReference(part, 'cancel') })];
  const byDay = pickedByDay(part, context);
  if (byDay) return [says({ do: 'refer', to: byDay })];
  if (keepsWhen(part, context)) {
    const given = { task: null, isAside: false, before, says };
    const deny: Command[] = part.prefix?.kind === 'deny' ? [says({ do: 'deny' }, part.prefix.span)] : [];
    return [
      ...deny,
      says({ do: 'change', slot: 'preferred_date' }),
      says({ do: 'change', slot: 'preferred_time' }),
      ...valueCommands(part, context, given),
    ];
  }
  if (has('as_it_was') && !part.question) {
    const isOpen = (context.task ?? null) !== null;
    // "Dejalo como estaba": what is being changed is left, what has been changed is taken back.
    if (isOpen || context.lastDone) return [says({ do: isOpen ? 'drop' : 'undo' }, spanOf(cues, 'as_it_was'))];
  }
  // Two places cannot be had at once, and none of them is free.
  if (has('swaps')) return [says({ do: 'outside' }, spanOf(cues, 'swaps'))];
  if (isFinish(part, context)) return [says({ do: 'finish' }, spanOf(cues, 'nothing_more'))];
  // "Confirmo el turno" with nothing to confirm is about the one that there is.
  if (has('confirms_appointment') && !context.task && !context.pendingQuestion)
    return [says({ do: 'ask', question: { about: 'appointments', stands: true } })];
  if (leavesIt(part, context)) return [says({ do: 'drop' })];
  if (act) return actCommands(part, context, says);
  // "Bueno, pero antes …" is no yes yet.
  const prefix = part.prefix && !(part.prefix.kind === 'affirm' && has('reserves')) ? part.prefix : null;
  const lead: Command[] = prefix ? [says({ do: prefix.kind }, prefix.span)] : [];
  if (has('complaint') && !part.answersPending)
    return [says({ do: 'person', why: 'complaint' }, spanOf(cues, 'complaint'))];
  const moves = part.intent === 'reschedule' || part.alsoIntent === 'reschedule';
  if (has('running_late') && !moves) return [says({ do: 'late' }, spanOf(cues, 'running_late'))];
  if (has('of_others') && !part.service && !part.owner && (part.intent === 'book' || part.intent === 'other'))
    return [says({ do: 'ask', question: { about: 'appointments', others: true } })];
  if (has('if_cancelled') && (part.question || part.opensAsQuestion))
    return [...lead, says({ do: 'ask', question: part.cancellation })];

  const asksHours = hoursToo(part, context);
  if (asksHours) return [says({ do: 'ask', question: asksHours })];

  const commands: Command[] = [...lead];
  const changed = chosenChange(part, context);
  if (changed !== null) return [...commands, says({ do: 'choose', index: changed })];

  const unclear = before.length === 0 && commands.length === 0 ? unclearIntents(part, context) : null;
  const another = startsAnother(part, context);
  const intents = another ? (['book'] as const) : mainIntents(part, context);
  const task = unclear ? null : taskOf(intents, part, context);
  const named = another || (part.owner && asksForAppointment(part)) ? [] : questionsOf(intents, part, context);
  const fee = feeQuestion(part, task ?? startedIn(before) ?? context.task?.kind ?? null);
  const questions = fee ? [fee, ...named.filter(({ about }) => about !== 'prices' && about !== fee.about)] : named;
  if (comesNow(part, context)) questions.push({ about: 'hours', now: true });
  if (questions.length === 0 && asksConditions(part, intents)) questions.push({ about: 'unknown' });
  // It names what is done with: a service, or an appointment.
  const isTold =
    isCorrectedService(part, context) ||
    dropsService(part, context) ||
    picksAppointment(part, context) ||
    cancelsAnother(part, context) ||
    (!part.question && (has('with_the_same') || (isBehindYes(part, context) && part.beneficiaries.length > 0)));
  const isAside = !isTold && !part.beside && isAsideOf(part, intents, task, questions.length > 0);

  const asked = isTold ? [] : withOwner(questions, part);
  for (const question of asked) commands.push(says({ do: 'ask', question }));
  if (unclear) commands.push(says({ do: 'unsure', between: unclear }));
  const values = valueCommands(part, context, { task, isAside, before: [...before, ...commands], says });
  // The name of whom is asked about is not the customer's.
  commands.push(...(asksOfSomebody(part) ? values.filter((one) => one.do !== 'set' || !isName(one.slot)) : values));
  if (isLooseYes(part, context, commands))
    return [...commands.map((one) => asTold(one, context)), says({ do: 'affirm' })];
  if (isRefusal(part, context, commands)) commands.push(says({ do: 'deny' }, spanOf(cues, 'refuses')));
  const isOpen = isOneOfSeveral || (context.pendingQuestion ?? null) !== null;
  if (part.openQuestion && isOpen && isOnly(commands, ['affirm'])) commands.push(says(UNKNOWN));
  else if (asksUnknown(part, context, [...before, ...commands])) commands.push(says(UNKNOWN));
  if (commands.length === 0 || isOnly(commands, ['affirm', 'deny'])) commands.push(...smallTalk(part, context, says));
  return isUnsureYes(part, context, commands) ? [] : commands;
}

/** What the message has begun before. */
const startedIn = (before: readonly Command[]): TaskKind | null =>
  before.flatMap((command) => (command.do === 'start' ? command.task : [])).at(-1) ?? null;

/** "Nada más, gracias" to a question that is still open: not to a summary, which is answered by a yes or a no. */
const isFinish = (part: PartReading, { task, pendingQuestion }: UnderstandingContext): boolean =>
  task?.kind === 'book' &&
  pendingQuestion?.kind !== 'confirm' &&
  !part.question &&
  Object.keys(part.slots).length === 0 &&
  hasCue(part.cues, 'nothing_more');

/** "¿Y el sábado?" after a question about hours. */
function hoursToo({ slots, intent }: PartReading, { answered = [], task }: UnderstandingContext): Question | null {
  const { preferred_date: date, ...others } = slots;
  const isAlone = date !== undefined && Object.keys(others).length === 0 && (task ?? null) === null;
  return answered.includes('hours') && isAlone && intent === 'other' ? { about: 'hours', date } : null;
}

/** "Y otro para mi hijo" is no question, whatever it sounds like. */
const startsAnother = (part: PartReading, context: UnderstandingContext): boolean =>
  (!part.question && taskOf(mainIntents(part, context), part, context) === 'book' && hasCue(part.cues, 'another')) ||
  (!part.question && (afterThat(part, context)?.wanted ?? null) !== null) ||
  addsService(part, context) ||
  addsPerson(part, context) !== null;

/** "No, barba" to a summary is another service, and no question about one. */
const isCorrectedService = (part: PartReading, { pendingQuestion }: UnderstandingContext): boolean =>
  (part.prefix?.kind === 'deny' || part.correction) &&
  !part.question &&
  part.slots.service_type !== undefined &&
  part.intent !== 'info_prices' &&
  !asksForAppointment(part) &&
  !hasCue(part.cues, 'also') &&
  (pendingQuestion?.kind === 'confirm' || askedSlot(pendingQuestion) !== null);

/** "Barba no, brushing", "solo el corte" while a service is being booked. */
const dropsService = ({ excludes, only, topics, intent }: PartReading, { task }: UnderstandingContext): boolean =>
  task?.kind === 'book' &&
  topics.length === 0 &&
  intent !== 'info_prices' &&
  (only === true || excludes.some(({ what }) => what.service !== undefined));

const isName = (slot: SlotName): boolean => slot === 'client_name';

const asksForAppointment = (part: PartReading): boolean => part.intent === 'cancel' || part.intent === 'reschedule';

/** "¿A qué hora tiene turno Sofía?" */
function withOwner(
  questions: ReturnType<typeof questionsOf>,
  { owner, slots: { client_name: name } }: PartReading,
): ReturnType<typeof questionsOf> {
  if (!owner) return questions;
  // "¿Mi hijo tiene turno? Se llama Bruno".
  const whose = name !== undefined && owner.relation !== undefined ? { ...owner, name } : owner;
  return questions.map((question) => {
    if (question.about === 'this') return { about: 'appointments', owner: whose };
    return question.about === 'appointments' ? { ...question, owner: whose } : question;
  });
}

/** A move that is not wanted after all: the appointment stays as it is. */
function leavesIt(part: PartReading, { task, pendingQuestion }: UnderstandingContext): boolean {
  if (!task || part.question) return false;
  const { date, time } = part.when;
  if (date !== null || time !== null) return false;
  if (hasCue(part.cues, 'only_asking')) return true;
  // "Cancelalo, no lo pases": not moved, and not kept either.
  if (task.kind !== 'move' || hasCue(part.cues, 'says_cancel')) return false;
  return hasCue(part.cues, 'keeps_it') || (hasCue(part.cues, 'nothing_more') && pendingQuestion?.kind !== 'confirm');
}

/** "Dejalo como estaba, pero a nombre de Ana": its day and hour stay, and something else of it is changed. */
function keepsWhen({ cues, question, slots }: PartReading, { task }: UnderstandingContext): boolean {
  if (task?.kind !== 'move' || question) return false;
  const { client_name, staff_name, preferred_time } = slots;
  return hasCue(cues, 'as_it_was')
    ? (client_name ?? staff_name ?? preferred_time) !== undefined
    : hasCue(cues, 'keeps_it') && client_name !== undefined;
}

/** "¿Tiene que ir en ayunas para castrar?": the service is what is asked about. */
function asksConditions({ cues, question, span }: PartReading, intents: readonly Intent[]): boolean {
  const cue = cues.find(({ id }) => id === 'asks_conditions');
  // "Puedo ir con mi nene", without the mark.
  const asks = question || (cue?.span.start === span.start && /^(?:puedo|hay|hace|es) /i.test(span.text));
  return cue !== undefined && asks && intents.every((intent) => taskOfIntent(intent) === undefined);
}

const SAME_STAFF: CommandBody = { do: 'same', slot: 'staff_name' };
const UNKNOWN: CommandBody = { do: 'ask', question: { about: 'unknown' } };

/** "Sí, ¿hay estacionamiento?" to a summary: a yes counts, and nobody knows about the rest. */
function asksUnknown(
  part: PartReading,
  { pendingQuestion }: UnderstandingContext,
  commands: readonly Command[],
): boolean {
  const asks = part.question || hasCue(part.cues, 'asks_to_be_told');
  if (pendingQuestion?.kind !== 'confirm' || !asks || hasCue(part.cues, 'holds_back')) return false;
  const isLong = part.words >= 2 && part.act === null;
  return isLong && isOnly(commands, ['affirm']) && !REFUSALS.some((cue) => hasCue(part.cues, cue));
}

const REFUSALS: readonly CueId[] = ['refuses', 'none_of_them', 'that_day_not', 'not_wanting', 'asks_for_more'];

/** A yes to a summary with a story behind it that was not understood is no yes: it may well take something back. */
function isUnsureYes(
  part: PartReading,
  { pendingQuestion }: UnderstandingContext,
  commands: readonly Command[],
): boolean {
  if (pendingQuestion?.kind !== 'confirm' || part.prefix?.kind !== 'affirm') return false;
  // How the dog is called changes nothing either.
  const aside = COURTESY.some((cue) => hasCue(part.cues, cue));
  const isCourtesy = aside || part.intent === 'chitchat';
  return isOnly(commands, ['affirm']) && part.words >= STORY_WORDS && !isCourtesy;
}
const STORY_WORDS = 3;
const COURTESY: readonly CueId[] = ['thanks', 'goodbye', 'names_pet'];

const isOnly = (commands: readonly Command[], kinds: readonly string[]): boolean =>
  commands.every(({ do: kind }) => kinds.includes(kind));

function actCommands(
  part: PartReading,
  context: UnderstandingContext,
  says: (body: CommandBody, at?: Span) => Command,
): Command[] {
  const { act, cues } = part;
  const has = (id: CueId): boolean => hasCue(cues, id);
  switch (act?.kind) {
    case 'choose': {
      const codes = [act.index, ...(act.and ?? [])].flatMap((at) => context.offered?.[at]?.appointment?.code ?? []);
      return codes.length > 1
        ? [says({ do: 'refer', to: { or: codes.map((code) => ({ code })), which: 'all' } })]
        : [says({ do: 'choose', index: act.index }), ...(has('with_the_same') ? [says(SAME_STAFF)] : [])];
    }
    case 'human':
      return [says({ do: 'person', why: 'asked' })];
    case 'affirm': {
      const pending = context.pendingQuestion ?? null;
      if (pending === null && has('how_are_you')) return [says({ do: 'smalltalk', topic: 'how_are_you' })];
      // "Dale" to a list of one takes it.
      if (pending?.kind === 'choose' && context.offered?.length === 1) return [says({ do: 'choose', index: 0 })];
      // "Sí, los dos" to a summary of one means the other one too.
      if (pending?.kind === 'confirm' && context.task?.kind === 'cancel' && has('means_all'))
        return [says({ do: 'affirm' }), says({ do: 'refer', to: { which: 'all' } })];
      const ya = has('urgent') && !has('agrees');
      return ya && pending?.kind !== 'confirm'
        ? [says({ do: 'leave_open', slot: 'preferred_date', soonest: true })]
        : [says({ do: 'affirm' })];
    }
    case 'deny': {
      const pending = context.pendingQuestion ?? null;
      const isChoosing = pending?.kind === 'choose' && pending.slot === 'preferred_time';
      return isChoosing && has('none_of_them') ? [says({ do: 'more' })] : [says({ do: 'deny' })];
    }
    case 'dont_know':
      return part.staff?.kind === 'any' ? [says({ do: 'leave_open', slot: 'staff_name' })] : [says({ do: 'doubt' })];
    default:
      return act ? [says({ do: PLAIN_ACTS[act.kind] })] : [];
  }
}

/** It asks or chats and wants nothing done: what it names is asked about. */
function isAsideOf(part: PartReading, intents: readonly Intent[], task: TaskKind | null, asks: boolean): boolean {
  if (task || ((part.correction || part.excludes.length > 0) && !asks)) return false;
  if (intents.length === 0 || intents.some((intent) => taskOfIntent(intent) !== undefined)) return false;
  return asks || intents.every((intent) => intent.startsWith('info_')) || part.confidence >= CLEAR_CONFIDENCE;
}

/** "Solo la barba", "todos" while it is being told which appointments are to be cancelled or moved. */
function picksAppointment(part: PartReading, { task, pendingQuestion }: UnderstandingContext): boolean {
  const isAsked =
    isPickingAppointment(pendingQuestion) || (pendingQuestion?.kind === 'confirm' && task?.kind === 'cancel');
  const names = part.slots.service_type !== undefined || part.owner !== null || hasCue(part.cues, 'means_all');
  return isAsked && !part.question && !part.opensAsQuestion && part.words <= FEW_WORDS && names;
}
const FEW_WORDS = 6;

/** "Perfecto, nos vemos el viernes" to a summary: whether it says anything else than the summary does is for tracking to see. */
function isLooseYes(
  part: PartReading,
  { pendingQuestion }: UnderstandingContext,
  commands: readonly Command[],
): boolean {
  if (pendingQuestion?.kind !== 'confirm' || part.question || !hasCue(part.cues, 'yes_in_other_words')) return false;
  return commands.every(({ do: kind }) => kind === 'set' || kind === 'narrow');
}

/** "Dale Juan" to a summary with somebody else is no question about him. */
function asTold(command: Command, { slots = {} }: UnderstandingContext): Command {
  if (command.do !== 'set' || !command.mentioned || !TOLD_BESIDE.includes(command.slot)) return command;
  const { mentioned: _, ...told } = command;
  return slots[command.slot] === command.value ? command : told;
}
const TOLD_BESIDE: readonly SlotName[] = ['staff_name', 'service_type'];

/** "El viernes no puedo" when a day or an hour is waited for, and nothing else is said in its place. */
function isRefusal(part: PartReading, context: UnderstandingContext, commands: readonly Command[]): boolean {
  if (!isAskedWhen(context.pendingQuestion) && context.pendingQuestion?.kind !== 'confirm') return false;
  const says = commands.some(({ do: kind }) => kind !== 'ask');
  return (
    !says && (hasCue(part.cues, 'refuses') || hasCue(part.cues, 'none_of_them') || hasCue(part.cues, 'that_day_not'))
  );
}

const spanOf = (cues: readonly Cue[], id: CueId): Span =>
  cues.find((cue) => cue.id === id)?.span ?? { start: 0, end: 0, text: '' };

function smallTalk(part: PartReading, context: UnderstandingContext, says: (body: CommandBody) => Command): Command[] {
  const { intent, confidence, cues } = part;
  const isBelievable = confidence >= BELIEVABLE;
  if (intent === 'greeting' && isBelievable) return [says({ do: 'greet' })];
  if (intent === 'chitchat' && isBelievable) return [says({ do: 'smalltalk', topic: topicOf(cues) })];
  if (hasCue(cues, 'not_wanting') && intent === 'other') return [says({ do: 'deny' })];
  if (hasCue(cues, 'insult')) return [says({ do: 'smalltalk', topic: 'insult' })];
  // "¿Y me entendés?"
  if (hasCue(cues, 'bot') && part.question) return [says({ do: 'smalltalk', topic: 'bot' })];
  const isForeign = intent === 'other' && isBelievable && (context.pendingQuestion ?? null) === null;
  return isForeign && (context.task ?? null) === null ? [says({ do: 'outside' })] : [];
}

const TALK: readonly [CueId, SmallTalkTopic][] = [
  ['insult', 'insult'],
  ['how_are_you', 'how_are_you'],
  ['bot', 'bot'],
  ['thanks', 'thanks'],
  ['goodbye', 'goodbye'],
  ['praise', 'praise'],
];

const topicOf = (cues: readonly Cue[]): SmallTalkTopic => TALK.find(([cue]) => hasCue(cues, cue))?.[1] ?? 'smalltalk';
