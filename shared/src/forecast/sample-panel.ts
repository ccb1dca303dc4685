import { exp } from '../random/elementary.ts';
import { normalAt, streams } from '../random/philox.ts';
import { emptyPanel, fillPanel } from './panel.ts';
import type { PricePanel } from './panel.ts';

export interface SamplePanelOptions {
  readonly seed: number;
  readonly instruments: number;
  readonly sessions: number;
  /** Standard deviation of the yearly drifts across instruments, drawn anew every `driftSessions`; 0: pure noise. */
  readonly driftDeviation?: number;
  readonly driftSessions?: number;
}

const YEAR = 252;
const MARKET_DEVIATION = 0.01;
const OWN_DEVIATION = 0.015;

/** Made-up prices for tests: one market factor, own noise, and a planted drift that models can find or not. */
export function samplePanel({
  seed,
  instruments,
  sessions,
  driftDeviation = 0,
  driftSessions = sessions,
}: SamplePanelOptions): PricePanel {
  const symbols = Array.from({ length: instruments }, (_, i) => String(100_000 + 10 * i));
  const panel = emptyPanel(symbols, sampleDates(sessions));
  const logs = new Float64Array(instruments);
  for (let t = 0; t < sessions; t++) {
    const market = MARKET_DEVIATION * normalAt(seed, 0, t, streams.marketNormal, instruments);
    const regime = Math.floor(t / driftSessions);
    for (let i = 0; i < instruments; i++) {
      const drift = (driftDeviation * normalAt(seed, 1, regime, streams.posteriorDraw, i)) / YEAR;
      const beta = 0.5 + i / instruments;
      logs[i] = logs[i]! + drift + beta * market + OWN_DEVIATION * normalAt(seed, 0, t, streams.marketNormal, i);
      panel.closes[t * instruments + i] = 10_000 * exp(logs[i]!);
      panel.traded[t * instruments + i] = 1;
    }
  }
  return fillPanel(panel);
}

/** Days from 2000-01-03 on, one a session; which days they are does not matter to a test. */
function sampleDates(sessions: number): string[] {
  const start = Date.UTC(2000, 0, 3);
  return Array.from({ length: sessions }, (_, t) => new Date(start + t * 86_400_000).toISOString().slice(0, 10));
}
