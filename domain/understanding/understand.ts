import { analyse, type Analysis } from './analysis';
import { commandsOf } from './commands/build';
import { isBehindYes } from './commands/behind-yes';
import { besideIn } from './commands/beside';
import { keptIn } from './commands/kept';
import { listStarts } from './commands/listed';
import { pickedIn } from './commands/picked';
import { namedReference } from './commands/reference';
import { taskOfIntent } from './commands/intents';
import { splitRequests } from './commands/split';
import type { Beneficiary, Question } from './commands/types';
import { askedSlot, isPickingAppointment, type FaqTopic } from './context';
import { eachPerson } from './each-person';
import { readAskedFor } from './cues/asked-for';
import { isOpenQuestion } from './cues/open-question';
import { plainOf } from './cues/plain';
import { hasCue, readCues, saysCue } from './cues/read-cues';
import { bestFaq, readTopics } from './cues/topics';
import { readExchange } from './catalogue/exchanged';
import { choiceBeside } from './acts/choice-beside';
import { answersInOwnVerb } from './acts/own-verb';
import { CLEAR_YES, readAct, readActByPattern, readPrefix } from './acts/read-act';
import type { WordedService } from './catalogue/ruled-out-services';
import { soundsLikeCorrection } from './correction';
import { degreesIn, wishesAnew } from './constrained-wish';
import {
  asFirstWish,
  asksNothing,
  asMove,
  asMoved,
  asWish,
  certain,
  decide,
  inContext,
  besideDropped,
  secondIntent,
} from './decision';
import { readIntent } from './intents/read-intent';
import { asBooking, asName, withWhen, withName } from './parts';
import { answersPending } from './pending';
import { readableText, withOriginalSpans } from './readable';
import { readRelative } from './relative';
import { readBeneficiaries, readOwnerOfAppointment, type Beneficiary as ReadPerson } from './slots/beneficiary';
import { isWholeName } from './slots/name';
import { namesOfSeveral } from './slots/names-of-several';
import { readSlots, type SlotReading } from './slots/read-slots';
import { asPerson } from './slots/which-person';
import { blank, blankAll, blankOutside } from './text/blank';
import { MAY_RULE_OUT, NOTHING_RULED_OUT, readExclusions, type Exclusions } from './when/exclusions';
import type { DialogueAct, PartReading, Reading, UnderstandingContext, WhenContext, WhenReading } from './types';
import type { RelativeWhen, Span } from './vocabulary';
import type { SlotName, SlotValues } from '../slots';

export type ResolveWhen = (text: string, context: WhenContext) => WhenReading;

/** Share of a message's letters that a bare value may leave unexplained and still be bare. */
const NOTHING_MORE = 4;

/**
 * A message is split into its requests up to this length, in UTF-16 units and in words: each part is read once more, and reading
 * a message must not take longer than reading the longest one whole.
 */
const LONGEST_SPLIT = 420;
const MOST_SPLIT = 75;

