import path from 'node:path';
import { expect, it } from 'vitest';

import { describeSettings, readSettings } from './settings.ts';

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
  [{ PUBLIC_URL: 'http://convergence.example.com' }, 'PUBLIC_URL'],
  [{ DATABASE_URL: 'mysql://db.example.com/convergence' }, 'DATABASE_URL'],
  [{ REDIS_URL: 'redis://127.0.0.1:6379' }, 'REDIS_URL'],
  [{ S3_ENDPOINT: 'https://s3.example.com', S3_ACCESS_KEY: 'a' }, 'S3_SECRET_KEY'],
  [{ KIS_APP_KEY: 'a' }, 'KIS_BASE_URL'],
  [{ ...keys, KIS_APP_SECRET: '' }, 'KIS_APP_SECRET'],
  [{ ...keys, KIS_ACCOUNT: '1234' }, 'KIS_ACCOUNT'],
  [{ KIS_BASE_URL: 'https://api.example.com' }, 'KIS_APP_KEY'],
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
it('says that server adapters are not available yet, and the way out', () => {
  const env = { DATABASE_URL: 'mysql://u:p@db.example.com/convergence' };
  expect(() => readSettings([], env)).toThrow(/not available yet.*unset it/);
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
