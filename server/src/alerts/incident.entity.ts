import { defineEntity, p } from '@mikro-orm/core';

import type { PlaybookStep } from '@convergence/shared/response/playbook-step';
import { reportingClocks } from '@convergence/shared/response/reporting-clocks';
import type { OpenIncident } from '@convergence/shared/response/rules';
import { incidentPriorities } from '@convergence/shared/threat/incident-priority';

import { Organisation } from '../platform/db/organisation.entity.ts';

export const incidentStatuses = ['OPEN', 'CONTAINED', 'CLOSED'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

const IncidentSchema = defineEntity({
  name: 'Incident',
  indexes: [{ properties: ['organisation', 'detectedAt'] }, { properties: ['organisation', 'status'] }],
  properties: {
    id: p.integer().primary(),
    publicId: p.string().length(30).unique(),
    organisation: () => p.manyToOne(Organisation).ref(),
    /** Goes up by one with each change. */
    version: p.integer(),
    title: p.string().length(200),
    description: p.string().length(2000),
    /** Catalogue id, such as T02. */
    threatId: p.string().length(3),
    status: p.enum(incidentStatuses),
    priority: p.enum(incidentPriorities),
    /** True where a person chose the priority instead of the thresholds of threat-spec 11.2. */
    isPriorityChosen: p.boolean(),
    detectedAt: p.datetime(3),
    isMalicious: p.boolean(),
    hasPersonalData: p.boolean(),
    recordCount: p.integer(),
    hasSensitiveData: p.boolean(),
    hasOutsideAccess: p.boolean(),
    outageMinutes: p.integer(),
    subscriberCount: p.integer(),
    estimatedLossKrw: p.integer(),
    /** Of the operator's profile when it was opened. */
    isFinancialOperator: p.boolean(),
    createdAt: p.datetime(3),
    createdBy: p.string().length(100).nullable(),
    closedAt: p.datetime(3).nullable(),
    closedBy: p.string().length(100).nullable(),
    closeReason: p.string().length(500).nullable(),
  },
});

/** A security incident of the operator. */
export class Incident extends IncidentSchema.class {
  /** As far as rules and clocks look at it. */
  facts(): OpenIncident {
    return {
      threat: this.threatId,
      priority: this.priority,
      malicious: this.isMalicious,
      personalData: this.hasPersonalData,
      records: this.recordCount,
      sensitive: this.hasSensitiveData,
      external: this.hasOutsideAccess,
      outageMinutes: this.outageMinutes,
      subscribers: this.subscriberCount,
    };
  }
}
IncidentSchema.setClass(Incident);

const IncidentClockSchema = defineEntity({
  name: 'IncidentClock',
  uniques: [{ properties: ['incident', 'clock'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    incident: () => p.manyToOne(Incident).ref(),
    clock: p.enum(reportingClocks),
    dueAt: p.datetime(3),
    /** False where what was learnt since ended the duty; the row stays for the record. */
    isRequired: p.boolean(),
    completedAt: p.datetime(3).nullable(),
    completedBy: p.string().length(100).nullable(),
    note: p.string().length(500).nullable(),
  },
});

/** A duty to report, with its time limit. */
export class IncidentClock extends IncidentClockSchema.class {}
IncidentClockSchema.setClass(IncidentClock);

const IncidentStepSchema = defineEntity({
  name: 'IncidentStep',
  uniques: [{ properties: ['incident', 'position'] }],
  properties: {
    id: p.integer().primary(),
    organisation: () => p.manyToOne(Organisation).ref(),
    incident: () => p.manyToOne(Incident).ref(),
    position: p.integer(),
    /** The step as the playbook had it when the incident was opened: a later catalogue does not rewrite what was done. */
    step: p.json<PlaybookStep>(),
    dueAt: p.datetime(3),
    completedAt: p.datetime(3).nullable(),
    completedBy: p.string().length(100).nullable(),
    evidenceNote: p.string().length(500).nullable(),
  },
});

/** One step of the playbook of an incident. */
export class IncidentStep extends IncidentStepSchema.class {}
IncidentStepSchema.setClass(IncidentStep);
