/**
 * How a word sounds, for spellings by ear: silent h, b/v, s/c/z, k/qu/c, ll/y, g/j, n before b. "kanselar" and "cancelar"
 * have one key.
 */
export function soundOf(word: string): string {
  return word
    .replace(/qu(?=[ei])/g, 'k')
    .replace(/q/g, 'k')
    .replace(/ch/g, '1')
    .replace(/sh/g, '1')
    .replace(/h/g, '')
    .replace(/ll/g, 'y')
    .replace(/gu(?=[ei])/g, 'g')
    .replace(/[gj](?=[ei])/g, 'j')
    .replace(/sc(?=[ei])|xc(?=[ei])|c(?=[ei])|z/g, 's')
    .replace(/c/g, 'k')
    .replace(/v|w(?=[aeiou])/g, 'b')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/x/g, 's')
    .replace(/([a-z])\1+/g, '$1')
    .replace(/y$/, 'i');
}

/** The consonants of a word, for what is written without vowels ("cncelo", "llgo"). */
export function skeletonOf(word: string): string {
  return word[0] === undefined ? '' : word[0] + word.slice(1).replace(/[aeiou]/g, '');
}
