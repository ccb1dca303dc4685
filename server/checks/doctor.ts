import '../src/platform/javascript-engine.ts';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { parseArgs } from 'node:util';

import { ArchiveError } from '../src/backup/archive-format.ts';
import { openPlace } from '../src/backup/archive-place.ts';
import { archiveIds, openArchive } from '../src/backup/archive-reader.ts';
import { TableRows } from '../src/backup/table-rows.ts';
import { momentOf, nowSql } from '../src/platform/db/moment.ts';
import { migrations } from '../src/platform/db/migrations/migrations.ts';
import { UNFINISHED } from '../src/platform/db/migration-step.ts';
import { openObjects } from '../src/platform/platform.ts';
import { SILENT_MS } from '../src/platform/process-register.ts';
import { secretsOf } from '../src/platform/secrets.ts';
import { isLoopback, readEnvironment, readSettings, secretVariables, SettingsError } from '../src/platform/settings.ts';
import type { Settings } from '../src/platform/settings.ts';
import { bad, good, judged } from './chk-program.ts';
import type { Finding } from './chk-program.ts';

/** Something that works and should be mended before it does not. */
interface Diagnosis extends Finding {
  readonly isWarning?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Patient {
  readonly settings: Settings;
  readonly env: Environment;
}

interface Examination {
  readonly name: string;
  readonly look: (patient: Patient) => Promise<readonly Diagnosis[]> | readonly Diagnosis[];
}

function warned(text: string): Diagnosis {
  return { isGood: true, isWarning: true, text };
}
/** Good, or a warning with what to do. */
function advised(isGood: boolean, text: string, advice: string): Diagnosis {
  return isGood ? good(text) : warned(`${text}: ${advice}`);
}

const PATIENCE_MS = 5_000;
const HOUR_MS = 3_600_000;
const MB = 1024 * 1024;
/** Sessions, second factors and signed addresses still work with so much between clocks, not with more. */
const MOST_SKEW_MS = 5_000;
const NOTED_SKEW_MS = 1_000;
const LEAST_NODE = 24;
const LEAST_PACKET = 16 * MB;

function program({ settings }: Patient): readonly Diagnosis[] {
  const [major] = process.versions.node.split('.');
  return [
    judged(Number(major) >= LEAST_NODE, `Node ${process.versions.node}, at least ${LEAST_NODE}`),
    good(
      `${settings.profile}, role ${settings.role}, ${settings.database.kind === 'mysql' ? 'adapters of a server' : 'embedded'}`,
    ),
  ];
}

/** Whoever reads them can sign in as anybody. */
function secretFiles({ settings, env }: Patient): readonly Diagnosis[] {
  const own = path.join(settings.dataDir, 'secrets.json');
  const files = secretVariables.flatMap((name): (readonly [string, string])[] => {
    const file = env[`${name}_FILE`];
    return file ? [[`${name}_FILE`, file]] : [];
  });
  if (settings.secrets === null && existsSync(own)) files.push(['secrets.json', own]);
  const dotEnv = path.resolve('.env');
  if (existsSync(dotEnv)) files.push(['.env', dotEnv]);
  if (files.length === 0) return [good('no file with secrets')];
  return files.map(([name, file]) => {
    if (!existsSync(file)) return bad(`${name}: there is no ${file}`);
    const mode = statSync(file).mode & 0o777;
    const text = `${name} ${mode.toString(8).padStart(4, '0')}`;
    return advised((mode & 0o007) === 0, text, `others can read it; chmod 600 ${file}`);
  });
}

async function database({ settings }: Patient): Promise<readonly Diagnosis[]> {
  if (settings.database.kind === 'sqlite' && !existsSync(settings.database.file))
    return [warned('there is no database yet: the first start makes it')];
  const rows = await TableRows.open(settings.database);
  try {
    const version = await rows.version();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
    const number = Number(major) * 1000 + Number(minor);
    const least = version.startsWith('MySQL') ? 8_004 : version.startsWith('MariaDB') ? 10_006 : 3_040;
    const applied = new Set(await rows.migrations());
    const wanted = migrations.filter((step) => step[rows.engine] !== undefined).map(({ name }) => name);
    const missing = wanted.filter((name) => !applied.has(name));
    const foreign = [...applied].filter((name) => name !== UNFINISHED && !wanted.includes(name));
    const schema = applied.has(UNFINISHED)
      ? bad('a restore was cut off: run npm run restore again to its end')
      : foreign.length > 0
        ? bad(`migration ${foreign[0]} is not known here: start the newer program`)
        : advised(
            missing.length === 0,
            `${applied.size} migrations`,
            `${missing.length} are applied at the next start (${missing[0]})`,
          );
    const [clock] = await rows.execute<{ now: string | number }>(`select ${nowSql(rows.engine)} as now`);
    const findings = [judged(number >= least, version), schema, skewOf('its clock', momentOf(clock!.now).getTime())];
    return rows.engine === 'mysql' ? [...findings, ...(await mysqlSettings(rows, version))] : findings;
  } finally {
    await rows.close();
  }
}

async function mysqlSettings(rows: TableRows, version: string): Promise<readonly Diagnosis[]> {
  const found = await rows.execute<{ Variable_name: string; Value: string }>('show variables');
  const all = new Map(found.map((row) => [row.Variable_name, row.Value]));
  const valueOf = (name: string): string => all.get(name) ?? '';
  const hasLog = valueOf('log_bin') === 'ON';
  const packet = Number(valueOf('max_allowed_packet'));
  const grants = (await rows.execute('show grants')).map((row) => Object.values(row).join(' ')).join('\n');
  const global = grants
    .split('\n')
    .filter((line) => / ON \*\.\* /.test(line))
    .join(' ');
  const may = (right: string): boolean => global.includes('ALL PRIVILEGES') || global.includes(right);
  const trusts = valueOf('log_bin_trust_function_creators') === 'ON' || may('SUPER');
  return [
    advised(hasLog, `binary log ${hasLog ? 'on' : 'off'}`, 'no restore to a point in time; set log_bin'),
    ...(hasLog
      ? [
          advised(
            valueOf('sync_binlog') === '1' && valueOf('innodb_flush_log_at_trx_commit') === '1',
            `sync_binlog ${valueOf('sync_binlog')}, innodb_flush_log_at_trx_commit ${valueOf('innodb_flush_log_at_trx_commit')}`,
            'set both to 1, or a power cut loses commits',
          ),
          judged(
            trusts,
            `log_bin_trust_function_creators ${trusts ? 'or its right' : 'OFF: migrations cannot make triggers; set it to 1'}`,
          ),
          advised(
            may('RELOAD') && may('REPLICATION CLIENT'),
            'rights for a backup with the position of the log',
            'grant reload, replication client on *.* to the user of DATABASE_URL; backups are whole without, but end there',
          ),
        ]
      : []),
    advised(
      valueOf('collation_database').startsWith('utf8mb4'),
      `collation ${valueOf('collation_database')}`,
      'make the database with utf8mb4_bin',
    ),
    advised(
      ['+00:00', 'UTC', 'SYSTEM'].includes(valueOf('time_zone')),
      `time zone ${valueOf('time_zone')} (sessions of ours run in UTC)`,
      'set default-time-zone=+00:00',
    ),
    judged(packet >= LEAST_PACKET, `max_allowed_packet ${Math.round(packet / MB)} MB, at least ${LEAST_PACKET / MB}`),
    ...(version.startsWith('MariaDB') ? [warned('MariaDB works; what is tested each day is MySQL')] : []),
  ];
}

async function redis({ settings }: Patient): Promise<readonly Diagnosis[]> {
  if (settings.queue.kind === 'embedded') return [good('embedded queue, no Redis')];
  const { Redis } = await import('ioredis');
  const client = new Redis(settings.queue.url, {
    lazyConnect: true,
    retryStrategy: () => null,
    connectTimeout: PATIENCE_MS,
    commandTimeout: PATIENCE_MS,
  });
  client.on('error', () => undefined); // the command that waits has it
  try {
    await client.connect();
    const info = await client.info();
    const valueOf = (name: string): string => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1] ?? '';
    const version = valueOf('redis_version');
    const [major = 0, minor = 0] = version.split('.').map(Number);
    const policy = valueOf('maxmemory_policy');
    const [seconds, micros] = await client.time();
    return [
      judged(major * 100 + minor >= 602, `Redis ${version}, at least 6.2`),
      judged(
        policy === 'noeviction',
        `maxmemory-policy ${policy}${policy === 'noeviction' ? '' : ': jobs would be thrown away; set noeviction'}`,
      ),
      advised(
        valueOf('aof_enabled') === '1',
        `append-only file ${valueOf('aof_enabled') === '1' ? 'on' : 'off'}`,
        'after a crash jobs come back from the database, which takes a while; set appendonly yes',
      ),
      skewOf('its clock', Number(seconds) * 1000 + Number(micros) / 1000),
    ];
  } finally {
    client.disconnect();
  }
}

