/** What a cooperative model would answer, by keywords: lets a turn run its SLM route without a model. */
import type { FakeAnswer, FakeRequest } from './fake-ollama';

const INTENT_WORDS: readonly (readonly [string, RegExp])[] = [
  ['reschedule', /\b(cambi|mover|mové|pasar|reprogram|adelant|atras)/i],
  ['cancel', /\b(cancel|anul|no voy a poder|no puedo ir|dar de baja el turno)/i],
  ['info_prices', /\b(precio|cu[aá]nto|sale|cuesta|vale)/i],
  ['info_hours', /\b(horario|abren|cierran|abierto|a qu[eé] hora|atienden)/i],
  ['book', /\b(turno|reserv|anot|agend|lugar|cita)/i],
  ['info_services', /\b(servicio|hacen|ofrecen)/i],
  ['chitchat', /\b(gracias|chau|genial|nos vemos)/i],
  ['greeting', /\b(hola|buen[oa]s|buen d[ií]a)/i],
];

const SPAN_WORDS: readonly (readonly [string, RegExp])[] = [
  [
    'day',
    /\b(pasado mañana|mañana|hoy|(?:el )?(?:lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo)|\d{1,2}\/\d{1,2})/i,
  ],
  ['time', /\b(a las \d{1,2}(?::\d{2})?(?: ?hs?)?|\d{1,2}(?::\d{2})? ?hs|\d{1,2}:\d{2})/i],
  ['name', /(?:soy|a nombre de|me llamo) ([\p{Lu}][\p{L}]+(?: [\p{Lu}][\p{L}]+)*)/u],
];

const MISSING_ORDER = ['service_type', 'preferred_date', 'preferred_time', 'client_name'];

export function keywordBrain(request: FakeRequest): FakeAnswer {
  const text = request.messages.at(-1)?.content ?? '';
  const properties = request.format?.['properties'];
  const asked = typeof properties === 'object' && properties !== null ? properties : {};
  if ('intent' in asked) return extraction(text, request);
  if ('actions' in asked) return planning(text);
  if (request.tools) return '¿En qué te puedo ayudar?';
  return text;
}

function extraction(message: string, request: FakeRequest): FakeAnswer {
  const text = message.replace(/^\[[^\]]*\] /, '');
  const answer: Record<string, string> = { intent: INTENT_WORDS.find(([, words]) => words.test(text))?.[0] ?? 'other' };
  const services = /^Servicios: (.*)\.$/m.exec(request.messages[0]?.content ?? '')?.[1]?.split(', ') ?? [];
  const service = services
    .flatMap((name) => name.split(' '))
    .find((word) => word.length > 3 && text.toLowerCase().includes(word.toLowerCase()));
  if (service) answer['service'] = service;
  for (const [key, words] of SPAN_WORDS) {
    const found = words.exec(text);
    if (found) answer[key] = found[1] ?? found[0];
  }
  return answer;
}

/** Reads the planner prompt's last message: `Pedido: <intent>` and `Datos: slot=value; …`. */
function planning(text: string): FakeAnswer {
  const intent = /^Pedido: (\w+)/m.exec(text)?.[1] ?? 'other';
  const slots = new Set([...(/^Datos: (.*)$/m.exec(text)?.[1] ?? '').matchAll(/(\w+)=/g)].map((match) => match[1]));
  const act = (...tools: string[]) => ({ actions: tools.map((tool) => ({ tool })), missing: [] as string[] });
  switch (intent) {
    case 'info_services':
    case 'info_prices':
      return act('get_available_services');
    case 'info_hours':
      return act('get_business_hours');
    case 'book': {
      const missing = MISSING_ORDER.filter((slot) => !slots.has(slot));
      if (missing.length === 0) return act('check_service_availability', 'book_appointment');
      const look = slots.has('service_type') && slots.has('preferred_date') ? act('check_service_availability') : act();
      return { ...look, missing };
    }
    case 'cancel':
    case 'reschedule':
      return act('find_appointment_by_phone');
    default:
      return act();
  }
}
