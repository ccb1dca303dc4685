import type { LlmSettings } from '../platform/settings.ts';

export type LlmPrices = Pick<LlmSettings, 'promptKrwPer1k' | 'completionKrwPer1k'>;

export interface TokenCounts {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Takes back what floating point adds to a whole number of won. */
const ROUNDING_SLACK = 1e-9;

/** What a call costs, in whole won, rounded up: a budget is never told too little. */
export function costKrw({ promptTokens, completionTokens }: TokenCounts, prices: LlmPrices): number {
  const won = (promptTokens * prices.promptKrwPer1k + completionTokens * prices.completionKrwPer1k) / 1000;
  return Math.ceil(won - ROUNDING_SLACK);
}

/** No text has more tokens: tokens of these models are pieces of at least one byte of UTF-8. */
export function mostTokens(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
