/** What happened, or what the assistant does besides answering. */
import { minutesOf } from '../calendar';
import { HANDOFF_NOTICE } from './handoff';
import type { Excluded, KnownAppointment } from '../dialogue/types';
import type { SmallTalkTopic } from '../understanding/commands/types';
import { TOOLS } from '../tools/registry';
import type { WorkspaceProfile } from '../workspace';
import { atTime, dayLabel, hourLabel } from './dates';
import { MEDIA } from './say-media';
import { sayProblem } from './say-problem';
import { sayRefusal } from './say-refusals';
import { TOOL_ACTIONS } from './say-tools';
import { forLabel, inName, NONE_FOUND, ownerLabel, staffLabel } from './people';
import { sayDenied } from './say-denied';
import { harmless, listing } from './text';
import type { OutcomeFact, QuestionFact, TaskInWords } from './types';

interface Context {
  workspace: WorkspaceProfile;
  now: string;
  /** What is asked right after: help texts then need no question of their own. */
  question: QuestionFact | null;
}

const HELP = 'Te ayudo con turnos, precios y horarios.';
const EXAMPLES = 'Podés escribirme, por ejemplo: "turno para mañana a las 10", "precios" o "cancelar mi turno".';

export function sayOutcome(outcome: OutcomeFact, context: Context): string {
  switch (outcome.kind) {
    case 'greeting':
      if (context.question) return '¡Hola! Sigamos.';
      return `¡Hola! Soy el asistente de ${context.workspace.name}. ${HELP} ¿Qué necesitás?`;
    case 'booked':
      return `¡Listo, ${harmless(outcome.clientName)}! ${place(outcome.appointment)}. Tu código es ${outcome.appointment.code}.`;
    case 'rescheduled':
      return `¡Listo! Cambié tu turno: ${place(outcome.appointment)}${inName(outcome.clientName)}. Tu código es ${outcome.appointment.code}.`;
    case 'cancelled':
      return sayCancelled(outcome.appointments);
    case 'refused':
      return sayRefusal(outcome, context);
    case 'problem':
      return sayProblem(outcome, context);
    case 'trouble':
      if (outcome.unsettled)
        return 'No pude confirmar si quedó hecho. Respondeme «sí» en un rato y lo verifico: no se hace dos veces.';
      return TOOLS[outcome.tool].scope === 'write'
        ? `Tuve un problema para ${TOOL_ACTIONS[outcome.tool]} y no quedó hecho. ¿Probamos de nuevo?`
        : `Tuve un problema para ${TOOL_ACTIONS[outcome.tool]}. ¿Probamos de nuevo?`;
    case 'denied':
      return sayDenied(outcome.reason);
    case 'no_appointments':
      if (outcome.code) return `No encuentro un turno tuyo con el código ${harmless(outcome.code, 12)}.`;
      if (outcome.service) return `No encuentro un turno tuyo de ${outcome.service}.`;
      return outcome.of ? `No encuentro turnos ${ownerLabel(outcome.of)}.` : NONE_FOUND;
    case 'already_there':
      return `Tu turno ya es el ${dayLabel(outcome.appointment.date)} ${atTime(outcome.appointment.time)}.`;
    case 'found': {
      const { service, date, time } = outcome.appointment;
      return `Tu turno de ${service} es el ${dayLabel(date)} ${atTime(time)}.`;
    }
    case 'draft_dropped':
      return 'Listo, no anoto nada. No tenías ningún turno tomado.';
    case 'declined':
      return DECLINED[outcome.what];
    case 'acknowledged':
      return context.question ? 'Dale.' : 'Dale. Cualquier cosa, acá estoy.';
    case 'finished':
      return 'Dale, queda así. ¡Gracias por escribir!';
    case 'abandoned':
      return 'Listo, lo dejamos ahí. Cuando quieras, retomamos.';
    case 'restarted':
      return `Dale, empecemos de nuevo. ${HELP} ¿Qué necesitás?`;
    case 'repeated':
      return outcome.text;
    case 'explained':
      if (outcome.level > 1) return EXPLAINED_AGAIN;
      return context.question
        ? EXPLAINED[context.question.ask]
        : `${HELP} Por ejemplo: "quiero un turno para mañana a la tarde".`;
    case 'noted':
      return context.question ? '' : 'Cualquier cosa, acá estoy.';
    case 'clash': {
      const { service, time } = outcome.appointment;
      return `Ojo: ya tenés ${service} ese día ${atTime(time)}.`;
    }
    case 'one_by_one':
      return `Vamos de a uno: ${listing(counted(outcome.tasks.map(inWords)))}.`;
    case 'queued':
      return `Dale, después vemos ${inWords(outcome.task)}.`;
    case 'resumed':
      return `Ahora vamos con ${inWords(outcome.task)}.`;
    case 'exchanged': {
      const { service, appointment, date, time } = outcome;
      return `${service} hay el ${dayLabel(date)} ${atTime(time)}. Un turno no cambia de servicio: primero cancelo el de ${appointment.service} y después te anoto el otro.`;
    }
    case 'nothing_to_undo':
      return 'No hay nada hecho para deshacer.';
    case 'reopened':
      return `Dale, cambiamos ${REOPENED[outcome.slot]}.`;
    case 'left_out':
      return `Dale, sin ${sayExcluded(outcome.excluded)}.`;
    case 'services_dropped':
      return `Dale, sin ${listing(outcome.services)}.`;
    case 'deferred':
      return 'Dale, avisame cuando lo sepas. Tené en cuenta que hasta que no me confirmes el horario no queda reservado.';
    case 'waiting':
      return 'Dale, tranqui. Te espero.';
    case 'handoff':
      if (outcome.reason === 'late')
        return 'Gracias por avisar. Le digo al equipo que llegás más tarde y te responden por acá.';
      return outcome.reason === 'complaint' ? `Lamento lo que pasó. ${HANDOFF_NOTICE}` : HANDOFF_NOTICE;
    case 'opted_out':
      return 'Listo, no te escribo más. Si algún día querés volver, mandá ALTA.';
    case 'opted_in':
      return '¡Qué bueno tenerte de vuelta! Ya te puedo escribir.';
    case 'chitchat':
      return sayChitchat(outcome, context);
    case 'out_of_scope':
      if (context.question) return 'Con eso no te puedo ayudar.';
      return outcome.level > 1
        ? `Con eso tampoco puedo. ${EXAMPLES}`
        : `Con eso no te puedo ayudar por acá. ${HELP} Si preferís, te paso con una persona.`;
    case 'not_understood':
      return sayNotUnderstood(outcome.level, context.question !== null);
    case 'nothing_to_confirm':
      return `No tengo nada pendiente para confirmar. ${HELP} ¿Qué necesitás?`;
    case 'media':
      return `${MEDIA[outcome.media]}${context.question ? '' : ' ¿Me lo escribís?'}`;
  }
}

