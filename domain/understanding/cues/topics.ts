/** Questions that have an answer of their own: those every business gets, and the frequent ones of the workspace. */
import type { Question } from '../commands/types';
import type { FaqTopic } from '../context';
import type { Plain } from './plain';

interface TopicRule {
  id: string;
  question: Question;
  at: RegExp;
  examples: readonly string[];
}

export const TOPICS: readonly TopicRule[] = [
  {
    id: 'appointments.code',
    question: { about: 'appointments' },
    at: / (el|mi) codigo (del? (turno|reserva) )?/,
    examples: ['¿cuál era mi código?'],
  },
  {
    id: 'appointments.with-whom',
    question: { about: 'appointments' },
    at: / (confirm\w*|con quien) ([a-z]+ ){0,2}mis? (turnos?|citas?|reservas?) /,
    examples: ['¿con quién es mi turno?'],
  },
  {
    id: 'appointments.alone',
    question: { about: 'appointments' },
    at: /^ (ver |y |hola )?mis? (turnos?|citas?|reservas?)( por favor| porfa)? $/,
    examples: ['mis turnos'],
  },
  {
    id: 'appointments.asked',
    question: { about: 'appointments' },
    at: / ((mis?|el|algun|que) (turnos?|citas?|reservas?)( tengo| era| es| quedo| sigue| esta)|(ver|consultar|chequear|revisar|confirmar|saber|recordame|recordar|decirme|mostrame|cuando|que dia|a que hora) [a-z ]{0,24}(mi|mis|el|tengo) [a-z ]{0,8}(turnos?|citas?|reservas?)|(tengo|tenia|saque) (algun |un |el )?(turno|cita|reserva)( reservado| sacado| agendado)?) /,
    examples: ['¿qué turnos tengo?', '¿a qué hora era mi turno?'],
  },
  {
    id: 'appointments.reminded',
    question: { about: 'appointments' },
    at: / (((me )?(recordas|recordame|recuerdas|acordas|acordarme|repetis|decis|decime|recordar)( [a-z]+){0,2} (a que hora|que dia|cuando|que hora) (era|es|tenia|tengo|quedo))|(a que hora|que dia|cuando) (era|tenia|quedo|habiamos quedado|quedamos|me toca|me tocaba|tengo (que ir|turno|el turno|mi turno|la cita))|(tiene|tenia) (turno|el turno|la cita)) /,
    examples: ['¿me recordás a qué hora era?', '¿a qué hora tengo que ir?', '¿a qué hora tiene turno Sofía?'],
  },
  {
    id: 'promotions',
    question: { about: 'promotions' },
    at: / (promo|promos|promocion|promociones|descuento|descuentos|oferta|ofertas|rebaja|2x1) /,
    examples: ['¿tienen promos?'],
  },
  {
    id: 'packages',
    question: { about: 'packages' },
    at: / (paquete|paquetes|combo|combos|pack|packs) /,
    examples: ['¿tienen combos?'],
  },
  {
    id: 'duration',
    question: { about: 'duration' },
    at: / (cuanto (tiempo )?(dura|duran|tarda|tardan|demora|demoran|lleva|se tarda)|duracion|cuantos minutos) /,
    examples: ['¿cuánto dura la tintura?'],
  },
  {
    id: 'address',
    question: { about: 'address' },
    at: / (direccion|ubicacion|ubicados?|donde (estan|queda|quedan|es|son|atienden|los encuentro|esta el local)|como llego|en que (calle|zona|barrio)|local queda) /,
    examples: ['¿dónde están?', 'hola, dónde quedan'],
  },
  {
    id: 'staff',
    question: { about: 'staff' },
    at: / (quien(es)? (atiende|atienden|corta|trabaja|trabajan|hace|hacen)|con quien (me|es)|que (profesionales|peluqueros|doctores|medicos) (hay|tienen|atienden)) /,
    examples: ['¿quién atiende?'],
  },
];

/** Questions outside the intents with a tool of their own; the workspace's own words come first. */
export function readTopics({ text }: Plain, faqs: readonly FaqTopic[]): Question[] {
  const general = TOPICS.filter(({ at }) => at.test(text)).map(({ question }) => question);
  const [first] = general;
  if (first?.about === 'appointments') return [first];
  const faq = bestFaq(text, faqs);
  if (faq) {
    const beside = general.filter(({ about }) => about !== 'address');
    return [{ about: 'faq', topic: faq.topic, said: faq.said }, ...beside.slice(0, 1)];
  }
  return first ? [first] : [];
}

/** The question with the most, then the longest, keywords in the text; ties go to the one listed first. */
export function bestFaq(plain: string, faqs: readonly FaqTopic[]): { topic: string; said: string } | null {
  let best: { topic: string; said: string; score: number } | null = null;
  for (const { topic, keywords } of faqs) {
    let score = 0;
    let said = '';
    for (const keyword of keywords) {
      if (!mentions(plain, keyword)) continue;
      score += 10 + keyword.length;
      if (keyword.length > said.length) said = keyword;
    }
    if (score > 0 && (!best || score > best.score)) best = { topic, said, score };
  }
  return best;
}

/** Whole words, in the plural too ("tarjeta" finds "tarjetas"). */
const mentions = (plain: string, word: string): boolean =>
  word !== '' && (plain.includes(` ${word} `) || plain.includes(` ${word}s `) || plain.includes(` ${word}es `));
