import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isSigned, sign } from './signature';

const authToken = '12345678901234567890123456789012';
const url = 'https://bot.example/webhook/pulpo/twilio/wa/inbound';
const params = {
  Body: ' ¿Tenés turno? ',
  From: 'whatsapp:+5491122334455',
  MessageSid: 'SM1',
  To: 'whatsapp:+14155238886',
};
const signature = sign(authToken, url, params);

describe('isSigned', () => {
  it('accepts what Twilio signs, with or without the port in the URL', () => {
    expect(isSigned({ authToken, signature, url, params })).toBe(true);
    expect(isSigned({ authToken, signature, url: url.replace('.example', '.example:443'), params })).toBe(true);
  });

  it('agrees with an independent computation of the documented algorithm', () => {
    const text =
      url +
      Object.entries(params)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flat()
        .join('');
    expect(signature).toBe(createHmac('sha1', authToken).update(text, 'utf8').digest('base64'));
  });

  it.each([
    ['another token', { authToken: 'x'.repeat(32) }],
    ['no header', { signature: undefined }],
    ['an empty header', { signature: '' }],
    ['a header of another length', { signature: 'abc' }],
    ['another host', { url: url.replace('bot', 'evil') }],
    ['a changed field', { params: { ...params, Body: '¿Tenés turno?' } }],
    ['an added field', { params: { ...params, ButtonPayload: 'x' } }],
    ['something that is no URL', { url: '/webhook' }],
    ['an empty token', { authToken: '' }],
  ])('refuses %s', (_what, change) => {
    expect(isSigned({ authToken, signature, url, params, ...change })).toBe(false);
  });
});
