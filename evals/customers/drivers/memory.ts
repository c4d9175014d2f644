/** The real stages of a turn over an agenda in memory: hundreds of conversations in seconds, at any clock. */
import { Conversation } from '../../../test/unit/dialogue/conversation';
import { businessNamed } from '../businesses';
import type { Driver } from './driver';
import { profileOf } from './profile';

export const memoryDriver = (): Driver => ({
  name: 'memory',
  conditions: 'the stages of a turn over an agenda in memory, deterministic tier, clock set by each scenario',
  now: () => undefined,
  stop: () => Promise.resolve(),
  begin: (scenario) => {
    const conversation = new Conversation(profileOf(businessNamed(scenario.business).seed), scenario.now);
    const { agenda } = conversation;
    for (const { staff, date, time, minutes } of scenario.busy) agenda.block(staff, date, time, minutes);
    for (const own of scenario.own) {
      const made = agenda.run(
        'book_appointment',
        {
          service_type: own.service,
          staff_name: own.staff,
          preferred_date: own.date,
          preferred_time: own.time,
          client_name: own.name,
        },
        scenario.now,
      );
      if (!made.ok) throw new Error(`Scenario ${scenario.id}: its own appointment was refused: ${made.code}`);
    }
    return Promise.resolve({
      // A burst is read as one message of several lines, as the turn does it.
      say: (texts) => Promise.resolve(conversation.say(texts.join('\n')).message),
      rows: () =>
        Promise.resolve(
          agenda.own.map(({ service, staff, date, time, clientName, code }) => ({
            service,
            staff,
            date,
            time,
            name: clientName,
            code,
            own: true,
          })),
        ),
    });
  },
});
