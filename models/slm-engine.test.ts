import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeOllama, type FakeOllama } from '../test/doubles/fake-ollama';
import { createSlmEngine } from './slm-engine';
import { ModelError } from './types';

const record = {
  text: 'quiero un turno para mañana',
  now: '2026-10-14T10:00:00-03:00',
  timezone: 'America/Argentina/Cordoba',
};

describe('createSlmEngine', () => {
  let fake: FakeOllama;
  beforeEach(async () => {
    fake = await startFakeOllama({ models: ['small:1b'] });
  });
  afterEach(() => fake.stop());

  it('combines both tiers', async () => {
    const engine = createSlmEngine({ host: fake.url, model: 'small:1b' });
    expect(engine.name).toBe('slm:small:1b');
    expect(await engine.read(record)).toMatchObject({
      agreement: 'agree',
      failure: null,
      rules: { source: 'rules' },
      slm: { source: 'slm', intent: 'book' },
      reading: { intent: 'book', slots: { preferred_date: '2026-10-15' } },
      stats: { model: 'small:1b' },
    });
    expect((await engine.extract(record)).intent).toBe('book');
  });

  it('does not ask the model about a dialogue act', async () => {
    const engine = createSlmEngine({ host: fake.url, model: 'small:1b' });
    expect(await engine.read({ ...record, text: 'dale', pendingQuestion: { kind: 'confirm' } })).toMatchObject({
      slm: null,
      agreement: 'alone',
    });
    expect(fake.requests).toHaveLength(0);
  });

  it('falls back to the rules when one answer fails, and gives up when none can work', async () => {
    const engine = createSlmEngine({ host: fake.url, model: 'small:1b' });
    fake.setMode('prose');
    expect(await engine.read(record)).toMatchObject({ slm: null, failure: 'invalid', reading: { source: 'rules' } });
    const failure: unknown = await createSlmEngine({ host: fake.url, model: 'absent' })
      .read(record)
      .catch((error: unknown) => error);
    expect(ModelError.isInstance(failure) && failure.kind).toBe('missing');
  });
});
