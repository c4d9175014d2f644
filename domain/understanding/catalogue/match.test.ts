import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { readGenericService } from './generic-service';
import { matchEntries } from './match';

const SERVICES = [
  { name: 'Corte de Cabello', synonyms: ['corte', 'pelo'] },
  { name: 'Coloración', synonyms: ['tintura', 'color', 'teñirme'] },
  { name: 'Consulta', synonyms: ['chequeo'] },
  { name: 'Blanqueamiento Dental', synonyms: [] },
  { name: 'Uñas esculpidas', synonyms: ['uñas'] },
  { name: 'Baño', synonyms: [] },
  { name: 'Baño y Peinado', synonyms: [] },
];

function serviceIn(text: string): string | null {
  const match = matchEntries(analyse(text, { services: SERVICES, staff: [] }), SERVICES);
  return match === null ? null : match.kind === 'one' ? match.name : match.names.join(' | ');
}

describe('services of a catalogue in a message', () => {
  it.each([
    ['quiero cortarme', 'Corte de Cabello'],
    ['dos cortes por favor', 'Corte de Cabello'],
    ['un cortecito', 'Corte de Cabello'],
    ['me quiero teñir', 'Coloración'],
    ['coloracon', 'Coloración'],
    ['blanquearme los dientes', 'Blanqueamiento Dental'],
    ['hacerme las uñas', 'Uñas esculpidas'],
    ['quiero bañar a mi perra', 'Baño'],
    ['tengo dos perros para bañarlos', 'Baño'],
    ['bañarla y peinarla', 'Baño y Peinado'],
  ])('%s → %s', (text, name) => {
    expect(serviceIn(text)).toBe(name);
  });

  it.each([
    'tenés lugar el viernes?',
    'puedo ir el martes?',
    'hola consultorio',
    'te consulto algo',
    'quiero una cita con el barbero',
    'cuanto cuesta',
    'el carro',
  ])('%s names none', (text) => {
    expect(serviceIn(text)).toBeNull();
  });
});

describe('services outside a catalogue', () => {
  it.each([
    ['hacen depilación láser?', 'depilación láser'],
    ['quiero depilarme', 'depilarme'],
    ['turno para consulta', 'consulta'],
    ['me quiero sacar una muela', 'muela'],
  ])('%s → %s', (text, span) => {
    expect(readGenericService(analyse(text))?.text).toBe(span);
  });

  it.each(['quería sacar turno', 'quería hacerte una consulta', 'una consulta, a qué hora abren?', 'tenés lugar?'])(
    '%s names none',
    (text) => {
      expect(readGenericService(analyse(text))).toBeNull();
    },
  );
});