async function objects({ settings }: Patient): Promise<readonly Diagnosis[]> {
  if (settings.objects.kind === 'folder' && !existsSync(settings.objects.dir)) return [warned('no objects yet')];
  const store = await openObjects(settings.objects, secretsOf(settings).signing);
  const key = `doctor/${randomUUID()}`;
  const bytes = Buffer.from(`looked at by npm run doctor at ${new Date().toISOString()}`);
  try {
    await store.put('raw', key, bytes);
    const back = await store.get('raw', key);
    const isSame = back !== null && bytes.equals(back);
    const findings: Diagnosis[] = [judged(isSame, `put and get${isSame ? '' : ' gave other bytes'}`)];
    if (settings.objects.kind === 's3') {
      const { publicEndpoint } = settings.objects;
      const answer = await fetch(await store.signedUrl('raw', key, 60), { signal: AbortSignal.timeout(PATIENCE_MS) });
      const isServed = answer.ok && bytes.equals(Buffer.from(await answer.arrayBuffer()));
      findings.push(
        judged(
          isServed,
          `${publicEndpoint} as browsers reach it answers ${answer.status}${isServed ? '' : ': look at S3_PUBLIC_ENDPOINT'}`,
        ),
      );
      const date = answer.headers.get('date');
      if (date) findings.push(skewOf('its clock', Date.parse(date), 1000));
    }
    await store.remove('raw', key);
    findings.push(judged((await store.get('raw', key)) === null, 'remove'));
    return findings;
  } finally {
    await store.close();
  }
}

