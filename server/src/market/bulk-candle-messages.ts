import type { CandleBatch } from './candle-batch.ts';
import type { MarketDataset, MarketSegment } from './market.entity.ts';

/** What is known of an issue when its candles are stored. */
export interface InstrumentDraft {
  /** Used where the issue is new. */
  readonly publicId: string;
  readonly symbol: string;
  readonly nameKo: string;
  readonly nameEn: string;
  readonly segment: MarketSegment;
  readonly sector: string;
  readonly isSimulated: boolean;
  readonly listedShares: number | null;
}

/** Rows that are stored together with the candles, in the same transaction. */
export interface IngestedRangeDraft {
  readonly call: string;
  readonly code: string;
  readonly fromDate: string;
  readonly toDate: string;
}

export interface CommitRequest {
  readonly dataset: MarketDataset;
  readonly instruments: readonly InstrumentDraft[];
  readonly ranges: readonly IngestedRangeDraft[];
}

/** What the transaction did to the table of candles. */
export interface BulkWriteResult {
  readonly insertedCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
}

export type BulkRequest =
  | { readonly id: number; readonly kind: 'stage'; readonly batch: CandleBatch }
  | ({ readonly id: number; readonly kind: 'commit' } & CommitRequest)
  | { readonly id: number; readonly kind: 'discard' }
  | { readonly id: number; readonly kind: 'close' };

export type BulkReply =
  | { readonly id: number; readonly result: BulkWriteResult | null }
  | { readonly id: number; readonly error: string };
