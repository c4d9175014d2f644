import type { Analysis } from './analysis';
import { compile, find } from './intents/pattern';

/** Words by which people take back what they said. */
const MARKERS = [
  '^ no|nono ..1 mejor|perdon|digo|el|la|a|para|con|prefiero|que|al',
  '^ mejor|perdon|digo|corrijo|correccion|rectifico|disculpa|uy|ups|ay ..3 el|la|las|a|para|con|otro|otra|al|que|mejor|es|era|quise|mi',
  'me equivoque|confundi|expresse|exprese',
  'quise|queria|quiero decir',
  'en realidad',
  'sino',
  'mejor|mejor|prefiero que? ..1 el|la|a|para|con|al|las|de|otro|otra|manana|hoy',
  'pero mejor|que|a|para|con|el|al|puede',
  'en vez|lugar de',
  'digo > ..1 el|la|a|para|con',
  'al final ..2 el|la|a|para|con|prefiero|mejor|quiero',
  '@v_change lo|la|el|eso|por|a',
  'era|es con|para|a|el ..3 > no',
  'era ..3 > no',
].map(compile);

/** Whether the wording takes something back ("no, mejor el jueves", "perdón, a las 6"). */
export function soundsLikeCorrection(analysis: Analysis): boolean {
  return MARKERS.some((marker) => find(marker, analysis) !== null);
}
