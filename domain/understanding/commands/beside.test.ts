import { describe, expect, it } from '@jest/globals';
import { besideIn } from './beside';

const SAME_DAY = { sameDay: true };
const SAME_TIME = { sameTime: true };

describe('what a wish is told from', () => {
  it.each([
    ['el de frenos lo quiero el mismo día que el de aceite', 'el de aceite', SAME_DAY],
    ['un corte el mismo día que mi turno', 'mi turno', SAME_DAY],
    ['un corte el mismo dia que tengo la coloración, con Juan', 'la coloración', SAME_DAY],
    ['pasalo a la misma hora que el otro y avisame', 'el otro', SAME_TIME],
    ['al mismo día y hora que el mío', 'el mío', { ...SAME_DAY, ...SAME_TIME }],
    ['el mismo día del corte a las 11', 'del corte', SAME_DAY],
  ])('%s', (message, thing, by) => {
    const found = besideIn(message);
    expect(found && [message.slice(found.thing.start, found.thing.end), found.by]).toEqual([thing, by]);
  });

  it.each(['el mismo día a la tarde', 'a la misma hora', 'otro para mi hijo el mismo día'])(
    'nothing: %s',
    (message) => {
      expect(besideIn(message)).toBeNull();
    },
  );
});
