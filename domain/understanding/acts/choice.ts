import { weekdayIndex } from '../../calendar';
import { tableOf } from '../../table';
import type { Analysis, TaggedToken } from '../analysis';
import { foldText } from '../text/fold';
import type { DialogueAct, UnderstandingContext } from '../types';
import type { Intent } from '../vocabulary';
import type { SlotName } from '../../slots';
import type { OfferedOption } from '../context';

const ORDINALS = tableOf<number>({
  primer: 0, primera: 0, primero: 0, '1ra': 0, '1era': 0, '1ro': 0, '1er': 0, uno: 0, una: 0,
  segunda: 1, segundo: 1, '2da': 1, '2do': 1, dos: 1,
  tercera: 2, tercero: 2, tercer: 2, '3ra': 2, '3ro': 2, '3er': 2, tres: 2,
  cuarta: 3, cuarto: 3, '4ta': 3, '4to': 3, cuatro: 3,
  quinta: 4, quinto: 4, '5ta': 4, '5to': 4, cinco: 4,
  sexta: 5, sexto: 5, seis: 5,
}); // prettier-ignore

/** Words that frame a choice and add nothing to it. */
const FRAME = new Set(
  'la el lo las los de del con a en opcion numero nro num que es sea seria quiero quisiera prefiero elijo elegi dame deme ponme poneme anotame reservame agendame mejor me quedo voy vamos ese esa esos este esta si dale ok claro bueno por favor porfa gracias hs horas hora para al creo sirve viene bien va tomo agarro perfecto listo seria esa misma mi turno y un poco otra buenas hola entonces podria puede ser conviene gusta hagamos hagamosle manana tarde tardecita noche dia horario dijiste dijo ofreciste ofrecio pasaste mandaste pusiste mostraste nombraste'.split(
    ' ',
  ),
);

/**
 * The offered option a message picks by number, ordinal, place ("la última") or content ("la de las 16", "con María"); null
 * when it picks none, several, or says more than a choice.
 */
export function readChoice(
  analysis: Analysis,
  { offered = [], pendingQuestion }: Pick<UnderstandingContext, 'offered' | 'pendingQuestion'>,
): DialogueAct | null {
  if (offered.length === 0 || analysis.tokens.length === 0 || analysis.tokens.length > 12) return null;
  if (pendingQuestion !== null && pendingQuestion !== undefined && pendingQuestion.kind === 'confirm') return null;
  const several = severalByPlace(analysis.tokens, offered);
  if (several !== null || areSeveral(analysis.tokens)) return several;
  const index = byPlace(analysis.tokens, offered) ?? byContent(analysis.tokens, offered);
  return index === null ? null : { kind: 'choose', index };
}

/** "Los dos" are both, and none of them is the second, nor the one of the second. */
const areSeveral = (tokens: readonly TaggedToken[]): boolean =>
  tokens.some(({ word }) => word === 'los' || /^amb[oa]s$/.test(word));

/** "1 y 2", "la primera y la tercera": more than one of a list of appointments; every other list is for one choice. */
function severalByPlace(tokens: readonly TaggedToken[], offered: readonly OfferedOption[]): DialogueAct | null {
  if (!offered.every(({ appointment }) => appointment !== undefined)) return null;
  const places = outside(tokens, offered).map(({ word }) =>
    /^\d$/.test(word) ? Number(word) - 1 : (ORDINALS.get(word) ?? -1),
  );
  const [index, ...and] = [...new Set(places)];
  const areThere = places.every((place) => place >= 0 && place < offered.length);
  return index !== undefined && and.length > 0 && areThere ? { kind: 'choose', index, and } : null;
}

/** What is done with the appointment that is picked: "cancelá la 2". */
const ON_APPOINTMENTS: ReadonlySet<string> = new Set(
  'cancela cancelame cancelar anula anulame cambia cambiame cambiar pasa pasame mover move moveme'.split(' '),
);

/** The words that are not of the frame. */
function outside(tokens: readonly TaggedToken[], offered: readonly OfferedOption[]): TaggedToken[] {
  const areAppointments = offered.every(({ appointment }) => appointment !== undefined);
  return tokens.filter(({ word }) => !FRAME.has(word) && !(areAppointments && ON_APPOINTMENTS.has(word)));
}

/** Words of an hour of the day. */
const OF_AN_HOUR: ReadonlySet<string> = new Set('las hs hora horas tarde tardecita manana noche mediodia'.split(' '));

function byPlace(tokens: readonly TaggedToken[], offered: readonly OfferedOption[]): number | null {
  const rest = outside(tokens, offered).map((token) => token.word);
  if (rest.length !== 1) return null;
  const word = rest[0] ?? '';
  if (/^ultim[ao]$/.test(word)) return offered.length - 1;
  if (word === 'medio') return offered.length === 3 ? 1 : null;
  // "Las 3", "3 de la tarde", "3 hs" are an hour, whether or not it is among the offers; "la 3" is the third.
  const isNumber = /^\d/.test(word) || NUMBER_WORDS.has(word);
  if (isNumber && tokens.some((token) => OF_AN_HOUR.has(token.word))) return null;
  if (tokens.some((token) => /^\d+(?:hs?|[:.]\d+)$/.test(token.folded))) return null;
  const index = /^\d{1,2}$/.test(word) ? Number(word) - 1 : ORDINALS.get(word);
  return index === undefined || index < 0 || index >= offered.length ? null : index;
}

