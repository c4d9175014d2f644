/**
 * The words of an appointment in English and Portuguese, and what they are in Spanish. Folded; `#` is a number that follows and
 * stays. Each entry: Spanish, and the phrases for it separated by commas. An empty Spanish side leaves the words out.
 */
export type ForeignLanguage = 'en' | 'pt';

const HOURS = { dos: 'two', tres: 'three', cuatro: 'four', cinco: 'five', seis: 'six', siete: 'seven', ocho: 'eight', nueve: 'nine', diez: 'ten', once: 'eleven', doce: 'twelve' }; // prettier-ignore
const HORAS = { dos: 'duas, dois', tres: 'tres', cuatro: 'quatro', cinco: 'cinco', seis: 'seis', siete: 'sete', ocho: 'oito', nueve: 'nove', diez: 'dez', once: 'onze', doce: 'doze' }; // prettier-ignore
const DAYS = { lunes: 'monday, mon', martes: 'tuesday, tue', miércoles: 'wednesday, wed', jueves: 'thursday, thu', viernes: 'friday, fri', sábado: 'saturday', domingo: 'sunday' }; // prettier-ignore
const DIAS = { lunes: 'segunda feira, segunda', martes: 'terca feira, terca', miércoles: 'quarta feira, quarta', jueves: 'quinta feira, quinta', viernes: 'sexta feira, sexta', sábado: 'sabado', domingo: 'domingo' }; // prettier-ignore

/** "on monday", "next monday": every phrase around every word. */
const around = (words: Readonly<Record<string, string>>, frames: readonly [spanish: string, foreign: string][]) =>
  Object.fromEntries(
    Object.entries(words).flatMap(([spanish, names]) =>
      frames.map(([to, from]) => [to.replaceAll('*', spanish), names.split(', ').map((name) => from.replaceAll('*', name)).join(', ')]),
    ),
  ); // prettier-ignore

