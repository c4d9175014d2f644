/** Something was named that cannot be used as it is: ask about exactly that, with the candidates as options. */
import { blocksOn } from '../../workspace';
import type { Problem } from '../../understanding/commands/problems';
import { timeOf, type LocalDate } from '../../calendar';
import type { SlotName } from '../../slots';
import { LIST_LINES } from '../offers';
import type { ConversationState, OfferedOption, Task } from '../types';
import { asksAbout, choicePending, slotPending, type Draft, type StepContext } from './draft';

/** "Viernes 10" is the tenth, or Friday at ten: the day that does not have the number has the hour. */
function dateOption({ workspace }: StepContext, date: LocalDate, number: number | null): OfferedOption {
  const isHour = number !== null && Number(date.slice(8)) !== number;
  const time = [number ?? 0, (number ?? 0) + 12]
    .filter((hour) => isHour && hour < 24)
    .map((hour) => timeOf(hour * 60))
    .find((at) => blocksOn(workspace, date).some(({ from, to }) => from <= at && at < to));
  return { values: { preferred_date: date, ...(time ? { preferred_time: time } : {}) } };
}

export function problemStep(context: StepContext, state: ConversationState, task: Task, problem: Problem): Draft {
  const { workspace } = context;
  const pick = (slot: SlotName, options: OfferedOption[], known: string[] = []): Draft =>
    asksAbout(state, task, {
      question: { ask: 'pick', slot },
      pending: choicePending(slot),
      options: options.slice(0, LIST_LINES),
      outcomes: [{ kind: 'problem', problem, known }],
    });
  const named = (slot: SlotName, values: readonly string[]): OfferedOption[] =>
    values.map((value) => ({ values: { [slot]: value } }));
  const again = (slot: SlotName, ask: 'date' | 'time' | 'name'): Draft =>
    asksAbout(state, task, {
      question: { ask },
      pending: slotPending(slot),
      outcomes: [{ kind: 'problem', problem, known: [] }],
    });
  switch (problem.kind) {
    case 'unknown_service': {
      const names = workspace.catalogue.services.map(({ name }) => name);
      return pick('service_type', named('service_type', names), names);
    }
    case 'ambiguous_service':
    case 'several_services':
      return pick('service_type', named('service_type', problem.names), problem.names);
    case 'unknown_staff': {
      const names = workspace.catalogue.staff
        .map(({ name }) => name)
        .filter((name) => !task.excluded.staff.includes(name));
      return pick('staff_name', named('staff_name', names), names);
    }
    case 'ambiguous_staff':
      return pick('staff_name', named('staff_name', problem.names), problem.names);
    case 'ambiguous_date':
      return pick(
        'preferred_date',
        problem.dates.map((date) => dateOption(context, date, problem.hour)),
      );
    case 'ambiguous_time':
      return pick('preferred_time', named('preferred_time', problem.times));
    case 'past_date':
    case 'invalid_date':
      return again('preferred_date', 'date');
    case 'invalid_time':
      return again('preferred_time', 'time');
    case 'unclear_name':
    case 'bad_email':
      return again('client_name', 'name');
  }
}
