import { describe, expect, it } from '@jest/globals';
import { parseInbound, type Inbound } from './parse-inbound';

const FORM = {
  MessageSid: 'SM0001',
  From: 'whatsapp:+5491122334455',
  To: 'whatsapp:+14155238886',
  WaId: '5491122334455',
  ProfileName: ' Ana ',
  Body: ' hola! ',
  NumMedia: '0',
};
const parse = (extra: Record<string, string>): Inbound => {
  const parsed = parseInbound({ ...FORM, ...extra }, '2026-03-02T13:00:00.000Z', 8000);
  if ('missing' in parsed) throw new Error(`missing ${parsed.missing}`);
  return parsed;
};

describe('parseInbound', () => {
  it('keeps the text as it was sent', () => {
    expect(parse({})).toMatchObject({
      message: {
        sid: 'SM0001',
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
    expect(parseInbound(form, '2026-03-02T13:00:00.000Z', 8000)).toEqual({ missing: name });
  });
});
