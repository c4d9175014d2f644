/** Questions that have an answer of their own: those every business gets, and the frequent ones of the workspace. */
import type { Analysis } from '../analysis';
import type { Question } from '../commands/types';
import type { FaqTopic } from '../context';
import { meansIn } from './one-of-a-kind';
import type { Plain } from './plain';

interface TopicRule {
  id: string;
  question: Question;
  at: RegExp;
  /** Only with a question mark: without one the same words tell something ("es mañana"). */
  asked?: true;
  /** Only with a word of the services in it. */
  ofService?: true;
  examples: readonly string[];
  counter?: readonly string[];
}

export const TOPICS: readonly TopicRule[] = [
  {
    id: 'appointments.whose',
    question: { about: 'appointments' },
    at: / ((cuando|que dia|a que hora|con quien) (es|era|tengo|tenia|seria) (el|la|lo) (turno |cita )?(mio|mia|de|del) |(el|la|lo) (turno |cita )?(mio|mia|(de|del)( \S+){1,3}) (cuando|que dia|a que hora|con quien) (es|era|seria|tengo) )/,
    examples: ['¿cuándo tengo el mío?', '¿cuándo es el de Lola?', '¿y el de mi hijo cuándo es?'],
    counter: ['¿cuándo es el día de la madre?'],
  },
  {
    id: 'this.with-whom',
    question: { about: 'this', staff: true },
    at: / con quien (es|era|seria|quedo|quede|quedaba|estaba|saque|reserve|me toca|me tocaba|voy)( que era)?( el turno| la cita| eso)? $/,
    examples: ['¿con quién era?', '¿y con quién me toca?'],
    counter: ['¿con quién puedo hablar?'],
  },
  {
    id: 'this.with-them',
    question: { about: 'this', staff: true },
    at: / ((con|por) (la |el )?(dra? |doctora? )?\S+ (es|era)|(tengo|tenia|turno|cita)( \S+){0,4} (es|era) con (la |el )?(dra? |doctora? )?\S+( o (con )?(la |el )?(dra? |doctora? )?\S+)?)( no| verdad)? $/,
    asked: true,
    examples: [
      '¿y con Juan era?',
      'el corte que tengo el martes, ¿es con Juan o con Carlos?',
      '¿mi turno es con la dra Gómez?',
    ],
    counter: ['¿tengo que ir con ayuno?', '¿puede ser con Juan?'],
  },
  {
    id: 'this.when',
    question: { about: 'this' },
    at: / ((a )?que hora|que dia|para cuando|cuando) (es|era|seria|quedo|quedaba)( que era)?( (que|como) (me )?(dijiste|habias dicho))?( el turno| la cita| el mio| lo mio| eso)? $/,
    examples: ['¿a qué hora es?', '¿cuándo era el turno?', '¿qué hora era que me dijiste?'],
    counter: ['¿cuándo es feriado?', '¿a qué hora abren?'],
  },
  {
    id: 'this.to-be-there',
    question: { about: 'this' },
    at: / (a que hora|que hora|(que|q) dia|cuando|para cuando) (es (que )?(quedo|quedamos|quedaba|era)|(lo|la|los|las) (tengo|tenia|tenemos|saque|pedi)|(tengo|tenemos|tenia|habia|hay) (que|q) (ir|estar|llegar|venir|caer|presentarme|presentarnos|llevar\w*|pasar))( \S+){0,3} $/,
    examples: ['¿a qué hora tengo que estar?', 'a que hora es que quedo?', 'q dia lo tengo'],
    counter: ['¿cuándo tengo que pagar?'],
  },
  {
    id: 'this.when-service',
    question: { about: 'this' },
    at: / (a que hora|que dia|para cuando|cuando) (es|era|seria|tengo|tenia|queda|quedo|quedaba) (que (es|era|tengo|tenia) )?(el|la|los|las|lo|mi)( \S+){1,4} $/,
    ofService: true,
    examples: ['¿a qué hora era la consulta?', '¿cuándo tengo la limpieza?'],
    counter: ['¿a qué hora abren?'],
  },
  {
    id: 'this.ends',
    question: { about: 'this', ends: true },
    at: / (((a|hasta|para) que hora|cuando|tipo que hora) (\S+ ){0,2}(termina|terminaria|terminamos|terminaba|termino|salgo|saldria|salimos|finaliza|(lo|la|los|las) (busco|retiro|paso a buscar|puedo (pasar a )?(buscar|retirar)|vengo a buscar|entregan|devuelven)|(esta|estaria|estara|estaran|queda|quedaria|va a estar|tienen|tendrian) (\S+ )?list[oa]s?)|a (esa|las \S+) hora (ya )?termina) /,
    examples: ['¿a qué hora estaría listo?', '¿a qué hora termina?', '¿a qué hora lo busco?'],
    counter: ['¿a qué hora terminan de atender?', '¿hasta qué hora están?'],
  },
  {
    id: 'this.day',
    question: { about: 'this' },
    at: /^ ((y|pero|perdon|ah|a|de|para) )*que (dia|fecha)( (es|seria) (eso|ese)| es| hablamos| hablas| te referis| decis| (estas|estamos) hablando)? $/,
    examples: ['¿qué día?', '¿de qué fecha hablamos?', '¿a qué día te referís?'],
    counter: ['¿qué día es hoy?', '¿qué días atienden?'],
  },
  {
    id: 'this.that-day',
    question: { about: 'this' },
    at: /^ ((y|pero|perdon|ah|o sea|entonces|eso|esos|esas|ese|estos|el turno|los horarios|esos horarios) )*(es|son|era|eran|seria|serian) ((de|del|para|el|los|este) )*(hoy|manana|pasado manana|lunes|martes|miercoles|jueves|viernes|sabado|domingo)( que viene| \d+( \d+)?( de [a-z]+)?)?( es[oa]s?| el turno| no| verdad)? $/,
    asked: true,
    examples: ['¿eso es hoy?', '¿son de hoy esos?', '¿es mañana?', '¿es el viernes 4?'],
    counter: ['¿puede ser mañana?', '¿qué día es hoy?', '¿hoy es feriado?'],
  },
  {
    id: 'this.name',
    question: { about: 'this' },
    at: / (a nombre de quien|a que nombre)( \S+){0,4} $/,
    examples: ['¿a nombre de quién está el turno?', '¿a nombre de quién quedo?'],
  },
  {
    id: 'this.service',
    question: { about: 'this' },
    at: / que (servicio|turno) (me )?(estas|estan|vas a|van a|anotaste|anotaron|reservaste|agendaste|seria)( \S+){0,2} $/,
    examples: ['¿qué servicio me estás anotando?'],
    counter: ['¿qué servicio me recomendás?'],
  },
  {
    id: 'cancellation',
    question: { about: 'cancellation' },
    at: / (cobran|cobras|cobrarian|costo|cargo|multa|penalidad|pagar|pago|sale|cuesta)( \S+){0,3} (por|si|x) (la )?(cancelar|cancelo|anular|anulo|cancelacion) /,
    examples: ['¿cobran algo por cancelar?', '¿hay que pagar por cancelar?'],
    counter: ['quiero cancelar'],
  },
  {
    id: 'cancellation.moving',
    question: { about: 'cancellation', moving: true },
    at: / ((cobran|cobras|cobrarian|costo|cargo|recargo|multa|penalidad|pagar|pago|sale|cuesta|sena)( \S+){0,2} (cambi[ao]r?|mover|muevo|reprogramar|reprogramo|correr|pasar|paso|postergar|postergo)(l[oa])? ((el|mi|la|de|un) )?(turno|cita|reserva|dia|fecha|hora|horario)|si (l[oa] |el turno )?(cambio|muevo|reprogramo|corro|postergo|paso)( (?!de )\S+){0,5} (cobran|cobras|cobrarian|recargo|cargo|multa|costo|pagar|pago)|(se puede|se podra|puedo|podria) (cambiar|mover|cancelar|reprogramar)(l[oa])?( el turno)? (despues|luego)(?= $)|(el|un|ese) cambio (de (turno|dia|fecha|hora|horario) )?(tiene|lleva|tendria|llevaria)( \S+)? (costo|cargo|recargo|multa|penalidad)) /,
    examples: [
      'si lo cambio hoy me cobran?',
      '¿tiene algún costo cambiar el turno?',
      'el cambio tiene recargo?',
      '¿se puede cambiar después?',
    ],
    counter: ['¿cuánto sale el cambio de aceite?', 'quiero cambiar el turno', '¿cuánto sale cambiar la batería?'],
  },
  {
    id: 'holiday',
    question: { about: 'hours', holidays: true },
    at: / (es|era|sera|cae|hay|seria) (un )?feriado( no| verdad| o no| nacional)? $/,
    asked: true,
    examples: ['¿el martes es feriado?', '¿la otra semana es feriado, no?'],
    counter: ['¿abren el feriado?'],
  },
  {
    id: 'appointments.code',
    question: { about: 'appointments' },
    at: / (el|mi) codigo (del? (turno|reserva) )?/,
    examples: ['¿cuál era mi código?'],
  },
  {
    id: 'appointments.remind-me',
    question: { about: 'appointments' },
    at: / (recordas|recordame|recorda|recordar|recordarme|repetis|repetime|decime|pasame|mandame) (el|mis?|los) (datos (del|de mi) )?(turnos?|citas?|reservas?)( mio)?( por favor| porfa)? $/,
    examples: ['¿me recordás mi turno?'],
    counter: ['¿me mandás un recordatorio?'],
  },
  {
    id: 'appointments.taken',
    question: { about: 'appointments' },
    at: / (que|cuales|lo que) (es lo que )?(tengo|tenia|tenemos) (sacado|reservado|agendado|anotado|pedido)s? /,
    examples: ['¿me decís qué tengo sacado?', 'qué tenía reservado con ustedes?'],
    counter: ['¿qué tengo que llevar?'],
  },
  {
    id: 'appointments.stand',
    question: { about: 'appointments' },
    at: / (el|la|los|las|lo) (mio|mia|mios|mias|de|del|turno|cita)( \S+){0,4} (sigue|siguen|queda|quedan|esta|estan) (igual|en pie|firmes?|como estaban?|(para )?(el|los) (lunes|martes|miercoles|jueves|viernes|sabado|domingo))( no| verdad| cierto)? $/,
    asked: true,
    examples: ['y el mío de pedicura sigue el miércoles, no?', '¿el de Toto sigue igual?', '¿el turno queda en pie?'],
    counter: ['¿el local queda en pie de igualdad?', '¿el feriado queda el lunes?'],
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
    at: / (((me )?(recordas|recordame|recuerdas|acordas|acordarme|repetis|decis|decime|recordar)( [a-z]+){0,2} (a que hora|que dia|cuando|que hora) (era|es|tenia|tengo|quedo))|(a que hora|que dia|cuando) (era|tenia|quedo|habiamos quedado|quedamos|me toca|me tocaba|tengo (turno|el turno|mi turno|la cita))|(tiene|tenia) (turno|el turno|la cita)) /,
    examples: ['¿me recordás qué día tenía?', '¿a qué hora me toca?', '¿a qué hora tiene turno Sofía?'],
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
    at: / (quien(es)? ((los?|las?|me|te|nos) )?(atiende|atienden|corta|trabaja|trabajan|hace|hacen)|con quien (me|es)|que (profesionales|peluqueros|doctores|medicos) (hay|tienen|atienden)) /,
    examples: ['¿quién atiende?', '¿quién los hace?'],
  },
];

