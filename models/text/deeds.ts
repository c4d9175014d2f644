/** Claims that something was done. */
import type { ToolName } from '../../domain/tools/names';
import type { ToolResult } from '../../domain/tools/results';

const DONE: readonly [ToolName, RegExp][] = [
  [
    'book_appointment',
    /(?<!\bque te |\bque )\b(?:reservé|agendé|anoté|te (?:reservo|agendo|anoto|confirmo)|reserva hecha)|(?<!\bno (?:está|quedó|queda|fue) )\b(?:reservad|agendad|anotad|confirmad)[oa]s?(?![\p{L}])/iu,
  ],
  [
    'cancel_appointment',
    /\b(?:cancelé|anulé|te lo cancelo|(?:quedó|queda|está|fue) (?:cancelad|anulad)|(?:turno|reserva) (?:cancelad|anulad))/iu,
  ],
  [
    'reschedule_appointment',
    /\b(?:cambié|moví|pasé|reprogramé|reagendé|(?:quedó|queda|está|fue) (?:cambiad|movid|reprogramad|reagendad)|(?:turno|reserva) (?:reprogramad|reagendad|cambiad))/iu,
  ],
];

/** A claim that something was written, in a turn in which it was not. Questions ("¿te lo reservo?") claim nothing. */
export function undone(text: string, results: readonly ToolResult[]): string[] {
  const statements = text
    .replace(/¿[^?]*\?/g, ' ')
    .replace(/[^.!?\n]*\?/g, ' ')
    .normalize('NFC');
  return DONE.filter(([tool, claim]) => {
    const done = results.some((result) => result.tool === tool && result.status === 'done' && result.outcome.ok);
    return !done && claim.test(statements);
  }).map(([tool]) => `claims a success of ${tool} that is not in this turn`);
}
