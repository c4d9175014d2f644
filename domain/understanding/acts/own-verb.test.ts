import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import type { TaskKind } from '../commands/types';
import { readAct } from './read-act';

const act = (text: string, kind: TaskKind) =>
  readAct(analyse(text), { pendingQuestion: { kind: 'confirm' }, task: { kind, dated: true } })?.kind ?? null;

describe('a summary is answered with its own verb', () => {
  it.each<[TaskKind, string]>([
    [
      'cancel',
      'sí, cancelalo | si por favor cancelalo | cancelalo | sí quiero cancelar | dale anulalo | sí, cancelá el turno | cancelalos | sí, cancelá los dos | sí, los dos | sí, todos | los dos | sí, me lo cancelás | borralo | sí, cancelamelo por favor',
    ],
    ['move', 'sí, cambialo | dale, pasalo | sí, movelo | sí, reprogramalo | sí, agendalo | cambialo nomás'],
    ['book', 'sí, agendalo | reservalo | dale anotame | sí, agendame el turno'],
  ])('%s', (kind, messages) => {
    for (const message of messages.split(' | ')) expect([message, act(message, kind)]).toEqual([message, 'affirm']);
  });

  it.each<[TaskKind, string]>([
    [
      'cancel',
      'sí, cambialo | agendalo | no, no lo canceles | mejor cambialo | cancelalo? | cancelá la barba | no cancelalo',
    ],
    ['move', 'sí, cancelalo | cancelalo | cambiar | pasame el turno | cambialo para el lunes | no, no lo cambies'],
    ['book', 'sí, cancelalo | sí, cambialo | cancelar | los dos | agendame otro | sí, todos'],
  ])('and with no other: %s', (kind, messages) => {
    for (const message of messages.split(' | ')) expect([message, act(message, kind)]).not.toEqual([message, 'affirm']);
  });
});
