/** The values of a request as commands: what is set, narrowed, left out, left open, and what cannot be used as it stands. */
import { askedSlot } from '../context';
import { hasCue } from '../cues/read-cues';
import { isAskedOnly } from '../cues/topics';
import type { PartReading, UnderstandingContext } from '../types';
import { SLOT_NAMES, type SlotName } from '../../slots';
import type { Span } from '../vocabulary';
import { afterThat } from './after-that';
import { addsPerson, addsService, cancelsAnother, movesAnother } from './behind-yes';
import { namedForChange } from './intents';
import { pairedServices, withFirst } from './paired';
import { problemsOf } from './part-problems';
import { bare, byWeekday, referenceOf } from './reference';
import { renames } from './renaming';
import type { Command, CommandBody, TaskKind } from './types';

interface ValueContext {
  task: TaskKind | null;
  /** The request asks: what it names is asked about. */
  isAside: boolean;
  before: readonly Command[];
  says: (body: CommandBody, at?: Span) => Command;
}

const IDENTIFIES: readonly SlotName[] = [
  'service_type',
  'staff_name',
  'preferred_date',
  'preferred_time',
  'booking_id',
];

export function valueCommands(part: PartReading, context: UnderstandingContext, given: ValueContext): Command[] {
  const { says, task, isAside } = given;
  if (isAside) {
    const told = asideValues(part, context, says);
    return [...told, ...changes(part, context, told, says)];
  }
  const kind = task ?? context.task?.kind ?? null;
  const commands: Command[] = [];
  const follows = kind === 'book' || kind === null ? afterThat(part, context) : null;
  const adds = addsService(part, context);
  const cancelsToo = task === 'cancel' && cancelsAnother(part, context);
  const movesToo = task === 'move' && movesAnother(part, context);
  const added = task === 'book' ? addsPerson(part, context) : null;
  const another =
    isAnother(part, task) || added || (task === 'book' && (follows?.wanted ?? adds)) || cancelsToo || movesToo
      ? { another: true as const }
      : {};
  const alike = task === 'book' && hasCue(part.cues, 'alike') ? { alike: true as const } : {};
  const instead = part.instead ? { instead: true as const } : {};
  const start = task ? [says({ do: 'start', task, sure: part.confidence, ...another, ...alike, ...instead })] : [];
  const [first, ...others] = part.beneficiaries;
  const whom = added ?? (first ? bare(first) : null);
  commands.push(...start);
  const reference = referenceOf(part, kind, task, context, given.before);
  if (reference) commands.push(says({ do: 'refer', to: reference }));
  if (whom && kind !== 'cancel' && kind !== 'move') commands.push(says({ do: 'for', person: whom }, first?.span));
  if (adds && !follows && !part.slots.preferred_time) commands.push(says({ do: 'follow' }));
  if (follows) commands.push(says({ do: 'follow', ...(follows.before ? { service: follows.before } : {}) }));
  const services = kind === 'book' && !follows ? pairedServices(part, context) : null;
  const wished = withFirst(withoutNameOf(others, follows ? withService(part, follows.wanted) : part), services);
  commands.push(...wishes(adds && !part.relative?.days ? withoutDistance(wished) : wished, kind, context, says));
  if (part.exchange && kind === 'move')
    commands.push(
      says({ do: 'set', slot: 'service_type', value: part.exchange.to.name, correct: true }, part.exchange.to.span),
    );
  const asksOnly = part.question && task === null;
  if (!asksOnly && kind !== 'cancel' && !part.slots.staff_name && hasCue(part.cues, 'with_the_same'))
    commands.push(says({ do: 'same', slot: 'staff_name' }));
  commands.push(...problemsOf(wished, kind, context).map((problem) => says({ do: 'unclear', problem })));
  commands.push(...changes(part, context, commands, says));
  if (kind === 'book' || kind === null) commands.push(...ofOthers(part, services, commands, says));
  return commands;
}

/** "Limpieza para mi mamá y para mí": the same once more, at the very hour too, since they are different people. */
function ofOthers(
  { beneficiaries, confidence, span }: PartReading,
  services: readonly string[] | null,
  before: readonly Command[],
  says: ValueContext['says'],
): Command[] {
  const hours = before.filter((command) => command.do === 'set' && command.slot === 'preferred_time');
  const serviceOf = (at: number): Command[] => {
    const value = services?.[at];
    return value === undefined ? [] : [says({ do: 'set', slot: 'service_type', value }, span)];
  };
  if (beneficiaries.length === 0)
    return (services ?? []).flatMap((_, at) => (at === 0 ? [] : [says({ do: 'turn', open: at }), ...serviceOf(at)]));
  return beneficiaries.flatMap((other, at) =>
    at === 0
      ? []
      : [
          says({ do: 'start', task: 'book', sure: confidence, another: true }, other.span),
          says({ do: 'for', person: bare(other) }, other.span),
          ...serviceOf(at),
          ...hours,
        ],
  );
}

