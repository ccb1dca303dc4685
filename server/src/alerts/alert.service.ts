import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/sql';

import { DomainError } from '@convergence/shared/errors';
import { acknowledgeAlert, closedAlert, evaluateAlert } from '@convergence/shared/response/alert-state';
import type { AlertState, AlertStep } from '@convergence/shared/response/alert-state';
import { severities } from '@convergence/shared/response/rules';
import type { Severity } from '@convergence/shared/response/rules';

import { recordAudit } from '../platform/db/audit.ts';
import type { Author } from '../platform/db/audit.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import type { Outbox } from '../platform/db/outbox.ts';
import { organisationOf } from '../platform/db/scope.ts';
import type { EventLog } from '../platform/event-log.ts';
import { keysetWhere, pageOf } from '../platform/graphql/page.ts';
import type { Page, PageRequest } from '../platform/graphql/page.ts';
import { isId, newId } from '../platform/ids.ts';

import { Alert, AlertHistory, minuteOf } from './alert.entity.ts';
import type { AlertEventKind } from './alert.entity.ts';
import type { Signal } from './alert-signals.ts';
import { alertEventJob } from './alerts.queue.ts';

export interface AlertParts {
  readonly events: EventLog;
  readonly outbox: Outbox;
  /** Time of evaluations; tests give their own. */
  readonly now: () => Date;
}

export interface AlertListFilter {
  readonly isOpen?: boolean | null | undefined;
  readonly severityIn?: readonly Severity[] | null | undefined;
  readonly ruleIn?: readonly string[] | null | undefined;
}

/** What is told in the stream of an organisation's alerts. */
export interface AlertEventPayloads {
  readonly alert: { readonly alertId: string; readonly event: AlertEventKind };
  readonly level: { readonly changeId: string };
  readonly incident: { readonly incidentId: string };
}

/** Name of the stream of one organisation's alerts, level and incidents. */
export function alertStream(organisationId: number): string {
  return `alerts:${organisationId}`;
}

/** Internal id of the one organisation that the entity manager is bound to. */
export function ownerOf(em: EntityManager): number {
  const id = organisationOf(em);
  if (id === null) throw new Error('Alerts belong to one organisation: bind the entity manager with scopedEm.');
  return id;
}

/** How many alerts are open, worst first; for the overview. */
export interface OpenAlertCounts {
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly total: number;
  readonly unacknowledged: number;
}

/** Alerts of the organisation that the entity manager is bound to. */
export class AlertService {
  readonly #parts: AlertParts;

  constructor(parts: AlertParts) {
    this.#parts = parts;
  }

  /**
   * Steps the alerts of these keys: raises, clears, escalates. A signal whose fact was seen before changes nothing.
   *
   * Call it within one job at a time for an organisation: two evaluations of a key at once would both open it.
   */
  async evaluate(em: EntityManager, signals: readonly Signal[]): Promise<void> {
    const now = this.#parts.now();
    for (const signal of signals) {
      await em.transactional(async (tx) => {
        const known = await tx.findOne(
          Alert,
          { key: signal.key, isRecord: false },
          { orderBy: { id: 'desc' }, refresh: true },
        );
        if (known ? known.lastFact !== signal.fact : signal.fired) await this.#step(tx, known, signal, now);
        await tx.flush();
      });
    }
  }

  /** Keeps what a past day would have raised: closed from the start, and nobody is told. A repeat changes nothing. */
  async record(em: EntityManager, signal: Signal, at: Date): Promise<void> {
    const { fired } = signal;
    if (!fired) return;
    await em.transactional(async (tx) => {
      if ((await tx.count(Alert, { key: signal.key, lastFact: signal.fact })) > 0) return;
      const alert = this.#create(tx, signal, fired, at);
      Object.assign(alert, { status: 'CLOSED', closedAt: at, isRecord: true } satisfies Partial<Alert>);
      await tx.flush();
    });
  }

