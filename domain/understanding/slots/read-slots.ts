import { readGenericService } from '../catalogue/generic-service';
import { namedAfterCon, readService, readStaff } from '../catalogue/mentions';
import type { WordedService } from '../catalogue/ruled-out-services';
import { isFramed, matchRuledOutStaff, matchStaff, theOnlyOther, type RuledOutStaff } from '../catalogue/person';
import type { Analysis } from '../analysis';
import { askedSlot } from '../context';
import type { CatalogueMatch, Reading, UnderstandingContext, WhenReading } from '../types';
import type { SlotName, SlotValues } from '../../slots';
import type { Span } from '../vocabulary';
import { blank, blankAll } from '../text/blank';
import { readBookingCode } from './booking-code';
import { readEmail } from './email';
import { correctedName } from './name-correction';
import { capitaliseName, readAnnouncedName, readAskedName, readStandingName, type NameReading } from './name';
import { readPhone } from './phone';

export interface SlotReading {
  slots: SlotValues;
  spans: Partial<Record<SlotName, Span>>;
  service: CatalogueMatch | null;
  staff: CatalogueMatch | null;
  /** Professionals who are ruled out. */
  ruledOutStaff: RuledOutStaff[];
  /** Services that are not wanted after all, or that are all that is wanted. */
  wordedServices: WordedService[];
  dropped: Reading['dropped'];
  /** What was read about when, but for a day or an hour that is part of a name ("Abril Domingo"). */
  when: WhenReading;
}

/** Everything a message says that fits a slot, strictly normalised; what does not normalise is in `dropped`. */
export function readSlots(analysis: Analysis, when: WhenReading, context: UnderstandingContext): SlotReading {
  const { catalogue, pendingQuestion } = context;
  const asked = pendingQuestion?.kind === 'slot' ? pendingQuestion.slot : null;
  const reading: SlotReading = {
    slots: {},
    spans: {},
    service: null,
    staff: null,
    ruledOutStaff: [],
    wordedServices: [],
    dropped: [],
    when,
  };
  const put = (slot: SlotName, value: string, span: Span) => {
    reading.slots[slot] = value;
    reading.spans[slot] = span;
  };
  const drop = (slot: SlotName, span: Span, reason: string) => {
    reading.spans[slot] ??= span;
    reading.dropped.push({ slot, text: span.text, reason });
  };

  const email = readEmail(analysis.raw);
  if (email?.kind === 'ok') put('client_email', email.value, email.span);
  else if (email !== null) drop('client_email', email.span, email.reason);
  const withoutEmail = email === null ? analysis.raw : blank(analysis.raw, email.span);

  const phone = readPhone(withoutEmail, context.timezone);
  if (phone?.kind === 'ok') put('client_phone', phone.value, phone.span);
  else if (phone !== null) drop('client_phone', phone.span, phone.reason);
  const withoutContact = phone === null ? withoutEmail : blank(withoutEmail, phone.span);

  const code = readBookingCode(withoutEmail, asked === 'booking_id');
  if (code !== null) put('booking_id', code.value, code.span);

  const contact = [email?.span, phone?.span, code?.span];
  const person = { ignored: tokensIn(analysis, [when.date?.span, when.time?.span, ...contact]), asked: false };
  const ruledOut = matchRuledOutStaff(analysis, catalogue.staff, person);
  const wordings = ruledOut.map(({ wording }) => wording);
  const rest = blankAll(withoutContact, wordings);

  // Whoever says "soy Juan", or gives a name because one was asked for, does not choose Juan of the staff.
  const said = asked === 'client_name' ? readAskedName(rest) : readAnnouncedName(rest);
  const named = context.slots?.client_name;
  const introduced = (named === undefined ? null : correctedName(rest, named, said)) ?? said;
  const own = introduced !== null && !isOthers(introduced, analysis, context) ? introduced : dayName(rest, when);
  // "Domingo Sosa" and "Bruno Barba" are names through and through.
  reading.when = withoutSpan(when, own?.span);
  putWhen(reading.when, put, drop);
  if (own !== null) put('client_name', own.value, own.span);
  const { date, time } = reading.when;
  const elsewhere = tokensIn(analysis, [date?.span, time?.span, ...contact, own?.span]);

  const generic = readGenericService(analysis);
  const service = generic !== null && own !== null && overlaps(generic, own.span) ? null : generic;
  const isBooking = context.task?.kind === 'book';
  const read = readService(analysis, catalogue, service, { ignored: elsewhere, isBooking });
  reading.service = read.match;
  reading.wordedServices = read.worded;
  if (reading.service?.kind === 'one') put('service_type', reading.service.name, reading.service.span);
  else if (catalogue.services.length === 0 && service !== null) put('service_type', service.text, service);
  else if (reading.service?.kind === 'unknown') drop('service_type', reading.service.span, 'not in the catalogue');

  reading.ruledOutStaff = ruledOut;
  reading.staff =
    readStaff(analysis, catalogue, {
      ignored: tokensIn(analysis, wordings, elsewhere),
      asked: asked === 'staff_name',
    }) ?? theOnlyOther(ruledOut, catalogue.staff);
  if (reading.staff?.kind === 'one') put('staff_name', reading.staff.name, reading.staff.span);
  else if (reading.staff?.kind === 'unknown') drop('staff_name', reading.staff.span, 'not in the catalogue');
  const professional = catalogue.staff.length === 0 ? namedAfterCon(analysis) : null;
  if (professional !== null && professional.start !== own?.span.start)
    put('staff_name', capitaliseName(professional.text), professional);

  if (own === null && asked !== 'client_name' && askedSlot(pendingQuestion) !== 'staff_name') {
    const { client_email: _, ...taken } = reading.spans;
    const standing = readStandingName(rest, {
      taken: [...Object.values(taken), date?.span, time?.span, reading.service?.span, reading.staff?.span],
      pending: pendingQuestion !== null && pendingQuestion !== undefined,
      asksService: askedSlot(pendingQuestion) === 'service_type',
    });
    if (standing !== null) put('client_name', standing.value, standing.span);
  }
  return reading;
}

