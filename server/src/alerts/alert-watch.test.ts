import type { EntityManager } from '@mikro-orm/sql';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Recommendation as Plan } from '@convergence/shared/simulation/recommendation';
import type { RunInputs } from '@convergence/shared/simulation/run-inputs';
import type { RunResult } from '@convergence/shared/simulation/run-result';

import { ExposureService } from '../intelligence/exposure.service.ts';
import type { Intelligence } from '../intelligence/feed.service.ts';
import { ExposedVulnerability } from '../intelligence/intelligence.entity.ts';
import { Candle, Instrument } from '../market/market.entity.ts';
import { MarketService } from '../market/market.service.ts';
import { AuditEntry } from '../platform/db/audit.entity.ts';
import type { Orm } from '../platform/db/database.ts';
import { Outbox } from '../platform/db/outbox.ts';
import { OutboxEntry } from '../platform/db/outbox.entity.ts';
import { Organisation } from '../platform/db/organisation.entity.ts';
import { scopedEm, systemEm } from '../platform/db/scope.ts';
import { createTestOrganisation, openTestDatabase } from '../platform/db/test-database.ts';
import { newId } from '../platform/ids.ts';
import { TableEventLog } from '../platform/table-event-log.ts';
import { Recommendation } from '../recommendation/recommendation.entity.ts';
import { RiskAssessment } from '../risk/risk.entity.ts';
import { Scenario } from '../scenario/scenario.entity.ts';
import type { ScenarioValues } from '../scenario/scenario-values.ts';
import { SimulationRun } from '../simulation/simulation.entity.ts';
import { OperatorProfileService } from '../threat/operator-profile.service.ts';

import { Alert, AlertHistory } from './alert.entity.ts';
import { scenarioHoldings } from './alert-facts.ts';
import { AlertLevelService } from './alert-level.service.ts';
import { AlertService } from './alert.service.ts';
import { AlertWatch } from './alert-watch.ts';
import { alertEventJob } from './alerts.queue.ts';
import { IncidentService } from './incident.service.ts';
import type { IncidentValues } from './incident-rules.ts';

const minuteMs = 60_000;
const somebody = { id: newId('mbr'), name: '분석가', requestId: null };

let orm: Orm;
let owner: number;
let other: number;
let now: Date;
let asOfDate: string;
let alerts: AlertService;
let levels: AlertLevelService;
let incidents: IncidentService;
let watch: AlertWatch;
let exposures: ExposureService;
let known: Intelligence;
let feedAge: number | null;
beforeEach(async () => {
  orm = await openTestDatabase();
  owner = await createTestOrganisation(orm);
  other = await createTestOrganisation(orm, '다른 운영사');
  now = new Date('2026-11-20T09:00:00+09:00');
  asOfDate = '2026-11-19';
  const parts = { events: new TableEventLog(orm), outbox: new Outbox(), now: () => now };
  const profiles = new OperatorProfileService();
  const market = new MarketService({ now: () => Promise.resolve({ asOfDate, mode: 'generated', isSimulated: true }) });
  alerts = new AlertService(parts);
  levels = new AlertLevelService(parts);
  incidents = new IncidentService({ ...parts, profiles });
  known = { kev: () => null, epss: () => null, version: 'v1' };
  feedAge = null;
  exposures = new ExposureService({
    feeds: { intelligence: () => Promise.resolve(known), ageDays: () => Promise.resolve(feedAge) },
    outbox: new Outbox(),
    log: pino({ level: 'silent' }),
    now: () => now,
  });
  watch = new AlertWatch({ orm, alerts, market, profiles, exposures, holdings: [scenarioHoldings], now: () => now });
});
afterEach(() => orm.close());

const em = (): EntityManager => scopedEm(orm, owner);
const later = (minutes: number): void => void (now = new Date(now.getTime() + minutes * minuteMs));
const open = (rule?: string): Promise<Alert[]> =>
  em().find(Alert, { status: 'OPEN', ...(rule ? { rule } : {}) }, { orderBy: { id: 'asc' } });
const eventsOf = async (rule: string): Promise<string[]> => {
  const rows = await em().find(AlertHistory, { alert: { rule } }, { orderBy: { id: 'asc' } });
  return rows.map(({ event }) => event);
};
const level = async (to: 'NORMAL' | 'ATTENTION' | 'CAUTION' | 'ALERT' | 'SEVERE'): Promise<void> => {
  const { version } = await levels.current(em());
  const { change } = await levels.update(em(), { expectedVersion: version, level: to, reason: '보도' }, somebody);
  await watch.look('LEVEL', change!.publicId);
};

