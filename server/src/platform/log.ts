import { pino } from 'pino';
import type { Logger } from 'pino';

import type { LogLevel } from './settings.ts';

export type { Logger } from 'pino';

/** Wherever these stand in a logged object, their value is not written. */
const secretFields = [
  'password',
  'secret',
  'token',
  'apiKey',
  'appKey',
  'appkey',
  'appSecret',
  'appsecret',
  'secretkey',
  'access_token',
  'approval_key',
  'authorization',
  'cookie',
  'set-cookie',
  'x-api-key',
  'signature',
];
const redact = secretFields.flatMap((field) => {
  const step = /^\w+$/.test(field) ? `.${field}` : `["${field}"]`;
  return [step.replace(/^\./, ''), `*${step}`, `*.*${step}`, `*.*.*${step}`];
});

/**
 * One line of JSON an event, on standard output, with the time in UTC.
 *
 * @param level - Least level that is written.
 * @param destination - Where lines go instead; for tests.
 */
export function createLog(level: LogLevel, destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redact, censor: '[secret]' },
  };
  return destination ? pino(options, destination) : pino(options);
}
