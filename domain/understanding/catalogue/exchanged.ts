/** One service for another: "cambiame el corte por barba", "en vez de corte, barba", "cambialo por barba". */
import type { Analysis } from '../analysis';
import type { Catalogue } from '../../catalogue';
import { compile, find, type Match } from '../intents/pattern';
import type { NamedService, ServiceExchange } from '../types';
import { matchEntries } from './match';

interface ExchangeRule {
  id: string;
  /** `lead` ends right before the service that is given up (or is behind it), `to` right before the one that is wanted. */
  lead: string;
  /** Where the other one is: behind the given-up one and one of these words, or anywhere. */
  to: 'por|a' | 'anywhere';
  /** What is given up need not be said. */
  open?: true;
  /** A message over the services below, what is given up and what is wanted. */
  examples: readonly (readonly [message: string, from: string | null, to: string])[];
  counter: readonly string[];
}

/** The examples are about Brushing, Barba, Baño, Baño y Corte, Cambio de Aceite and Revisión de Frenos. */
export const EXCHANGES: readonly ExchangeRule[] = [
  {
    id: 'instead of that',
    lead: 'en vez|lugar de|del la|el|lo|un|una?',
    to: 'anywhere',
    examples: [
      ['en vez de brushing haceme barba', 'Brushing', 'Barba'],
      ['me cambiás el servicio? quiero barba en lugar de brushing', 'Brushing', 'Barba'],
      ['en lugar del baño quiero baño y corte', 'Baño', 'Baño y Corte'],
    ],
    counter: ['en vez del jueves, barba el viernes', 'brushing en vez de a las 10 a las 11'],
  },
  {
    id: 'change that for this',
    lead: '@v_change|@v_move',
    to: 'por|a',
    examples: [
      ['quiero cambiar el brushing por barba', 'Brushing', 'Barba'],
      ['cambiame el brushing del martes a barba', 'Brushing', 'Barba'],
      ['cambiame el cambio de aceite por revisión de frenos', 'Cambio de Aceite', 'Revisión de Frenos'],
      ['pasame el baño y corte a baño', 'Baño y Corte', 'Baño'],
    ],
    counter: [
      'cambiame el brushing a las 11',
      'cambiame el brushing por la mañana, y barba el jueves',
      'quiero cambiar el brushing y la barba al jueves',
      'cambiame el brushing por favor',
      'paso a hacerme un brushing',
    ],
  },
  {
    id: 'change it for this',
    lead: 'cambialo|cambiala|cambiarlo|cambiarla|cambiamelo|cambiar|cambia|cambiame|cambias|cambio|cambiemos',
    to: 'por|a',
    open: true,
    examples: [
      ['mejor cambialo por barba', null, 'Barba'],
      ['cambiá el turno por un brushing', null, 'Brushing'],
    ],
    counter: ['cambialo a la mañana', '¿cuánto sale el cambio de aceite a la mañana?'],
  },
];

const LEADS = EXCHANGES.map(({ lead, ...rule }) => ({ lead: compile(lead), ...rule }));

/** In words. */
const LONGEST_NAME = 5;
const FARTHEST = 8;

export function readExchange(analysis: Analysis, catalogue: Catalogue): ServiceExchange | null {
  if (!analysis.places.has('@svc')) return null;
  for (const { lead, to, open = false } of LEADS) {
    const match = find(lead, analysis);
    if (match === null) continue;
    const found = to === 'anywhere' ? insteadOf(analysis, match, catalogue) : changedFor(analysis, match, catalogue);
    if (found !== null && (open || found.from !== null)) return found;
  }
  return null;
}

/** What stands right behind is given up; another one that is named anywhere is wanted. */
function insteadOf(analysis: Analysis, { to: begin }: Match, catalogue: Catalogue): ServiceExchange | null {
  for (let size = LONGEST_NAME; size > 0; size--) {
    const old = serviceIn(analysis, begin, begin + size, catalogue);
    if (old === null || old.from > begin) continue;
    const wanted = serviceIn(analysis, 0, analysis.tokens.length, without(catalogue, old.named.name), old);
    return wanted && { from: old.named, to: wanted.named };
  }
  return null;
}

/** Between the verb and the word is what is given up, right behind it what is wanted. */
function changedFor(analysis: Analysis, { to: begin }: Match, catalogue: Catalogue): ServiceExchange | null {
  const { tokens } = analysis;
  for (let at = begin; at < Math.min(tokens.length, begin + FARTHEST); at++) {
    const { word = '', brk = 0 } = tokens[at] ?? {};
    if (brk > 0) return null;
    if (word !== 'por' && word !== 'a') continue;
    const first = ARTICLES.has(tokens[at + 1]?.word ?? '') ? at + 2 : at + 1;
    const wanted = serviceIn(analysis, first, endOfClause(analysis, first), catalogue);
    if (wanted === null || wanted.from > first) continue;
    const old = serviceIn(analysis, begin, at, catalogue);
    return old?.named.name === wanted.named.name ? null : { from: old?.named ?? null, to: wanted.named };
  }
  return null;
}

const ARTICLES: ReadonlySet<string> = new Set('el la los las un una hacerme'.split(' '));

function endOfClause({ tokens }: Analysis, at: number): number {
  let end = at + 1;
  while (end < tokens.length && end - at < LONGEST_NAME && (tokens[end]?.brk ?? 0) === 0) end++;
  return end;
}

interface Found {
  named: NamedService;
  /** Indexes of tokens, end exclusive. */
  from: number;
  to: number;
}

/** The one service that is named between two words. */
function serviceIn(
  analysis: Analysis,
  from: number,
  to: number,
  catalogue: Catalogue,
  apartFrom?: Found,
): Found | null {
  const { tokens } = analysis;
  const isOut = (at: number): boolean =>
    at < from || at >= to || (apartFrom !== undefined && at >= apartFrom.from && at < apartFrom.to);
  const ignored = new Set(tokens.flatMap((_, at) => (isOut(at) ? [at] : [])));
  const match = matchEntries(analysis, catalogue.services, ignored);
  if (match?.kind !== 'one') return null;
  const first = tokens.findIndex(({ start }) => start === match.span.start);
  const last = tokens.findIndex(({ end }) => end === match.span.end);
  return { named: { name: match.name, span: match.span }, from: first, to: last + 1 };
}

const without = ({ services, staff }: Catalogue, name: string): Catalogue => ({
  services: services.filter((service) => service.name !== name),
  staff,
});
