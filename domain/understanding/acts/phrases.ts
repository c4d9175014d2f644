import { tableOf } from '../../table';
import type { DialogueAct } from '../types';

/** Acts that are told without an option that they pick. */
export type SimpleAct = Exclude<DialogueAct['kind'], 'choose'>;

/**
 * Whole-message phrases per dialogue act, folded, separated by commas. A message is an act when, courtesy put aside, it
 * consists of such phrases and nothing else. The more consequential meaning of a shared phrase stands first and wins.
 */
export const ACT_PHRASES: readonly { kind: SimpleAct; at: string }[] = [
  {
    kind: 'opt_out',
    at: 'baja, stop, unsubscribe, desuscribir, desuscribirme, desuscribime, desuscribanme, quiero la baja, baja de mensajes, darme de baja de los mensajes, dar de baja los mensajes',
  },
  {
    kind: 'opt_in',
    at: 'alta, start, subscribe, suscribirme, suscribime, quiero volver a recibir mensajes, quiero recibir mensajes, volver a recibir mensajes, quiero recibir los mensajes de nuevo, dame de alta, denme de alta, darme de alta, quiero el alta, alta por favor, pueden escribirme, pueden volver a escribirme, podes volver a escribirme, escribanme de nuevo, vuelvan a escribirme, quiero recibir novedades, acepto recibir mensajes',
  },
  {
    kind: 'human',
    at: 'quiero hablar con una persona, humano, humana, persona, agente, asesor, asesora, operador, operadora, un humano, una persona, un asesor, una asesora, un agente, un operador, una operadora, alguien real, persona real, hablar con alguien, hablar con una persona, hablar con un humano, hablar con un asesor, hablar con un agente, hablar con un operador, con una persona, con un humano, con alguien, con un asesor, atencion humana, atencion personalizada, atencion al cliente, recepcion, con la recepcionista, representante, un representante, soporte humano, me atiende una persona, que me atienda una persona, quiero un humano, quiero una persona, quiero un asesor, pasame con alguien, pasame con una persona, pasame con un humano, comunicame con alguien, comunicame con una persona, comuniqueme con alguien, comuniqueme con una persona, comunicarme con un asesor, llamenme, llamame, quiero que me llamen, que me llamen, me pueden llamar, me podes llamar, me llaman',
  },
  {
    kind: 'restart',
    at: 'empecemos de nuevo, empezar de nuevo, empeza de nuevo, empieza de nuevo, empiezo de nuevo, quiero empezar de nuevo, empecemos otra vez, empezar otra vez, volver a empezar, volvamos a empezar, volve a empezar, arranquemos de nuevo, arrancar de nuevo, arranca de nuevo, arrancamos de nuevo, arrancamos de cero, empecemos de cero, empezar de cero, desde cero, de cero, desde el principio, de nuevo desde el principio, volver al principio, volvamos al principio, reiniciar, reinicia, reiniciemos, reset, resetear, resetea, comenzar de nuevo, comencemos de nuevo, comenzar otra vez, volver al inicio, volver al menu, menu principal, restart, borron y cuenta nueva, iniciar de nuevo, todo de nuevo, empecemos todo de nuevo, hagamos todo de nuevo, borra todo, borra todo y empecemos de nuevo',
  },
  {
    kind: 'undo',
    at: 'me equivoque, me confundi, la pifie, le pifie, le erre, me mande una macana, meti la pata, no me equivoque, uh me equivoque, no me confundi, no le pifie, no para, para para, no no para, no para para, para no, para me equivoque, para que me equivoque, no para me equivoque, espera me equivoque, no espera me equivoque, deshacelo, deshacer, deshace, deshace eso, deshacer eso, deshaz eso, deshazlo, deshaganlo, deshacelo nomas, podes deshacerlo, se puede deshacer, volve atras, volve atras con eso, volver atras, vuelve atras, volvamos atras, volve para atras, anda para atras, atras, para atras, marcha atras, dale para atras, da marcha atras, dar marcha atras, rebobina, revertilo, revertir, reverti eso, fue sin querer, era sin querer, sin querer, lo hice sin querer, fue un error, fue error, fue una equivocacion, aprete mal, toque mal, toque sin querer, aprete sin querer, se me fue el dedo, no quise decir eso, no quise confirmar, no queria confirmar, no queria decir eso, no quise decir que si, confirme sin querer, puse si sin querer, dije que si sin querer',
  },
  {
    kind: 'defer',
    at: 'dejame pensarlo, lo pienso, lo voy a pensar, tengo que pensarlo, despues te digo, despues te aviso, despues te confirmo, en un rato te digo, en un rato te confirmo, te aviso, te confirmo, te confirmo despues, te confirmo luego, luego te aviso, luego te confirmo, me fijo y te digo, chequeo y te digo, consulto y te digo, consulto y te aviso, lo consulto, tengo que consultar, veo y te digo, veo y te aviso, lo veo y te aviso, te confirmo mas tarde, te digo mas tarde, te aviso mas tarde, mas tarde te confirmo, mas tarde te digo, mas tarde te aviso, luego te digo, mas luego te confirmo, te digo despues, te digo luego, te aviso despues, te aviso luego, despues vemos, te escribo despues, te escribo mas tarde, te escribo luego, despues te escribo, luego te escribo, te hablo despues, despues te hablo, te contesto despues, despues te contesto, lo consulto y te aviso, lo hablo y te aviso, lo pienso y te aviso, lo pienso y te digo, lo pienso y te confirmo, lo chequeo y te aviso, lo chequeo y te confirmo, me lo pienso, lo tengo que pensar, dejame pensarlo y te digo, dejame consultarlo y te aviso, cualquier cosa te aviso, cualquier cosa te escribo, cualquier cosa aviso, te estoy avisando, te estoy confirmando, quedo en avisarte, despues confirmo, luego confirmo, mas tarde confirmo, manana te confirmo, manana te digo, manana te aviso, te confirmo manana, te aviso manana, te digo manana',
  },
  {
    kind: 'wait',
    at: 'espera, no espera, no esperame, no pera, para un toque, para un poco, para un segundo, esperame, espere, espereme, esperen, esperame un toque, espera un toque, un momento, un momentito, un segundo, un segundito, un seg, un toque, un cachito, un minuto, un minutito, un ratito, dame un minuto, dame un segundo, dame un toque, dame un momento, dame unos minutos, deme un momento, deme un segundo, dejame ver, dejame pensar, dejame que me fije, dejame fijarme, dejame chequear, dejame consultar, ahora te digo, ahora te confirmo, ahora te aviso, ya te digo, ya te confirmo, ya te aviso, en un rato, ya vuelvo, ahi vengo, ahora vuelvo, aguanta, aguantame, aguantame un toque, aguantame un cachito, bancame, bancame un toque, banca, un ratico, permiteme, permitame, permitame un momento, permiteme un momento, me fijo, dejame ver mi agenda, ya casi, momento, momentito, un toque que me fijo, tengo que ver, pera, pera un toque, perate, esperate, esperate un toque, ahorita te digo, ahorita te aviso, ahorita te confirmo',
  },
  {
    kind: 'repeat',
    at: 'repetime, repeti, repetir, repetis, me repetis, me repite, me repites, repitame, repiteme, repite, repita, repitelo, repetilo, repetimelo, me lo repetis, podes repetir, podes repetirlo, podes repetirmelo, puedes repetir, puedes repetirlo, puede repetir, podrias repetir, podria repetir, me podes repetir, me puedes repetir, me podrias repetir, como dijiste, que dijiste, que me dijiste, que habias dicho, que me habias dicho, que decias, decime de nuevo, decimelo de nuevo, dime de nuevo, dime otra vez, decime otra vez, como era, como era que decias, no lei, no vi, no me llego, cuales eran, cuales eran las opciones, que opciones habia, cuales son las opciones, que opciones tengo, mandame de nuevo, mandalo de nuevo, mandame las opciones de nuevo, mostrame de nuevo, pasame de nuevo, otra vez las opciones, que me preguntaste, cual era la pregunta',
  },
  {
    kind: 'not_understood',
    at: 'no entiendo, no entendi, no te entiendo, no te entendi, no le entiendo, no lo entiendo, no lo entendi, no entiendo nada, no entendi nada, no entendi bien, no comprendo, no te comprendo, como, que, eh, ein, ehh, mande, no se de que hablas, no se a que te referis, a que te referis, a que te refieres, a que se refiere, que significa, que significa eso, que quiere decir, que quiere decir eso, que queres decir, que quieres decir, no se que poner, no se que responder, no se que contestar, explicame, explicate, como es eso, como seria eso, como seria, huh, no capto, no cacho, no cacho nada, no pesco',
  },
  {
    kind: 'dont_know',
    at: 'no se, ni idea, no tengo idea, no estoy seguro, no estoy segura, no lo se, quien sabe, no sabria, no sabria decirte, no recuerdo, no me acuerdo, la verdad no se, la verdad que no se, no se la verdad, no se bien, no se todavia, todavia no se, depende, tal vez, quizas, quiza, puede ser, capaz, me da igual, me da lo mismo, lo mismo da, cualquiera, cualquier, cualquier horario, cualquier hora, a cualquier hora, el horario que sea, la hora que sea, a la hora que sea, el horario que quieras, el que sea, la que sea, lo que sea, cuando sea, como quieras, como vos digas, lo que vos digas, lo que tengas, el que tengas, lo que haya, el que haya, que me recomendas, que me recomiendas, no estoy seguro todavia, mmm no se, es indistinto, indistinto, me es indistinto, no me importa, no tengo preferencia, sin preferencia, el que quieras, la que quieras, no decidi, no decidi todavia, ns, a ver, mas o menos',
  },
  {
    kind: 'abandon',
    at: 'deja, dejalo, dejala, dejalo asi, deja asi, dejemoslo asi, dejemoslo, dejemos asi, deja nomas, dejalo nomas, deja no importa, deja deja, dejalo ahi, olvidate, olvidalo, olvidala, olvidate de eso, olvidalo ya, olvida, olvida eso, olvida todo, olvidemoslo, no importa, no importa ya, ya no importa, no importa dejalo, ya no, ya no quiero, ya no quiero nada, no quiero nada, nada, nada nada, nada dejalo, nada deja, no nada gracias, nada gracias, ya fue, ya esta, ya no hace falta, ya no lo necesito, ya no necesito nada, no quiero seguir, no quiero continuar, salir, salir de aca, basta, mejor nada, mejor dejalo, mejor deja, mejor dejemoslo, mejor no hago nada, despues veo, despues lo veo, luego veo, lo veo despues, lo dejo, lo dejo asi, lo dejo para otro momento, lo dejo para despues, lo dejamos, lo dejamos ahi, lo dejamos asi, lo dejamos para otro momento, lo dejamos para despues, en otro momento, otro dia sera, me arrepenti, cambie de idea, cambie de opinion, aborta, abortar, abortemos, no sigas, no sigamos, para, pare, parala, detente, terminar, termina, quiero salir, volver, no va mas, no seguimos, ni modo, no te preocupes, no te hagas drama, no pasa nada deja, fue, ya ta, deja ya fue, dejalo ya fue, mejor lo dejo, mejor lo dejo asi, mejor lo dejo ahi, mejor lo dejamos, mejor lo dejamos asi, mejor lo dejamos ahi, mejor dejalo asi, mejor dejalo ahi, mejor deja asi, mejor dejalo como esta, dejalo como esta, dejalo como estaba, deja como esta, lo dejo como esta, lo dejamos como esta, mejor no lo dejo, mejor no dejalo',
  },
  {
    kind: 'deny',
    at: 'no, no no, nono, nonono, nah, no no no, mejor no, no gracias, para nada, ni loco, ni loca, ni ahi, no quiero, paso, negativo, todavia no, por ahora no, por el momento no, ahora no, hoy no, aun no, no me sirve, no me viene bien, no me va bien, no me va, no me queda bien, no me conviene, no me cierra, no me convence, de ninguna manera, nunca, jamas, no confirmo, no confirmes, no lo confirmes, eso no, no es correcto, incorrecto, esta mal, no esta bien, asi no, nones, creo que no, ninguno, ninguna, ninguno de esos, ninguna de esas, ninguno me sirve, ninguna me sirve, no es eso, eso no es, no era eso, no dale no, no dejalo asi, no nada, na, ni en pedo, que no, no po, nel, nel pastel, no va, tampoco, no esta, ese no, esa no, ese no me sirve, no puedo, no puedo ese dia, no puedo a esa hora, no me gusta, no asi no, mejor otro dia, no hace falta, no es necesario, no por ahora, no hoy no, no tengo, no lo tengo, no quiero darlo, prefiero no, prefiero no darlo, sin mail, no uso mail, no uso, no me sirve ninguno, no me sirve ninguna, no me sirven, ninguna de las dos, ninguno de los dos, ninguna de las tres, ninguno de los tres, ninguno de ellos, ninguno de estos, ninguna de estas, no puedo ninguno, no puedo ninguna, no puedo en ninguno, no puedo en ninguna, no puedo en ninguno de esos, no me va ninguno, no me va ninguna, no me viene bien ninguno, no me viene bien ninguna, no me queda bien ninguno, ninguno me viene bien, ninguna me viene bien, ninguno me queda bien, ninguna me queda bien, ninguno puedo, en ninguno puedo, no quiero ninguno, no quiero ninguna, no me gusta ninguno, no me gusta ninguna',
  },
  {
    kind: 'affirm',
    at: 'si, s, sip, dijo que si, dice que si, me dijo que si, me dice que si, dijeron que si, si dijo que si, te dije que si, ya te dije que si, ya dije que si, dije que si, que si te dije, sep, see, seee, ssi, si si, afirmatibo, mjm, mhm, esta, clarin, hagamos eso, hagamoslo, dale, dale dale, dale si, de una, joya, ok, listo, perfecto, claro, claro que si, por supuesto, obvio, obvio que si, bueno, bueno dale, va, vale, venga, sale, sale y vale, correcto, es correcto, exacto, exactamente, asi es, asi esta bien, eso, eso es, eso mismo, esta bien, esta perfecto, me parece, me parece bien, me parece perfecto, de acuerdo, confirmo, confirmado, confirmada, confirma, confirmalo, confirmame, confirmalo nomas, confirmar, si confirmo, confirmo si, adelante, hecho, me sirve, me sirve si, me viene bien, me viene perfecto, me viene joya, me queda bien, me va bien, metele, mandale, mandale mecha, aja, afirmativo, seguro, segurisimo, cerramos, cerrado, quedamos asi, si quiero, quiero, acepto, ya, ya po, sipo, si po, cool, bien, esta joya, todo bien, todo ok, todo correcto, todo en orden, va que va, orale, arre, chevere, bacan, listo el pollo, si senor, si senora, me gusta, por mi si, por mi bien, por mi esta bien, no hay problema, ningun problema, sin problema, sin problemas, como no, con gusto, ta, ta bien, ta bueno, tal cual, eso quiero, esa misma, ese mismo, esa esta bien, ese esta bien, va de una, si obvio, dale nomas, dale va, hagale, hagamosle, de one, ahi va, me cierra, me copa, copado, anda, buenisimo dale, genial dale, reservalo, reservala, agendalo, agendala, anotalo, anotame nomas, hacelo, hazlo, procede, proceder, proceda, yes, oki doki, okidoki, va bien, a full, mas vale, sisi, sii, obvi, ovio, clarisimo, logico, okk, tamo, estamos, quedo asi, bien ahi, esta ok, esta buenisimo, me viene barbaro, venga va, que si, creo que si, supongo que si, positivo, si gracias, vamos, vamos con esa, vamos con ese',
  },
];

