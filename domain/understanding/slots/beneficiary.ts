/** For whom a customer asks an appointment, and whose existing appointment is meant. */
import type { Analysis } from '../analysis';
import type { Catalogue } from '../../catalogue';
import { nameText, type NameText } from './name-words';
import { personAt, type Beneficiary, type PersonPhrase, type PersonRules } from './person-phrase';

export type { Beneficiary } from './person-phrase';

const NO_CATALOGUE: Catalogue = { services: [], staff: [] };

interface Lead {
  id: string;
  /** In folded words, each after a space, breaks as " ," and " ."; the person is what follows. */
  at: RegExp;
  /** How the person is referred to must say that it is one: a relation, or the customer. */
  relationOnly?: true;
  examples: readonly (readonly [message: string, people: string])[];
}

/** What announces for whom an appointment shall be. In the examples: relation, name, "yo" for the customer. */
export const FOR_WHOM: readonly Lead[] = [
  {
    id: 'for',
    at: / (?:para|pa|p)(?: ,)?/g,
    examples: [
      ['turno para mi hija Sofía', 'hija Sofía'],
      ['limpieza para mi mamá y para mí el martes', 'mamá + yo'],
      ['necesito dos turnos, uno para mi hija y otro para mí', 'hija + yo'],
      ['para mi hijo Tomás y para mí', 'hijo Tomás + yo'],
      ['es para mi marido', 'marido'],
      ['y otro para Tomás', 'Tomás'],
      ['corte para la nena', 'nena'],
      ['ahora uno para mí', 'yo'],
      ['para mis hijos Tomás y Lucía', 'hijo Tomás + hijo Lucía'],
      ['corte para Mía, Leo y Tom el martes', 'Mía + Leo + Tom'],
      ['turnos para mis tres hijos', 'hijo + hijo + hijo'],
      ['turno para mis tres hijos, Mía, Leo y Tom', 'hijo Mía + hijo Leo + hijo Tom'],
      ['corte para mi hija Sofía, Ana Paz', 'hija Sofía'],
    ],
  },
  {
    id: 'put down',
    at: / (?:anot|agend|apunt|registr|inscrib|separ|reserv)[a-z]* (?:tambien )?a(?! nombre)/g,
    examples: [['anotá también a mi hermana Luciana Ferro', 'hermana Luciana Ferro']],
  },
  {
    id: 'one and another in the name of',
    at: / (?:uno|una|otro|otra)(?: turno)? a nombre de/g,
    examples: [['uno a nombre de Ana Paz y otro a nombre de Luis', 'Ana Paz + Luis']],
  },
  {
    id: 'in the name of a relative',
    at: / a nombre de/g,
    relationOnly: true,
    examples: [['a nombre de mi mamá', 'mamá']],
  },
  {
    id: 'get an appointment for',
    at: / (?:sac|ped|pid|reserv|agend)[a-z]*(?: (?:un |el )?(?:turno|hora|cita)) a/g,
    examples: [['quiero sacarle turno a mi hijo Joaquín Medina para control', 'hijo Joaquín Medina']],
  },
  {
    id: 'together with',
    at: / junto (?:con|a)/g,
    examples: [['junto con mi esposo, Roberto Lagos', 'esposo Roberto Lagos']],
  },
];

/** Who a message says that an appointment is not for. */
const DENIED = / no(?: es| era| seria| va| quiero| necesito)?(?: (?:un |el )?turno)?$/;
const REACH = 30;

/** For whom a message asks appointments, in its order; nobody when it does not say. Staff are nobody's family. */
export function readBeneficiaries({ raw }: Pick<Analysis, 'raw'>, catalogue: Catalogue = NO_CATALOGUE): Beneficiary[] {
  const text = nameText(raw);
  const found = [
    ...FOR_WHOM.flatMap(({ at, relationOnly = false }) =>
      [...text.line.matchAll(at)].flatMap((match) => {
        if (DENIED.test(text.line.slice(Math.max(0, match.index - REACH), match.index))) return [];
        const end = match.index + match[0].length;
        const people = text.line[end] === ' ' ? peopleAt(text, text.wordAt(end), { catalogue }).people : [];
        return relationOnly ? people.filter(({ relation, self }) => relation !== null || self) : people;
      }),
    ),
    ...wantingPeople(text, catalogue),
  ];
  return inOrder(found).flatMap(each);
}

