/** Names of people, services and places that a text mentions and nothing supports. */
import { offeredOf, slotValues } from '../../domain/dialogue/tasks';
import { fold } from './claims';
import { outcomesOf, type Evidence } from './evidence';
import { wordsIn } from './values';

/** Words that may start with a capital anywhere: courtesy, days, months and the like. */
const ORDINARY = new Set(
  'hola buenas buenos dias tardes noches gracias lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre whatsapp argentina si no perfecto genial dale listo'.split(
    ' ',
  ),
);

/**
 * A name in the middle of a sentence has to be known. Professionals have to be in what was observed, said or agreed:
 * that the catalogue has them does not mean that they are free.
 */
export function unknownNames(text: string, evidence: Evidence): string[] {
  const { state, workspace, said } = evidence;
  const observed = wordsIn(outcomesOf(evidence));
  const agreed = [
    outcomesOf(evidence),
    slotValues(state),
    state.appointments ?? [],
    offeredOf(state).map(({ values, appointment }) => [values, appointment ?? null]),
    said,
  ];
  const grounded = wordsIn(agreed);
  const house = wordsIn([workspace.name, workspace.address, workspace.catalogue.services, workspace.faqs]);
  const staff = wordsIn(workspace.catalogue.staff.map((entry) => entry.name));
  const problems = new Set<string>();
  for (const match of text.matchAll(/(?<![.!?¡¿:\n•·–-]\s*|^\s*|["«(*_]\s*)(?<=\s)\p{Lu}\p{Ll}{2,}/gu)) {
    const word = fold(match[0]);
    if (!grounded.has(word) && !house.has(word) && !ORDINARY.has(word))
      problems.add(`name ${match[0]} is not known here`);
  }
  for (const [name] of text.matchAll(/\p{Lu}\p{Ll}+/gu)) {
    const word = fold(name);
    if (staff.has(word) && !grounded.has(word) && !house.has(word))
      problems.add(`professional ${name} was not observed`);
  }
  for (const [, negation, offer = ''] of fold(text).matchAll(/\b(no )?(?:hacemos|ofrecemos|realizamos) ([^.,;!?]*)/g)) {
    const content = offer.split(/[^\p{L}]+/u).filter((word) => word.length > 4);
    if (!negation && content.length > 0 && !content.some((word) => house.has(word) || observed.has(word)))
      problems.add(`offers what is not known here: ${offer.trim()}`);
  }
  return [...problems];
}
