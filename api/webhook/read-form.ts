/** A webhook's form: each parameter that we read comes at most once, ids hold no control characters, texts are cleaned. */
import { cleanText } from '../../store/json';
import { isStorable } from '../ids';

/** As the body parser gives it: a name that is sent twice has a list. */
export type ReceivedForm = Readonly<Record<string, string | readonly string[]>>;

/** What the sender must correct: the end of a sentence that begins with the parameter's name. */
export interface FormProblem {
  parameter: string;
  problem: string;
}

export type Parameters<Name extends string> = Readonly<Partial<Record<Name, string>>>;

/** Far above any id that a channel gives, and within what the database can index. */
export const MAX_ID = 512;

/**
 * The parameters that are there and not empty: Twilio sends names without a value, too. Others are ignored, since Twilio
 * adds some without notice.
 * @param ids parameters that identify something: never changed, refused when they cannot be stored as they are
 * @param texts parameters whose text is cleaned of what PostgreSQL cannot hold
 */
export function readForm<Id extends string, Text extends string>(
  form: ReceivedForm,
  { ids, texts }: { ids: readonly Id[]; texts: readonly Text[] },
): { parameters: Parameters<Id | Text> } | FormProblem {
  const found = new Map<string, string>();
  for (const parameter of [...ids, ...texts]) {
    const value = form[parameter];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string') return { parameter, problem: 'is given more than once' };
    found.set(parameter, value);
  }
  for (const parameter of ids) {
    const id = found.get(parameter) ?? '';
    if (!isStorable(id)) return { parameter, problem: 'holds a character that no id has' };
    if (id.length > MAX_ID) return { parameter, problem: `is longer than ${MAX_ID} characters` };
  }
  for (const parameter of texts) {
    const text = found.get(parameter);
    if (text !== undefined) found.set(parameter, cleanText(text));
  }
  return { parameters: Object.fromEntries(found) as Parameters<Id | Text> };
}
