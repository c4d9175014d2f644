/** The lines of a list that the customer picks from. */
import type { OfferedOption } from '../dialogue/types';
import type { Intent } from '../understanding/vocabulary';
import type { LocalDate } from '../calendar';
import type { SlotName } from '../slots';
import { atTime, dayLabel, nearDayLabel, timeLabel } from './dates';
import { staffLabel } from './people';
import { clipped, harmless } from './text';

/** A line of a list, in characters: five of them and their question fit into one message. */
export const MAX_OPTION = 64;

export interface OptionContext {
  now: string;
  timezone: string;
  /** The day that is being talked about: its starts are told by the hour alone. */
  day?: LocalDate | undefined;
  /** Several names occur among the appointments. */
  named: boolean;
}

const CHANGES: Partial<Record<SlotName, string>> = {
  preferred_date: 'El día',
  preferred_time: 'La hora',
  service_type: 'El servicio',
  client_name: 'El nombre',
};

const INTENTS: Readonly<Record<Intent, string>> = {
  greeting: 'Saludar',
  info_services: 'Ver servicios',
  info_prices: 'Ver precios',
  info_hours: 'Ver horarios',
  book: 'Sacar un turno',
  cancel: 'Cancelar un turno',
  reschedule: 'Cambiar un turno',
  chitchat: 'Charlar',
  other: 'Otra consulta',
};

export function optionLabel({ values, appointment, clears, intent }: OfferedOption, context: OptionContext): string {
  if (intent) return INTENTS[intent];
  if (clears?.[0]) return CHANGES[clears[0]] ?? 'Otra cosa';
  if (appointment) {
    const { service, staff, date, time, clientName } = appointment;
    const when = `${dayLabel(date)} ${timeLabel(time)}`;
    if (!context.named || !clientName) return `${service} con ${staffLabel(staff)}, ${when}`;
    return fitting(
      `${service} con ${staffLabel(staff)}, ${when}`,
      `${service}, ${when}`,
      harmless(clientName, LONGEST_NAME),
    );
  }
  const { preferred_date: date, preferred_time: time, service_type, staff_name } = values;
  if (date && time) {
    const day = date === context.day ? '' : `${nearDayLabel(date, context.now, context.timezone)} `;
    return `${day}${timeLabel(time)}${staff_name ? ` con ${staffLabel(staff_name)}` : ''}`;
  }
  if (date) return dayLabel(date);
  if (time) return timeLabel(time);
  return service_type ?? staff_name ?? Object.values(values)[0] ?? '';
}

/** The name tells the lines apart: where it does not fit, what is done is shortened, and then the name to the first one. */
function fitting(whole: string, brief: string, name: string): string {
  const [first = name] = name.split(' ');
  const fits = [`${whole}, ${name}`, `${whole}, ${first}`, `${brief}, ${name}`].find(
    ({ length }) => length <= MAX_OPTION,
  );
  if (fits) return fits;
  const at = brief.lastIndexOf(', ');
  const room = MAX_OPTION - (brief.length - at) - first.length - 2;
  return `${clipped(brief.slice(0, at), room)}${brief.slice(at)}, ${first}`;
}

const LONGEST_NAME = 20;

/** "Viernes 10" may be Friday at ten: day and hour of an option that answers "¿qué día?". */
export const dayAndHour = ({ values: { preferred_date: date, preferred_time: time } }: OfferedOption): string =>
  `${dayLabel(date ?? '')}${time ? ` ${atTime(time)}` : ''}`;
