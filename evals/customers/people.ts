/** Names as customers bear them, and who somebody may be to a customer. Some names are words of every day. */
import type { Chance } from './random';
import type { Person } from './types';

const WOMEN = [
  'Ana', 'Silvia', 'Mercedes', 'Norma', 'Lucía', 'Camila', 'Florencia', 'Agustina', 'Rocío', 'Valentina', 'Graciela',
  'Sofía', 'Martina', 'Julieta', 'Micaela', 'Daniela', 'Paula', 'Carolina', 'Noelia', 'Romina', 'Clara', 'Luz', 'Abril',
  'Milagros', 'Soledad', 'Pilar', 'Ailén', 'Yamila', 'Brenda', 'Estela',
]; // prettier-ignore
const MEN = [
  'Juan', 'Lautaro', 'Tomás', 'Bruno', 'Martín', 'Facundo', 'Nicolás', 'Ezequiel', 'Gonzalo', 'Matías', 'Ignacio',
  'Simón', 'Segundo', 'Ramiro', 'Leandro', 'Hernán', 'Gustavo', 'Pablo', 'Maximiliano', 'Franco', 'Beto', 'Toto', 'Nahuel',
  'Ciro', 'Thiago', 'Joaquín', 'Rubén', 'Osvaldo', 'Fede', 'Luciano',
]; // prettier-ignore
const GIRLS = ['Sofía', 'Emma', 'Olivia', 'Catalina', 'Delfina', 'Abril', 'Juana', 'Mía', 'Lola', 'Malena'];
const BOYS = ['Tomás', 'Benja', 'Bautista', 'Santino', 'Felipe', 'Simón', 'Lolo', 'Mateo', 'Valentín', 'Dante'];
const LAST = [
  'Gómez', 'Pérez', 'Roca', 'Gil', 'Vega', 'Paz', 'Ruiz', 'Molina', 'Ponce', 'Torres', 'Gutiérrez', 'Sosa', 'Acosta',
  'Medina', 'Herrera', 'Aguirre', 'Ojeda', 'Ferreyra', 'Quiroga', 'Mora', 'Domínguez', 'Di Stéfano', 'Bianchi', 'Rossi',
  'Villalba', 'Luna', 'Ledesma', 'Casado', 'Blanco', 'Peralta', 'Núñez', 'De la Fuente', 'Barrios', 'Cabrera',
]; // prettier-ignore

const ADULTS = [
  { relation: 'mi mamá', names: WOMEN },
  { relation: 'mi vieja', names: WOMEN },
  { relation: 'mi hermana', names: WOMEN },
  { relation: 'mi señora', names: WOMEN },
  { relation: 'mi novia', names: WOMEN },
  { relation: 'mi abuela', names: WOMEN },
  { relation: 'mi papá', names: MEN },
  { relation: 'mi viejo', names: MEN },
  { relation: 'mi marido', names: MEN },
  { relation: 'mi hermano', names: MEN },
];
const CHILDREN = [
  { relation: 'mi hija', names: GIRLS },
  { relation: 'mi nena', names: GIRLS },
  { relation: 'mi sobrina', names: GIRLS },
  { relation: 'mi hijo', names: BOYS },
  { relation: 'mi nene', names: BOYS },
  { relation: 'mi sobrino', names: BOYS },
];
const WOMANLY = /mi (?:mamá|vieja|hermana|señora|novia|abuela|hija|nena|sobrina)/;

export const isWoman = ({ relation = '' }: Person): boolean => WOMANLY.test(relation);

export function somebody(random: Chance): Person {
  return { first: random.pick(random.flip(0.5) ? WOMEN : MEN), last: random.flip(0.7) ? random.pick(LAST) : '' };
}

/** Somebody of the family. Their surname is often left out. */
export function relative(random: Chance, children: boolean, except: readonly Person[]): Person {
  for (;;) {
    const { relation, names } = random.pick(children && random.flip(0.6) ? CHILDREN : ADULTS);
    const person = { relation, first: random.pick(names), last: random.flip(0.4) ? random.pick(LAST) : '' };
    if (except.every(({ first }) => first !== person.first)) return person;
  }
}

export const fullName = ({ first, last }: Person): string => `${first} ${last}`.trim();
