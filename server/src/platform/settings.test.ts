import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';

import { describeSettings, hasRole, readSettings } from './settings.ts';

const keys = {
  KIS_BASE_URL: 'https://api.example.com:9443',
  KIS_APP_KEY: 'PSabcdef',
  KIS_APP_SECRET: 's3cr3t',
  KIS_ACCOUNT: '12345678-01',
};

const llm = {
  LLM_BASE_URL: 'https://llm.example.com/v1',
  LLM_API_KEY: 'sk-s3cr3t',
  LLM_MODEL: 'writer-9',
  LLM_PROMPT_KRW_PER_1K: '1.5',
  LLM_COMPLETION_KRW_PER_1K: '6',
};

it('runs everything in one process on this machine when nothing is set', () => {
  expect(readSettings([], {})).toMatchObject({
    profile: 'demo',
    role: 'all',
    host: '127.0.0.1',
    port: 4000,
    hasDemo: true,
    dataDir: path.resolve('data'),
    database: { kind: 'sqlite' },
    kis: { isEmulator: true },
  });
});
it('takes the option over the variable, and an empty variable as not set', () => {
  expect(readSettings(['--port', '5001'], { PORT: '5002' }).port).toBe(5001);
  expect(readSettings([], { PORT: '5002' }).port).toBe(5002);
  expect(readSettings([], { PORT: '' }).port).toBe(4000);
});
it('makes no demo people where it is told so, nor in production', () => {
  expect(readSettings(['--no-demo'], {}).hasDemo).toBe(false);
  expect(readSettings([], { NO_DEMO: '1' }).hasDemo).toBe(false);
  expect(readSettings([], { PROFILE: 'production' }).hasDemo).toBe(false);
});
it('believes gateways that it is told of, one or several, and by itself none but those of this machine', () => {
  expect(readSettings([], {}).trustedProxies).toEqual([]);
  const { trustedProxies } = readSettings([], { TRUSTED_PROXIES: '172.30.40.10, fd00::/8' });
  expect(trustedProxies).toEqual(['172.30.40.10', 'fd00::/8']);
});
it('does not read NODE_ENV', () => {
  expect(readSettings([], { NODE_ENV: 'production' })).toEqual(readSettings([], {}));
});
it('answers an unknown option with the known ones', () => {
  expect(() => readSettings(['--prot', '1'], {})).toThrow(/--prot[\s\S]*--port[\s\S]*--no-demo/);
});
it.each([
  [{ PORT: '80a' }, 'port'],
  [{ PORT: '65536' }, 'port'],
  [{ WORKER_THREADS: '0' }, 'WORKER_THREADS'],
  [{ PROFILE: 'prod' }, 'PROFILE'],
  [{ ROLE: 'boss' }, 'role'],
  [{ ROLE: 'worker' }, 'role'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
  [{ NO_DEMO: 'perhaps' }, 'NO_DEMO'],
  [{ REPLAY_FILE: 'no-such-file.csv' }, 'replay'],
  [{ PUBLIC_URL: 'ftp://x' }, 'PUBLIC_URL'],
  [{ TRUSTED_PROXIES: 'gateway' }, 'TRUSTED_PROXIES'],
  [{ TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES'],
  [{ TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES'],
  [{ PUBLIC_URL: 'http://convergence.example.com' }, 'PUBLIC_URL'],
  [{ DATABASE_URL: 'mysql://db.example.com/convergence' }, 'DATABASE_URL'],
  [{ REDIS_URL: 'redis://127.0.0.1:6379' }, 'DATABASE_URL'],
  [{ S3_ENDPOINT: 'https://s3.example.com', S3_ACCESS_KEY: 'a' }, 'S3_SECRET_KEY'],
  [{ KIS_APP_KEY: 'a' }, 'KIS_BASE_URL'],
  [{ ...keys, KIS_APP_SECRET: '' }, 'KIS_APP_SECRET'],
  [{ ...keys, KIS_ACCOUNT: '1234' }, 'KIS_ACCOUNT'],
  [{ KIS_BASE_URL: 'https://api.example.com' }, 'KIS_APP_KEY'],
  [{ ...keys, KIS_SYMBOLS: '005930,6600' }, 'KIS_SYMBOLS'],
  [{ KIS_SYMBOLS: '005930' }, 'KIS_SYMBOLS'],
  [{ ...llm, LLM_MODEL: '' }, 'LLM_MODEL'],
  [{ ...llm, LLM_BASE_URL: '' }, 'LLM_BASE_URL'],
  [{ ...llm, LLM_BASE_URL: 'http://llm.example.com/v1' }, 'LLM_BASE_URL'],
  [{ ...llm, LLM_PROMPT_KRW_PER_1K: 'cheap' }, 'LLM_PROMPT_KRW_PER_1K'],
  [{ LLM_BASE_URL: 'https://llm.example.com/v1' }, 'LLM_API_KEY'],
  [{ LLM_BASE_URL: 'http://127.0.0.1:9/v1', PROFILE: 'production' }, 'LLM_API_KEY'],
  [{ LLM_DAILY_BUDGET_KRW: '-1' }, 'LLM_DAILY_BUDGET_KRW'],
  [{ LLM_TIMEOUT_MS: '5' }, 'LLM_TIMEOUT_MS'],
])('refuses %j and names %s', (env, name) => {
  expect(() => readSettings([], env)).toThrow(expect.objectContaining({ code: 'E_SETTINGS', path: [name] }));
});
it('takes the issues to fetch from the settings, each once, where the vendor has no list', () => {
  const { symbols } = readSettings([], { ...keys, KIS_SYMBOLS: '005930, 000660\n005930' }).kis;
  expect(symbols).toEqual(['005930', '000660']);
});
it('has a stand-in for the language model in a demo, its own one where it is told, and none else', () => {
  expect(readSettings([], {}).llm).toMatchObject({ model: 'simulated-writer-1', isSimulated: true });
  expect(readSettings([], { LLM_BASE_URL: 'http://127.0.0.1:9/v1' }).llm).toMatchObject({
    baseUrl: 'http://127.0.0.1:9/v1',
    isSimulated: true,
  });
  expect(readSettings([], llm).llm).toMatchObject({ model: 'writer-9', isSimulated: false, promptKrwPer1k: 1.5 });
  expect(readSettings([], { LLM_BASE_URL: 'off' }).llm).toBeNull();
  expect(readSettings([], { PROFILE: 'production' }).llm).toBeNull();
  expect(readSettings([], keys).llm).toBeNull(); // a real vendor: no emulator runs beside it
});
const secret = 'of-forty-three-random-characters-and-more-hidden';
const server = {
  DATABASE_URL: 'mysql://u:hidden@db.example.com:3306/convergence',
  REDIS_URL: 'redis://:hidden@redis.example.com:6379',
  S3_ENDPOINT: 'http://objects:9000',
  S3_PUBLIC_ENDPOINT: 'https://files.example.com',
  S3_ACCESS_KEY: 'hidden-access',
  S3_SECRET_KEY: 'hidden-secret',
  S3_BUCKET: 'convergence',
  COOKIE_SECRET: secret,
  SIGNING_SECRET: secret,
  TOKEN_PEPPER: secret,
};

it('fetches threat feeds from the emulator in a demo, from their publishers in production, and nowhere where it is off', () => {
  expect(readSettings([], {}).feeds).toEqual({
    KEV: { url: 'http://127.0.0.1:4010/emulator/feeds/known_exploited_vulnerabilities.json', isSimulated: true },
    EPSS: { url: 'http://127.0.0.1:4010/emulator/feeds/epss_scores-current.csv.gz', isSimulated: true },
  });
  expect(readSettings([], keys).feeds).toEqual({ KEV: null, EPSS: null }); // no emulator beside it
  expect(readSettings([], { PROFILE: 'production', FEED_EPSS_URL: 'off' }).feeds).toEqual({
    KEV: { url: expect.stringContaining('https://www.cisa.gov/'), isSimulated: false },
    EPSS: null,
  });
  const mirror = 'https://mirror.example.com/kev.json';
  expect(readSettings([], { FEED_KEV_URL: mirror }).feeds.KEV).toEqual({ url: mirror, isSimulated: false });
  for (const env of [
    { FEED_KEV_URL: 'http://mirror.example.com/kev.json' },
    { FEED_KEV_URL: 'http://127.0.0.1:9/kev.json', PROFILE: 'production' },
    { FEED_EPSS_URL: 'none' },
  ])
    expect(() => readSettings([], env)).toThrow(/FEED_/);
});
it('takes the adapters of a server where all that they need is given, and is in production then', () => {
  expect(readSettings([], server)).toMatchObject({
    profile: 'production',
    hasDemo: false,
    database: { kind: 'mysql', url: server.DATABASE_URL },
    queue: { kind: 'redis', url: server.REDIS_URL, prefix: 'convergence' }, // the name of the database
    limiter: { kind: 'redis', prefix: 'convergence' },
    objects: {
      kind: 's3',
      endpoint: 'http://objects:9000',
      publicEndpoint: 'https://files.example.com',
      region: 'us-east-1',
      bucket: 'convergence',
    },
    secrets: { cookie: secret, signing: secret, pepper: secret },
  });
});
const refused: readonly (readonly [Readonly<Record<string, string>>, string])[] = [
  ...Object.keys(server)
    .filter((name) => name !== 'S3_PUBLIC_ENDPOINT')
    .map((name) => [{ [name]: '' }, name] as const),
  [{ S3_PUBLIC_ENDPOINT: '' }, 'S3_PUBLIC_ENDPOINT'], // the inner address is no address for browsers
  [{ S3_PUBLIC_ENDPOINT: 'http://files.example.com' }, 'S3_PUBLIC_ENDPOINT'],
  [{ DATABASE_URL: 'postgres://u:p@db.example.com/convergence' }, 'DATABASE_URL'],
  [{ DATABASE_URL: 'mysql://u:p@db.example.com' }, 'DATABASE_URL'],
  [{ REDIS_URL: 'http://redis.example.com' }, 'REDIS_URL'],
  [{ REDIS_PREFIX: 'a:b' }, 'REDIS_PREFIX'],
  [{ S3_BUCKET: 'No Bucket' }, 'S3_BUCKET'],
  [{ COOKIE_SECRET: 'short' }, 'COOKIE_SECRET'],
  [{ PROFILE: 'demo' }, 'PROFILE'],
  [{ DATABASE_URL_FILE: '/run/secrets/database-url' }, 'DATABASE_URL_FILE'],
  [{ TOKEN_PEPPER: '', TOKEN_PEPPER_FILE: '/no/such/file' }, 'TOKEN_PEPPER_FILE'],
];
it.each(refused)('refuses a server with %j and names %s', (change, name) => {
  expect(() => readSettings([], { ...server, ...change })).toThrow(
    expect.objectContaining({ code: 'E_SETTINGS', path: [name] }),
  );
});
it.each(['api', 'worker', 'scheduler'] as const)('lets a process of a server be %s alone', (role) => {
  const settings = readSettings(['--role', role], server);
  expect(settings.role).toBe(role);
  expect((['api', 'worker', 'scheduler'] as const).filter((part) => hasRole(settings, part))).toEqual([role]);
});
it('says what is missing of a server, and the other way out', () => {
  expect(() => readSettings([], { DATABASE_URL: server.DATABASE_URL })).toThrow(
    /Set REDIS_URL, S3_ENDPOINT.*TOKEN_PEPPER, or unset all of them for the embedded adapters/,
  );
});
it('reads secrets from files, as containers are given them', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'convergence-settings-'));
  const file = path.join(folder, 'database-url');
  writeFileSync(file, `${server.DATABASE_URL}\n`);
  const settings = readSettings([], { ...server, DATABASE_URL: '', DATABASE_URL_FILE: file });
  expect(settings.database).toEqual({ kind: 'mysql', url: server.DATABASE_URL });
  writeFileSync(file, '\n');
  expect(() => readSettings([], { ...server, DATABASE_URL: '', DATABASE_URL_FILE: file })).toThrow(/is empty/);
  rmSync(folder, { recursive: true });
});
it('tells where it goes without telling how it is let in', () => {
  const text = describeSettings(readSettings([], server));
  expect(text).toContain('MySQL, db.example.com:3306/convergence');
  expect(text).toContain('BullMQ on Redis, redis.example.com:6379');
  expect(text).toContain('S3, bucket convergence at http://objects:9000, for browsers https://files.example.com');
  expect(text).not.toContain('hidden');
});
it('never shows a secret', () => {
  const text = describeSettings(readSettings([], { ...keys, ...llm }));
  expect(text).toContain('writer-9 at https://llm.example.com/v1, key sk…');
  expect(text).toContain('https://api.example.com:9443, key PS…');
  expect(text).not.toMatch(/s3cr3t|abcdef|12345678/);
  expect(() => readSettings([], { DATABASE_URL: 'mysql//u:hidden@x' })).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('hidden') }),
  );
});
it('writes mail to files in profile demo, sends none in production until told how, and shows no password', () => {
  expect(readSettings([], {}).mail).toMatchObject({ kind: 'folder', dir: path.resolve('data/mail') });
  expect(readSettings([], { PROFILE: 'production' }).mail).toEqual({ kind: 'none' });
  const named = readSettings([], {
    MAIL_SMTP_URL: 'smtps://ops:pa55@mail.example.com',
    MAIL_FROM: 'Convergence <alerts@example.com>',
  });
  expect(named.mail).toMatchObject({ kind: 'smtp' });
  expect(describeSettings(named)).toContain('smtps://mail.example.com');
  expect(describeSettings(named)).not.toMatch(/pa55|ops/);
});
it.each([
  [{ MAIL_FROM: 'a@example.com' }, 'MAIL_SMTP_URL'],
  [{ MAIL_SMTP_URL: 'smtp://mail.example.com' }, 'MAIL_FROM'],
  [{ MAIL_SMTP_URL: 'https://mail.example.com', MAIL_FROM: 'a@example.com' }, 'MAIL_SMTP_URL'],
  [{ MAIL_SMTP_URL: 'smtp://mail.example.com', MAIL_FROM: 'a@example.com\nBcc: b@example.com' }, 'MAIL_FROM'],
])('refuses half-set or bad mail settings %o and names the one at fault', (env, name) => {
  expect(() => readSettings([], env)).toThrow(expect.objectContaining({ code: 'E_SETTINGS', path: [name] }));
});

