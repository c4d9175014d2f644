import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeOllama, type FakeOllama } from '../test/doubles/fake-ollama';
import { OllamaClient } from './ollama-client';
import { createRephraser, sameFacts, type Rephrase } from './rephrase';

const summary = 'Te resumo: Corte con María, viernes 16/10 a las 15:00, a nombre de Ana. ¿Confirmo? (sí / no)';

describe('sameFacts', () => {
  it.each([
    [summary, 'Entonces sería Corte con María, viernes 16/10 a las 15:00, a nombre de Ana. ¿Confirmo? (sí / no)', true],
    [summary, 'Entonces sería Corte con María, viernes 16/10 a las 16:00, a nombre de Ana. ¿Confirmo?', false],
    [summary, 'Corte con Juana, viernes 16/10 a las 15:00, a nombre de Ana. ¿Confirmo?', false],
    [summary, 'Corte con María, viernes 16/10 a las 15:00, a nombre de Ana. ¡Confirmado!', false],
    ['Corte: $3.500.', 'El corte sale $3.500.', true],
    ['Corte: $3.500.', 'El corte sale $3.900.', false],
    ['Corte: $3.500.', 'El corte sale $3.500. Mirá www.precios.com', false],
    ['Corte: $3.500.', '', false],
  ])('%j / %j: %s', (original, text, same) => expect(sameFacts(original, text)).toBe(same));
});

describe('createRephraser', () => {
  let fake: FakeOllama;
  let rephrase: Rephrase;
  beforeEach(async () => {
    fake = await startFakeOllama();
    rephrase = createRephraser({ client: new OllamaClient({ host: fake.url }), model: 'qwen2.5:7b', timeoutMs: 1000 });
  });
  afterEach(() => fake.stop());

  it('sends the model’s wording when it says the same, else the original', async () => {
    const input = { reply: 'Corte: $3.500.' };
    fake.setRespond(() => 'El corte está $3.500 ✂️');
    expect(await rephrase(input)).toMatchObject({
      text: 'El corte está $3.500 ✂️',
      rephrased: true,
      stats: { calls: 1 },
    });
    fake.setRespond(() => 'El corte está $2.500');
    expect(await rephrase(input)).toMatchObject({ text: input.reply, rephrased: false });
  });
});
