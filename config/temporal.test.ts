import { describe, expect, it } from '@jest/globals';
import { temporalConnection } from './temporal';

describe('temporalConnection', () => {
  it('is plain for a server of our own', () => {
    expect(temporalConnection('127.0.0.1:7233', {})).toEqual({ address: '127.0.0.1:7233' });
  });

  it('uses TLS with an API key', () => {
    const options = temporalConnection('ns.acct.tmprl.cloud:7233', {
      TEMPORAL_API_KEY: 'key',
      TEMPORAL_ADDRESS: 'ignored:1',
    });
    expect(options).toMatchObject({ address: 'ns.acct.tmprl.cloud:7233', apiKey: 'key' });
    expect(options.tls).not.toBe(false);
  });
});
