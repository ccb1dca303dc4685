import { DomainError } from '@convergence/shared/errors';
import type { ErrorCode } from '@convergence/shared/errors';
import { controlCatalogue, threatCatalogue } from '@convergence/shared/threat/catalogue';
import { missingRequirements } from '@convergence/shared/threat/controls';

import type { AppetitePointValue, OperatorProfileValues } from './operator-profile-values.ts';

const MOST_APPETITE_POINTS = 10;
const controlIds: ReadonlySet<string> = new Set(controlCatalogue.controls.map(({ id }) => id));

/** Ranges of the numbers; `isOpen` leaves the lower end out, `isWhole` allows whole numbers only. */
const ranges: readonly {
  readonly field: keyof OperatorProfileValues;
  readonly least: number;
  readonly most: number;
  readonly isOpen?: true;
  readonly isWhole?: true;
}[] = [
  { field: 'annualRevenueKrw', least: 1, most: Number.MAX_SAFE_INTEGER, isWhole: true },
  { field: 'customerRecordCount', least: 0, most: 1e12, isWhole: true },
  { field: 'staffCount', least: 1, most: 10_000_000, isWhole: true },
  { field: 'riskCapacityKrw', least: 1, most: Number.MAX_SAFE_INTEGER, isWhole: true },
  { field: 'lossToleranceKrw', least: 1, most: Number.MAX_SAFE_INTEGER, isWhole: true },
  { field: 'securityLossToleranceKrw', least: 1, most: Number.MAX_SAFE_INTEGER, isWhole: true },
  { field: 'drawdownLimitRatio', least: 0, most: 1, isOpen: true },
  { field: 'concentrationLimit', least: 0, most: 1, isOpen: true },
  { field: 'liquidityLimitDays', least: 0, most: 252, isOpen: true },
];

const problem = (code: ErrorCode, ...path: readonly (string | number)[]): DomainError =>
  new DomainError(code, path.map(String));

/** Everything that keeps the values from being a profile, each with its field; empty where they are one. */
export function operatorProfileProblems(values: OperatorProfileValues): DomainError[] {
  const problems: DomainError[] = [];
  const { length } = values.name.trim();
  if (length < 1 || length > 100) problems.push(problem('E_LENGTH', 'name'));
  if (!threatCatalogue.sectors.some(({ code }) => code === values.sectorCode))
    problems.push(problem('E_RANGE', 'sectorCode'));
  for (const { field, least, most, isOpen, isWhole } of ranges) {
    const value = values[field] as number;
    if (!Number.isFinite(value)) problems.push(problem('E_NOT_FINITE', field));
    else if (
      value < least ||
      value > most ||
      (isOpen && value === least) ||
      (isWhole && !Number.isSafeInteger(value))
    ) {
      problems.push(problem(field === 'riskCapacityKrw' && value <= 0 ? 'E_CAPACITY_NONPOSITIVE' : 'E_RANGE', field));
    }
  }
  return [...problems, ...controlProblems(values.currentControlIds), ...appetiteProblems(values.appetite)];
}

function controlProblems(ids: readonly string[]): DomainError[] {
  const problems: DomainError[] = [];
  for (const [index, id] of ids.entries()) {
    if (!controlIds.has(id)) problems.push(problem('E_CONTROL_UNKNOWN', 'currentControlIds', index));
    else if (ids.indexOf(id) !== index) problems.push(problem('E_DUPLICATE', 'currentControlIds', index));
  }
  for (const missing of missingRequirements(ids))
    problems.push(problem('E_REQUIREMENT', 'currentControlIds', ids.indexOf(missing)));
  return problems;
}

function appetiteProblems(points: readonly AppetitePointValue[]): DomainError[] {
  if (points.length > MOST_APPETITE_POINTS) return [problem('E_RANGE', 'appetite')];
  const problems: DomainError[] = [];
  for (const [index, { lossKrw, maxProbabilityRatio }] of points.entries()) {
    if (!(lossKrw >= 1 && Number.isSafeInteger(lossKrw)))
      problems.push(problem('E_RANGE', 'appetite', index, 'lossKrw'));
    if (!(maxProbabilityRatio > 0 && maxProbabilityRatio <= 1))
      problems.push(problem('E_RANGE', 'appetite', index, 'maxProbabilityRatio'));
    const before = points[index - 1];
    if (before && !(lossKrw > before.lossKrw && maxProbabilityRatio < before.maxProbabilityRatio)) {
      problems.push(problem('E_APPETITE_ORDER', 'appetite', index));
    }
  }
  return problems;
}
