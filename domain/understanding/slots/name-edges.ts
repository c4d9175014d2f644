/** Words that stand before and after a name and are no part of it, folded. */

/** Before the name in an answer: "hola, sí, ponelo a …". */
export const LEAD = new Set(
  (
    'hola buenas si dale ok okey bueno claro perfecto es era seria sea a para pa al de el la nombre poneme anotame ponelo ponela ponele pone pon ' +
    'anotalo anotala anota como con yo perdon disculpa no mejor digo uy ay ah listo te paso va y mi soy nosotros anotar poner puede ser entonces'
  ).split(' '),
);

/** After the name in an answer: courtesy. */
export const TRAIL = new Set(
  'por favor gracias porfa porfis muchas mil si listo dale ok saludos nomas no mas aca de nuevo presente solo sola hs horas atte'.split(
    ' ',
  ),
);

/** In what announces a name. */
export const INTRODUCING = new Set(
  'me mi se llamo llama llamame llamarme decime decirme podes puedes dicen llaman nombre completo apellido habla escribe saluda parte titular paciente que su'.split(
    ' ',
  ),
);

/** Before a name that puts an earlier one right: "perdón, es Lautaro". */
export const CORRECTING = new Set(
  'perdon es era digo mejor uy ay ah eh seria va nombre no si dale ok disculpa'.split(' '),
);
