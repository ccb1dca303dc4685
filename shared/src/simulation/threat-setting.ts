import type { ThreatSetting } from '../threat/frequency.ts';
import type { RunInputs } from './run-inputs.ts';

/** What the operator's situation in a run does to the frequencies of threats, the link to the market's regime included. */
export function settingOf({ levelPlan, exposures, calibration, commonRegime }: RunInputs): ThreatSetting {
  return { levelPlan, exposures, calibration, commonRegime };
}
