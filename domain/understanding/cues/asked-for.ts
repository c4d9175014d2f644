/** "¿Hacen pizzas?": what is asked whether it is done, where the catalogue has no word for it. */
import type { Analysis } from '../analysis';

const DONE: ReadonlySet<string> = new Set(
  'hacen haces hace realizan realizas realiza ofrecen ofreces venden vendes preparan colocan arreglan'.split(' '),
);
const ARTICLES: ReadonlySet<string> = new Set(
  'el la los las un una unos unas de servicio servicios tambien'.split(' '),
);
/** Words that stand there and name no service. */
const NO_OBJECT: ReadonlySet<string> = new Set(
  'turno turnos lugar horario horarios precio precios descuento descuentos promo promos envio envios factura facturas algo todo cosas ahora hoy manana aca ahi ustedes vos para por con que cuando como donde y o a en domicilio sabado sabados domingo domingos lunes martes miercoles jueves viernes'.split(
    ' ',
  ),
);

export function readAskedFor({ tokens, raw }: Analysis): string | null {
  const verb = tokens.findIndex(({ word }) => DONE.has(word));
  if (verb < 0) return null;
  let at = verb + 1;
  while (tokens[at] !== undefined && tokens[at]?.brk === 0 && ARTICLES.has(tokens[at]?.word ?? '')) at += 1;
  const first = tokens[at];
  if (!first || first.brk > 0 || first.word.length < 3 || NO_OBJECT.has(first.word) || /\d/.test(first.word))
    return null;
  const next = tokens[at + 1];
  const beyond = tokens[at + 2];
  // "corte de perro", "uñas esculpidas"
  const isPhrase =
    next !== undefined && next.brk === 0 && next.word === 'de' && beyond !== undefined && beyond.brk === 0;
  const end = isPhrase ? beyond.end : first.end;
  return raw.slice(first.start, end);
}