/** Builds the deterministic tier around a resolver of dates and times. Spans are offsets into the message as it came. */
export function createUnderstand(resolveWhen: ResolveWhen): (text: string, context: UnderstandingContext) => Reading {
  return (message, context) => {
    const readable = readableText(message);
    const { text } = readable;
    const analysis = analyse(text, context.catalogue);
    const whole = readPart(text, analysis, context);
    const parts = isSplit(text, analysis)
      ? (notNew(text, whole, context) ??
        aboutPicked(text, whole, context) ??
        aboutBeside(text, whole, context) ??
        aboutSome(text, context) ??
        readParts(text, analysis, whole, context))
      : [whole];
    const reading: Reading = {
      ...whole,
      parts: parts.length > 1 ? parts : [],
      commands: commandsOf(parts, context),
      notices: readable.notices,
    };
    return withOriginalSpans(reading, readable);
  };

  function readParts(
    text: string,
    analysis: Analysis,
    whole: PartReading,
    context: UnderstandingContext,
  ): PartReading[] {
    return whole.act === null ? partsOf(text, analysis, whole, context) : [whole];
  }

  /** "No quiero uno nuevo, quiero pasar el que tengo", while one is being booked: that one is not wanted. */
  function notNew(text: string, whole: PartReading, context: UnderstandingContext): PartReading[] | null {
    const cue = whole.act === null ? whole.cues.find(({ id }) => id === 'not_a_new_one') : undefined;
    if (!cue || context.task?.kind !== 'book' || !hasCue(whole.cues, 'changes_it')) return null;
    const rest = blankOutside(blank(text, cue.span), whole.prefix?.span.end ?? 0, text.length);
    const part = readText(rest, { ...context, pendingQuestion: null, task: null });
    return [{ ...part, act: null, prefix: null, ...certain('reschedule', 0.9), alsoIntent: null, instead: true }];
  }

  /** "La 2 cancelala y la 1 pasala a las 12": the numbers are read by themselves, and what is done without them. */
  function aboutPicked(text: string, whole: PartReading, context: UnderstandingContext): PartReading[] | null {
    const picked = pickedIn(text, context);
    if (picked.length === 0) return null;
    const rest = blankAll(text, picked);
    const analysis = analyse(rest, context.catalogue);
    const others = readPart(rest, analysis, context);
    // "Cancelá la 2" to "¿cuál cancelo?" chooses, and does nothing else.
    if (whole.act?.kind === 'choose' && taskOfIntent(others.intent) === context.task?.kind) return null;
    const parts = aboutSome(rest, context) ?? readParts(rest, analysis, others, context);
    return parts.map((part) => {
      const { start, end } = part.span;
      const codes = picked.filter(({ verb }) => verb >= start && verb < end).flatMap((one) => one.codes);
      return codes.length > 0 && !part.kept ? { ...part, picked: codes } : part;
    });
  }

  /** "El mismo día que el de aceite": the words for the other appointment are read by themselves, and the rest without them. */
  function aboutBeside(text: string, whole: PartReading, context: UnderstandingContext): PartReading[] | null {
    const { act, relative } = whole;
    const words = act === null && (relative?.sameDay ?? relative?.sameTime) ? besideIn(text) : null;
    if (words === null) return null;
    const thing = blankOutside(text, words.thing.start, words.thing.end);
    const of = readText(thing, context, null, true);
    if (!isOneOfOwn(of)) return null;
    const rest = blank(text, words);
    const analysis = analyse(rest, context.catalogue);
    const parts = aboutSome(rest, context) ?? readParts(rest, analysis, readPart(rest, analysis, context), context);
    const at = Math.max(
      parts.findLastIndex(({ span }) => span.start <= words.start),
      0,
    );
    const beside = { by: words.by, of: namedReference(of, 'cancel') };
    return parts.map((part, index) => (index === at ? { ...part, beside } : part));
  }

  /** "Cancelá el mío, no el de Mía": the words for what is kept are read by themselves, and the rest without them. */
  function aboutSome(text: string, context: UnderstandingContext): PartReading[] | null {
    const kept = keptIn(text);
    if (kept.length === 0) return null;
    const rest = blankAll(text, kept);
    const analysis = analyse(rest, context.catalogue);
    const others = readPart(rest, analysis, context);
    // "Dame de baja todo, menos …" is about appointments, where "dame de baja" alone is about messages.
    const strikesOff = hasCue(others.cues, 'strikes_off');
    const whole = strikesOff ? { ...others, act: null, ...certain('cancel', 0.9) } : others;
    if (!isAboutOwn(whole, context)) return null;
    const parts = analysis.tokens.length === 0 ? [] : readParts(rest, analysis, whole, context);
    return [
      ...parts,
      ...kept.flatMap(({ thing, allBut }): PartReading[] => {
        const part = blankOutside(text, thing.start, thing.end);
        const read = withChosen(readText(part, context, null, true), context);
        return allBut || namesOwn(read) || read.slots.staff_name !== undefined
          ? [{ ...read, kept: allBut ? 'all_but' : 'this' }]
          : [];
      }),
    ];
  }

  /** "Cancelá el de Silvia y el de la batería": each of them names one, and is asked nothing else. */
  function listed(text: string, part: PartReading, context: UnderstandingContext): PartReading[] {
    if (part.intent !== 'cancel' || part.act !== null) return [part];
    const starts = listStarts(text);
    if (starts.length === 0) return [part];
    const bounds = [0, ...starts, text.length];
    const read = bounds.slice(0, -1).map((start, at) => {
      const item = blankOutside(text, start, bounds[at + 1] ?? text.length);
      return readText(item, context, null, true);
    });
    const [first, ...others] = read;
    if (!first || first.intent !== 'cancel' || !read.every(namesOwn)) return [part];
    return [
      { ...first, prefix: part.prefix, correction: part.correction },
      ...others.map((other): PartReading => ({ ...other, listed: true })),
    ];
  }

  /** The requests of a message; the message itself when it is one. */
  function partsOf(text: string, analysis: Analysis, whole: PartReading, context: UnderstandingContext): PartReading[] {
    // "Confirmo el turno": what is confirmed is named.
    if (!context.pendingQuestion && hasCue(whole.cues, 'confirms_appointment')) return [whole];
    const chosen = chosenBeside(text, analysis, context) ?? namesOf(text, whole, context);
    if (chosen !== null) return chosen;
    const each = eachOf(text, analysis, whole, context);
    if (each !== null) return each;
    const last = lastLineAct(text, context) ?? yesBehindQuestion(text, context);
    const until = last?.span.start ?? text.length;
    const from = whole.prefix?.span.end ?? 0;
    const rest = blankOutside(text, from, until);
    const texts = splitRequests(
      rest,
      from === 0 && last === null ? analysis : analyse(rest, context.catalogue),
      context,
    );
    if (texts.length === 1 && from === 0 && last === null) return listed(text, whole, context);
    const parts = texts.flatMap((part, index): PartReading[] => {
      const read = readText(part, context, index === 0 ? whole.prefix : null);
      const own =
        index === 0 ? { ...read, prefix: whole.prefix, correction: read.correction || whole.correction } : read;
      return listed(part, own, context);
    });
    const shared = withWhen(withName(parts, whole).map((part) => asBooking(part, parts)));
    return last === null ? [...shared] : [...shared, last];
  }

  /** "Yo coloración y ella corte". */
  function eachOf(
    text: string,
    analysis: Analysis,
    whole: PartReading,
    context: UnderstandingContext,
  ): PartReading[] | null {
    const parts = eachPerson(text, analysis, context, (part) => readText(part, context));
    const [first, ...others] = parts === null ? [] : withName(parts, whole);
    return first ? [{ ...first, prefix: whole.prefix }, ...others] : null;
  }

  /**
   * "La segunda, a nombre de Eva Paz": unless what stands beside the choice names a day or an hour of its own. Beside one of the
   * appointments it does: "el 1, a las 17" moves the first one there.
   */
  function chosenBeside(text: string, analysis: Analysis, context: UnderstandingContext): PartReading[] | null {
    const beside = choiceBeside(analysis, context);
    if (beside === null) return null;
    const [choice, rest] = [beside.choice, beside.rest].map(({ start, end }) => {
      const part = blankOutside(text, start, end);
      return readText(part, context);
    });
    if (choice?.act?.kind !== 'choose' || rest === undefined || rest.act !== null) return null;
    const says = rest.when.date !== null || rest.when.time !== null || rest.relative !== undefined;
    const picksMoved =
      context.task?.kind === 'move' && (context.offered ?? []).every(({ appointment }) => appointment !== undefined);
    return says && !picksMoved ? null : [choice, rest];
  }

  /** "¿Aceptan tarjeta?⏎sí": a last line that is an answer and nothing else. */
  function lastLineAct(text: string, context: UnderstandingContext): PartReading | null {
    const start = text.trimEnd().lastIndexOf('\n') + 1;
    if (start === 0 || text.slice(0, start).trim() === '') return null;
    const line = blankOutside(text, start, text.length);
    const analysis = analyse(line, context.catalogue);
    if (readAct(analysis, context) === null) return null;
    return readPart(line, analysis, context);
  }

  /** "¿Cuánto sale? Pero bueno. Confirmá" to a summary. Behind anything but a question such a word may take it all back. */
  function yesBehindQuestion(text: string, context: UnderstandingContext): PartReading | null {
    const start = (/^[^]*[.?!;]/.exec(text.trimEnd().replace(/[.!\s]+$/u, ''))?.[0] ?? '').length;
    if (start === 0 || context.pendingQuestion?.kind !== 'confirm') return null;
    const yes = blankOutside(text, start, text.length);
    const analysis = analyse(yes, context.catalogue);
    if (analysis.question || readAct(analysis, context)?.kind !== 'affirm') return null;
    const rest = blankOutside(text, 0, start);
    const { act, intent, topics, openQuestion } = readText(rest, context);
    const asks = act === null && (intent.startsWith('info_') || topics.length > 0 || openQuestion === true);
    return asks ? readPart(yes, analysis, context) : null;
  }

  /** "Mañana a las 10, a nombre de Domingo Vera": the words of a name tell no day, so the days are read without them. */
  function slotsOf(text: string, analysis: Analysis, whenIn: WhenContext, context: UnderstandingContext): SlotReading {
    const answer = answerIn(text, context, analysis);
    const slots = readSlots(analysis, resolveWhen(answer, whenIn), context);
    const name = slots.spans.client_name;
    if (name === undefined) return slots;
    const { date, time } = resolveWhen(name.text, { ...whenIn, pending: null });
    return date === null && time === null
      ? slots
      : readSlots(analysis, resolveWhen(blank(answer, name), whenIn), context);
  }

  function readText(
    text: string,
    context: UnderstandingContext,
    after: PartReading['prefix'] = null,
    ofAppointment = false,
  ): PartReading {
    return readPart(text, analyse(text, context.catalogue), context, after, ofAppointment);
  }

  function readPart(
    text: string,
    analysis: Analysis,
    context: UnderstandingContext,
    after: PartReading['prefix'] = null,
    ofAppointment = false,
  ): PartReading {
    const whenIn = whenContext(context, analysis, after !== null);
    const slots = slotsOf(text, analysis, whenIn, context);
    const { when } = slots;
    const plain = plainOf(text);
    const relative =
      when.time === null && when.date === null ? readRelative(analysis) : sameness(readRelative(analysis));
    const excluded = MAY_RULE_OUT.test(plain.text) ? readExclusions(text, whenIn) : NOTHING_RULED_OUT;
    const isConstrained = slots.service !== null && wishesAnew(analysis, context);
    // Whoever wants another professional, or a service on another day, neither refuses the appointment nor asks for a person.
    const isAsked = isAskedAbout(analysis);
    const outServices = slots.wordedServices.filter(({ says }) => says === 'out');
    // Outside of a booking "era barba, no corte" corrects what has been done.
    const dropped = context.task?.kind === 'book' ? outServices : [];
    const unlimited = blankAll(text, [
      ...slots.ruledOutStaff.map(({ wording }) => wording),
      ...(isConstrained ? [...excluded.wordings, ...degreesIn(text)] : []),
    ]);
    const rest = blankAll(
      unlimited,
      dropped.map(({ wording }) => wording),
    );
    const asked = rest === text ? analysis : analyse(rest, context.catalogue);
    const namesHour = when.time !== null || relative?.sameTime === true;
    const read = besideDropped(inContext(readIntent(asked), context, asked, namesHour), dropped, context);
    const isLimited = unlimited !== text;
    const limited =
      isConstrained && (isLimited || when.date || when.time)
        ? asFirstWish(read, asked, isLimited)
        : asMove(read, when, excluded);
    const intents = slots.service !== null && saysCue('moves_the_one', plain) ? asMoved(limited) : limited;
    const { preferred_date, preferred_time, service_type, staff_name, client_name } = slots.slots;
    const content = preferred_date ?? preferred_time ?? service_type ?? staff_name ?? client_name;
    const hasContent =
      content !== undefined ||
      when.date !== null ||
      when.time !== null ||
      relative !== null ||
      slots.service !== null ||
      slots.staff !== null ||
      slots.ruledOutStaff.length > 0 ||
      dropped.length > 0;
    const isName = isNameAlone(text, context) && client_name !== undefined;
    const whole = readAct(asked, context);
    // "Sí, la barba no", "sí, pero no con Carlos": beside what is dropped or ruled out a yes or a no is never all that is said.
    const saysMore = dropped.length > 0 || (isLimited && (whole?.kind === 'affirm' || whole?.kind === 'deny'));
    const act =
      isName || saysMore
        ? null
        : (whole ??
          (asksNothing(intents, hasContent) ? actByPattern(asked, context) : wantsPerson(intents, asked)) ??
          decisiveLine(rest, context));
    const answers = answersPending(context, act, analysis, slots, when, intents.rules);
    const prefix =
      dropped.length > 0
        ? yesBesideDropped(asked)
        : act === null && answersInOwnVerb(asked.tokens, context, asked.question) !== 'other'
          ? prefixOf(asked, excluded, context)
          : null;
    const correction =
      act === null &&
      hasContent &&
      (prefix?.kind === 'deny' ||
        (prefix !== null && takesBack(context, slots.slots)) ||
        soundsLikeCorrection(analysis));
    const wished = act === null && !answers && isBareWish(analysis, when, slots.spans);
    const bare = isBareValue(analysis, when, slots.slots, slots.spans);
    const decided = isName ? certain('other', 0.9) : wished ? asWish(intents) : decide(act, answers, intents, bare);
    const faqs = context.faqs ?? [];
    const exchange = act === null ? readExchange(analysis, context.catalogue) : null;
    const isOwn = ofAppointment || isBehindYes({ prefix: after }, context) || isDoneToOwn(decided.intent, context);
    return {
      source: 'rules',
      act,
      answersPending: answers,
      intent: decided.intent,
      alsoIntent: act === null ? secondIntent(intents.alsoIntent, analysis) : null,
      confidence: decided.confidence,
      alternatives: decided.alternatives,
      slots: act === null || act.kind === 'human' ? slots.slots : {},
      spans: act === null || act.kind === 'human' ? slots.spans : {},
      when: act === null ? when : { date: null, time: null },
      ...(act === null && relative !== null ? { relative } : {}),
      service: act === null ? slots.service : null,
      ...(exchange !== null ? { exchange } : {}),
      staff: act === null || act.kind === 'dont_know' ? slots.staff : null,
      correction,
      dropped: act === null ? slots.dropped : [],
      // A name's words say nothing besides.
      cues: isName ? [] : readCues(text, plain),
      topics: act === null && !isName ? readTopics(plain, faqs, analysis) : [],
      askedFor: act === null ? readAskedFor(analysis) : null,
      cancellation: cancellationQuestion(plain.text, faqs),
      beneficiaries: act === null && !isName ? readBeneficiaries(analysis, context.catalogue).map(withPerson) : [],
      owner: act === null && !isName ? ownerIn(analysis, context, isOwn, slots.service?.span) : null,
      excludes:
        act === null
          ? [
              ...excludesOf(excluded),
              ...slots.ruledOutStaff.map(excludesStaff),
              ...outServices.filter(({ asks }) => asks || !isAsked).flatMap(excludesService),
            ]
          : [],
      ...(act === null && !isAsked && slots.wordedServices.some(({ says }) => says === 'only')
        ? { only: true as const }
        : {}),
      prefix: prefix === null ? null : { kind: prefix.kind, span: tokenSpan(asked, 0, prefix.length) },
      question: analysis.question,
      ...(act === null && isOpenQuestion(analysis) ? { openQuestion: true as const } : {}),
      opensAsQuestion: /^ (y|pero|que|me|hay|como|hasta|con|en caso) /.test(plain.text),
      words: analysis.tokens.length,
      span: wordsSpan(text),
    };
  }
}

