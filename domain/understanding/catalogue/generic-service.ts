import type { Analysis, TaggedToken } from '../analysis';
import { spanOf } from './match';
import type { Span } from '../vocabulary';

/** Words of the service vocabulary that say nothing without company. */
const TOO_GENERAL = new Set(
  'consulta control urgencia arreglo clase clases color pelo cabello manos pies cara dientes diente gel motor bateria escape poder contrato trabajo alimentos tramite visita fotos dni pasaporte test retoque relleno corona coronas protesis placa mantenimiento revision diagnostico atencion muela muelas bono reparacion suspension gomas rutina gap nutricion aceite chip bano lavado limpieza masaje facial laser cera terapia evaluacion'.split(
    ' ',
  ),
);
const CONTINUES = new Set(['de', 'del', 'con', 'para', 'y', 'en', 'sin', 'a', 'la', 'el', 'las', 'los']);

/**
 * The service noun phrase of a message when no catalogue is at hand: words of the common service vocabulary ("corte de pelo",
 * "limpieza dental"), in their verbatim span; null when none is named.
 */
export function readGenericService(analysis: Analysis): Span | null {
  const { tokens } = analysis;
  let best: { from: number; to: number; weight: number } | null = null;
  for (let i = 0; i < tokens.length; i++) {
    const length = serviceLength(tokens, i);
    if (length === 0) continue;
    const to = extend(tokens, i + length);
    const weight = to - i + (length === 1 && TOO_GENERAL.has(tokens[i]?.word ?? '') ? -0.5 : 0.5);
    if (best === null || weight > best.weight) best = { from: i, to, weight };
    i = to - 1;
  }
  if (best === null) return null;
  const alone = best.to - best.from === 1;
  if (alone && TOO_GENERAL.has(tokens[best.from]?.word ?? '') && !isAskedFor(tokens, best.from)) return null;
  return spanOf(analysis, best.from, best.to);
}

function serviceLength(tokens: readonly TaggedToken[], at: number): number {
  const token = tokens[at];
  if (token === undefined) return 0;
  // Of "baño para perros" only the telling words tell.
  if (CONTINUES.has(token.word) || isAsking(tokens, at)) return 0;
  const phrase = token.phrases.filter(({ concept }) => concept === 'svc').map(({ length }) => length);
  return Math.max(0, ...phrase, token.concepts.has('svc') || isServiceVerb(token) ? 1 : 0);
}

/** "depilar" is a service by itself; "sacar" may be, and is mostly what is done with an appointment. */
const isServiceVerb = ({ concepts }: TaggedToken): boolean =>
  concepts.has('v_serve.inf') && [...concepts].every((concept) => concept.startsWith('v_serve'));

/** "Hacerte una consulta", "consulta sobre los precios", "una consulta: …": a question, not what a doctor does. */
export function isAsking(tokens: readonly TaggedToken[], at: number): boolean {
  if (!/^(?:consulta|consultita|consultas)$/.test(tokens[at]?.word ?? '')) return false;
  if (/^(?:sobre|acerca|respecto|por|rapida|rapidita|rapidito|nomas)$/.test(tokens[at + 1]?.word ?? '')) return true;
  const article = /^(?:una|otra|mi|la|unas|alguna)$/.test(tokens[at - 1]?.word ?? '');
  const before = tokens[article ? at - 2 : at - 1];
  if (before !== undefined && /^(?:hacer(?:te|les|le|los)?|hago|haria|tengo|tenia|tendria|va)$/.test(before.word))
    return true;
  // "Hola, una consulta, ¿cuánto sale…?"
  const opens = before === undefined || before.concepts.has('hello') || before.concepts.has('vocative');
  return article && opens && (tokens[at + 1]?.brk ?? 0) > 0;
}

/** "corte" + "y barba", "limpieza" + "de cutis", "masaje" + "descontracturante", "cortarme" + "el pelo". */
function extend(tokens: readonly TaggedToken[], end: number): number {
  let at = end;
  for (;;) {
    let next = at;
    while (CONTINUES.has(tokens[next]?.word ?? '') && (tokens[next]?.brk ?? 0) === 0 && next - at < 2) next++;
    const token = tokens[next];
    if (token === undefined || token.brk > 0) return at;
    const length = serviceLength(tokens, next);
    const isObject = token.concepts.has('svc_object') && next > at;
    if (length === 0 && !isObject) return at;
    at = next + Math.max(length, 1);
  }
}

/** After "para", "un", "hacerme": even a general word names what is wanted. */
function isAskedFor(tokens: readonly TaggedToken[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return tokens.length <= 3;
  return /^(?:para|un|una|de|hacerme|la|el|sacar|turno|cita|hora|al|hacen|tienen)$/.test(before.word);
}