export const PHRASES: Readonly<Record<ForeignLanguage, Readonly<Record<string, string>>>> = {
  en: {
    ...around(DAYS, [['*', '*'], ['el *', 'on *, on the *, the *'], ['este *', 'this *'], ['el * que viene', 'next *, on next *'], ['todos los *', 'every *'], ['los *', 'on *s, *s']]),
    ...around(HOURS, [['*', '*'], ['a las *', 'at *'], ['a las * y media', 'half past *, at half past *'], ['* menos cuarto', 'quarter to *, a quarter to *'], ['* y cuarto', 'quarter past *, a quarter past *']]),
    una: 'one', 'a la una': 'at one',
    enero: 'january', febrero: 'february', marzo: 'march', abril: 'april', mayo: 'may', junio: 'june', julio: 'july', agosto: 'august', septiembre: 'september, sept', octubre: 'october', noviembre: 'november', diciembre: 'december',
    hoy: 'today', mañana: 'tomorrow', 'pasado mañana': 'day after tomorrow, the day after tomorrow', ayer: 'yesterday', 'hoy a la noche': 'tonight', 'hoy a la tarde': 'this afternoon, this evening', 'hoy a la mañana': 'this morning',
    'a la mañana': 'in the morning, morning', 'a la tarde': 'in the afternoon, afternoon', 'a la tardecita': 'in the evening, evening', 'a la noche': 'at night, night', 'al mediodía': 'at noon, noon, midday, at midday',
    'esta semana': 'this week', 'la semana que viene': 'next week', 'el mes que viene': 'next month', finde: 'weekend', 'el finde': 'the weekend, on the weekend, this weekend, at the weekend',
    'a las': 'at #, for # pm', 'tipo': 'around #, about #, at around #, at about #', 'después de las': 'after #', 'antes de las': 'before #', 'entre las': 'between #', 'hasta las': 'until #, till #', 'desde las': 'from #',
    'en punto': "o'clock, oclock", horas: 'hours', hora: 'hour', minutos: 'minutes', 'lo antes posible': 'as soon as possible, asap', 'más tarde': 'later', 'más temprano': 'earlier', 'otro día': 'another day, a different day', 'otra hora': 'another time, a different time', 'ese día': 'that day', 'a esa hora': 'at that time',
    'el': 'on the #, the #, on #',
    '': 'st, nd, rd, th, to, the, it, there, some, just, really, please let me know, am, would',
    de: 'of', y: 'and', o: 'or', con: 'with', para: 'for', en: 'in, on', pero: 'but', mi: 'my', mis: 'mine', un: 'a, an', si: 'if',
    'sí': "yes, yeah, yep, yup, yes please, sure, of course, absolutely, sounds good, that works, that works for me, works for me, that is fine, that's fine, go ahead, please do, correct, that's right, i confirm, alright, all right",
    no: "no, nope, not, don't, dont, do not, not really", 'no gracias': 'no thanks, no thank you', 'no puedo': "i can't, i cant, i cannot, can't, cannot", 'no sé': "i don't know, i dont know, not sure, i'm not sure", 'me da igual': "i don't mind, i dont mind, whatever, anything works, any time, anytime", cualquiera: 'anyone, anybody, either',
    perfecto: 'perfect', genial: 'great, awesome', gracias: 'thank you, thanks, thank you so much, thanks a lot, thank you very much', 'por favor': 'please', perdón: 'sorry, excuse me',
    hola: 'hi, hello, hey, hi there, hello there', 'buen día': 'good morning', 'buenas tardes': 'good afternoon, good evening', 'buenas noches': 'good night', chau: 'bye, goodbye, see you, see you then',
    quiero: "i want, i'd like, id like, i would like, i wanna, i'm looking for, i am looking for", necesito: 'i need, we need', queremos: "we want, we'd like, we would like", puedo: 'can i, could i, may i, i can', podemos: 'can we, could we', podés: 'can you, could you, would you', 'hay alguien': 'is anyone there, is anybody there, anyone there, anybody there', hay: 'is there, are there', tengo: 'i have', tenés: 'do you have, have you got', tenía: 'i had', me: 'me', soy: "i'm, i am, this is",
    algún: 'any', disponible: 'available, free, open slot', disponibilidad: 'availability', lugar: 'slot, slots, spot, opening, openings, space', turno: 'appointment, booking, reservation', turnos: 'appointments, bookings', 'mi turno': 'my appointment, my booking, my reservation', 'un turno': 'an appointment, a booking, a reservation, an appt, appt', reservar: 'to book, book, schedule, to schedule, reserve, to reserve, make, to make, get, to get, have',
    cancelar: 'cancel, to cancel, call off', reprogramar: 'reschedule, to reschedule, move, to move, postpone, to postpone', cambiar: 'change, to change, switch',
    corte: 'cut, trim', 'corte de pelo': 'haircut, hair cut', 'un corte de pelo': 'a haircut, a hair cut, my hair cut', pelo: 'hair', barba: 'beard', afeitado: 'shave', tintura: 'dye, hair dye', color: 'color, colour', uñas: 'nails', limpieza: 'cleaning', 'limpieza dental': 'teeth cleaning, dental cleaning', control: 'checkup, check up', masaje: 'massage', consulta: 'consultation', servicios: 'services', servicio: 'service',
    'cuánto sale': 'how much is, how much are, how much for, how much does, what does, how much do you charge for, price of, the price of, what is the price of', cuánto: 'how much', precio: 'price', precios: 'prices, rates', cuesta: 'cost, costs',
    'a qué hora': 'what time, at what time, when are you, when do you', 'qué horarios': 'what times, which times', horarios: 'opening hours, business hours, times', 'abren': 'do you open, are you open, open', 'cierran': 'do you close, close', cuándo: 'when', 'dónde están': 'where are you, where are you located, where is it', dirección: 'address', qué: 'what, which', 'hacen': 'do you do, do you offer, do you make', 'aceptan': 'do you take, do you accept', tarjeta: 'card, credit card, cards', efectivo: 'cash', 'es': 'is, it is, it\'s, its', 'está': 'are', 'mi hijo': 'my son', 'mi hija': 'my daughter', 'mi mamá': 'my mom, my mum, my mother', 'mi esposo': 'my husband', 'mi esposa': 'my wife',
    'me llamo': 'my name is', 'a nombre de': 'under the name, under the name of, in the name of, name is', 'el primero': 'the first, first one, the first one', 'el segundo': 'the second, second one, the second one', 'el tercero': 'the third, the third one', 'el último': 'the last one',
    'hablar con una persona': 'talk to a person, speak to a person, talk to a human, speak to a human, talk to someone, speak to someone, speak with someone, talk to somebody, real person, talk to an agent', 'no me escriban más': "stop messaging me, stop texting me, stop sending me messages, don't message me, do not message me, don't text me, stop writing to me, no more messages, remove me from your list",
    'un momento': 'one moment, just a moment, one second, hold on, wait', 'te confirmo después': "let me get back to you, i'll get back to you, i will get back to you, i'll let you know, i'll let you know later, i will let you know, let you know later", 'dejalo': 'never mind, nevermind, forget it', 'me equivoqué': 'my mistake, i made a mistake, i was wrong',
  },
  pt: {
    ...around(DIAS, [['*', '*'], ['el *', 'na *, no *'], ['este *', 'nesta *, neste *, esta *, este *'], ['el * que viene', 'proxima *, na proxima *, proximo *, no proximo *, * que vem, na * que vem']]),
    ...around(HORAS, [['*', '*'], ['a las *', 'as *'], ['a las * y media', 'as * e meia, * e meia']]),
    'a la una': 'a uma, a uma hora', enero: 'janeiro', febrero: 'fevereiro', marzo: 'marco', abril: 'abril', mayo: 'maio', junio: 'junho', julio: 'julho', agosto: 'agosto', septiembre: 'setembro', octubre: 'outubro', noviembre: 'novembro', diciembre: 'dezembro',
    hoy: 'hoje', mañana: 'amanha', 'pasado mañana': 'depois de amanha', ayer: 'ontem', 'mañana a la mañana': 'amanha de manha, amanha cedo', 'a la mañana': 'de manha, pela manha, manha', 'a la tarde': 'a tarde, de tarde, pela tarde', 'a la noche': 'a noite, de noite, noite', 'al mediodía': 'ao meio dia, meio dia',
    'esta semana': 'esta semana, essa semana', 'la semana que viene': 'semana que vem, a semana que vem, na semana que vem, proxima semana, na proxima semana', finde: 'fim de semana, final de semana', 'el finde': 'no fim de semana, no final de semana',
    'a las': 'as #', 'tipo': 'por volta das #, la pelas #, umas #', 'después de las': 'depois das #, apos as #', 'antes de las': 'antes das #', 'entre las': 'entre as #', 'y las': 'e as #', 'el': 'dia #, no dia #, o', 'más tarde': 'mais tarde', 'más temprano': 'mais cedo', 'otro día': 'outro dia', 'otra hora': 'outro horario, outra hora', 'lo antes posible': 'o mais rapido possivel, quanto antes', 'ese día': 'nesse dia, esse dia', 'y media': 'e meia',
    de: 'de, do, da', y: 'e', o: 'ou', con: 'com', para: 'para, pra, pro', en: 'em, na, no', pero: 'mas', mi: 'meu, minha, o meu, a minha', un: 'um', una: 'uma', que: 'que', a: 'ao', la: 'a', me: 'me', por: 'por', se: 'se', más: 'mais', las: 'as', los: 'os, nos',
    'sí': 'sim, isso, isso mesmo, com certeza, claro que sim, pode ser, tudo certo, ta bom, ta certo, tudo bem, pode, pode sim, confirmo sim, sim por favor', dale: 'beleza, fechado, combinado', no: 'nao', 'no gracias': 'nao obrigado, nao obrigada', 'no puedo': 'nao posso, nao consigo', 'no sé': 'nao sei', 'me da igual': 'tanto faz, qualquer um, qualquer uma, qualquer horario', cualquiera: 'qualquer',
    perfecto: 'perfeito', genial: 'otimo, legal', gracias: 'obrigado, obrigada, muito obrigado, muito obrigada, valeu', 'por favor': 'por favor', perdón: 'desculpa, desculpe', hola: 'oi, ola', 'buen día': 'bom dia', 'buenas tardes': 'boa tarde', 'buenas noches': 'boa noite', chau: 'tchau, ate logo, ate mais',
    quiero: 'quero, eu quero, gostaria de, eu gostaria de, queria, eu queria', necesito: 'preciso, eu preciso, preciso de', puedo: 'posso, eu posso, da pra', podés: 'voce pode, voces podem', hay: 'ha', tengo: 'tenho, eu tenho', tenés: 'voce tem, voces tem, tem, teria', soy: 'sou, eu sou, aqui e o, aqui e a', es: 'e o, e a', está: 'ta', algún: 'algum, alguma',
    disponible: 'disponivel, livre', disponibilidad: 'disponibilidade', lugar: 'vaga, vagas', horario: 'horario', turno: 'agendamento, reserva', 'un turno': 'um horario, uma hora', 'mi turno': 'meu horario, o meu horario, minha hora, meu agendamento, o meu agendamento', reservar: 'marcar, agendar, reservar', 'cancelar': 'cancelar, desmarcar', reprogramar: 'remarcar, reagendar', cambiar: 'mudar, trocar',
    corte: 'corte', 'corte de pelo': 'corte de cabelo, cortar o cabelo', pelo: 'cabelo', barba: 'barba', tintura: 'tintura', uñas: 'unhas, unha', limpieza: 'limpeza', control: 'revisao', masaje: 'massagem', consulta: 'consulta', servicios: 'servicos', servicio: 'servico',
    'cuánto sale': 'quanto custa, quanto e, quanto fica, quanto sai, qual o preco, qual o preco de, qual o preco do, qual o valor, qual o valor do', cuánto: 'quanto', precio: 'preco, valor', precios: 'precos, valores', 'a qué hora': 'que horas, a que horas, qual horario', 'qué horarios': 'quais horarios, que horarios', horarios: 'horarios', abren: 'voces abrem, abrem, abre', cierran: 'voces fecham, fecham, fecha', cuándo: 'quando', 'dónde están': 'onde voces ficam, onde fica, onde ficam', dirección: 'endereco', qué: 'qual, quais', 'hacen': 'voces fazem, fazem', aceptan: 'aceitam, voces aceitam', tarjeta: 'cartao', efectivo: 'dinheiro',
    'mi hijo': 'meu filho', 'mi hija': 'minha filha', 'mi mamá': 'minha mae', 'mi esposo': 'meu marido', 'mi esposa': 'minha esposa, minha mulher', 'me llamo': 'meu nome e, o meu nome e, me chamo, eu me chamo', 'a nombre de': 'em nome de, no nome de, no nome do, no nome da', 'el primero': 'o primeiro, a primeira', 'el segundo': 'o segundo', 'el tercero': 'o terceiro', 'el último': 'o ultimo, a ultima',
    'hablar con una persona': 'falar com uma pessoa, falar com um atendente, falar com alguem, falar com um humano, falar com atendente', 'no me escriban más': 'parem de me mandar mensagens, pare de me mandar mensagens, nao me mandem mais mensagens, nao quero mais mensagens, nao quero receber mais mensagens, nao me mande mais mensagens', 'un momento': 'um momento, so um momento, espera ai, um minuto', 'te confirmo después': 'depois te aviso, depois te confirmo, depois eu aviso, te aviso depois, vou pensar', dejalo: 'deixa, deixa pra la, esquece', 'me equivoqué': 'me enganei, errei'
  },
}; // prettier-ignore