async function processes({ settings }: Patient): Promise<readonly Diagnosis[]> {
  if (settings.database.kind === 'sqlite' && !existsSync(settings.database.file)) return [warned('nothing runs yet')];
  const rows = await TableRows.open(settings.database);
  try {
    if ((await rows.migrations()).length === 0) return [warned('nothing runs yet')];
    const alive = await rows.alive(SILENT_MS);
    if (alive.length === 0) return [warned('no program of this installation runs now')];
    const findings = (['api', 'worker', 'scheduler'] as const).map((role) => {
      const those = alive.filter((text) => text.startsWith(`${role} `) || text.startsWith('all '));
      return judged(those.length > 0, `${role}: ${those.join(', ') || 'none; start one with --role ' + role}`);
    });
    const leases = await rows.execute<{ name: string; holder: string; isHeld: number }>(
      `select name, holder, expires_at > ${nowSql(rows.engine)} as "isHeld" from lease order by name`,
    );
    return [
      ...findings,
      ...leases.map(({ name, holder, isHeld }) =>
        advised(isHeld === 1, `lease ${name} of ${holder}`, 'nobody holds it now'),
      ),
    ];
  } finally {
    await rows.close();
  }
}

async function disks({ settings }: Patient): Promise<readonly Diagnosis[]> {
  const { place } = settings.backup;
  const folders = [settings.dataDir, ...(place?.kind === 'folder' ? [place.dir] : [])].filter((dir) => existsSync(dir));
  return Promise.all(
    folders.map(async (dir) => {
      const { bavail, blocks, bsize } = await statfs(dir);
      const ratio = bavail / blocks;
      const text = `${dir}: ${((bavail * bsize) / 1024 / MB).toFixed(1)} GB free, ${Math.round(ratio * 100)} %`;
      return ratio < 0.03 ? bad(`${text}: make room`) : advised(ratio >= 0.1, text, 'make room soon');
    }),
  );
}

