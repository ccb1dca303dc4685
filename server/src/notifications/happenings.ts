import type { EntityManager } from '@mikro-orm/sql';

import { nextSession, previousSession } from '@convergence/shared/units/session-calendar';

import { Instrument } from '../market/market.entity.ts';
import type { MarketClock } from '../market/market-clock.ts';
import type { MarketService } from '../market/market.service.ts';
import { todayInSeoul } from '../market/trading-days.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';

import { NotificationRule } from './notification.entity.ts';
import type { Notification } from './notification.entity.ts';
import type { NotificationFact, PriceFacts, RunFacts } from './notification-facts.ts';
import type { NotificationService } from './notification.service.ts';
import type { AlertHappening, OrderHappening } from './notification.queue.ts';

const hourMs = 3_600_000;
/** Events of an alert that are news; what people did themselves, and what is kept silent, is not. */
const toldAlertEvents: ReadonlySet<string> = new Set(['RAISE', 'ESCALATE', 'CLEAR']);

export interface HappeningParts {
  readonly notifications: NotificationService;
  readonly market: MarketService;
  readonly clock: MarketClock;
}

/**
 * What other features tell, turned into facts. Each may be told twice. All take an entity manager that sees every
 * organisation: they are called by jobs.
 */
export class Happenings {
  readonly #parts: HappeningParts;

  constructor(parts: HappeningParts) {
    this.#parts = parts;
  }

