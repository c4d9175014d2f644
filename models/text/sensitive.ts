/**
 * Statements that cost a customer money, safety or a visit when they are wrong: payments, credentials, discounts, what is
 * not offered, when it is open, promises, ways to get in touch, health and law. A model's text may make them only where what
 * was found in this turn, or the workspace's own answers, uses the same words.
 */
import { outcomesOf, type Evidence } from './evidence';
import { contradictsHours, hoursIn } from './opening';
import { hasForeignLetters, normalised, unmasked } from './normalise';
import { textsIn } from './values';

interface Topic {
  name: string;
  /** Over normalised text: lower case, no accents. */
  pattern: RegExp;
  /** `never`: whatever is known. `words`: where the workspace's answers or this turn's results have the same words. */
  allowed: 'never' | 'words';
}

const whole = (alternatives: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'gu');

/** Judged by the hours themselves where they were looked up. */
const OPENING = 'when it is open';

const TOPICS: readonly Topic[] = [
  {
    name: 'a credential',
    allowed: 'never',
    pattern: whole(
      'claves?|contrasenas?|passwords?|pin|cvv|cvc|tokens?|home ?banking|codigo (?:de |del? )?(?:seguridad|verificacion|validacion|dorso|sms|mensaje|whatsapp)|codigo que (?:te|le) (?:llego|llega|enviamos|mandamos|mando)|usuario (?:y|o) \\p{L}+|(?:numeros?|datos|foto|vencimiento|fecha de vencimiento) (?:completos? )?(?:de |del |de la |de tu |de su )(?:la |tu |su )?(?:tarjeta|cuenta|debito|credito)|datos bancarios|cuenta bancaria|frente y dorso',
    ),
  },
  {
    name: 'an identity document',
    allowed: 'words',
    pattern: whole('dni|documentos?|cuil|cuit|pasaportes?|cedula|selfie|fecha de nacimiento'),
  },
  {
    name: 'a payment',
    allowed: 'words',
    pattern: whole(
      'senas?|senar\\p{L}*|transfer\\p{L}+|transferi\\p{L}*|depos\\p{L}+|cbu|cvu|alias|mercado ?pago|uala|paypal|pagofacil|pago facil|rapipago|bitcoin|cripto\\p{L}*|usdt|efectivo|tarjetas?|debito|credito|giro|giras?|anticip[oa]s?|adelanto|por adelantado|pag(?:o|os|a|as|as?te|ar|ue|ues|ame|anos|arme|arnos|ando|ado|ada|aras?|aria)(?:lo|la|me|nos)?|abon(?:a|ar|as|e|es|ame|anos|arlo|arla|ando|o)|cobr\\p{L}+|recargos?|multas?|comision(?:es)?|cuotas?|reintegros?|reembols\\p{L}+|devol(?:vemos|veremos|ucion|uciones)|devuelvo|facturas?|iva|dolares|usd|euros',
    ),
  },
  {
    name: 'a discount',
    allowed: 'words',
    pattern: whole(
      'gratis|gratuit[oa]s?|sin (?:cargo|costo|cobro|pagar)|no (?:te )?(?:cuesta|sale|cobramos)(?: nada)?|no tiene (?:costo|cargo)|bonific\\p{L}+|descuentos?|rebajas?|rebajad[oa]s?|promos?|promocion(?:es|al)?|ofertas?|\\d ?x ?\\d|dos por uno|mitad de precio|liquidacion|regal\\p{L}+|obsequi\\p{L}+|de onda|invita la casa|sorteos?|premios?|ganaste|cupon(?:es)?|cashback|beneficios?|mas barato|precio especial|puntos',
    ),
  },
  {
    name: OPENING,
    allowed: 'words',
    pattern: whole(
      '(?:cerrad|abiert)[oa]s?|cierra\\p{L}*|cierre|cerr(?:amos|aremos|o|aron)|abr(?:e|en|imos|iremos|ira|ieron|io)|feriados?|vacaciones|(?:atendemos|trabajamos|estamos) (?:de|los|todos|hoy|manana|hasta|desde|las|siempre|solo|solamente|el|sabados?|domingos?)|las 24|24 ?hs|de corrido|mudamos|nos mudamos|reabrimos|suspendid[oa]s?',
    ),
  },
  {
    name: 'a promise to get in touch',
    allowed: 'never',
    pattern: whole(
      '(?:te|le|les|lo|la) (?:va a |van a |vamos a |voy a )?(?:llam\\p{L}+|contact\\p{L}+|telefone\\p{L}+|escrib(?:e|en|imos|iremos|ira|iran|o|ire|ir)|avis(?:o|amos|aremos|are|aran|an|ar)|mand(?:o|amos|aremos|are|an|aran|ar)|envi(?:o|amos|aremos|are|an|aran|ar)|confirm(?:aremos|aran|are|an|amos)|recuerd\\p{L}+|recorda\\p{L}+)|nos (?:comunic\\p{L}+|pon(?:emos|dremos) en contacto)|se (?:va a |van a )?(?:comunic\\p{L}+|contact\\p{L}+|pon\\p{L}+ en contacto)|llamad[oa]s?',
    ),
  },
  {
    name: 'another way to get in touch',
    allowed: 'words',
    pattern: whole(
      '(?:llam|escrib|contact|comunic)(?:a|i|e|ate|ame|ime|anos|inos|enos|arte|arme|arnos|irme|irnos)(?:lo|la)?|links?|enlaces?|web|sitio|pagina|app|instagram|facebook|telegram|e?-?mails?|correo|formulario|telefonos?|celular|hace click|descarg\\p{L}+',
    ),
  },
  {
    name: 'health',
    allowed: 'words',
    pattern: whole(
      'diagnostic\\p{L}+|recet(?:a|as|ar|amos|o)|medicamentos?|medicacion|remedios?|ibuprofeno|paracetamol|aspirinas?|antibiotic\\p{L}+|amoxicilina|corticoides?|dosis|pastillas?|tom(?:a|ate|es|ar) (?:una?|dos|tres|algo|\\d+)|cur(?:a|amos|ar|arte|ara|ativo)|infeccion|anestesia|alergi\\p{L}+|embaraz\\p{L}+|contraindicac\\p{L}+|sintomas?|no (?:te )?(?:va a )?(?:duele|doler)|indolor[oa]?|sin (?:dolor|riesgos?)|no (?:hay|tiene) riesgos?|es segur[oa]|cancer|tumor',
    ),
  },
  {
    name: 'a guarantee or the law',
    allowed: 'words',
    pattern: whole(
      'garanti[az]\\p{L}*|asegur(?:o|amos|ado|ados|ada|adas)|100 ?%|por ley|es legal|legalmente|ilegal|demand(?:a|ar|as|amos)|juicio|denunci\\p{L}+|abogad[oa]s?|obligatori[oa]s?|habilitad[oa]s?|certificad[oa]s?|matriculad[oa]s?|obras? sociales?|prepagas?|osde|pami|ioma|cobertura',
    ),
  },
];

