import { log } from '../random/elementary.ts';

import { catalogueNumber, catalogues as defaultCatalogues } from './catalogue.ts';
import type { Catalogues, ThreatType } from './catalogue.ts';
import { controlFactors, factorsOf } from './controls.ts';

/** A threat without any catalogue control. */
export interface AnchoredThreat {
  readonly threat: ThreatType;
  /** T07 is 7. */
  readonly number: number;
  /** Events a year at level 정상 and exposure 1. */
  readonly baseFrequency: number;
  /** KRW an event. */
  readonly baseMean: number;
  /** Of the logarithm of the loss of an event in KRW. */
  readonly mu: number;
  readonly sigma: number;
  /** F of the typical posture, which the observed frequency was divided by. */
  readonly typicalF: number;
}

/**
 * Bases of threat-spec 7.2: observed figures divided by what the typical posture leaves, so that the model run with that
 * posture at level 정상 gives back exactly what was observed.
 *
 * @param typicalPosture - Controls behind the observed figures; the catalogue's unless the operator edited them.
 */
export function anchoredThreats(
  catalogues: Catalogues = defaultCatalogues,
  typicalPosture: readonly string[] = catalogues.controls.typicalPosture.controls,
): readonly AnchoredThreat[] {
  const typical = controlFactors(typicalPosture, { catalogue: catalogues.controls });
  return catalogues.threats.threats.map((threat) => {
    const { F, M } = factorsOf(typical, threat.id);
    const baseMean = threat.observedSeverity.mean / M;
    const { sigma } = threat.observedSeverity;
    return {
      threat,
      number: catalogueNumber(threat.id),
      baseFrequency: threat.observedFrequency.value / F,
      baseMean,
      // Own logarithm: mu reaches every sampled loss, which is hashed.
      mu: log(baseMean) - (sigma * sigma) / 2,
      sigma,
      typicalF: F,
    };
  });
}