/** "Ana Paz y Luz Paz" to "¿a nombre de quién?", while more than one is being made: each name is somebody's. */
function namesOf(text: string, whole: PartReading, context: UnderstandingContext): PartReading[] | null {
  if (askedSlot(context.pendingQuestion) !== 'client_name') return null;
  const names = namesOfSeveral(text, context.people ?? [], { catalogue: context.catalogue });
  return names?.map(({ place, name, span }) => asName(whole, name, span, place)) ?? null;
}

const isSplit = (text: string, { tokens }: Analysis): boolean =>
  text.length <= LONGEST_SPLIT && tokens.length <= MOST_SPLIT;

/** "Milo no va" out of the blue is no answer: somebody stays away. */
function actByPattern(analysis: Analysis, context: UnderstandingContext): DialogueAct | null {
  const act = readActByPattern(analysis);
  const isAsked = (context.pendingQuestion ?? null) !== null;
  return act?.kind === 'deny' && !isAsked && ownerIn(analysis, context, false, undefined) !== null ? null : act;
}

/** "Gracias, ¿me pasás con alguien?": courtesy stands in nobody's way. */
function wantsPerson({ intent }: { intent: string }, analysis: Analysis): DialogueAct | null {
  if (intent !== 'chitchat' && intent !== 'greeting') return null;
  const act = readActByPattern(analysis);
  return act?.kind === 'human' ? act : null;
}