  /** Tells again of critical alerts that nobody has seen to for 15 minutes, once each; counts as no evaluation. */
  async escalateDue(em: EntityManager): Promise<void> {
    const now = this.#parts.now();
    const candidates = { status: 'OPEN', severity: 'critical', acknowledgedAt: null, escalatedAt: null } as const;
    for (const { id } of await em.find(Alert, candidates, { orderBy: { id: 'asc' } })) {
      await em.transactional(async (tx) => {
        const alert = await tx.findOneOrFail(Alert, { id }, { refresh: true });
        const policy = { raiseAt: alert.threshold, severity: alert.severity };
        const { events } = evaluateAlert(alert.state(), policy, minuteOf(now), alert.threshold);
        if (!events.includes('ESCALATE')) return;
        alert.escalatedAt = now;
        await this.#tell(tx, alert, 'ESCALATE', now, null);
        await tx.flush();
      });
    }
  }

  /** Somebody has seen it. Again by anybody: nothing changes. @throws DomainError E_NOT_FOUND; E_STATE where it is closed. */
  async acknowledge(em: EntityManager, id: string, author: Author | null): Promise<Alert> {
    const now = this.#parts.now();
    await em.transactional(async (tx) => {
      const alert = await this.require(tx, id, 'id');
      const before = alert.state();
      const after = acknowledgeAlert(before, minuteOf(now));
      if (after === before) throw new DomainError('E_STATE', ['id']);
      if (before.acknowledgedAt !== null) return;
      alert.acknowledgedAt = now;
      alert.acknowledgedBy = author?.name ?? null;
      recordAudit(tx, alert.organisation.id, author, 'alert.acknowledge', id, { rule: alert.rule, value: alert.value });
      await this.#tell(tx, alert, 'ACKNOWLEDGE', now, author?.name ?? null);
      await tx.flush();
    });
    return this.require(em, id, 'id');
  }

  async find(em: EntityManager, id: string): Promise<Alert | null> {
    return isId('alr', id) ? em.findOne(Alert, { publicId: id }, { refresh: true }) : null;
  }

  /** @throws DomainError E_NOT_FOUND at the field. */
  async require(em: EntityManager, id: string, field: string): Promise<Alert> {
    const alert = await this.find(em, id);
    if (alert === null) throw new DomainError('E_NOT_FOUND', [field]);
    return alert;
  }

  /** Newest opening first. */
  list(em: EntityManager, args: PageRequest, filter: AlertListFilter): Promise<Page<Alert>> {
    const where: FilterQuery<Alert> = {
      ...(typeof filter.isOpen === 'boolean' ? { status: filter.isOpen ? 'OPEN' : 'CLOSED' } : {}),
      ...(filter.severityIn ? { severity: { $in: [...filter.severityIn] } } : {}),
      ...(filter.ruleIn ? { rule: { $in: [...filter.ruleIn] } } : {}),
    };
    return pageOf(args, {
      list: 'alerts',
      filter,
      find: (after, limit) =>
        em.find(
          Alert,
          { $and: [where, keysetWhere('openedAt', 'id', 'desc', after)] },
          { orderBy: { openedAt: 'desc', id: 'desc' }, limit },
        ),
      position: (row) => ({ key: row.openedAt, id: row.id }),
      count: () => em.count(Alert, where),
    });
  }

  /** Everything that happened to these alerts, oldest first, by internal id of the alert. */
  async historyOf(em: EntityManager, alertIds: readonly number[]): Promise<Map<number, AlertHistory[]>> {
    const rows = await em.find(AlertHistory, { alert: { $in: [...alertIds] } }, { orderBy: { id: 'asc' } });
    return Map.groupBy(rows, (row) => row.alert.id);
  }

  async openCounts(em: EntityManager): Promise<OpenAlertCounts> {
    const open = await em.find(Alert, { status: 'OPEN' }, { fields: ['severity', 'acknowledgedAt'] });
    const bySeverity = Object.fromEntries(
      severities.map((severity) => [severity, open.filter((alert) => alert.severity === severity).length]),
    ) as Record<Severity, number>;
    return { bySeverity, total: open.length, unacknowledged: open.filter((alert) => !alert.acknowledgedAt).length };
  }

