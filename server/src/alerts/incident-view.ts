import { threatCatalogue } from '@convergence/shared/threat/catalogue';

import { isPermitted } from '../platform/graphql/context.ts';
import type { ApiContext } from '../platform/graphql/context.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { threatObject } from '../threat/catalogue-view.ts';

import { stepView } from './alert-view.ts';
import type { Incident, IncidentClock, IncidentStep } from './incident.entity.ts';
import type { IncidentClockType, IncidentStepType, IncidentType } from './incident.type.ts';

/** An incident as clients see it, with its row for fields that are looked up. */
export type IncidentView = IncidentType & { readonly row: Incident };

export function incidentView(row: Incident, { caller }: ApiContext): IncidentView {
  return {
    id: row.publicId,
    version: row.version,
    title: row.title,
    description: row.description,
    threat: threatObject(threatCatalogue.threats.find(({ id }) => id === row.threatId)!),
    status: row.status,
    priority: row.priority,
    isPriorityChosen: row.isPriorityChosen,
    detectedAt: row.detectedAt,
    isMalicious: row.isMalicious,
    hasPersonalData: row.hasPersonalData,
    recordCount: row.recordCount,
    hasSensitiveData: row.hasSensitiveData,
    hasOutsideAccess: row.hasOutsideAccess,
    outageMinutes: row.outageMinutes,
    subscriberCount: row.subscriberCount,
    estimatedLossKrw: row.estimatedLossKrw,
    isFinancialOperator: row.isFinancialOperator,
    createdAt: row.createdAt,
    createdBy: row.createdBy ?? null,
    closedAt: row.closedAt ?? null,
    closedBy: row.closedBy ?? null,
    closeReason: row.closeReason ?? null,
    viewerCanUpdate: row.status !== 'CLOSED' && isPermitted(caller, 'INCIDENT_WRITE'),
    row,
  };
}

export function clockView(row: IncidentClock): IncidentClockType {
  return {
    clock: row.clock,
    dueAt: row.dueAt,
    isRequired: row.isRequired,
    completedAt: row.completedAt ?? null,
    completedBy: row.completedBy ?? null,
    note: row.note ?? null,
  };
}

export function incidentStepView(row: IncidentStep, language: Language): IncidentStepType {
  const { dueHours: _hours, ...shown } = stepView(row.step, language);
  return {
    ...shown,
    dueAt: row.dueAt,
    completedAt: row.completedAt ?? null,
    completedBy: row.completedBy ?? null,
    evidenceNote: row.evidenceNote ?? null,
  };
}
