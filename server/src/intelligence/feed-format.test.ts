import { gzipSync } from 'node:zlib';

import { describe, expect, it } from 'vitest';

import { generatedEpss, generatedKev } from '../emulator/generated-feeds.ts';
import { readEpss, readKev } from './feed-format.ts';

const entry = {
  cveID: 'CVE-2024-3094',
  vendorProject: 'Vendor',
  product: 'Product',
  vulnerabilityName: 'Vendor Product Backdoor',
  dateAdded: '2026-11-20',
  shortDescription: 'Of which nothing is kept.',
  knownRansomwareCampaignUse: 'Known',
};
const kev = (change: object = {}, entries: readonly object[] = [entry]): Buffer =>
  Buffer.from(
    JSON.stringify({
      title: 'Catalogue',
      catalogVersion: '2026.11.20',
      dateReleased: '2026-11-20T15:00:00.1234Z',
      count: entries.length,
      vulnerabilities: entries,
      ...change,
    }),
  );

describe('the catalogue of known exploited vulnerabilities', () => {
  it('is read as it is published: version, moment, and each entry by its id', async () => {
    const read = await readKev(kev());
    expect(read).toMatchObject({ version: '2026.11.20', entryCount: 1 });
    expect(read.publishedAt.toISOString()).toBe('2026-11-20T15:00:00.123Z');
    expect(read.find('CVE-2024-3094')).toEqual({
      cveId: 'CVE-2024-3094',
      addedDate: '2026-11-20',
      isRansomwareUse: true,
      vendor: 'Vendor',
      product: 'Product',
      name: 'Vendor Product Backdoor',
    });
    expect(read.find('CVE-2024-3095')).toBeNull();
  });
  it.each([
    ['no JSON', Buffer.from('<html>busy</html>'), 'no JSON'],
    ['another shape', Buffer.from('{"items":[]}'), 'catalogVersion'],
    ['fewer entries than it says', kev({ count: 2 }), 'has 2 entries, and has 1'],
    ['an id twice', kev({}, [entry, entry]), 'CVE-2024-3094 stands in it twice'],
    ['an id that is none', kev({}, [{ ...entry, cveID: 'CVE-24-1' }]), 'vulnerabilities.0.cveID'],
    ['a date that is none', kev({}, [{ ...entry, dateAdded: '20.11.2026' }]), 'vulnerabilities.0.dateAdded'],
    ['an unknown word', kev({}, [{ ...entry, knownRansomwareCampaignUse: 'Maybe' }]), 'knownRansomwareCampaignUse'],
    ['bytes that are no UTF-8', Buffer.from([0x7b, 0xff, 0xfe]), 'damaged'],
  ])('is refused with the reason where it has %s', async (_what, bytes, reason) => {
    await expect(readKev(bytes)).rejects.toThrow(reason);
  });
});

const epss = (...rows: readonly string[]): Buffer =>
  Buffer.from(
    ['#model_version:v2025.03.14,score_date:2026-11-20T12:55:00Z', 'cve,epss,percentile', ...rows, ''].join('\n'),
  );

describe('the scores of a day', () => {
  it('are read as they are published, plain and gzip, to the last digit', async () => {
    const bytes = epss('CVE-2024-3094,0.84123,0.99321', 'CVE-1999-0001,0.00043,0.1');
    for (const given of [bytes, gzipSync(bytes)]) {
      const read = await readEpss(given);
      expect(read).toMatchObject({ version: 'v2025.03.14 2026-11-20', entryCount: 2 });
      expect(read.publishedAt.toISOString()).toBe('2026-11-20T12:55:00.000Z');
      expect(read.find('CVE-2024-3094')).toEqual({ score: 0.84123, percentile: 0.99321 });
      expect(read.find('CVE-1999-0001')).toEqual({ score: 0.00043, percentile: 0.1 });
      expect(read.find('CVE-2024-9999')).toBeNull();
    }
  });
  it.each([
    ['no first line', Buffer.from('cve,epss,percentile\n'), 'line 1'],
    ['other columns', Buffer.from('#model_version:v1,score_date:2026-11-20T00:00:00Z\ncve,score\n'), 'line 2'],
    ['a share above 1', epss('CVE-2024-3094,1.2,0.5'), 'line 3'],
    ['a row that was cut', epss('CVE-2024-3094,0.5,0.5', 'CVE-2024-30'), 'line 4'],
    ['a field too many', epss('CVE-2024-3094,0.5,0.5,0.5'), 'line 3'],
    ['an id twice', epss('CVE-2024-3094,0.5,0.5', 'CVE-2024-3094,0.5,0.5'), 'twice'],
    ['nothing in it', epss(), 'no entry'],
    ['half of a gzip', gzipSync(epss('CVE-2024-3094,0.5,0.5')).subarray(0, 60), 'damaged'],
    ['more than it may unpack to', gzipSync(Buffer.alloc(65 * 1024 * 1024, 0x20)), 'larger than'],
  ])('are refused with the reason where they have %s', async (_what, bytes, reason) => {
    await expect(readEpss(bytes)).rejects.toThrow(reason);
  });
  it('are a third of a million without taking long', async () => {
    const rows = Array.from({ length: 330_000 }, (_, index) => `CVE-2024-${10_000 + index},0.00123,0.45678`);
    const startedAt = performance.now();
    const read = await readEpss(gzipSync(epss(rows.join('\n'))));
    expect(read.entryCount).toBe(330_000);
    expect(read.find('CVE-2024-339999')).toEqual({ score: 0.00123, percentile: 0.45678 });
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  }, 30_000);
});

it('reads what the emulator makes up, which is the same all day and says what it is', async () => {
  const [kevFeed, epssFeed] = [generatedKev('2026-11-20'), generatedEpss('2026-11-20')];
  expect(generatedKev('2026-11-20').etag).toBe(kevFeed.etag);
  expect(generatedKev('2026-11-21').etag).not.toBe(kevFeed.etag);
  const [known, scores] = [await readKev(kevFeed.bytes), await readEpss(epssFeed.bytes)];
  expect(known.find('CVE-2099-10001')).toMatchObject({ isRansomwareUse: true, addedDate: '2026-01-05' });
  expect(known.find('CVE-2099-10001')!.name).toContain('simulated');
  expect(known.find('CVE-2099-10002')).toMatchObject({ isRansomwareUse: false });
  expect(scores.find('CVE-2099-10001')!.score).toBeGreaterThan(0.5);
  expect(scores.publishedAt.toISOString()).toBe('2026-11-20T00:00:00.000Z');
});
