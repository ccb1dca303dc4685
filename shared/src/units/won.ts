import { DomainError } from '../errors.ts';

/** Whole won; every amount of the product lies within ± this (ruling: safe integers, never a float that is rounded later). */
export const MAX_WON = 9_007_199_254_740_991;

const MAN = 10_000;
const EOK = 100_000_000;
const JO = 1_000_000_000_000;

/** Largest units first, as a Korean reader counts: 조 (10^12), 억 (10^8), 만 (10^4). */
export const KOREAN_UNITS = [
  { name: '조', size: JO },
  { name: '억', size: EOK },
  { name: '만', size: MAN },
] as const;
export const ENGLISH_UNITS = [
  { name: 'T', size: JO },
  { name: 'B', size: 1_000_000_000 },
  { name: 'M', size: 1_000_000 },
  { name: 'K', size: 1000 },
] as const;

/** Below this an amount is short enough to be shown to the won. */
const COMPACT_FROM_KO = 1_000_000;
const COMPACT_FROM_EN = 1000;

export type WonLanguage = 'ko' | 'en';

/** The value itself, if it is a whole number of won in range; otherwise E_NOT_FINITE, E_FORMAT or E_RANGE. */
export function requireWon(value: number, path: readonly string[] = ['krw']): number {
  if (!Number.isFinite(value)) throw new DomainError('E_NOT_FINITE', path);
  if (Math.abs(value) > MAX_WON) throw new DomainError('E_RANGE', path);
  if (!Number.isInteger(value)) throw new DomainError('E_FORMAT', path);
  return value === 0 ? 0 : value;
}

/** Nearest won, halves away from zero. */
export function roundWon(value: number): number {
  return requireWon(value < 0 ? -Math.round(-value) : Math.round(value));
}

/** Up to the next won: how a loss is shown, never smaller than it was computed. */
export function roundLossWon(value: number): number {
  return requireWon(Math.ceil(value));
}

/**
 * ⌊amount · rate / scale⌋ in big integers: products of money and a rate pass 2^53 at 64 billion won.
 *
 * @param rate - Whole number, such as ppm with a `scale` of 1,000,000.
 */
export function floorRate(amount: number, rate: number, scale: number): number {
  const product = BigInt(requireWon(amount, ['amount'])) * BigInt(rate);
  const divisor = BigInt(scale);
  const quotient = product / divisor;
  return Number(product < 0n && quotient * divisor !== product ? quotient - 1n : quotient);
}

/**
 * `floorRate` without big integers, for what is done many times on every path: ten times as fast, and the same won. Beyond 2^53 the
 * product is taken in steps of three digits, each of them exact.
 *
 * @param amount - Whole won, 0 to 2^53 − 1.
 * @param rate - Whole number, 0 to `scale`.
 * @param scale - Up to 10^9.
 */
export function floorShare(amount: number, rate: number, scale: number): number {
  const product = amount * rate;
  if (product <= MAX_WON) return (product - (product % scale)) / scale;
  let whole = 0;
  let rest = 0;
  for (let unit = 1e15; unit >= 1; unit /= 1000) {
    const step = rest * 1000 + (Math.floor(amount / unit) % 1000) * rate;
    rest = step % scale;
    whole = whole * 1000 + (step - rest) / scale;
  }
  return whole;
}

/** price × quantity, refused when it leaves the range instead of losing digits. */
export function wonAmount(price: number, quantity: number): number {
  const product = BigInt(requireWon(price, ['price'])) * BigInt(requireWon(quantity, ['quantity']));
  if (product > BigInt(MAX_WON) || product < BigInt(-MAX_WON)) throw new DomainError('E_RANGE', ['amount']);
  return Number(product);
}

const AMOUNT = /^([+-]?)₩?((?:\d[\d,]*(?:\.\d+)?[조억만TBMK]?)+)원?$/i;
const TERM = /(\d[\d,]*)(?:\.(\d+))?([조억만TBMK])?/gi;
const SPOKEN_UNITS = new Map<string, number>([...KOREAN_UNITS, ...ENGLISH_UNITS].map(({ name, size }) => [name, size]));
const GROUPED = /^(?:\d+|\d{1,3}(?:,\d{3})+)$/;

