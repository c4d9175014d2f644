/** Lower case without accents (ñ stays n): what cues are matched on. Keeps the length, so that positions agree. */
export const fold = (text: string): string =>
  [...text]
    .map((letter) => {
      const plain = letter.normalize('NFD').charAt(0).toLowerCase();
      return letter.length === 1 && plain.length === 1 ? plain : letter;
    })
    .join('');
