import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';
import type { Format } from '../../ui/use-format.ts';

import type { Result } from './recommendation-model.ts';

export type TradingCost = NonNullable<Result['tradingCost']>;

/** Y of the square-root law where nobody says otherwise, and the most that the server takes. */
export const USUAL_IMPACT_CONSTANT = 0.7;
const MOST_IMPACT_CONSTANT = 5;

/** Whether what stands in the field is a constant that the server takes. */
export function isImpactConstant(value: number | string): boolean {
  return value !== '' && Number(value) >= 0 && Number(value) <= MOST_IMPACT_CONSTANT;
}

export interface TradingCostRow {
  readonly key: TextKey;
  readonly amountKrw: string;
  /** A figure of the field, not one that is counted to the won. */
  readonly isEstimate: boolean;
}

/** The parts of the cost, counted ones first, and their sum. */
export function tradingCostRows({ feesKrw, taxesKrw, spreadKrw, impactKrw }: TradingCost): {
  readonly rows: readonly TradingCostRow[];
  readonly totalKrw: string;
} {
  const total = [feesKrw, taxesKrw, spreadKrw, impactKrw].reduce((sum, won) => sum + BigInt(won), 0n);
  return {
    rows: [
      { key: 'tradingCost.fees', amountKrw: feesKrw, isEstimate: false },
      { key: 'tradingCost.taxes', amountKrw: taxesKrw, isEstimate: false },
      { key: 'tradingCost.spread', amountKrw: spreadKrw, isEstimate: true },
      { key: 'tradingCost.impact', amountKrw: impactKrw, isEstimate: true },
    ],
    totalKrw: String(total),
  };
}

/** The largest trade against the volume of its share; null where nothing is traded whose volume is known. */
export function participationText(
  { largestParticipationRatio, largestParticipationInstrument }: TradingCost,
  name: (thing: { readonly nameKo: string; readonly nameEn: string }) => string,
  t: Text,
  format: Format,
): string | null {
  if (largestParticipationRatio === null || largestParticipationRatio === undefined) return null;
  return t('tradingCost.participationText', {
    name: largestParticipationInstrument ? name(largestParticipationInstrument) : '–',
    ratio: format.percent(largestParticipationRatio, false, 1),
  });
}