/** Its words with the abbreviations spelt out, and whether it asks. */
type Said = Pick<Analysis, 'tokens' | 'question' | 'places'>;

/** A day that is named in such a question is asked about, whatever else the words sound like. */
export const isAskedOnly = ({ about }: Question): boolean =>
  about === 'this' || about === 'cancellation' || about === 'hours';

/** Questions outside the intents with a tool of their own; the workspace's own words come first. */
export function readTopics({ text }: Plain, faqs: readonly FaqTopic[], { tokens, question, places }: Said): Question[] {
  const words = ` ${tokens.map(({ word }) => word).join(' ')} `;
  const forms = words === text ? [text] : [text, words];
  const general = TOPICS.filter(
    ({ at, asked, ofService }) =>
      (question || !asked) && (places.has('@svc') || !ofService) && forms.some((form) => at.test(form)),
  ).map((rule) => rule.question);
  const [first] = general;
  if (first?.about === 'appointments' || first?.about === 'this') return [first];
  const faq = bestFaq(text, faqs);
  if (faq) {
    const beside = general.filter(({ about }) => about !== 'address');
    // "¿Aceptan Mercado Pago?" is about that one, whatever words the answer is found by.
    const means = isOfPaying(faq.topic, faqs) ? meansIn(text) : null;
    return [{ about: 'faq', topic: faq.topic, said: means ?? faq.said }, ...beside.slice(0, 1)];
  }
  return first ? [first] : [];
}

const isOfPaying = (topic: string, faqs: readonly FaqTopic[]): boolean =>
  faqs.some((faq) => faq.topic === topic && faq.keywords.some((word) => PAYING.test(word) || meansIn(word) !== null));
const PAYING = /^(?:pag(?:o|os|ar)|tarjetas?|efectivo)$/;

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
