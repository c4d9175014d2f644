/** What the wording of a message says, besides its intent and its slots. All on plain text, whole words only. */

/** The text that was asked for last, since the rules of one turn ask for the same one many times. */
let latest: { text: string; plain: string } | null = null;

/** Lower case, no accents, punctuation to single spaces, framed by spaces so that whole words can be looked for. */
export function plainText(text: string): string {
  if (latest?.text !== text) latest = { text, plain: toPlainText(text) };
  return latest.plain;
}

function toPlainText(text: string): string {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${bare.replace(/[^\p{L}\p{N}@]+/gu, ' ').trim()} `;
}

const has = (plain: string, pattern: RegExp): boolean => pattern.test(plain);

const COMPLAINT =
  / (queja|quejarme|quejar|reclamo|reclamar|denuncia|denunciar|estafa|estafadores|estafaron|verguenza|desastre|pesimo|pesima|horrible|maltrato|maltrataron|me arruinaron|me quemaron|devuelvan|defensa del consumidor) /;

/** Somebody is angry or wronged: a person must answer. */
export const isComplaint = (plain: string): boolean => has(plain, COMPLAINT);

const INSULT =
  / (boludos?|boludas?|pelotud[oa]s?|idiotas?|imbeciles|imbecil|estupid[oa]s?|tarad[oa]s?|forr[oa]s?|hdp|hij[oa]s? de (re mil )?puta|la puta|mierda|la concha|conchudos?|carajo|inutil|inutiles|no serv[ií]s|no sirven para nada|chupame|chupala|andate a la|culiao|culiad[oa]|gil|giles|pajer[oa]s?|basura) /;

/** Rude, without wanting anything. */
export const isInsult = (plain: string): boolean => has(plain, INSULT);

/** Appointments of other people: none of the customer's business. */
export const OF_OTHERS =
  / (((dame|decime|deci|mostrame|pasame|listame|ver|mirar|fijate|mandame) ([a-z]+ ){0,3}|los |que |todos los )turnos? de (?!la |el |los |las |hoy|manana|pasado|esta |este |ese |lunes|martes|miercoles|jueves|viernes|sabado|domingo|mi |mis )[a-z]+|quien(es)? (mas )?(tiene|tienen) turnos?|turnos? (que )?tienen? (hoy |manana )?[a-z]+) /;

export const asksForOthers = (plain: string): boolean => has(plain, OF_OTHERS);

/** "¿Y si después no puedo ir?" asks what happens then; nothing is to be cancelled. */
const IF_CANCELLED =
  / ((y |pero )?(que pasa |que hago |como hago |hay problema |me cobran |cobran )?(si|cuando) (yo |despues |luego |al final |por algo |por x motivo |llego a |llegara a )*((no (puedo|pudiera|llego|voy)( a poder)? (a )?(ir|venir|asistir|llegar))|((tengo|tuviera|tendria|necesito|quiero|quisiera|decido) (que )?)?(cancelo|cancelar(lo)?|suspendo|suspender(lo)?|anulo|anular(lo)?))|(hasta cuando|con cuanta (anticipacion|antelacion)|con cuanto tiempo)( [a-z]+){0,3} (cancelo|cancelar(lo)?|avisar)) /;

/** A question, or a condition with what comes before it: "sí, quiero cancelar" is neither. */
export function isAboutCancelling(text: string): boolean {
  const plain = plainText(text);
  const isAsked = text.includes('?') || /^ (y|pero|que|me|hay|como|hasta|con|en caso) /.test(plain);
  return isAsked && has(plain, IF_CANCELLED);
}

/** Thanks, and no word that agrees. */
export const isOnlyThanks = (plain: string): boolean =>
  has(plain, / (gracias|agradezco|agradecid[oa]) /) && !has(plain, YES) && !has(plain, / (si|dale|confirm\w*|quiero) /);

const URGENT = / (ya|ya mismo|urgente|urgentemente|con urgencia|ahora|ahora mismo|hoy mismo|enseguida|de inmediato) /;
export const isUrgent = (plain: string): boolean =>
  has(plain, URGENT) && !has(plain, / ya (no|fui|tengo|saque|te|lo|la|pague|estoy) /);

/** "El viernes no puedo": not that. */
export const isRefusing = (plain: string): boolean =>
  has(plain, / no (puedo|puede ser|me sirve|me sirven|me viene|me conviene|llego|voy a poder|me queda)|imposible /);

const HOW_ARE_YOU = / (todo bien|como (va|andas|estas|anda|estan|le va|te va)|que tal) /;
export const asksHowWeAre = (plain: string): boolean => has(plain, HOW_ARE_YOU);

/** "¿Cuándo tenés?", "¿qué hay libre?": whatever there is. */
const ROOM =
  / (cuando (puedas|puedan|quieras|quieran|tengas|tengan|haya|sea)( vos| usted)?|cualquier dia|el dia que (sea|puedas|tengas|haya|quieras)|decime vos|vos decime|lo que (tengas|haya)) | (cuando|que dias?|que horarios?|que horas?|que turnos?|que) (me )?(tenes|tienen|tiene|hay|te queda|les queda|te quedan|queda|quedan|podes|pueden|podria ser|ofreces|esta libre|tenes libre) /;
export const asksForRoom = (plain: string): boolean => has(plain, ROOM);

/** A yes in other words than the usual: it begins as one, and says nothing that would take it back. */
const YES =
  /^ (si+|s|dale|ok|oka|okey|perfecto|listo|bueno|claro|obvio|obviamente|genial|buenisimo|excelente|confirmo|confirmado|confirmadisimo|joya|de una|por supuesto|esta bien|esta perfecto|de acuerdo|correcto|exacto|ahora si|me parece (bien|perfecto)|barbaro|quedamos asi|vamos con eso|hecho) /;
const DOUBT =
  / (no|ni|pero|mejor|aunque|cambi\w*|otr[oa]s?|espera\w*|antes|despues|cancel\w*|todavia|luego|capaz|quizas?|tal vez|creo|salvo|menos|duda|pregunta|consulta|cuanto|cuanta|donde|quien|como|que|cual|si (pued|hay|tien)\w*) /;
const LONGEST_YES = 9;

export function isYesInOtherWords(plain: string): boolean {
  return YES.test(plain) && !DOUBT.test(plain) && plain.trim().split(' ').length <= LONGEST_YES;
}

/** "¿Tenés otro horario?", "más opciones": none of those offered. */
const MORE =
  / (otr[oa]s? (opcion|opciones|horarios?|horas?|turnos?|alternativas?)|mas (opciones|horarios|turnos|alternativas)|que (mas|otr[oa]s?) (hay|tenes|tienen|te queda)|algun[oa]? otr[oa]|(tenes|hay|tienen) otr[oa]|algo mas) /;
export const asksForMore = (plain: string): boolean => has(plain, MORE);

const ALL = / (tod[oa]s|l[oa]s (dos|tres|cuatro)|amb[oa]s) /;
export const meansAll = (plain: string): boolean => has(plain, ALL);