function excludesOf({ days, hours }: Exclusions): PartReading['excludes'] {
  return [
    ...days.map(({ span, dates, weekdays }) => ({
      what: { do: 'exclude' as const, ...(dates ? { dates } : {}), ...(weekdays ? { weekdays } : {}) },
      span,
    })),
    ...hours.map(({ span, from, to, on }) => ({ what: { do: 'exclude' as const, hours: { from, to }, ...on }, span })),
  ];
}

const excludesStaff = ({ name, span }: SlotReading['ruledOutStaff'][number]): PartReading['excludes'][number] => ({
  what: { do: 'exclude', staff: name },
  span,
});

const excludesService = ({ names, span }: WordedService): PartReading['excludes'] =>
  names.map((name) => ({ what: { do: 'exclude', service: name }, span }));

/** "¿Cuánto sale sin el lavado?" drops nothing; "¿puede ser sin el lavado?" does. */
const isAskedAbout = ({ question, places }: Analysis): boolean => question && !places.has('@v_can');

/** "Simón", "Norma Gil": after a question, a message that is a name through and through. */
function isNameAlone(text: string, { pendingQuestion }: UnderstandingContext): boolean {
  if (pendingQuestion === null || pendingQuestion === undefined) return false;
  const isAsked = pendingQuestion.kind === 'slot' && pendingQuestion.slot === 'client_name';
  return isWholeName(text, isAsked);
}

