import { DomainError } from '@convergence/shared/errors';
import {
  ENGLISH_UNITS,
  formatWon as formatEveryWon,
  KOREAN_UNITS,
  roundWon,
  spokenWon,
} from '@convergence/shared/units/won';

export type Language = 'ko' | 'en';

/** A number as the API sends it: won as a decimal string, statistics as a float. */
export type Amount = number | string;

const MINUS = '−';
const locales: Record<Language, string> = { ko: 'ko-KR', en: 'en-US' };

function grouped(value: number, language: Language, digits: number, isPadded = false): string {
  return new Intl.NumberFormat(locales[language], {
    maximumFractionDigits: digits,
    minimumFractionDigits: isPadded ? digits : 0,
  }).format(value);
}

function withSign(value: number, text: string, isSigned: boolean): string {
  if (value < 0) return MINUS + text;
  return isSigned && value > 0 ? `+${text}` : text;
}

/** Digits after the point that leave about three significant ones: 1.23, 12.3, 123. */
function shortDigits(scaled: number): number {
  if (scaled >= 99.95) return 0;
  return scaled >= 9.995 ? 1 : 2;
}

/** Three significant digits may reach the next unit: 9,999.7억 is 1조. */
function inUnits(size: number, language: Language): { readonly name: string; readonly size: number } | undefined {
  return (language === 'ko' ? KOREAN_UNITS : ENGLISH_UNITS).find((unit) => size >= unit.size * 0.99995);
}

/**
 * Won, short: 1.23조, 123억, 4,500만, 900원; in English ₩1.23T, ₩12.3B.
 *
 * @param amount - KRW; a fraction of a won is rounded away.
 * @param isSigned - Whether a gain gets its plus sign; a minus is always shown (U+2212).
 */
export function formatWon(amount: Amount, language: Language, isSigned = false): string {
  const value = Number(amount);
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const found = inUnits(size, language);
  const scaled = found ? size / found.size : size;
  const digits = found && found.name !== '만' ? shortDigits(scaled) : 0;
  // 20억 to the last won is written so; 2,001,234,567 is 20.0억: the digits say that it was rounded.
  const isExact = Math.abs(scaled * 10 ** digits - Math.round(scaled * 10 ** digits)) < 1e-9 * scaled;
  const number = grouped(scaled, language, digits, digits > 0 && !isExact);
  const sign = number === '0' ? 0 : value;
  const text = language === 'ko' ? `${number}${found?.name ?? '원'}` : `₩${number}${found?.name ?? ''}`;
  return withSign(sign, text, isSigned);
}

/** Won to the last digit: 1,234,567원, ₩1,234,567. */
export function formatExactWon(amount: Amount, language: Language): string {
  return formatEveryWon(roundWon(Number(amount)), language).replace('-', MINUS);
}

/** Won as a Korean reads it aloud, nothing lost: 1조 2,345억 6,789만 1원. Empty for text that is no whole number. */
export function readWon(digits: string, language: Language): string {
  if (!/^\d{1,16}$/.test(digits)) return '';
  const value = BigInt(digits);
  if (language === 'en') return value < 1000n ? formatExactWon(digits, 'en') : formatWon(digits, 'en');
  if (value === 0n) return '0원';
  let rest = value;
  const words: string[] = [];
  for (const { size, name } of KOREAN_UNITS) {
    const count = rest / BigInt(size);
    if (count > 0n) words.push(count.toLocaleString('ko-KR') + name);
    rest %= BigInt(size);
  }
  if (rest > 0n) words.push(rest.toLocaleString('ko-KR'));
  return `${words.join(' ')}원`;
}

/**
 * Whole won from what a person types: 500억, 1조 2,000억, 1.5억, 50B, 50,000,000,000. Commas may stand anywhere: they
 * are left over where a digit of a grouped amount was deleted.
 *
 * @returns Digits alone, or null where the text is no amount or not a whole number of won.
 */
export function parseWon(text: string): string | null {
  try {
    const won = spokenWon(text.replaceAll(',', ''));
    return won < 0n ? null : won.toString();
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** A share of one as a percentage: 0.1234 is 12.34%. Two digits below 100 %, one more below 0.1 %. */
export function formatPercent(ratio: number, language: Language, isSigned = false, digits?: number): string {
  if (!Number.isFinite(ratio)) return '–';
  const size = Math.abs(ratio) * 100;
  const places = digits ?? (size !== 0 && size < 0.1 ? 3 : 2);
  const number = grouped(size, language, places, true);
  return withSign(Number(number.replaceAll(',', '')) === 0 ? 0 : ratio, `${number}%`, isSigned);
}

export function formatNumber(value: number, language: Language, digits = 0, isSigned = false): string {
  if (!Number.isFinite(value)) return '–';
  const number = grouped(Math.abs(value), language, digits, digits > 0);
  return withSign(Number(number.replaceAll(',', '')) === 0 ? 0 : value, number, isSigned);
}

/** Moment in Seoul: 2026. 11. 22. 14:05, Nov 22, 2026, 14:05. */
export function formatDateTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Seoul',
    year: 'numeric',
    month: language === 'ko' ? 'numeric' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** Time of day in Seoul, to the second. */
export function formatTime(iso: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    timeZone: 'Asia/Seoul',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(iso));
}

/** Seconds between two moments in words of at most two units. */
export function formatDuration(fromIso: string, toIso: string, language: Language): string {
  const seconds = Math.max(0, (Date.parse(toIso) - Date.parse(fromIso)) / 1000);
  const [minuteName, secondName] = language === 'ko' ? ['분 ', '초'] : ['m ', 's'];
  if (seconds < 60) return `${grouped(seconds, language, seconds < 10 ? 1 : 0)}${secondName}`;
  return `${grouped(Math.floor(seconds / 60), language, 0)}${minuteName}${Math.floor(seconds % 60)}${secondName}`;
}
