import type { Analysis } from '../analysis';
import type { Catalogue, CatalogueMatch, Span } from '../types';
import { find, compile, type Match } from '../intents/pattern';
import { matchEntries, spanOf } from './match';

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
export function readStaff(analysis: Analysis, catalogue: Catalogue, asked: boolean): CatalogueMatch | null {
  const match = matchEntries(analysis, catalogue.staff);
  if (match !== null) return match;
  const any = firstOf(ANY_STAFF, analysis);
  if (any !== null && (asked || mentionsWho(analysis, any)))
    return { kind: 'any', span: spanOf(analysis, any.from, any.to) };
  const named = namedAfterCon(analysis);
  return named !== null && catalogue.staff.length > 0 ? { kind: 'unknown', span: named } : null;
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

/** "con Roberto", "con la Dra. Paz": a capitalised name after "con", with its title. */
export function namedAfterCon({ raw }: Analysis): Span | null {
  const match =
    /\b[Cc]on\s+((?:(?:el|la)\s+)?(?:(?:[Dd]octora?|[Dd]ra?|[Ll]ic|[Pp]rofe(?:sora?)?|[Ss]ra?|[Ss]e[ñn]ora?|[Ii]ng)\.?\s+)?)(\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)/u.exec(
      raw,
    );
  const name = match?.[2];
  if (match === null || name === undefined) return null;
  const start = match.index + match[0].length - name.length;
  return { start, end: start + name.length, text: name };
}

/** The service a message names: from the catalogue; otherwise, named but not offered; otherwise nothing. */
export function readService(analysis: Analysis, catalogue: Catalogue, generic: Span | null): CatalogueMatch | null {
  const match = matchEntries(analysis, catalogue.services);
  if (match !== null) return match;
  return generic !== null && catalogue.services.length > 0 ? { kind: 'unknown', span: generic } : null;
}