/** Somebody, and how many more like this one there are who are not named: "mis tres hijos". */
interface Counted extends Beneficiary {
  more: number;
}

const each = ({ more, ...one }: Counted): Beneficiary[] => [
  one,
  ...Array.from({ length: more }, () => ({ ...one, name: null })),
];

/** A person, and those who are listed with "y" or commas: "mi mamá, mi hijo Tomás y yo", "mis tres hijos, Ana y Luis". */
function peopleAt(text: NameText, at: number, rules: PersonRules): { people: Counted[]; to: number } {
  const first = personAt(text, at, rules);
  if (first === null) return { people: [], to: at };
  const people = [{ ...first.person, more: first.count - 1 }];
  const inherited = first.plural ? first.person.relation : null;
  // Behind a name, a capital is enough for another.
  const others = { ...rules, listed: true, ...(first.person.name === null ? {} : { anyCapital: true }) };
  let to = first.to;
  for (let next = nextListed(text, to, others); next !== null && people.length < MOST_PEOPLE;) {
    const { person, count } = next;
    const isOneOfThem = person.relation === null && !person.self;
    const last = isOneOfThem ? people.pop() : undefined;
    if (last) people.push({ ...last, more: 0 });
    const more = Math.max(0, last ? last.more - 1 : count - 1);
    people.push({ ...person, more, ...(isOneOfThem ? { relation: inherited } : {}) });
    to = next.to;
    next = nextListed(text, to, others);
  }
  return { people, to };
}

const MOST_PEOPLE = 8;

function nextListed(text: NameText, at: number, rules: PersonRules): PersonPhrase | null {
  const { words } = text;
  const isAnd = words[at]?.folded === 'y' || words[at]?.folded === 'e';
  if (!isAnd && words[at]?.brk !== 1) return null;
  let next = isAnd ? at + 1 : at;
  while (/^(?:otro|otra|uno|una|tambien|para|pa|p|a)$/.test(words[next]?.folded ?? '')) next++;
  const phrase = personAt(text, next, rules);
  // A name after a comma alone may be the customer's own, unless the list goes on.
  const isListed = isAnd || next > at || phrase?.person.relation != null || phrase?.person.self === true;
  return phrase !== null && (isListed || nextListed(text, phrase.to, rules) !== null) ? phrase : null;
}

/** "Mi hija necesita turno", "vamos mi marido y yo". */
function wantingPeople(text: NameText, catalogue: Catalogue): Counted[] {
  return [...text.line.matchAll(/ (?=(?:mi|mis|yo) )/g)].flatMap(({ index }) => {
    const { people, to } = peopleAt(text, text.wordAt(index), { catalogue, listed: true });
    if (people.every(({ self }) => self)) return [];
    const wants = /^(?:necesita|necesitan|quiere|quieren|precisa|precisan|busca|queria|quisiera|quisieran)$/.test(
      text.words[to]?.folded ?? '',
    );
    return wants || (people.length > 1 && people.some(({ self }) => self)) ? people : [];
  });
}

/** Sorted by place; who was found in two ways counts once. */
function inOrder(found: readonly Counted[]): Counted[] {
  const sorted = [...found].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  return sorted.filter(({ span }, index) =>
    sorted.slice(Math.max(0, index - MOST_PEOPLE), index).every((other) => other.span.end <= span.start),
  );
}

const APPOINTMENT = '(?:turnos?|turnito|citas?|reservas?|hora|horario|sesion|lugar|visita)';
const MANY = '(?: (?:dos|tres|cuatro))?';
const SAID_OF = '(?: que (?:es|era|esta|estaba|saque|saco|reserve|pedi|tengo|tenia|hice|agende|anote))?';
const WHEN =
  '(?: (?:del|de|a) (?:la |las )?(?:\\d[^ ]*|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|manana|tarde|noche|mediodia)(?: \\d[^ ]*)?(?: hs)?){0,2}';

