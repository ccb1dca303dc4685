import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { ObjectStore } from './object-store.ts';

export interface ObjectStoreHarness {
  readonly store: ObjectStore;
  /** Fetches a signed address as a stranger would; null where it is refused. */
  fetchSigned(url: string): Promise<Uint8Array | null>;
  close(): Promise<void>;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What every adapter of the port keeps. */
export function objectStoreContract(name: string, open: () => Promise<ObjectStoreHarness>): void {
  describe(`[objects] ${name} keeps objects`, () => {
    let harness: ObjectStoreHarness;
    let store: ObjectStore;
    beforeAll(async () => {
      harness = await open();
      store = harness.store;
    });
    afterAll(() => harness.close());

    const keys = async (prefix: string): Promise<string[]> => {
      const found: string[] = [];
      for await (const { key } of store.list('raw', prefix)) found.push(key);
      return found;
    };

    it('gives back what was put, byte for byte', async () => {
      const all = Uint8Array.from({ length: 256 }, (_, i) => i);
      await store.put('raw', 'a/all.bin', all);
      expect(await store.get('raw', 'a/all.bin')).toEqual(all);
      await store.put('raw', 'a/empty', new Uint8Array());
      expect(await store.get('raw', 'a/empty')).toEqual(new Uint8Array());
    });
    it('knows size and time of what is there, and nothing of what is not', async () => {
      await store.put('raw', 'stat.json', bytes('{}'));
      const found = await store.stat('raw', 'stat.json');
      expect(found).toMatchObject({ key: 'stat.json', sizeBytes: 2 });
      expect(Math.abs(found!.modifiedAt.getTime() - Date.now())).toBeLessThan(60_000);
      expect(await store.stat('raw', 'nothing.json')).toBeNull();
      expect(await store.get('raw', 'nothing.json')).toBeNull();
      expect(await store.get('raw', 'stat.json/below')).toBeNull();
    });
    it('replaces', async () => {
      await store.put('raw', 'twice', bytes('first, and longer'));
      await store.put('raw', 'twice', bytes('second'));
      expect(await store.get('raw', 'twice')).toEqual(bytes('second'));
    });
    it('shows a reader the old or the new object, never a part of one', async () => {
      const texts = ['a'.repeat(200_000), 'b'.repeat(200_000)];
      await store.put('raw', 'busy', bytes(texts[0]!));
      const seen = new Set<string>();
      const writing = (async () => {
        for (let i = 1; i <= 20; i++) await store.put('raw', 'busy', bytes(texts[i % 2]!));
      })();
      for (let i = 0; i < 50; i++) seen.add(new TextDecoder().decode(await store.get('raw', 'busy')));
      await writing;
      for (const text of seen) expect(texts).toContain(text);
    });
    it('keeps buckets apart', async () => {
      await store.put('runs', 'same', bytes('run'));
      await store.put('reports', 'same', bytes('report'));
      expect(await store.get('runs', 'same')).toEqual(bytes('run'));
      expect(await store.get('models', 'same')).toBeNull();
    });
    it('lists by prefix, ascending by key, an object and its namesake folder alike', async () => {
      for (const key of ['list/b/1', 'list/a', 'list/b', 'list/b/10', 'list/b/2', 'lists'])
        await store.put('raw', key, bytes(key));
      expect(await keys('list/')).toEqual(['list/a', 'list/b', 'list/b/1', 'list/b/10', 'list/b/2']);
      expect(await keys('list/b/1')).toEqual(['list/b/1', 'list/b/10']);
      expect(await keys('no-such')).toEqual([]);
    });
    it('removes, and does not mind where nothing is there', async () => {
      await store.put('raw', 'gone', bytes('x'));
      await store.remove('raw', 'gone');
      await store.remove('raw', 'gone');
      expect(await store.get('raw', 'gone')).toBeNull();
    });
    it.each(['', '/', 'a//b', '/a', 'a/', '..', 'a/../b', '../../etc/passwd', 'a\\b', 'a\0b', '한글', 'x'.repeat(501)])(
      'refuses %j as a key',
      async (key) => {
        const refused = expect.objectContaining({ code: 'E_FORMAT' });
        await expect((async () => store.put('raw', key, bytes('x')))()).rejects.toEqual(refused);
        await expect((async () => store.get('raw', key))()).rejects.toEqual(refused);
        await expect((async () => store.signedUrl('raw', key, 60))()).rejects.toEqual(refused);
      },
    );
    it('makes an address that opens one object for a while, and no other', async () => {
      await store.put('reports', 'r/1.pdf', bytes('one'));
      await store.put('reports', 'r/2.pdf', bytes('two'));
      const url = await store.signedUrl('reports', 'r/1.pdf', 60);
      expect(await harness.fetchSigned(url)).toEqual(bytes('one'));
      expect(await harness.fetchSigned(url.replace('1.pdf', '2.pdf'))).toBeNull();
      expect(await harness.fetchSigned(url.replace('/reports/', '/raw/'))).toBeNull();
      expect(await harness.fetchSigned(url.split('?')[0]!)).toBeNull();
      expect(await harness.fetchSigned(await store.signedUrl('reports', 'r/1.pdf', -5))).toBeNull();
    });
  });
}
