/**
 * Words and set phrases by concept, folded, separated by commas. This is the vocabulary the intent rules are written in:
 * a rule names a concept ("appt"), never a list of words.
 */
export const WORDS: Readonly<Record<string, string>> = {
  // The thing itself, in every country's word.
  appt: 'turno, turnos, turnito, cita, citas, citita, reserva, reservas, reservacion, reservaciones, sesion, sesiones, reunion, entrevista, agendamiento, sobreturno, turnera, booking, appointment, cita medica, turno medico, hora medica, cita previa',
  // Words that are an appointment only beside a verb or an article.
  appt_soft:
    'hora, horita, consulta, visita, clase, clases, mesa, mesas, espacio, lugar, lugarcito, hueco, huequito, cupo, cupos, campo, horario, horarios, ficha, evaluacion, valoracion, asesoria, prueba, demostracion, demo, chequeo, control, atencion, agenda, fecha, cancha, encuentro, servicio, plaza, plazas, session, interconsulta, videollamada, videoconsulta, teleconsulta, tutoria',
  room: 'lugar, lugares, lugarcito, hueco, huequito, huecos, espacio, espacios, cupo, cupos, disponibilidad, disponible, disponibles, dispo, libre, libres, campo, turno, turnos, cita, citas, horas, hora, mesa, mesas, agenda, vacante, vacantes, horario, horarios, fecha, fechas, sitio',
  free: 'disponible, disponibles, libre, libres, disponibilidad, dispo, desocupado, vacante',
  table: 'mesa, mesas, mesita',
  want_noun:
    'ganas de, intencion de, me hace falta, hace falta, me urge, me vendria bien, me interesa, estoy interesado en, estoy interesada en, me encantaria, me anoto, anotame, apuntame, inscribime, agendame, agendeme, apartame, reservame, reserveme, resevame, apuntarme, anotarme',
  want_go:
    'quiero ir, quisiera ir, me gustaria ir, puedo ir, podria ir, puedo pasar, podria pasar, necesito ir, queria ir, puedo pasarme, me paso',
  neg: 'no, nunca, ni, tampoco, jamas, sin',
  already: 'ya, todavia, aun, mas',
  day: 'hoy, manana, pasado, lunes, martes, miercoles, miercole, jueves, viernes, vienes, sabado, sabados, sabdo, domingo, domingos, lun, mar, mie, jue, vie, sab, dom, finde, fin de semana, findes, semana, mes, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, setiembre, octubre, noviembre, diciembre, feriado, feriados, festivo, festivos, dia, dias, navidad, semana santa, ano nuevo, tarde, tardes, noche, mediodia, pasado manana, quincena, fiestas',
  weekday:
    'lunes, martes, miercoles, miercole, jueves, viernes, vienes, sabado, sabados, sabdo, domingo, domingos, hoy, manana, pasado manana, finde, fin de semana, fines de semana, feriado, feriados, festivo, festivos, entre semana, dias de semana, navidad, semana santa, ano nuevo, vacaciones, quincena, esta semana, la semana que viene, la proxima semana, proxima semana, semana proxima, semana que viene',
  daypart:
    'tarde, tardecita, noche, mediodia, manana, madrugada, tardes, mananas, noches, temprano, primera hora, ultima hora',
  sched:
    'horario, horarios, orario, orarios, hora de atencion, horas de atencion, horario de atencion, horarios de atencion, horas de servicio, horario comercial, jornada',
  attention:
    'atencion, servicio, apertura, cierre, funcionamiento, trabajo, atienden, oficina, oficinas, comercial, local, sucursal, recepcion, tienda, visitas, consulta, atender, negocio, laboral, laborales, operacion, despacho',
  price:
    'precio, precios, presio, presios, precioo, costo, costos, coste, costes, tarifa, tarifas, valor, valores, presupuesto, presupuestos, cotizacion, honorarios, honorario, arancel, aranceles, lista de precios, importe, costito, precios y, cotizar, monto, tarifario, pricing, mensualidad, cuota mensual, abono mensual, promocion, promociones, promo, promos, descuento, descuentos, oferta, ofertas, ofertita, combo, combos, paquete, paquetes',
  promo:
    'promocion, promociones, promo, promos, descuento, descuentos, oferta, ofertas, combo, combos, paquete, paquetes, black friday, cupon, 2x1',
  price_core:
    'precio, precios, presio, presios, costo, costos, coste, costes, tarifa, tarifas, valor, valores, presupuesto, presupuestos, cotizacion, honorarios, arancel, aranceles, lista de precios, tarifario',
  how_much:
    'cuanto, cuantos, cuanta, a cuanto, que precio, que precios, que valor, que costo, que tarifa, que tarifas, cual es el precio, cual es el costo, cual es el valor, a como, que tan caro, que tan caros, en cuanto, por cuanto, k precio, cuanta plata, cuanto dinero, cuantos pesos, cuanta guita, cuantas lucas, cuanto dinero, cuantos dolares, cuantos soles, cuantos euros, con cuanto',
  dear: 'caro, cara, caros, caras, barato, barata, baratos, baratas, economico, economica, economicos, accesible, accesibles, carisimo',
  services:
    'servicio, servicios, tratamiento, tratamientos, servisios, procedimiento, procedimientos, prestaciones, especialidad, especialidades, terapia, terapias, trabajos, practicas, estudios, catalogo, portafolio, actividades, disciplinas, tecnicas, rubro, menu, carta, cursos, curso, talleres, carreras, programas, productos, planes, clases, opciones, modalidades, tipos',
  services_core:
    'servicio, servicios, tratamiento, tratamientos, procedimientos, prestaciones, especialidad, especialidades, terapias, catalogo, portafolio, catalogo de servicios, cartera de servicios, lista de servicios, oferta de servicios',
  staff:
    'doctor, doctora, medico, medica, dentista, odontologo, odontologa, odontologia, peluquero, peluquera, estilista, barbero, barbera, especialista, psicologo, psicologa, abogado, abogada, nutricionista, veterinario, veterinaria, kinesiologo, kinesiologa, dermatologo, dermatologa, pediatra, ginecologo, ginecologa, cardiologo, cardiologa, traumatologo, oftalmologo, oftalmologa, fisioterapeuta, masajista, terapeuta, manicura, manicurista, profesional, ortodoncista, oculista, urologo, neurologo, neurologa, psiquiatra, podologo, podologa, esteticista, cosmetologa, cosmiatra, entrenador, entrenadora, mecanico, tatuador, tatuadora, asesor, asesora, contador, contadora, escribano, notario, fonoaudiologa, endocrinologo, gastroenterologo, otorrino, reumatologo, oncologo, cirujano, obstetra, matrona, enfermera, enfermero, colorista, consejero, coach, medico general, medico de cabecera, quiropractico, acupunturista, internista, alergologo, alergista, hematologo, nefrologo, psicopedagoga, osteopata, tecnico',
  other_appt:
    'pedido, pedidos, orden, ordenes, compra, compras, suscripcion, cuenta, tarjeta, tarjetas, linea, plan, servicio de internet, vuelo, vuelos, pasaje, pasajes, boleto, boletos, billete, factura, facturas, deuda, deudas, cuota, cuotas, pago, pagos, credito, prestamo, prestamos, seguro, poliza, envio, habitacion, hotel, ticket, tickets, matricula, curso, materia, membresia, contrato, cheque, transferencia, debito, debito automatico, recibo, mensualidad, arriendo, alquiler, renta, impuesto, impuestos, multa, servicio, servicios, alarma, paquete, domicilio, direccion, correo, contrasena, clave, pin, password, usuario, numero, nombre, datos, foto, idioma, producto, talle, talla, color, equipo, celular, chip, dolares, dolar, moneda, divisas, plata, dinero, euros, pesos',
  // Standing for the appointment after a verb.
  it: 'lo, la, los, las, eso, esto',
  my: 'mi, mis, el, la, los, las, un, una, este, esta, ese, esa, nuestra, nuestro, tu, su, aquel',
  appt_part:
    'fecha, hora, horario, dia, fechas, cita, turno, reserva, reservacion, sesion, profesional, hora de mi, la fecha de, el horario de, el dia de',
  later:
    'otro dia, otra fecha, otro horario, otra hora, otro momento, mas tarde, mas temprano, mas adelante, otra semana, para despues, otro turno, antes, la semana que viene, despues, otro dia',
  hello:
    'hola, buenas, buenos dias, buen dia, buenas tardes, buenas noches, que tal, hey, ey, hi, hello, saludos, que onda, que hubo, quiubo, como va, como estas, como esta, como estan, como andas, como andan, como te va, como les va, que hay, que mas, todo bien, que pasa, como vas, alo, holaa, buenass, que haces, que cuentas, buen diaa, muy buenas, muy buenos dias, muy buenas tardes, muy buenas noches, un saludo, oye, epa, como andamos, como van, como vamos, como amaneces, como amanecieron, que tranza, good morning, buena tarde, buena noche, buena, bns, bdia, muy buen dia, como anda, como le va, como te encuentras, como se encuentra, como se encuentran, como estamos, como has estado, feliz dia, espero que esten bien, espero que estes bien, espero se encuentren bien, que gusto saludarte, un gusto, mucho gusto, encantado, un placer, wola, aloha, ciao, buen domingo, buen sabado, buenos',
  vocative:
    'amigo, amiga, amigos, amigas, bot, robot, chatbot, doctor, doctora, senor, senora, senorita, senores, genio, genia, capo, maestro, linda, lindo, bonita, che, gente, chicos, chicas, todos, equipo, asistente, usted, ustedes, tu, vos, ahi, ahi alguien, alguien, hermano, bro, parce, wey, guey, compadre, jefe, querida, querido, estimados, estimado, estimada, de nuevo, otra vez, nuevamente, por aqui, por aca, hoy, pulpo, a todos, hay alguien, hay alguien ahi, mi amor, cielo, corazon, reina, guapa, guapo, companero, compa, socio, profe, profesor, profesora, dios, mundo, bella, hermosa, preciosa, tio, tia, man, loco, loca, nene, papu, rey, mija, mijo, vecino, vecina, muchachos',
  thanks:
    'gracias, muchas gracias, mil gracias, muchisimas gracias, te agradezco, se agradece, agradecido, agradecida, gracias totales, muy amable, muy amables, sos un genio, sos una genia, thank you, muy agradecido, muy agradecida, le agradezco, les agradezco, te lo agradezco, gracias por todo, gracias por la ayuda, gracias por tu ayuda, gracias por la informacion, gracias por la atencion, genio, genia, divino, divina, crack, gracia, te pasaste',
  bye: 'chau, chao, adios, hasta luego, nos vemos, hasta manana, hasta pronto, bye, bye bye, hasta la vista, hasta la proxima, hasta el lunes, chaucito, que tengas buen dia, que tengan buen dia, buen fin de semana, buen finde, saludos cordiales, nos hablamos, hablamos luego, hablamos, te veo, abrazo, besos, beso, abrazos, un abrazo, un beso, cuidate, que estes bien, que esten bien, que te vaya bien, que tengas un buen dia, que tenga un buen dia, que tengas linda tarde, nos vemos luego, ahi nos vemos, hasta entonces, goodbye, me despido, eso es todo, eso seria todo, nada mas, hasta nunca, que descanses, que pases buen dia, feliz tarde, feliz noche, buen viaje, nos estamos viendo, nos estamos hablando, te dejo, me voy, me tengo que ir, ya me voy, que tengas, hasta otra, hasta ahora',
  praise:
    'genial, excelente, buenisimo, barbaro, espectacular, perfecto, maravilloso, increible, que bueno, que bien, me encanto, me encanta, que lindo, que linda, muy bueno, muy buena, muy buen servicio, lo maximo, la mejor, el mejor, los mejores, las mejores, sos lo mas, eres lo maximo, eres el mejor, eres la mejor, que amable, que crack, buen trabajo, bien hecho, felicitaciones, felicidades, te felicito, los felicito, impecable, fantastico, me gusto mucho, quede encantada, quede muy contenta, quede re contenta, hermoso, hermosa, bravo, que maravilla, son lo mas, te luciste, divino, un lujo, un genio, muy bien, que inteligente, super bien, que chevere, chevere, bacan, que padre, que guay, estupendo, brutal, eres genial, sos genial, eres increible, eres muy inteligente, eres muy bueno, eres muy amable, sos muy amable, me caes bien, me agradas, me gustas, buen servicio, excelente servicio, excelente atencion, muy buena atencion, que buena atencion, que capo',
  laugh:
    'ja, jaja, jajaj, jajaja, jajajaja, jeje, jejeje, jiji, jojo, xd, lol, haha, hahaha, jajajajaja, jsjs, jajajajajaja, jejejeje',
  botword:
    'bot, robot, maquina, chatbot, persona real, humano, humana, inteligencia artificial, ia, programa, asistente virtual, asistente, persona de verdad, ser humano, real, contestador, persona, alguien real, algoritmo, software, computadora, maquinita, virtual, automatico',
  loc: 'ubicacion, direccion, ubicados, ubicadas, ubicado, ubicada, domicilio, como llego, como llegar, mapa, maps, google maps, localizacion, sucursal, sucursales, estacionamiento, parqueo, parking, estacionar, parquear, cochera, barrio, referencia, punto de referencia, localizados, sede, sedes',
  where:
    'donde, adonde, por donde, en donde, de donde, en que parte, en que direccion, en que lugar, en que zona, en que calle, en que barrio, que direccion, cual es la direccion, en que ciudad, en que piso, que colectivo, que bus, en que local, por que zona, que zona',
  paymeth:
    'tarjeta, tarjetas, efectivo, mercado pago, mercadopago, transferencia, debito, credito, cuotas, medios de pago, medio de pago, formas de pago, forma de pago, metodos de pago, metodo de pago, factura, factura a, sena, anticipo, deposito, qr, bizum, nequi, daviplata, yape, plin, paypal, cheque, cbu, alias, boleta, pagos, modo, cuenta dni, visa, mastercard, amex, criptomonedas, bitcoin, crypto, oxxo, pix',
  insurance:
    'obra social, obras sociales, prepaga, prepagas, osde, ioma, pami, swiss medical, galeno, medife, seguro medico, seguro, seguros, mutua, mutualidad, fonasa, isapre, eps, sanitas, adeslas, reintegro, bono, orden medica, sura, cobertura, coberturas, afiliado, afiliada, convenio, convenios, poliza, plan medico, aseguradora, aseguradoras, essalud, imss, sisben, union personal, omint',
  human:
    'persona, humano, humana, alguien, asesor, asesora, operador, operadora, agente, representante, encargado, encargada, dueno, duena, recepcionista, secretaria, ejecutivo, ejecutiva, supervisor, supervisora, gerente, persona real, alguien real, alguien del equipo, vendedor, vendedora, atencion al cliente, servicio al cliente, call center, soporte, responsable, empleado, empleada',
  complaint:
    'queja, quejas, reclamo, reclamos, reclamar, quejarme, denuncia, denunciar, mal servicio, mala atencion, pesimo, pesima, pesimo servicio, horrible, desastre, verguenza, estafa, estafadores, ladrones, malisimo, malisima, indignado, indignada, molesto, molesta, enojado, enojada, decepcionado, decepcionada, disconforme, insatisfecho, inconforme, falta de respeto, nadie responde, nadie contesta, nadie me responde, nadie me contesta, nadie atiende, nadie me atiende, no me contestan, no contestan, no responden, maltrato, mal atendido, mal atendida, una porqueria, sugerencia, sugerencias, reclamacion, reclamaciones, horror, asco, terrible, pesimamente, incumplidos, irresponsables, informal, informales',
  policy:
    'politica, politicas, reembolso, reembolsos, penalidad, penalizacion, multa, devolucion, devoluciones, devuelven, devolver, terminos, condiciones, reglamento, recargo, requisito, requisitos, anticipacion, antelacion, cargo por, garantia, garantias, tolerancia, hasta cuando puedo, protocolo, protocolos, recomendaciones, indicaciones, preparacion, contraindicaciones, cuidados, consentimiento',
  waiting:
    'lista de espera, si se libera, si se desocupa, si se cancela alguno, avisame si, avisenme si, me avisas si, si hay alguna cancelacion, si alguien cancela, si se cae, cancelacion de ultimo momento, cuando se libere, se libera algun, se libera un, se libera',
  contact:
    'telefono, correo, email, mail, e mail, numero de telefono, whatsapp, instagram, facebook, pagina web, sitio web, web, pagina, redes, redes sociales, contacto, celular, linea telefonica, numero de contacto',
  late: 'tarde, retrasado, retrasada, demorado, demorada, atrasado, atrasada, demorando, retraso, demora',
  setback:
    'imprevisto, imprevistos, surgio algo, surgio un, me surgio, se me complico, se complico, se me presento, me enferme, estoy enfermo, estoy enferma, percance, un problema, inconveniente, contratiempo, emergencia, algo urgente, me salio algo, me salio un, me es imposible, me resulta imposible, imposible, cambio de planes, me coincide, se me superpone, me pisa, surgio',
  ask_q:
    'pregunta, duda, dudas, preguntas, consultita, preguntita, una consulta, hacer una consulta, hacerte una consulta, hacerles una consulta, una pregunta, inquietud',
  how: 'como, de que manera, de que forma',
  what: 'que, cual, cuales',
  for_someone:
    'para mi, para mi hijo, para mi hija, para mi mama, para mi papa, para mi esposo, para mi esposa, para mi marido, para mi perro, para mi perra, para mi gato, para mi gata, para dos, para tres, para cuatro, para dos personas, para mi novio, para mi novia, para mi hermana, para mi hermano, para mi bebe, para mi abuela, para mi senora',
};