/**
 * "Ya no lo ofrecemos", "no hacemos barba": what is not offered has to be named, to be what the customer asked about, and to be
 * nothing that is offered.
 */
const NOT_OFFERED =
  /(?<![\p{L}\p{N}])(?:ya no|no|dejamos de|nunca|tampoco)(?: (?:lo|la|los|las|se|mas|le|les|te|nos|vas? a|vamos a))*(?: (?:poder|podemos|puedo|queremos))? (?:ofrec\p{L}+|hac(?:emos|en|er|e|iendo|ian)|hago|realiz\p{L}+|atend\p{L}+|atien\p{L}+|trabaj\p{L}+|d(?:amos|an|ar)|brind\p{L}+|prest\p{L}+|recib\p{L}+|acept\p{L}+|tom(?:amos|an|ar)|contamos|tenemos ese|tenemos mas|tenemos es[ao]s?|tenemos el servicio|exist\p{L}+|forma parte|esta disponible|estan disponibles|vend\p{L}+)([^.;!?]*)|(?:discontinu\p{L}+|dado de baja|dimos de baja|eliminad[oa]s?|fuera de servicio|agotad[oa]s?|dej\p{L}+ de (?:ofrec|hac|atend|trabaj|exist)\p{L}+)([^.;!?]*)/gu;

/** A telephone number, with what people put between its digits. */
const TELEPHONE = /\+?\(?\d(?:[\s().–-]{0,3}\d){7,}/g;

/** Sensitive statements of a text that nothing supports, one line each, for operators. @param today local date `YYYY-MM-DD` */
export function unsupported(text: string, evidence: Evidence, today: string): string[] {
  const supporting = [
    outcomesOf(evidence),
    evidence.workspace.faqs.map(({ answer }) => answer),
    evidence.workspace.address,
  ];
  const known = normalised(textsIn(supporting).join('\n'));
  const hours = hoursIn(evidence);
  const variants = [...new Set([normalised(text), unmasked(text)])];
  const problems = TOPICS.flatMap(({ name, pattern, allowed }) =>
    variants.flatMap((variant) => {
      const found = [...variant.matchAll(pattern)].map(([words]) => words);
      if (name === OPENING && hours !== null) return [];
      const bad = allowed === 'never' ? found : found.filter((words) => !hasWords(known, words));
      return bad.map((words) => `${name} without evidence: ${words}`);
    }),
  );
  return [
    ...new Set(problems),
    ...(hours === null ? [] : contradictsHours(text, hours, today)),
    ...variants.flatMap((variant) => notOffered(variant, evidence, known)),
    ...(hasForeignLetters(text) ? ['letters of another script'] : []),
    ...[...normalised(text).matchAll(TELEPHONE)]
      .map(([number]) => number.replace(/\D/g, ''))
      .filter((digits) => !known.replace(/\D/g, '').includes(digits))
      .map(() => 'a telephone number was not given'),
  ];
}

const hasWords = (known: string, words: string): boolean =>
  [...known.matchAll(whole(words.replace(/[$%()*+.?[\\\]^{|}]/g, '\\$&')))].length > 0;

function notOffered(text: string, { workspace, said }: Evidence, known: string): string[] {
  const statements = [...text.matchAll(NOT_OFFERED)];
  if (statements.length === 0) return [];
  const offered = stemsOf(textsIn([workspace.catalogue, workspace.name]).join(' '));
  const asked = stemsOf(said);
  return statements.flatMap(([statement, object, other]) => {
    if (hasWords(known, statement.trim())) return [];
    const named = (object ?? other ?? '').split(/[^\p{L}]+/u).filter((word) => word.length > 4 && !EMPTY.has(word));
    const isTrue = named.length > 0 && named.every((word) => asked.has(stem(word)) && !offered.has(stem(word)));
    return isTrue ? [] : [`says that something is not offered: ${statement.trim()}`];
  });
}

/** Words that name no service. */
const EMPTY = new Set(
  'lunes martes miercoles jueves viernes sabado sabados domingo domingos feriado feriados manana noche noches tarde tardes servicio servicios tratamiento tratamientos turno turnos cliente clientes paciente pacientes gente persona personas nadie ninguno ninguna ningun momento semana ahora todavia eso esos esas'.split(
    ' ',
  ),
);
const stem = (word: string): string => word.slice(0, 5);
const stemsOf = (text: string): ReadonlySet<string> =>
  new Set(
    normalised(text)
      .split(/[^\p{L}]+/u)
      .map(stem),
  );
