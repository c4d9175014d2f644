/** A small grammar for wording: `(hola|buenas|) quería un turno para {service}`. Alternatives nest; an empty one is allowed. */
import type { Chance } from '../random';

export type Values = Readonly<Record<string, string>>;

/** @throws {Error} where a value is not given */
export function expand(template: string, random: Chance, values: Values = {}): string {
  let text = template;
  // The innermost choice first, until none is left.
  for (let choice = INNERMOST.exec(text); choice; choice = INNERMOST.exec(text)) {
    const [whole, inside = ''] = choice;
    text = text.slice(0, choice.index) + random.pick(inside.split('|')) + text.slice(choice.index + whole.length);
  }
  return tidy(
    text.replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`No value for {${name}} in "${template}"`);
      return value;
    }),
  );
}

const INNERMOST = /\(([^()]*)\)/;

const tidy = (text: string): string =>
  text
    .replace(/ +/g, ' ')
    .replace(/\bpara (?:a|por) (las?)\b/g, 'para $1')
    .replace(/ ([,.!?])/g, '$1')
    .replace(/^[ ,.]+/, '')
    .replace(/,([.!?])/g, '$1')
    .replace(/([?!]),/g, '$1')
    .trim();
