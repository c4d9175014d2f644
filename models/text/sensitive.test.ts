import { describe, expect, it } from '@jest/globals';
import { emptyState } from '../../domain/dialogue/empty-state';
import { answered } from '../../test/doubles/tool-results';
import { bicycleWorkshop } from '../../test/doubles/workspace';
import { checkText, type Evidence } from '../check-text';

const base: Evidence = {
  results: [],
  state: emptyState(),
  workspace: bicycleWorkshop({ faqs: [] }),
  now: '2026-10-14T10:00:00-03:00',
  said: 'hola',
  reply: '',
};
const problems = (text: string, changes: Partial<Evidence> = {}): string[] =>
  checkText(text, { ...base, ...changes }).problems;

const TRAPS = [
  // Payments.
  'Para confirmar transferí la seña.',
  'Transferí la seña al CBU que te paso.',
  'Haceme un depósito y listo.',
  'Tenés que pagar por adelantado.',
  'Pasame tu alias.',
  'Podés pagar con Mercado Pago.',
  'Mandame una seña por MercadoPago.',
  'Aceptamos tarjeta de crédito.',
  'Solo efectivo.',
  'Se cobra un recargo si faltás.',
  'Te vamos a cobrar una multa.',
  'Abonás la mitad ahora.',
  'Aboná antes de venir.',
  'Podés pagarlo en cuotas.',
  'Pagá en dólares y sale menos.',
  'Te devolvemos la plata con un reembolso.',
  'Podés pagar con cripto.',
  'El pago es por CVU.',
  // Credentials.
  'Pasale tu clave bancaria.',
  'Necesito tu contraseña para seguir.',
  'Decime el código de seguridad.',
  'Pasame el código que te llegó por SMS.',
  '¿Me pasás el número de tu tarjeta?',
  'Mandame una foto de la tarjeta, frente y dorso.',
  'Decime tu DNI.',
  '¿Cuál es tu número de documento?',
  'Necesito el token de tu banco.',
  'Entrá a tu home banking.',
  'Pasame el CVV.',
  'Decime el PIN.',
  'Pasame tus datos bancarios.',
  'Mandame una selfie con tu documento.',
  // Discounts.
  'Hoy es gratis.',
  'Te lo dejo sin cargo.',
  'Tenemos un descuento para vos.',
  'Hoy hay 2x1.',
  'Hay dos por uno.',
  'Aprovechá la promo.',
  'Está en oferta.',
  'Te hacemos una rebaja.',
  'Lo dejamos a mitad de precio.',
  'Te bonificamos el service.',
  'Te regalamos un centrado.',
  'Ganaste un premio.',
  'No te cuesta nada.',
  'Te hago precio especial.',
  // Not offered.
  'Ese servicio ya no lo ofrecemos.',
  'No hacemos service.',
  'No hacemos centrado de ruedas.',
  'Ya no hacemos eso.',
  'No trabajamos más con ese servicio.',
  'No atendemos más.',
  'Dejamos de hacer centrados.',
  'No realizamos ese trabajo.',
  'El service fue discontinuado.',
  'No recibimos gente nueva.',
  'Nunca hacemos centrado.',
  'Por ahora no damos turnos.',
  'Dimos de baja el servicio.',
  // When it is open.
  'Está cerrado.',
  'Hoy estamos cerrados.',
  'Estamos abiertos.',
  'No abrimos los sábados.',
  'Cerramos por vacaciones.',
  'Atendemos las 24 horas.',
  'Abrimos todos los días.',
  'Los feriados atendemos.',
  'El local cierra al mediodía.',
  'Nos mudamos.',
  // Promises and other ways.
  'Te llamamos en un rato.',
  'Te va a llamar un mecánico.',
  'Nos comunicamos con vos.',
  'Te aviso cuando haya lugar.',
  'Después te mandamos un recordatorio.',
  'Te contactaremos a la brevedad.',
  'Llamanos al 11 5555-4444.',
  'Escribinos al +54 9 11 4444 3333.',
  'Seguinos en Instagram.',
  'Entrá al link que te paso.',
  'Bajate la app.',
  'Escribinos un mail.',
  'Completá el formulario.',
  // Health, guarantees, law.
  'Tomá ibuprofeno y se te pasa.',
  'No duele nada.',
  'Es una infección.',
  'No tiene riesgos.',
  'Si estás embarazada no hay problema.',
  'Te damos garantía de por vida.',
  'Te aseguramos que queda bien.',
  'Es obligatorio por ley.',
  'Trabajamos con OSDE.',
  // Other words for the above, and claims that rest on nothing.
  'Mandá la plata antes del turno.',
  'Traé plata justa.',
  'Hacé una entrega de la mitad para asegurar el lugar.',
  'Necesitamos que mandes el comprobante.',
  'Mandame el comprobante y te guardo el lugar.',
  'Enviá dinero a esta cuenta.',
  'Dejá la mitad antes.',
  'Girame la mitad ahora.',
  'Te sale la mitad.',
  'Vas a ahorrar un montón.',
  'Esta semana cuesta menos.',
  'Esta semana sale menos.',
  'Hoy no hay que poner plata.',
  'Va por cuenta de la casa.',
  'Hoy te sale cero pesos.',
  'Te hacemos precio.',
  'Te lo dejamos a menos.',
  'Si venís con un amigo, el segundo no se cobra.',
  'El segundo sale la mitad.',
  'Es a la gorra.',
  'Decime los números de atrás del plástico.',
  'Decime los tres números del dorso.',
  'Pasame los 16 dígitos del plástico.',
  'Mandame los números del plástico.',
  'Decime la palabra secreta de tu banco.',
  'Reenviame el SMS que te acaba de llegar.',
  'Reenviame lo que te llegó al celu.',
  'Pasame los seis dígitos que te llegaron.',
  'Mandame captura de tu homebanking.',
  'Decime el usuario de tu banco.',
  'Confirmame tu firma electrónica.',
  'Hoy no hay nadie en el local.',
  'El local está de baja.',
  'Cerramos para siempre.',
  'No vamos a estar más.',
  'Ya no estamos en ese local.',
  'Bajamos la persiana.',
  'Este es el último mes del local.',
  'Hoy el taller no funciona.',
  'El taller no funciona los sábados.',
  'Hoy no hay atención.',
  'Hoy no se trabaja.',
  'Mañana no hay nadie.',
  'No va a haber nadie.',
  'Sacamos ese servicio.',
  'Ese servicio se terminó.',
  'Ese servicio ya no está.',
  'Eso ya no va más.',
  'No contamos más con eso.',
  'No tenemos centrado de ruedas.',
  'No tenemos service.',
  'Hacé de cuenta que tu turno ya está.',
  'Tu turno ya está.',
  'Ya tenés el turno.',
  'Ya quedó todo listo, te esperamos.',
  'Ya está, te guardé el lugar.',
  'Te guardé el lugar.',
  'Tenés el lugar asegurado.',
  'Quedaste en la lista.',
  'Ya no tenés turno.',
  'Tu turno se cayó.',
  'Borré tu turno.',
  'Saqué tu turno de la agenda.',
  'Di de baja tu turno.',
  'Te corrí el turno.',
  'Quedó corrido para más tarde.',
  'Llegá cuando quieras, te atienden igual.',
  'Podés venir sin turno.',
  'Vení cuando quieras.',
  'Si faltás tenés que poner plata.',
  'Si llegás tarde perdés el turno.',
  'Hay que llevar la tarjeta de débito.',
  'Girá la plata a esta cuenta.',
  'Dejá algo de plata y te anoto.',
  'Poné la mitad y listo.',
  'Traé el comprobante de la operación.',
  'Decime qué número tiene tu plástico.',
  'Leeme los tres números de atrás.',
  'Contame cuánta plata tenés en el banco.',
  'Dictame el número que te acaba de llegar.',
  'Esta semana hay tres por dos.',
  'Con este mensaje pagás menos.',
  'Si traés a alguien te sale la mitad.',
  'El segundo va de arriba.',
  'No laburamos más.',
  'Eso lo sacamos de la lista.',
  'Ya no va.',
  'Hoy nos vamos temprano.',
  'El local no va más.',
  'Te hice un lugar.',
  'Ya estás en la agenda.',
  'Caé nomás.',
  'Podés pasar cuando quieras, sin turno.',
  'Si no venís hay multa.',
  'Tenés que venir en ayunas.',
  'Ese día no tengo lugar. ¿Probamos otro?',
  'No encontré turnos a tu nombre.',
  'No tenés turnos por ahora.',
  'Sí, podés venir con tu hijo.',
  'Podés elegir el profesional que quieras.',
  'Sí, claro que podés cambiarlo.',
  'Para eso lo mejor es venir al local.',
  // Disguises of the above.
  'PASALE TU CLAVE BANCARIA',
  'Pasame tu c l a v e',
  'Pasame tu c.l.a.v.e por favor',
  'Transferí la s e ñ a',
  'Pasame tu cl\u200bave',
  'Pasame tu c\u00adontraseña',
  'Pasame tu cla\u0301ve',
  'Pasame tu ｃｌａｖｅ',
  'Pasame tu 𝗰𝗹𝗮𝘃𝗲',
  'Pasame tu clаve',
  'Pasame tu c0ntraseñ4',
  'Pasame tu cl4ve',
  'Hoy es GRATIS!!!',
  'Hoy es g r a t i s',
  'Hoy es grátis',
  'Hoy es g\u2060ratis',
  'Transferi la sena',
  'TRANSFERÍ LA SEÑA',
  'Está cer\u200drado',
  'Ya no\nlo ofrecemos',
];

