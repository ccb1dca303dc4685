import type { EntityManager } from '@mikro-orm/sql';

import type { ExposureService } from '../intelligence/exposure.service.ts';
import type { MarketService } from '../market/market.service.ts';
import type { Orm } from '../platform/db/database.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import type { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { Alert, AlertLevelChange, WatchedSession } from './alert.entity.ts';
import { gapFacts, holdingsOf, levelFacts, runFacts } from './alert-facts.ts';
import type { HoldingSource } from './alert-facts.ts';
import {
  calmMove,
  dataSignal,
  exposureSignals,
  gapSignals,
  incidentSignal,
  intelligenceSignal,
  levelSignals,
  moveSignal,
  runSignals,
} from './alert-signals.ts';
import type { Signal } from './alert-signals.ts';
import type { AlertService } from './alert.service.ts';
import { ownerOf } from './alert.service.ts';
import type { AlertCause } from './alerts.queue.ts';
import { Incident } from './incident.entity.ts';
import { residualMoves } from './residual-moves.ts';

/** The schedule looks this often; a standing state is evaluated once in each such stretch of time. */
export const WATCH_MINUTES = 5;

export interface AlertWatchParts {
  readonly orm: Orm;
  readonly alerts: AlertService;
  readonly market: MarketService;
  readonly profiles: OperatorProfileService;
  readonly exposures: Pick<ExposureService, 'facts' | 'feedAgeDays'>;
  /** Whose moves R08 watches. */
  readonly holdings: readonly HoldingSource[];
  readonly now: () => Date;
}

/** Looks at what is stored and steps the alerts of every organisation that is concerned. */
export class AlertWatch {
  readonly #parts: AlertWatchParts;

  constructor(parts: AlertWatchParts) {
    this.#parts = parts;
  }

  /** @param subject - See `evaluateJob`. A subject that is gone concerns nobody. */
  async look(cause: AlertCause, subject: string | null): Promise<void> {
    for (const organisationId of await this.#concerned(cause, subject)) {
      const em = scopedEm(this.#parts.orm, organisationId);
      if (cause === 'SESSION') await this.#session(em, subject!);
      await this.#parts.alerts.evaluate(em, await this.#signals(em, cause, subject));
      if (cause === 'SCHEDULE') await this.#parts.alerts.escalateDue(em);
    }
  }

  async #concerned(cause: AlertCause, subject: string | null): Promise<readonly number[]> {
    const em = systemEm(this.#parts.orm);
    if (cause === 'SESSION' || cause === 'SCHEDULE' || (cause === 'EXPOSURE' && subject === null)) {
      const all = await em.find(Organisation, {}, { orderBy: { id: 'asc' } });
      return all.map(({ id }) => id);
    }
    if (cause === 'EXPOSURE') {
      const organisation = await em.findOne(Organisation, { publicId: subject! });
      return organisation ? [organisation.id] : [];
    }
    const row = await subjects[cause](em, subject ?? '');
    return row ? [row.organisation.id] : [];
  }

  async #signals(em: EntityManager, cause: AlertCause, subject: string | null): Promise<Signal[]> {
    const { market, profiles, exposures, now } = this.#parts;
    const tick = `tick ${Math.floor(now().getTime() / (WATCH_MINUTES * 60_000))}`;
    const isSchedule = cause === 'SCHEDULE';
    const signals: Signal[] = [];
    if (cause === 'RUN') {
      const facts = await runFacts(em, profiles);
      if (facts) signals.push(...runSignals(facts));
    }
    if (cause === 'RECOMMENDATION') {
      const facts = await gapFacts(em);
      if (facts) signals.push(...gapSignals(facts));
    }
    if (cause === 'LEVEL' || isSchedule) {
      const facts = await levelFacts(em, now());
      if (facts) signals.push(...levelSignals(facts, tick));
    }
    if (cause === 'INCIDENT' || isSchedule)
      for (const incident of await concernedIncidents(em, isSchedule ? null : subject))
        signals.push(incidentSignal(incident, tick));
    if (isSchedule || cause === 'SESSION') {
      const age = await market.dataAge(em);
      if (age) signals.push(dataSignal(age.sessions, tick));
    }
    if (isSchedule || cause === 'EXPOSURE') {
      const facts = await exposures.facts(em);
      if (facts) signals.push(...exposureSignals(facts, isSchedule ? tick : 'change'));
      const ageDays = await exposures.feedAgeDays();
      signals.push(intelligenceSignal(ageDays ?? 0, tick));
    }
    return signals;
  }

  /** R08 of every session since the last one that was looked at: the newest is told, the others are kept. */
  async #session(em: EntityManager, newest: string): Promise<void> {
    const { market, alerts, holdings } = this.#parts;
    const watched = await em.findOne(WatchedSession, { organisation: ownerOf(em) }, { refresh: true });
    if (watched && watched.sessionDate >= newest) return;
    const weights = await holdingsOf(em, holdings);
    const symbols = [...weights.keys()].toSorted();
    const passed = watched ? await market.sessionDates(em, { from: watched.sessionDate, to: newest }) : [];
    for (const sessionDate of passed.filter((date) => date > watched!.sessionDate && date < newest)) {
      const moves = await residualMoves(em, market, symbols, sessionDate);
      for (const [symbol, move] of moves)
        await alerts.record(em, moveSignal(symbol, weights.get(symbol)!, move, sessionDate), closeOf(sessionDate));
    }
    const moves = await residualMoves(em, market, symbols, newest);
    const open = await em.find(Alert, { rule: 'R08', status: 'OPEN' });
    const calm = open.map(({ key }) => key.slice('R08:'.length)).filter((symbol) => !moves.has(symbol));
    await alerts.evaluate(em, [
      ...[...moves].map(([symbol, move]) => moveSignal(symbol, weights.get(symbol)!, move, newest)),
      ...calm.map((symbol) => calmMove(symbol, newest)),
    ]);
    // last, so that a crash before repeats a session and never skips one
    const mark = { organisation: ownerOf(em), sessionDate: newest };
    await em.upsert(WatchedSession, mark, { onConflictFields: ['organisation'] });
  }
}

const subjects = {
  RUN: (em, publicId) => em.findOne(SimulationRun, { publicId }),
  RECOMMENDATION: (em, publicId) => em.findOne(Recommendation, { publicId }),
  LEVEL: (em, publicId) => em.findOne(AlertLevelChange, { publicId }),
  INCIDENT: (em, publicId) => em.findOne(Incident, { publicId }),
} as const satisfies Partial<
  Record<AlertCause, (em: EntityManager, publicId: string) => Promise<{ organisation: { id: number } } | null>>
>;

/** One incident, or all that are open or whose alert still is. */
async function concernedIncidents(em: EntityManager, subject: string | null): Promise<Incident[]> {
  if (subject !== null) return em.find(Incident, { publicId: subject }, { refresh: true });
  const alerts = await em.find(Alert, { rule: 'R12', status: 'OPEN' });
  const publicIds = alerts.map(({ key }) => key.slice('R12:'.length));
  return em.find(
    Incident,
    { $or: [{ status: { $in: ['OPEN', 'CONTAINED'] } }, { publicId: { $in: publicIds } }] },
    { orderBy: { id: 'asc' }, refresh: true },
  );
}

/** 15:30 in Seoul, when the session ends. */
function closeOf(sessionDate: string): Date {
  return new Date(`${sessionDate}T15:30:00+09:00`);
}
