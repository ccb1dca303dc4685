import { DomainError } from '@convergence/shared/errors';
import { playbookById } from '@convergence/shared/response/playbooks';
import type { Playbook } from '@convergence/shared/response/playbook-step';
import { threatCatalogue } from '@convergence/shared/threat/catalogue';
import { incidentPriority } from '@convergence/shared/threat/incident-priority';
import type { IncidentPriority } from '@convergence/shared/threat/incident-priority';

/** What people say of an incident. */
export interface IncidentValues {
  readonly title: string;
  readonly description: string;
  readonly threatId: string;
  /** Null: from the thresholds of threat-spec 11.2. */
  readonly priority: IncidentPriority | null;
  readonly detectedAt: Date;
  readonly isMalicious: boolean;
  readonly hasPersonalData: boolean;
  readonly recordCount: number;
  readonly hasSensitiveData: boolean;
  readonly hasOutsideAccess: boolean;
  readonly outageMinutes: number;
  readonly subscriberCount: number;
  readonly estimatedLossKrw: number;
}

const LONGEST_TITLE = 200;
const LONGEST_DESCRIPTION = 2000;
/** Clocks of people and servers differ a little. */
const FUTURE_SLACK_MS = 5 * 60 * 1000;
const counts = ['recordCount', 'outageMinutes', 'subscriberCount', 'estimatedLossKrw'] as const;

/** What is wrong with an incident; empty where nothing is. */
export function incidentProblems(values: IncidentValues, now: Date): readonly DomainError[] {
  const problems: DomainError[] = [];
  const title = values.title.trim();
  if (title === '') problems.push(new DomainError('E_REQUIRED', ['title']));
  if (title.length > LONGEST_TITLE) problems.push(new DomainError('E_LENGTH', ['title']));
  if (values.description.length > LONGEST_DESCRIPTION) problems.push(new DomainError('E_LENGTH', ['description']));
  if (threatPlaybook(values.threatId) === null) problems.push(new DomainError('E_NOT_FOUND', ['threatId']));
  if (values.detectedAt.getTime() > now.getTime() + FUTURE_SLACK_MS)
    problems.push(new DomainError('E_RANGE', ['detectedAt']));
  for (const field of counts)
    if (!(Number.isSafeInteger(values[field]) && values[field] >= 0))
      problems.push(new DomainError('E_RANGE', [field]));
  if (!values.hasPersonalData && values.recordCount > 0) problems.push(new DomainError('E_RANGE', ['recordCount']));
  return problems;
}

/** The playbook of a threat, or null for an id that is none. */
export function threatPlaybook(threatId: string): Playbook | null {
  return threatCatalogue.threats.some(({ id }) => id === threatId) ? playbookById(`PB-${threatId}`) : null;
}

/** The priority that was chosen, or that the thresholds give. */
export function priorityOf(values: IncidentValues, riskCapacityKrw: number): IncidentPriority {
  return (
    values.priority ??
    incidentPriority(
      {
        estimatedLossKrw: values.estimatedLossKrw,
        personalRecords: values.hasPersonalData ? Math.max(1, values.recordCount) : 0,
        outageMinutes: values.outageMinutes,
      },
      riskCapacityKrw,
    )
  );
}