/** Words that only the one language has: by them it is told. None of them is a name, or borrowed in the others. */
export const MARKS: Readonly<Record<ForeignLanguage | 'es', ReadonlySet<string>>> = {
  en: words(
    "i i'd i'm i'll you your we we'd the is are am was were do does don't dont have had can't cannot could would should will like want wanna need my for and with of to on at in it this that these those there what when where which how much many any some if or not but yes yeah yep yup please tomorrow today tonight yesterday morning afternoon evening night week weekend next after before monday tuesday wednesday thursday friday saturday sunday appointment appointments haircut hair cut book booking schedule reschedule available availability opening open close price prices cost nope sure sounds works nevermind from about around until hello hi good get make just name soon possible free time no messaging texting take accept card me",
  ),
  pt: words(
    'eu voce voces nao sim uma com meu minha meus minhas nossa isso isto esse gostaria quero preciso posso tem tenho teria ter amanha hoje ontem depois obrigado obrigada oi bom boa tchau feira terca quarta sexta horas manha noite meio fim remarcar agendamento vaga cabelo unhas unha limpeza preco precos quanto custa qual quais onde fica ficam voltar fazer fazem abrem fecham abre cartao dinheiro nome chamo filho filha janeiro fevereiro maio junho julho setembro outubro novembro dezembro pode podem ao aos pelo pela mas mais tambem muito ate um em e ou no para que se me a por corte hora semana favor as os falar alguem deixa esquece pra beleza perfeito otimo proxima proximo vem de tudo tarde sabado domingo dia dias',
  ),
  es: words(
    'el la los las un una unos unas del y o con para por mi mis tu tus su sus es esta este eso ese esa soy sos tengo tenes tienen tiene hay quiero quisiera necesito puedo puede podes pueden me te le se lo si no que como cuando cuanto donde porque pero muy mas hola buenas buenos dias gracias turno turnos hoy manana tarde noche semana lunes martes miercoles jueves viernes sabado hora horas cita reservar sacar pelo corte precio dale bueno ahi aca va voy ir en al yo vos ya a de sale salen para favor domingo medio despues antes fue era esta estan',
  ),
};

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
