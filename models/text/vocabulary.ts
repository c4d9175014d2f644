/**
 * Which words a model's text may use. What a sentence could claim has no end, so it is not the forbidden words that are listed but
 * the harmless ones: whatever else is said has to stand in what this turn found, in the workspace's own data or in the reply
 * that the templates made.
 */
import { offeredOf, slotValues } from '../../domain/dialogue/tasks';
import type { ToolName } from '../../domain/tools/names';
import { outcomesOf, type Evidence } from './evidence';
import { normalised } from './normalise';
import { textsIn } from './values';

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Greetings, courtesies, the offer to help, and asking for what an appointment needs. Nothing that promises or allows. */
const EVERYWHERE = words(`
  hola buen buenas buenos dia dias tarde tardes noche noches chau adios hasta pronto luego saludos bienvenido bienvenida
  gracias nada favor gusto perdon disculpa disculpame disculpas lamento molestia molestias entiendo entendi entender tranquilo
  tranquila preocupes alegro feliz cumpleanos lindo linda bien buena bueno buenisimo buenisima genial perfecto excelente claro
  dale jaja jajaja si no que paso pasa tengas andes todo
  el la los las lo un una uno unos unas de del a al en con por para y o u e como cuando segun sobre
  me te le se nos mi mio tu vos usted yo nuestra nuestro este esta ese esa eso esto aca aqui otra otro manera
  soy somos asistente virtual puedo podemos ayudar ayudarte ayudo ayudarlo ayudarla ayuda
  turno turnos reserva reservas servicio servicios precio precios horario horarios direccion nombre codigo fecha hora
  profesional tema consulta mensaje
  contame contanos decime decinos decis decidis indicame elegi escribime necesito falta saber seguir seguimos alguna algun empezamos
  miro espero quieras quiera queres querias prefieras preferis necesites necesitas gustes tiempo tomate rato pero algo trae traer
  ser es seria son queda quede quien cual donde duda dudas cosa cosas`);

/** What tells figures and offers, which are checked by themselves (facts.ts, names.ts). */
const ABOUT_FACTS = words(`
  sale salen cuesta cuestan vale valen dura duran tarda tardan lleva hs h horas min minutos pesos mil cada
  lunes martes miercoles jueves viernes sabado sabados domingo domingos hoy manana pasado
  enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
  ofrecemos hacemos realizamos ofrece hace estamos`);

/** What may be asked besides. A question claims nothing; what it may not ask for is among the topics (sensitive.ts). */
const IN_QUESTIONS = words(`
  gustaria interesa interesaria parece
  mas tenes tengo tiene hay lugar busque busco buscar buscamos probamos pruebo seguro segura sirve viene quedaria esta
  reservar reservo reserve cambiar cambio cambiarlo cancelar cancelarlo cancelo mover moverlo sacar sacarlo anoto anotar agendar
  agendo hacer hacemos pasa pasas pasarme repetis repetir repetirme decirme confirmas confirmar elegir podes podrias queria
  persona hijo hija alguien semana va vas nuevo mejor temprano antes despues`);

/** What a finished tool lets a text say; whether it is said the right way round is checked elsewhere (opening.ts, deeds.ts). */
const AFTER: Partial<Record<ToolName, readonly string[]>> = {
  get_business_hours: words(`
    abre abren abrimos abierto abiertos abierta cierra cierran cerramos cerrado cerrados cerrada atiende atienden atendemos esta
    estan desde tambien`),
  check_service_availability: words('tengo tenemos hay lugar lugares libre libres disponible disponibles quedan'),
  find_appointment_by_phone: words('tenes encontre proximo proximos'),
  book_appointment: words(`
    listo lista reserve reservado reservada agende agendado agendada anote anotado anotada confirmado confirmada quedo quedaste
    esperamos`),
  cancel_appointment: words('listo lista cancele cancelado cancelada anule anulado anulada quedo'),
  reschedule_appointment: words(`
    listo lista cambie cambiado cambiada movi movido movida pase reprograme reprogramado reprogramada quedo esperamos`),
};

/** Answers that say yes or no to whatever was asked. */
const AGREEMENT = new Set(
  words(`si no claro dale perfecto genial bueno buenisimo excelente seguro obvio exacto correcto que es eso todo bien`),
);

/** One line for each word that nothing supports, and for a bare yes or no to a question. */
export function unsupportedWords(text: string, evidence: Evidence): string[] {
  const known = knownWords(evidence);
  const said = stemsOf(evidence.said);
  const asks = /[?¿]/.test(evidence.said);
  return sentencesOf(text).flatMap((sentence) => {
    const isQuestion = /[?¿]/.test(sentence);
    const used = wordsOf(sentence);
    if (asks && !isQuestion && used.length > 0 && used.every((word) => AGREEMENT.has(word)))
      return [`answers a question with nothing but yes or no: ${sentence.trim()}`];
    // What is not offered may be named as the customer named it; whether it is offered is checked elsewhere (sensitive.ts).
    const mayEcho = isQuestion || used.includes('no');
    return used
      .map((word) => ({ word, stem: stemOf(word) }))
      .filter(({ stem }) => !known.has(stem) && !(isQuestion && QUESTION_STEMS.has(stem)))
      .filter(({ stem, word }) => !(mayEcho && word.length > 4 && said.has(stem)))
      .map(({ word }) => `nothing supports the word: ${word}`);
  });
}

function knownWords(evidence: Evidence): ReadonlySet<string> {
  const { workspace, state } = evidence;
  const found = textsIn([
    outcomesOf(evidence),
    [workspace.name, workspace.address, workspace.catalogue, workspace.faqs],
    slotValues(state),
    state.appointments ?? [],
    offeredOf(state).map(({ values, appointment }) => [values, appointment ?? null]),
    evidence.reply,
  ]);
  return new Set([
    ...EVERYWHERE_STEMS,
    ...evidence.results.flatMap((result) =>
      result.status === 'done' && result.outcome.ok ? (AFTER[result.tool] ?? []).map(stemOf) : [],
    ),
    ...found.flatMap((one) => [...stemsOf(one)]),
  ]);
}

/** One form for singular and plural. */
const stemOf = (word: string): string => word.replace(/(?<=\p{L}{3})(?:es|s)$/u, '');
const wordsOf = (text: string): string[] => normalised(text).match(/\p{L}+/gu) ?? [];
const stemsOf = (text: string): ReadonlySet<string> => new Set(wordsOf(text).map(stemOf));
/** Each with the mark that ends it, so that a question can be told. */
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?\n])(?!\d)|(?=¿)/u);

const EVERYWHERE_STEMS = [...EVERYWHERE, ...ABOUT_FACTS].map(stemOf);
const QUESTION_STEMS = new Set(IN_QUESTIONS.map(stemOf));
