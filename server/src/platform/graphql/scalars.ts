import 'reflect-metadata';
import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import type { ValueNode } from 'graphql';

/** The largest amount of won that a JavaScript number holds exactly. */
export const KRW_LIMIT = Number.MAX_SAFE_INTEGER;

const krwPattern = /^-?(?:0|[1-9]\d*)$/;
const decimalPattern = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const momentPattern = /^(\d{4}-\d{2}-\d{2})[Tt](\d{2}):(\d{2}):(\d{2})(?:\.\d+)?(?:[Zz]|[+-](\d{2}):(\d{2}))$/;

/** The Korean text goes along, since only whoever answers knows the language of the reader. */
function refuse(scalar: string, english: string, korean: string): never {
  throw new GraphQLError(`${scalar}: ${english}`, { extensions: { code: 'BAD_USER_INPUT', korean } });
}

function textOf(scalar: string, node: ValueNode): string {
  if (node.kind !== Kind.STRING) refuse(scalar, 'must be given as a string', '문자열로 보내야 합니다.');
  return node.value;
}

/** Whole won of a string such as "1500000000000"; refuses numbers, decimals, exponents and what is beyond the safe range. */
export function parseKrw(value: unknown): number {
  if (typeof value !== 'string') refuse('Krw', 'must be given as a string', '금액은 문자열로 보내야 합니다.');
  if (!krwPattern.test(value)) {
    const english = 'must be whole won without decimals or separators';
    refuse('Krw', english, '금액은 소수점과 쉼표 없이 원 단위의 정수로 입력하십시오.');
  }
  const amount = Number(value);
  if (!Number.isSafeInteger(amount)) {
    const korean = `금액은 ±${KRW_LIMIT.toLocaleString('en')}원 안에서 입력하십시오.`;
    refuse('Krw', `must lie within ±${KRW_LIMIT}`, korean);
  }
  return amount === 0 ? 0 : amount; // "-0" is zero
}

function printKrw(value: unknown): string {
  const amount = typeof value === 'bigint' ? Number(value) : value;
  if (!Number.isSafeInteger(amount)) throw new Error('Krw: the value is not a whole number of won in the safe range');
  return String(amount === 0 ? 0 : amount);
}

function isCalendarDay(day: string): boolean {
  if (!dayPattern.test(day)) return false;
  const moment = new Date(`${day}T00:00:00.000Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day);
}

/** A calendar day such as "2026-01-02", kept as text. */
export function parseDay(value: unknown): string {
  if (typeof value !== 'string' || !isCalendarDay(value))
    refuse('Date', 'must be a calendar day such as 2026-01-02', '날짜는 2026-01-02와 같이 입력하십시오.');
  return value;
}

/** A moment with `Z` or an offset; days and hours that do not exist are refused, not rolled over. */
export function parseMoment(value: unknown): Date {
  const parts = typeof value === 'string' ? momentPattern.exec(value) : null;
  const isReal =
    parts !== null &&
    isCalendarDay(parts[1]!) &&
    Number(parts[2]) <= 23 &&
    Number(parts[3]) <= 59 &&
    Number(parts[4]) <= 59 &&
    Number(parts[5] ?? 0) <= 23 &&
    Number(parts[6] ?? 0) <= 59;
  if (!isReal)
    refuse(
      'DateTime',
      'must be an RFC 3339 moment such as 2026-01-02T03:04:05.678Z',
      '시각은 2026-01-02T03:04:05.678Z와 같이 입력하십시오.',
    );
  return new Date((value as string).toUpperCase());
}

/** A plain decimal as text: no exponent, at most 38 digits. */
export function parseDecimal(value: unknown): string {
  if (typeof value !== 'string' || !decimalPattern.test(value)) {
    refuse('Decimal', 'must be a plain decimal string such as 0.125', '0.125와 같은 십진수 문자열로 입력하십시오.');
  }
  if (value.replaceAll(/\D/g, '').length > 38)
    refuse('Decimal', 'must have at most 38 digits', '38자리 이하로 입력하십시오.');
  return value;
}

/** Inside: a safe integer of won. */
export const Krw = new GraphQLScalarType<number, string>({
  name: 'Krw',
  description: `Whole Korean won as a string with an optional sign, within ±${KRW_LIMIT}, e.g. 1500000000000.`,
  parseValue: parseKrw,
  parseLiteral: (node) => parseKrw(textOf('Krw', node)),
  serialize: printKrw,
});

/** Inside: a `Date`. Serialises a `Date` or milliseconds since 1970. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description:
    'Moment in time, RFC 3339 in UTC with milliseconds, e.g. 2026-01-02T03:04:05.678Z. Input with another offset is accepted and normalised.',
  parseValue: parseMoment,
  parseLiteral: (node) => parseMoment(textOf('DateTime', node)),
  serialize: (value) => {
    const moment = typeof value === 'number' ? new Date(value) : value;
    if (!(moment instanceof Date)) throw new Error('DateTime: the value is not a moment');
    return moment.toISOString();
  },
});

/** Inside: the same text, `YYYY-MM-DD`. */
export const Day = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar day, ISO 8601, e.g. 2026-01-02. Business days are days in Asia/Seoul.',
  parseValue: parseDay,
  parseLiteral: (node) => parseDay(textOf('Date', node)),
  serialize: (value) => {
    if (typeof value !== 'string' || !isCalendarDay(value)) throw new Error('Date: the value is not a calendar day');
    return value;
  },
});

/** Inside: the same text. */
export const Decimal = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description: 'Exact decimal number as a string, at most 38 digits and no exponent, e.g. 0.125.',
  parseValue: parseDecimal,
  parseLiteral: (node) => parseDecimal(textOf('Decimal', node)),
  serialize: (value) => {
    const text = typeof value === 'string' ? value : '';
    if (!decimalPattern.test(text)) throw new Error('Decimal: the value is not a plain decimal');
    return text;
  },
});
