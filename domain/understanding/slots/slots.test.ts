import { describe, expect, it } from '@jest/globals';
import { readBookingCode } from './booking-code';
import { readEmail } from './email';
import { capitaliseName, readAnnouncedName, readAskedName, readStandingName } from './name';
import { readPhone } from './phone';

const AR = 'America/Argentina/Buenos_Aires';

describe('names', () => {
  it.each([
    ['juan pablo de la torre', 'Juan Pablo de la Torre'],
    ['MARÍA JOSÉ LÓPEZ', 'María José López'],
    ["o'connor", "O'Connor"],
    ['ana-maría', 'Ana-María'],
    ['McAllen', 'McAllen'],
  ])('capitalises %s', (name, expected) => {
    expect(capitaliseName(name)).toBe(expected);
  });

  it.each([
    ['soy Laura, quiero un turno', 'Laura'],
    ['a nombre de juan perez por favor', 'Juan Perez'],
    ['me llamo Sofía Ruiz y necesito turno', 'Sofía Ruiz'],
    ['Mi nombre es Pedro', 'Pedro'],
    ['turno para mi hija Sofía mañana', 'Sofía'],
    ['habla Elsa Bonifacio', 'Elsa Bonifacio'],
    ['apuntame, soy encarna molina', 'Encarna Molina'],
  ])('hears the name announced in "%s"', (message, expected) => {
    expect(readAnnouncedName(message)?.value).toBe(expected);
  });

  it.each([
    'soy paciente nuevo',
    'soy de Córdoba',
    'soy alérgica a la penicilina',
    'soy la mamá de Bauti',
    'turno para mi perro',
    'aquí estoy',
    'quiero un turno para mañana',
  ])('hears no name in "%s"', (message) => {
    expect(readAnnouncedName(message)).toBeNull();
  });

  it('takes a bare name only when it was asked for, or when it stands among the data of a booking', () => {
    expect(readAskedName('valentina')?.value).toBe('Valentina');
    expect(readAskedName('quiero cancelar')).toBeNull();
    expect(readStandingName('Micaela Sosa, piernas completas, sábado')?.value).toBe('Micaela Sosa');
    expect(readStandingName('Buenos Aires, mañana')).toBeNull();
  });
});

describe('telephones', () => {
  it.each([
    ['11 5555-4444', '+5491155554444'],
    ['mi tel es 0351 15 555-4444', '+5493515554444'],
    ['+54 9 11 5555 4444', '+5491155554444'],
    ['(0341) 456-7123', '+543414567123'],
    ['mi fijo es 4321-7654', '+541143217654'],
  ])('%s', (text, expected) => {
    expect(readPhone(text, AR)).toMatchObject({ kind: 'ok', value: expected });
  });

  it('follows the country of the workspace', () => {
    expect(readPhone('mi cel 5512904471', 'America/Mexico_City')).toMatchObject({ value: '+525512904471' });
    expect(readPhone('0984215567', 'America/Guayaquil')).toMatchObject({ value: '+593984215567' });
  });

  it.each(['turno el 15/10/2026', 'a las 10:30', 'DNI 30111222', 'de 4 a 6', 'pedido 4881234567'])(
    '"%s" has none',
    (text) => {
      expect(readPhone(text, AR)).toBeNull();
    },
  );

  it('says so when a number was meant and is none', () => {
    expect(readPhone('mi tel es 123 4567 89', AR)).toMatchObject({ kind: 'broken' });
  });
});

describe('e-mails', () => {
  it.each([
    ['es Ana.Perez@Gmail.com.', 'ana.perez@gmail.com'],
    ['juan arroba hotmail punto com', 'juan@hotmail.com'],
    ['mail: a_b+c@sub.dominio.com.ar gracias', 'a_b+c@sub.dominio.com.ar'],
  ])('%s', (text, expected) => {
    expect(readEmail(text)).toMatchObject({ kind: 'ok', value: expected });
  });

  it('tells what is broken from what is no address at all', () => {
    expect(readEmail('juan@')).toMatchObject({ kind: 'broken' });
    expect(readEmail('sigueme en @peluqueria')).toBeNull();
    expect(readEmail('a las 5')).toBeNull();
  });
});

describe('booking codes', () => {
  it.each([
    ['cancelá el turno ABC123', 'ABC123'],
    ['mi código es tr55lm', 'TR55LM'],
    ['la reserva 90457 queda muy temprano', '90457'],
    ['anular VT-2291', 'VT-2291'],
  ])('%s', (text, expected) => {
    expect(readBookingCode(text, false)?.value).toBe(expected);
  });

  it.each([
    'turno 15hs',
    'reserva para 4 personas',
    'turno a las 1530',
    'cita el 2026',
    'PCR y OSDE',
    'reserva 20 de octubre',
  ])('"%s" has none', (text) => {
    expect(readBookingCode(text, false)).toBeNull();
  });
});
