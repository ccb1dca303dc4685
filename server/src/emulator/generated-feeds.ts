import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A made-up feed as its real publisher would serve it. */
export interface GeneratedFeed {
  readonly contentType: string;
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Ids of a year that no catalogue has reached: nobody can take one for a real vulnerability. */
export const SIMULATED_YEAR = 2099;
const KEV_COUNT = 120;
const EPSS_COUNT = 2_000;
const FIRST_NUMBER = 10_001;
const FIRST_ADDED = '2026-01-05';
const DAY_MS = 24 * 60 * 60 * 1000;
/** One in so many of the exploited ones is used for ransomware. */
const RANSOMWARE_EVERY = 4;

const products = [
  ['Simulated Networks', 'Edge Gateway', 'Authentication Bypass'],
  ['Simulated Software', 'Mail Server', 'Remote Code Execution'],
  ['Simulated Systems', 'Virtual Desktop', 'Privilege Escalation'],
  ['Simulated Storage', 'File Transfer', 'Path Traversal'],
] as const;

/** Paths of the emulator, by the feed. */
export const feedPaths = {
  '/emulator/feeds/known_exploited_vulnerabilities.json': generatedKev,
  '/emulator/feeds/epss_scores-current.csv.gz': generatedEpss,
} as const;

function cveId(index: number): string {
  return `CVE-${SIMULATED_YEAR}-${FIRST_NUMBER + index}`;
}

/** A share that is always the same for the same words, 0 to 1. */
function shareOf(words: string): number {
  return createHash('sha256').update(words).digest().readUInt32BE() / 2 ** 32;
}

/**
 * Known exploited vulnerabilities in the format of CISA; one was added every other day from the first one on.
 *
 * @param day - `YYYY-MM-DD`; the same day gives the same bytes.
 */
export function generatedKev(day: string): GeneratedFeed {
  const vulnerabilities = Array.from({ length: KEV_COUNT }, (_, index) => {
    const [vendorProject, product, kind] = products[index % products.length]!;
    const dateAdded = dayAfter(FIRST_ADDED, 2 * index);
    return {
      cveID: cveId(index),
      vendorProject,
      product,
      vulnerabilityName: `${vendorProject} ${product} ${kind} (simulated)`,
      dateAdded,
      shortDescription: 'Made up for demonstrations; there is no such product.',
      requiredAction: 'None.',
      dueDate: dayAfter(dateAdded, 21),
      knownRansomwareCampaignUse: index % RANSOMWARE_EVERY === 0 ? 'Known' : 'Unknown',
      notes: '',
      cwes: [],
    };
  });
  const catalogue = {
    title: 'SIMULATED catalogue of known exploited vulnerabilities',
    catalogVersion: day.replaceAll('-', '.'),
    dateReleased: `${day}T00:00:00.0000Z`,
    count: vulnerabilities.length,
    vulnerabilities,
  };
  return feedOf('application/json', Buffer.from(JSON.stringify(catalogue, null, 1)));
}

/** Scores of a day in the format of FIRST, for the exploited ones and many more. */
export function generatedEpss(day: string): GeneratedFeed {
  const scores = Array.from({ length: EPSS_COUNT }, (_, index) => {
    const share = shareOf(`epss ${index}`);
    // most are near 0, as they are: the fifth power; what is exploited scores high
    return { id: cveId(index), score: index < KEV_COUNT ? 0.5 + share / 2 : share ** 5 };
  });
  const ascending = scores.map(({ score }) => score).toSorted((a, b) => a - b);
  const rows = scores.map(({ id, score }) => {
    const percentile = (ascending.findLastIndex((other) => other <= score) + 1) / scores.length;
    return `${id},${score.toFixed(5)},${percentile.toFixed(5)}`;
  });
  const lines = [`#model_version:simulated,score_date:${day}T00:00:00Z`, 'cve,epss,percentile', ...rows, ''];
  return feedOf('application/gzip', gzipSync(lines.join('\n')));
}

function feedOf(contentType: string, bytes: Buffer): GeneratedFeed {
  return { contentType, bytes, etag: `"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"` };
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
}
