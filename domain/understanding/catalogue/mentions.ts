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

/** "Era barba, no corte": beside another service only, since "no corte" alone may well be a no and a service. */
const isContrasted = (tokens: Analysis['tokens'], at: number): boolean =>
  /(?:^| )no(?: (?:un|una|el|la|para))*$/.test(clauseBefore(tokens, at));

/**
 * The service a message names: from the catalogue; otherwise, named but not offered; otherwise nothing.
 * @param ignored indexes of tokens that mean something else here
 */
export function readService(
  analysis: Analysis,
  catalogue: Catalogue,
  generic: Span | null,
  ignored: ReadonlySet<number>,
): CatalogueMatch | null {
  const { tokens } = analysis;
  const others = tokens.flatMap((_, at) => (isAsking(tokens, at) || isDenied(tokens, at) ? [at] : []));
  const contrasted = tokens.flatMap((_, at) => (isContrasted(tokens, at) ? [at] : []));
  const match =
    (contrasted.length > 0
      ? matchEntries(analysis, catalogue.services, new Set([...ignored, ...others, ...contrasted]))
      : null) ?? matchEntries(analysis, catalogue.services, new Set([...ignored, ...others]));
  if (match !== null) return match;
  return generic !== null && catalogue.services.length > 0 ? { kind: 'unknown', span: generic } : null;
}