interface RunFacts {
  /** P(a year's loss > 20,000,000,000), where the reference operator accepts 5 %; the other points are met. */
  readonly exceedance?: number;
  readonly score?: number;
  readonly addedControls?: readonly string[];
  readonly controlBudgetKrw?: number;
}

let runs = 0;
/** A finished run with as much of a result as the rules look at. */
async function finishedRun(facts: RunFacts = {}): Promise<SimulationRun> {
  const { exceedance = 0.01, score = 10, addedControls, controlBudgetKrw = 2_000_000_000 } = facts;
  runs += 1;
  const tx = em();
  const appetite = (await new OperatorProfileService().current(tx)).values.appetite;
  const scenario = readyScenario(tx, []);
  const run = tx.create(SimulationRun, {
    publicId: newId('run'),
    organisation: owner,
    scenario,
    scenarioVersion: 1,
    status: 'SUCCEEDED',
    inputs: { addedControls, controlBudgetKrw } as unknown as RunInputs,
    inputsSha256: '',
    snapshotSha256: '',
    engineVersion: '1',
    seed: '1',
    pathCount: 1,
    chunkCount: 1,
    round: 0,
    marketAsOfDate: asOfDate,
    isDataSimulated: true,
    createdAt: now,
    finishedAt: new Date(now.getTime() + runs),
    movedAt: now,
  });
  const probabilities = [0.1, exceedance, 0.001];
  const threatYear = appetite.map(({ lossKrw }, at) => ({
    lossKrw,
    probability: probabilities[at]!,
    low: probabilities[at]!,
    high: probabilities[at]!,
  }));
  const result = {
    lossExceedance: { threatYear },
    capacityScores: { joint: { score: { value: score } } },
  } as unknown as RunResult;
  tx.create(RiskAssessment, { organisation: owner, run, result, document: '', createdAt: now });
  await tx.flush();
  await watch.look('RUN', run.publicId);
  return run;
}

function readyScenario(tx: EntityManager, positions: ScenarioValues['positions']): Scenario {
  return tx.create(Scenario, {
    publicId: newId('scn'),
    organisation: owner,
    status: 'READY',
    version: 1,
    nameKey: 'x',
    values: { positions } as unknown as ScenarioValues,
    createdAt: now,
    updatedAt: now,
  });
}

