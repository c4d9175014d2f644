/** A service that is wished for within limits ("corte, los martes no puedo"), told from what is done to an appointment that there is. */
import type { Analysis } from './analysis';
import type { UnderstandingContext } from './types';
import type { Span } from './vocabulary';
import { compile, find } from './intents/pattern';

/** Words of an appointment that there is, or of not coming to it. */
export const OWN_APPOINTMENT: readonly {
  id: string;
  any: string;
  examples: readonly string[];
  counter: readonly string[];
}[] = [
  {
    id: 'mine',
    any: 'mi|mis|nuestro|nuestra @appt|@appt_soft|@svc',
    examples: ['mi turno de corte el martes no puedo', 'mi corte del jueves'],
    counter: ['corte para mi el martes'],
  },
  {
    id: 'have',
    any: 'tengo|tenia|tenemos|saque|reserve|dieron|diste|anote|anotaste ..4 @appt|@appt_soft|@svc|@hour|@weekday',
    examples: ['tengo corte el martes y no puedo', 'saqué turno para barba'],
    counter: ['tenés corte el martes?'],
  },
  {
    id: 'the_one_of',
    any: 'el|la|lo de|del',
    examples: ['el de corte no puedo', 'la del martes'],
    counter: ['corte de pelo el martes'],
  },
  {
    id: 'not_coming',
    any: 'no ~3 ir|asistir|venir|concurrir|llegar|acudir',
    examples: ['el martes no voy a poder ir al corte'],
    counter: ['corte, el martes no puedo'],
  },
  {
    id: 'moves_it',
    any: '@v_move.it|@v_move.me|@v_change.it|@v_change.me|pasame|pasalo|pasamelo|pasarlo|pasarla',
    examples: ['pasame el corte, el martes no puedo', 'el martes no puedo, movelo'],
    counter: ['quiero corte, paso el martes'],
  },
  {
    id: 'the_service',
    any: 'el|la|del @svc ..1 del|de ..1 @weekday|@day|@hour|@date',
    examples: ['el corte del martes no puedo'],
    counter: ['un corte el martes'],
  },
];

const PATTERNS = OWN_APPOINTMENT.map(({ any }) => compile(any));

/** Whether nothing in the words speaks of an appointment that there is, and none is being changed. */
export function wishesAnew(analysis: Analysis, { task, pendingQuestion }: UnderstandingContext): boolean {
  if (task?.kind === 'move' || task?.kind === 'cancel' || pendingQuestion?.kind === 'clarify_intent') return false;
  return !PATTERNS.some((pattern) => find(pattern, analysis) !== null);
}

/** "Lo más tarde posible" is no "más tarde" that moves anything. */
const DEGREE = /\blo\s+m[aá]s\s+(?:tarde|temprano)\s+(?:posible|que\s+(?:se\s+pueda|teng[aá][ns]?|haya|puedan?))/giu;

export const degreesIn = (text: string): Pick<Span, 'start' | 'end'>[] =>
  [...text.matchAll(DEGREE)].map(({ index, 0: said }) => ({ start: index, end: index + said.length }));
