import { foldText } from '../text/fold';
import { LEXICON } from '../lexicon/index';
import type { Span } from '../types';
import { GIVEN_NAMES } from './given-names';

const PARTICLES = new Set('de del la las los y da di do san santa van von mac mc'.split(' '));
/** Titles are not part of a name. */
const TITLES = new Set(
  'sr sra srta señor señora señorita senor senora senorita dr dra doctor doctora don doña dona lic ing prof'.split(' '),
);
const STOP = new Set(
  'y e o u a con para por que quiero quisiera necesito tengo el un una mi mis en al soy es como cuando cuanto donde hola buenas buenos dias tardes noches gracias favor turno cita hora reserva reservar cancelar cambiar si no ya hoy manana lunes martes miercoles jueves viernes sabado domingo paciente cliente clienta nueva nuevo mama papa madre padre hijo hija esposo esposa novio novia marido senora hermano hermana amigo amiga dueno duena alergico alergica diabetica alumno alumna socio socia tel telefono cel celular mail email correo dni les te le me nos lo las pero porque mas muy bien mal aca ahi aqui yo vos tu usted ella quien alguien persona bot robot humano mayor menor anos primera vez este esta ese esa tipo todo nada algo dale listo ok hace hago voy va fue sobre desde hasta entre sin cualquiera ninguno nadie ambos ambas particular consumidor argentino argentina colombiano mexicana mexicano chileno gay vegano casado casada soltero soltera embarazada medico doctora abogada estudiante jubilado jubilada cumple cumplo encantada encantado consulta pregunto queria saber escribo mando misma mismo primera primero segunda segundo tercera tercero cuarta ultima ultimo opcion'.split(
    ' ',
  ),
);

/** How a name is announced. The name is what follows. */
const INTRODUCTIONS: readonly RegExp[] = [
  /\ba\s+nombre\s+(?:de\s+)?/giu,
  /\bm[ei]?\s+llamo\s+/giu,
  /\bmi\s+nombre(?:\s+completo)?\s*(?:es|:)?\s+/giu,
  /\bnombre(?:\s+(?:y\s+apellido|completo))?\s*:\s*/giu,
  /\b(?:nombre|apellido)\b[^.;!?]{0,20}?\b(?:es|era|ser[íi]a)\s+/giu,
  /\b(?:paciente|cliente|titular|due[ñn]o|due[ñn]a)\s*(?::|es)?\s+/giu,
  /\b(?:anot|agend|apunt|registr|inscrib|separ|reserv)[a-záéíóú]*\s+a\s+/giu,
  /\b(?:agendame|anotame|an[óo]teme|ag[ée]ndeme|datos|flia\.?|familia)\s*:?\s+(?=\p{Lu})/giu,
  /\b(?:ac[áa]|aqu[íi]|te\s+habla|les\s+habla|le\s+habla|habla|te\s+escribe|les\s+escribe|le\s+saluda|te\s+saluda|soy)\s+/giu,
  /\b(?:de\s+parte\s+de|an[óo]tal[oa]\s+(?:a\s+nombre\s+de|como)|ponel[oa]\s+a\s+nombre\s+de|se\s+llama)\s+/giu,
];

/** How somebody else's appointment is announced: "a mi hija Camila Ríos". */
const RELATIVE =
  '(?:hij[oa]|espos[oa]|marido|mujer|se[ñn]ora|mam[áa]|pap[áa]|madre|padre|viej[oa]|herman[oa]|novi[oa]|beb[ée]|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|nen[ea]|ni[ñn][oa]|suegr[oa]|cu[ñn]ad[oa])';
const OF_RELATIVE = new RegExp(`\\b(?:mi|m|nuestr[oa]|su|tu)\\s+${RELATIVE}\\s*,?\\s+`, 'giu');