describe('the crisis alert level', () => {
  it('begins at 정상, is changed with a reason, audited, and raises R01 for each further step up to 심각', async () => {
    expect(await levels.current(em())).toMatchObject({ level: 'NORMAL', version: 0 });
    await level('CAUTION');
    expect(await open()).toMatchObject([{ rule: 'R01', severity: 'warn', playbook: 'PB-LEVEL', value: 2 }]);
    await level('ALERT');
    await level('SEVERE');
    expect((await open('R01')).map(({ severity }) => severity)).toEqual(['warn', 'critical', 'critical']);
    const [first] = await em().find(AuditEntry, { action: 'alert-level.update' }, { orderBy: { id: 'asc' } });
    expect(first).toMatchObject({
      actor: somebody.id,
      details: { before: 'NORMAL', after: 'CAUTION', reason: '보도' },
    });
  });

  it('tells of a lower level as R02 for a day, and clears what the higher one had raised after three looks', async () => {
    await level('ALERT');
    later(60);
    await level('NORMAL');
    expect((await open()).map(({ rule, severity }) => [rule, severity])).toEqual([
      ['R01', 'critical'],
      ['R02', 'info'],
    ]);
    for (let look = 0; look < 2; look++) {
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect((await open()).map(({ rule }) => rule)).toEqual(['R02']);
    later(24 * 60);
    for (let look = 0; look < 3; look++) {
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect(await open()).toEqual([]);
    expect(await em().count(Alert)).toBe(2);
  });

  it.each([
    ['no reason', { reason: ' ' }, 'E_REQUIRED', ['reason']],
    ['a script for an address', { sourceUrl: 'javascript:alert(1)' }, 'E_FORMAT', ['sourceUrl']],
    ['the level that it is', { level: 'NORMAL' }, 'E_STATE', ['level']],
    ['a version that is not the last', { expectedVersion: 1 }, 'E_VERSION_CONFLICT', ['expectedVersion']],
  ] as const)('refuses %s', async (_what, change, code, path) => {
    const update = { expectedVersion: 0, level: 'CAUTION', reason: '보도', ...change } as const;
    await expect(levels.update(em(), update, null)).rejects.toMatchObject({ code, path });
    expect(await levels.current(em())).toMatchObject({ level: 'NORMAL', version: 0 });
  });
});

describe('a finished run', () => {
  it('raises R03 above the appetite, critical from twice the appetite on, and tells of the rise', async () => {
    await finishedRun({ exceedance: 0.06 });
    expect(await open()).toMatchObject([
      { rule: 'R03', severity: 'warn', value: expect.closeTo(1.2, 9), threshold: 1 },
    ]);
    await finishedRun({ exceedance: 0.1 });
    expect(await open()).toMatchObject([{ rule: 'R03', severity: 'critical', value: expect.closeTo(2, 9) }]);
    expect(await eventsOf('R03')).toEqual(['RAISE', 'RAISE']);
  });

  it('keeps R03 open at the edge, and clears it after three runs below nine tenths', async () => {
    await finishedRun({ exceedance: 0.06 });
    for (const exceedance of [0.049, 0.044, 0.044, 0.046, 0.044, 0.044]) await finishedRun({ exceedance });
    expect(await open('R03')).toHaveLength(1);
    await finishedRun({ exceedance: 0.044 });
    expect(await open('R03')).toEqual([]);
    expect(await eventsOf('R03')).toEqual(['RAISE', 'CLEAR']);
  });

  it('is silent where it opens again within the hour, and tells again after it', async () => {
    const [above, calm] = [{ exceedance: 0.06 }, { exceedance: 0.01 }];
    await finishedRun(above);
    for (let run = 0; run < 3; run++) await finishedRun(calm);
    later(59);
    await finishedRun(above);
    expect(await eventsOf('R03')).toEqual(['RAISE', 'CLEAR', 'REOPEN_SILENT']);
    expect(await em().count(Alert)).toBe(1);
    for (let run = 0; run < 3; run++) await finishedRun(calm);
    later(1);
    await finishedRun(above);
    expect(await eventsOf('R03')).toEqual(['RAISE', 'CLEAR', 'REOPEN_SILENT', 'CLEAR', 'RAISE']);
    expect(await em().count(Alert)).toBe(2);
    const told = await systemEm(orm).find(OutboxEntry, { job: alertEventJob.name }, { orderBy: { id: 'asc' } });
    expect(told.map(({ payload }) => (payload as { event: string }).event)).toEqual(await eventsOf('R03'));
  });

  it('raises R04 when the score enters a higher band from 주의 on, and not below it', async () => {
    await finishedRun({ score: 10 });
    await finishedRun({ score: 25 });
    expect(await open()).toEqual([]);
    await finishedRun({ score: 45 });
    expect(await open()).toMatchObject([{ rule: 'R04', severity: 'warn', value: 45, threshold: 40 }]);
    await finishedRun({ score: 81 });
    expect(await open()).toMatchObject([{ rule: 'R04', severity: 'critical', value: 81, threshold: 80 }]);
  });

  it('raises R09 where the controls of a scenario cost more than it may spend', async () => {
    await finishedRun({ addedControls: ['C01'], controlBudgetKrw: 1_000_000 });
    expect(await open()).toMatchObject([{ rule: 'R09', severity: 'warn', playbook: 'PB-BUDGET', threshold: 1 }]);
  });

  it('counts once, however often its job is delivered', async () => {
    await finishedRun({ exceedance: 0.06 });
    const calm = await finishedRun();
    for (let delivery = 0; delivery < 5; delivery++) await watch.look('RUN', calm.publicId);
    expect(await open('R03')).toMatchObject([{ calmCount: 1 }]);
  });
});

it('raises R13 for a recommendation that keeps a quarter less than it promises', async () => {
  const run = await finishedRun();
  const tx = em();
  const row = tx.create(Recommendation, {
    publicId: newId('rec'),
    organisation: owner,
    run: run.id,
    status: 'SUCCEEDED',
    maximumWeightRatio: 0.4,
    freshSeed: '2',
    progressRatio: 1,
    attemptCount: 0,
    createdAt: now,
    finishedAt: now,
    result: { optimismGap: 0.26 } as Plan,
  });
  await tx.flush();
  await watch.look('RECOMMENDATION', row.publicId);
  expect(await open()).toMatchObject([
    { rule: 'R13', severity: 'watch', value: 0.26, evidence: [{ kind: 'RECOMMENDATION', id: row.publicId }] },
  ]);
});

describe('a critical alert', () => {
  it('is escalated once after 15 minutes, and not where somebody has acknowledged it', async () => {
    await level('ALERT');
    later(14);
    await watch.look('SCHEDULE', null);
    expect(await eventsOf('R01')).toEqual(['RAISE']);
    later(1);
    await watch.look('SCHEDULE', null);
    later(30);
    await watch.look('SCHEDULE', null);
    expect(await eventsOf('R01')).toEqual(['RAISE', 'ESCALATE']);

    await finishedRun({ exceedance: 0.2 });
    const [seen] = await open('R03');
    await alerts.acknowledge(em(), seen!.publicId, somebody);
    later(60);
    await watch.look('SCHEDULE', null);
    expect(await eventsOf('R03')).toEqual(['RAISE', 'ACKNOWLEDGE']);
    const [entry] = await em().find(AuditEntry, { action: 'alert.acknowledge' });
    expect(entry).toMatchObject({ actor: somebody.id, subject: seen!.publicId });
    expect(await alerts.find(em(), seen!.publicId)).toMatchObject({ acknowledgedBy: '분석가', status: 'OPEN' });
  });

  it('cannot be acknowledged when it is closed, or by another organisation', async () => {
    await finishedRun({ exceedance: 0.06 });
    const [alert] = await open('R03');
    const foreign = scopedEm(orm, other);
    await expect(alerts.acknowledge(foreign, alert!.publicId, null)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    expect(await foreign.count(Alert)).toBe(0);
    for (let run = 0; run < 3; run++) await finishedRun();
    await expect(alerts.acknowledge(em(), alert!.publicId, null)).rejects.toMatchObject({ code: 'E_STATE' });
  });
});

describe('a session that comes in', () => {
  const sessions = 120;
  const date = (at: number): string => new Date(Date.UTC(2026, 6, 1 + at)).toISOString().slice(0, 10);

  /** Five issues that move by about a percent; where `crash` says so, the first one falls by a fifth on that day. */
  async function prices(upTo: number, crashes: readonly number[] = []): Promise<void> {
    asOfDate = date(upTo);
    const tx = systemEm(orm);
    for (let issue = 0; issue < 5; issue++) {
      const symbol = `99000${issue}`;
      const instrument =
        (await tx.findOne(Instrument, { symbol })) ??
        tx.create(Instrument, {
          publicId: newId('ins'),
          symbol,
          nameKo: symbol,
          nameEn: symbol,
          segment: 'KOSPI',
          sector: 'MANU',
          isSimulated: true,
          dataset: 'KIS',
          listedShares: null,
          updatedAt: now,
        });
      await tx.flush();
      let close = 100_000;
      const rows = Array.from({ length: upTo + 1 }, (_, at) => {
        const own = 0.01 * Math.sin(7 * at + 13 * issue) + 0.01 * Math.sin(3 * at);
        close *= 1 + (issue === 0 && crashes.includes(at) ? -0.2 : own);
        const krw = Math.round(close);
        const prices = { openKrw: krw, highKrw: krw, lowKrw: krw, closeKrw: krw, volumeShares: 1 };
        return { instrumentId: instrument.id, dataset: 'KIS' as const, sessionDate: date(at), ...prices };
      });
      await tx.upsertMany(Candle, rows);
    }
  }
  const hold = async (weightRatio: number): Promise<void> => {
    const tx = em();
    readyScenario(tx, [{ symbol: '990000', weightRatio }]);
    await tx.flush();
  };

  it('raises R08 with the playbook for holdings where one falls by 20 % against its market', async () => {
    await hold(0.1);
    await prices(sessions, [sessions]);
    await watch.look('SESSION', asOfDate);
    const [crash] = await open('R08');
    expect(crash).toMatchObject({ key: 'R08:990000', severity: 'warn', playbook: 'PB-HOLDING', threshold: 4 });
    expect(crash!.value).toBeGreaterThan(8);
    expect(crash!.details).toMatchObject({ sessionDate: asOfDate, weightRatio: 0.1 });
    expect(crash!.details!.returnRatio).toBeCloseTo(-0.2, 4);
  });

  it('only watches a holding below 5 %, and says nothing of issues that are not held or fell with their market', async () => {
    await hold(0.04);
    await prices(sessions, [sessions]);
    await watch.look('SESSION', asOfDate);
    expect(await open('R08')).toMatchObject([{ severity: 'watch' }]);
    expect(await scopedEm(orm, other).count(Alert, { rule: 'R08' })).toBe(0);
  });

  it('tells of the newest of several days at once, and keeps the others for the record', async () => {
    await hold(0.1);
    await prices(sessions - 10);
    await watch.look('SESSION', asOfDate);
    expect(await em().count(Alert, { rule: 'R08' })).toBe(0);
    await prices(sessions, [sessions - 5]);
    await watch.look('SESSION', asOfDate);
    await watch.look('SESSION', asOfDate);
    expect(await em().find(Alert, { rule: 'R08' })).toMatchObject([
      { status: 'CLOSED', isRecord: true, lastFact: date(sessions - 5), notifiedAt: null },
    ]);
    expect(await eventsOf('R08')).toEqual([]);
  });

  it('clears after three calm sessions', async () => {
    await hold(0.1);
    await prices(sessions, [sessions]);
    await watch.look('SESSION', asOfDate);
    for (const day of [1, 2, 3]) {
      expect(await open('R08')).toHaveLength(1);
      later(24 * 60);
      await prices(sessions + day, [sessions]);
      await watch.look('SESSION', asOfDate);
    }
    expect(await eventsOf('R08')).toEqual(['RAISE', 'CLEAR']);
  });

  it('raises R14 when two sessions have passed without prices, and not after one', async () => {
    await prices(sessions);
    const friday = asOfDate; // 2026-10-29 is a Thursday; the calendar alone counts
    asOfDate = '2026-10-30';
    await watch.look('SCHEDULE', null);
    expect([friday, await open('R14')]).toEqual(['2026-10-29', []]);
    asOfDate = '2026-11-02';
    later(5);
    await watch.look('SCHEDULE', null);
    expect(await open('R14')).toMatchObject([{ severity: 'watch', playbook: 'PB-DATA', value: 2 }]);
  });
});

describe('exposed vulnerabilities', () => {
  const exposed = async (...cveIds: string[]): Promise<void> => {
    await exposures.add(em(), { cveIds, assetNote: null }, newId('key'), somebody);
    await watch.look('EXPOSURE', await publicIdOf(owner));
  };
  const patch = async (cveId: string): Promise<void> => {
    const { publicId } = await em().findOneOrFail(ExposedVulnerability, { cveId });
    await exposures.mark(em(), publicId, true, somebody);
    await watch.look('EXPOSURE', await publicIdOf(owner));
  };
  const publicIdOf = async (id: number): Promise<string> =>
    (await systemEm(orm).findOneOrFail(Organisation, { id })).publicId;
  /** KEV has 1 without and 2 with ransomware; EPSS gives 3 a half and 4 less. */
  const feeds: Intelligence = {
    version: 'v2',
    kev: (cveId) =>
      /-000[12]$/.test(cveId)
        ? { cveId, addedDate: '2026-11-01', isRansomwareUse: cveId.endsWith('2'), vendor: '', product: '', name: '' }
        : null,
    epss: (cveId) => ({ score: cveId.endsWith('3') ? 0.5 : 0.49, percentile: 0.9 }),
  };
  const [plain, ransomware, likely, unlikely] = [1, 2, 3, 4].map((n) => `CVE-2026-000${n}`) as [
    string,
    string,
    string,
    string,
  ];

  it('raise R05 once one of them is known to be exploited: a warning, critical with ransomware use', async () => {
    known = feeds;
    await exposed(unlikely);
    expect(await open()).toEqual([]);
    await exposed(plain);
    expect(await open('R05')).toMatchObject([
      { severity: 'warn', playbook: 'PB-PATCH', value: 1, evidence: [{ kind: 'VULNERABILITY', id: plain }] },
    ]);
    await exposed(ransomware);
    expect(await open('R05')).toMatchObject([
      { severity: 'critical', value: 2, evidence: [{ id: ransomware }, { id: plain }] },
    ]);
    expect(await eventsOf('R05')).toEqual(['RAISE', 'RAISE']);
    expect(await scopedEm(orm, other).count(Alert)).toBe(0);
  });

  it('calm R05 after three looks at a list in which what was exploited is patched', async () => {
    known = feeds;
    await exposed(plain);
    await patch(plain);
    for (let look = 0; look < 2; look++) {
      expect(await open('R05')).toHaveLength(1);
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect(await open('R05')).toEqual([]);
    expect(await eventsOf('R05')).toEqual(['RAISE', 'CLEAR']);
  });

  it('raise R06 from an EPSS of 0.5 on, and leave it to R05 where one is known to be exploited', async () => {
    known = feeds;
    await exposed(likely, unlikely);
    expect(await open()).toMatchObject([
      { rule: 'R06', severity: 'watch', playbook: 'PB-PATCH', value: 0.5, evidence: [{ id: likely }] },
    ]);
    await exposed(plain);
    for (let look = 0; look < 2; look++) {
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect((await open()).map(({ rule }) => rule)).toEqual(['R05']);
  });

  it('raise it also when it is the feed that brings the news, for every organisation that has it', async () => {
    await exposed(plain);
    await exposures.add(scopedEm(orm, other), { cveIds: [plain], assetNote: null }, newId('key'), null);
    expect(await open()).toEqual([]);
    known = feeds;
    await watch.look('EXPOSURE', null);
    expect(await open('R05')).toHaveLength(1);
    expect(await scopedEm(orm, other).count(Alert, { rule: 'R05', status: 'OPEN' })).toBe(1);
    await watch.look('EXPOSURE', null);
    expect(await eventsOf('R05')).toEqual(['RAISE']);
  });

  it('neither raise nor calm anything while the feeds cannot be read', async () => {
    known = feeds;
    await exposed(plain);
    const broken = new ExposureService({
      feeds: { intelligence: () => Promise.reject(new Error('gone')), ageDays: () => Promise.resolve(null) },
      outbox: new Outbox(),
      log: pino({ level: 'silent' }),
      now: () => now,
    });
    expect(await broken.facts(em())).toBeNull();
    expect(await broken.facts(scopedEm(orm, other))).toMatchObject({ kevMatches: [] });
  });
});

describe('the age of threat feeds', () => {
  it('raises R14 when it passes seven days, as an alert of its own, and calms it when they are fetched', async () => {
    feedAge = 7;
    await watch.look('SCHEDULE', null);
    expect(await open('R14')).toEqual([]);
    feedAge = 7.01;
    later(5);
    await watch.look('SCHEDULE', null);
    expect(await open('R14')).toMatchObject([{ key: 'R14:INTELLIGENCE', severity: 'watch', threshold: 7 }]);
    feedAge = 0;
    for (let look = 0; look < 3; look++) {
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect(await eventsOf('R14')).toEqual(['RAISE', 'CLEAR']);
  });

  it('is no reason for an alert where every feed is off', async () => {
    await watch.look('SCHEDULE', null);
    expect(await open('R14')).toEqual([]);
  });
});

describe('an incident', () => {
  const leak: IncidentValues = {
    title: '고객정보 유출 의심',
    description: '',
    threatId: 'T02',
    priority: null,
    detectedAt: new Date('2026-11-20T08:00:00+09:00'),
    isMalicious: true,
    hasPersonalData: true,
    recordCount: 999,
    hasSensitiveData: false,
    hasOutsideAccess: false,
    outageMinutes: 0,
    subscriberCount: 0,
    estimatedLossKrw: 0,
  };
  const key = (): string => newId('key');
  const clocks = async (id: number): Promise<unknown[]> =>
    ((await incidents.clocksOf(em(), [id])).get(id) ?? []).map(({ clock, dueAt, isRequired }) => [
      clock,
      dueAt.toISOString(),
      isRequired,
    ]);

  it('starts its clocks at detection: at 8 in Seoul 24 hours end at 8 the next day, whatever the server’s zone', async () => {
    const incident = await incidents.open(em(), leak, key(), somebody);
    expect(incident).toMatchObject({ priority: 'P3', status: 'OPEN', version: 1, isFinancialOperator: true });
    expect(await clocks(incident.id)).toEqual([
      ['KISA_INCIDENT', '2026-11-20T23:00:00.000Z', true],
      ['PIPC_NOTICE', '2026-11-22T23:00:00.000Z', true],
      ['FSS_EFARS', '2026-11-20T23:00:00.000Z', true],
    ]);
    const steps = (await incidents.stepsOf(em(), [incident.id])).get(incident.id)!;
    const phases = steps.map(({ step }) => step.phase);
    expect(phases.join(' ')).toBe('DETECT ASSESS RESPOND RESPOND RESPOND RECOVER RECOVER RECOVER LEARN');
  });

  it('starts a further clock at 1,000 records, and keeps one that is no duty any more', async () => {
    const { publicId, id } = await incidents.open(em(), leak, key(), somebody);
    await incidents.update(em(), publicId, 1, { recordCount: 1000 }, somebody);
    expect(await clocks(id)).toContainEqual(['PIPC_REPORT', '2026-11-22T23:00:00.000Z', true]);
    await incidents.update(em(), publicId, 2, { isMalicious: false }, somebody);
    expect(await clocks(id)).toContainEqual(['KISA_INCIDENT', '2026-11-20T23:00:00.000Z', false]);
  });

  it('raises R12 by its priority, tells of a rise to P1, and clears when it is closed', async () => {
    const { publicId } = await incidents.open(em(), leak, key(), somebody);
    await watch.look('INCIDENT', publicId);
    expect(await open()).toMatchObject([{ rule: 'R12', severity: 'warn', playbook: 'PB-T02' }]);
    await incidents.update(em(), publicId, 1, { recordCount: 1_000_000 }, somebody);
    await watch.look('INCIDENT', publicId);
    expect(await open()).toMatchObject([{ severity: 'critical' }]);
    expect(await eventsOf('R12')).toEqual(['RAISE', 'RAISE']);

    await incidents.close(em(), publicId, 2, '오탐으로 확인', somebody);
    await watch.look('INCIDENT', publicId);
    for (let look = 0; look < 2; look++) {
      later(5);
      await watch.look('SCHEDULE', null);
    }
    expect(await open()).toEqual([]);
  });

  it('is closed with a duty unmet only for a stated reason, and then no longer changes', async () => {
    const { publicId } = await incidents.open(em(), leak, key(), somebody);
    await expect(incidents.close(em(), publicId, 1, ' ', null)).rejects.toMatchObject({
      code: 'E_REQUIRED',
      path: ['reason'],
    });
    for (const clock of ['KISA_INCIDENT', 'PIPC_NOTICE', 'FSS_EFARS'] as const)
      await incidents.completeClock(em(), publicId, clock, '접수번호 1', somebody);
    const closed = await incidents.close(em(), publicId, 4, null, somebody);
    expect(closed).toMatchObject({ status: 'CLOSED', closedBy: '분석가', version: 5 });
    await expect(incidents.markStep(em(), publicId, 'PB-T02-1', { isDone: true }, somebody)).rejects.toMatchObject({
      code: 'E_STATE',
    });
  });

  it('ticks a step off with its evidence and takes it back', async () => {
    const { publicId, id } = await incidents.open(em(), leak, key(), somebody);
    const step = async (): Promise<unknown> => (await incidents.stepsOf(em(), [id])).get(id)![0];
    await incidents.markStep(em(), publicId, 'PB-T02-1', { isDone: true, evidenceNote: '보고서 12' }, somebody);
    expect(await step()).toMatchObject({ completedAt: now, completedBy: '분석가', evidenceNote: '보고서 12' });
    await incidents.markStep(em(), publicId, 'PB-T02-1', { isDone: false }, somebody);
    expect(await step()).toMatchObject({ completedAt: null, completedBy: null });
    expect(await em().count(AuditEntry, { subject: publicId })).toBe(3);
    await expect(incidents.markStep(em(), publicId, 'PB-T01-1', { isDone: true }, somebody)).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
      path: ['stepId'],
    });
  });

  it('is opened once for a key, and names every field that is wrong', async () => {
    const once = key();
    const [first, second] = [
      await incidents.open(em(), leak, once, null),
      await incidents.open(em(), leak, once, null),
    ];
    expect(second.publicId).toBe(first.publicId);
    const wrong = { ...leak, title: '', threatId: 'T99', recordCount: -1, detectedAt: new Date('2027-01-01') };
    const failure = await incidents.open(em(), wrong, key(), null).catch((error: unknown) => error);
    expect((failure as AggregateError).errors.map(({ path }: { path: string[] }) => path[0])).toEqual([
      'title',
      'threatId',
      'detectedAt',
      'recordCount',
    ]);
  });
});
