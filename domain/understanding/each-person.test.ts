import { describe, expect, it } from '@jest/globals';
import { understand } from '.';
import type { Beneficiary } from './commands/types';
import type { UnderstandingContext } from './types';

const CONTEXT: UnderstandingContext = {
  now: '2026-11-27T13:00:00.000Z',
  timezone: 'America/Argentina/Buenos_Aires',
  catalogue: {
    services: [
      { name: 'Corte de Cabello', synonyms: ['corte', 'tratamiento para el pelo'] },
      { name: 'Barba', synonyms: [] },
      { name: 'Coloración', synonyms: ['color', 'tintura'] },
    ],
    staff: [{ name: 'María Fernández', synonyms: ['María'] }],
  },
};

const whose = ({ self, relation, name }: Beneficiary): string =>
  self ? 'yo' : [relation, name].filter(Boolean).join(' ');

/** Who gets what, in the order of the bookings; "→ 2": of the second of those that are being made. */
function read(text: string, more: Partial<UnderstandingContext> = {}): string[] {
  const lines: string[] = [];
  for (const command of understand(text, { ...CONTEXT, ...more }).commands) {
    if (command.do === 'start') lines.push('');
    if (command.do === 'turn') lines.push(`→ ${command.open + 1}`);
    const said =
      command.do === 'for'
        ? whose(command.person)
        : command.do === 'set' && command.slot !== 'client_name'
          ? command.value
          : '';
    if (said) lines.push([lines.pop(), said].filter(Boolean).join(' '));
  }
  return lines;
}

describe('who gets what', () => {
  it.each([
    ['turno para mi y para mi hija, yo coloracion y ella corte', ['yo Coloración', 'hija Corte de Cabello']],
    ['turno para mi mama y mi papa, ella color y el corte', ['mamá Coloración', 'papá Corte de Cabello']],
    ['mi hijo corte y yo barba', ['hijo Corte de Cabello', 'yo Barba']],
    ['para mi hija color y para mi corte', ['hija Coloración', 'yo Corte de Cabello']],
    ['turno para Ana y Luz. Luz color, Ana corte', ['Luz Coloración', 'Ana Corte de Cabello']],
    ['quiero coloracion y mi hija corte', ['yo Coloración', 'hija Corte de Cabello']],
    ['color y corte para mi y mi hija', ['yo Coloración', 'hija Corte de Cabello']],
    ['corte para mi y barba para mi hijo', ['yo Corte de Cabello', 'hijo Barba']],
    [
      'quiero turno para mi y mi hija el martes a las 10. yo coloracion, ella corte',
      ['yo Coloración 2026-12-01 10:00', 'hija Corte de Cabello 2026-12-01 10:00'],
    ],
    [
      'mi marido barba y yo color, el martes a las 10',
      ['marido Barba 2026-12-01 10:00', 'yo Coloración 2026-12-01 10:00'],
    ],
    ['corte para mi y para mi hija el martes a las 10', ['yo Corte de Cabello 2026-12-01 10:00', 'hija 10:00']],
    ['corte para mis hijos Mía, Leo y Tom el martes', ['hijo Mía Corte de Cabello 2026-12-01', 'hijo Leo', 'hijo Tom']],
    ['quiero tres turnos de corte para mis hijos', ['hijo Corte de Cabello', 'hijo', 'hijo']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('is said of the bookings that are being made for these people', () => {
    const context: Partial<UnderstandingContext> = {
      task: { kind: 'book', dated: false },
      people: [{ self: true }, { relation: 'hija' }],
      pendingQuestion: { kind: 'slot', slot: 'service_type' },
    };
    expect(read('ella corte y yo coloracion', context)).toEqual(['→ 2 hija Corte de Cabello', '→ 1 yo Coloración']);
    expect(read('color y corte', context)).toEqual(['Coloración', '→ 2 Corte de Cabello']);
  });

  it.each([['cancelá el turno de mi hijo y yo barba'], ['¿cuánto sale que mi hijo se haga corte y yo barba?']])(
    '%s is no list of wishes',
    (text) => {
      expect(read(text)).not.toEqual(['hijo Corte de Cabello', 'yo Barba']);
    },
  );
});
