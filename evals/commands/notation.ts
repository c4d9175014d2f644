/**
 * Commands as one writes them down: one line of words per command. The labelled data uses it, and two lists of commands are
 * equal when their lines are.
 *
 * `start book` · `start book another` · `start book another alike` ("otro igual") · `start move instead` · `set preferred_time=15:00` · `set service_type=Barba only` · `narrow days=2026-11-30..2026-12-05` · `narrow hours=12:00..20:00` ·
 * `exclude days=2026-12-01 weekdays=0 hours=06:00..12:00 staff=… service=…` · `shift days=+1 same_time` · `leave_open preferred_date soonest` · `same staff_name` ·
 * `follow service=Coloración` · `unclear unknown_service` · `for hija name=Sofía` · `for self` · `refer owner=hija code=… day=… time=… service=… which=all not(owner=Sofía) or(service=…) or(day=…)` · `turn 2` (the booking
 * that waits behind the one talked about) · `choose 2` ·
 * `change preferred_time` · `more` · `ask prices service=Barba` · `ask faq topic=pagos` · `unsure book,cancel` · `person asked` ·
 * `smalltalk thanks` · and the single words: greet, outside, affirm, deny, doubt, defer, wait, drop, undo, restart, repeat, explain,
 * late, optout, optin.
 */
import type { Beneficiary, Command, Question } from '../../domain/understanding/commands/types';
import { words, writeReference } from './reference-notation';

/** Options are counted from 1, as the customer reads them. A `set` of what a question only mentions is left out. */
export function writeCommands(commands: readonly Command[]): string[] {
  return commands.flatMap((command) => (command.do === 'set' && command.mentioned ? [] : [writeCommand(command)]));
}

function writeCommand(command: Command): string {
  switch (command.do) {
    case 'start':
      // Another one is told of a booking; of an appointment that there is, what it is told by says which.
      return words(
        'start',
        command.task,
        command.task === 'book' && command.another && 'another',
        command.alike && 'alike',
        command.instead && 'instead',
      );
    case 'set':
      return words('set', `${command.slot}=${command.value}`, command.only && 'only');
    case 'narrow': {
      const { days, hours } = command;
      return words(
        'narrow',
        days && `days=${days.from}..${days.to}`,
        days && days.except.length > 0 && `except=${days.except.join(',')}`,
        hours && `hours=${hours.from}..${hours.to}`,
      );
    }
    case 'exclude':
      return words(
        'exclude',
        command.dates && `days=${command.dates.join(',')}`,
        command.weekdays && `weekdays=${command.weekdays.join(',')}`,
        command.hours && `hours=${command.hours.from}..${command.hours.to}`,
        command.staff && `staff=${command.staff}`,
        command.service && `service=${command.service}`,
      );
    case 'shift': {
      const { minutes, days, towards, sameTime, sameDay } = command.by;
      return words(
        'shift',
        minutes !== undefined && `minutes=${signed(minutes)}`,
        days !== undefined && `days=${signed(days)}`,
        towards,
        sameTime && 'same_time',
        sameDay && 'same_day',
        command.of && `of(${writeReference(command.of)})`,
      );
    }
    case 'leave_open':
      return words('leave_open', command.slot ?? 'anything', command.soonest && 'soonest');
    case 'same':
      return `same ${command.slot}`;
    case 'follow':
      return words('follow', command.service && `service=${command.service}`);
    case 'unclear':
      return `unclear ${command.problem.kind}`;
    case 'for':
      return words('for', writePerson(command.person));
    case 'refer':
      return words('refer', writeReference(command.to));
    case 'turn':
      return `turn ${command.open + 1}`;
    case 'choose':
      return `choose ${command.index + 1}`;
    case 'change':
      return `change ${command.slot ?? 'something'}`;
    case 'ask':
      return words('ask', writeQuestion(command.question));
    case 'unsure':
      return `unsure ${command.between.join(',')}`;
    case 'person':
      return `person ${command.why}`;
    case 'smalltalk':
      return `smalltalk ${command.topic}`;
    default:
      return command.do;
  }
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value));

function writePerson({ relation, name, self }: Beneficiary): string {
  return words(self && 'self', relation, name && `name=${name}`);
}

function writeQuestion(question: Question): string {
  switch (question.about) {
    case 'services':
    case 'prices':
      return words(
        question.about,
        question.service && `service=${question.service}`,
        question.unknown !== undefined && 'unknown',
        question.options && 'several',
        question.about === 'prices' && question.staff && `staff=${question.staff}`,
      );
    case 'duration':
    case 'staff':
      return words(question.about, question.service && `service=${question.service}`);
    case 'hours':
      return words(
        'hours',
        question.date && `day=${question.date}`,
        question.now && 'now',
        question.holidays && 'holidays',
      );
    case 'appointments':
      return words(
        'appointments',
        question.others && 'others',
        question.owner && `owner=${question.owner.name ?? question.owner.relation ?? ''}`,
      );
    case 'person':
      return `person staff=${question.staff}`;
    case 'faq':
      return `faq topic=${question.topic}`;
    default:
      return question.about;
  }
}
