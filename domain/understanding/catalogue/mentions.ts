import type { Analysis } from '../analysis';
import type { CatalogueMatch } from '../types';
import type { Catalogue } from '../../catalogue';
import type { Span } from '../vocabulary';
import { find, compile, type Match } from '../intents/pattern';
import { GIVEN_NAMES } from '../slots/given-names';
import { foldText } from '../text/fold';
import { isAsking } from './generic-service';
import { matchEntries, spanOf } from './match';
import { matchStaff, type PersonContext } from './person';
import { wordedServices, type WordedService } from './ruled-out-services';

const ANY_STAFF = [
  'con cualquiera|quien|cualquier',
  'cualquiera de|esta|me|da|sirve',
  '^ cualquiera|indistinto $',
  'me|nos da igual|lo quien?',
  'el|la que este|tenga|haya|puedas|puedan ..2 libre|disponible|antes|primero?',
  'sin preferencia',
  'no tengo preferencia',
  'quien sea|este|pueda',
].map(compile);

/** A professional by name, "cualquiera", or someone the workspace does not have ("con Roberto"). */
export function readStaff(analysis: Analysis, catalogue: Catalogue, context: PersonContext): CatalogueMatch | null {
  const match = matchStaff(analysis, catalogue.staff, context);
  if (match !== null) return match;
  const any = firstOf(ANY_STAFF, analysis);
  if (any !== null && (context.asked || mentionsWho(analysis, any)))
    return { kind: 'any', span: spanOf(analysis, any.from, any.to) };
  const named = namedAfterCon(analysis);
  if (named === null || catalogue.staff.length === 0) return null;
  const isFree = analysis.tokens.some(({ start }, at) => start === named.start && !context.ignored.has(at));
  return isFree ? { kind: 'unknown', span: named } : null;
}

function mentionsWho({ tokens }: Analysis, { from, to }: Match): boolean {
  return tokens.slice(from, to).some(({ word }) => word === 'con' || word === 'quien' || word === 'preferencia');
}

function firstOf(patterns: ReturnType<typeof compile>[], analysis: Analysis): Match | null {
  for (const pattern of patterns) {
    const match = find(pattern, analysis);
    if (match !== null) return match;
  }
  return null;
}

/** Before "con", these make what follows a company or a means, not a professional: "trabajan con Sanitas", "descuento con DNI". */
const NOT_STAFF_BEFORE =
  /(?:trabaj|atend|atiend|pag|factura|descuento|boleta|env[ií]o|reintegro|domicilio|ver\s+con|puede|lleg|est(?:oy|amos|[áa]n?))\p{L}*(?:\s+\p{L}+){0,2}\s*$/iu;
const TITLE = String.raw`(?:(?:el|la)\s+)?(?:(?:doctora?|dra?|licenciad[oa]|lic|profe(?:sora?)?|letrad[oa]|asesora?|se[ñn]ora?|se[ñn]orita|sra?|ing)\.?\s+)`;
const NAME = String.raw`(\p{Lu}(?!\p{Lu}{2})[\p{L}'’-]+(?:\s+\p{Lu}(?!\p{Lu}{2})[\p{L}'’-]+)*)`;
const WITH = new RegExp(String.raw`(?<!\p{L})(?:[Cc]on|[Cc]/)\s+((?:(?:el|la)\s+)?)${NAME}`, 'u');
const TITLED = new RegExp(
  String.raw`(?<!\p{L})(?:[Ee]l|[Ll]a|[Cc]on|[Dd]e)?\s*(?:[Dd]octora?|[Dd]ra?\.?|[Ll]icenciad[oa]|[Ll]ic\.|[Ll]etrad[oa]|[Aa]sesora?)\s+${NAME}`,
  'u',
);
const LOWER_WITH = new RegExp(String.raw`(?<!\p{L})con\s+(?:${TITLE})?(\p{Ll}{3,})(?!\p{L})`, 'iu');