const withPerson = (read: ReadPerson): PartReading['beneficiaries'][number] => ({ ...asPerson(read), span: read.span });

/** The words for a service are nobody's name. */
function ownerIn(
  analysis: Analysis,
  { catalogue }: UnderstandingContext,
  isOwn: boolean,
  service: Span | undefined,
): Beneficiary | null {
  const owner = readOwnerOfAppointment(analysis, catalogue, isOwn);
  if (owner === null || (service && owner.span.start < service.end && service.start < owner.span.end)) return null;
  return asPerson(owner);
}

/** Something is done, or being done, to an appointment that there is. */
const isDoneToOwn = (intent: PartReading['intent'], { task }: UnderstandingContext): boolean =>
  intent === 'cancel' || intent === 'reschedule' || task?.kind === 'cancel' || task?.kind === 'move';

/** What is kept is told beside what is done, or when it is being confirmed or chosen what is cancelled. */
function isAboutOwn({ intent }: PartReading, { task, pendingQuestion }: UnderstandingContext): boolean {
  if (intent === 'cancel' || intent === 'reschedule') return true;
  return isPickingAppointment(pendingQuestion) || (task?.kind === 'cancel' && pendingQuestion?.kind === 'confirm');
}

/** "La 1 dejala": the first of the list. */
function withChosen(part: PartReading, { offered = [] }: UnderstandingContext): PartReading {
  const code = part.act?.kind === 'choose' ? offered[part.act.index]?.appointment?.code : undefined;
  return code === undefined ? part : { ...part, act: null, picked: [code] };
}

