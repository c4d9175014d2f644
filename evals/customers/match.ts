/** Whether what the assistant says is what the customer wants. Only what is said can be wrong. */
import { suits } from './calendar';
import { fold } from './reply/fold';
import type { Mention } from './reply/mentions';
import { fullName } from './people';
import type { Person, Row, Wish, WishField } from './types';

/** The parts of a summary that are not as wished for, most telling first. */
export function wrongParts(said: Mention, wish: Wish, person: Person | null): WishField[] {
  const wrong: WishField[] = [];
  if (said.service !== undefined && said.service !== wish.service) wrong.push('service');
  if (said.date !== undefined && said.date !== wish.date) wrong.push('date');
  if (said.time !== undefined && !suits(said.time, wish.time)) wrong.push('time');
  if (said.staff !== undefined && wish.staff !== undefined && said.staff !== wish.staff) wrong.push('staff');
  if (person !== null && said.name !== undefined && !sameName(said.name, person)) wrong.push('name');
  return wrong;
}

/** Whether a mention is an appointment that exists: everything that it tells agrees. */
export const isAppointment = (said: Mention, row: Pick<Row, 'service' | 'date' | 'time' | 'name'>): boolean =>
  (said.service === undefined || said.service === row.service) &&
  (said.date === undefined || said.date === row.date) &&
  (said.time === undefined || said.time === row.time) &&
  (said.name === undefined || shareFirst(said.name, row.name)) &&
  (said.service ?? said.date ?? said.time ?? said.name) !== undefined;

const words = (name: string): string[] =>
  fold(name)
    .replace(/[^\p{L} ]/gu, ' ')
    .split(/\s+/)
    .filter(Boolean);

const shareFirst = (a: string, b: string): boolean => words(a)[0] === words(b)[0];

/** The same person: the first name or more, and nothing that is not theirs ("Ignacio Porfa"). */
export function sameName(said: string, person: Person): boolean {
  const [given, wanted] = [words(said), words(fullName(person))];
  return given.length > 0 && given.every((word, index) => word === wanted[index]);
}
