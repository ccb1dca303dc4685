/** Unit of a figure as it is written; NONE is a bare number, OTHER one that no fact has. */
export type WrittenUnit =
  | 'KRW'
  | 'RATIO'
  | 'TIMES'
  | 'SCORE'
  | 'PATHS'
  | 'SHARES'
  | 'SESSIONS'
  | 'DAYS'
  | 'DATE'
  | 'NONE'
  | 'OTHER';

/** A figure as it stands in a text. */
export interface WrittenFigure {
  /** Exact decimal without trailing zeros, such as `-12345e5`, or the date; equal figures have equal keys. Null: malformed. */
  readonly key: string | null;
  readonly unit: WrittenUnit;
  /** The key if the number had the factor of `factor` as well; for `11~13억`. */
  readonly keyTimes: (factor: number) => string | null;
  /** Power of ten of 만, 억, 조, K, M, B, T where it has exactly one; 0 without. */
  readonly factor: number;
  /** First character, sign and currency included, and the one after the last. */
  readonly start: number;
  readonly end: number;
}

const DATE = /(\d{4})(?:-(\d{2})-(\d{2})|\s?[.년]\s?(\d{1,2})\s?[.월]\s?(\d{1,2})(?:\s?일|\.(?!\d))?)(?!\d)/y;
const TERM =
  /(\d[\d,]*(?:\.\d+)?)(?:\s?([천백십]?[조억만]|천(?=\s?원))|(?:\s?(trillion|billion|million|thousand)|([TBMK]))\b)?/y;
const GROUPED = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const PREFIX = /(?:(마이너스\s?|minus |negative |[-+△▲▼])\s?)?(₩|[$€£¥]|KRW\s?)?([-+])?$/i;

const FACTORS: Readonly<Record<string, number>> = {
  조: 12,
  억: 8,
  만: 4,
  천: 3,
  백: 2,
  십: 1,
  T: 12,
  B: 9,
  M: 6,
  K: 3,
  trillion: 12,
  billion: 9,
  million: 6,
  thousand: 3,
};

/** In the order in which they are tried. */
const UNITS: readonly (readonly [RegExp, WrittenUnit])[] = [
  [/\s?(?:원|KRW\b|won\b)/iy, 'KRW'],
  [/\s?(?:%p\b|%\s?포인트|퍼센트\s?포인트|percentage points?\b|bps?\b)/iy, 'OTHER'],
  [/\s?(?:%|퍼센트|percent\b)/iy, 'RATIO'],
  [/\s?(?:점|points?\b)/iy, 'SCORE'],
  [/\s?(?:개의?\s?경로|경로|paths?\b)/iy, 'PATHS'],
  [/\s?(?:거래일|세션|sessions?\b|trading days?\b)/iy, 'SESSIONS'],
  [/\s?(?:일|days?\b)/iy, 'DAYS'],
  [/\s?(?:주|shares?\b)/iy, 'SHARES'],
  [/\s?(?:배|times\b|x\b)/iy, 'TIMES'],
  [/\s?(?:달러|유로|엔|위안|USD\b|EUR\b|JPY\b|dollars?\b|euros?\b|yen\b)/iy, 'OTHER'],
  [/\s?(?:년|개월|월|시간|분|초|명|건|개|번째|위|차|단계|years?\b|months?\b|weeks?\b|hours?\b)|[a-z]+/iy, 'OTHER'],
];

/** One form for every way to write the same characters: full-width digits, dashes, tildes, invisible characters. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/[−‐‑‒–—―]/g, '-')
    .replaceAll(/[∼〜]/g, '~');
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Sum of digits × 10^exponent without rounding. */
function keyOf(terms: readonly { readonly digits: string; readonly factor: number }[], isNegative: boolean): string {
  const scaled = terms.map(({ digits, factor }) => {
    const [whole, fraction = ''] = digits.replaceAll(',', '').split('.');
    return { count: BigInt(whole! + fraction), exponent: factor - fraction.length };
  });
  let exponent = Math.min(...scaled.map((term) => term.exponent));
  let sum = scaled.reduce((total, term) => total + term.count * 10n ** BigInt(term.exponent - exponent), 0n);
  if (sum === 0n) return '0';
  while (sum % 10n === 0n) {
    sum /= 10n;
    exponent += 1;
  }
  return `${isNegative ? '-' : ''}${sum}e${exponent}`;
}

function dateAt(text: string, at: number): WrittenFigure | null {
  const match = matchAt(DATE, text, at);
  if (!match) return null;
  const [all, year, month = match[4], day = match[5]] = match;
  const isWhole = !/[-+\w.,]$/.test(text.slice(0, at));
  const key = isWhole ? `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}` : null;
  return { key, unit: 'DATE', keyTimes: () => null, factor: 0, start: at, end: at + all.length };
}

