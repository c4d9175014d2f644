/** Something was named that cannot be used as it is: ask about exactly that, with the candidates as options. */
import { dayLabel, timeLabel } from '../../reply/dates';
import type { SlotName } from '../../understanding/types';
import { askWhichFirst } from './ask-missing';
import { asks, choicePending, slotPending, type Draft, type StepContext } from '../draft';
import { LIST_LINES } from '../offers';
import type { Problem } from '../problems';
import type { ConversationState, OfferedOption } from '../types';

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
    case 'ambiguous_date':
      return pick('preferred_date', problem.dates, dayLabel);
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
