/** Names announced in a message: the words that announce them, each with examples. */
import { isCutShort, takeName, type NameFrame, type NameRun } from './name-run';
import { toReading, type NameReading } from './name-reading';
import { isDayToo, isServiceToo, isWordToo, nameText, type NameText } from './name-words';

/** "Vengo de parte de Sergio", "me pasó tu contacto mi prima Fernanda": who sends the customer. */
const REFERRED = / (?:vengo|vine|voy|recomend[a-z]*|paso|pasaron|dijo|conto|hablo|atendi[a-z]*)(?: [a-z]+){0,3}$/;

/** Who is called so is no customer: "la perra se llama Frida". */
const NO_PERSON =
  / (?:perr[oa]|perrit[oa]|gat[oa]|gatit[oa]|mascota|cachorr[oa]|bich[oa]|conej[oa]|auto|coche|moto|camioneta)(?: [a-z]+)?$/;

/** How a name is announced, in folded words, each after a space, breaks as " ," and " .". The name is what follows. */
export const INTRODUCTIONS: readonly {
  id: string;
  at: RegExp;
  frame: NameFrame;
  /** What stands before it when somebody else is meant. */
  unless?: RegExp;
  /** Other things follow it as well: what has to be known of the name. */
  needs?: 'known name' | 'person';
  examples: readonly [string, string][];
}[] = [
  {
    id: 'in the name of',
    at: / (?:a|al|con el) nombre(?: completo)?(?: de| es)?(?: ,)?/g,
    frame: 'announced',
    examples: [
      ['a nombre de juan perez por favor', 'Juan Perez'],
      ['A NOMBRE DE LUZ MAYOR', 'Luz Mayor'],
      ['no, es a nombre de Lautaro', 'Lautaro'],
    ],
  },
  {
    id: 'called',
    at: / (?:m|me|mi|se) (?:llamo|yamo|llama)(?: ,)?/g,
    frame: 'announced',
    unless: NO_PERSON,
    examples: [
      ['me llamo Rocío Vez', 'Rocío Vez'],
      ['soy Noelia Bravo. la perra se llama Frida', 'Noelia Bravo'],
      ['se llama Luciana Ferro', 'Luciana Ferro'],
    ],
  },
  {
    id: 'my name is',
    at: / (?:(?:mi|el|su) (?:nombre|name)(?: completo)?(?: y apellido)?(?: correcto)?|nombre(?: completo| y apellido)?(?= (?:es|,)))(?: (?:es|era|seria))?(?: ,)?/g,
    frame: 'announced',
    examples: [
      ['Mi nombre es Pedro', 'Pedro'],
      ['nombre: Li E', 'Li E'],
      ['el nombre es Abril Domingo', 'Abril Domingo'],
    ],
  },
  {
    id: 'the name is wrong, it is',
    at: / (?:nombre|apellido)(?: (?!es |era )[a-z,]+){0,4} (?:es|era|seria)(?: con)?(?= )/g,
    frame: 'announced',
    examples: [['está mal escrito mi nombre, es Xavier Etcheverry con X', 'Xavier Etcheverry']],
  },
  {
    id: 'change the name to',
    at: / (?:cambi|correg|pone|modific|actualiz)[a-z]* (?:el |mi )?nombre (?:a|por|para|de)/g,
    frame: 'announced',
    examples: [['cambiá el nombre por Lautaro Vega', 'Lautaro Vega']],
  },
  {
    id: 'whose',
    at: / (?:paciente|cliente|clienta|titular|dueno|duena)(?: es| se llama)?(?: [,.])?/g,
    frame: 'hinted',
    // "Cliente Ocho" may be all of a name.
    needs: 'known name',
    examples: [
      ["El dueño es ezequiel d'angelo", "Ezequiel D'Angelo"],
      ['Titular Ernesto Bazán', 'Ernesto Bazán'],
    ],
  },
  {
    id: 'data',
    at: / (?:(?:paciente|cliente|clienta|titular) ,|(?:datos|flia|familia)(?: [,.])?)/g,
    frame: 'hinted',
    examples: [
      ['sábado 13 hs, flia. Bertolini', 'Bertolini'],
      ['cliente: Yamilka Ruiz', 'Yamilka Ruiz'],
    ],
  },
  {
    id: 'put down as',
    at: / (?:anot|agend|apunt|registr|inscrib|separ|reserv|pone|pon)[a-z]* (?:tambien )?(?:a(?: nombre de)?|como)/g,
    frame: 'hinted',
    examples: [
      ['anotame como Julián Ocampo', 'Julián Ocampo'],
      ['sepárame a Flor', 'Flor'],
    ],
  },
  {
    id: 'put me down',
    at: / (?:agendame|anotame|anoteme|agendeme)(?: ,)?/g,
    frame: 'hinted',
    examples: [['agendame: Mirna Toledo', 'Mirna Toledo']],
  },
  {
    id: 'put this',
    at: / (?:pone(?:lo|la|me|le)?|anotal[oa]|agendal[oa])(?= )(?: ,)?/g,
    frame: 'hinted',
    // What is put may be an hour, a service, a colour.
    needs: 'known name',
    examples: [
      ['te puedo cambiar el nombre? poné Ana Paz', 'Ana Paz'],
      ['ponele: Milena Paz', 'Milena Paz'],
    ],
  },
  {
    id: 'call me',
    at: / (?:llamame|llamarme|llameme|decime|decirme|me dicen|me llaman|me conocen como)/g,
    frame: 'hinted',
    examples: [
      ['llamame Toto', 'Toto'],
      ['podés decirme Cacho', 'Cacho'],
      ['me dicen toto', 'Toto'],
    ],
  },
  {
    id: 'speaking',
    at: / (?:aca|aqui|habla|escribe|saluda|soy|yo soy)(?: ,)?/g,
    frame: 'hinted',
    examples: [
      ['soy Julia Casado', 'Julia Casado'],
      ['habla Elsa Bonifacio', 'Elsa Bonifacio'],
      ['apuntame, soy encarna molina', 'Encarna Molina'],
    ],
  },
  {
    id: 'we are',
    at: / (?:somos|nosotros somos)(?: ,)?/g,
    frame: 'hinted',
    needs: 'known name',
    examples: [['somos Tami y Flor Rey', 'Tami']],
  },
  {
    id: 'on behalf of',
    at: / de parte de/g,
    frame: 'hinted',
    unless: REFERRED,
    examples: [['anótame de parte de Maikel', 'Maikel']],
  },
  {
    id: 'for a relative',
    at: / (?:mi|m|mis|nuestr[oa]|su|tu) (?:h?ij[oa]|espos[oa]|marido|mujer|senora|mama|papa|madre|padre|viej[oa]|herman[oa]|novi[oa]|bebe|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|nen[ea]|nin[oa]|suegr[oa]|cunad[oa]|prim[oa]|ahijad[oa]|hijastr[oa])(?: (?:menor|mayor|mas chic[oa]|mas grande))?(?: ,)?(?: (?:llamad[oa]|se llama|que se llama))?/g,
    frame: 'hinted',
    unless: REFERRED,
    examples: [
      ['turno para mi hija Sofía mañana', 'Sofía'],
      ['mi hijo Tomás y yo', 'Tomás'],
    ],
  },
  {
    id: 'for',
    at: / (?:para|pa|p)(?: el| la)?/g,
    frame: 'hinted',
    needs: 'person',
    examples: [
      ['es para Catalina Sosa, 9 años', 'Catalina Sosa'],
      ['turno para Rocío Vez', 'Rocío Vez'],
    ],
  },
];