async function backups({ settings }: Patient): Promise<readonly Diagnosis[]> {
  const { backup, database: of } = settings;
  if (backup.place === null)
    return [warned('no place for archives is set (BACKUP_DIR or BACKUP_S3_*): nothing is backed up')];
  const place = await openPlace(backup);
  try {
    const newest = (await archiveIds(place)).at(-1);
    const findings: Diagnosis[] = [
      advised(
        backup.key !== null,
        backup.key === null ? 'not encrypted' : 'encrypted',
        'set BACKUP_KEY (openssl rand -base64 48) and keep it elsewhere',
      ),
    ];
    if (newest === undefined) return [...findings, warned('no archive yet: npm run backup')];
    const { createdAt, log, tables } = await openArchive(place, newest);
    const hours = (Date.now() - Date.parse(createdAt)) / HOUR_MS;
    const text = `${newest} is ${hours.toFixed(1)} h old and can be opened, ${tables.length} tables`;
    findings.push(
      hours > 50
        ? bad(`${text}: look at the schedule on the operations page`)
        : advised(hours <= 26, text, 'the last night has none'),
    );
    if (of.kind === 'mysql') {
      findings.push(
        advised(
          log !== null,
          `archive ${log === null ? 'ends where it is' : `goes on at ${log.file} ${log.position}`}`,
          'no point in time; see the rights above',
        ),
        advised(
          backup.mysqlbinlog !== null,
          `MYSQLBINLOG ${backup.mysqlbinlog === null ? 'not set' : 'set'}`,
          'it is needed when a restore to a point in time is',
        ),
      );
    }
    return findings;
  } catch (error) {
    if (error instanceof ArchiveError) return [bad(error.message)];
    throw error;
  } finally {
    await place.store.close();
  }
}

/** Who is outside: asked for nothing that costs or counts. */
async function outside({ settings }: Patient): Promise<readonly Diagnosis[]> {
  const findings: Diagnosis[] = [];
  const { kis, llm, mail } = settings;
  findings.push(...(await answering('KIS', kis.baseUrl, kis.isEmulator)));
  if (llm === null) findings.push(good('language model: none is set, the template speaks'));
  else findings.push(...(await answering('language model', llm.baseUrl, llm.isSimulated)));
  if (mail.kind !== 'smtp') findings.push(good(`mail: ${mail.kind}`));
  else {
    const { hostname, port, protocol } = new URL(mail.url);
    findings.push(await greeting(hostname, Number(port || (protocol === 'smtps:' ? 465 : 25)), protocol === 'smtps:'));
  }
  return findings;
}

async function answering(name: string, url: string, isStandIn: boolean): Promise<readonly Diagnosis[]> {
  try {
    const answer = await fetch(new URL(url).origin, { method: 'HEAD', signal: AbortSignal.timeout(PATIENCE_MS) });
    await answer.body?.cancel();
    const date = answer.headers.get('date');
    const reached = good(`${name}: ${new URL(url).host} answers (HTTP ${answer.status})`);
    return date === null ? [reached] : [reached, skewOf(`clock of ${name}`, Date.parse(date), 1000)];
  } catch (error) {
    const text = `${name}: ${new URL(url).host} cannot be reached (${reasonOf(error)})`;
    return [
      isStandIn ? warned(`${text}; npm start runs the stand-in`) : bad(`${text}; look at the network and its address`),
    ];
  }
}

function greeting(host: string, port: number, isTls: boolean): Promise<Diagnosis> {
  return new Promise((resolve) => {
    const socket = isTls ? connectTls({ host, port, servername: host }) : connectTcp(port, host);
    const end = (finding: Diagnosis): void => {
      socket.destroy();
      resolve(finding);
    };
    socket.setTimeout(PATIENCE_MS, () => end(bad(`mail: ${host}:${port} says nothing`)));
    socket.once('error', (error) => end(bad(`mail: ${host}:${port} cannot be reached (${reasonOf(error)})`)));
    socket.once('data', (data) => {
      const line = data.toString('latin1').split('\r\n')[0]!;
      end(judged(line.startsWith('220'), `mail: ${host}:${port} says ${line.slice(0, 60)}`));
    });
  });
}

