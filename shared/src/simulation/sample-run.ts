import { exp } from '../random/elementary.ts';
import { normalAt, streams } from '../random/philox.ts';
import { threatCatalogue } from '../threat/catalogue.ts';
import { engineVersion } from './engine-version.ts';
import type { HoldingInput, MarketSnapshot, RunInputs } from './run-inputs.ts';

function dayText(t: number): string {
  return new Date(Date.UTC(2020, 0, 1 + t)).toISOString().slice(0, 10);
}

/** A made-up market for tests: one factor, ten shares and more, prices that a reader can follow. Nothing of it is real. */
export function sampleSnapshot(assetCount: number, sessions: number, seed = 1): MarketSnapshot {
  const closes = new Float64Array(assetCount * sessions);
  for (let i = 0; i < assetCount; i++) closes[i] = 10_000 * (i + 1);
  for (let t = 1; t < sessions; t++) {
    const market = 0.01 * normalAt(seed, t, 0, streams.marketNormal, 0);
    for (let i = 0; i < assetCount; i++) {
      const own = (0.008 + 0.001 * i) * normalAt(seed, t, i + 1, streams.marketNormal, 0);
      closes[t * assetCount + i] = closes[(t - 1) * assetCount + i]! * exp(0.0003 + (0.6 + 0.05 * i) * market + own);
    }
  }
  return {
    symbols: sampleSymbols(assetCount),
    dates: Array.from({ length: sessions }, (_, t) => dayText(t)),
    closes,
    droppedRowCount: 0,
  };
}

export function sampleSymbols(assetCount: number): string[] {
  return Array.from({ length: assetCount }, (_, i) => String(100_000 + 10 * i));
}

export function sampleHoldings(assetCount: number): HoldingInput[] {
  return sampleSymbols(assetCount).map((symbol, i) => ({
    symbol,
    sector: ['BANK', 'MANU', 'PLAT', 'TELC', 'ETC'][i % 5]!,
    market: 'KOSPI',
    kind: 'STOCK',
    shares: 1000,
    priceKrw: 10_000 * (i + 1),
    averageVolumeShares: 50_000,
  }));
}

/** Inputs of a run over `assetCount` made-up shares for the catalogue's reference operator. */
export function sampleInputs(assetCount: number, change: Partial<RunInputs> = {}): RunInputs {
  return {
    engineVersion,
    seed: 20_261_122,
    pathCount: 2048,
    accuracy: null,
    sampling: 'PLAIN',
    parameterUncertainty: 'NONE',
    stress: null,
    horizonSessions: 20,
    periodsPerYear: 252,
    marketModel: 'STATIONARY_BOOTSTRAP',
    snapshotSha256: '0'.repeat(64),
    holdings: sampleHoldings(assetCount),
    cashKrw: 5_000_000,
    investmentBudgetKrw: 1_000_000_000,
    controlBudgetKrw: 1_000_000_000,
    controls: ['C01', 'C05'],
    levelPlan: [{ level: 0, days: 365 }],
    exposures: Object.fromEntries(threatCatalogue.threats.map(({ id, defaultExposure }) => [id, defaultExposure])),
    calibration: 'prudent',
    threatCatalogueVersion: threatCatalogue.version,
    controlCatalogueVersion: '1.0.0',
    hasIssuerEvents: true,
    forcedSales: null,
    commonRegime: null,
    limits: {
      lossToleranceKrw: 3_000_000_000,
      securityLossToleranceKrw: 5_000_000_000,
      riskCapacityKrw: 10_000_000_000,
      drawdownRatio: 0.2,
      concentration: 0.25,
      liquidityDays: 5,
    },
    ...change,
  };
}
