/** What a customer reads when a turn failed in a way that nobody foresaw: the truth about what was and was not done. */
import type { ToolResult } from '../tools/results';

const NOTHING_DONE = 'Tuve un problema para responderte y no quedó nada hecho. ¿Probamos de nuevo?';

/** @param written the writes of the turn that were done */
export function troubleReply(written: readonly ToolResult[]): string {
  const done = written.flatMap(sayWritten);
  return done.length === 0 ? NOTHING_DONE : `Tuve un problema para responderte, pero quedó hecho: ${done.join(' ')}`;
}

function sayWritten(result: ToolResult): string[] {
  if (result.status !== 'done' || !result.outcome.ok || !('appointment' in result.outcome.data)) return [];
  const { service, staff, date, time, code } = result.outcome.data.appointment;
  const [, month = '', day = ''] = date.split('-');
  const when = `${service} con ${staff}, ${Number(day)}/${Number(month)} a las ${time}`;
  switch (result.tool) {
    case 'cancel_appointment':
      return [`cancelé tu turno de ${when}.`];
    case 'reschedule_appointment':
      return [`pasé tu turno: ${when}. Tu código es ${code}.`];
    default:
      return [`${when}. Tu código es ${code}.`];
  }
}