/** "Corte para mí y para mi hija Cata": the second one's name is not the first one's. */
function withoutNameOf(others: PartReading['beneficiaries'], part: PartReading): PartReading {
  const { client_name: name, ...slots } = part.slots;
  return others.some((other) => other.name !== undefined && other.name === name) ? { ...part, slots } : part;
}

/** It follows what is being booked, unless it is on another day than that. */
const withoutDistance = ({ relative: _, beside: __, ...part }: PartReading): PartReading => part;

/** The service that is to be over first is not the one that is wanted. */
function withService(part: PartReading, wanted: string | null): PartReading {
  const { service_type: _, ...slots } = part.slots;
  return { ...part, service: null, slots: wanted === null ? slots : { ...slots, service_type: wanted } };
}

const isAnother = ({ cues }: PartReading, task: TaskKind | null): boolean => task === 'book' && hasCue(cues, 'another');

/** In a question only what identifies the customer is told; what it asks about is in the question itself. */
function asideValues(part: PartReading, context: UnderstandingContext, says: ValueContext['says']): Command[] {
  const commands: Command[] = [];
  for (const slot of ['client_email', 'client_phone', 'client_name'] as const) {
    const value = part.slots[slot];
    const correct = slot === 'client_name' && renames(part, context) ? { correct: true as const } : {};
    if (value !== undefined) commands.push(says({ do: 'set', slot, value, ...correct }, part.spans[slot]));
  }
  // "¿Eso es hoy?" wants no other day.
  if (part.topics.some(isAskedOnly)) return commands;
  for (const slot of ['service_type', 'preferred_date', 'preferred_time', 'staff_name'] as const) {
    const value = part.slots[slot];
    if (value !== undefined) commands.push(says({ do: 'set', slot, value, mentioned: true }, part.spans[slot]));
  }
  return commands;
}

/** "La otra semana", "el lunes de la semana siguiente"; "la semana que viene" is counted from today. */
const WEEK_AFTER = /(?:^|\s)(?:otra semana|semana (?:otra|siguiente|que sigue)|siguiente semana)$/i;
const weekAfter = (span: Span | undefined): { weekAfter?: true } =>
  span && WEEK_AFTER.test(span.text) ? { weekAfter: true } : {};

function wishes(
  part: PartReading,
  kind: TaskKind | null,
  context: UnderstandingContext,
  says: ValueContext['says'],
): Command[] {
  const commands: Command[] = [];
  const { slots, spans, when, relative, staff, correction, cues } = part;
  const correct = correction || part.prefix?.kind === 'deny' ? { correct: true as const } : {};
  for (const slot of SLOT_NAMES) {
    const value = slots[slot];
    if (value === undefined || (kind === 'cancel' && IDENTIFIES.includes(slot))) continue;
    if (kind === 'move' && (slot === 'service_type' || slot === 'booking_id')) continue;
    if (kind === 'book' && slot === 'booking_id') continue;
    // "Pasá el turno de mi hermano Jorge" says whose it is; "cambiá el turno a nombre de Luis" gives it another name; "soy Ana, cambiame el turno" does not.
    const isRename = slot === 'client_name' && kind !== 'cancel' && renames(part, context);
    const isPointing =
      slot === 'client_name' && !isRename && [part.owner, ...part.beneficiaries].some((who) => who?.name === value);
    if (kind === 'move' && isPointing) continue;
    const weekday = slot === 'preferred_date' && spans[slot] ? byWeekday(spans[slot]) : {};
    const again = isRename ? { correct: true as const } : correct;
    const only = slot === 'service_type' && part.only && kind === 'book' ? { only: true as const } : {};
    const week = slot === 'preferred_date' ? weekAfter(spans[slot]) : {};
    commands.push(says({ do: 'set', slot, value, ...again, ...weekday, ...only, ...week }, spans[slot]));
  }
  if (kind === 'cancel') return commands;
  const { date, time } = when;
  if (date?.kind === 'range') {
    const isSoonest = date.soonest ?? (hasCue(cues, 'soonest') || hasCue(cues, 'first_there_is'));
    const soonest = isSoonest ? { soonest: true as const } : {};
    const days = { from: date.from, to: date.to, except: date.except ?? [], ...soonest };
    const open = date.open && date.soonest && !date.except ? { open: true as const } : {};
    commands.push(says({ do: 'narrow', days, ...open, ...weekAfter(date.span) }, date.span));
  }
  if (time?.kind === 'window')
    commands.push(says({ do: 'narrow', hours: { from: time.from, to: time.to } }, time.span));
  for (const { what, span } of part.excludes)
    if (kind === 'book' || what.service === undefined) commands.push(says(what, span));
  if (part.beside) commands.push(says({ do: 'shift', ...part.beside }));
  else if (relative) commands.push(says({ do: 'shift', by: relative }));
  if (staff?.kind === 'any') commands.push(says({ do: 'leave_open', slot: 'staff_name' }, staff.span));
  const isSoon = hasCue(cues, 'urgent') || hasCue(cues, 'first_there_is');
  if ((date?.kind === 'day' && date.soonest) || (isSoon && date === null && time === null))
    commands.push(says({ do: 'leave_open', slot: 'preferred_date', soonest: true }));
  return commands;
}

