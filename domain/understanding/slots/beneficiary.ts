/** Whom an appointment is for, and whose existing one is meant. */
import type { Analysis } from '../analysis';
import { plainOf } from '../cues/plain';
import type { Beneficiary } from '../commands/types';
import type { Span } from '../types';

const RELATIONS =
  'hij[oa]s?|espos[oa]|marido|mujer|senora|mama|papa|madre|padre|viej[oa]|herman[oa]s?|novi[oa]|bebe|niet[oa]|sobrin[oa]|abuel[oa]|ti[oa]|amig[oa]|pareja|nen[ea]|suegr[oa]|cunad[oa]';
const FOR = new RegExp(` (?:para|a) (?:(mi(?: mism[oa])?)(?= (?!${RELATIONS}))|mi (${RELATIONS}))(?= )`, 'g');
const OF = new RegExp(` (?:el|la|los|lo|turno|cita) de (?:mi (${RELATIONS}))(?= )`);

export function readBeneficiaries({ raw }: Analysis): (Beneficiary & { span: Span })[] {
  const plain = plainOf(raw);
  return [...plain.text.matchAll(FOR)].map((match) => {
    const span = plain.spanOf(match.index, match.index + match[0].length);
    return match[2] === undefined ? { self: true as const, span } : { relation: match[2], span };
  });
}

export function readOwner({ raw }: Analysis): Beneficiary | null {
  const match = OF.exec(plainOf(raw).text);
  return match?.[1] === undefined ? null : { relation: match[1] };
}
