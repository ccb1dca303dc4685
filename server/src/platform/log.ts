import { pino } from 'pino';
import type { Logger } from 'pino';

import { idsNow } from './log-context.ts';
import type { LogLevel } from './settings.ts';
import { traceIdNow } from './tracing.ts';

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
  'email',
  'account',
  'accountNumber',
  'CANO',
];
const redact = secretFields.flatMap((field) => {
  const step = /^\w+$/.test(field) ? `.${field}` : `["${field}"]`;
  return [step.replace(/^\./, ''), `*${step}`, `*.*${step}`, `*.*.*${step}`];
});

/**
 * What may stand in a message or in the text of a failure, where no field says that it is secret: a driver or a vendor
 * puts into its words what it was given. Each is replaced by what it was.
 */
const secretTexts: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[e-mail]'],
  [/\bcvg_[0-9A-Za-z]{20,}/g, '[token]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'], // JSON web tokens, such as the vendor's
  [/\b(Bearer|Basic) +[\w.~+/=-]{8,}/gi, '$1 [secret]'],
  [/\bPS[0-9A-Za-z]{34}\b/g, '[app key]'],
  [
    /\b(password|passwd|secret|appkey|appsecret|token|cookie|authorization)(\\?"?\s*[:=]\s*\\?"?)[^\s",;&\\}]+/gi,
    '$1$2[secret]',
  ],
  [/\b\d{8}-\d{2}\b/g, '[account]'],
];

/** A line without what nobody may read in it. */
export function scrubbed(line: string): string {
  return secretTexts.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), line);
}

/** What is being done when a line is written; what the line itself says comes before it. */
function contextOfLine(): object {
  const traceId = traceIdNow();
  return traceId === undefined ? { ...idsNow() } : { ...idsNow(), traceId };
}

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
    mixin: contextOfLine,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redact, censor: '[secret]' },
  };
  const target = destination ?? process.stdout;
  return pino(options, { write: (line: string) => void target.write(scrubbed(line)) });
}
