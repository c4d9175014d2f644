import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { analyse } from '../analysis';
import { isOptOut, OPT_OUT_PATTERNS } from './opt-out';

const leaves = (message: string) => isOptOut(analyse(message));

describe('a wish to receive no more messages', () => {
  it.each(OPT_OUT_PATTERNS.flatMap(({ id, examples }) => examples.map((message) => [id, message])))(
    '%s: %j',
    (_, message) => expect(leaves(message)).toBe(true),
  );

  it.each(
    (
      'no me escriban mas por favor | Hola, no me manden más mensajes, gracias | dejá de escribirme | dejen de mandarme mensajes por whatsapp | ' +
      'basta de mandarme mensajes | no me mandes mas nada | no quiero recibir más mensajes de ustedes | no deseo recibir publicidad | ' +
      'no me molesten más | paren con los mensajes | borrenme de la base de datos | sáquenme de la difusión | eliminen mi número de su lista | ' +
      'no quiero que me manden más publicidad | no me contacten nunca más | dejen de molestar | quiero darme de baja de los mensajes | ' +
      'no me escriban más, no soy cliente | dejen de escribirme que no soy yo | ya no me manden promociones | no quiero más spam | ' +
      'por favor dejen de enviarme mensajes a este número | no vuelvan a mandarme mensajes | basta! no me escriban más | no me hablen más | ' +
      'no quiero volver a recibir mensajes | me pueden sacar de la lista, no quiero recibir más mensajes | no me escribas más porfa | NO ME MANDEN MÁS NADA'
    ).split(' | '),
  )('is %j', (message) => {
    expect(leaves(message)).toBe(true);
  });

  it.each(
    (
      'perdón que mande más mensajes | sacame un número | borrá mi teléfono y anotá este otro | no me mandes más fotos | dejen de mandarme al contestador | ' +
      'no me mandes más al contestador | perdón por tantos mensajes | te mando más mensajes después | no me mandes el turno a la tarde | sacame el turno del martes | ' +
      'sacame de la lista de espera del martes y poneme el jueves | borrá mi nombre | no me escribas María, soy Mariana | no me llamen más, escríbanme por acá | no me llamen, mándenme un mensaje | ' +
      'no me manden más audios | dejá de mandarme fotos del local | cancelá mi turno y no me mandes más recordatorios | no quiero más turnos | no quiero más color | no quiero recibir a otra persona | ' +
      'no quiero molestar | no te molestes | dejá, no te molestes | perdón que moleste otra vez | no me llegan más mensajes | no recibo mensajes | no me escribieron más | no me mandaron el mensaje | ' +
      'por qué no me escriben más? | no me manden más mensajes, manden mails | no me escriban hasta el lunes | no me escriban antes de las 10 | solo no me manden más promociones de color | dar de baja mi turno | quiero dar de baja el turno | ' +
      'dame un mensaje cuando haya lugar | no me llamo María | no me mandes más, con esa foto alcanza | basta con un recordatorio | no me llamen a la mañana | mandame más mensajes | no me avises más por mail, avisame por acá | eliminá el turno de mi contacto | borrá eso | ' +
      'sacame número para mañana | no dejen de escribirme | no dejes de mandarme mensajes | no quiero dejar de recibir mensajes | no me borren de la lista | no me saquen de la lista | no borren mi número | no quiero que borren mi número'
    ).split(' | '),
  )('is not %j', (message) => {
    expect(leaves(message)).toBe(false);
  });

  it('is no more when anything else is asked for in the same clause', () => {
    const wishes = fc.constantFrom(...OPT_OUT_PATTERNS.flatMap(({ examples }) => examples));
    const asked = fc.constantFrom(
      ...[
        'y anotame el jueves',
        'y cuánto sale el corte',
        'y pasame el turno al lunes',
        'y mandame la dirección',
        'al turno de mañana',
      ],
    );
    fc.assert(fc.property(wishes, asked, (wish, more) => expect(leaves(`${wish} ${more}`)).toBe(false)));
  });
});
