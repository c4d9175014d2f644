import { readGenericService } from '../catalogue/generic-service';
import { namedAfterCon, readService, readStaff } from '../catalogue/mentions';
import { isFramed, matchStaff } from '../catalogue/person';
import type { Analysis } from '../analysis';
import type { CatalogueMatch, Reading, SlotName, SlotValues, Span, UnderstandingContext, WhenReading } from '../types';
import { readBookingCode } from './booking-code';
import { readEmail } from './email';
import { capitaliseName, readAnnouncedName, readAskedName, readStandingName } from './name';
import { readPhone } from './phone';

export interface SlotReading {
  slots: SlotValues;
  spans: Partial<Record<SlotName, Span>>;
  service: CatalogueMatch | null;
  staff: CatalogueMatch | null;
  dropped: Reading['dropped'];
}

/** Everything a message says that fits a slot, strictly normalised; what does not normalise is in `dropped`. */
export function readSlots(analysis: Analysis, when: WhenReading, context: UnderstandingContext): SlotReading {
  const { catalogue, pendingQuestion } = context;
  const asked = pendingQuestion?.kind === 'slot' ? pendingQuestion.slot : null;
  const reading: SlotReading = { slots: {}, spans: {}, service: null, staff: null, dropped: [] };
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

  putWhen(when, put, drop);
  const elsewhere = tokensIn(analysis, [when.date?.span, when.time?.span, email?.span, phone?.span, code?.span]);

  const generic = readGenericService(analysis);
  reading.service = readService(analysis, catalogue, generic, elsewhere);
  if (reading.service?.kind === 'one') put('service_type', reading.service.name, reading.service.span);
  else if (catalogue.services.length === 0 && generic !== null) put('service_type', generic.text, generic);
  else if (reading.service?.kind === 'unknown') drop('service_type', reading.service.span, 'not in the catalogue');

  // Whoever says "soy Juan", or gives a name because one was asked for, does not choose Juan of the staff.
  const introduced = asked === 'client_name' ? readAskedName(withoutContact) : readAnnouncedName(withoutContact);
  const isWith =
    introduced !== null &&
    analysis.tokens.some(({ start }, at) => start === introduced.span.start && isFramed(analysis.tokens, at));
  const own =
    isWith &&
    matchStaff(analysis, catalogue.staff, { ignored: elsewhere, asked: false })?.span.start === introduced?.span.start
      ? null
      : introduced;
  if (own !== null) put('client_name', own.value, own.span);
  // "Domingo Sosa" is a name through and through.
  const date = reading.spans.preferred_date;
  if (own !== null && date !== undefined && date.start >= own.span.start && date.end <= own.span.end) {
    delete reading.slots.preferred_date;
    delete reading.spans.preferred_date;
  }

  reading.staff = readStaff(analysis, catalogue, {
    ignored: tokensIn(analysis, [own?.span], elsewhere),
    asked: asked === 'staff_name',
  });
  if (reading.staff?.kind === 'one') put('staff_name', reading.staff.name, reading.staff.span);
  else if (reading.staff?.kind === 'unknown') drop('staff_name', reading.staff.span, 'not in the catalogue');
  const named = catalogue.staff.length === 0 ? namedAfterCon(analysis) : null;
  if (named !== null && named.start !== own?.span.start) put('staff_name', capitaliseName(named.text), named);

  if (own === null && asked !== 'client_name' && Object.keys(reading.slots).length > 0) {
    const standing = readStandingName(withoutContact);
    if (standing !== null && reading.spans.staff_name?.start !== standing.span.start)
      put('client_name', standing.value, standing.span);
  }
  return reading;
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

/** The message with a span blanked out, so that offsets stay. */
export function blank(raw: string, { start, end }: Span): string {
  return raw.slice(0, start) + ' '.repeat(end - start) + raw.slice(end);
}
