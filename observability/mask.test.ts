import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mask, maskText } from './mask';

describe('maskText', () => {
  it.each([
    ['llamame al +54 9 11 2233-4455', 'llamame al [phone]'],
    ['1122334455 es mi número', '[phone] es mi número'],
    ['11 2233 4455', '[phone]'],
    ['(011) 4433-2211 interno', '[phone] interno'],
    ['to whatsapp:+5491122334455 failed', 'to [address] failed'],
    ['"whatsapp:AR.abc123"', '"[address]"'],
    ['juana.pérez+turnos@correo.com.ar, gracias', '[email], gracias'],
    ['postgres://pulpo:hunter2@db:5432/pulpo', 'postgres://pulpo:***@db:5432/pulpo'],
  ])('hides what is in %j', (text, masked) => expect(maskText(text)).toBe(masked));

  it.each([
    'conv:0f8fad5b-d9cb-469f-a165-70867728950e:12345678-1234-1234-1234-123456789012',
    'SM00000000000000000000000000000001',
    '2026-03-02T13:00:00.000Z',
    '2026-03-02 13:00',
    'took 1234.56789012 ms',
    'listening on 127.0.0.1:7233',
    'a turn of 12 messages in 1500 ms',
  ])('leaves %j alone', (text) => expect(maskText(text)).toBe(text));

  it('finds any Argentine number, however it is grouped', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
    const separator = fc.constantFrom('', ' ', '-');
    fc.assert(
      fc.property(
        fc.constantFrom('+54 9 11', '+54911', '15', '11', '0341'),
        separator,
        digits(4),
        separator,
        digits(4),
        (area, a, b, c, d) => {
          const number = `${area}${a}${b}${c}${d}`;
          expect(maskText(`mi número es ${number}.`)).not.toContain(d);
        },
      ),
      { examples: [['11', '-', '2233', ' ', '4455']] },
    );
  });
});

describe('mask', () => {
  it('hides private fields by name, wherever they are and however they are spelled', () => {
    expect(
      mask({
        turnId: 't1',
        slots: { client_name: 'Juana Pérez', service_type: 'Corte' },
        form: { Body: 'hola', ProfileName: 'Juana', WaId: '549' },
        readings: [{ spans: { preferred_date: { text: 'mañana' } }, confidence: 0.9 }],
        err: { message: 'duplicate key', detail: 'Key (name)=(Juana) already exists.' },
      }),
    ).toEqual({
      turnId: 't1',
      slots: { client_name: '[masked]', service_type: 'Corte' },
      form: { Body: '[masked]', ProfileName: '[masked]', WaId: '[masked]' },
      readings: [{ spans: '[masked]', confidence: 0.9 }],
      err: { message: 'duplicate key', detail: '[masked]' },
    });
  });

  it('keeps what is absent, and survives cycles', () => {
    const cyclic: Record<string, unknown> = { client_email: null };
    cyclic['self'] = cyclic;
    expect(mask(cyclic)).toMatchObject({ client_email: null, self: { client_email: null } });
  });
});