const realKeys = { ...keys, KIS_BASE_URL: 'https://openapi.koreainvestment.com:9443' };
const paperKeys = { KIS_PAPER_APP_KEY: 'VTabc', KIS_PAPER_APP_SECRET: 's', KIS_PAPER_ACCOUNT: '87654321-01' };
const real = { ...realKeys, PROFILE: 'production', TRADING_REAL: '1' };
it('sends orders to the paper account beside the emulator, to the vendor with paper keys, and else nowhere', () => {
  expect(readSettings([], {}).trading).toMatchObject({ environment: 'paper', baseUrl: 'http://127.0.0.1:4011', isEmulator: true, allowsReal: false }); // prettier-ignore
  expect(readSettings([], { KIS_BASE_URL: 'http://127.0.0.1:5000' }).trading?.baseUrl).toBe('http://127.0.0.1:5001');
  expect(readSettings([], { ...realKeys, ...paperKeys }).trading).toMatchObject({ environment: 'paper', account: '87654321-01', baseUrl: 'https://openapivts.koreainvestment.com:29443', isEmulator: false, allowsReal: false }); // prettier-ignore
  expect(readSettings([], realKeys).trading).toBeNull();
});
it('trades real money only where everything says so', () => {
  expect(readSettings([], real).trading).toMatchObject({
    environment: 'real',
    allowsReal: true,
    account: '12345678-01',
  });
  expect(describeSettings(readSettings([], real))).toContain('REAL MONEY');
});
it.each<[string, Record<string, string>]>([
  ['the demo', { ...real, PROFILE: 'demo' }],
  ['no keys', { PROFILE: 'production', TRADING_REAL: '1' }],
  ['another host', { ...real, KIS_BASE_URL: 'https://api.example.com:9443' }],
  ['the host of paper trading', { ...real, KIS_BASE_URL: 'https://openapivts.koreainvestment.com:29443' }],
  ['a paper account beside it', { ...real, ...paperKeys }],
  ['a word that is no flag', { ...real, TRADING_REAL: 'yes' }],
])('ends the start where real trading is half set: %s', (_what, env) => {
  expect(() => readSettings([], env)).toThrow('TRADING_REAL');
});
it.each<[string, Record<string, string>]>([
  ['half of the keys', { KIS_PAPER_APP_KEY: 'VTabc' }],
  ['an account that is none', { ...paperKeys, KIS_PAPER_ACCOUNT: '123' }],
  ['the real host for paper orders', { ...paperKeys, KIS_PAPER_BASE_URL: 'https://openapi.koreainvestment.com:9443' }],
])('ends the start where paper trading is half set: %s', (_what, env) => {
  expect(() => readSettings([], env)).toThrow('KIS_PAPER_');
});