/** It names an appointment, and does not say that one cannot come. */
const namesOwn = ({ owner, slots, when, cues, picked }: PartReading): boolean =>
  !hasCue(cues, 'refuses') &&
  (owner !== null ||
    picked !== undefined ||
    slots.service_type !== undefined ||
    slots.booking_id !== undefined ||
    when.date !== null ||
    when.time !== null);

/** "El de aceite", "mi turno", "la limpieza": an appointment that there is. */
const isOneOfOwn = ({ owner, slots: { service_type, booking_id }, cues }: PartReading): boolean =>
  (owner ?? service_type ?? booking_id) != null ||
  (['my_appointment', 'the_one_of', 'the_other_one'] as const).some((cue) => hasCue(cues, cue));

/** "No puedo a la mañana": a no that rules something out is no answer. */
function prefixOf(
  analysis: Analysis,
  { wordings }: Exclusions,
  { pendingQuestion }: UnderstandingContext,
): ReturnType<typeof readPrefix> {
  const prefix = readPrefix(analysis, pendingQuestion?.kind === 'confirm' && !analysis.question);
  if (prefix?.kind !== 'deny') return prefix;
  const { start, end } = tokenSpan(analysis, 0, prefix.length);
  return wordings.some((wording) => wording.start >= start && wording.start < end) ? null : prefix;
}

