import { describe, expect, it } from '@jest/globals';
import { workspaceOf } from '../../../evals/workspaces';
import { emptyState, understandingContext } from '../../dialogue';
import { understand } from '..';
import type { Command } from '../commands/types';
import type { UnderstandingContext } from '../types';
import { SERVICE_WORDINGS } from './ruled-out-services';

const contextOf = (business: string): UnderstandingContext =>
  understandingContext(emptyState(), workspaceOf(business), '2026-11-27T13:00:00Z');

/** While something else is being booked, at its summary. */
const commandsOf = (text: string, business = 'estilo'): Command[] =>
  understand(text, {
    ...contextOf(business),
    task: { kind: 'book', dated: true },
    pendingQuestion: { kind: 'confirm' },
  }).commands;

const droppedIn = (commands: readonly Command[]): string[] =>
  commands.flatMap((command) => (command.do === 'exclude' ? (command.service ?? []) : []));
const onlyIn = (commands: readonly Command[]): string[] =>
  commands.flatMap((command) => (command.do === 'set' && command.only ? [command.value] : []));
const wordedIn = (text: string, says: 'out' | 'only'): string[] =>
  says === 'out' ? droppedIn(commandsOf(text)) : onlyIn(commandsOf(text));

const each = (of: 'examples' | 'counter') =>
  SERVICE_WORDINGS.flatMap(({ id, says, [of]: all = [] }) => all.map((text) => [id, says, text] as const));

describe('services that are dropped, or all that is wanted', () => {
  it.each(each('examples'))('%s: %s: %s', (_, says, text) => expect(wordedIn(text, says)).toEqual(['Brushing']));
  it.each(each('counter'))('not %s: %s: %s', (_, says, text) => expect(wordedIn(text, says)).toEqual([]));

  it('leave no service behind that could be booked', () => {
    for (const [, says, text] of each('examples'))
      if (says === 'out')
        expect(commandsOf(text).filter((one) => one.do === 'set' && one.value === 'Brushing')).toEqual([]);
  });

  it.each([
    ['sin barba ni brushing', ['Barba', 'Brushing']],
    ['olvidate de la barba y del brushing', ['Barba', 'Brushing']],
    ['el corte sí, la barba no', ['Barba']],
    ['corte y barba no', ['Barba']],
    ['no quiero ni el brushing ni la barba', ['Barba', 'Brushing']],
    ['sin la barba y el corte a las 11', ['Barba']],
  ])('are those that the words stand beside: %s', (text, names) => {
    expect(droppedIn(commandsOf(text)).sort()).toEqual(names);
  });

  it.each([
    ['sí, la barba no', true],
    ['dale, sin la barba', true],
    ['bueno, sin la barba', false],
    ['al final la barba no', false],
  ])('go with a yes that is one: %s', (text, isYes) => {
    const commands = commandsOf(text);
    expect(commands.some(({ do: kind }) => kind === 'affirm')).toBe(isYes);
    expect(droppedIn(commands)).toEqual(['Barba']);
  });

  it('are told from what is wanted in their place', () => {
    const commands = commandsOf('barba no, brushing');
    expect(droppedIn(commands)).toEqual(['Barba']);
    expect(commands).toContainEqual(expect.objectContaining({ do: 'set', value: 'Brushing' }));
  });

  it('are left out of a first wish as well', () => {
    const { slots, commands } = understand('quiero un corte mañana a las 10, sin barba', contextOf('estilo'));
    expect(slots.service_type).toBe('Corte de Cabello');
    expect(droppedIn(commands)).toEqual(['Barba']);
  });

  it.each(['quiero corte sin barba el martes a las 10', 'corte y barba el martes a las 10. no, la barba no'])(
    'are not wanted where they were named before, either: %s',
    (text) => expect(understand(text, contextOf('estilo')).slots.service_type).toBe('Corte de Cabello'),
  );

  it('are never those of an appointment that there is', () => {
    for (const text of ['cancelá la barba del jueves', 'no quiero más la barba', 'sacame el turno de barba'])
      expect(droppedIn(understand(text, contextOf('estilo')).commands)).toEqual([]);
  });

  it('may be several where the words fit several', () => {
    const services = ['Baño y Corte', 'Corte de Uñas'].map((name) => ({ name, synonyms: [] }));
    const context = {
      ...contextOf('estilo'),
      catalogue: { services, staff: [] },
      task: { kind: 'book', dated: true },
    } as const;
    expect(droppedIn(understand('el corte no', context).commands)).toEqual(['Baño y Corte', 'Corte de Uñas']);
  });
});
