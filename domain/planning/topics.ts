/** What the class `other` is made of: questions that a workspace answers by keyword, and those every business gets. */
import type { WorkspaceProfile } from '../workspace';
import type { Answer, ChitchatTopic } from './turn-plan';
import { asksHowWeAre, isInsult, OF_OTHERS, plainText } from './wording';

const has = (plain: string, pattern: RegExp): boolean => pattern.test(plain);

/** Running late is for people to hear of. */
const RUNNING_LATE = / (llego|llegar|llegando|llegaria) ([a-z0-9]+ ){0,3}(tarde|demorad[oa]|atrasad[oa]|retrasad[oa]) /;

const GENERAL: readonly { answer: Answer; pattern: RegExp }[] = [
  { answer: { about: 'appointments', others: true }, pattern: OF_OTHERS },
  { answer: { about: 'appointments' }, pattern: / (el|mi) codigo (del? (turno|reserva) )?/ },
  {
    answer: { about: 'appointments' },
    pattern: / (confirm\w*|con quien) ([a-z]+ ){0,2}mis? (turnos?|citas?|reservas?) /,
  },
  {
    answer: { about: 'appointments' },
    pattern: /^ (ver |y |hola )?mis? (turnos?|citas?|reservas?)( por favor| porfa)? $/,
  },
  {
    answer: { about: 'appointments' },
    pattern:
      / ((mis?|el|algun|que) (turnos?|citas?|reservas?)( tengo| era| es| quedo| sigue| esta)|(ver|consultar|chequear|revisar|confirmar|saber|recordame|recordar|decirme|mostrame|cuando|que dia|a que hora) [a-z ]{0,24}(mi|mis|el|tengo) [a-z ]{0,8}(turnos?|citas?|reservas?)|(tengo|tenia|saque) (algun |un |el )?(turno|cita|reserva)( reservado| sacado| agendado)?) /,
  },
  {
    answer: { about: 'promotions' },
    pattern: / (promo|promos|promocion|promociones|descuento|descuentos|oferta|ofertas|rebaja|2x1) /,
  },
  { answer: { about: 'packages' }, pattern: / (paquete|paquetes|combo|combos|pack|packs) / },
  {
    answer: { about: 'duration' },
    pattern: / (cuanto (tiempo )?(dura|duran|tarda|tardan|demora|demoran|lleva|se tarda)|duracion|cuantos minutos) /,
  },
  {
    answer: { about: 'address' },
    pattern:
      / (direccion|ubicacion|ubicados?|donde (estan|queda|quedan|es|son|atienden|los encuentro)|como llego|en que (calle|zona|barrio)|local queda) /,
  },
  {
    answer: { about: 'staff' },
    pattern:
      / (quien(es)? (atiende|atienden|corta|trabaja|trabajan|hace|hacen)|con quien (me|es)|que (profesionales|peluqueros|doctores|medicos) (hay|tienen|atienden)) /,
  },
];

/**
 * Answers to what the text asks outside the intents with a tool of their own; the workspace's own words come first.
 * @param only looks for this topic alone
 */
export function topicsOf(text: string, workspace: WorkspaceProfile, only?: Answer['about']): Answer[] {
  const plain = plainText(text);
  if (only && !GENERAL.some(({ answer, pattern }) => answer.about === only && has(plain, pattern))) return [];
  if (has(plain, RUNNING_LATE)) return [];
  const general = GENERAL.find(({ pattern }) => has(plain, pattern));
  if (general?.answer.about === 'appointments') return [general.answer];
  const faq = bestFaq(plain, workspace);
  if (faq) return [{ about: 'faq', topic: faq }];
  if (!general || (general.answer.about === 'address' && !workspace.address)) return [];
  return [general.answer];
}

/** The question with the most, then the longest, keywords in the text; ties go to the one listed first. */
function bestFaq(plain: string, workspace: WorkspaceProfile): string | null {
  let best: { topic: string; score: number } | null = null;
  for (const faq of workspace.faqs) {
    let score = 0;
    for (const keyword of faq.keywords) {
      const word = plainText(keyword).trim();
      if (word && mentions(plain, word)) score += 10 + word.length;
    }
    if (score > 0 && (!best || score > best.score)) best = { topic: faq.topic, score };
  }
  return best?.topic ?? null;
}

/** Whole words, in the plural too ("tarjeta" finds "tarjetas"). */
const mentions = (plain: string, word: string): boolean =>
  plain.includes(` ${word} `) || plain.includes(` ${word}s `) || plain.includes(` ${word}es `);

/** The workspace's own words on cancelling, or what its settings say. */
export function cancellationAnswer(text: string, workspace: WorkspaceProfile): Answer {
  const own = bestFaq(`${plainText(text)}cancelacion `, workspace);
  const isOwn = workspace.faqs.some(({ topic, answer }) => topic === own && / cancel/.test(plainText(answer)));
  return own !== null && isOwn ? { about: 'faq', topic: own } : { about: 'cancellation' };
}

const CHITCHAT: readonly { topic: ChitchatTopic; pattern: RegExp }[] = [
  {
    topic: 'bot',
    pattern:
      / (como te llamas|quien sos|quien es usted|tu nombre|con quien (hablo|estoy hablando)|bot|robot|chatbot|ia|inteligencia artificial|maquina|persona real|humano|sos (una )?persona) /,
  },
  { topic: 'thanks', pattern: / (gracias|graciass?|agradezco|agradecid[oa]) / },
  {
    topic: 'goodbye',
    pattern:
      / (chau|adios|hasta (luego|manana|pronto|la vista|el \w+)|nos vemos|buen (dia|finde)|saludos|abrazo|beso|besos) /,
  },
  {
    topic: 'praise',
    pattern:
      / (excelente|buenisim[oa]|genial|genia|genio|espectacular|me encanto|crack|idol[oa]|capo|capa|divin[oa]|felicit\w+) /,
  },
];

export function chitchatTopic(text: string): ChitchatTopic {
  const plain = plainText(text);
  if (isInsult(plain)) return 'insult';
  if (asksHowWeAre(plain)) return 'how_are_you';
  return CHITCHAT.find(({ pattern }) => has(plain, pattern))?.topic ?? 'smalltalk';
}
