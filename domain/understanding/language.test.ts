import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { readUtterances } from '../../evals/utterance-set';
import { inSpanish, readLanguage } from './language';
import { MARKS, PHRASES } from './lexicon/languages';
import { foldText } from './text/fold';
import { asItIs, originalSpan } from './text/mapped';

const spanish = (message: string) => inSpanish(asItIs(message)).text;

describe('the language of a message', () => {
  it.each([
    [
      'en',
      'Hi! do you have any appointment for a haircut tomorrow? | What time do you open on Saturday? | I would like to cancel my appointment | yes please, at 3 pm works for me',
    ],
    [
      'pt',
      'gostaria de marcar um corte para amanhã | Oi, quero cancelar meu horário | vocês abrem no sábado? Queria fazer a unha | quanto custa o corte de cabelo?',
    ],
    [
      'es',
      'hola, quiero un turno para mañana | ok bye, nos vemos el viernes | quiero el Black Friday del corte | tienen lifting y brushing para hoy? | sorry, no puedo ir el jueves',
    ],
    [
      null,
      'ok | bye | yes | no | 10:30 | Ana Paz | hello | 👍 | brushing | sim | mañana | Simón | April | thank you mija',
    ],
  ])('%s', (language, messages) => {
    for (const message of messages.split(' | ')) expect([message, readLanguage(message)]).toEqual([message, language]);
  });

  it('takes none of the labelled messages in Spanish for Portuguese, and few for English', () => {
    const records = readUtterances(join(__dirname, '..', '..', 'evals', 'utterances')).filter(
      ({ split }) => split !== 'test',
    );
    const read = records.map(({ text }) => [readLanguage(text), text] as const);
    expect(read.filter(([language]) => language === 'pt')).toEqual([]);
    expect(read.filter(([language]) => language === 'en').length).toBeLessThan(6);
  });
});

describe('a message in another language', () => {
  it.each([
    ['tomorrow at 3 pm', 'mañana a las 3 pm'],
    ['on friday', 'el viernes'],
    ['next monday at half past two', 'el lunes que viene a las dos y media'],
    ['Yes!', 'sí!'],
    ['não', 'no'],
    ['amanhã às 15h', 'mañana a las 15h'],
    ['sexta-feira à tarde', 'viernes a la tarde'],
    ['dia 4 às 16', 'el 4 a las 16'],
    ['depois de amanhã de manhã', 'pasado mañana a la mañana'],
    ['how much is a haircut?', 'cuánto sale un corte de pelo?'],
    ['quanto custa o corte?', 'cuánto sale el corte?'],
    [
      'I need a haircut with Carlos on the 4th of december around 5 pm',
      'necesito un corte de pelo con Carlos el 4 de diciembre tipo 5 pm',
    ],
    ['stop messaging me', 'no me escriban más'],
  ])('%j is %j', (message, expected) => {
    expect(spanish(message).replace(/ +/g, ' ')).toBe(expected);
  });

  it.each([
    'mañana a las 3',
    'ok bye',
    'Juan Sexta',
    'April',
    'black friday',
    'la segunda sesión',
    'quinta',
    'no',
    'dale, thanks',
  ])('leaves %j as it is', (message) => expect(spanish(message)).toBe(message));

  it('leads back to the words as they were written', () => {
    const message = 'Can I come on friday, please?';
    const read = inSpanish(asItIs(message));
    const start = read.text.indexOf('el viernes');
    expect(originalSpan(read, { start, end: start + 'el viernes'.length })).toEqual({
      start: 11,
      end: 20,
      text: 'on friday',
    });
  });
});

describe('the table of foreign words', () => {
  const phrases = Object.values(PHRASES).flatMap((table) => Object.values(table).flatMap((list) => list.split(', ')));

  it('is written as it is looked up: folded, without accents', () => {
    for (const phrase of phrases) expect(foldText(phrase)).toBe(phrase);
    for (const marks of Object.values(MARKS)) for (const mark of marks) expect(foldText(mark)).toBe(mark);
  });

  it.each(['en', 'pt'] as const)('gives every phrase in %s one meaning', (language) => {
    const told = Object.values(PHRASES[language]).flatMap((list) => list.split(', '));
    expect(told.filter((phrase, index) => told.indexOf(phrase) !== index)).toEqual([]);
  });
});
