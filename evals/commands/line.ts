/** What a line of `notation.ts` may look like: the check of a label that somebody wrote by hand. */
import { PLAIN_COMMANDS, SMALL_TALK, type Reference } from '../../domain/understanding/commands/types';
import { SLOT_OF_PROBLEM } from '../../domain/understanding/commands/problems';
import { INTENTS } from '../../domain/understanding/vocabulary';
import type { WorkspaceProfile } from '../../domain/workspace';
import { readReference, writeReference } from './reference-notation';

const DATE = String.raw`\d{4}-\d{2}-\d{2}`;
const TIME = String.raw`([01]\d|2[0-3]):[0-5]\d`;
const UNTIL = String.raw`([01]\d|2[0-4]):[0-5]\d`;
const NAME = String.raw`\p{Lu}[\p{L}.' -]*`;
const RELATION = String.raw`\p{Ll}+`;
const CODE = String.raw`[A-Z0-9]{4,10}`;
const HOURS = `${TIME}\\.\\.${UNTIL}`;
const SLOTS = 'service_type|preferred_date|preferred_time|staff_name|client_name|client_email|client_phone';

const anyOf = (names: readonly string[]): string =>
  names.length === 0 ? '(?!)' : `(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`;

const several = (item: string): string => `${item}(,${item})*`;

/** A pattern per command word, with the services, the staff and the frequent questions of one business. */
function patternsOf({ catalogue, faqs }: WorkspaceProfile): Record<string, string> {
  const service = anyOf(catalogue.services.map(({ name }) => name));
  const staff = anyOf(catalogue.staff.map(({ name }) => name));
  const topic = anyOf(faqs.map((faq) => faq.topic));
  return {
    ...Object.fromEntries(PLAIN_COMMANDS.map((word) => [word, ''])),
    start: ' (book( another)?( alike)?|move|cancel)( instead)?',
    set: ` (service_type=${service}( only)?|preferred_date=${DATE}|preferred_time=${TIME}|staff_name=${staff}|client_name=${NAME}|client_email=[a-z0-9._%+-]+@[a-z0-9-]+(\\.[a-z0-9-]+)+|client_phone=\\+[1-9]\\d{9,14})`,
    narrow: `(?= )( days=${DATE}\\.\\.${DATE}( except=${several(DATE)})?)?( hours=${HOURS})?`,
    exclude: `(?= )( days=${several(DATE)})?( weekdays=${several('[0-6]')})?( hours=${HOURS})?( staff=${staff})?( service=${service})?`,
    shift: '(?= )( minutes=[+-]\\d+)?( days=[+-]\\d+)?( later| earlier)?( same_time)?( same_day)?',
    leave_open: ' (preferred_date|preferred_time|staff_name|anything)( soonest)?',
    same: ' staff_name',
    follow: `( service=${service})?`,
    unclear: ` ${anyOf(Object.keys(SLOT_OF_PROBLEM))}`,
    for: `(?= )( self)?( ${RELATION})?( name=${NAME})?`,
    refer: ' .+',
    choose: ' [1-9]',
    change: ` (${SLOTS}|something)`,
    ask: ` (${[
      `services( service=${service}| unknown| several)?`,
      `prices( service=${service}| unknown| several)?( staff=${staff})?`,
      `(duration|staff)( service=${service})?`,
      `hours( day=${DATE})?( now)?( holidays)?`,
      `appointments( others)?( owner=(${RELATION}|${NAME}))?`,
      `person staff=${staff}`,
      `faq topic=${topic}`,
      'packages|promotions|cancellation|address|unknown',
    ].join('|')})`,
    unsure: ` ${several(anyOf(INTENTS))}`,
    person: ' (asked|complaint)',
    smalltalk: ` ${anyOf(SMALL_TALK)}`,
  };
}

/** Whether what it names is of the business, in what it leaves out and in each of several as well. */
function isReference(reference: Reference, { catalogue }: Pick<WorkspaceProfile, 'catalogue'>): boolean {
  const { code, owner, service, staff, day, time, not, or = [] } = reference;
  const is = (pattern: string, value: string | undefined): boolean =>
    value === undefined || new RegExp(`^${pattern}$`, 'u').test(value);
  const inside = [...(not ? [not] : []), ...or];
  return (
    Object.keys(reference).length > 0 &&
    is(CODE, code) &&
    is(RELATION, owner?.relation) &&
    is(NAME, owner?.name) &&
    (service === undefined || catalogue.services.some(({ name }) => name === service)) &&
    (staff === undefined || catalogue.staff.some(({ name }) => name === staff)) &&
    is(DATE, day?.from) &&
    is(DATE, day?.to) &&
    is(TIME, time) &&
    inside.every((one) => isReference(one, { catalogue }))
  );
}

/** Written as `reference-notation.ts` writes it. */
function isReferenceLine(text: string, workspace: WorkspaceProfile): boolean {
  const reference = readReference(text);
  return reference !== null && writeReference(reference) === text && isReference(reference, workspace);
}

const known = new WeakMap<WorkspaceProfile, ReadonlyMap<string, RegExp>>();

function grammarOf(workspace: WorkspaceProfile): ReadonlyMap<string, RegExp> {
  const before = known.get(workspace);
  if (before) return before;
  const grammar = new Map(
    Object.entries(patternsOf(workspace)).map(([word, rest]) => [word, new RegExp(`^${word}${rest}$`, 'u')]),
  );
  known.set(workspace, grammar);
  return grammar;
}

/** What is wrong with a line, in words; null when it is a command of this business. */
export function lineProblem(line: string, workspace: WorkspaceProfile): string | null {
  const word = line.split(' ')[0] ?? '';
  const pattern = grammarOf(workspace).get(word);
  if (!pattern) return `unknown command ${JSON.stringify(word)}`;
  const isRead = pattern.test(line) && (word !== 'refer' || isReferenceLine(line.slice(word.length + 1), workspace));
  if (!isRead) return `${JSON.stringify(line)} is no ${word} of ${workspace.slug}`;
  const wrong = datesOf(line).find((date) => !isCalendarDay(date));
  return wrong === undefined ? null : `${wrong} is no calendar day`;
}

/** The days that a line names. */
export const datesOf = (line: string): string[] => line.match(/\d{4}-\d{2}-\d{2}/g) ?? [];

const isCalendarDay = (date: string): boolean => {
  const day = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};
