import { createHash, randomUUID } from 'node:crypto';

import { Client } from 'minio';
import { expect, it, vi } from 'vitest';

import { withService } from '../../test/services/service-suite.ts';
import { objectStoreContract } from './object-store.contract.ts';
import { isOutage } from './outage.ts';
import { S3ObjectStore } from './s3-object-store.ts';
import type { S3Settings } from './settings.ts';

/** @param url - Of the store, with its keys as user and password. */
function settingsOf(url: string): S3Settings {
  const { origin, username: accessKey, password: secretKey } = new URL(url);
  const bucket = `test-${randomUUID()}`;
  return { kind: 's3', endpoint: origin, publicEndpoint: origin, region: 'us-east-1', accessKey, secretKey, bucket };
}

await withService('s3', 'an S3 store', (url) => {
  objectStoreContract('S3', async () => {
    const store = await S3ObjectStore.open(settingsOf(url));
    return {
      store,
      fetchSigned: async (address) => {
        const answer = await fetch(address);
        const bytes = new Uint8Array(await answer.arrayBuffer());
        return answer.ok ? bytes : null;
      },
      close: () => store.close(),
    };
  });

  it('never hands out bytes that are not those that were put', async () => {
    const settings = settingsOf(url);
    const store = await S3ObjectStore.open(settings);
    const { hostname, port } = new URL(settings.endpoint);
    const { accessKey, secretKey, region } = settings;
    const stranger = new Client({
      endPoint: hostname,
      port: Number(port),
      useSSL: false,
      accessKey,
      secretKey,
      region,
    });
    const sha256 = createHash('sha256').update('whole').digest('hex');
    await stranger.putObject(settings.bucket, 'raw/cut', Buffer.from('who'), 3, { sha256 });
    await expect(store.get('raw', 'cut')).rejects.toThrow(/raw\/cut is damaged/);
  });
  it('signs for the address that browsers use, as a download', async () => {
    const settings = { ...settingsOf(url), publicEndpoint: 'https://files.example.com' };
    const store = await S3ObjectStore.open(settings);
    const signed = new URL(await store.signedUrl('reports', 'r/1.pdf', 60));
    expect(signed.origin).toBe('https://files.example.com');
    expect(signed.pathname).toBe(`/${settings.bucket}/reports/r/1.pdf`);
    expect(signed.searchParams.get('response-content-disposition')).toBe('attachment; filename="1.pdf"');
    expect(signed.searchParams.get('X-Amz-Expires')).toBe('60');
  });
  it.each([1, -1])('a clock that is %i h off is an outage, told with what to do', async (hours) => {
    const store = await S3ObjectStore.open(settingsOf(url));
    await store.put('raw', 'a', Buffer.from('a'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + hours * 3_600_000 });
    try {
      const asked = [
        () => store.get('raw', 'a'),
        () => store.stat('raw', 'a'),
        () => store.put('raw', 'b', Buffer.from('b')),
      ];
      for (const ask of asked) {
        const error: unknown = await ask().catch((failure: unknown) => failure);
        expect(isOutage(error)).toBe(true);
        expect(String(error)).toMatch(/the clock of this machine/);
      }
    } finally {
      vi.useRealTimers();
    }
    expect(await store.get('raw', 'a')).toEqual(new Uint8Array(Buffer.from('a')));
  });
  it('refuses wrong keys, and says what to do', async () => {
    await expect(S3ObjectStore.open({ ...settingsOf(url), secretKey: 'wrong-secret-key' })).rejects.toMatchObject({
      code: 'E_SETTINGS',
      path: ['S3_ENDPOINT'],
    });
  });
});