  /** A run has succeeded: its score, its tail, and that it is done. */
  async runFinished(em: EntityManager, runId: string): Promise<Notification[]> {
    const run = await em.findOne(SimulationRun, { publicId: runId, status: 'SUCCEEDED' });
    const assessment = run && (await em.findOne(RiskAssessment, { run: run.id }));
    if (!run || !assessment) return [];
    const scenario = await em.findOneOrFail(Scenario, { id: run.scenario.id });
    const { score, measures } = assessment.result;
    const facts: RunFacts = {
      runId,
      scenario: scenario.values.name,
      score: score.total.value,
      conditionalValueAtRisk95Krw: Math.round(measures.joint.conditionalValueAtRisk95.value),
      conditionalValueAtRisk99Krw: Math.round(measures.joint.conditionalValueAtRisk99.value),
    };
    const fact = {
      organisationId: run.organisation.id,
      subjectId: scenario.publicId,
      eventId: runId,
      facts,
      scenarioId: scenario.publicId,
      link: `/runs/${runId}`,
      isSimulated: run.isDataSimulated,
      occurredAt: run.finishedAt ?? run.movedAt,
    };
    return this.#tell(em, [
      { ...fact, kind: 'RISK_SCORE_ABOVE', value: facts.score },
      { ...fact, kind: 'CVAR_ABOVE', value: facts.conditionalValueAtRisk99Krw },
      { ...fact, kind: 'RUN_FINISHED', value: null },
    ]);
  }

  /**
   * New prices are stored: moves of that session, close to close, for whoever asks for the issue or holds it in a scenario.
   *
   * @param latestDate - The newest session; an issue without a price of that day has not moved.
   */
  async pricesIngested(em: EntityManager, latestDate: string): Promise<Notification[]> {
    const rules = await em.find(NotificationRule, { kind: 'PRICE_MOVE', isEnabled: true, archivedAt: null });
    const organisations = Map.groupBy(rules, (rule) => rule.organisation.id);
    const made: Notification[] = [];
    for (const [organisationId, own] of organisations) {
      const holdings = own.some((rule) => !rule.symbol) ? await holdingsOf(em, organisationId) : new Set<string>();
      const symbols = new Set([...own.flatMap((rule) => rule.symbol ?? []), ...holdings]);
      for (const symbol of [...symbols].toSorted()) {
        const fact = await this.#move(em, organisationId, symbol, latestDate, holdings.has(symbol));
        if (fact) made.push(...(await this.#tell(em, [fact])));
      }
    }
    return made;
  }

  /** Looks whether prices are late, for every organisation that wants to know. */
  async lateData(em: EntityManager, now: Date): Promise<Notification[]> {
    const rules = await em.find(NotificationRule, { kind: 'DATA_LATE', isEnabled: true, archivedAt: null });
    if (rules.length === 0) return [];
    const late = await this.#lateness(em, now);
    if (!late) return [];
    const facts = [...new Set(rules.map((rule) => rule.organisation.id))].map((organisationId): NotificationFact => ({
      kind: 'DATA_LATE',
      organisationId,
      subjectId: 'market',
      eventId: late.missingSession,
      value: late.hours,
      facts: { latestSession: late.latestSession, missingSession: late.missingSession, hours: Math.floor(late.hours) },
      scenarioId: null,
      link: '/',
      isSimulated: late.isSimulated,
      occurredAt: now,
    }));
    return this.#tell(em, facts);
  }

  /** An order went into another state. */
  orderChanged(em: EntityManager, order: OrderHappening): Promise<Notification[]> {
    const { organisationId, orderId, status, symbol, side, quantity, isSimulated } = order;
    const fact: NotificationFact = {
      kind: 'ORDER_STATE',
      organisationId,
      subjectId: orderId,
      eventId: `${orderId}:${status}`,
      value: null,
      facts: { orderId, status, symbol, side, quantity },
      scenarioId: null,
      link: '/orders',
      isSimulated,
      occurredAt: new Date(),
    };
    return this.#tell(em, [fact]);
  }

  /** Something happened to an alert of R01 to R14. */
  async alertEvent(em: EntityManager, alert: AlertHappening): Promise<Notification[]> {
    const { organisationId, alertId, event, rule, titleKo, titleEn, isSimulated } = alert;
    if (!toldAlertEvents.has(event)) return [];
    const severity = alert.severity.toUpperCase();
    const fact: NotificationFact = {
      kind: 'SYSTEM_ALERT',
      organisationId,
      subjectId: alertId,
      eventId: `${alertId}:${event}:${severity}`, // an open alert that becomes more serious is raised again
      value: null,
      facts: { alertId, event, rule, severity, titleKo, titleEn },
      scenarioId: null,
      link: '/alerts',
      isSimulated,
      occurredAt: new Date(),
    };
    return this.#tell(em, [fact]);
  }

  async #tell(em: EntityManager, facts: readonly NotificationFact[]): Promise<Notification[]> {
    const made: Notification[] = [];
    for (const fact of facts) made.push(...(await this.#parts.notifications.notify(em, fact)));
    return made;
  }

  async #move(
    em: EntityManager,
    organisationId: number,
    symbol: string,
    latestDate: string,
    isHolding: boolean,
  ): Promise<NotificationFact | null> {
    const from = previousSession(latestDate, 15); // a halt of three weeks is no move of one session
    const [before, last] = (await this.#parts.market.candles(em, symbol, { from, to: latestDate })).slice(-2);
    if (!before || !last || last.sessionDate !== latestDate) return null;
    const instrument = await em.findOneOrFail(Instrument, { symbol });
    const changeRatio = last.closeKrw / before.closeKrw - 1;
    const facts: PriceFacts = {
      symbol,
      nameKo: instrument.nameKo,
      nameEn: instrument.nameEn,
      sessionDate: latestDate,
      closeKrw: last.closeKrw,
      previousCloseKrw: before.closeKrw,
      changeRatio,
      isHolding,
    };
    return {
      kind: 'PRICE_MOVE',
      organisationId,
      subjectId: symbol,
      eventId: `${symbol}:${latestDate}`,
      // 5 % of 100,000 is 105,000 to the last won; the quotient alone is 0.0500000000000000444
      value: Math.round(changeRatio * 1e10) / 1e8,
      facts,
      scenarioId: null,
      link: '/',
      isSimulated: instrument.isSimulated,
      occurredAt: new Date(),
    };
  }

  /** A session's prices are due at the midnight behind it, in Seoul. Null where nothing is missing; a replay is never late. */
  async #lateness(
    em: EntityManager,
    now: Date,
  ): Promise<{
    readonly latestSession: string | null;
    readonly missingSession: string;
    readonly hours: number;
    readonly isSimulated: boolean;
  } | null> {
    const { mode, isSimulated } = await this.#parts.clock.now();
    if (mode === 'replay') return null;
    const due = previousSession(todayInSeoul(now.getTime()));
    const latestSession = await this.#parts.market.latestSession(em);
    if (latestSession !== null && latestSession >= due) return null;
    const missingSession = latestSession === null ? due : nextSession(latestSession);
    const dueAtMs = Date.parse(`${missingSession}T00:00:00+09:00`) + 24 * hourMs;
    return { latestSession, missingSession, hours: (now.getTime() - dueAtMs) / hourMs, isSimulated };
  }
}

/** Issues that a scenario in use holds. */
async function holdingsOf(em: EntityManager, organisationId: number): Promise<ReadonlySet<string>> {
  const scenarios = await em.find(Scenario, { organisation: organisationId, status: 'READY' });
  return new Set(scenarios.flatMap(({ values }) => values.positions.map(({ symbol }) => symbol)));
}
