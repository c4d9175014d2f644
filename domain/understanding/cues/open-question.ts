/**
 * A question that is none of those we know, and names nothing of an appointment: "¿duele?", "¿hay que llevar algo?". It is told that
 * nobody here knows, instead of being passed over.
 */
import type { Analysis } from '../analysis';
import { readAct } from '../acts/read-act';
import { readByRules } from '../intents/by-rules';
import { plainText } from './plain';

/** "… ¿puede ser?", "… ¿te parece?": they ask whether what stands beside them is all right. */
const TAG =
  /^ ((y|no|si|eh|che|o|pero|entonces|ahi|asi|me|te|se|les|el|lo|la|nos|eso|todo|que|como|por favor|porfa) )*(no|si|dale|ok|puede|podes|podra|podria|podrias|podemos|pueden|puedo|sirve|va|vas|verdad|cierto|seguro|bien|parece|viene|queda|anotas|anotan|agendas|reservas|confirmas|das|dan|entendes|entendiste|tenes|tienen|hay|es|esta|estas|estan|decis|ves|copas|sos|ahi|alguien|algo|alguno|alguna|mio|mia|otro|otra|cual|cuales|cuando|que|como|hola|eh|o)( (ser|hacer|haber|bien|bueno|claro|algo|lugar|para mi|asi|hacerlo|ahi|vos|ayudar|no|si|hago|hacemos|seria|es|queda|por favor|porfa|opciones|opcion))* $/;

/** What an appointment is made of: who asks about one of these may well want one. */
const OF_APPOINTMENTS = [
  'svc',
  'person',
  'weekday',
  'date',
  'hour',
  'day',
  'daypart',
  'num',
  'appt',
  'room',
  'sched',
  'free',
];

const SHORTEST_ALONE = 5;

export function isOpenQuestion(analysis: Analysis): boolean {
  const { tokens, places, raw } = analysis;
  if (!/\?[^\p{L}\p{N}]*$/u.test(raw)) return false;
  const [first] = tokens;
  if (first === undefined || (tokens.length === 1 && first.word.length < SHORTEST_ALONE)) return false;
  if (TAG.test(plainText(raw)) || OF_APPOINTMENTS.some((concept) => places.has(`@${concept}`))) return false;
  if (readAct(analysis, {}) !== null) return false;
  return readByRules(analysis).hits.every(({ intent, rule }) => intent === 'other' && !ANSWERED.includes(rule));
}

/** Rules whose questions have an answer, or are no questions. */
const ANSWERED: readonly string[] = [
  'other.view-appointment',
  'other.have-appointment',
  'other.human',
  'other.policy',
  'other.late',
  'other.not-cancel',
  'other.help',
  'other.yes-no',
  'other.name',
];