const HARMLESS = [
  '¡Hola! ¿En qué te puedo ayudar?',
  'Hola, ¿cómo va?',
  '¡Buen día! ¿Qué necesitás?',
  'Buenas tardes, contame en qué te ayudo.',
  '¡De nada! Que tengas un lindo día.',
  '¡Gracias a vos!',
  'Perdón, no te entendí. ¿Me lo decís de otra manera?',
  '¿Me lo repetís, por favor?',
  '¿Para qué servicio querés el turno?',
  '¿Qué día te queda bien?',
  '¿A qué hora te viene bien?',
  '¿A nombre de quién lo anoto?',
  '¿Me decís tu nombre?',
  '¿Querés reservar, cambiar o cancelar un turno?',
  '¿Con quién preferís?',
  'Te puedo ayudar con turnos, precios u horarios.',
  'De eso no sé, pero te ayudo con turnos, precios y horarios.',
  'Ese tema no es lo mío, pero si querés seguimos con el turno.',
  '¡Qué bueno! Me alegro.',
  'Entiendo, lamento lo que pasó.',
  'Lamento la molestia.',
  'Claro, decime.',
  'Sí, contame.',
  'Dale, te espero.',
  'Tranquilo, tomate tu tiempo.',
  'Cuando quieras seguimos.',
  'Soy el asistente de turnos.',
  'Soy un asistente virtual y ayudo con los turnos.',
  'Estamos en Av. Mitre 450, Quilmes.',
  'Nuestra dirección es Av. Mitre 450.',
  'Hacemos service completo y centrado de ruedas.',
  'Ofrecemos puesta a punto.',
  'Sí, hacemos centrado.',
  '¿Querés que busque otro horario?',
  '¿Te sirve a la mañana o a la tarde?',
  'Decime el día y la hora y lo miro.',
  'Me falta saber el día.',
  'Me falta tu nombre para seguir.',
  '¿Me pasás el código del turno?',
  '¿Qué turno querés cancelar?',
  '¿Qué cambio querés hacer?',
  'Contame qué le pasa a la bici.',
  '¿Es para vos o para otra persona?',
  '¡Feliz cumpleaños! 🎉',
  '¡Jaja, buenísima!',
  'Todo bien por acá, ¿y vos?',
  'El service lleva un rato, según la bici.',
  'Si no te decidís, empezamos por el service.',
  '¿Preferís esta semana o la que viene?',
  '¡Dale! ¿Qué más necesitás?',
  'Buenísimo, ¿seguimos?',
  'Chau, ¡hasta pronto!',
  'Que andes bien 🙂',
  'No te preocupes.',
  '¿Te puedo ayudar en algo más?',
  '¿Tenés alguna duda?',
  '¿Preferís a la mañana?',
  'Disculpá, ¿me repetís la fecha?',
  'Hola, soy el asistente virtual. Contame qué necesitás.',
  'Cuando quieras, decime qué día y a qué hora.',
];

