/** Words of others inside our sentences, and joining what a reply is made of. */

/** Invisible or direction-changing characters, and WhatsApp's markup. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFFF9-\uFFFC]+/gu;
const MARKUP = /[*_~`>|]+/g;

/** Text that came from a customer, made harmless and short enough to be part of a sentence. */
export function harmless(text: string, maxLength = 60): string {
  const plain = text.normalize('NFC').replace(UNSAFE, ' ').replace(MARKUP, '').replace(/\s+/g, ' ').trim();
  return [...plain].length <= maxLength
    ? plain
    : `${[...plain]
        .slice(0, maxLength - 1)
        .join('')
        .trimEnd()}…`;
}

/** "a, b y c" ("a, b u ocho" is not needed: lists here are names, days and hours). */
export function listing(items: readonly string[], last: 'y' | 'o' | 'ni' = 'y'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1) ?? ''}`;
}

export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Cuts at a word's end; only ever needed when a workspace's own words are very long. */
export function clipped(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength - 1);
  const at = Math.max(cut.lastIndexOf(' '), cut.lastIndexOf('\n'));
  return `${(at > maxLength / 2 ? cut.slice(0, at) : cut).trimEnd().replace(/[\uD800-\uDBFF]$/, '')}…`;
}
