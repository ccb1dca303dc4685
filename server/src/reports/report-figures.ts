import type { Estimate, TailPart } from '@convergence/shared/simulation/run-result';
import { formatWon, formatWonCompact } from '@convergence/shared/units/won';

import type { Language } from '../platform/graphql/permission.ts';

import type { ReportCell, ReportFigure, ReportUnit } from './report-content.ts';

/** A figure in the notation of its unit and language, with its interval: the only place where a report rounds. */
export class ReportNotation {
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  /** In the words of its unit: 12억 3,456만원, 3.21%, 41.2, 1.35일. */
  number(value: number, unit: ReportUnit, isSigned = false): string {
    const sign = isSigned && value > 0 ? '+' : '';
    switch (unit) {
      case 'KRW':
        return sign + formatWonCompact(Math.round(value), this.#code);
      case 'RATIO':
        return `${sign}${fixed(value * 100, Math.abs(value) > 0 && Math.abs(value) < 0.001 ? 3 : 2)}%`;
      case 'SCORE':
        return sign + fixed(value, 1);
      case 'DAYS':
        return `${sign}${fixed(value, 2)}${this.#language === 'KO' ? '일' : ' days'}`;
      default:
        return sign + (Number.isInteger(value) ? grouped(value) : fixed(value, 3));
    }
  }

  /** Every won. */
  exactWon(value: number): string {
    return formatWon(value, this.#code);
  }

  /** Both ends, or that it is exact, or that there is none. */
  range({ value, low, high, unit }: ReportFigure, isSigned = false): string {
    if (low === null || high === null) return this.#language === 'KO' ? '구간 없음' : 'no interval';
    if (low === value && high === value) return this.#language === 'KO' ? '정확값' : 'exact';
    return `${this.number(low, unit, isSigned)} ~ ${this.number(high, unit, isSigned)}`;
  }

  value(figure: ReportFigure, isSigned = false): ReportCell {
    return { text: this.number(figure.value, figure.unit, isSigned), figure };
  }

  /** Value and interval side by side, for tables and facts. */
  withRange(figure: ReportFigure, isSigned = false): readonly [ReportCell, ReportCell] {
    return [this.value(figure, isSigned), { text: this.range(figure, isSigned), figure: null }];
  }

  /** Value with its interval in one cell. */
  full(figure: ReportFigure, isSigned = false): ReportCell {
    return { text: `${this.number(figure.value, figure.unit, isSigned)} (${this.range(figure, isSigned)})`, figure };
  }

  /** The same on two lines, for columns of a table. */
  stacked(figure: ReportFigure, isSigned = false): ReportCell {
    return { text: `${this.number(figure.value, figure.unit, isSigned)}\n(${this.range(figure, isSigned)})`, figure };
  }

  /** Moment in Seoul: 2026-11-23 10:05. */
  moment(at: Date): string {
    const seoul = new Date(at.getTime() + 9 * 60 * 60 * 1000).toISOString();
    return `${seoul.slice(0, 10)} ${seoul.slice(11, 16)} KST`;
  }

  get #code(): 'ko' | 'en' {
    return this.#language === 'KO' ? 'ko' : 'en';
  }
}

/** Words without a number. */
export function plain(text: string): ReportCell {
  return { text, figure: null };
}

export function estimated({ unit, value, low, high, level, method }: Estimate, source: string): ReportFigure {
  return { value, low, high, unit, levelRatio: level, method, source };
}

/** A fact without sampling error. */
export function known(value: number, unit: ReportUnit, source: string): ReportFigure {
  return { value, low: null, high: null, unit, levelRatio: null, method: null, source };
}

/** A figure in closed form: its interval has no width. */
export function exact(value: number, unit: ReportUnit, source: string): ReportFigure {
  return { value, low: value, high: value, unit, levelRatio: null, method: 'EXACT', source };
}

export function tailPart({ lossKrw, lowKrw, highKrw }: TailPart, source: string): ReportFigure {
  return { value: lossKrw, low: lowKrw, high: highKrw, unit: 'KRW', levelRatio: 0.95, method: 'NORMAL', source };
}

/** The other way round: less loss is a negative change. 0 − 0 is 0, −(0) would be −0. */
export function negated({ value, low, high, ...rest }: ReportFigure): ReportFigure {
  const minus = (end: number | null): number | null => (end === null ? null : 0 - end);
  return { ...rest, value: 0 - value, low: minus(high), high: minus(low) };
}

function grouped(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** Without a minus before a zero. */
function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