  async #step(tx: EntityManager, known: Alert | null, signal: Signal, now: Date): Promise<void> {
    const before = stateFor(known, signal);
    const severity = signal.fired?.severity ?? known?.severity ?? 'info';
    const step = evaluateAlert(
      before,
      { raiseAt: signal.raiseAt, severity },
      minuteOf(now),
      machineValue(before, signal),
    );
    const isNew = step.events.includes('RAISE') && !(known && known.status === 'OPEN');
    const alert = isNew ? this.#create(tx, signal, signal.fired!, now) : known;
    if (!alert) return;
    this.#write(alert, signal, step, severity, now);
    for (const event of step.events) await this.#tell(tx, alert, event, now, null);
  }

  #create(tx: EntityManager, signal: Signal, fired: NonNullable<Signal['fired']>, at: Date): Alert {
    const organisation = tx.getReference(Organisation, ownerOf(tx), { wrapped: true });
    return tx.create(Alert, {
      publicId: newId('alr'),
      organisation,
      key: signal.key,
      rule: signal.rule,
      severity: fired.severity,
      status: 'OPEN',
      playbook: fired.playbook,
      value: signal.value,
      threshold: signal.raiseAt,
      openedAt: at,
      calmCount: 0,
      lastFact: signal.fact,
      isRecord: false,
      evidence: signal.evidence,
      details: signal.details ?? null,
    });
  }

  #write(alert: Alert, signal: Signal, { state, events }: AlertStep, severity: Severity, now: Date): void {
    const isOpening = events.includes('RAISE') || events.includes('REOPEN_SILENT');
    alert.lastFact = signal.fact;
    alert.calmCount = state.calmCount;
    alert.status = state.isOpen ? 'OPEN' : 'CLOSED';
    if (alert.status === 'OPEN' || events.includes('CLEAR')) alert.value = signal.value;
    if (isOpening) {
      Object.assign(alert, {
        openedAt: now,
        acknowledgedAt: null,
        acknowledgedBy: null,
        escalatedAt: null,
        closedAt: null,
      });
      Object.assign(alert, { severity, threshold: signal.raiseAt, playbook: signal.fired!.playbook });
      Object.assign(alert, { evidence: signal.evidence, details: signal.details ?? null });
    }
    if (events.includes('RAISE')) alert.notifiedAt = now;
    if (events.includes('ESCALATE')) alert.escalatedAt = now;
    if (events.includes('CLEAR')) alert.closedAt = now;
  }

  /** Row of the history, event of the stream, job for whoever is told: all in the transaction of the change. */
  async #tell(tx: EntityManager, alert: Alert, event: AlertEventKind, at: Date, by: string | null): Promise<void> {
    await tx.flush();
    tx.create(AlertHistory, {
      organisation: alert.organisation,
      alert: tx.getReference(Alert, alert.id, { wrapped: true }),
      event,
      occurredAt: at,
      value: alert.value,
      severity: alert.severity,
      by,
    });
    const alertId = alert.publicId;
    await this.#parts.events.append(tx, alertStream(alert.organisation.id), 'alert', {
      alertId,
      event,
    } satisfies AlertEventPayloads['alert']);
    this.#parts.outbox.add(tx, alertEventJob, { alertId, event });
  }
}

/** A rise in severity of an open alert is told anew: the machine sees it as one that nobody was told of. */
function stateFor(known: Alert | null, { fired }: Signal): AlertState {
  if (!known) return closedAlert;
  const hasRisen = fired && severities.indexOf(fired.severity) > severities.indexOf(known.severity);
  return known.status === 'OPEN' && hasRisen ? closedAlert : known.state();
}

/** A closed alert opens where the rule holds and only there; an open one is judged by the value itself, with its hysteresis. */
function machineValue({ isOpen }: AlertState, { fired, value, raiseAt }: Signal): number {
  if (isOpen) return value;
  return fired ? Math.max(value, raiseAt) : Number.NEGATIVE_INFINITY;
}