const TOKEN = /^[\p{L}\p{M}'’-]+/u;

/** A name announced in the message ("a nombre de …", "soy …", "para mi hija Sofía"). */
export function readAnnouncedName(raw: string): { value: string; span: Span } | null {
  for (const introduction of [...INTRODUCTIONS, OF_RELATIVE]) {
    for (const match of raw.matchAll(introduction)) {
      const strict =
        introduction === OF_RELATIVE || /soy|ac[áa]|aqu[íi]|habla|escribe|saluda|para|a$/i.test(match[0].trim());
      const found = takeName(raw, match.index + match[0].length, strict);
      if (found !== null) return found;
    }
  }
  return null;
}

const SEGMENT = /[^,.;:!?\n—()]+/gu;

/**
 * A full name standing between commas or at an end of a message that asks for an appointment ("Micaela Sosa, piernas completas,
 * sábado"): two to four capitalised words, the first a known given name; or a given name alone at the very end.
 */
export function readStandingName(raw: string): { value: string; span: Span } | null {
  const segments = [...raw.matchAll(SEGMENT)];
  for (const [index, match] of segments.entries()) {
    const words = match[0].trim().split(/\s+/);
    const start = match.index + (/^\s*/.exec(match[0])?.[0].length ?? 0);
    const isLast = index === segments.length - 1 && segments.length > 1;
    if (words.length > 4 || (words.length === 1 && !isLast)) continue;
    const [first = ''] = words;
    const fits = words.every((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word) || PARTICLES.has(foldText(word)));
    if (
      !fits ||
      !GIVEN_NAMES.has(foldText(first)) ||
      words.slice(1).some((word) => LEXICON.words.has(foldText(word)) && !PARTICLES.has(foldText(word)))
    )
      continue;
    const text = words.join(' ');
    if (raw.slice(start, start + text.length) !== text) continue;
    return { value: capitaliseName(text), span: { start, end: start + text.length, text } };
  }
  return null;
}

/** A message that is a name, after "¿a nombre de quién?". "Para Juan Pérez" and "con Ana" count; a sentence does not. */
export function readAskedName(raw: string): { value: string; span: Span } | null {
  const announced = readAnnouncedName(raw);
  if (announced !== null) return announced;
  const lead =
    /^\s*(?:(?:hola|s[íi]|dale|ok|bueno|claro|es|a|para|al|de|el|la|nombre|poneme|anotame|ponelo|ponela|ponele|pone|pon|anotalo|anotala|anota|como|con)\b[\s,:]*)*/iu.exec(
      raw,
    )?.[0].length ?? 0;
  const found = takeName(raw, lead, false);
  if (found === null) return null;
  const after = raw
    .slice(found.span.end)
    .replace(/[\s.,;!:)(]+|por favor|gracias|porfa|\p{Extended_Pictographic}/giu, '');
  if (after !== '' && !/^(?:dni|tel|cel|\d|y|mail|email|correo|mi|con)/i.test(after)) return null;
  return found;
}

/** In words, particles among them. */
const LONGEST_NAME = 12;

function takeName(raw: string, from: number, strict: boolean): { value: string; span: Span } | null {
  let at = from;
  const kept: { text: string; start: number; end: number }[] = [];
  let capitalised = false;
  for (;;) {
    const gap = /^[^\S\n]*/.exec(raw.slice(at))?.[0].length ?? 0;
    const text = TOKEN.exec(raw.slice(at + gap))?.[0];
    if (text === undefined || kept.length >= LONGEST_NAME) break;
    const start = at + gap;
    const folded = foldText(text);
    const particle = PARTICLES.has(folded);
    at = start + text.length;
    if (TITLES.has(folded) && kept.length === 0) {
      at += /^\./.test(raw.slice(at)) ? 1 : 0;
      continue;
    }
    if (particle && kept.length > 0 && !(folded === 'y' && !nextIsCapital(raw, at))) {
      kept.push({ text, start, end: at });
      continue;
    }
    const isCapital = /^\p{Lu}/u.test(text);
    const isNameToo = isCapital && GIVEN_NAMES.has(folded) && nextIsCapital(raw, at);
    if ((STOP.has(folded) && !isNameToo) || particle || (kept.length > 0 && capitalised && !isCapital)) break;
    if (!isCapital && isCommonWord(folded)) break;
    if (kept.length === 0 && strict && !isCapital && !GIVEN_NAMES.has(folded) && !isFullName(raw, start)) break;
    if (kept.length === 0) capitalised = isCapital;
    kept.push({ text, start, end: at });
  }
  while (kept.length > 0 && PARTICLES.has(foldText(kept[kept.length - 1]?.text ?? ''))) kept.pop();
  const first = kept[0];
  const last = kept[kept.length - 1];
  if (first === undefined || last === undefined || (kept.length === 1 && first.text.length < 2)) return null;
  if (/^\d/.test(raw.slice(last.end))) return null;
  return {
    value: capitaliseName(kept.map(({ text }) => text).join(' ')),
    span: { start: first.start, end: last.end, text: raw.slice(first.start, last.end) },
  };
}

/** Two or three unknown lower-case words up to the end of the clause: "soy encarna molina". */
function isFullName(raw: string, start: number): boolean {
  const clause = /^[^,.;:!?\n\d]+/.exec(raw.slice(start))?.[0].trim() ?? '';
  const words = clause.split(/\s+/).map(foldText);
  return (
    words.length >= 2 &&
    words.length <= 3 &&
    words.every((word) => word.length > 2 && !STOP.has(word) && !isCommonWord(word))
  );
}

function nextIsCapital(raw: string, at: number): boolean {
  return /^\s+\p{Lu}/u.test(raw.slice(at));
}

/** A word of our own vocabulary is no name, unless it is one as well ("rosa", "paloma", "mercedes"). */
function isCommonWord(folded: string): boolean {
  return LEXICON.words.has(folded) && !GIVEN_NAMES.has(folded);
}

/** "juan pablo de la torre" → "Juan Pablo de la Torre"; what is already mixed case ("McAllen") stays. */
export function capitaliseName(name: string): string {
  return name
    .trim()
    .split(/\s+/)
    .map((word, index) => {
      const lower = word.toLocaleLowerCase('es');
      if (index > 0 && PARTICLES.has(foldText(lower)) && lower.length <= 3) return lower;
      if (word !== lower && word !== word.toLocaleUpperCase('es')) return word;
      return lower.replace(
        /(^|[-'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toLocaleUpperCase('es'),
      );
    })
    .join(' ');
}