/** "Sí, la barba no": the yes or no that stands beside what is dropped. "Bueno, sin la barba" only sets out, and agrees to nothing. */
function yesBesideDropped(asked: Analysis): ReturnType<typeof readPrefix> {
  const { tokens } = asked;
  const whole = readAct(asked, {});
  const isPlain = whole?.kind === 'affirm' || whole?.kind === 'deny';
  const prefix = isPlain ? { kind: whole.kind, length: tokens.length } : readPrefix(asked);
  return prefix?.kind === 'affirm' && !CLEAR_YES.test(tokens[0]?.word ?? '') ? null : prefix;
}

function tokenSpan({ tokens, raw }: Analysis, from: number, to: number): Span {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? start;
  return { start, end, text: raw.slice(start, end) };
}

/** The words without the blanks around them. */
function wordsSpan(text: string): Span {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  return { start: trimmed === '' ? 0 : start, end: trimmed === '' ? 0 : start + trimmed.length, text: trimmed };
}

/** The workspace's own words on cancelling, or what its settings say. */
function cancellationQuestion(plain: string, faqs: readonly FaqTopic[]): Question {
  const own = bestFaq(`${plain}cancelacion `, faqs);
  const isOwn = faqs.some(({ topic, aboutCancelling }) => topic === own?.topic && aboutCancelling === true);
  return own !== null && isOwn ? { about: 'faq', topic: own.topic } : { about: 'cancellation' };
}

function whenContext(context: UnderstandingContext, analysis: Analysis, afterYesOrNo: boolean): WhenContext {
  const { now, timezone, hours, country } = context;
  const slot = numberSlot(context, analysis, afterYesOrNo);
  const pending = slot === 'preferred_date' ? 'date' : slot === 'preferred_time' ? 'time' : null;
  return { now, timezone, pending, ...(hours ? { hours } : {}), ...(country ? { country } : {}) };
}

/** After a summary, the yes or no before a bare number is no part of it ("no, 18" is no house number). Offsets stay. */
function answerIn(text: string, context: UnderstandingContext, analysis: Analysis): string {
  const prefix = context.pendingQuestion?.kind === 'confirm' ? readPrefix(analysis) : null;
  const rest = prefix === null ? undefined : analysis.tokens[prefix.length];
  return rest === undefined ? text : ' '.repeat(rest.start) + text.slice(rest.start);
}

