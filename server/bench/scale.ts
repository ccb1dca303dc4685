import '../src/platform/javascript-engine.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { decodeChunk } from '@convergence/shared/simulation/chunk-bytes';
import { engineVersion } from '@convergence/shared/simulation/engine-version';
import { placeSample } from '@convergence/shared/simulation/run-layout';
import { CHUNK_PATHS } from '@convergence/shared/simulation/run-inputs';
import { sampleInputs, sampleSnapshot } from '@convergence/shared/simulation/sample-run';

import { withIdleShare } from '../../shared/bench/bench.ts';
import { EnginePool } from '../src/simulation/engine-pool.ts';
import { endPrograms } from '../test/processes.ts';
import { startMysql } from '../test/services/mysql-service.ts';
import { startRedis } from '../test/services/redis-service.ts';
import { startS3 } from '../test/services/s3-service.ts';
import type { RunningService } from '../test/services/service-process.ts';
import type { ServiceUrls } from '../test/services/test-services.ts';
import { buildIfStale } from '../steps.mjs';
import { megabytes, secondsSince } from './figures.ts';
import { ASSETS, Installation, SESSIONS } from './installation.ts';
import type { ProcessMemory } from './installation.ts';
import { RedisBooks } from './redis-books.ts';
import type { RedisHoldings } from './redis-books.ts';

/**
 * `npm run bench:scale -- [--paths N] [--timed-paths N] [--evidence]`: one run on real MySQL (durable), Redis and S3 and processes of
 * ours on loopback, by 1, 2 and 4 workers with one thread each, then one of 10 million paths by two. Told are time, bytes over Redis,
 * what Redis held at most, and the most memory of each process.
 */

const WORKER_BYTES = 700e6;
/** A result of the smallest run is tens of kilobytes; an event or a job of the queue is far below it. */
const LARGEST_VALUE_BYTES = 100_000;
const HELD_BYTES = 10e6;
const REDIS_LOOK_MS = 2000;
/** Unmeasured, so that one, two and four are not compared by how young their processes are. */
const WARM_UP_PATHS = 200_000;

interface Measured {
  readonly workers: number;
  readonly paths: number;
  readonly seconds: number;
  readonly secondsOfChunks: number;
  readonly resultSha256: string;
  readonly redisBytesPerPath: number;
  readonly redis: RedisHoldings;
  readonly memory: readonly ProcessMemory[];
  readonly progressEvents: number;
  /** Of all processors, while the run was on; null where the system does not tell. */
  readonly idleShare: number | null;
}

const { values } = parseArgs({
  options: {
    paths: { type: 'string', default: '10000000' },
    'timed-paths': { type: 'string', default: '1000000' },
    evidence: { type: 'boolean', default: false },
  },
});
const [mostPaths, timedPaths] = [Number(values.paths), Number(values['timed-paths'])];
const lines: string[] = [];
function say(line = ''): void {
  console.log(line);
  lines.push(line);
}

/** The engine alone, on one thread of this process: chunks and merge without queue, database and store. */
async function ceiling(paths: number): Promise<{ readonly chunks: number; readonly merge: number }> {
  const inputs = sampleInputs(ASSETS, { marketModel: 'FILTERED_HISTORICAL', sampling: 'AUTO', pathCount: paths });
  const source = { inputs, snapshot: sampleSnapshot(ASSETS, SESSIONS) };
  const load = (): Promise<typeof source> => Promise.resolve(source);
  const pool = new EnginePool(1);
  try {
    await pool.run('bench', load, 'chunk', { chunk: 0 }); // builds the plan
    const startedAt = performance.now();
    const chunkCount = Math.ceil(paths / CHUNK_PATHS);
    const samples: Uint8Array[] = [];
    for (let chunk = 0; chunk < chunkCount; chunk++) samples.push(await pool.run('bench', load, 'chunk', { chunk }));
    const chunks = secondsSince(startedAt);
    await pool.run(
      'bench',
      load,
      'merge',
      { chunkCount },
      {
        columns: ({ layout, names }) => {
          const columns = names.map(() => new Float64Array(layout.pathCount));
          samples.forEach((bytes, chunk) => placeSample(layout, chunk, decodeChunk(bytes), names, columns));
          return Promise.resolve(columns);
        },
      },
    );
    return { chunks, merge: secondsSince(startedAt) - chunks };
  } finally {
    await pool.close();
  }
}

async function measured(
  dir: string,
  services: ServiceUrls,
  books: RedisBooks,
  workers: number,
  paths: number,
  isWarm: boolean,
): Promise<Measured> {
  await books.clear();
  const installation = await Installation.open(dir, services);
  try {
    await installation.start('scheduler');
    await Promise.all(Array.from({ length: workers }, () => installation.start('worker')));
    if (isWarm) {
      await installation.run(WARM_UP_PATHS, () => Promise.resolve());
      await installation.quiet();
    }
    const before = await books.traffic();
    let nextLookAt = 0;
    const { result, idleShare } = await withIdleShare(() =>
      installation.run(paths, async () => {
        if (performance.now() < nextLookAt) return;
        await books.look();
        nextLookAt = performance.now() + REDIS_LOOK_MS;
      }),
    );
    const { run, seconds, secondsOfChunks, progressEvents } = result;
    const redisBytesPerPath = ((await books.traffic()) - before) / paths;
    await books.look();
    const { resultSha256 } = run;
    const memory = installation.memory();
    const redis = books.most;
    return {
      workers,
      paths,
      seconds,
      secondsOfChunks,
      resultSha256: resultSha256!,
      redisBytesPerPath,
      redis,
      memory,
      progressEvents,
      idleShare,
    };
  } finally {
    await installation.close();
  }
}