function byContent(tokens: readonly TaggedToken[], offered: readonly OfferedOption[]): number | null {
  const said = outside(tokens, offered);
  if (said.length === 0 || isDayAlone(tokens, said, offered)) return null;
  const wording = {
    asHour: tokens.some(({ word }) => word === 'las'),
    withMinutes: said.some(({ word }) => word === 'media' || word === 'cuarto'),
  };
  const fits = offered
    .map((option, index) => ({ index, words: optionWords(option, wording) }))
    .filter(({ words }) => said.every((token) => sayings(token.word).some((form) => isAmong(form, words))));
  return fits.length === 1 ? (fits[0]?.index ?? null) : null;
}

/** The word itself, or the beginning of a longer one ("color" of "coloracion"). */
function isAmong(said: string, words: ReadonlySet<string>): boolean {
  return words.has(said) || (/^[a-z]{4,}$/.test(said) && [...words].some((word) => word.startsWith(said)));
}

interface Wording {
  /** "las 17" is an hour, never the 17th. */
  asHour: boolean;
  /** "4 y media": the bare hour stands for the half hour. */
  withMinutes: boolean;
}

/** "El martes" among starts of several days names a day and leaves the hour open; "la del martes" names the start. */
function isDayAlone(
  tokens: readonly TaggedToken[],
  said: readonly TaggedToken[],
  offered: readonly OfferedOption[],
): boolean {
  const areStarts = offered.every(
    ({ values }) => values.preferred_date !== undefined && values.preferred_time !== undefined,
  );
  const isPointed = tokens.some(({ word }) => /^(?:del|la|ese|esa|este|esta)$/.test(word));
  return areStarts && !isPointed && said.every(({ word }) => (WEEKDAYS as readonly string[]).includes(word));
}

/** Words by which a request may be chosen ("cambiar", after "¿sacar un turno o cambiar el tuyo?"). */
const INTENT_WORDS: Partial<Record<Intent, string>> = {
  book: 'sacar turno nuevo reservar',
  cancel: 'cancelar cancelarlo turno',
  reschedule: 'cambiar cambiarlo mover pasar turno',
  info_services: 'ver servicios',
  info_prices: 'ver precios',
  info_hours: 'ver horarios',
};

const SLOT_WORDS: Partial<Record<SlotName, string>> = {
  preferred_date: 'dia fecha',
  preferred_time: 'hora horario',
  service_type: 'servicio',
  client_name: 'nombre',
};

const knownWords = new WeakMap<OfferedOption, Map<string, ReadonlySet<string>>>();

/** What may be said of an option, worked out once: every line of a message is held against it. */
function optionWords(option: OfferedOption, wording: Wording): ReadonlySet<string> {
  const known = knownWords.get(option) ?? new Map<string, ReadonlySet<string>>();
  knownWords.set(option, known);
  const key = `${wording.asHour} ${wording.withMinutes}`;
  const words = known.get(key) ?? wordsOf(option, wording);
  known.set(key, words);
  return words;
}

/** Everything by which an option may be named: its values, its hour in both clocks, its day. */
function wordsOf(option: OfferedOption, { asHour, withMinutes }: Wording): Set<string> {
  const { appointment, clears = [], intent } = option;
  const values = { ...option.values };
  const texts = [
    option.label ?? '',
    ...Object.values(values),
    ...(appointment ? [appointment.service, appointment.staff, appointment.clientName ?? ''] : []),
    SLOT_WORDS[clears[0] ?? 'booking_id'] ?? '',
    intent ? (INTENT_WORDS[intent] ?? '') : '',
  ];
  const words = new Set<string>();
  for (const text of texts) {
    for (const word of foldText(text).match(/[a-z0-9]{4,}|[a-z]{2,}|\d{1,2}:\d{2}|\d{1,2}\/\d{1,2}/g) ?? []) {
      words.add(WEEKDAYS.find((name) => word.length === 3 && name.startsWith(word)) ?? word);
    }
  }
  const time = values.preferred_time ?? appointment?.time ?? /\b\d{1,2}:\d{2}\b/.exec(option.label ?? '')?.[0];
  if (time !== undefined) for (const form of hourForms(time, withMinutes)) words.add(form);
  const day = values.preferred_date ?? appointment?.date;
  if (day !== undefined) {
    const [, month = '', date = ''] = day.split('-').map(Number).map(String);
    words.add(`${date}/${month}`);
    for (const form of [...(asHour ? [] : [date]), WEEKDAYS[weekdayIndex(day)] ?? '']) words.add(form);
  }
  return words;
}

function hourForms(time: string, withMinutes: boolean): string[] {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const clock = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  const hours = [...new Set([hour, hour > 12 ? hour - 12 : hour])];
  const forms = hours.flatMap((h) => [
    `${h}${clock}`,
    `${h}${clock.replace(':', '.')}`,
    ...(minute === 0 ? [`${h}:00`] : []),
  ]);
  // A bare "a las 10" is ten o'clock, not the half hour that happens to be offered.
  if (minute === 30) forms.push('media', ...(withMinutes ? hours.map(String) : []));
  return forms;
}

/** From Monday on, as {@link weekdayIndex} counts. */
const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'] as const;

const NUMBER_WORDS = tableOf<string>({
  una: '1', dos: '2', tres: '3', cuatro: '4', cinco: '5', seis: '6', siete: '7', ocho: '8', nueve: '9', diez: '10', once: '11', doce: '12',
}); // prettier-ignore

function sayings(word: string): string[] {
  const number = NUMBER_WORDS.get(word);
  return [word, word.replace(/hs?$/, ''), ...(number === undefined ? [] : [number])];
}