/** Enthusiasm that is a yes only to a question. */
export const AFFIRM_IF_ASKED =
  'genial, excelente, buenisimo, barbaro, espectacular, fantastico, estupendo, de lujo, un lujo, impecable, de diez, maravilloso, increible, me encanta, fenomenal, super, de primera';

/** Courtesy, fillers and vocatives that change nothing: dropped before comparing. */
export const FILLERS = new Set(
  'por favor che eh ah ay uh mm mmm mmmm hmm ehm bueno pues entonces este nomas jaja jajaja jajajaja jajaj ja jeje jejeje xd amigo amiga genia genio linda querida querido gracias muchas muchisimas mil disculpa disculpame disculpe perdon perdona uy ups oh oka hola buenas porfis amor bro loco amable hija hijo mija tantito boludo boluda igual tranqui tranquilo tranquila senor senora senorita corazon reina capo maestro doc doctor doctora'.split(
    ' ',
  ),
);

/**
 * What an emoji says by itself. Others beside it are neutral; two that disagree say nothing. Skin tones and the marks that
 * follow an emoji are no part of it.
 */
export const EMOJI_ACTS = tableOf<'affirm' | 'deny' | 'dont_know'>({
  '👍': 'affirm',
  '👌': 'affirm',
  '✅': 'affirm',
  '🆗': 'affirm',
  '☑': 'affirm',
  '✔': 'affirm',
  '🤝': 'affirm',
  '🙆': 'affirm',
  '💯': 'affirm',
  '👎': 'deny',
  '❌': 'deny',
  '🙅': 'deny',
  '✖': 'deny',
  '🚫': 'deny',
  '⛔': 'deny',
  '🤷': 'dont_know',
});

/** Applause: a yes only to a question. */
export const EMOJI_AFFIRM_IF_ASKED: ReadonlySet<string> = new Set(['🙌', '👏', '💪', '🎉', '🥳', '🤙', '🙋']);