const workerPeak = ({ memory }: Measured): number =>
  Math.max(...memory.filter(({ role }) => role === 'worker').map(({ peakBytes }) => peakBytes));

function rowOf(run: Measured): string {
  const { workers, paths, seconds, secondsOfChunks, resultSha256, redisBytesPerPath, redis, idleShare } = run;
  const idle = idleShare === null ? 'unknown' : `${(100 * idleShare).toFixed(0)} %`;
  const rate = Math.round(paths / seconds).toLocaleString('en');
  return `| ${workers} | ${paths.toLocaleString('en')} | ${seconds.toFixed(1)} | ${secondsOfChunks.toFixed(1)} | ${rate} | ${idle} | ${megabytes(workerPeak(run))} | ${redisBytesPerPath.toFixed(2)} | ${megabytes(redis.totalBytes)} | ${(redis.largestBytes / 1e3).toFixed(1)} kB | ${resultSha256.slice(0, 12)} |`;
}

function check(what: string, holds: boolean): boolean {
  say(`- ${holds ? 'holds' : 'DOES NOT HOLD'}: ${what}`);
  return holds;
}

async function bench(dir: string, started: readonly RunningService[]): Promise<boolean> {
  const [mysql, redis, s3] = started;
  const services = { mysql: mysql!.url, redis: redis!.url, s3: s3!.url };
  const books = new RedisBooks(services.redis);
  try {
    say('# Bench of scale');
    say();
    say(
      `${new Date().toISOString()}; ${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.version}, engine ${engineVersion}; load average before the start ${loadavg()[0]!.toFixed(2)}.`,
    );
    say(
      `${started.map(({ version }) => version).join(', ')}, all on this machine; MySQL flushes each commit. ${ASSETS} made-up assets × 20 days, ${SESSIONS} sessions of history, the default model: filtered historical simulation, paths drawn as AUTO finds best (tilted).`,
    );
    say(
      'Workers are processes with one thread for the engine; their peak is VmHWM of the whole process. Those that are compared have done a run of 200,000 paths and what follows it before; the large run is the first of its processes.',
    );
    say();
    const alone = await ceiling(timedPaths);
    const ceilingRate = timedPaths / (alone.chunks + alone.merge);
    say(
      `Ceiling: the engine alone on one thread computes ${timedPaths.toLocaleString('en')} paths in ${alone.chunks.toFixed(1)} s and merges them in ${alone.merge.toFixed(1)} s: ${Math.round(ceilingRate).toLocaleString('en')} paths/s.`,
    );
    say();
    say(
      '| workers | paths | seconds | of them chunks | paths/s | processors idle | most memory of a worker | bytes over Redis a path | most in Redis | largest value in Redis | result |',
    );
    say('| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    const runs: Measured[] = [];
    for (const [workers, paths, isWarm] of [
      [1, timedPaths, true],
      [2, timedPaths, true],
      [4, timedPaths, true],
      [2, mostPaths, false],
    ] as const) {
      const run = await measured(dir, services, books, workers, paths, isWarm);
      runs.push(run);
      say(rowOf(run));
    }
    const [one, two, four, large] = runs as [Measured, Measured, Measured, Measured];
    say();
    say(
      `Two workers take 1/${(one.seconds / two.seconds).toFixed(2)} of the time of one, for the chunks alone 1/${(one.secondsOfChunks / two.secondsOfChunks).toFixed(2)}; one worker reaches ${((100 * timedPaths) / one.seconds / ceilingRate).toFixed(0)} % of the ceiling. Four share ${availableParallelism()} cores with all services and tell correctness, not speed.`,
    );
    say();
    const holds = [
      check(
        '1, 2 and 4 workers give the same result bytes',
        new Set([one, two, four].map((run) => run.resultSha256)).size === 1,
      ),
      check(
        `no worker of the run of ${large.paths.toLocaleString('en')} paths had ${megabytes(WORKER_BYTES)} or more: the most was ${megabytes(workerPeak(large))}`,
        workerPeak(large) < WORKER_BYTES,
      ),
      check(
        `no value in Redis was larger than ${megabytes(LARGEST_VALUE_BYTES)}, nor all together larger than ${megabytes(HELD_BYTES)}: ${(large.redis.largestBytes / 1e3).toFixed(1)} kB (${large.redis.largestKey}) and ${megabytes(large.redis.totalBytes)} in ${large.redis.keyCount} keys`,
        runs.every(({ redis: held }) => held.largestBytes < LARGEST_VALUE_BYTES && held.totalBytes < HELD_BYTES),
      ),
    ];
    const json = `${JSON.stringify({ at: new Date().toISOString(), engineVersion, services: started.map(({ version }) => version), ceiling: alone, runs }, null, 1)}\n`;
    keep('artifacts/bench-scale.json', json);
    if (values.evidence) {
      const name = `mdfiles/evidence/bench-scale-${new Date().toISOString().slice(0, 10)}`;
      keep(`${name}.json`, json);
      keep(`${name}.md`, `${lines.join('\n')}\n`);
    }
    return holds.every(Boolean);
  } finally {
    books.close();
  }
}

function keep(name: string, text: string): void {
  const file = path.join(import.meta.dirname, '../..', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

await buildIfStale('server'); // what runs in production
const dir = mkdtempSync(path.join(tmpdir(), 'convergence-bench-'));
const started: RunningService[] = [];
try {
  const folder = (name: string): string => {
    const made = path.join(dir, name);
    mkdirSync(made);
    return made;
  };
  started.push(await startMysql(folder('mysql'), { isDurable: true }));
  started.push(await startRedis(folder('redis')));
  started.push(await startS3(folder('s3')));
  if (!(await bench(dir, started))) process.exitCode = 1;
} finally {
  endPrograms();
  for (const service of started) await service.stop();
  rmSync(dir, { recursive: true, force: true });
}
