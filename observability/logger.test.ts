import { describe, expect, it } from '@jest/globals';
import { createLogger } from './logger';

function capture(): { lines: string[]; destination: { write(line: string): void } } {
  const lines: string[] = [];
  return { lines, destination: { write: (line) => void lines.push(line) } };
}

const SECRETS = ['Juana Pérez', '+5491122334455', '1122334455', 'juana@correo.com', '¿tenés lugar mañana?', 'hunter2'];

describe('createLogger', () => {
  it('lets no personal data out, through whichever door it is brought in', () => {
    const { lines, destination } = capture();
    const log = createLogger({ level: 'trace', name: 'test', destination });
    const [name, phone, local, email, text, password] = SECRETS;
    const error = new Error(`cannot send to whatsapp:${phone} (${email})`, {
      cause: new Error(`connect postgres://u:${password}@db`),
    });

    log.info({ client_name: name, phone, body: text }, 'inbound');
    log.warn(`call ${phone} or ${local} or write to ${email}`);
    log.error({ err: error }, 'send failed');
    log
      .child({ profileName: name, waId: phone })
      .debug({ state: { slots: { clientName: name, client_email: email } } }, 'child');
    log.info({ messages: [{ text }, { text: name }] }, 'list of %s', phone);

    expect(lines).toHaveLength(5);
    for (const secret of SECRETS) expect(lines.join('')).not.toContain(secret);
  });

  it('writes one JSON line per event, with a readable level and time', () => {
    const { lines, destination } = capture();
    createLogger({ level: 'info', name: 'api', destination }).info({ turnId: 't1', ms: { total: 12.5 } }, 'turn');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'info',
      name: 'api',
      msg: 'turn',
      turnId: 't1',
      ms: { total: 12.5 },
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
    expect(lines[0]?.match(/\n/g)).toHaveLength(1);
  });
});
