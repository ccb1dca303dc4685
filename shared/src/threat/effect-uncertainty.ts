import { DomainError } from '../errors.ts';
import { exp } from '../random/elementary.ts';
import { normalAt, streams, uniformAt } from '../random/philox.ts';
import { chi2Inverse } from '../stats/gamma.ts';

import { annualLossExpectancy } from './ale.ts';
import { annualLossLaw, annualTail } from './annual-loss.ts';
import { catalogueNumber, catalogues as defaultCatalogues } from './catalogue.ts';
import type { Catalogues, Control, EffectRange, ThreatType } from './catalogue.ts';
import { annualControlCost } from './controls.ts';
import { evidenceKind } from './evidence.ts';
import type { EvidenceKind } from './evidence.ts';
import type { ThreatSetting } from './frequency.ts';
import { priorYears, sourceStrength } from './frequency-update.ts';
import { securityReturn } from './roi.ts';
import { lognormalFromMean, pertQuantile } from './severity.ts';

/** Standard deviation of the logarithm of a mean severity, by what stands behind it (threat-spec 7.5). */
const severitySd: Readonly<Record<EvidenceKind, number>> = { ASSUMED: 0.35, DERIVED: 0.2, SOURCED: 0.15 };
/** Steps of stream 10: threats at their catalogue number, controls from here on. */
const FIRST_CONTROL_STEP = 1024;
const DRAWS = 200;
/** Coarser than the default lattice: a CVaR of each draw is wanted, not its digits. */
const DRAW_LATTICE = { stepKrw: 2e7, points: 2 ** 15 };

/** 5 %, 50 % and 95 % points over the draws. */
export interface Spread {
  readonly p05: number;
  readonly p50: number;
  readonly p95: number;
}

export interface EffectUncertainty {
  readonly draws: number;
  /** KRW a year with all controls. */
  readonly aleKrw: Spread;
  /** CVaR 95 % of the year's loss with all controls, KRW. */
  readonly cvarKrw: Spread;
  /** Of the added controls; null where they cost nothing. */
  readonly rosi: Spread | null;
  /** Share of draws in which the added controls pay; null where they cost nothing. */
  readonly positiveRosiProbability: number | null;
}

function drawnRange(range: EffectRange, u: number): EffectRange {
  const { low, mode, high } = range;
  const value = low < high ? pertQuantile({ min: low, mode, max: high }, u) : mode;
  return { low: value, mode: value, high: value };
}

function drawnControl(control: Control, seed: number, draw: number): Control {
  const step = FIRST_CONTROL_STEP + catalogueNumber(control.id);
  const drawn = (effects: Control['frequencyEffect'], side: 0 | 1): Control['frequencyEffect'] =>
    Object.fromEntries(
      Object.entries(effects).map(([id, range]) => [
        id,
        drawnRange(range, uniformAt(seed, draw, step, streams.posteriorDraw, 2 * catalogueNumber(id) + side)),
      ]),
    );
  return Object.assign(
    { ...control },
    { frequencyEffect: drawn(control.frequencyEffect, 0), magnitudeEffect: drawn(control.magnitudeEffect, 1) },
  );
}

/** Frequency from its gamma law without own history, mean severity from a lognormal factor with mean 1. */
function drawnThreat(threat: ThreatType, seed: number, draw: number): ThreatType {
  const step = catalogueNumber(threat.id);
  const { observedFrequency, observedSeverity } = threat;
  const years = priorYears[sourceStrength(observedFrequency.source)];
  const u = uniformAt(seed, draw, step, streams.posteriorDraw, 0);
  const value = observedFrequency.value > 0 ? chi2Inverse(2 * observedFrequency.value * years, u) / (2 * years) : 0;
  const sd = severitySd[evidenceKind(observedSeverity.source)];
  const factor = exp(sd * normalAt(seed, draw, step, streams.posteriorDraw, 1) - (sd * sd) / 2);
  return Object.assign(
    { ...threat },
    {
      observedFrequency: Object.assign({ ...observedFrequency }, { value }),
      observedSeverity: Object.assign({ ...observedSeverity }, { mean: observedSeverity.mean * factor }),
    },
  );
}

function drawnCatalogues({ threats, controls }: Catalogues, seed: number, draw: number): Catalogues {
  return {
    threats: { ...threats, threats: threats.threats.map((threat) => drawnThreat(threat, seed, draw)) },
    controls: { ...controls, controls: controls.controls.map((control) => drawnControl(control, seed, draw)) },
  };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]!;
  return { p05: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/**
 * What is not known about effects, frequencies and severities, carried through to the results (threat-spec 7.5): tables of
 * modes are shown only together with this. Every draw is a world of its own, anchored on the figures drawn in it.
 *
 * @param current - Controls in force; @param added - Controls whose return is asked for.
 * @throws DomainError E_RANGE for less than 20 draws, or what `annualLossExpectancy` throws.
 *
 * Cost: about 30 ms a draw, most of it the distribution of the year's loss.
 */
export function effectUncertainty(
  setting: Omit<ThreatSetting, 'commonRegime'>,
  current: readonly string[],
  added: readonly string[],
  seed: number,
  options: { readonly draws?: number; readonly catalogues?: Catalogues } = {},
): EffectUncertainty {
  const { draws = DRAWS, catalogues = defaultCatalogues } = options;
  if (!(Number.isInteger(draws) && draws >= 20)) throw new DomainError('E_RANGE', ['draws']);
  const costKrw = annualControlCost(added, catalogues.controls);
  const ales: number[] = [];
  const cvars: number[] = [];
  const returns: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn = drawnCatalogues(catalogues, seed, draw);
    const after = annualLossExpectancy(setting, [...current, ...added], { catalogues: drawn });
    const components = after.perThreat
      .filter((threat) => threat.frequency > 0)
      .map(({ frequency, baseMean, M, sigma }) => ({ frequency, severity: lognormalFromMean(baseMean * M, sigma) }));
    ales.push(after.totalAleKrw);
    cvars.push(annualTail(annualLossLaw(components, [], DRAW_LATTICE), 0.95).conditionalValueAtRiskKrw);
    const before = annualLossExpectancy(setting, current, { catalogues: drawn });
    const { rosi } = securityReturn(before.totalAleKrw, after.totalAleKrw, costKrw);
    if (rosi !== null) returns.push(rosi);
  }
  const hasCost = returns.length === draws;
  return {
    draws,
    aleKrw: spreadOf(ales),
    cvarKrw: spreadOf(cvars),
    rosi: hasCost ? spreadOf(returns) : null,
    positiveRosiProbability: hasCost ? returns.filter((rosi) => rosi > 0).length / draws : null,
  };
}