/**
 * Whole won from what a person types: `1234`, `1,234원`, `₩1,234`, `-500억`, `1조 2,345억`, `1.5억`, `50B`.
 *
 * @throws DomainError E_FORMAT, also for a fraction of a won, commas in the wrong place or units out of order; E_RANGE.
 */
export function parseWon(text: string): number {
  const won = spokenWon(text);
  if (won > BigInt(MAX_WON) || won < BigInt(-MAX_WON)) throw new DomainError('E_RANGE', ['krw']);
  return Number(won);
}

/** The same for an amount of any size, so that a form can tell what is too large from what is no amount. */
export function spokenWon(text: string): bigint {
  const compact = text.replaceAll(/\s+/g, '');
  const match = AMOUNT.exec(compact);
  if (!match) throw new DomainError('E_FORMAT', ['krw']);
  let total = 0n;
  let below = Number.POSITIVE_INFINITY;
  for (const [, whole, fraction = '', unit = ''] of match[2]!.matchAll(TERM)) {
    const size = SPOKEN_UNITS.get(unit.toUpperCase()) ?? 1;
    if (size >= below || !GROUPED.test(whole!)) throw new DomainError('E_FORMAT', ['krw']);
    below = size;
    const digits = 10n ** BigInt(fraction.length);
    const scaled = BigInt(whole!.replaceAll(',', '') + fraction) * BigInt(size);
    if (scaled % digits !== 0n) throw new DomainError('E_FORMAT', ['krw']);
    total += scaled / digits;
  }
  return match[1] === '-' ? -total : total;
}

/** Every won: `1,234,567원` or `₩1,234,567`; a minus sign comes first. */
export function formatWon(value: number, language: WonLanguage = 'ko'): string {
  const amount = requireWon(value);
  const digits = grouped(Math.abs(amount));
  const sign = amount < 0 ? '-' : '';
  return language === 'ko' ? `${sign}${digits}원` : `${sign}₩${digits}`;
}

/** Short enough for a tile: `1조 2,346억원`, `500억원`, `₩1.23T`, `₩50B`; rounded, so not for sums that must add up. */
export function formatWonCompact(value: number, language: WonLanguage = 'ko'): string {
  const amount = requireWon(value);
  const size = Math.abs(amount);
  const sign = amount < 0 ? '-' : '';
  if (language === 'ko') {
    return size < COMPACT_FROM_KO ? formatWon(amount, 'ko') : `${sign}${koreanCompact(size)}원`;
  }
  return size < COMPACT_FROM_EN ? formatWon(amount, 'en') : `${sign}₩${englishCompact(size)}`;
}

/** The two leading units, rounded to the second: 조 with 억, 억 with 만, 만 alone. */
function koreanCompact(size: number): string {
  const step = size >= JO ? EOK : MAN;
  let rest = roundedTo(size, step);
  // 9,999억 9,999만 rounds up to 1조, which then has 억 as its second unit: nothing is left over there.
  const words: string[] = [];
  for (const unit of KOREAN_UNITS) {
    const count = Math.floor(rest / unit.size);
    rest -= count * unit.size;
    if (count > 0) words.push(`${grouped(count)}${unit.name}`);
  }
  return words.join(' ');
}

/** Three digits. */
function englishCompact(size: number): string {
  const index = ENGLISH_UNITS.findIndex((unit) => size >= unit.size);
  const unit = ENGLISH_UNITS[index]!;
  const count = size / unit.size;
  const text = count.toFixed(count < 9.995 ? 2 : count < 99.95 ? 1 : 0);
  const larger = ENGLISH_UNITS[index - 1];
  if (text === '1000' && larger) return `1${larger.name}`;
  return `${text.includes('.') ? text.replace(/\.?0+$/, '') : grouped(Number(text))}${unit.name}`;
}

function roundedTo(size: number, step: number): number {
  return Number(((BigInt(size) * 2n + BigInt(step)) / (BigInt(step) * 2n)) * BigInt(step));
}

function grouped(size: number): string {
  return String(size).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}
