/** Times led by words: "tipo 5", "a las 3", "después de las 18", "salgo a las 6". */
import type { TimeAtom } from './atoms';
import { type FoundClock, clockAt } from './clock';
import { CONFIDENCE } from './confidences';
import { isCounted } from './lexicon';
import { LAS, listed } from './time-list';
import { type Token, endsAt, phrases, wordAt } from './tokens';

interface Lead {
  approximate?: true;
  side?: 'from' | 'to';
  /** A bare number behind it is a time only if nothing else claims it ("desde 18", "tipo 5"). */
  bare?: true;
}

function withArticle(list: string): string {
  return list
    .split('|')
    .flatMap((lead) => LAS.map((article) => `${lead} ${article}`))
    .join('|');
}

const LEADS = phrases<Lead>(
  [withArticle('a|para|de|por|a a|en|y|o a|a el'), {}],
  ['las|la', {}],
  [
    `${withArticle(
      'tipo|tipo a|a eso de|como a|como a eso de|cerca de|alrededor de|sobre|hacia|aprox a|mas o menos a|maso a|onda a|onda|ponele a|' +
        'por ahi a|maso menos a|tipo para|como para|aprox|ponele|tipo de|entre tipo|casi a|como',
    )}|a las tipo|a las aprox|a las mas o menos|tipo las a las`,
    { approximate: true },
  ],
  ['tipo|onda|ponele|aprox|a eso de|maso|a las aprox', { approximate: true, bare: true }],
  ['hora :|horario :|hora|horario|hs :', { bare: true }],
  [
    `${withArticle(
      'despues de|despues|luego de|a partir de|desde|pasado|mas tarde de|mas tarde que|no antes de|posterior a|desde a|despues de a|a partir',
    )}`,
    { side: 'from' },
  ],
  ['despues de|a partir de|desde|luego de|despues', { side: 'from', bare: true }],
  [
    withArticle(
      'antes de|antes|hasta|no mas tarde de|a mas tardar a|a mas tardar|previo a|como maximo a|maximo a|no despues de|hasta a|' +
        'maximo hasta|como mucho hasta|mas temprano de|mas temprano que|como mucho a|antes de a',
    ),
    { side: 'to' },
  ],
  ['antes de|hasta', { side: 'to', bare: true }],
);

const ONWARDS = phrases<true>([
  'en adelante|para adelante|o mas tarde|o despues|en mas|y pico en adelante|o mas|para arriba',
  true,
]);

/** "17hs en adelante", "18 o más tarde"; "o después de las 18" is another time. */
export function onwardsAt(tokens: readonly Token[], at: number): { end: number } | null {
  const found = ONWARDS.match(tokens, at);
  return found && wordAt(tokens, found.end) !== 'de' ? found : null;
}

const NOT_HOURS_BEFORE = new Set([
  'quiero',
  'todas',
  'ambas',
  'estas',
  'esas',
  'con',
  'queremos',
  'somos',
  'entre',
  'son',
  'unas',
  'reservar',
]);

const SUBJECTS = new Set([
  'puede',
  'podria',
  'me',
  'te',
  'si',
  'esta',
  'seria',
  'o',
  'y',
  'u',
  'hay',
  'tenes',
  'tienes',
  'del',
  'de',
  'el',
  'que',
  'por',
  'con',
  'para',
  'pm',
  'no',
  'queda',
]);

export function ledAt(tokens: readonly Token[], at: number): TimeAtom | null {
  const lead = LEADS.match(tokens, at);
  if (!lead) return null;
  const { value } = lead;
  const found = clockAt(tokens, lead.end, { led: true });
  if (!found || !isPlausible(tokens, at, lead.end, found, value)) return null;
  if (!found.clock) return { type: 'bad-clock', i: at, j: found.end };
  const onwards = onwardsAt(tokens, found.end);
  const side = freeSide(tokens, at) ?? (value.side === 'to' && isBusy(tokens, at) ? 'from' : value.side);
  if (side) return { type: 'clock-bound', side, i: at, j: onwards?.end ?? found.end, clock: found.clock };
  if (onwards) return { type: 'clock-bound', side: 'from', i: at, j: onwards.end, clock: found.clock };
  const approximate = value.approximate ?? found.clock.approximate;
  return listed(tokens, {
    type: 'clock',
    i: at,
    j: found.end,
    clocks: [{ ...found.clock, approximate }],
    confidence: CONFIDENCE.certain,
  });
}

/** "salgo del trabajo a las 18": free from then on; "entro a las 9": until then. */
export function freeSide(tokens: readonly Token[], at: number): 'from' | 'to' | undefined {
  for (let index = at - 1; index >= Math.max(0, at - 6); index--) {
    const word = wordAt(tokens, index);
    if (FREE.has(word)) return 'from';
    if (word === 'entro' || word === 'entramos') return 'to';
    if (tokens[index]?.kind !== 'word' || ['y', 'para', 'pero', 'turno', 'puedo', 'puede'].includes(word))
      return undefined;
  }
  return undefined;
}

/** "trabajo hasta las 18", "tengo clase de 9 a 12": the time that is not free. */
export function isBusy(tokens: readonly Token[], at: number): boolean {
  for (let index = at - 1; index >= Math.max(0, at - 3); index--) if (BUSY.has(wordAt(tokens, index))) return true;
  return false;
}

const FREE = new Set('salgo salimos sale termina termino desocupo salga libero terminamos termine'.split(' '));

const BUSY = new Set(
  'trabajo trabajando estudio clase clases curso cursando ocupado ocupada oficina reunion facultad facu colegio escuela laburando cursado abren abre abris atienden atiende abierto abiertos horario'.split(
    ' ',
  ),
);

/** "quiero las dos", "la 1" and "tipo 5 personas" are no times. */
function isPlausible(
  tokens: readonly Token[],
  at: number,
  numberAtIndex: number,
  found: FoundClock,
  lead: Lead,
): boolean {
  if (found.strong) return true;
  const article = wordAt(tokens, numberAtIndex - 1);
  const word = tokens[numberAtIndex];
  if (lead.bare) {
    if (isCounted(wordAt(tokens, found.end)) || (word?.kind === 'word' && word.w === 'una' && lead.side !== undefined))
      return false;
    if (word?.kind === 'word' && ['un', 'uno'].includes(word.w)) return false;
    return lead.side === undefined || endsAt(tokens, found.end) || SUBJECTS.has(wordAt(tokens, found.end));
  }
  const solitary = numberAtIndex === at + 1;
  if ((solitary || wordAt(tokens, at) === 'de') && isCounted(wordAt(tokens, found.end))) return false;
  if (article === 'la') {
    const isOne = found.clock?.hour === 1 && found.clock.minute === 0;
    if (!isOne) return !solitary && word?.kind === 'number' && found.clock !== null && wordAt(tokens, at) === 'a';
    return !solitary || (word?.kind === 'word' && at === 0 && endsAt(tokens, found.end));
  }
  if (!solitary) {
    const pair = word?.kind === 'word' && word.w === 'dos';
    if (wordAt(tokens, at) === 'en' || wordAt(tokens, at) === 'por') return false;
    return !(pair && (['de', 'y'].includes(wordAt(tokens, at)) || wordAt(tokens, found.end) === ','));
  }
  if (NOT_HOURS_BEFORE.has(wordAt(tokens, at - 1)) || found.clock === null) return false;
  const word2 = wordAt(tokens, found.end);
  if (word?.kind === 'word' && word.w === 'dos') return endsAt(tokens, found.end) && at === 0;
  return endsAt(tokens, found.end) || SUBJECTS.has(word2) || tokens[found.end]?.kind === 'number';
}
