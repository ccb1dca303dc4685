import { anchoredThreats } from './anchoring.ts';
import { catalogues as defaultCatalogues } from './catalogue.ts';
import type { Catalogues } from './catalogue.ts';
import { annualControlCost, controlFactors, factorsOf } from './controls.ts';
import type { EffectPoint } from './controls.ts';
import { assertThreatSetting, meanMultiplier, meanPlanOf, situationMultiplier } from './frequency.ts';
import type { ThreatSetting } from './frequency.ts';

/** Expected loss of one threat over a year, in closed form. */
export interface ThreatExpectation {
  readonly threatId: string;
  /** Anchored: events a year without controls at level 정상, before exposure, calibration and intelligence. */
  readonly baseFrequency: number;
  /** KRW an event without controls. */
  readonly baseMean: number;
  /** Events a year without controls in the operator's situation. */
  readonly uncontrolledFrequency: number;
  /** Events a year with the controls. */
  readonly frequency: number;
  readonly F: number;
  readonly M: number;
  readonly sigma: number;
  /** KRW a year without controls. */
  readonly uncontrolledAleKrw: number;
  /** KRW a year with the controls. */
  readonly aleKrw: number;
}

export interface AnnualExpectation {
  /** In catalogue order. */
  readonly perThreat: readonly ThreatExpectation[];
  readonly totalAleKrw: number;
  readonly uncontrolledAleKrw: number;
  /** Of the controls, KRW a year. */
  readonly controlCostKrw: number;
}

/** How the annual expectation is looked at; everything else is the operator's situation. */
export interface AleOptions {
  readonly effect?: EffectPoint;
  readonly catalogues?: Catalogues;
}

/**
 * Annual loss expectancy per threat and in total: frequency × mean, exact, no simulation (threat-spec 4.1, 7).
 *
 * @param setting - Level plan of 365 days, the chain that may replace its later segments, exposures, calibration, intelligence.
 * @param controls - Ids in force; requirements are the caller's to check.
 * @throws DomainError as `assertThreatSetting` and `controlFactors` do.
 */
export function annualLossExpectancy(
  setting: ThreatSetting,
  controls: readonly string[],
  options: AleOptions = {},
): AnnualExpectation {
  const { effect = 'mode', catalogues = defaultCatalogues } = options;
  assertThreatSetting(setting, catalogues.threats);
  const factors = controlFactors(controls, { effect, catalogue: catalogues.controls });
  const levels = meanPlanOf(setting);

  const perThreat = anchoredThreats(catalogues).map(({ threat, baseFrequency, baseMean, sigma }) => {
    const { F, M } = factorsOf(factors, threat.id);
    const level = meanMultiplier(threat.levelClass, levels, catalogues.threats);
    const uncontrolledFrequency = baseFrequency * situationMultiplier(threat, setting, catalogues.threats) * level;
    const frequency = uncontrolledFrequency * F;
    return {
      threatId: threat.id,
      baseFrequency,
      baseMean,
      uncontrolledFrequency,
      frequency,
      F,
      M,
      sigma,
      uncontrolledAleKrw: uncontrolledFrequency * baseMean,
      aleKrw: frequency * baseMean * M,
    };
  });
  return {
    perThreat,
    totalAleKrw: perThreat.reduce((sum, item) => sum + item.aleKrw, 0),
    uncontrolledAleKrw: perThreat.reduce((sum, item) => sum + item.uncontrolledAleKrw, 0),
    controlCostKrw: annualControlCost(controls, catalogues.controls),
  };
}