/** What reads like a name and is not the customer's: a professional of the staff, or a service whose words only look like a name. */
function isOthers(name: NameReading, analysis: Analysis, { catalogue }: UnderstandingContext): boolean {
  const at = analysis.tokens.findIndex(({ start }) => start === name.span.start);
  if (name.hinted || (at >= 0 && isFramed(analysis.tokens, at))) {
    const staff = matchStaff(analysis, catalogue.staff, { ignored: new Set(), asked: name.hinted === true });
    if (staff?.kind === 'one' && staff.span.start === name.span.start && staff.span.end >= name.span.end) return true;
    if (!name.hinted && staff?.span.start === name.span.start) return true;
  }
  if (name.known) return false;
  const { match: service } = readService(analysis, catalogue, null, { ignored: new Set() });
  return service !== null && overlaps(service.span, name.span);
}

/** "Domingo Sosa": what was read as a day and is the first half of a full name that stands by itself. */
function dayName(raw: string, { date }: WhenReading): NameReading | null {
  if (date === null) return null;
  const standing = readStandingName(raw, { pending: true });
  return standing !== null && overlaps(standing.span, date.span) && standing.span.text !== date.span.text
    ? standing
    : null;
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** What a message says about when, but for what lies inside a name. */
function withoutSpan(when: WhenReading, name: Span | undefined): WhenReading {
  if (name === undefined) return when;
  const isInside = (reading: { span: Span } | null): boolean =>
    reading !== null && reading.span.start >= name.start && reading.span.end <= name.end;
  return { ...when, date: isInside(when.date) ? null : when.date, time: isInside(when.time) ? null : when.time };
}

/** Indexes of the tokens that lie in any of the spans. */
function tokensIn(
  { tokens }: Analysis,
  spans: readonly (Span | null | undefined)[],
  more: ReadonlySet<number> = new Set(),
): Set<number> {
  const inside = tokens.flatMap(({ start, end }, at) =>
    spans.some((span) => span && start >= span.start && end <= span.end) ? [at] : [],
  );
  return new Set([...more, ...inside]);
}

function putWhen(
  { date, time }: WhenReading,
  put: (slot: SlotName, value: string, span: Span) => void,
  drop: (slot: SlotName, span: Span, reason: string) => void,
): void {
  if (date?.kind === 'day') put('preferred_date', date.value, date.span);
  else if (date?.kind === 'invalid') drop('preferred_date', date.span, 'no such day');
  else if (date?.kind === 'past') drop('preferred_date', date.span, 'in the past');
  if (time?.kind === 'exact') put('preferred_time', time.value, time.span);
  else if (time?.kind === 'invalid') drop('preferred_time', time.span, 'no such time');
}
