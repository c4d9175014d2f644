import { describe, expect, it } from '@jest/globals';
import { understand } from '..';
import { emptyState, understandingContext } from '../../dialogue';
import { WORKSPACES } from '../../../evals/workspaces';
import type { WorkspaceProfile } from '../../workspace';
import { plainOf } from './plain';
import { hasCue, readCues } from './read-cues';
import { CUES, type CueId, type CueRule } from './table';

const CONTEXT = understandingContext(emptyState(), WORKSPACES.estilo as WorkspaceProfile, '2026-11-24T13:00:00Z');
const RULES: readonly (CueRule & { id: CueId })[] = CUES;
const examples = RULES.flatMap(({ id, examples: all }) => all.map((text): [CueId, string] => [id, text]));
const counter = RULES.flatMap(({ id, counter: all = [] }) => all.map((text): [CueId, string] => [id, text]));
const carries = (text: string, id: CueId): boolean => hasCue(readCues(text), id);

describe('the table of cues', () => {
  it.each(examples)('%s: %s', (id, text) => expect(carries(text, id)).toBe(true));
  it.each(counter)('not %s: %s', (id, text) => expect(carries(text, id)).toBe(false));

  it('has a name of its own for every row', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** Wordings besides those of the table: what the rows must stand. */
const STANDS: readonly [CueId, readonly string[], readonly string[]][] = [
  [
    'yes_in_other_words',
    [
      'Sí, confirmo el turno',
      'perfecto, nos vemos el viernes',
      'bueno, muchas gracias querida',
      'dale, el viernes a las 10',
    ],
    ['sí, pero a las 16', 'sí quiero cancelar', 'dale, y cuánto sale', 'bueno no', 'nos vemos', 'sí, mejor otro día'],
  ],
  ['thanks', ['gracias', 'muchas gracias!'], ['sí', 'dale']],
  ['agrees', ['sí, gracias', 'bueno, muchas gracias', 'dale gracias'], ['gracias', 'muchas gracias!']],
  [
    'of_others',
    ['dame los turnos de María', 'quién tiene turno mañana'],
    ['qué turnos tenés', 'dame los turnos de la tarde', 'quiero un turno'],
  ],
  ['refuses', ['el viernes no puedo', 'imposible', 'esa hora no me sirve'], ['puedo el viernes', 'no sé']],
  ['asks_for_room', ['cuándo tenés?', 'qué días hay?', 'cuando puedas vos'], ['a qué hora abren', 'mañana']],
  ['asks_for_more', ['otra opción', 'tenés otro horario?', 'más opciones'], ['otro día', 'la otra', 'a las 10']],
  ['urgent', ['necesito turno ya', 'es urgente'], ['ya tengo turno', 'ya no', 'mañana']],
  ['insult', ['sos un boludo', 'la concha de tu madre'], ['hola, qué tal', 'me gustó mucho']],
  [
    'complaint',
    ['Quiero hacer un RECLAMO', 'qué vergüenza, me maltrataron'],
    ['quiero un turno para corte', '¿reclamos?'],
  ],
  ['goodbye', ['chau', 'hasta luego!'], ['hola']],
  ['bot', ['sos un bot?', 'con quién hablo'], ['el sábado']],
  ['praise', ['excelente', 'sos una genia'], ['hola']],
  ['how_are_you', ['cómo va el día', 'qué tal'], ['cómo llego']],
];

describe.each(STANDS)('%s', (id, yes, no) => {
  it.each(yes)('is said by: %s', (text) => expect(carries(text, id)).toBe(true));
  it.each(no)('is not said by: %s', (text) => expect(carries(text, id)).toBe(false));
});

describe('what happens when one cannot come', () => {
  const asks = (text: string): boolean =>
    understand(text, CONTEXT).commands.some(
      (command) => command.do === 'ask' && ['cancellation', 'faq'].includes(command.question.about),
    );

  it.each(['y si tengo que cancelar?', '¿y si después no puedo ir?', 'hasta cuándo puedo cancelar?'])(
    'is asked: %s',
    (text) => expect(asks(text)).toBe(true),
  );
  it.each(['sí quiero cancelar', 'no puedo ir', 'quiero cancelar mi turno'])('is not asked: %s', (text) =>
    expect(asks(text)).toBe(false),
  );
});

describe('where a cue stands', () => {
  it('is told in the words of the message', () => {
    const text = 'Hola, ¡¡el  VIÉRNES  no  puedo!!';
    const span = readCues(text).find(({ id }) => id === 'refuses')?.span;
    expect(span?.text).toBe('no  puedo');
    expect(text.slice(span?.start, span?.end)).toBe(span?.text);
  });

  it('is told of signs that fold away or into more than one character, too', () => {
    for (const text of ['ﬁn de semana, gracias 🙏', '🔥🔥 ¿sos un bot? 🔥', 'ｇｒａｃｉａｓ', 'e\u0301 gracias'])
      for (const { span } of readCues(text)) expect(text.slice(span.start, span.end)).toBe(span.text);
  });
});

describe('plain text', () => {
  it('is words between single spaces, in lower case and without accents', () => {
    expect(plainOf('  ¿CUÁNTO   sale,\n el Peluquería-Corte?').text).toBe(' cuanto sale el peluqueria corte ');
    expect(plainOf('').text).toBe(' ');
    expect(plainOf('?!').text).toBe(' ');
  });
});
