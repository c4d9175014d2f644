import type { DialogueAct } from '../types';

/**
 * Acts told by how a message is put together rather than by a closed phrase ("esperá que le pregunto a mi madre"). They hold
 * only when nothing is asked for besides. First match wins.
 */
export const ACT_PATTERNS: readonly { kind: Exclude<DialogueAct['kind'], 'choose'>; any: readonly string[] }[] = [
  {
    kind: 'opt_out',
    any: [
      'no ~3 escriban|escribas|escriba|manden|mandes|envien|envies|molesten|contacten|llamen mas',
      'no ~3 recibir|reciba ~2 mensajes|publicidad|notificaciones|promociones|avisos',
      'dejen|deja|paren|basta ~1 de escribirme|escribir|mandar|mandarme|enviarme|molestar|molestarme|mensajes',
      'borrenme|borrame|saquenme|sacame|eliminenme|eliminame|quitenme ~2 base|difusion|contactos|numero',
      'borren|eliminen|borra|elimina mi numero|telefono|contacto|datos',
      'mas mensajes|publicidad|spam >',
    ],
  },
  { kind: 'opt_in', any: ['volver a recibir ~3 mensajes|avisos|novedades', 'escribanme|escribime|escribeme ~2 nuevo|vez', 'quiero recibir ~3 mensajes|novedades|promociones|avisos'] },
  {
    kind: 'human',
    any: [
      '@v_want|@v_can|@v_like|prefiero ..3 @v_speak ..5 @human|@staff|alguien|dueno|duena|jefe|jefa',
      '@v_want|@v_can|@v_like|prefiero ..3 @v_speak|@v_speak.me directamente|personalmente',
      '@v_speak.me|pasame|paseme|pasarme|pasas|pones|poneme|ponganme|transfiereme|deriva con ..2 @human|@staff|alguien|dueno|duena|quien|persona',
      'me ..1 @v_speak|pasar|pasas|pasa con ..3 @human|@staff|alguien',
      '@v_want|prefiero ..1 que me ~2 atienda|atiendan|llame|llamen|responda|conteste|contacten ~1 alguien|una|un|@human?',
      '@v_want ~2 un|una|algun @human >',
      '@v_speak con ..1 @human|alguien >',
      'alguien|persona de carne|verdad|real y? ..1',
      'llamenme|llameme|llamame al|a|por|@num?',
      'no ~2 hablar ~2 con ~3 maquina|robot|bot|grabacion|contestador',
    ],
  },
  { kind: 'restart', any: ['empecemos|empezar|empeza|empieza|empiezo|arranquemos|arrancar|arrancamos|comencemos|comenzar|volvamos|volver ~2 nuevo|cero|vez|principio|inicio', 'borron y cuenta'] },
  {
    kind: 'wait',
    any: [
      '^ @hello? para un|1|una ..6',
      '< espera|esperame|espere|espereme|aguanta|aguantame|banca|bancame|esperen|pera|permiteme|permitame un|1|una|tantito|unos|poquito|que ..10',
      '< un|1|dame|deme|unos momento|momentito|segundo|segundito|seg|minuto|minutito|minutos|toque|cachito|ratito ..8',
      'dejame|dejeme|dejanos ver|pensar|pensarlo|consultar|consultarlo|preguntar|chequear|fijarme|revisar|mirar|hablarlo|verlo|averiguar ..8',
      '< ahora|ahorita|despues|luego|ya|al|mas|en|manana ~3 te|le|les ~1 digo|confirmo|aviso|cuento|escribo|contesto|respondo|sigo ..6',
      'te|le|les sigo|contesto|respondo|digo|confirmo|aviso|escribo despues|luego|ahora|mas|en|cuando|manana ..5',
      'me fijo ..6 te|le|les|despues|y',
      'lo|la pienso|hablo|consulto|veo|charlo|chequeo ..6 te|le|les|despues|y',
      'no ~3 hablar ~1 ahora',
      'que|a pensarlo|consultarlo|consultar|preguntarle|preguntar|fijarme|hablarlo ..6',
    ],
  },
  {
    kind: 'repeat',
    any: ['repetime|repetis|repetir|repites|repiteme|repetirme|repetirlo|repetirlas|repita|repitame|repetime|repetimelo|repetirmelo ..4 >', '< que|como me? habias|habia|dijiste|dijo|decias|pusiste|preguntaste ..3 >', 'decime|dime|pasame|mostrame|mandame|muestrame ~3 nuevo|otra|devuelta vez? >', 'cuales|que eran|opciones ..3 >', 'no ..1 lei|vi|escuche bien? ..3 >'],
  },
  { kind: 'not_understood', any: ['< no ~2 entiendo|entendi|comprendo|comprendi|capto|capte|cacho|pesco ..5', '< no se de|a que hablas|hablan|referis|refieres|te ..2', 'a|que que? te|se|le? referis|refieres|refiere ..3', 'que queres|quieres|quiere|quisiste decir ..2', '< no se que poner|responder|contestar'] },
  { kind: 'dont_know', any: ['< no se|n ~2 decir|decirte|cual|elegir|bien|todavia|aun|muy|la|que|s|verdad >', '< no se >', 'ni idea ..3 >', 'no estoy ..1 seguro|segura ..3 >', '< no ~1 decido|decidi|decidimos ..3 >', 'no se ~1 que|cual elegir|decir|decirte|prefiero|quiero'] },
  { kind: 'abandon', any: ['^ ..1 dejalo|deja|dejemoslo|dejala|olvidate|olvidalo|olvida asi|ahi|nomas|no|ya|para|que|todo|de ..4', 'ya no quiero|necesito nada', 'despues|luego|otro dia lo|la? veo|vemos|hago|hacemos >', 'mejor no|nada dejalo|deja|dejemoslo|gracias?', 'no importa ..2 >', 'lo|la dejamos|dejo para otro|mas|despues ..3 >'] },
  { kind: 'deny', any: ['^ ..1 no ~2 convence|sirve|cierra|gusta|conviene|cuadra|va >', '^ no otro|otra >', 'ninguno|ninguna de|me ..3 >', '^ mejor no >'] },
  { kind: 'affirm', any: ['^ si|claro|ok|dale|bueno si? si|es|hagamos|hagamoslo|adelante|esta ~4 amable|bien|eso|favor|asi >', '^ si|ok|dale buenisimo|genial|barbaro|perfecto|excelente entonces|pues|dale? >', 'afirmativo|correctisimo >'] },
]; // prettier-ignore
