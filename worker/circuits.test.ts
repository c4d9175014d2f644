import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { Circuit, dependencyOf } from './circuits';

const outage = (): Promise<never> =>
  Promise.reject(ApplicationFailure.create({ type: 'ModelUnavailable', message: 'down' }));
const nonsense = (): Promise<never> =>
  Promise.reject(ApplicationFailure.create({ type: 'ModelInvalid', message: 'not JSON' }));

function circuit(): { circuit: Circuit; changes: string[] } {
  const changes: string[] = [];
  return {
    changes,
    circuit: new Circuit('ollama', { threshold: 2, openMs: 60_000 }, (_dependency, state) => changes.push(state)),
  };
}

describe('Circuit', () => {
  it('opens after so many faults in a row, and then refuses without calling', async () => {
    const { circuit: c, changes } = circuit();
    await expect(c.run(outage)).rejects.toMatchObject({ type: 'ModelUnavailable' });
    await expect(c.run(outage)).rejects.toMatchObject({ type: 'ModelUnavailable' });
    let called = false;
    const refusal = c.run(() => {
      called = true;
      return Promise.resolve('answer');
    });
    await expect(refusal).rejects.toMatchObject({ type: 'CircuitOpen', category: 'BENIGN' });
    expect(called).toBe(false);
    expect(changes).toEqual(['open']);
    expect(c.state).toBe('open');
  });

  it('tells the engine when to try again', async () => {
    const { circuit: c } = circuit();
    await c.run(outage).catch(() => undefined);
    await c.run(outage).catch(() => undefined);
    const error: unknown = await c.run(() => Promise.resolve(1)).catch((reason: unknown) => reason);
    const delay = error instanceof ApplicationFailure ? Number(error.nextRetryDelay) : 0;
    expect(delay).toBeGreaterThan(55_000);
    expect(delay).toBeLessThanOrEqual(60_000);
  });

  it('is not impressed by a model that answers nonsense', async () => {
    const { circuit: c } = circuit();
    for (let call = 0; call < 5; call += 1) await c.run(nonsense).catch(() => undefined);
    expect(c.state).toBe('closed');
  });

  it('obeys an operator: open refuses everything, closed lets everything through, auto decides by itself', async () => {
    const { circuit: c } = circuit();
    c.force('open');
    await expect(c.run(() => Promise.resolve(1))).rejects.toMatchObject({ type: 'CircuitOpen' });
    c.force('closed');
    for (let call = 0; call < 5; call += 1)
      await expect(c.run(outage)).rejects.toMatchObject({ type: 'ModelUnavailable' });
    c.force('auto');
    await expect(c.run(() => Promise.resolve(1))).resolves.toBe(1);
  });
});

describe('dependencyOf', () => {
  it('knows which stages call something foreign', () => {
    expect(['extract', 'plan', 'legacyStep', 'rephrase'].map(dependencyOf)).toEqual(Array(4).fill('ollama'));
    expect(dependencyOf('sendMessage')).toBe('twilio');
    expect(['beginTurn', 'commitTurn', 'book_appointment'].map(dependencyOf)).toEqual([null, null, null]);
  });
});
