import { formatWonCompact } from '../units/won.ts';

export type ExplanationLanguage = 'ko' | 'en';

/** The same words in both languages. */
export interface Bilingual {
  readonly ko: string;
  readonly en: string;
}

/**
 * What a figure counts. RATIO is a part of one and shown as a percentage; TIMES multiplies; NUMBER is an identifier such
 * as a seed, shown without separators; DATE is `YYYY-MM-DD`; TEXT is a code whose words are shown.
 */
export type FactUnit =
  | 'KRW'
  | 'RATIO'
  | 'TIMES'
  | 'SCORE'
  | 'PATHS'
  | 'SHARES'
  | 'SESSIONS'
  | 'DAYS'
  | 'NUMBER'
  | 'DATE'
  | 'TEXT';

/** What a fact is about, where it is about one thing: its names may stand in a text only beside its own figures. */
export interface FactSubject {
  readonly kind: 'CONTROL' | 'THREAT' | 'INSTRUMENT' | 'BASELINE';
  /** C17, T06, 005930, DO_NOTHING. */
  readonly id: string;
  readonly name: Bilingual;
}

/** Ends of an interval that covers the true figure with 95 % probability, as they are shown. */
export interface ShownInterval {
  readonly low: Bilingual;
  readonly high: Bilingual;
}

/** One thing that an explanation may say. */
export interface Fact {
  /** Stable and readable: `risk.cvar99`, `control.C17.cost`. */
  readonly id: string;
  readonly label: Bilingual;
  readonly unit: FactUnit;
  /** In KRW, as a part of one, as a count, as a date or as a code. */
  readonly value: number | string;
  /** The value alone. */
  readonly shown: Bilingual;
  /** Null: exact, or an end is not known. */
  readonly interval: ShownInterval | null;
  /** Value and interval, as a text shows them. */
  readonly text: Bilingual;
  /** Where the value stands: a field of the inputs, the result or the recommendation, or the catalogue. */
  readonly source: string;
  readonly subject: FactSubject | null;
}

/** Probability that an interval covers the true figure, in percent. */
export const INTERVAL_LEVEL_PERCENT = 95;

function both(text: string): Bilingual {
  return { ko: text, en: text };
}

function grouped(value: number): string {
  return String(Math.round(value)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** Without a minus before a zero. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

const figures: Readonly<Record<Exclude<FactUnit, 'TEXT' | 'DATE'>, (value: number, digits?: number) => Bilingual>> = {
  KRW: (value) => ({ ko: formatWonCompact(Math.round(value), 'ko'), en: formatWonCompact(Math.round(value), 'en') }),
  RATIO: (value, digits = 2) => both(`${fixed(value * 100, digits)}%`),
  TIMES: (value) => ({ ko: `${value}배`, en: `${value} times` }),
  SCORE: (value) => ({ ko: `${fixed(value, 1)}점`, en: `${fixed(value, 1)} points` }),
  PATHS: (value) => ({ ko: `${grouped(value)}개 경로`, en: `${grouped(value)} paths` }),
  SHARES: (value) => ({ ko: `${grouped(value)}주`, en: `${grouped(value)} shares` }),
  SESSIONS: (value) => ({ ko: `${grouped(value)}거래일`, en: `${grouped(value)} sessions` }),
  DAYS: (value) => ({ ko: `${grouped(value)}일`, en: `${grouped(value)} days` }),
  NUMBER: (value) => both(String(value)),
};

/**
 * A figure as every explanation shows it.
 *
 * @param digits - After the point of a percentage; 2 by default.
 */
export function showFigure(unit: keyof typeof figures, value: number, digits?: number): Bilingual {
  return figures[unit](value, digits);
}

/** `3억원 (95% 구간 2억원~4억원)`. */
export function withInterval(shown: Bilingual, interval: ShownInterval | null): Bilingual {
  if (!interval) return shown;
  return {
    ko: `${shown.ko} (${INTERVAL_LEVEL_PERCENT}% 구간 ${interval.low.ko}~${interval.high.ko})`,
    en: `${shown.en} (${INTERVAL_LEVEL_PERCENT}% interval ${interval.low.en} to ${interval.high.en})`,
  };
}