/** A professional by name where no staff is known: "con Roberto", "la Dra. Paz", "con vero". */
export function namedAfterCon({ raw }: Analysis): Span | null {
  const titled = TITLED.exec(raw);
  if (titled !== null && titled[1] !== undefined) return spanFrom(titled, titled[1]);
  const match = WITH.exec(raw);
  if (match !== null && match[2] !== undefined)
    return NOT_STAFF_BEFORE.test(raw.slice(0, match.index)) ? null : spanFrom(match, match[2]);
  const lower = LOWER_WITH.exec(raw);
  const name = lower?.[1];
  return lower !== null && name !== undefined && GIVEN_NAMES.has(foldText(name)) ? spanFrom(lower, name) : null;
}

function spanFrom(match: RegExpExecArray, name: string): Span {
  const start = match.index + match[0].lastIndexOf(name);
  return { start, end: start + name.length, text: name };
}

/** The words of the clause before a token, at most four. */
function clauseBefore(tokens: Analysis['tokens'], at: number): string {
  let start = at;
  while (start > Math.max(0, at - 4) && (tokens[start]?.brk ?? 0) === 0) start--;
  return tokens
    .slice(start, at)
    .map(({ word }) => word)
    .join(' ');
}

/** "No es corte, es barba", "no quiero la coloración". */
const isDenied = (tokens: Analysis['tokens'], at: number): boolean =>
  /(?:^| )no (?:es|era|sera|quiero|queria|quise|quisiera)(?: (?:un|una|el|la|para))*$/.test(clauseBefore(tokens, at));

export interface ServiceReading {
  match: CatalogueMatch | null;
  /** Services that are not wanted after all, or that are all that is wanted. */
  worded: WordedService[];
}

/**
 * The service a message names: from the catalogue; otherwise, named but not offered; otherwise nothing.
 * @param ignored indexes of tokens that mean something else here
 * @param isBooking a service is being booked
 */
export function readService(
  analysis: Analysis,
  catalogue: Catalogue,
  generic: Span | null,
  { ignored, isBooking = false }: { ignored: ReadonlySet<number>; isBooking?: boolean },
): ServiceReading {
  const { tokens } = analysis;
  const denied = tokens.flatMap((_, at) => (isDenied(tokens, at) ? [at] : []));
  const others = [...ignored, ...denied, ...tokens.flatMap((_, at) => (isAsking(tokens, at) ? [at] : []))];
  const said = wordedServices(analysis, catalogue.services, ignored).filter(
    ({ needs }) => needs !== 'booking' || isBooking,
  );
  const without = (worded: readonly WordedService[]): ReturnType<typeof matchEntries> =>
    matchEntries(analysis, stillWanted(catalogue, worded), new Set([...others, ...worded.flatMap(tokensOf)]));
  const beside = said.length > 0 ? without(said) : null;
  const worded = beside ? said : said.filter(({ needs, says }) => says === 'only' || (isBooking && needs !== 'beside'));
  const match = (beside && worded.length === said.length ? beside : null) ?? without(worded);
  if (match !== null) return { match, worded };
  const isNone = (span: Span): boolean =>
    [...denied, ...worded.flatMap(tokensOf)].some((at) => {
      const { start = -1 } = tokens[at] ?? {};
      return start >= span.start && start < span.end;
    });
  const isUnknown = generic !== null && catalogue.services.length > 0 && !isNone(generic);
  return { match: isUnknown ? { kind: 'unknown', span: generic } : null, worded };
}

/** "Corte y barba … no, la barba no": what is dropped is not wanted where it was named before, either. */
function stillWanted({ services }: Catalogue, worded: readonly WordedService[]): Catalogue['services'] {
  const dropped = worded.flatMap(({ says, names }) => (says === 'out' && names.length === 1 ? names : []));
  return dropped.length > 0 ? services.filter(({ name }) => !dropped.includes(name)) : services;
}

/** Those of a service that is dropped: what is all that is wanted is named. */
const tokensOf = ({ says, from, to }: WordedService): number[] =>
  says === 'out' ? Array.from({ length: to - from }, (_, index) => from + index) : [];