/** What a bare number would be: what was asked for, or the hour of a summary that is not right ("no, 18"). */
function numberSlot(
  { pendingQuestion, offered = [], slots = {} }: UnderstandingContext,
  { tokens }: Analysis,
  afterYesOrNo: boolean,
): SlotName | null {
  if (pendingQuestion?.kind === 'confirm') {
    const isShort = tokens.length <= 3 && (afterYesOrNo || readPrefix({ tokens }) !== null);
    return isShort && slots.preferred_time !== undefined ? 'preferred_time' : null;
  }
  const slot = askedSlot(pendingQuestion);
  // Between starts of several days a number may be a day or an hour.
  const days = new Set(offered.map(({ values }) => values.preferred_date));
  return pendingQuestion?.kind === 'choose' && days.size > 1 && slot === 'preferred_time' ? null : slot;
}

/** Beside a day or an hour, only "the same" adds anything: "el jueves a la misma hora". */
function sameness(relative: RelativeWhen | null): RelativeWhen | null {
  const same: RelativeWhen = {
    ...(relative?.sameTime ? { sameTime: true as const } : {}),
    ...(relative?.sameDay ? { sameDay: true as const } : {}),
  };
  return Object.keys(same).length > 0 ? same : null;
}

/**
 * Messages that are read together are lines of one text. A line that wants no messages any more, or a person, says so whatever
 * the other lines ask.
 */
function decisiveLine(text: string, context: UnderstandingContext): DialogueAct | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return null;
  const acts = lines.map((line) => {
    const analysis = analyse(line, context.catalogue);
    const act = readAct(analysis, context) ?? readActByPattern(analysis);
    // What an intent explains is no act; asked only of the few lines that may be one.
    return act !== null && DECISIVE.includes(act.kind) && asksNothing(readIntent(analysis), false) ? act : null;
  });
  return DECISIVE.flatMap((kind) => acts.find((act) => act?.kind === kind) ?? [])[0] ?? null;
}

/** The more consequential first. */
const DECISIVE: readonly DialogueAct['kind'][] = ['opt_out', 'human'];

/** After a yes, new content corrects only what was settled before: a summary, a list, or a slot with another value. */
function takesBack({ pendingQuestion, slots = {} }: UnderstandingContext, said: SlotValues): boolean {
  if (pendingQuestion?.kind === 'confirm' || pendingQuestion?.kind === 'choose') return true;
  if (pendingQuestion === null || pendingQuestion === undefined) return true;
  return Object.entries(said).some(([slot, value]) => {
    const before = Object.entries(slots).find(([name]) => name === slot)?.[1];
    return before !== undefined && before !== value;
  });
}

/** A day, an hour, a name, a telephone… and no other word. */
function isBareValue(analysis: Analysis, when: WhenReading, slots: SlotValues, spans: Reading['spans']): boolean {
  const { service_type: _, ...others } = spans;
  return slots.service_type === undefined && isAllOf(analysis, [...whenSpans(when), ...Object.values(others)]);
}

/** A service with a day or an hour, and no other word: "en tres días barba" asks for it, and for nothing else. */
function isBareWish({ raw, question }: Analysis, when: WhenReading, spans: Reading['spans']): boolean {
  const { service_type } = spans;
  const isDated = when.date !== null || when.time !== null;
  return (
    !question &&
    isDated &&
    service_type !== undefined &&
    isAllOf({ raw }, [...whenSpans(when), ...Object.values(spans)])
  );
}

const whenSpans = ({ date, time }: WhenReading): (Span | undefined)[] => [date?.span, time?.span];

function isAllOf({ raw }: { raw: string }, spans: readonly (Span | undefined)[]): boolean {
  const found = spans.filter((span) => span !== undefined);
  const rest = blankAll(raw, found);
  const words = rest.replace(/\b(?:el|la|las|los|a|de|del|para|al|y|hs|con|por)\b|[^\p{L}]/giu, '');
  return found.length > 0 && words.length < NOTHING_MORE;
}
