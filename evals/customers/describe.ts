/** A scenario in words, for whoever reads a transcript. */
import { fullName } from './people';
import type { Person, Scenario, Task, TimeWish, Wish } from './types';

export function describe({ now, self, tasks, own, busy, together }: Scenario): string {
  const agenda = own.map((row) => `${row.service} with ${row.staff}, ${row.date} ${row.time}, ${row.name}`);
  return [
    `${fullName(self)} writes at ${now}.${together ? ' All in the first message.' : ''}`,
    ...tasks.map((task, index) => `${index + 1}. ${sayTask(task)}`),
    ...(agenda.length > 0 ? [`Has: ${agenda.join('; ')}.`] : []),
    ...(busy.length > 0 ? [`Taken: ${busy.map((row) => `${row.staff} ${row.date} ${row.time}`).join('; ')}.`] : []),
  ].join('\n');
}

function sayTask(task: Task): string {
  switch (task.kind) {
    case 'ask':
      return `asks about ${task.question.topic}${task.question.service ? ` of ${task.question.service}` : ''} (${task.question.answers.join(' / ')})`;
    case 'foreign':
      return `asks for "${task.said}", which is not done here`;
    case 'cancel':
      return `cancels ${task.target.service}, ${task.target.date} ${task.target.time}`;
    case 'move':
      return `moves ${task.target.service} from ${task.target.date} ${task.target.time} to ${sayWish(task.wish)}`;
    case 'book': {
      const { change, instead, possible } = task;
      const changes = change
        ? `; ${change.when}: ${change.drops ? 'drops it' : `changes to ${sayChange(change.to)}`}`
        : '';
      const otherwise = possible ? '' : `; cannot be had, ${instead ? `takes ${sayWish(instead)}` : 'leaves'}`;
      return `books ${sayWish(task.wish)} for ${sayPerson(task.person)}${changes}${otherwise}`;
    }
  }
}

const sayPerson = (person: Person): string => `${fullName(person)}${person.relation ? ` (${person.relation})` : ''}`;

const sayTime = (time: TimeWish): string => ('at' in time ? time.at : `${time.from}–${time.until}`);

const sayWish = ({ service, date, time, staff }: Wish): string =>
  `${service}, ${date} ${sayTime(time)}${staff ? ` with ${staff}` : ''}`;

const sayChange = ({ person, service, date, time }: Partial<Wish> & { person?: Person }): string =>
  [service, date, time ? sayTime(time) : '', person ? sayPerson(person) : ''].filter(Boolean).join(' ');