/** What announces whose appointment is meant. "El turno con María" tells with whom it is. */
export const WHOSE: readonly (Lead & { articled?: true; anyWord?: true })[] = [
  {
    id: 'the appointment of',
    at: new RegExp(` (?:${APPOINTMENT}|el|al|la|lo|los|las|ese|esa)${MANY}${SAID_OF}${WHEN} de`, 'g'),
    anyWord: true,
    examples: [
      ['cancelá los dos de Roco', 'Roco'],
      ['cancelá el turno de Sofía', 'Sofía'],
      ['pasá el de mi hija al lunes', 'hija'],
      ['lo de Juan', 'Juan'],
      ['no llego al de Juan', 'Juan'],
      ['el turno de las 15 de Silvia Mora', 'Silvia Mora'],
      ['el turno de mi hijo Tomás', 'hijo Tomás'],
      ['el que saqué a nombre de Yamilka', 'Yamilka'],
    ],
  },
  {
    id: 'the appointment of the',
    at: new RegExp(` (?:${APPOINTMENT}|el|la|lo|los|las) del`, 'g'),
    articled: true,
    examples: [['cancelá el del nene', 'nene']],
  },
  {
    id: 'the appointment for',
    at: new RegExp(` (?:el|la|ese|esa|este|esta)(?: ${APPOINTMENT})?${SAID_OF} (?:para|a nombre de)`, 'g'),
    examples: [['cancelá el turno que saqué para mi mamá', 'mamá']],
  },
  {
    id: 'the appointment, to',
    at: new RegExp(
      ` (?:cancel|cambi|reprogram|mov|pas|corr|adelant|atras|posterg|anul|elimin)[a-z]*(?: (?:el|la) ${APPOINTMENT})? a`,
      'g',
    ),
    examples: [['cambiale el turno a Sofía', 'Sofía']],
  },
  {
    id: 'when has',
    at: / (?:tiene|tenia|toca|va|viene)(?: (?:el|un|su))?(?: turno| cita| hora| reserva| sesion)?(?: a)?/g,
    examples: [
      ['a qué hora tiene turno Sofía?', 'Sofía'],
      ['cuándo le toca a mi hija', 'hija'],
    ],
  },
];

/**
 * Whose existing appointment a message means ("el turno de Sofía", "el de mi hija", "el mío"), or null when it does not say.
 * @param isOwn something is done to one of the customer's own: "el de luna", "lo de toby" say whose, in small letters too
 */
export function readOwnerOfAppointment(
  { raw }: Pick<Analysis, 'raw'>,
  catalogue: Catalogue = NO_CATALOGUE,
  isOwn = false,
): Beneficiary | null {
  const text = nameText(raw);
  const rules = { catalogue, anyCapital: true };
  for (const { at, articled = false, anyWord = false } of WHOSE) {
    for (const match of text.line.matchAll(at)) {
      const end = match.index + match[0].length;
      if (text.line[end] !== ' ') continue;
      const phrase = personAt(text, text.wordAt(end), {
        ...rules,
        ...(articled ? { articled: true } : {}),
        ...(anyWord && isOwn ? { anyWord: true } : {}),
      });
      if (phrase !== null) return phrase.person;
    }
  }
  return ownerAsSubject(text, rules) ?? ownOne(text);
}

/** "Sofía no puede ir", "mi hija no llega". */
function ownerAsSubject(text: NameText, rules: PersonRules): Beneficiary | null {
  for (const match of text.line.matchAll(
    / (?:no (?:puede|podra|va|llega|viene|ira)|(?:tiene|tenia) (?:un |algun |su )?(?:turno|cita|hora|reserva))(?= |$)/g,
  )) {
    const verb = text.wordAt(match.index);
    for (let at = Math.max(0, verb - LONGEST_PHRASE); at < verb; at++) {
      const phrase = personAt(text, at, rules);
      if (phrase !== null && phrase.to === verb) return phrase.person;
    }
  }
  return null;
}

/** In words. */
const LONGEST_PHRASE = 5;

/** "El mío". */
function ownOne({ line, words, wordAt, raw }: NameText): Beneficiary | null {
  const match = / (?:el|al|la|los|las|lo)(?: (?:dos|tres|cuatro))? mi[oa]s?(?= |$)/.exec(line);
  const said = match === null ? [] : words.slice(wordAt(match.index), wordAt(match.index + match[0].length));
  const [article, own] = [said[0], said.at(-1)];
  if (article === undefined || own === undefined) return null;
  return {
    relation: null,
    name: null,
    self: true,
    span: { start: article.start, end: own.end, text: raw.slice(article.start, own.end) },
  };
}
