import { defineEntity, p } from '@mikro-orm/core';

import { KisToken } from './kis/kis-token.entity.ts';

/**
 * Rows of the market. They are facts about the world, the same for everybody: no organisation owns them, so they have no
 * organisation column and every organisation reads them.
 */

/** Where a history comes from: fetched from KIS (or its emulator), or imported from a file. */
export const marketDatasets = ['KIS', 'IMPORT'] as const;
export type MarketDataset = (typeof marketDatasets)[number];

/** Market of a listing. */
export const marketSegments = ['KOSPI', 'KOSDAQ', 'KONEX', 'UNKNOWN'] as const;
export type MarketSegment = (typeof marketSegments)[number];

const InstrumentSchema = defineEntity({
  name: 'Instrument',
  tableName: 'instrument',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    /** Six characters, letters included; never a number. */
    symbol: p.string().length(12).unique(),
    nameKo: p.string().length(120),
    nameEn: p.string().length(120),
    segment: p.string().length(10).$type<MarketSegment>(),
    /** Sector code of threat-spec 8.4; ETC where nothing is known. */
    sector: p.string().length(4).index(),
    /** True for the emulator's made-up issuers, which every page has to say. */
    isSimulated: p.boolean(),
    /** The history that is read for this issue. An import outranks what KIS serves: the operator chose it. */
    dataset: p.string().length(10).$type<MarketDataset>(),
    listedShares: p.integer().nullable(),
    updatedAt: p.datetime(3),
  },
});
/** One issue: a share, an ETF. */
export class Instrument extends InstrumentSchema.class {}
InstrumentSchema.setClass(Instrument);

const CandleSchema = defineEntity({
  name: 'Candle',
  tableName: 'candle',
  properties: {
    /** Instrument.id; a plain number, because a relation would put a second index on the largest table. */
    instrumentId: p.integer().primary(),
    dataset: p.string().length(10).$type<MarketDataset>().primary(),
    /** Korean trading date, `YYYY-MM-DD`. */
    sessionDate: p.string().length(10).primary(),
    /** KRW, adjusted for splits and rights to the day of the latest row, whole won; so the latest row is also as traded. */
    openKrw: p.integer(),
    highKrw: p.integer(),
    lowKrw: p.integer(),
    closeKrw: p.integer(),
    /** Shares as traded, not adjusted; null where the source has none. */
    volumeShares: p.integer().nullable(),
  },
});
/** One session of one issue in one dataset. Written in bulk and read by plain SQL; entities are for everything else. */
export class Candle extends CandleSchema.class {}
CandleSchema.setClass(Candle);

const IndexCandleSchema = defineEntity({
  name: 'IndexCandle',
  tableName: 'index_candle',
  properties: {
    indexCode: p.string().length(10).primary(),
    sessionDate: p.string().length(10).primary(),
    open: p.double(),
    high: p.double(),
    low: p.double(),
    close: p.double(),
    /** Thousands of shares. */
    volumeThousands: p.integer().nullable(),
  },
});
/** One session of an index such as 0001 (KOSPI), in points. */
export class IndexCandle extends IndexCandleSchema.class {}
IndexCandleSchema.setClass(IndexCandle);

const IngestedRangeSchema = defineEntity({
  name: 'IngestedRange',
  tableName: 'ingested_range',
  properties: {
    /** The tr of the call, such as inquire-daily-itemchartprice. */
    call: p.string().length(40).primary(),
    /** Issue or index code. */
    code: p.string().length(12).primary(),
    fromDate: p.string().length(10),
    toDate: p.string().length(10),
    updatedAt: p.datetime(3),
  },
});
/** What has been fetched and stored: a later pass asks for the rest only. Days without trading have no row, so rows alone cannot tell. */
export class IngestedRange extends IngestedRangeSchema.class {}
IngestedRangeSchema.setClass(IngestedRange);

const EtlFailureSchema = defineEntity({
  name: 'EtlFailure',
  tableName: 'etl_failure',
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    call: p.string().length(40),
    code: p.string().length(12),
    fromDate: p.string().length(10),
    toDate: p.string().length(10),
    /** Class of KisError, or INTERNAL for a failure on our side. */
    failure: p.string().length(20),
    /** The vendor's code; null where the answer had none. */
    msgCd: p.string().length(20).nullable(),
    text: p.string().length(300),
    attemptCount: p.integer(),
    firstAt: p.datetime(3),
    lastAt: p.datetime(3),
    /** Null until a later attempt succeeded. */
    resolvedAt: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['call', 'code'] }],
});
/** A fetch that failed after all repeats: one row for a call and code, counted up while it keeps failing. */
export class EtlFailure extends EtlFailureSchema.class {}
EtlFailureSchema.setClass(EtlFailure);

export const marketEntities = [Instrument, Candle, IndexCandle, IngestedRange, EtlFailure, KisToken] as const;