/** Other options, another value, whatever there is: what is to be asked or looked up anew. */
function changes(
  part: PartReading,
  context: UnderstandingContext,
  others: readonly Command[],
  says: ValueContext['says'],
): Command[] {
  const { cues } = part;
  const pending = context.pendingQuestion ?? null;
  const isChoosing = pending?.kind === 'choose' && pending.slot === 'preferred_time';
  const isOpen = context.task !== null && context.task !== undefined;
  const isBegun = others.some((command) => command.do === 'start' && command.task === 'book');
  if ((isOpen || isBegun) && hasCue(cues, 'prefers_somebody') && !part.slots.staff_name)
    return [says({ do: 'change', slot: 'staff_name' })];
  const isMove = others.some((command) => command.do === 'start' && command.task === 'move');
  if (isMove && !part.slots.client_name && hasCue(cues, 'names_name'))
    return [says({ do: 'change', slot: 'client_name' })];
  if (isMove && !part.exchange && !part.slots.service_type && hasCue(cues, 'names_service'))
    return [says({ do: 'change', slot: 'service_type' })];
  // "A nombre de mi hija": what she is called is not said.
  const isOther = part.beneficiaries.some(({ relation, name }) => relation !== undefined && name === undefined);
  if (context.task?.kind === 'book' && context.slots?.client_name && isOther && hasCue(cues, 'names_name'))
    return [says({ do: 'change', slot: 'client_name' })];
  const saysMore = others.some(({ do: kind }) => kind !== 'start');
  if (saysMore) return [];
  if (isChoosing && hasCue(cues, 'that_day_not')) return [says({ do: 'change', slot: 'preferred_date' })];
  const isAskedTime = askedSlot(pending) === 'preferred_time';
  if (isAskedTime && (hasCue(cues, 'asks_for_more') || hasCue(cues, 'none_of_them'))) return [says({ do: 'more' })];
  // "¿Se puede cambiar la hora?" is a request; "¿se puede cambiar después?" asks.
  const isRequest = !part.question || (hasCue(cues, 'changes_it') && part.topics.length === 0);
  if (isOpen && context.task?.kind === 'book' && context.task.dated && isRequest) {
    const refused = hasCue(cues, 'that_day_not')
      ? (['preferred_date'] as const)
      : hasCue(cues, 'none_of_them')
        ? (['preferred_time'] as const)
        : [];
    const [only, ...more] = refused.length > 0 ? refused : hasCue(cues, 'amends') ? namedForChange(part) : [];
    if (only && more.length === 0) return [says({ do: 'change', slot: only })];
    if (pending?.kind === 'confirm' && hasCue(cues, 'amends') && part.intent === 'reschedule')
      return [says({ do: 'change', slot: null })];
  }
  const isAskedDay = pending?.kind === 'slot' && pending.slot === 'preferred_date';
  if (isOpen && (isAskedDay || isChoosing) && part.when.date === null && hasCue(cues, 'asks_for_room'))
    return [says({ do: 'leave_open', slot: 'preferred_date' })];
  const isAskedName = pending?.kind === 'slot' && pending.slot === 'client_name';
  // "¿Y el mío?" while it is being made.
  const isMine = isAskedName || (context.task?.kind === 'book' && part.words <= SHORT);
  return isMine && hasCue(cues, 'for_self') ? [says({ do: 'for', person: { self: true } })] : [];
}
/** In words. */
const SHORT = 4;