/** The certificate that browsers see. */
function certificate({ settings }: Patient): Promise<readonly Diagnosis[]> | readonly Diagnosis[] {
  const url = settings.publicUrl === null ? null : new URL(settings.publicUrl);
  if (url === null) return [good('PUBLIC_URL is not set')];
  if (url.protocol !== 'https:') return [good(`${url.host} is this machine, without TLS`)];
  return new Promise((resolve) => {
    const host = url.hostname.replaceAll(/[[\]]/g, '');
    const socket = connectTls({
      host,
      port: Number(url.port || 443),
      ...(isLoopback(host) ? {} : { servername: host }),
    });
    const end = (finding: Diagnosis): void => {
      socket.destroy();
      resolve([finding]);
    };
    socket.setTimeout(PATIENCE_MS, () => end(bad(`${url.host} does not answer`)));
    socket.once('error', (error) => end(bad(`${url.host}: ${reasonOf(error)}`)));
    socket.once('secureConnect', () => {
      const days = Math.floor((Date.parse(socket.getPeerCertificate().valid_to) - Date.now()) / (24 * HOUR_MS));
      const text = `certificate of ${url.host} is good for ${days} days`;
      end(days < 7 ? bad(`${text}: renew it now`) : advised(days >= 21, text, 'renew it'));
    });
  });
}

/** @param grainMs - How finely the other clock tells. */
function skewOf(name: string, thereMs: number, grainMs = 0): Diagnosis {
  const skew = Math.max(0, Math.abs(Date.now() - thereMs) - grainMs);
  const text = `${name} differs by ${(skew / 1000).toFixed(1)} s`;
  if (skew > MOST_SKEW_MS) return bad(`${text}: let both follow the same time server`);
  return advised(skew <= NOTED_SKEW_MS, text, 'let both follow the same time server');
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause, code } = error as { readonly cause?: { readonly code?: string }; readonly code?: string };
  return cause?.code ?? code ?? error.message;
}

export const examinations: readonly Examination[] = [
  { name: 'program', look: program },
  { name: 'secrets', look: secretFiles },
  { name: 'database', look: database },
  { name: 'redis', look: redis },
  { name: 'objects', look: objects },
  { name: 'processes', look: processes },
  { name: 'disk', look: disks },
  { name: 'backup', look: backups },
  { name: 'outside', look: outside },
  { name: 'certificate', look: certificate },
];

const usage = 'npm run doctor -- [--data DIR] [--json]';

/**
 * Looks over an installation, running or not, by its settings: a line for each thing, ✓ good, ! works and should be mended, ✗ does not
 * work, with what to do. Changes nothing but one object that it puts and removes; spends no money.
 *
 * @returns Exit code: 0, 1 where something does not work, 2 where what was typed cannot be done.
 */
export async function runDoctor(
  argv: readonly string[],
  print: (line: string) => void,
  env: Environment = readEnvironment(),
): Promise<number> {
  let values: { readonly data?: string | undefined; readonly json?: boolean | undefined };
  try {
    const options = { data: { type: 'string' }, json: { type: 'boolean' } } as const;
    ({ values } = parseArgs({ args: [...argv], options }));
  } catch (error) {
    print(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    return 2;
  }
  const found: { name: string; mark: '✓' | '!' | '✗'; text: string }[] = [];
  const note = (name: string, { isGood, isWarning = false, text }: Diagnosis): void => {
    const mark = !isGood ? '✗' : isWarning ? '!' : '✓';
    found.push({ name, mark, text });
    if (!values.json) print(`${mark} ${name}: ${text}`);
  };
  try {
    const settings = readSettings(values.data === undefined ? [] : ['--data', values.data], env);
    for (const { name, look } of examinations) {
      try {
        for (const each of await look({ settings, env })) note(name, each);
      } catch (error) {
        note(name, bad(error instanceof Error ? error.message : String(error)));
      }
    }
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    note('settings', bad(error.message));
  }
  const faults = found.filter(({ mark }) => mark === '✗').length;
  const warnings = found.filter(({ mark }) => mark === '!').length;
  if (values.json) print(JSON.stringify({ faults, warnings, findings: found }, null, 2));
  else
    print(
      `${faults === 0 ? 'No fault' : `${faults} ${faults === 1 ? 'fault' : 'faults'}`} found, ${warnings} to mend.`,
    );
  return faults === 0 ? 0 : 1;
}

if (import.meta.main) process.exitCode = await runDoctor(process.argv.slice(2), (line) => console.log(line));
