import type { SimpleAct } from './phrases';

export interface ActPattern {
  id: string;
  kind: SimpleAct;
  at: readonly string[];
  /** Messages that it tells, and that the tests read. */
  examples: readonly string[];
}

/**
 * Acts told by how a message is put together rather than by a closed phrase ("esperá que le pregunto a mi madre"). They hold
 * only when nothing is asked for besides. First match wins.
 */
export const ACT_PATTERNS: readonly ActPattern[] = [
  {
    id: 'back-on-the-list',
    kind: 'opt_in',
    at: [
      '< volver a recibir ~3 mensajes|avisos|novedades',
      '^ ..1 quiero volver a recibir ~3 mensajes|avisos|novedades',
      'escribanme|escribime|escribeme ~2 nuevo|vez',
      '< quiero recibir ~3 mensajes|novedades|promociones|avisos',
    ],
    examples: ['quiero volver a recibir los mensajes', 'escribime de nuevo'],
  },
  {
    id: 'talk-to-a-person',
    kind: 'human',
    at: [
      '@v_want|@v_can|@v_like|prefiero ..3 @v_speak ..5 @human|@staff|alguien|dueno|duena|jefe|jefa',
      '@v_want|@v_can|@v_like|prefiero ..3 @v_speak|@v_speak.me directamente|personalmente',
      '@v_speak con ..1 @human|alguien >',
      'no ~2 hablar ~2 con ~3 maquina|robot|bot|grabacion|contestador',
    ],
    examples: ['quiero hablar con alguien del local', 'no quiero hablar con una máquina'],
  },
  {
    id: 'pass-me-to-a-person',
    kind: 'human',
    at: [
      '@v_speak.me|pasame|paseme|pasarme|pasas|pones|poneme|ponganme|transfiereme|deriva con ..2 @human|@staff|alguien|dueno|duena|quien|persona',
      'me ..1 @v_speak|pasar|pasas|pasa con ..3 @human|@staff|alguien',
    ],
    examples: ['me pasás con alguien?', 'comunicame con la dueña'],
  },
  {
    id: 'want-a-person',
    kind: 'human',
    at: [
      '@v_want|prefiero ..1 que me ~2 llame|llamen|responda|conteste|contacten',
      // "Que me atienda otra persona", "una mujer" is another professional.
      '@v_want|prefiero ..1 que me ~2 atienda|atiendan !otra|otro ~1 @human',
      '@v_want ~2 un|una|algun @human >',
      'alguien|persona de carne|verdad|real y? ..1',
    ],
    examples: ['quiero que me atienda una persona', 'necesito un humano', 'alguien de carne y hueso'],
  },
  {
    id: 'call-me',
    kind: 'human',
    at: ['llamenme|llameme|llamame al|a|por|@num', 'llamenme|llameme|llamame >'],
    examples: ['llámenme al fijo', 'llamame por favor'],
  },
  {
    // Two appointments that take each other's place cannot be moved one after the other: neither place is free.
    id: 'swap',
    kind: 'human',
    at: [
      'intercambiar|intercambiarlos|intercambiame|intercambiamos|intercambio|intercambien|intercambia|permutar ..4 turno|turnos|cita|citas|horario|horarios|reservas',
    ],
    examples: ['quiero intercambiar los turnos', 'podemos intercambiar los horarios?'],
  },
  {
    id: 'start-over',
    kind: 'restart',
    at: [
      'empecemos|empezar|empeza|empieza|empiezo|arranquemos|arrancar|arrancamos|comencemos|comenzar|volvamos|volver ~2 nuevo|cero|vez|principio|inicio',
      'borron y cuenta',
    ],
    examples: ['arranquemos todo de nuevo'],
  },
  {
    id: 'was-a-mistake',
    kind: 'undo',
    at: [
      '< me equivoque|confundi !de|en|con|a ..1 >',
      '^ no ..2 me equivoque|confundi !de|en|con|a ..1 >',
      '< confirme|aprete|toque|mande|puse|dije ~3 sin querer ..2 >',
      '< fue|era sin querer ..2 >',
      '< no era eso|asi lo? que? queria|quise ..2 >',
    ],
    examples: ['no, perdón, me equivoqué', 'toqué el botón sin querer', 'no era eso lo que quería'],
  },
  {
    id: 'take-it-back',
    kind: 'undo',
    at: [
      '< @v_can? ..1 volve|vuelve|volver|volvamos|anda|vamos para? atras ..3 >',
      'deshace|deshacelo|deshaz|deshazlo|deshacer|deshacerlo|deshagan|reverti|revertilo|revertir|revertirlo ..3 >',
    ],
    examples: ['volvé atrás con eso', 'podés deshacerlo?', 'deshacé lo último'],
  },
  {
    id: 'hold-on',
    kind: 'wait',
    at: [
      '^ no? @hello? para un|1|una ..6',
      '< espera|esperame|espere|espereme|aguanta|aguantame|banca|bancame|esperen|pera|permiteme|permitame un|1|una|tantito|unos|poquito|que ..10',
      '< un|1|dame|deme|unos un|unos|1? momento|momentito|segundo|segundito|seg|minuto|minutito|minutos|toque|cachito|ratito ..8',
      'no ~3 hablar ~1 ahora',
    ],
    examples: [
      'pará un toque',
      'esperá que le pregunto a mi madre',
      'dame unos minutos que miro la agenda',
      'no puedo hablar ahora',
    ],
  },
  {
    id: 'let-me-look',
    kind: 'wait',
    at: [
      'dejame|dejeme|dejanos ver|pensar|consultar|preguntar|chequear|fijarme|revisar|mirar|averiguar ..8',
      '< ahora|ahorita|ya|al ~3 te|le|les ~1 digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo|llamo|hablo ..6',
      'te|le|les digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo|llamo|hablo ahora|ahorita|ya ..5',
    ],
    examples: ['dejame chequear la agenda', 'al toque te confirmo', 'te digo ahora'],
  },
  {
    id: 'tell-you-later',
    kind: 'defer',
    at: [
      '< despues|luego ..1 confirmo|avisamos|arreglamos|coordinamos|vemos|hablamos ..4 >',
      '< despues|luego|mas|en|manana ~3 te|le|les ~1 digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo|llamo|hablo ..6',
      'te|le|les digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo|llamo|hablo despues|luego|mas|en|cuando|manana|apenas|ni ..6',
      'te|le|les estoy|voy avisando|confirmando|diciendo|a ..3 >',
    ],
    examples: [
      'después arreglamos',
      'después confirmo si voy',
      'te confirmo más tarde',
      'después te digo',
      'dale, te sigo después que me llaman',
      'te aviso cuando sepa',
      'más tarde te confirmo, dale',
    ],
  },
  {
    id: 'think-it-over',
    kind: 'defer',
    at: [
      'me fijo ..6 te|le|les|despues|y',
      '^ ..2 le|les pregunto|consulto a ..4 >',
      'lo|la pienso|hablo|consulto|veo|charlo|chequeo|averiguo|converso|reviso|discuto|coordino ..6 te|le|les|despues|y',
      'hablo|consulto|charlo|veo|pregunto|chequeo|coordino ..6 y? te|le|les digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo|llamo|hablo ..3',
      'que|a pensarlo|consultarlo|consultar|preguntarle|preguntar|fijarme|hablarlo|charlarlo|verlo ..6',
      'lo|la tengo|tenemos que pensar|hablar|consultar|charlar|ver ..6',
      'dejame|dejeme|dejanos ..1 pensarlo|consultarlo|hablarlo|charlarlo|verlo ..8',
    ],
    examples: [
      'lo hablo con mi marido y te aviso',
      'le pregunto a mi marido',
      'tengo que consultarlo con mi jefe',
      'lo consulto en casa y te aviso',
      'le pregunto a mi mamá y te digo',
      'lo tengo que pensar',
      'dejame pensarlo bien',
    ],
  },
  {
    id: 'say-it-again',
    kind: 'repeat',
    at: [
      'repetime|repetis|repetir|repites|repiteme|repetirme|repetirlo|repetirlas|repita|repitame|repetime|repetimelo|repetirmelo ..4 >',
      '< que|como me? habias|habia|dijiste|dijo|decias|pusiste|preguntaste ..3 >',
      'decime|dime|pasame|mostrame|mandame|muestrame ~3 nuevo|otra|devuelta vez? >',
      'cuales|que eran|opciones ..3 >',
      'no ..1 lei|vi|escuche bien? ..3 >',
    ],
    examples: ['me lo repetís de nuevo?', 'qué me habías preguntado?'],
  },
  {
    id: 'what-do-you-mean',
    kind: 'not_understood',
    at: [
      '< no ~2 entiendo|entendi|comprendo|comprendi|capto|capte|cacho|pesco ..5',
      '< no se de|a que hablas|hablan|referis|refieres|te ..2',
      'a|que que? te|se|le? referis|refieres|refiere ..3',
      'que queres|quieres|quiere|quisiste decir ..2',
      '< no se que poner|responder|contestar',
    ],
    examples: ['no te entiendo bien', 'a qué te referís con eso?'],
  },
  {
    id: 'cannot-say',
    kind: 'dont_know',
    at: [
      '< no se|n ~2 decir|decirte|cual|elegir|bien|todavia|aun|muy|la|que|s|verdad >',
      '< no se >',
      'ni idea ..3 >',
      'no estoy ..1 seguro|segura ..3 >',
      '< no ~1 decido|decidi|decidimos ..3 >',
      'no se ~1 que|cual elegir|decir|decirte|prefiero|quiero',
    ],
    examples: ['no sé cuál elegir', 'la verdad no estoy muy segura'],
  },
  {
    id: 'leave-it',
    kind: 'abandon',
    at: [
      '^ ..1 dejalo|deja|dejemoslo|dejala|olvidate|olvidalo|olvida asi|ahi|nomas|no|ya|para|que|todo|de ..4',
      'ya no quiero|necesito nada',
      'despues|luego|otro dia lo|la? veo|vemos|hago|hacemos >',
      'mejor no|nada dejalo|deja|dejemoslo|gracias?',
      'no importa ..2 >',
      'lo|la dejamos|dejo para otro|mas|despues ..3 >',
      '^ no? ..1 mejor? lo dejo|dejamos ~1 asi|ahi|nomas|como|estar? esta|estaba? >',
      '^ no ..1 dejalo|dejala|dejemoslo ~1 asi|ahi|nomas|como|estar? esta|estaba? >',
    ],
    examples: [
      'ya no quiero nada',
      'mejor no, dejalo',
      'lo dejamos para otro día',
      'no, mejor lo dejo',
      'no, mejor lo dejamos como está',
    ],
  },
  {
    id: 'not-that',
    kind: 'deny',
    at: [
      '^ ..1 no ~2 convence|sirve|cierra|gusta|conviene|cuadra|va >',
      '^ no otro|otra >',
      '^ mejor no >',
      '< ninguno|ninguna|ningun de|me|esos|esas|horario|dia|puedo ..4 >',
      '^ ..1 no ~2 me|puedo|quiero|sirve ~2 ninguno|ninguna|ningun ..4 >',
    ],
    examples: [
      'ese no me convence',
      'ninguno de esos horarios',
      'no me sirve ninguno de esos',
      'no puedo en ninguna de esas',
    ],
  },
  {
    id: 'yes-indeed',
    kind: 'affirm',
    at: [
      '^ si|claro|ok|dale|bueno si? si|es|hagamos|hagamoslo|adelante|esta ~4 amable|bien|eso|favor|asi >',
      '^ si|ok|dale buenisimo|genial|barbaro|perfecto|excelente entonces|pues|dale? $',
      'afirmativo|correctisimo >',
    ],
    examples: ['sí es muy amable', 'dale buenísimo'],
  },
];
