/** How days, hours and small words are misspelt, clipped and run together in chats, mended word by word. */
import { distance } from 'fastest-levenshtein';
import { perWord } from '../text/per-word';

/** What it stands for → spellings (folded). Several words where people write them together. */
const ALIASES = tabulate({
  manana:
    'tomorrow mnn mnna mna mnana manna mananna maniana manhana manan maana maanana mannana mananita mananan mannan',
  'pasado manana': 'pasadomanana pasaomanana pasmanana',
  pasado: 'pasao psado pasada pasados pasadas',
  hoy: 'oy hoi ohy',
  ayer: 'ayyer aier hayer',
  'ante ayer': 'anteayer antier antiayer antesdeayer antayer',
  lunes: 'lues kunes ounes lun lns lunez lune lumes lubes lnes ulnes luns',
  martes: 'nartes maryes mart mrt martez marts marte matres amrtes mrtes',
  miercoles: 'mier mierc mie mierco miercol miercole miercols mierkoles mircoles miercolez mx mcoles miecoles miercles',
  jueves: 'jue juev jueve juevs jves jvs juebes jeuves juves jeves guebes juebe',
  viernes: 'vie vier vierne viern vierns biernes vrns vns bierne viernez virnes vernes viermes',
  sabado: 'dabado aabado xabado sab sbd sbdo sabdo savado sabao sabadp sabad sabadito zabado sadado',
  domingo: 'dom dgo dmgo domigo doming domngo dominigo dominngo',
  proximo: 'prox proxima proximos proximas prx prxmo procsimo proxmo prosimo procimo prosima procima',
  siguiente: 'sig sgte sgt siguientes sigte sgiente siguinte',
  semana: 'sem semna smana semanita sema',
  semanas: 'sems',
  tarde: 'trde trade tade tardee',
  tardecita: 'tardesita tardcita tardezita tardesita',
  noche: 'nohce noch nch',
  nochecita: 'nochesita',
  mediodia: 'mediodias medidia mdeiodia mediodi meiodia mediodya midiodia',
  madrugada: 'madrgada',
  despues: 'desp dsp dps dsps despue despus dspues despuess depues dspes',
  antes: 'antess ants',
  hs: 'hrs hr hss jhs',
  horas: 'horaas horitas horass ohras hors',
  minutos: 'min mins mnts minutitos',
  que: 'q k ke qe',
  viene: 'biene vienee vien viebe vienne vienen bienen',
  de: 'd dee',
  desde: 'dsd dde desd',
  cualquier: 'cq cualq cualqier cualkier',
  'de el': 'del dle',
  'a el': 'al',
  'a la': 'ala',
  'a las': 'alas ahlas',
  'de la': 'dela',
  'de las': 'delas',
  'para el': 'pal parael',
  'para la': 'pala',
  'para las': 'palas',
  para: 'pa xa pra apra prar',
  por: 'x xr',
  en: 'em',
  y: 'i e',
  o: 'u',
  no: 'nop nope',
  tipo: 'tpo',
  aprox: 'aproximadamente aproximado',
  turno: 'turnito trno tuno turrno tunro',
  finde: 'find findes fds weekend',
  dias: 'ds',
  primero: 'primer',
  cero: 'zero sero',
  este: 'ste',
  esta: 'sta',
  ultima: 'ultimo ultimos ultimas',
  trabajo: 'laburo labu trabajar laburar',
});

/** Words a letter away from a day's name that are words of their own. "vienes" is told apart by its neighbours. */
const REAL_WORDS = new Set(
  (
    'aunes luces ludes lujes lunas lunea luneo lanes artes mantes marees mares marres martas mates maltes jueces jueyes ' +
    'vienes vieres viertes sabalo sabano sabido sacado salado sanado sebado sobado sajado dominio domino macana manada ' +
    'manara mangana manzana marana magana aproximo aproxima proximal semanal tarda tardas tardan tardar tarden tardo ' +
    'tardes noches niche nocha mediodias despees ciernes banana canana ananas lavado anana'
  ).split(' '),
);

/** Names mended by edit distance: long enough, and no other word is near once {@link REAL_WORDS} are left alone. */
const TARGETS =
  'lunes martes miercoles jueves viernes sabado domingo manana semana proximo mediodia septiembre noviembre diciembre'
    .split(' ')
    .map((name) => ({ name, sound: sounded(name) }));
const KNOWN = new Set(['sabados', 'domingos', 'mananas', 'semanas', ...TARGETS.map(({ name }) => name)]);
/** Far enough from any other word for a wrong first letter ("niercoles", "fomingo"). */
const UNMISTAKABLE = new Set(['miercoles', 'viernes', 'domingo', 'septiembre', 'noviembre', 'diciembre', 'mediodia']);
const ELONGATED = /(\p{L})\1{2,}/gu;

/** The word or words that a folded word stands for. Unknown words stand for themselves. */
export const mend = perWord((folded): readonly string[] => {
  const word = folded.replace(ELONGATED, '$1');
  return ALIASES.get(word) ?? [nearName(word) ?? word];
});

function nearName(word: string): string | undefined {
  if (word.length < 5 || word.length > 12 || REAL_WORDS.has(word) || KNOWN.has(word)) return undefined;
  const sound = sounded(word);
  const plural = TARGETS.find(({ name, sound: target }) => !name.endsWith('s') && sound === `${target}s`);
  if (plural) return `${plural.name}s`;
  return TARGETS.find(({ name, sound: target }) => isNear(sound, target, UNMISTAKABLE.has(name)))?.name;
}

function isNear(sound: string, target: string, unmistakable: boolean): boolean {
  if (Math.abs(sound.length - target.length) > 2) return false;
  const swapped = sound.charAt(0) === target.charAt(1) && sound.charAt(1) === target.charAt(0);
  const opens =
    sound.charAt(0) === target.charAt(0) ||
    swapped ||
    unmistakable ||
    (target.length >= 6 && sound === target.slice(1));
  if (!opens) return false;
  return sound === target || oneEditApart(sound, target) || (target.length >= 8 && distance(sound, target) <= 2);
}

/** Letters that are written for each other are made one: b and v, z and s, k and c; h is silent. */
function sounded(word: string): string {
  return word.replace(/h/g, '').replace(/b/g, 'v').replace(/z/g, 's').replace(/[kq]/g, 'c');
}

/** One letter added, dropped, changed, or two neighbours swapped. */
export function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a.charAt(at) === b.charAt(at)) at++;
  if (a.length > b.length) return a.slice(at + 1) === b.slice(at);
  if (a.length < b.length) return a.slice(at) === b.slice(at + 1);
  if (a.slice(at + 1) === b.slice(at + 1)) return true;
  return a.charAt(at) === b.charAt(at + 1) && a.charAt(at + 1) === b.charAt(at) && a.slice(at + 2) === b.slice(at + 2);
}

function tabulate(table: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    Object.entries(table).flatMap(([full, short]) => short.split(' ').map((word) => [word, full.split(' ')] as const)),
  );
}
