import { describe, expect, it } from '@jest/globals';
import { namesOfSeveral } from './names-of-several';
import type { Known } from './which-person';

const SELF: Known = { self: true };
const DAUGHTER: Known = { relation: 'hija' };
const SON: Known = { relation: 'hijo' };

const read = (text: string, people: readonly Known[]): string[] | null =>
  namesOfSeveral(text, people, { catalogue: { services: [], staff: [] } })?.map(
    ({ place, name }) => `${place} ${name}`,
  ) ?? null;

describe('names of several people in one answer', () => {
  it.each([
    ['Ana Paz y Luz Paz', [SELF, DAUGHTER], ['0 Ana Paz', '1 Luz Paz']],
    ['Ana Paz, Luz Paz', [SELF, DAUGHTER], ['0 Ana Paz', '1 Luz Paz']],
    ['el mío Ana, el de ella Luz', [SELF, DAUGHTER], ['0 Ana', '1 Luz']],
    ['el de ella Luz, el mío Ana', [SELF, DAUGHTER], ['1 Luz', '0 Ana']],
    ['yo soy Ana Paz y mi hija Luz Paz', [SELF, DAUGHTER], ['0 Ana Paz', '1 Luz Paz']],
    ['Ana Paz. Mi hija Luz Paz', [SELF, DAUGHTER], ['0 Ana Paz', '1 Luz Paz']],
    ['Ana Paz, y mi hija se llama Luz', [SELF, DAUGHTER], ['0 Ana Paz', '1 Luz']],
    ['Luz (mi hija) y Ana', [SELF, DAUGHTER], ['1 Luz', '0 Ana']],
    ['mi hija se llama Luz', [SELF, DAUGHTER], ['1 Luz']],
    ['yo soy Ana Paz', [DAUGHTER, SELF], ['1 Ana Paz']],
    ['Mía, Leo y Tom', [SON, SON, SON], ['0 Mía', '1 Leo', '2 Tom']],
    ['uno a nombre de Ana y otro a nombre de Luis, gracias', [{}, {}], ['0 Ana', '1 Luis']],
    ['ella Luz y él Teo', [SON, DAUGHTER], ['1 Luz', '0 Teo']],
  ])('%s', (text, people, names) => {
    expect(read(text, people)).toEqual(names);
  });

  it.each([
    ['Ana Paz y Luz Paz', [DAUGHTER]],
    ['Luz Paz', [DAUGHTER, SELF]],
    ['mi hija Luz', [DAUGHTER, SELF]],
    ['Ana, Luz y Leo', [SELF, DAUGHTER]],
    ['Ana Paz y mejor a las 11', [SELF, DAUGHTER]],
    ['mi suegra Rosa', [SELF, DAUGHTER]],
  ])('%s is one name, or something else', (text, people) => {
    expect(read(text, people)).toBeNull();
  });
});
