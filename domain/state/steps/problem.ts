/** Something was named that cannot be used as it is: ask about exactly that, with the candidates as options. */
import { atTime, dayLabel, timeLabel } from '../../reply/dates';
import type { LocalDate, SlotName } from '../../understanding/types';
import { blocksOn } from '../clock';
import { askWhichFirst } from './ask-missing';
import { asks, choicePending, slotPending, type Draft, type StepContext } from '../draft';
import { LIST_LINES } from '../offers';
import type { Problem } from '../problems';
import type { ConversationState, OfferedOption } from '../types';

/** "Viernes 10" is the tenth, or Friday at ten: the day that does not have the number has the hour. */
function dateOption({ workspace }: StepContext, date: LocalDate, { said }: { said: string }): OfferedOption {
  const number = Number(/^\D*(\d{1,2})\D*$/.exec(said)?.[1] ?? NaN);
  const isHour = !Number.isNaN(number) && Number(date.slice(8)) !== number;
  const time = [number, number + 12]
    .filter((hour) => isHour && hour < 24)
    .map((hour) => `${String(hour).padStart(2, '0')}:00`)
    .find((at) => blocksOn(workspace, date).some(({ from, to }) => from <= at && at < to));
  return {
    label: time ? `${dayLabel(date)} ${atTime(time)}` : dayLabel(date),
    values: { preferred_date: date, ...(time ? { preferred_time: time } : {}) },
  };
}

export function problemStep(context: StepContext, state: ConversationState, problem: Problem): Draft {
  const { workspace } = context;
  const pick = (
    slot: SlotName,
    values: readonly string[],
    label: (value: string) => string,
    known: string[] = [],
  ): Draft => {
    const options: OfferedOption[] = values
      .slice(0, LIST_LINES)
      .map((value) => ({ label: label(value), values: { [slot]: value } }));
    return asks(state, { ask: 'pick', slot }, choicePending(slot), options, { kind: 'problem', problem, known });
  };
  const again = (slot: SlotName, ask: 'date' | 'time' | 'name'): Draft =>
    asks(state, { ask }, slotPending(slot), [], { kind: 'problem', problem, known: [] });
  const same = (value: string): string => value;
  switch (problem.kind) {
    case 'unknown_service': {
      const names = workspace.catalogue.services.map(({ name }) => name);
      return pick('service_type', names, same, names);
    }
    case 'ambiguous_service':
      return pick('service_type', problem.names, same, problem.names);
    case 'several_services':
      return askWhichFirst(state, problem.names);
    case 'unknown_staff': {
      const names = workspace.catalogue.staff.map(({ name }) => name);
      return pick('staff_name', names, same, names);
    }
    case 'ambiguous_staff':
      return pick('staff_name', problem.names, same, problem.names);
    case 'ambiguous_date': {
      const options = problem.dates.slice(0, LIST_LINES).map((date) => dateOption(context, date, problem));
      const outcome = { kind: 'problem' as const, problem, known: [] };
      return asks(state, { ask: 'pick', slot: 'preferred_date' }, choicePending('preferred_date'), options, outcome);
    }
    case 'ambiguous_time':
      return pick('preferred_time', problem.times, timeLabel);
    case 'past_date':
    case 'invalid_date':
      return again('preferred_date', 'date');
    case 'invalid_time':
      return again('preferred_time', 'time');
    case 'unclear_name':
      return again('client_name', 'name');
  }
}
