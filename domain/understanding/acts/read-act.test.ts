import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { ACT_PATTERNS } from './patterns';
import { ACT_PHRASES } from './phrases';
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
    [
      'deny',
      'no | nah | mejor no | no gracias | para nada | todavía no | 👎 | ninguna me sirve | no, no | ninguno me sirve | no me sirve ninguno | ninguna de esas | no me sirve ninguno de esos horarios | ninguno de los tres | no puedo en ninguno',
    ],
    ['dont_know', 'no sé | ni idea | la verdad no sé | no estoy segura | me da igual | pues no sé qué decirte'],
    [
      'wait',
      'esperame un toque | un momento | aguantame | dejame ver | ahora te digo | esperá que le pregunto a mi madre | pará un toque | no, pará un segundo',
    ],
    [
      'defer',
      'te confirmo más tarde | después te digo | lo hablo con mi marido y te aviso | lo consulto y te aviso | te aviso mañana | tengo que pensarlo | dejame hablarlo con mi mamá | lo pienso y te escribo | veo con mi jefe y te digo | cualquier cosa te aviso | uf, te confirmo en un rato | le pregunto a mi marido y te confirmo | luego te digo, gracias | te escribo cuando sepa',
    ],
    [
      'undo',
      'perdón, me equivoqué | no, me equivoqué | uh no, pará | deshacelo | volvé atrás con eso | podés deshacer eso? | fue sin querer | toqué mal | uy, me confundí | no no, me equivoqué | volvamos atrás | no pará me equivoqué | ay no, pará pará | le pifié',
    ],
    ['repeat', 'repetime | qué dijiste? | me lo repetís? | podés repetir?'],
    ['not_understood', 'no entiendo | no te entendí | cómo? | no entiendo nada'],
    [
      'abandon',
      'dejá | olvidate | no importa ya | dejalo así | ya fue | mejor nada | no, mejor lo dejo | mejor dejalo así | no, dejalo | no, dejalo como está | mejor lo dejamos así | no, olvidate',
    ],
    ['restart', 'empecemos de nuevo | desde cero | volver a empezar'],
    ['human', 'quiero hablar con una persona | pasame con alguien | un humano por favor | me comunica con un asesor?'],
    ['opt_out', 'BAJA | STOP | no me escriban más | no quiero recibir más mensajes'],
    ['opt_in', 'ALTA | quiero volver a recibir mensajes'],
  ])('%s', (kind, messages) => {
    for (const message of messages.split(' | ')) expect([message, act(message)]).toEqual([message, kind]);
  });

  it.each(ACT_PATTERNS.flatMap(({ id, kind, examples }) => examples.map((message) => [id, message, kind])))(
    'pattern %s tells %j',
    (_, message, kind) => expect(act(message)).toBe(kind),
  );

  it('tells every phrase by itself, and none twice', () => {
    const told = ACT_PHRASES.flatMap(({ kind, at }) => at.split(',').map((phrase) => [phrase.trim(), kind] as const));
    const phrases = told.map(([phrase]) => phrase);
    expect(phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index)).toEqual([]);
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

  it.each([
    ['👍😊', 'affirm'],
    ['🙏👍', 'affirm'],
    ['✅🙌', 'affirm'],
    ['👍🏽', 'affirm'],
    ['👌🏿❤️', 'affirm'],
    ['✔️✔️', 'affirm'],
    ['🙆‍♀️', 'affirm'],
    ['😊 👍 😊', 'affirm'],
    ['👍 gracias', 'affirm'],
    ['gracias! 👍🏻', 'affirm'],
    ['dale 👍', 'affirm'],
    ['sí ✅', 'affirm'],
    ['👏👏', 'affirm'],
    ['No ❌', 'deny'],
    ['❌', 'deny'],
    ['🚫', 'deny'],
    ['❌❌❌', 'deny'],
    ['👎🏽😕', 'deny'],
    ['🙅‍♀️', 'deny'],
    ['no 👍', 'deny'],
    ['🤷‍♂️', 'dont_know'],
    ['👍👎', null],
    ['sí ❌', null],
    ['❤️', null],
    ['😊', null],
    ['🙏', null],
    ['❌ turno', null],
  ])('the emoji of %j say %p when something was asked', (message, kind) => {
    expect(act(message, { pendingQuestion: { kind: 'confirm' } })).toBe(kind);
  });

  it('takes courtesy with an emoji for no answer when nothing was asked', () => {
    expect(act('👍 gracias')).toBeNull();
    expect(act('👏')).toBeNull();
  });

  it('takes Simón for no yes: it is a name', () => {
    expect(act('Simón', { pendingQuestion: { kind: 'slot', slot: 'client_name' } })).toBeNull();
    expect(act('simón', { pendingQuestion: { kind: 'confirm' } })).toBeNull();
  });

  it('takes enthusiasm for a yes only when something was asked', () => {
    expect(act('genial')).toBeNull();
    expect(act('genial', { pendingQuestion: { kind: 'confirm' } })).toBe('affirm');
  });

  it('tells a leading yes or no from what follows', () => {
    expect(readPrefix(analyse('sí, pero a las 6'))?.kind).toBe('affirm');
    expect(readPrefix(analyse('no, mejor el jueves'))?.kind).toBe('deny');
    expect(readPrefix(analyse('no puedo ir'))).toBeNull();
    expect(readPrefix(analyse('joya gracias, y a las 6'))?.kind).toBe('affirm');
    expect(readPrefix(analyse('genial y otro más'))).toBeNull();
    expect(readPrefix(analyse('genial y otro más'), true)?.kind).toBe('affirm');
    expect(readPrefix(analyse('bueno y otro más'), true)).toBeNull();
  });
});