function factorOf(name: string): number {
  return FACTORS[name] ?? FACTORS[name.toLowerCase()] ?? name.split('').reduce((sum, unit) => sum + FACTORS[unit]!, 0);
}

/** `12억 3,457만`: terms of falling factor; a bare last one only before 원. */
function termsAt(text: string, at: number): { terms: { digits: string; factor: number }[]; end: number } {
  const terms: { digits: string; factor: number }[] = [];
  let end = at;
  for (let next = at; ;) {
    const match = matchAt(TERM, text, next);
    if (!match) break;
    const [all, raw, korean, words, letter] = match;
    const digits = raw!.replace(/,+$/, '');
    const name = korean ?? words ?? letter;
    const factor = name ? factorOf(name) : 0;
    const last = terms.at(-1);
    const after = name ? next + all.length : next + digits.length;
    if (last && (factor >= last.factor || (!name && matchAt(/\s?원/y, text, after) === null))) break;
    terms.push({ digits, factor });
    end = after;
    if (!korean) break;
    next = text[end] === ' ' ? end + 1 : end;
  }
  return { terms, end };
}

function numberAt(text: string, at: number, from: number): WrittenFigure {
  const { terms, end: numberEnd } = termsAt(text, at);
  const before = text.slice(from, at);
  const [prefix, sign, currency, innerSign] = PREFIX.exec(before)!;
  // A dash right after the figure before is the one of a range, 3%-5%.
  const isRangeDash = sign === '-' && from > 0 && prefix.length === before.length;
  const isNegative = (!isRangeDash && sign !== undefined && sign !== '+') || innerSign === '-';
  let end = numberEnd;
  let unit: WrittenUnit = currency ? (/₩|KRW/i.test(currency) ? 'KRW' : 'OTHER') : 'NONE';
  for (const [pattern, written] of UNITS) {
    const match = matchAt(pattern, text, end);
    if (!match) continue;
    unit = unit === 'NONE' || unit === written ? written : 'OTHER';
    end += match[0].length;
    break;
  }
  const isWhole = terms.every(({ digits }) => GROUPED.test(digits)) && !/[a-z_]$|[\d.,]$/i.test(before.slice(-1));
  const factor = terms.length === 1 ? terms[0]!.factor : 0;
  const start = isRangeDash ? at : at - prefix.length;
  const keyTimes = (times: number): string | null =>
    isWhole
      ? keyOf(
          terms.map((term) => ({ ...term, factor: term.factor + times })),
          isNegative,
        )
      : null;
  return { key: keyTimes(0), unit, keyTimes, factor, start, end };
}

/**
 * Every figure of a text, from left to right; each ASCII digit belongs to exactly one.
 *
 * @param text - Of `plainText`.
 */
export function figuresIn(text: string): WrittenFigure[] {
  const figures: WrittenFigure[] = [];
  let from = 0;
  for (;;) {
    const step = text.slice(from).search(/\d/);
    if (step < 0) return figures;
    const at = from + step;
    const found = dateAt(text, at) ?? numberAt(text, at, from);
    figures.push(found);
    from = found.end;
  }
}

/** Numbers written as words. Conservative: words that mostly are no number, such as "one" or 한 번, are left alone. */
const WORDS: readonly RegExp[] = [
  /(?<![가-힣])(?:한|두|세|네|다섯|여섯|일곱|여덟|아홉|열|스무|수|몇|수십|수백|수천)\s?(?:배|개|곳|종목|주|거래일|퍼센트)(?![가-힣]*자)/g,
  /절반|반으로|반토막|갑절|곱절/g,
  /(?<![가-힣\d])[영일이삼사오육칠팔구수몇]?[십백천만억조][영일이삼사오육칠팔구십백천만억조]*\s?(?:원|배|퍼센트|프로)/g,
  /(?<![가-힣\d])[영일이삼사오육칠팔구십백천만억조]{2,}\s?(?:원|배|퍼센트|프로|점)/g,
  /(?<![가-힣])[일이삼사오육칠팔구]\s?(?:퍼센트|프로(?![가-힣]))/g,
  /[一二三四五六七八九十百千万億兆]/g,
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|twice|thrice|twofold|threefold|tenfold|half|halves|halved?|doubl(?:e|ed|es|ing)|tripl(?:e|ed|es|ing)|quadrupled?|one (?:third|quarter|percent|in))\b/gi,
];

/** Numbers in words, as they stand. */
export function numbersInWords(text: string): string[] {
  return WORDS.flatMap((pattern) => [...text.matchAll(pattern)].map(([word]) => word));
}