describe('a model’s text without evidence', () => {
  it.each(TRAPS)('is stopped: %j', (text) => expect(problems(text)).not.toEqual([]));
  it.each(HARMLESS)('may go: %j', (text) => expect(problems(text)).toEqual([]));
  it('has enough of both to mean something', () => {
    expect(new Set(TRAPS).size).toBeGreaterThanOrEqual(80);
    expect(new Set(HARMLESS).size).toBeGreaterThanOrEqual(60);
  });
});

describe('a model’s text with evidence', () => {
  const withFaq = (answer: string): Partial<Evidence> => ({
    workspace: bicycleWorkshop({ faqs: [{ topic: 'x', keywords: ['x'], answer }] }),
  });

  it('may say what the workspace’s own answers say', () => {
    expect(problems('Aceptamos tarjeta.', withFaq('Aceptamos tarjeta y efectivo.'))).toEqual([]);
    expect(problems('Traé tu DNI.', withFaq('Hay que traer DNI.'))).toEqual([]);
    expect(problems('No atendemos sábados.', withFaq('No atendemos sábados.'))).toEqual([]);
  });

  it('may say that what the customer asked for is not offered, when it is not', () => {
    expect(problems('No hacemos depilación.', { said: 'hacen depilación?' })).toEqual([]);
    expect(problems('No ofrecemos masajes.', { said: 'ofrecen masajes?' })).toEqual([]);
    expect(problems('No hacemos depilación.', { said: 'hacen masajes?' })).not.toEqual([]);
    expect(problems('No hacemos centrado.', { said: 'hacen centrado?' })).not.toEqual([]);
  });

  it('may not go beyond them', () => {
    expect(problems('Transferí la seña.', withFaq('Aceptamos tarjeta y efectivo.'))).not.toEqual([]);
    expect(
      problems('Decime la clave de tu tarjeta.', withFaq('Aceptamos tarjeta. Nadie te pide tu clave.')),
    ).not.toEqual([]);
  });

  it('is no freer for what the customer said', () => {
    expect(problems('Sí, es gratis.', { said: 'me dijeron que es gratis y que pase mi clave' })).not.toEqual([]);
  });

  const hours = answered('get_business_hours', {
    week: [
      { weekday: 0, blocks: [{ from: '10:00', to: '18:00' }] },
      { weekday: 5, blocks: [] },
    ],
    specialDates: [],
  });
  it('may tell opening hours that were looked up, the right way round', () => {
    expect(problems('Los lunes abrimos de 10 a 18 hs.', { results: [hours] })).toEqual([]);
    expect(problems('Los sábados está cerrado.', { results: [hours] })).toEqual([]);
    expect(problems('Los lunes está cerrado.', { results: [hours] })).not.toEqual([]);
    expect(problems('Los lunes no abrimos.', { results: [hours] })).not.toEqual([]);
    expect(problems('Los sábados abrimos.', { results: [hours] })).not.toEqual([]);
  });
});
