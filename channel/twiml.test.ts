import { describe, expect, it } from '@jest/globals';
import { twiml } from './twiml';

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

describe('twiml', () => {
  it('carries a reply, escaped and with its accents', () => {
    expect(twiml('¡Hola! <b> & "1 > 0"')).toBe(
      `${HEAD}<Response><Message>¡Hola! &lt;b&gt; &amp; "1 &gt; 0"</Message></Response>`,
    );
  });

  it.each([null, '', '  '])('says nothing for %j', (reply) => {
    expect(twiml(reply)).toBe(`${HEAD}<Response/>`);
  });

  it('drops what XML cannot carry', () => {
    expect(twiml('a\u0000b\u0008c\uFFFEd\n😀')).toBe(`${HEAD}<Response><Message>abcd\n😀</Message></Response>`);
  });

  it('splits what is too long for one message', () => {
    expect(twiml(`${'a'.repeat(1500)}. ${'b'.repeat(1500)}`).match(/<Message>/g)).toHaveLength(2);
  });
});
