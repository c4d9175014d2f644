/** A reply as a person reads it: what is asked, what is said, which appointments it speaks of, what may be picked. */
import { QUESTIONS, STATEMENTS, type QuestionId, type StatementId } from './cues';
import { fold } from './fold';
import { mentionIn, servicesIn, type Mention, type ReadingContext } from './mentions';

/** What a stretch of a reply says that it speaks of. */
export type Role = 'booked' | 'moved' | 'cancelled' | 'summary' | 'clash' | 'listed' | 'other';

export interface Option {
  /** As it is numbered; 0 for a list without numbers. */
  number: number;
  text: string;
  mention: Mention;
}

export interface Heard {
  text: string;
  folded: string;
  asks: ReadonlySet<QuestionId>;
  says: ReadonlySet<StatementId>;
  mentions: readonly (Mention & { role: Role })[];
  options: readonly Option[];
  /** What is not read: whole replies, or questions that are none of the known ones. */
  unclassified: readonly string[];
}

export function readReply(text: string, context: ReadingContext): Heard {
  const { rest, options } = takeOptions(withoutExamples(text), context);
  const folded = fold(rest);
  const questions = [...folded.matchAll(/¿[^?]*\?/g)].map(([question]) => question);
  const asked = questions.map((question, index) => ({
    question,
    id: QUESTIONS.find(({ at }) => at.test(question))?.id ?? suggestedName(question, questions[index - 1]),
  }));
  const asks = new Set(asked.flatMap(({ id }) => (id === null ? [] : [id])));
  const statements = folded.replace(/¿[^?]*\?/g, '. ');
  const says = new Set(STATEMENTS.filter(({ at }) => at.test(statements)).map(({ id }) => id));
  if (says.has('closed') && says.has('hours') && !isClosedItself(statements)) says.delete('closed');
  for (const { answer } of context.seed.faqs) if (folded.includes(fold(answer).slice(0, 30))) says.add('faq');
  const listed = asList(options, asks, says);
  const mentions = listed ?? mentionsIn(rest.replace(/¿[^?\d]*\?/g, ' '), asks, says, context);
  const isRead = asks.size > 0 || says.size > 0 || options.length > 0;
  return {
    text,
    folded: fold(text),
    asks,
    says,
    mentions,
    options: listed ? [] : options,
    unclassified: isRead ? asked.flatMap(({ question, id }) => (id === null ? [question] : [])) : [text],
  };
}

/** "¿A nombre de quién lo anoto? ¿Ana?": a name that is offered. */
const suggestedName = (question: string, before: string | undefined): QuestionId | null =>
  before !== undefined && /nombre|quien/.test(before) && question.split(' ').length <= 4 ? 'name' : null;

/** "Dom cerrado" in the hours of the week says nothing about the day that was asked for. */
const isClosedItself = (statements: string): boolean =>
  statements
    .split(/\n|·/)
    .some(
      (part) =>
        /cerrad|feriado|no abrimos|fuera/.test(part) &&
        !/^ ?(?:lun|mar|mie|jue|vie|sab|dom)\w{0,6}(?: (?:a|y) \w+)? (?:cerrad|\d)/.test(part.trim()),
    );

/** A list that is not to be picked from: what is to be confirmed, or has been done, one a line. */
function asList(
  options: readonly Option[],
  asks: ReadonlySet<QuestionId>,
  says: ReadonlySet<StatementId>,
): Heard['mentions'] | null {
  const isWhole = options.every(({ mention }) => mention.service !== undefined && mention.time !== undefined);
  if (options.length === 0 || !isWhole) return null;
  const role = (): Role | null => {
    if (asks.has('appointment') || asks.has('option')) return null;
    if (asks.has('confirm') || asks.has('cancel')) return 'summary';
    if (says.has('cancelled')) return 'cancelled';
    if (says.has('moved')) return 'moved';
    return says.has('booked') ? 'booked' : null;
  };
  const read = role();
  return read === null ? null : options.map(({ mention }) => ({ ...mention, role: read }));
}

const withoutExamples = (text: string): string => text.replace(/\((?:ej|por ejemplo)[^)]*\)|\(\d+ h antes\)/gi, ' ');

const NUMBERED = /(?:^|(?<=[\s:]))(\d{1,2})\) (.+?)(?=\s+\d{1,2}\) |\n|$)/gm;
const BULLET = /^[•-] (.+)$/gm;

function takeOptions(text: string, context: ReadingContext): { rest: string; options: Option[] } {
  const options: Option[] = [];
  const take = (number: number, said: string): string => {
    options.push({ number, text: said.trim(), mention: mentionIn(said, context) });
    return ' ';
  };
  const rest = text
    .replace(NUMBERED, (_, number: string, said: string) => take(Number(number), said))
    .replace(BULLET, (_, said: string) => take(0, said));
  return { rest, options };
}

/** Words after which appointments are of a kind, up to the next such word. */
const MARKERS: readonly { role: Role; at: RegExp }[] = [
  { role: 'cancelled', at: /\bcancele\b/g },
  { role: 'moved', at: /\b(?:cambie|pase|movi|reprograme) (?:tu|el)\b/g },
  { role: 'booked', at: /\blisto\b(?!,? (?:cancele|lo deja|dejo|no te))|\bte anote\b|\bquedaste\b/g },
  {
    role: 'summary',
    at: /\bte resumo\b|\bresumen\b|(?<!\b(?:cancele|cambie|pase|movi) )\btus? turnos?:|\bquedaria\b/g,
  },
  { role: 'clash', at: /\bojo: ya tenes\b/g },
  { role: 'listed', at: /(?<!\bya )\btenes\b|(?<!\b(?:cancele|cambie|pase|movi) )\btu turno de\b/g },
];

function mentionsIn(
  rest: string,
  asks: ReadonlySet<QuestionId>,
  says: ReadonlySet<StatementId>,
  context: ReadingContext,
): (Mention & { role: Role })[] {
  const folded = fold(rest);
  const initial: Role = says.has('booked') ? 'booked' : 'other';
  const markers = MARKERS.flatMap(({ role, at }) => [...folded.matchAll(at)].map(({ index }) => ({ role, at: index })));
  const byPlace = [{ role: initial, at: 0 }, ...markers].sort((a, b) => a.at - b.at);
  const isConfirming = asks.has('confirm') || asks.has('cancel');
  return byPlace.flatMap(({ role, at }, index) => {
    const end = byPlace[index + 1]?.at ?? rest.length;
    const stretch = rest.slice(at, end);
    const isLast = index === byPlace.length - 1;
    // Without a word for it, what stands before "¿Confirmo?" is the summary; a list that is cancelled is one too.
    const read: Role = isConfirming && isLast && (role === 'other' || role === 'listed') ? 'summary' : role;
    const greeted = read === 'booked' ? /listo, ([^!.¿]+)!/i.exec(stretch)?.[1] : undefined;
    return split(stretch, context).map((mention) => ({
      ...(greeted ? { name: greeted } : {}),
      ...mention,
      role: read,
    }));
  });
}

/** A stretch may speak of several appointments: each begins with its service. */
function split(stretch: string, context: ReadingContext): Mention[] {
  const services = servicesIn(fold(stretch), context.seed);
  const pieces =
    services.length <= 1
      ? [stretch]
      : services.map(({ at }, index) => stretch.slice(index === 0 ? 0 : at, services[index + 1]?.at));
  return pieces
    .map((piece) => mentionIn(piece, context))
    .filter(({ service, date, time, name }) => service ?? date ?? time ?? name);
}
