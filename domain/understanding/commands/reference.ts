/** Which appointment a request is about, from what it names. */
import { isAskedWhen, isPickingAppointment } from '../context';
import { hasCue } from '../cues/read-cues';
import { renames } from './renaming';
import type { PartReading, UnderstandingContext } from '../types';
import type { Span } from '../vocabulary';
import { isCommand, type Beneficiary, type Command, type Reference, type TaskKind } from './types';

export const bare = ({ span: _, ...person }: PartReading['beneficiaries'][number]): Beneficiary => person;

/**
 * Which appointment a move or a cancellation is about.
 * @param before the commands of the message up to here
 */
export function referenceOf(
  part: PartReading,
  kind: TaskKind | null,
  started: TaskKind | null,
  context: UnderstandingContext,
  before: readonly Command[],
): Reference | null {
  const { task, pendingQuestion } = context;
  if (kind !== 'cancel' && kind !== 'move') {
    // "¿Y el otro?" is about what waits.
    if (kind === 'book' && started === null && hasCue(part.cues, 'the_other_one')) return { which: 'other' };
    return part.owner && kind === null ? { owner: part.owner } : null;
  }
  const isPick = started !== null || isPickingAppointment(pendingQuestion);
  const all = hasCue(part.cues, 'means_all') && (kind === 'cancel' || isPick);
  // "Ponelo a nombre de mi hija" is no appointment of hers.
  const isRenamed = kind === 'move' && renames(part, context);
  const whose = isRenamed ? { ...part, owner: null, beneficiaries: [] } : part;
  const named = apart(part, kind, namedReference(whose, kind));
  // "8:30 no llego" to "¿a qué hora?" is about the hour that it shall have.
  const isAnswer = kind === 'move' && started === null && isAskedWhen(pendingQuestion);
  const { day: _day, time: _time, ...lasting } = named;
  const reference: Reference = {
    ...(isAnswer ? lasting : named),
    ...(all ? { which: 'all' as const } : hasCue(part.cues, 'the_other_one') ? { which: 'other' as const } : {}),
    ...(started !== null && namesOthers(part) ? thanNamed(before) : {}),
  };
  if (Object.keys(reference).length > 0) return reference;
  const isThat = hasCue(part.cues, 'that_one') || isRenamed || part.exchange !== undefined;
  return started !== null && task === null && isThat ? { which: 'that' } : null;
}

/** "El otro", "los otros dos", "el resto": others than those that were spoken of before. */
export const namesOthers = (part: Pick<PartReading, 'cues'>): boolean =>
  hasCue(part.cues, 'the_other_one') || manyOthersIn(part) !== null;

const manyOthersIn = ({ cues }: Pick<PartReading, 'cues'>): Span | null =>
  cues.find(({ id, span }) => id === 'means_all' && /\b(?:otr[oa]s|dem[aá]s|resto)\b/iu.test(span.text))?.span ?? null;

/** Than what the message has named for the request before: "el aceite cancelalo, los otros dos pasalos al jueves". */
function thanNamed(before: readonly Command[]): Pick<Reference, 'not'> {
  const since = before.slice(before.findLastIndex((command) => isCommand(command, 'start')) + 1);
  const named = since.filter((command) => isCommand(command, 'refer')).map(({ to }) => to);
  const [only, ...more] = named;
  return only ? { not: more.length > 0 ? { or: named } : only } : {};
}

/** So near, in letters, one of a list stands: "cancelá el corte y los otros dos" are all. */
const LISTED = 4;

/** "El baño no va, los otros dos pasalos": where the others are meant, what is named before them is not. */
function apart(part: PartReading, kind: TaskKind, { service, ...rest }: Reference): Reference {
  const [others, said] = [manyOthersIn(part), part.spans.service_type];
  if (!others || !said || service === undefined || said.end > others.start)
    return { ...rest, ...(service ? { service } : {}) };
  return kind === 'cancel' && others.start - said.end <= LISTED ? rest : { ...rest, not: { service } };
}

/** What is named of an appointment. */
export function namedReference(part: PartReading, kind: TaskKind): Reference {
  const { slots, when } = part;
  // In a cancellation day, hour and professional say which one is meant; they are not wishes for a new one.
  const date = when.from?.date ?? (kind === 'cancel' ? when.date : null);
  const time = when.from?.time ?? (kind === 'cancel' ? when.time : null);
  const whom = part.beneficiaries[0];
  const owner = part.owner ?? (whom && !whom.self ? bare(whom) : null) ?? (kind === 'cancel' ? namesake(part) : null);
  const [only, ...more] = part.picked ?? (slots.booking_id ? [slots.booking_id] : []);
  return {
    ...(only && more.length === 0 ? { code: only } : {}),
    ...(more.length > 0 ? { or: (part.picked ?? []).map((code) => ({ code })), which: 'all' as const } : {}),
    ...(owner ? { owner } : {}),
    ...(slots.service_type ? { service: slots.service_type } : {}),
    ...(kind === 'cancel' && slots.staff_name ? { staff: slots.staff_name } : {}),
    ...(date?.kind === 'day' ? { day: { from: date.value, to: date.value, ...byWeekday(date.span) } } : {}),
    ...(date?.kind === 'range' ? { day: { from: date.from, to: date.to } } : {}),
    ...(time?.kind === 'exact' ? { time: time.value } : {}),
  };
}

const WEEKDAY_ALONE =
  /^(?:(?:para|por) )?(?:el |los |del? )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)$/i;

/** "El martes", "del martes": of which week is not said. */
export const byWeekday = ({ text }: Span): { weekday?: true } => (WEEKDAY_ALONE.test(text) ? { weekday: true } : {});

/** "El de Lucía": hers, although one of the staff has that name too. */
function namesake({ slots, spans, cues }: PartReading): Beneficiary | null {
  const said = spans.staff_name?.text ?? '';
  const isBare = /^\p{L}+$/u.test(said);
  return slots.staff_name !== undefined && isBare && hasCue(cues, 'the_one_of') ? { name: said } : null;
}

/** "Todo menos la barba", "la barba dejala": those that are not meant. */
export const keptReference = (part: PartReading): Reference => ({
  ...(part.kept === 'all_but' ? { which: 'all' as const } : {}),
  not: namedReference(part, 'cancel'),
});
