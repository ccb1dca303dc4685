import type { EntityManager } from '@mikro-orm/sql';

import type { ResponseContext } from '@convergence/shared/response/rules';
import type { ExceedancePoint } from '@convergence/shared/simulation/run-result';
import { checkAppetite } from '@convergence/shared/threat/appetite';
import { capacityBands } from '@convergence/shared/threat/capacity-score';
import type { CapacityBand } from '@convergence/shared/threat/capacity-score';
import { annualControlCost } from '@convergence/shared/threat/controls';
import { threatLevels } from '@convergence/shared/units/threat-level';

import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import type { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { AlertLevelChange } from './alert.entity.ts';

/** Shares of the investment by symbol, 0 to 1, from one source of holdings. */
export type HoldingSource = (em: EntityManager) => Promise<ReadonlyMap<string, number>>;

/** Nothing happened: what a fact without a source, or not looked at now, counts as. */
export const nothing: ResponseContext = {
  level: 0,
  prevLevel: 0,
  worstRatio: 0,
  band: 'LOW',
  prevBand: 'LOW',
  kevMatches: 0,
  kevRansomware: false,
  epssMax: 0,
  hibpNew: 0,
  staff: 1,
  holdings: [],
  budgetUsed: 0,
  coverageDrop: 0,
  driftP: 1,
  incident: null,
  optimismGap: 0,
  marketDataAgeDays: 0,
  intelAgeDays: 0,
};

/** How long a lower level is news (R02): there is no state that would end it. */
const NEWS_MS = 24 * 60 * 60 * 1000;

export interface LevelFacts {
  readonly context: Pick<ResponseContext, 'level' | 'prevLevel'>;
  readonly change: AlertLevelChange;
  readonly isNews: boolean;
}

/** Level now and before the last change; null where it was never changed. */
export async function levelFacts(em: EntityManager, now: Date): Promise<LevelFacts | null> {
  const change = await em.findOne(AlertLevelChange, { version: { $gt: 0 } }, { orderBy: { version: 'desc' } });
  if (!change) return null;
  return {
    change,
    context: { level: threatLevels.indexOf(change.level), prevLevel: threatLevels.indexOf(change.previousLevel) },
    isNews: now.getTime() - change.changedAt.getTime() < NEWS_MS,
  };
}

export interface RunFacts {
  readonly runId: string;
  /** Joint capacity score of threat-spec 11.1, 0 to 100. */
  readonly score: number;
  readonly context: Pick<ResponseContext, 'worstRatio' | 'band' | 'prevBand' | 'budgetUsed'>;
}

/** Latest finished run of the organisation against the one before it; null before the first. */
export async function runFacts(em: EntityManager, profiles: OperatorProfileService): Promise<RunFacts | null> {
  const runs = await em.find(
    SimulationRun,
    { status: 'SUCCEEDED' },
    { orderBy: { finishedAt: 'desc', id: 'desc' }, limit: 2 },
  );
  const [latest, before] = runs;
  if (!latest) return null;
  const { result } = await em.findOneOrFail(RiskAssessment, { run: latest.id });
  const previous = before && (await em.findOneOrFail(RiskAssessment, { run: before.id }));
  const { values } = await profiles.current(em);
  const points = values.appetite.map(({ lossKrw, maxProbabilityRatio }) => ({
    lossKrw,
    maxProbability: maxProbabilityRatio,
  }));
  const { worstRatio } = checkAppetite(points, (lossKrw) => exceedanceFrom(result.lossExceedance.threatYear, lossKrw));
  const score = result.capacityScores.joint.score.value;
  const band = bandOf(score);
  return {
    runId: latest.publicId,
    score,
    context: {
      worstRatio,
      band,
      prevBand: previous ? bandOf(previous.result.capacityScores.joint.score.value) : band,
      budgetUsed: budgetUsed(latest.inputs.addedControls ?? [], latest.inputs.controlBudgetKrw),
    },
  };
}

function bandOf(score: number): CapacityBand {
  return capacityBands[Math.min(4, Math.floor(score / 20))]!;
}

/** Cost of the controls that a scenario adds, over what it may spend on them a year. */
export function budgetUsed(addedControls: readonly string[], controlBudgetKrw: number): number {
  const cost = annualControlCost(addedControls);
  return cost === 0 ? 0 : cost / Math.max(1, controlBudgetKrw);
}

/**
 * P(loss > x) between the stored points of a loss exceedance curve: log-linear, as appetite is (threat-spec 8.3). Before
 * the first point its probability (a lower bound), behind the last one that one's (an upper bound).
 */
export function exceedanceFrom(curve: readonly ExceedancePoint[], x: number): number {
  const above = curve.findIndex(({ lossKrw }) => lossKrw >= x);
  if (curve.length === 0) return 0;
  if (above <= 0) return above === 0 ? curve[0]!.probability : curve.at(-1)!.probability;
  const [low, high] = [curve[above - 1]!, curve[above]!];
  if (!(high.probability > 0)) return low.probability;
  const share = Math.log(x / low.lossKrw) / Math.log(high.lossKrw / low.lossKrw);
  return low.probability * (high.probability / low.probability) ** share;
}

export interface GapFacts {
  readonly recommendationId: string;
  readonly context: Pick<ResponseContext, 'optimismGap'>;
}

/** Of the latest finished recommendation; null before the first. */
export async function gapFacts(em: EntityManager): Promise<GapFacts | null> {
  const latest = await em.findOne(
    Recommendation,
    { status: 'SUCCEEDED' },
    { orderBy: { finishedAt: 'desc', id: 'desc' } },
  );
  if (!latest?.result) return null;
  return { recommendationId: latest.publicId, context: { optimismGap: latest.result.optimismGap } };
}

/** Positions of scenarios that are ready: a symbol in several counts with its largest weight. */
export async function scenarioHoldings(em: EntityManager): Promise<ReadonlyMap<string, number>> {
  const weights = new Map<string, number>();
  for (const { values } of await em.find(Scenario, { status: 'READY' }))
    for (const { symbol, weightRatio } of values.positions)
      weights.set(symbol, Math.max(weights.get(symbol) ?? 0, weightRatio));
  return weights;
}

/** Holdings of all sources; a symbol in several counts with its largest weight. */
export async function holdingsOf(em: EntityManager, sources: readonly HoldingSource[]): Promise<Map<string, number>> {
  const weights = new Map<string, number>();
  for (const source of sources)
    for (const [symbol, weight] of await source(em)) weights.set(symbol, Math.max(weights.get(symbol) ?? 0, weight));
  return weights;
}
