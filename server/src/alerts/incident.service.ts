import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { incidentClocks } from '@convergence/shared/response/reporting-clocks';
import type { ReportingClock } from '@convergence/shared/response/reporting-clocks';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { hashInput, once } from '../platform/idempotency.ts';
import { isId, newId } from '../platform/ids.ts';
import type { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { alertStream, ownerOf } from './alert.service.ts';
import type { AlertEventPayloads } from './alert.service.ts';
import { evaluateJob } from './alerts.queue.ts';
import { incidentProblems, priorityOf, threatPlaybook } from './incident-rules.ts';
import type { IncidentValues } from './incident-rules.ts';
import { Incident, IncidentClock, IncidentStep } from './incident.entity.ts';
import type { IncidentStatus } from './incident.entity.ts';

const HOUR_MS = 60 * 60 * 1000;
const LONGEST_NOTE = 500;

export interface IncidentParts {
  readonly profiles: OperatorProfileService;
  readonly events: EventLog;
  readonly outbox: Outbox;
  readonly now: () => Date;
}

/** Fields left out stay. `priority: null` goes back to the thresholds. */
export type IncidentChange = {
  readonly [Field in keyof Omit<IncidentValues, 'threatId'>]?: IncidentValues[Field] | null | undefined;
} & { readonly status?: 'OPEN' | 'CONTAINED' | null | undefined };

export interface IncidentListFilter {
  readonly statusIn?: readonly IncidentStatus[] | null | undefined;
}

/** Incidents of the organisation that the entity manager is bound to. */
export class IncidentService {
  readonly #parts: IncidentParts;

  constructor(parts: IncidentParts) {
    this.#parts = parts;
  }

  /**
   * Opens an incident with the steps of its threat's playbook and the clocks that it starts, all counted from detection.
   * A repeat of the key answers with the first one.
   *
   * @throws AggregateError of DomainErrors for bad values; DomainError E_IDEMPOTENCY_KEY_REUSED.
   */
  async open(em: EntityManager, values: IncidentValues, key: string, author: Author | null): Promise<Incident> {
    const { profiles, now } = this.#parts;
    const openedAt = now();
    const problems = incidentProblems(values, openedAt);
    if (problems.length > 0) throw new AggregateError(problems);
    const organisationId = ownerOf(em);
    const { values: operator } = await profiles.current(em);
    const id = await once(em, organisationId, key, hashInput('incidentOpen', values), async (tx) => {
      const organisation = tx.getReference(Organisation, organisationId, { wrapped: true });
      const { priority: chosen, ...rest } = values;
      const incident = tx.create(Incident, {
        ...rest,
        title: values.title.trim().normalize('NFC'),
        publicId: newId('inc'),
        organisation,
        version: 1,
        status: 'OPEN',
        priority: priorityOf(values, operator.riskCapacityKrw),
        isPriorityChosen: chosen !== null,
        isFinancialOperator: operator.isFinancialOperator,
        createdAt: openedAt,
        createdBy: author?.name ?? null,
      });
      await tx.flush();
      for (const [position, step] of threatPlaybook(values.threatId)!.steps.entries()) {
        tx.create(IncidentStep, {
          organisation,
          incident: tx.getReference(Incident, incident.id, { wrapped: true }),
          position,
          step,
          dueAt: after(values.detectedAt, step.dueHours),
        });
      }
      await this.#setClocks(tx, incident);
      recordAudit(tx, organisationId, author, 'incident.open', incident.publicId, values);
      await this.#tell(tx, incident);
      return incident.publicId;
    });
    return this.require(em, id, 'id');
  }

  /**
   * Changes what is known of an open incident; priority and clocks follow.
   *
   * @throws DomainError E_NOT_FOUND, E_STATE where it is closed, E_VERSION_CONFLICT; AggregateError of DomainErrors.
   */
  async update(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    change: IncidentChange,
    author: Author | null,
  ): Promise<Incident> {
    const { profiles, now } = this.#parts;
    const { values: operator } = await profiles.current(em);
    await em.transactional(async (tx) => {
      const incident = await this.require(tx, id, 'id');
      assertOpen(incident);
      if (incident.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      const { status, ...fields } = change;
      const missing = Object.entries(fields).filter(([field, value]) => value === null && field !== 'priority');
      if (missing.length > 0)
        throw new AggregateError(missing.map(([field]) => new DomainError('E_REQUIRED', [field])));
      const before = valuesOf(incident);
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      const values = { ...before, ...given };
      const problems = incidentProblems(values, now());
      if (problems.length > 0) throw new AggregateError(problems);
      const { priority: chosen, ...rest } = values;
      Object.assign(incident, rest, {
        title: values.title.trim().normalize('NFC'),
        priority: priorityOf(values, operator.riskCapacityKrw),
        isPriorityChosen: chosen !== null,
        status: status ?? incident.status,
      });
      const moved = values.detectedAt.getTime() - before.detectedAt.getTime();
      if (moved !== 0) await this.#moveSteps(tx, incident);
      await this.#setClocks(tx, incident);
      await this.#save(tx, incident, author, 'incident.update', { ...given, ...(status ? { status } : {}) });
    });
    return this.require(em, id, 'id');
  }

  /** Ticks a step off or takes that back. @throws DomainError E_NOT_FOUND at the field, E_STATE, E_LENGTH at evidenceNote. */
  async markStep(
    em: EntityManager,
    id: string,
    stepId: string,
    mark: { readonly isDone: boolean; readonly evidenceNote?: string | null | undefined },
    author: Author | null,
  ): Promise<Incident> {
    const note = noteOf(mark.evidenceNote, 'evidenceNote');
    await em.transactional(async (tx) => {
      const incident = await this.require(tx, id, 'id');
      assertOpen(incident);
      const steps = await tx.find(IncidentStep, { incident: incident.id }, { refresh: true });
      const step = steps.find((one) => one.step.id === stepId);
      if (!step) throw new DomainError('E_NOT_FOUND', ['stepId']);
      const isDone = Boolean(step.completedAt);
      if (isDone === mark.isDone) return; // somebody was faster: it is as it was asked for
      Object.assign(step, {
        completedAt: mark.isDone ? this.#parts.now() : null,
        completedBy: mark.isDone ? (author?.name ?? null) : null,
        evidenceNote: mark.isDone ? note : (step.evidenceNote ?? null),
      });
      const action = mark.isDone ? 'incident.step-complete' : 'incident.step-reopen';
      await this.#save(tx, incident, author, action, { stepId, note });
    });
    return this.require(em, id, 'id');
  }

  /** Marks a report as made. @throws DomainError E_NOT_FOUND at clock, E_STATE, E_LENGTH at note. */
  async completeClock(
    em: EntityManager,
    id: string,
    clock: ReportingClock,
    note: string | null | undefined,
    author: Author | null,
  ): Promise<Incident> {
    const text = noteOf(note, 'note');
    await em.transactional(async (tx) => {
      const incident = await this.require(tx, id, 'id');
      assertOpen(incident);
      const row = await tx.findOne(IncidentClock, { incident: incident.id, clock }, { refresh: true });
      if (!row) throw new DomainError('E_NOT_FOUND', ['clock']);
      if (row.completedAt) return;
      Object.assign(row, { completedAt: this.#parts.now(), completedBy: author?.name ?? null, note: text });
      await this.#save(tx, incident, author, 'incident.clock-complete', { clock, note: text });
    });
    return this.require(em, id, 'id');
  }

  /**
   * Closes it for good.
   *
   * @param reason - May be empty only where every required report was made: who leaves a duty open says why.
   * @throws DomainError E_NOT_FOUND, E_STATE, E_VERSION_CONFLICT, E_REQUIRED or E_LENGTH at reason.
   */
  async close(
    em: EntityManager,
    id: string,
    expectedVersion: number,
    reason: string | null | undefined,
    author: Author | null,
  ): Promise<Incident> {
    const text = noteOf(reason, 'reason');
    await em.transactional(async (tx) => {
      const incident = await this.require(tx, id, 'id');
      assertOpen(incident);
      if (incident.version !== expectedVersion) throw new DomainError('E_VERSION_CONFLICT', ['expectedVersion']);
      const openDuties = { incident: incident.id, isRequired: true, completedAt: null };
      const unmet = await tx.find(IncidentClock, openDuties, { refresh: true });
      if (unmet.length > 0 && text === null) throw new DomainError('E_REQUIRED', ['reason']);
      Object.assign(incident, {
        status: 'CLOSED',
        closedAt: this.#parts.now(),
        closedBy: author?.name ?? null,
        closeReason: text,
      });
      await this.#save(tx, incident, author, 'incident.close', {
        reason: text,
        unmet: unmet.map(({ clock }) => clock),
      });
    });
    return this.require(em, id, 'id');
  }

  async find(em: EntityManager, id: string): Promise<Incident | null> {
    return isId('inc', id) ? em.findOne(Incident, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<Incident> {
    const incident = await this.find(em, id);
    if (incident === null) throw new DomainError('E_NOT_FOUND', [field]);
    return incident;
  }

  /** Newest detection first. */
  list(em: EntityManager, args: PageRequest, filter: IncidentListFilter): Promise<Page<Incident>> {
    const where: FilterQuery<Incident> = filter.statusIn ? { status: { $in: [...filter.statusIn] } } : {};
    return pageOf(args, {
      list: 'incidents',
      filter,
      find: (after_, limit) =>
        em.find(
          Incident,
          { $and: [where, keysetWhere('detectedAt', 'id', 'desc', after_)] },
          { orderBy: { detectedAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.detectedAt, id: row.id }),
      count: () => em.count(Incident, where),
    });
  }

  /** Clocks of these incidents in the order of the spec, by internal id. */
  async clocksOf(em: EntityManager, incidentIds: readonly number[]): Promise<Map<number, IncidentClock[]>> {
    const where = { incident: { $in: [...incidentIds] } };
    return Map.groupBy(
      await em.find(IncidentClock, where, { orderBy: { id: 'asc' }, refresh: true }),
      (row) => row.incident.id,
    );
  }

  /** Steps of these incidents in the order of the playbook, by internal id. */
  async stepsOf(em: EntityManager, incidentIds: readonly number[]): Promise<Map<number, IncidentStep[]>> {
    const where = { incident: { $in: [...incidentIds] } };
    const rows = await em.find(IncidentStep, where, { orderBy: { position: 'asc' }, refresh: true });
    return Map.groupBy(rows, (row) => row.incident.id);
  }

  /** Incidents that are not closed, and required reports of theirs that are late; for the overview. */
  async openCounts(em: EntityManager): Promise<{ readonly open: number; readonly overdueClocks: number }> {
    const isOpen = { status: { $in: ['OPEN', 'CONTAINED'] as IncidentStatus[] } };
    return {
      open: await em.count(Incident, isOpen),
      overdueClocks: await em.count(IncidentClock, {
        incident: isOpen,
        isRequired: true,
        completedAt: null,
        dueAt: { $lt: this.#parts.now() },
      }),
    };
  }

  /** Clocks that run now are required; one that no longer has to is kept and says so. */
  async #setClocks(tx: EntityManager, incident: Incident): Promise<void> {
    const known = new Map(
      (await tx.find(IncidentClock, { incident: incident.id }, { refresh: true })).map((row) => [row.clock, row]),
    );
    const running = incidentClocks(incident.facts(), incident.isFinancialOperator);
    for (const { clock, dueHours } of running) {
      const dueAt = after(incident.detectedAt, dueHours);
      const row = known.get(clock);
      if (row) Object.assign(row, { isRequired: true, dueAt });
      else {
        tx.create(IncidentClock, {
          organisation: incident.organisation,
          incident: tx.getReference(Incident, incident.id, { wrapped: true }),
          clock,
          dueAt,
          isRequired: true,
        });
      }
    }
    for (const row of known.values()) if (!running.some(({ clock }) => clock === row.clock)) row.isRequired = false;
    await tx.flush();
  }

  async #moveSteps(tx: EntityManager, incident: Incident): Promise<void> {
    for (const row of await tx.find(IncidentStep, { incident: incident.id }, { refresh: true }))
      row.dueAt = after(incident.detectedAt, row.step.dueHours);
  }

  async #save(
    tx: EntityManager,
    incident: Incident,
    author: Author | null,
    action: string,
    details: object,
  ): Promise<void> {
    incident.version += 1;
    recordAudit(tx, incident.organisation.id, author, action, incident.publicId, details);
    await this.#tell(tx, incident);
  }

  async #tell(tx: EntityManager, { publicId, organisation }: Incident): Promise<void> {
    this.#parts.outbox.add(tx, evaluateJob, { cause: 'INCIDENT', subject: publicId });
    await this.#parts.events.append(tx, alertStream(organisation.id), 'incident', {
      incidentId: publicId,
    } satisfies AlertEventPayloads['incident']);
    await tx.flush();
  }
}

function assertOpen({ status }: Incident): void {
  if (status === 'CLOSED') throw new DomainError('E_STATE', ['id']);
}

function after(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * HOUR_MS);
}

function noteOf(text: string | null | undefined, field: string): string | null {
  const note = text?.trim().normalize('NFC') ?? '';
  if (note.length > LONGEST_NOTE) throw new DomainError('E_LENGTH', [field]);
  return note === '' ? null : note;
}

function valuesOf(incident: Incident): IncidentValues {
  return {
    title: incident.title,
    description: incident.description,
    threatId: incident.threatId,
    priority: incident.isPriorityChosen ? incident.priority : null,
    detectedAt: incident.detectedAt,
    isMalicious: incident.isMalicious,
    hasPersonalData: incident.hasPersonalData,
    recordCount: incident.recordCount,
    hasSensitiveData: incident.hasSensitiveData,
    hasOutsideAccess: incident.hasOutsideAccess,
    outageMinutes: incident.outageMinutes,
    subscriberCount: incident.subscriberCount,
    estimatedLossKrw: incident.estimatedLossKrw,
  };
}
