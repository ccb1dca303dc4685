import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { cveNumber } from '@convergence/shared/threat/cve';
import { z } from 'zod';

/** A snapshot that is not taken, with the reason in words. */
export class FeedRefused extends Error {
  override readonly name = 'FeedRefused';
}

/** What KEV says of one vulnerability. */
export interface KevEntry {
  readonly cveId: string;
  /** `YYYY-MM-DD`. */
  readonly addedDate: string;
  readonly isRansomwareUse: boolean;
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
}

/** What EPSS says of one vulnerability, 0 to 1. */
export interface EpssEntry {
  /** Probability that it is exploited anywhere within 30 days. */
  readonly score: number;
  /** Share of all vulnerabilities that score the same or less. */
  readonly percentile: number;
}

/** A snapshot that was read whole and found sound. */
export interface ReadFeed<Entry> {
  /** As the feed names it. */
  readonly version: string;
  /** When the feed says that it was made. */
  readonly publishedAt: Date;
  readonly entryCount: number;
  /** Null where the feed knows nothing of it. */
  readonly find: (cveId: string) => Entry | null;
}

/** Of a snapshot as it is unpacked. */
const MOST_KEV_BYTES = 16 * 1024 * 1024;
const MOST_EPSS_BYTES = 64 * 1024 * 1024;

const cveId = z.string().refine((id) => cveNumber(id) !== null, 'is no CVE id');
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const text = z.string().max(2000);
const kevShape = z.object({
  catalogVersion: z.string().min(1).max(40),
  dateReleased: z.string().refine((moment) => Number.isFinite(Date.parse(moment)), 'is no moment'),
  count: z.int(),
  vulnerabilities: z.array(
    z.object({
      cveID: cveId,
      vendorProject: text,
      product: text,
      vulnerabilityName: text,
      dateAdded: date,
      knownRansomwareCampaignUse: z.enum(['Known', 'Unknown']),
    }),
  ),
});

/**
 * Reads the catalogue of known exploited vulnerabilities as CISA publishes it, plain or gzip.
 *
 * @throws FeedRefused where it is not whole: another shape, a count that is not that of its entries, an id twice.
 */
export async function readKev(bytes: Uint8Array): Promise<ReadFeed<KevEntry>> {
  const parts: string[] = [];
  for await (const part of unpacked(bytes, MOST_KEV_BYTES)) parts.push(part);
  const parsed = kevShape.safeParse(parseJson(parts.join('')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new FeedRefused(`KEV: ${issue!.path.join('.') || 'the file'}: ${issue!.message}`.slice(0, 250));
  }
  const { catalogVersion, dateReleased, count, vulnerabilities } = parsed.data;
  if (count !== vulnerabilities.length)
    throw new FeedRefused(`KEV: it says that it has ${count} entries, and has ${vulnerabilities.length}.`);
  const entries = new Map<string, KevEntry>();
  for (const row of vulnerabilities) {
    if (entries.has(row.cveID)) throw new FeedRefused(`KEV: ${row.cveID} stands in it twice.`);
    entries.set(row.cveID, {
      cveId: row.cveID,
      addedDate: row.dateAdded,
      isRansomwareUse: row.knownRansomwareCampaignUse === 'Known',
      vendor: row.vendorProject,
      product: row.product,
      name: row.vulnerabilityName,
    });
  }
  return {
    version: catalogVersion,
    publishedAt: new Date(dateReleased),
    entryCount: entries.size,
    find: (id) => entries.get(id) ?? null,
  };
}

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new FeedRefused('KEV: the file is no JSON.', { cause: error });
  }
}

const epssHead = /^#model_version:([\w.-]{1,28}),score_date:(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2}))$/;
const EPSS_COLUMNS = 'cve,epss,percentile';
const ratio = /^(?:0(?:\.\d+)?|1(?:\.0+)?|\d(?:\.\d+)?e-\d+)$/i;

/**
 * Reads the scores of a day as FIRST publishes them, plain or gzip: a line of the version, a line of columns, a line for each
 * vulnerability. A third of a million entries take some 20 MB.
 *
 * @throws FeedRefused with the number of the line where one is not as it should be.
 */
export async function readEpss(bytes: Uint8Array): Promise<ReadFeed<EpssEntry>> {
  const places = new Map<number, number>();
  const scores: number[] = [];
  const percentiles: number[] = [];
  let head: RegExpExecArray | null = null;
  let line = 0;
  const take = (row: string): void => {
    line += 1;
    if (line === 1) head = epssHead.exec(row);
    if (line === 1 && head === null) throw new FeedRefused('EPSS: line 1 names no model and no date.');
    if (line === 2 && row !== EPSS_COLUMNS) throw new FeedRefused(`EPSS: line 2 is not "${EPSS_COLUMNS}".`);
    if (line <= 2) return;
    const [id = '', score = '', percentile = '', ...more] = row.split(',');
    const number = cveNumber(id);
    if (number === null || !ratio.test(score) || !ratio.test(percentile) || more.length > 0)
      throw new FeedRefused(`EPSS: line ${line} is not an id and two shares: ${row.slice(0, 80)}`);
    if (places.has(number)) throw new FeedRefused(`EPSS: ${id} stands in it twice, the second time in line ${line}.`);
    places.set(number, scores.length);
    scores.push(Number(score));
    percentiles.push(Number(percentile));
  };
  let rest = '';
  for await (const part of unpacked(bytes, MOST_EPSS_BYTES)) {
    const lines = (rest + part).split('\n');
    rest = lines.pop()!;
    for (const row of lines) take(row.endsWith('\r') ? row.slice(0, -1) : row);
  }
  if (rest !== '') take(rest);
  if (scores.length === 0) throw new FeedRefused('EPSS: there is no entry in it.');
  const [, model, moment] = head!;
  return {
    version: `${model} ${moment!.slice(0, 10)}`, // the model stays the same for a year
    publishedAt: new Date(moment!),
    entryCount: scores.length,
    find: (id) => {
      const at = places.get(cveNumber(id) ?? -1);
      return at === undefined ? null : { score: scores[at]!, percentile: percentiles[at]! };
    },
  };
}

/** Text in parts, so that others get a turn; gzip is known by its first bytes. @throws FeedRefused where it grows too large or is damaged. */
async function* unpacked(bytes: Uint8Array, mostBytes: number): AsyncGenerator<string> {
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const source = Readable.from(chunksOf(bytes));
  const stream = isGzip ? createGunzip({ chunkSize: 256 * 1024 }) : source;
  const piping = isGzip ? pipeline(source, stream as ReturnType<typeof createGunzip>) : Promise.resolve();
  piping.catch(() => undefined); // the same error ends the loop below; it must not count as unhandled before
  const decoder = new TextDecoder('utf-8', { fatal: true }); // drops a byte order mark itself
  let size = 0;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > mostBytes) throw new FeedRefused(`Unpacked it is larger than ${mostBytes} bytes.`);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    if (error instanceof FeedRefused) throw error;
    throw new FeedRefused('The file is damaged: it cannot be unpacked, or is no UTF-8.', { cause: error });
  }
}

function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  const step = 256 * 1024;
  for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
}
