import { describe, expect, it } from '@jest/globals';
import { parseInbound, type Inbound } from './parse-inbound';

const FORM = {
  MessageSid: 'SM00000000000000000000000000000001',
  From: 'whatsapp:+5491122334455',
  To: 'whatsapp:+14155238886',
  WaId: '5491122334455',
  ProfileName: ' Ana ',
  Body: ' hola! ',
  NumMedia: '0',
};
const parse = (extra: Record<string, string>): Inbound => {
  const parsed = parseInbound({ ...FORM, ...extra }, '2026-03-02T13:00:00.000Z', 8000);
  if ('problem' in parsed) throw new Error(`${parsed.parameter} ${parsed.problem}`);
  return parsed;
};

describe('parseInbound', () => {
  it('keeps the text as it was sent', () => {
    expect(parse({})).toMatchObject({
      message: {
        sid: 'SM00000000000000000000000000000001',
        kind: 'text',
        text: ' hola! ',
        receivedAt: '2026-03-02T13:00:00.000Z',
        inlineBudgetMs: 8000,
      },
      identity: 'whatsapp:+5491122334455',
      phone: '+5491122334455',
      profileName: 'Ana',
    });
  });

  it.each([
    [{ NumMedia: '1', MediaContentType0: 'audio/ogg' }, 'audio'],
    [{ NumMedia: '1', MediaContentType0: 'image/jpeg' }, 'image'],
    [{ NumMedia: '1', MediaContentType0: 'image/webp' }, 'sticker'],
    [{ NumMedia: '1', MediaContentType0: 'text/vcard' }, 'contact'],
    [{ NumMedia: '1', MediaContentType0: 'application/pdf' }, 'document'],
    [{ Body: '', Latitude: '-34.5', Longitude: '-58.4' }, 'location'],
    [{ Body: '' }, 'unknown'],
    [{ ButtonPayload: 'confirm', ButtonText: 'Sí' }, 'choice'],
    [{ ListId: 'opt-2', ListTitle: '15:30' }, 'choice'],
  ])('tells what kind of message %j is', (extra, kind) => {
    expect(parse(extra).message.kind).toBe(kind);
  });

  it('reads a button by its title and keeps its payload', () => {
    expect(parse({ Body: 'x', ButtonPayload: 'p1', ButtonText: 'Sí' }).message).toMatchObject({
      text: 'Sí',
      payload: 'p1',
    });
  });

  it('identifies a customer whose number is withheld by the stable id it comes with', () => {
    const parsed = parse({ From: 'whatsapp:AR.abcdef', WaId: 'AR.abcdef' });
    expect(parsed).toMatchObject({ identity: 'whatsapp:AR.abcdef', phone: null });
  });

  it.each(['MessageSid', 'From', 'To'])('names the missing parameter %s', (name) => {
    const form: Record<string, string> = { ...FORM };
    delete form[name];
    expect(parseInbound(form, '2026-03-02T13:00:00.000Z', 8000)).toEqual({
      parameter: name,
      problem: 'is missing',
    });
  });

  it('counts an empty parameter as absent', () => {
    const empty = { ListId: '', ListTitle: '', ButtonPayload: '', ButtonText: '', Latitude: '', Longitude: '' };
    expect(parse({ Body: 'Sí', ...empty }).message).toMatchObject({ kind: 'text', text: 'Sí' });
    expect(parse({ Body: 'Sí', ...empty }).message.payload).toBeUndefined();
    expect(parse({ MessageSid: '', SmsMessageSid: FORM.MessageSid }).message.sid).toBe(FORM.MessageSid);
  });

  it.each([
    ['STOP', 'STOP'],
    ['START', 'START'],
    ['HELP', 'HELP'],
    ['', null],
    ['stop', null],
  ])('reads OptOutType=%s as %p', (type, keyword) => {
    expect(parse({ OptOutType: type }).optOut).toBe(keyword);
  });

  it('never ends a long text in half a character', () => {
    const { text } = parse({ Body: `${'a'.repeat(4095)}😀` }).message;
    expect(text).toBe('a'.repeat(4095));
  });

  it('refuses an id that is longer than any channel’s', () => {
    const form = { ...FORM, From: `whatsapp:${'x'.repeat(600)}` };
    expect(parseInbound(form, '2026-03-02T13:00:00.000Z', 8000)).toEqual({
      parameter: 'From',
      problem: 'is longer than 512 characters',
    });
  });
});
