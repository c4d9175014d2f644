import { describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { Circuit, dependencyOf } from './circuits';

const outage = (): Promise<never> =>
  Promise.reject(ApplicationFailure.create({ type: 'ModelUnavailable', message: 'down' }));
const nonsense = (): Promise<never> =>
  Promise.reject(ApplicationFailure.create({ type: 'ModelInvalid', message: 'not JSON' }));

function circuit(): { circuit: Circuit; changes: string[]; inForce: string[] } {
  const changes: string[] = [];
  const inForce: string[] = [];
  const listener = {
    changed: (state: string) => void changes.push(state),
    inForce: (state: string) => void inForce.push(state),
  };
  return { changes, inForce, circuit: new Circuit('ollama', { threshold: 2, openMs: 60_000 }, listener) };
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

  it.each([
    ['closed', 'open', 0],
    ['open', 'open', 2],
    ['open', 'closed', 2],
  ] as const)('that was %s is as before when an order of %s is taken back', async (state, order, faults) => {
    const { circuit: c, changes, inForce } = circuit();
    for (let call = 0; call < faults; call += 1) await c.run(outage).catch(() => undefined);
    const before = [...changes];
    c.force(order);
    expect([c.state, inForce.at(-1)]).toEqual([order, order]);
    c.force('auto');
    expect([c.state, inForce.at(-1)]).toEqual([state, state]);
    expect(changes).toEqual(before);
  });
});

describe('dependencyOf', () => {
  it('knows which stages call something foreign', () => {
    expect(['extract', 'plan', 'legacyStep', 'rephrase'].map(dependencyOf)).toEqual(Array(4).fill('ollama'));
    expect(dependencyOf('sendMessage')).toBe('twilio');
    expect(['beginTurn', 'commitTurn', 'book_appointment'].map(dependencyOf)).toEqual([null, null, null]);
  });
});