/** The same question, put in another way. */
const EXPLAINED: Readonly<Record<QuestionFact['ask'], string>> = {
  service: 'Decime qué te querés hacer.',
  date: 'Decime un día como te salga: "mañana", "el viernes", "la semana que viene".',
  time: 'Elegí uno de los horarios o decime otra hora.',
  name: 'Solo me falta un nombre para anotar el turno.',
  confirm: 'Si está bien, respondeme "sí"; si no, decime qué cambio.',
  pick: 'Elegí una de las opciones: podés mandarme el número.',
  change: 'Decime qué parte no te sirve.',
  intent: 'Elegí una de las opciones: podés mandarme el número.',
  book: 'Te puedo anotar ahora si querés.',
  human: 'Puedo pedir que te responda alguien del equipo.',
  retry: 'Puedo intentarlo otra vez.',
  another_day: 'Decime otro día y miro qué hay.',
};

const EXPLAINED_AGAIN = 'Si preferís hablar con alguien del equipo, escribime "persona".';

const place = ({ service, staff, date, time }: KnownAppointment): string =>
  `${service} con ${staffLabel(staff)} el ${dayLabel(date)} ${atTime(time)}`;

function sayCancelled(appointments: readonly KnownAppointment[]): string {
  const each = appointments.map(({ service, date, time }) => `${service} del ${dayLabel(date)} ${atTime(time)}`);
  return each.length === 1
    ? `Listo, cancelé tu turno de ${each[0] ?? ''}.`
    : `Listo, cancelé tus turnos: ${listing(each)}.`;
}

const REOPENED = {
  preferred_date: 'el día',
  preferred_time: 'la hora',
  service_type: 'el servicio',
  client_name: 'el nombre',
} as const;

