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
  'y e o u a con para por que quiero quisiera necesito tengo el un una mi mis en al soy es como cuando cuanto donde hola buenas buenos dias tardes noches gracias favor turno cita hora reserva reservar cancelar cambiar si no ya hoy manana lunes martes miercoles jueves viernes sabado domingo paciente cliente clienta nueva nuevo mama papa madre padre hijo hija esposo esposa novio novia marido senora hermano hermana amigo amiga dueno duena alergico alergica diabetica alumno alumna socio socia tel telefono cel celular mail email correo dni les te le me nos lo las pero porque mas muy bien mal aca ahi aqui yo vos tu usted ella quien alguien persona bot robot humano mayor menor anos primera vez este esta ese esa tipo todo nada algo dale listo ok hace hago voy va fue sobre desde hasta entre sin cualquiera ninguno nadie ambos ambas particular consumidor argentino argentina colombiano mexicana mexicano chileno gay vegano casado casada soltero soltera embarazada medico doctora abogada estudiante jubilado jubilada cumple cumplo encantada encantado consulta pregunto queria saber escribo mando misma mismo'.split(
    ' ',
  ),
);

/** How a name is announced. The name is what follows. */
const INTRODUCTIONS: readonly RegExp[] = [
  /\ba\s+nombre\s+(?:de\s+)?(?:mi\s+(?:hij[oa]|espos[oa]|marido|mujer|se[ñn]ora|mam[áa]|pap[áa]|madre|padre|herman[oa]|nov[io]{2}a?|novi[oa]|beb[ée]|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|jefe|jefa)\s*,?\s+)?/giu,
  /\bme\s+llamo\s+/giu,
  /\bmi\s+nombre(?:\s+completo)?\s*(?:es|:)?\s+/giu,
  /\bnombre(?:\s+(?:y\s+apellido|completo))?\s*:\s*/giu,
  /\b(?:paciente|cliente|titular)\s*:\s*/giu,
  /\b(?:ac[áa]|aqu[íi]|te\s+habla|les\s+habla|le\s+habla|habla|te\s+escribe|les\s+escribe|le\s+saluda|te\s+saluda|soy)\s+/giu,
  /\b(?:de\s+parte\s+de|an[óo]tal[oa]\s+(?:a\s+nombre\s+de|como)|ponel[oa]\s+a\s+nombre\s+de|se\s+llama)\s+/giu,
  /\bpara\s+(?:mi|nuestr[oa]|su)\s+(?:hij[oa]|espos[oa]|marido|mujer|se[ñn]ora|mam[áa]|pap[áa]|madre|padre|herman[oa]|novi[oa]|beb[ée]|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|nen[ea]|ni[ñn][oa]|peque[ñn][oa])\s*,?\s+/giu,
];

const TOKEN = /^[\p{L}\p{M}'’-]+/u;

/** A name announced in the message ("a nombre de …", "soy …", "para mi hija Sofía"). */
export function readAnnouncedName(raw: string): { value: string; span: Span } | null {
  for (const introduction of INTRODUCTIONS) {
    for (const match of raw.matchAll(introduction)) {
      const strict = /soy|ac[áa]|aqu[íi]|habla|escribe|saluda|para/i.test(match[0]);
      const found = takeName(raw, match.index + match[0].length, strict);
      if (found !== null) return found;
    }
  }
  return null;
}

/** A message that is a name, after "¿a nombre de quién?". "Para Juan Pérez" and "con Ana" count; a sentence does not. */
export function readAskedName(raw: string): { value: string; span: Span } | null {
  const announced = readAnnouncedName(raw);
  if (announced !== null) return announced;
  const lead =
    /^\s*(?:(?:hola|s[íi]|dale|ok|bueno|claro|es|a|para|al|de|el|la|nombre|poneme|anotame|ponelo|pon|como|con)\b[\s,:]*)*/iu.exec(
      raw,
    )?.[0].length ?? 0;
  const found = takeName(raw, lead, false);
  if (found === null) return null;
  const after = raw
    .slice(found.span.end)
    .replace(/[\s.,;!:)(]+|por favor|gracias|porfa|\p{Extended_Pictographic}/giu, '');
  if (after !== '' && !/^(?:dni|tel|cel|\d|y|mail|email|correo|mi)/i.test(after)) return null;
  return found;
}

function takeName(raw: string, from: number, strict: boolean): { value: string; span: Span } | null {
  let at = from;
  const kept: { text: string; start: number; end: number }[] = [];
  let capitalised = false;
  for (;;) {
    const gap = /^[^\S\n]*/.exec(raw.slice(at))?.[0].length ?? 0;
    const text = TOKEN.exec(raw.slice(at + gap))?.[0];
    if (text === undefined || kept.length >= 6) break;
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
    if (STOP.has(folded) || particle || (kept.length > 0 && capitalised && !isCapital)) break;
    if (!isCapital && isCommonWord(folded)) break;
    if (kept.length === 0 && strict && !isCapital && !GIVEN_NAMES.has(folded)) break;
    if (kept.length === 0) capitalised = isCapital;
    kept.push({ text, start, end: at });
  }
  while (kept.length > 0 && PARTICLES.has(foldText(kept[kept.length - 1]?.text ?? ''))) kept.pop();
  const first = kept[0];
  const last = kept[kept.length - 1];
  if (first === undefined || last === undefined || (kept.length === 1 && first.text.length < 2)) return null;
  return {
    value: capitaliseName(kept.map(({ text }) => text).join(' ')),
    span: { start: first.start, end: last.end, text: raw.slice(first.start, last.end) },
  };
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
