import { useMemo } from 'react';

import { useLanguage } from '../text/text.ts';

import * as format from './format.ts';
import type { Amount } from './format.ts';

export interface Format {
  readonly language: format.Language;
  readonly won: (amount: Amount, isSigned?: boolean) => string;
  readonly exactWon: (amount: Amount) => string;
  readonly percent: (ratio: number, isSigned?: boolean, digits?: number) => string;
  readonly number: (value: number, digits?: number, isSigned?: boolean) => string;
  readonly dateTime: (iso: string) => string;
  readonly time: (iso: string) => string;
  readonly duration: (fromIso: string, toIso: string) => string;
}

/** The format functions, bound to the language of the page. */
export function useFormat(): Format {
  const language = useLanguage();
  return useMemo<Format>(() => formatIn(language), [language]);
}

export function formatIn(language: format.Language): Format {
  return {
    language,
    won: (amount, isSigned) => format.formatWon(amount, language, isSigned),
    exactWon: (amount) => format.formatExactWon(amount, language),
    percent: (ratio, isSigned, digits) => format.formatPercent(ratio, language, isSigned, digits),
    number: (value, digits, isSigned) => format.formatNumber(value, language, digits, isSigned),
    dateTime: (iso) => format.formatDateTime(iso, language),
    time: (iso) => format.formatTime(iso, language),
    duration: (from, to) => format.formatDuration(from, to, language),
  };
}
