import { controlCatalogue } from '@convergence/shared/threat/catalogue';
import type { Control, ThreatType } from '@convergence/shared/threat/catalogue';

import type { ControlObject, ThreatObject } from './threat.type.ts';

/** A threat of the catalogue as clients see it. */
export function threatObject(threat: ThreatType): ThreatObject {
  return {
    id: threat.id,
    nameKo: threat.nameKo,
    nameEn: threat.nameEn,
    class: threat.levelClass,
    observedFrequencyPerYear: threat.observedFrequency.value,
    observedMeanLossKrw: Math.round(threat.observedSeverity.mean),
    frequencySource: threat.observedFrequency.source,
    severitySource: threat.observedSeverity.source,
    attackTechniques: [...threat.attack.techniques],
    defaultExposure: threat.defaultExposure,
  };
}

/** A control of the catalogue as clients see it. */
export function controlObject(control: Control): ControlObject {
  return {
    id: control.id,
    nameKo: control.nameKo,
    nameEn: control.nameEn,
    group: control.group,
    annualCostKrw: control.annualCost,
    isTypical: controlCatalogue.typicalPosture.controls.includes(control.id),
    source: control.effectSource,
    requires: controlCatalogue.requiresAny.filter((rule) => rule.control === control.id).map(({ anyOf }) => [...anyOf]),
  };
}