/** What is said not to be the name: "no soy Ana", "no es a nombre de Juan". */
const DENIED = / no(?: es| esta| va| era| sea)?$/;

/** A name announced in the message ("a nombre de …", "soy …", "para mi hija Sofía"). */
export function readAnnouncedName(raw: string): NameReading | null {
  return announcedIn(nameText(raw));
}

/** The first name that is announced, the surest announcement first. */
export function announcedIn(text: NameText): NameReading | null {
  for (const { at, frame, unless, needs } of INTRODUCTIONS) {
    for (const match of text.line.matchAll(at)) {
      const before = text.line.slice(Math.max(0, match.index - REACH), match.index);
      if (DENIED.test(before) || unless?.test(before) === true) continue;
      const end = match.index + match[0].length;
      if (text.line[end] !== ' ') continue;
      const run = takeName(text, text.wordAt(end), frame);
      if (run === null || run.from > text.wordAt(end) + TITLES_SKIPPED) continue;
      if ((needs === 'known name' && !run.known) || (needs === 'person' && !isPerson(text, run))) continue;
      return { ...toReading(text, run), ...(needs === 'person' ? { hinted: true as const } : {}) };
    }
  }
  return null;
}

const TITLES_SKIPPED = 3;
/** How far before an introduction words change what it says, in characters. */
const REACH = 40;

/** What "para" is followed by is often no person: a known first name with a capital, or with a surname. */
function isPerson(text: NameText, { from, to, known }: NameRun): boolean {
  const first = text.words[from];
  if (isCutShort(text, to)) return false;
  if (first === undefined || !known || isDayToo(first.folded)) return known && to - from > 1;
  return to - from > 1 || (first.capital ? !isServiceToo(first.folded) : !isWordToo(first.folded));
}