const WORKS: Readonly<Record<TaskInWords['kind'], string>> = {
  book: 'el turno',
  move: 'el cambio de turno',
  cancel: 'la cancelación',
};

function inWords({ kind, service, beneficiary }: TaskInWords): string {
  const what = kind === 'book' && service ? service : `${WORKS[kind]}${service ? ` de ${service}` : ''}`;
  const whom = beneficiary ? forLabel(beneficiary) : '';
  return whom ? `${what} ${whom}` : what;
}

/** "dos turnos de Limpieza", "tres turnos para tu hijo": the same one several times. */
function counted(works: readonly string[]): string[] {
  const [first, ...others] = works;
  const isSame = first !== undefined && others.length > 0 && others.every((work) => work === first);
  if (!isSame) return [...works];
  const what = first.startsWith(WORKS.book) ? first.slice(WORKS.book.length) : ` de ${first}`;
  return [`${NUMBERS[works.length] ?? works.length} turnos${what}`];
}
const NUMBERS = ['', '', 'dos', 'tres', 'cuatro', 'cinco'];

const WEEKDAYS = [
  'los lunes',
  'los martes',
  'los miércoles',
  'los jueves',
  'los viernes',
  'los sábados',
  'los domingos',
];

function sayExcluded({ weekdays, dates, staff, hours }: Excluded): string {
  const days = [...weekdays.map((day) => WEEKDAYS[day] ?? ''), ...dates.map((date) => `el ${dayLabel(date)}`)];
  return listing([...days, ...staff.map(staffLabel), ...hours.map(sayHours)], 'ni');
}

function sayHours({ from, to }: Excluded['hours'][number]): string {
  if (minutesOf(to) - minutesOf(from) <= 1) return `las ${from}`;
  if (from === START_OF_DAY) return `horarios antes de las ${hourLabel(to)}`;
  if (to === END_OF_DAY) return `horarios desde las ${hourLabel(from)}`;
  return `horarios de ${hourLabel(from)} a ${hourLabel(to)}`;
}

const START_OF_DAY = '00:00';
const END_OF_DAY = '23:59';

const DECLINED = {
  cancel: 'Dale, tu turno queda como está.',
  move: 'Dale, tu turno queda como está.',
  offer: 'Dale. Cualquier cosa, acá estoy.',
  human: 'Dale, seguimos por acá. ¿Qué necesitás?',
} as const;

function sayChitchat(
  { topic, askEmail }: Extract<OutcomeFact, { kind: 'chitchat' }>,
  { question, workspace }: Context,
): string {
  const rest = question ? '' : ` ${askEmail ? EMAIL_HINT : CHITCHAT_END[topic]}`;
  if (topic === 'bot') return `Soy el asistente automático de ${workspace.name}.${rest}`;
  return `${CHITCHAT[topic]}${rest}`;
}

const EMAIL_HINT = 'Si querés, pasame tu e-mail y lo guardo para la próxima.';

const CHITCHAT: Readonly<Record<Exclude<SmallTalkTopic, 'bot'>, string>> = {
  thanks: '¡De nada!',
  goodbye: '¡Chau, que andes bien!',
  praise: '¡Gracias!',
  how_are_you: '¡Todo bien, gracias!',
  insult: 'Entiendo el enojo, y perdón si algo no salió bien.',
  smalltalk: 'Yo te ayudo con turnos, precios y horarios.',
};

const CHITCHAT_END: Readonly<Record<SmallTalkTopic, string>> = {
  thanks: 'Cualquier cosa, acá estoy.',
  goodbye: 'Acá estoy cuando me necesites.',
  praise: 'Cualquier cosa, acá estoy.',
  how_are_you: '¿En qué te ayudo?',
  insult: 'Si querés, te paso con una persona. ¿En qué te ayudo?',
  smalltalk: '¿Te ayudo con algo?',
  bot: 'Si preferís, te paso con una persona. ¿En qué te ayudo?',
};

function sayNotUnderstood(level: number, asks: boolean): string {
  if (level >= 3) return 'Perdón, no logro entenderte.';
  if (level === 2) {
    return asks ? 'Sigo sin entenderte. Respondeme con pocas palabras:' : `Sigo sin entenderte. ${EXAMPLES}`;
  }
  return asks ? 'No te entendí bien.' : `No te entendí bien. ${HELP} ¿Qué necesitás?`;
}
