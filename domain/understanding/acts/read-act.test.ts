import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { readAct, readActByPattern, readPrefix } from './read-act';

const act = (text: string, context = {}) => {
  const analysis = analyse(text);
  return (readAct(analysis, context) ?? readActByPattern(analysis))?.kind ?? null;
};

describe('dialogue acts', () => {
  it.each([
    [
      'affirm',
      'sí | dale | de una | joya | sí, dale | ok | listo | siii | sip | obvio que sí | va | claro | me sirve | 👍 | confirmo | por mi bien | tal cual | afirmatibo',
    ],
    ['deny', 'no | nah | mejor no | no gracias | para nada | todavía no | 👎 | ninguna me sirve | no, no'],
    ['dont_know', 'no sé | ni idea | la verdad no sé | no estoy segura | me da igual | pues no sé qué decirte'],
    [
      'wait',
      'esperame un toque | un momento | aguantame | dejame ver | ahora te digo | esperá que le pregunto a mi madre | lo consulto y te aviso',
    ],
    ['repeat', 'repetime | qué dijiste? | me lo repetís? | podés repetir?'],
    ['not_understood', 'no entiendo | no te entendí | cómo? | no entiendo nada'],
    ['abandon', 'dejá | olvidate | no importa ya | dejalo así | ya fue | mejor nada'],
    ['restart', 'empecemos de nuevo | desde cero | volver a empezar'],
    ['human', 'quiero hablar con una persona | pasame con alguien | un humano por favor | me comunica con un asesor?'],
    ['opt_out', 'BAJA | STOP | no me escriban más | no quiero recibir más mensajes'],
    ['opt_in', 'ALTA | quiero volver a recibir mensajes'],
  ])('%s', (kind, messages) => {
    for (const message of messages.split(' | ')) expect([message, act(message)]).toEqual([message, kind]);
  });

  it.each(['cancelar', 'quiero cancelar', 'cancelá el turno', 'dar de baja mi turno'])(
    '"%s" is never an opt-out',
    (message) => {
      expect(act(message)).not.toBe('opt_out');
    },
  );

  it.each([
    'sí, pero a las 6',
    'no, mejor el jueves',
    'dale, anotame el viernes',
    'hola',
    'gracias',
    'bien y vos?',
    'perfecto, gracias',
  ])('"%s" is more than an act, or none', (message) => {
    expect(readAct(analyse(message), {})).toBeNull();
  });

  it('takes enthusiasm for a yes only when something was asked', () => {
    expect(act('genial')).toBeNull();
    expect(act('genial', { pendingQuestion: { kind: 'confirm' } })).toBe('affirm');
  });

  it('tells a leading yes or no from what follows', () => {
    expect(readPrefix(analyse('sí, pero a las 6'))?.kind).toBe('affirm');
    expect(readPrefix(analyse('no, mejor el jueves'))?.kind).toBe('deny');
    expect(readPrefix(analyse('no puedo ir'))).toBeNull();
  });
});
