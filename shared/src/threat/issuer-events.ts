import { DomainError } from '../errors.ts';
import { exp, log } from '../random/elementary.ts';
import { normalInverse } from '../random/normal.ts';
import { streams, uniformAt } from '../random/philox.ts';
import type { LevelSegment } from '../units/threat-level.ts';

import { catalogueNumber, sectorByCode, threatCatalogue } from './catalogue.ts';
import type { IssuerSector, ThreatCatalogue } from './catalogue.ts';
import { drawCount, drawTime, drawTimeUntil, planArrivals } from './event-time.ts';
import type { ArrivalPlan } from './event-time.ts';
import { assertLevelPlan, multipliersByLevel } from './frequency.ts';
import { issuerNumber } from './issuer-number.ts';
import { jumpLaw, peerLogJump, peerSecondLogMoment, reducedVariance, secondLogMoment } from './jump-law.ts';
import type { JumpLaw } from './jump-law.ts';
import { courseOf, meanLevelPlan } from './level-chain.ts';
import type { LevelChain } from './level-chain.ts';
import { plannedCourse } from './level-course.ts';
import type { LevelCourse } from './level-course.ts';
import { componentAt } from './threat-mixture.ts';
import type { ThreatMixture } from './threat-mixture.ts';
import { shockArrivals } from './threat-plan.ts';
import { YEAR_DAYS } from './year.ts';

const YEAR_SESSIONS = 252;
/** A security vendor gains at most this often a year (assumption of threat-spec 8.4). */
const VENDOR_GAINS = 3;
/** Stream 14 of an issuer: own events from dim 0, events by shared shocks from here. */
const SHOCK_JUMP_DIM = 65536;
/** Dims of stream 12 and 14 for one event of every shock: its catalogue number is below this. */
const SHOCK_NUMBERS = 32;

export interface PlannedIssuer {
  readonly symbol: string;
  /** Step of its draws; from the symbol alone. */
  readonly number: number;
  readonly sector: string;
  /** Own announced events over the year. */
  readonly own: ArrivalPlan;
  /** Jump of an own event, by event class. */
  readonly laws: readonly JumpLaw[];
  /** Share of a peer's realised jump that this issuer takes; 0 without peers. */
  readonly contagion: number;
  /** By shock: probability of a hit and the jump it brings. */
  readonly shockHits: readonly { readonly probability: number; readonly law: JumpLaw }[];
  readonly isSecurityVendor: boolean;
}

/** Everything that `sampleIssuerJumps` needs, in the order of the input's symbols. Plain data. */
export interface IssuerPlan {
  readonly issuers: readonly PlannedIssuer[];
  /** Upper ends of the event classes' shares, for drawing one by a uniform. */
  readonly classEnds: readonly number[];
  readonly shocks: readonly { readonly number: number; readonly arrivals: ArrivalPlan }[];
  readonly vendorLogGain: number;
  /** As in the threats' plan. */
  readonly course: LevelCourse;
  /** The same object as in the threats' plan, so that the levels of a path are drawn once; null: all follow the level plan. */
  readonly chain: LevelChain | null;
  /** A shock that it adds on the threats' side happens here too. Absent: events come by the plan alone. */
  readonly mixture?: ThreatMixture | null;
  /** To subtract from each session's log return: history already holds jumps at level 정상 (threat-spec 8.5, ruling 7). */
  readonly driftCompensatorPerDay: Float64Array;
  /** v/σ²: centred log returns of the history are multiplied by its square root (ruling 7). In [0.25, 1]. */
  readonly varianceReductionRatio: Float64Array;
}

export interface IssuerPlanInput {
  /** Each once; the order is that of every array of the plan. */
  readonly symbols: readonly string[];
  /** Sector code of each symbol; an unknown one is ETC. */
  readonly sectors: readonly string[];
  /** Annual volatility of each symbol's log return, above 0. */
  readonly volatilities: readonly number[];
  readonly levelPlan: readonly LevelSegment[];
  /** Takes the place of the level plan; absent or null: none. */
  readonly chain?: LevelChain | null;
  /** Cyber exposure of each asset, 1 unless given. */
  readonly betas?: readonly number[];
  /** Sessions of the run; only the cap on vendors' gains makes the compensator depend on it. 252 unless given. */
  readonly horizonSessions?: number;
  readonly catalogue?: ThreatCatalogue;
}

/** Expected value of min(N, cap) for a Poisson count. */
function cappedMean(mean: number, cap: number): number {
  let probability = exp(-mean);
  let expected = cap;
  for (let count = 0; count < cap; count++) {
    expected -= (cap - count) * probability;
    probability *= mean / (count + 1);
  }
  return expected;
}

function checkInput({
  symbols,
  sectors,
  volatilities,
  betas,
  levelPlan,
  horizonSessions = YEAR_SESSIONS,
}: IssuerPlanInput): void {
  assertLevelPlan(levelPlan);
  if (sectors.length !== symbols.length) throw new DomainError('E_LENGTH', ['sectors']);
  if (volatilities.length !== symbols.length) throw new DomainError('E_LENGTH', ['volatilities']);
  if (betas && betas.length !== symbols.length) throw new DomainError('E_LENGTH', ['betas']);
  if (!(horizonSessions >= 1 && horizonSessions <= YEAR_SESSIONS))
    throw new DomainError('E_RANGE', ['horizonSessions']);
  const bad = volatilities.findIndex((value) => !(value > 0 && Number.isFinite(value)));
  if (bad >= 0) throw new DomainError('E_RANGE', ['volatilities', String(bad)]);
  const numbers = symbols.map((symbol) => issuerNumber(symbol));
  const twin = numbers.findIndex((number, at) => numbers.indexOf(number) !== at);
  if (twin >= 0) throw new DomainError('E_DUPLICATE', ['symbols', symbols[twin]!]);
}

/** Per event class, mean simple jump β × scale × J_long (threat-spec 8.5). */
function ownLaws(sector: IssuerSector, beta: number, catalogue: ThreatCatalogue): readonly JumpLaw[] {
  return catalogue.issuerEventClasses.map((item) =>
    jumpLaw(beta * sector.jumpScale.value * item.longRunJump, item.jumpSd),
  );
}

function planIssuer(
  input: IssuerPlanInput,
  at: number,
  course: LevelCourse,
  catalogue: ThreatCatalogue,
): PlannedIssuer {
  const sector = sectorByCode(input.sectors[at]!, catalogue);
  const beta = input.betas?.[at] ?? 1;
  const laws = ownLaws(sector, beta, catalogue);
  return {
    symbol: input.symbols[at]!,
    number: issuerNumber(input.symbols[at]!),
    sector: sector.code,
    own: planArrivals(
      course,
      multipliersByLevel('CRIME', catalogue).map((multiplier) => sector.issuerFrequency.value * multiplier),
    ),
    laws,
    contagion: sector.peerContagion.value,
    shockHits: catalogue.commonCause.map((shock) => {
      const item = catalogue.issuerEventClasses.find((eventClass) => eventClass.code === shock.issuerEventClass)!;
      // A shared event is half an own one: mean and spread are scaled alike.
      const mean = shock.issuerJumpFactor * beta * sector.jumpScale.value * item.longRunJump;
      return { probability: shock.issuerHit[sector.code], law: jumpLaw(mean, shock.issuerJumpFactor * item.jumpSd) };
    }),
    isSecurityVendor: sector.code === catalogue.securityVendorJump.appliesTo,
  };
}

/** Mean simple jump and second log moment a year that the history of one asset holds: everything of threat-spec 8.5 at level 정상. */
function historyJumps(
  issuers: readonly PlannedIssuer[],
  at: number,
  horizonYears: number,
  catalogue: ThreatCatalogue,
): { mean: number; second: number } {
  const own = issuers[at]!;
  let mean = 0;
  let second = 0;
  issuers.forEach((source, sourceAt) => {
    const isOwn = sourceAt === at;
    if (!isOwn && (source.sector !== own.sector || own.contagion === 0)) return;
    const rate = sectorByCode(source.sector, catalogue).issuerFrequency.value;
    source.laws.forEach((law, classAt) => {
      const classRate = rate * catalogue.issuerEventClasses[classAt]!.share;
      mean += classRate * law.mean * (isOwn ? 1 : own.contagion);
      second += classRate * (isOwn ? secondLogMoment(law) : peerSecondLogMoment(law, own.contagion));
    });
  });
  own.shockHits.forEach(({ probability, law }, shockAt) => {
    const rate = catalogue.commonCause[shockAt]!.frequency * probability;
    mean += rate * law.mean;
    second += rate * secondLogMoment(law);
  });
  if (own.isSecurityVendor) {
    let triggers = 0;
    for (const shock of catalogue.commonCause) triggers += shock.frequency;
    for (const source of issuers)
      if (source !== own) triggers += sectorByCode(source.sector, catalogue).issuerFrequency.value;
    const gains = cappedMean(triggers * horizonYears, VENDOR_GAINS) / horizonYears;
    const gain = catalogue.securityVendorJump.value;
    mean += gains * gain;
    second += gains * log(1 + gain) * log(1 + gain);
  }
  return { mean, second };
}

/**
 * Laws of the jumps that threat events give to holdings (threat-spec 8.4, 8.5, rulings 7 and 8).
 *
 * The universe in which sector peers and vendors react is that of `symbols`. Compensator and variance reduction count own
 * events, contagion, shared shocks and vendors' gains at level 정상, so that at 정상 the expected gross return is that of the
 * market model alone.
 *
 * @throws DomainError E_LENGTH, E_RANGE, E_DUPLICATE, E_LEVEL_UNKNOWN or E_SEGMENTS_SUM.
 */
export function buildIssuerPlan(input: IssuerPlanInput): IssuerPlan {
  const { catalogue = threatCatalogue, horizonSessions = YEAR_SESSIONS, symbols, volatilities, levelPlan } = input;
  const { chain = null } = input;
  checkInput(input);
  const course = plannedCourse(chain ? meanLevelPlan(chain) : levelPlan);
  const issuers = symbols.map((_, at) => planIssuer(input, at, course, catalogue));

  const driftCompensatorPerDay = new Float64Array(symbols.length);
  const varianceReductionRatio = new Float64Array(symbols.length);
  symbols.forEach((_, at) => {
    const { mean, second } = historyJumps(issuers, at, horizonSessions / YEAR_SESSIONS, catalogue);
    const variance = volatilities[at]! * volatilities[at]!;
    driftCompensatorPerDay[at] = mean / YEAR_SESSIONS;
    varianceReductionRatio[at] = reducedVariance(variance, second) / variance;
  });

  let end = 0;
  return {
    issuers,
    classEnds: catalogue.issuerEventClasses.map((item) => (end += item.share)),
    shocks: catalogue.commonCause.map((shock) => ({
      number: catalogueNumber(shock.id),
      arrivals: shockArrivals(shock, course, catalogue),
    })),
    vendorLogGain: log(1 + catalogue.securityVendorJump.value),
    course,
    chain,
    driftCompensatorPerDay,
    varianceReductionRatio,
  };
}

/** Why a share jumped; `MARKET` is a jump of the market model and no event at an issuer. */
export const jumpCauses = ['OWN', 'PEER', 'SHOCK', 'VENDOR_GAIN', 'MARKET'] as const;
const OWN = 0;
const PEER = 1;
const SHOCK = 2;
const VENDOR_GAIN = 3;
export const MARKET_JUMP = 4;

/** Jumps of one path; entries from `count` on are stale. Arrays grow, so take them again after each call. */
export interface IssuerJumps {
  count: number;
  /** Session of the horizon, from 0; jumps are in order of their cause, not of time. */
  session: Uint16Array;
  /** Position in the plan's issuers. */
  holding: Uint16Array;
  /** Additive to the log return of that session. */
  logJump: Float64Array;
  /** Index into `jumpCauses`. */
  cause: Uint8Array;
  /** Per holding, the earliest trigger times in days that let a vendor gain; scratch. */
  triggers: Float64Array;
}

/** Room for the jumps of a path; reuse one for all paths. */
export function createIssuerJumps(): IssuerJumps {
  const capacity = 32;
  return {
    count: 0,
    session: new Uint16Array(capacity),
    holding: new Uint16Array(capacity),
    logJump: new Float64Array(capacity),
    cause: new Uint8Array(capacity),
    triggers: new Float64Array(0),
  };
}

function grow(out: IssuerJumps): void {
  const length = out.session.length * 2;
  const { session, holding, logJump, cause } = out;
  out.session = new Uint16Array(length);
  out.holding = new Uint16Array(length);
  out.logJump = new Float64Array(length);
  out.cause = new Uint8Array(length);
  out.session.set(session);
  out.holding.set(holding);
  out.logJump.set(logJump);
  out.cause.set(cause);
}

/** Appends one jump; the arrays grow when they are full. */
export function addJump(out: IssuerJumps, session: number, holding: number, logJump: number, cause: number): void {
  if (out.count === out.session.length) grow(out);
  const at = out.count++;
  out.session[at] = session;
  out.holding[at] = holding;
  out.logJump[at] = logJump;
  out.cause[at] = cause;
}

/** Keeps the earliest `VENDOR_GAINS` times of each vendor, ascending; the others drop out at the end. */
function addTrigger(plan: IssuerPlan, out: IssuerJumps, timeDays: number, source: number): void {
  for (let at = 0; at < plan.issuers.length; at++) {
    if (at === source || !plan.issuers[at]!.isSecurityVendor) continue;
    const first = at * VENDOR_GAINS;
    let time = timeDays;
    for (let slot = first; slot < first + VENDOR_GAINS; slot++) {
      const kept = out.triggers[slot]!;
      if (time < kept) {
        out.triggers[slot] = time;
        time = kept;
      }
    }
  }
}

/** Session of a time of the year, from 0. */
export function sessionOf(timeDays: number): number {
  return Math.floor((timeDays * YEAR_SESSIONS) / YEAR_DAYS);
}

function addOwnEvents(
  plan: IssuerPlan,
  course: LevelCourse,
  seed: number,
  path: number,
  sessions: number,
  out: IssuerJumps,
): void {
  for (let at = 0; at < plan.issuers.length; at++) {
    const issuer = plan.issuers[at]!;
    const count = drawCount(issuer.own, course, uniformAt(seed, path, issuer.number, streams.issuerEvent, 0));
    for (let j = 0; j < count; j++) {
      const time = drawTime(issuer.own, course, uniformAt(seed, path, issuer.number, streams.issuerEvent, 2 * j + 2));
      addTrigger(plan, out, time, at);
      const session = sessionOf(time);
      if (session >= sessions) continue;
      const u = uniformAt(seed, path, issuer.number, streams.issuerEvent, 2 * j + 3);
      let eventClass = 0;
      while (eventClass + 1 < plan.classEnds.length && u > plan.classEnds[eventClass]!) eventClass++;
      const law = issuer.laws[eventClass]!;
      const jump =
        law.muLog + law.sdLog * normalInverse(uniformAt(seed, path, issuer.number, streams.issuerJumpSize, j));
      addJump(out, session, at, jump, OWN);
      for (let peer = 0; peer < plan.issuers.length; peer++) {
        const other = plan.issuers[peer]!;
        if (peer === at || other.sector !== issuer.sector || other.contagion === 0) continue;
        addJump(out, session, peer, peerLogJump(jump, other.contagion), PEER);
      }
    }
  }
}

function addShockEvents(
  plan: IssuerPlan,
  course: LevelCourse,
  seed: number,
  path: number,
  sessions: number,
  out: IssuerJumps,
): void {
  const { mixture = null } = plan;
  const addedShock = mixture === null ? 0 : (componentAt(mixture, seed, path)?.shock ?? 0);
  for (let shockAt = 0; shockAt < plan.shocks.length; shockAt++) {
    const shock = plan.shocks[shockAt]!;
    const count = drawCount(shock.arrivals, course, uniformAt(seed, path, shock.number, streams.commonCause, 0));
    const added = shock.number === addedShock ? count : -1;
    for (let j = 0; j < count || j === added; j++) {
      const w = uniformAt(seed, path, shock.number, streams.commonCause, 1 + j);
      const { arrivals } = shock;
      const time = j === added ? drawTimeUntil(arrivals, course, mixture!.untilDays, w) : drawTime(arrivals, course, w);
      addTrigger(plan, out, time, -1);
      const session = sessionOf(time);
      if (session >= sessions) continue;
      const dim = SHOCK_NUMBERS * j + shock.number;
      for (let at = 0; at < plan.issuers.length; at++) {
        const issuer = plan.issuers[at]!;
        const { probability, law } = issuer.shockHits[shockAt]!;
        if (uniformAt(seed, path, issuer.number, streams.commonCauseHit, dim) > probability) continue;
        const z = normalInverse(uniformAt(seed, path, issuer.number, streams.issuerJumpSize, SHOCK_JUMP_DIM + dim));
        addJump(out, session, at, law.muLog + law.sdLog * z, SHOCK);
      }
    }
  }
}

/**
 * Draws the jumps of one path from their addresses; the same (plan, seed, path) gives the same bits anywhere, and an issuer's
 * own draws do not depend on which other issuers there are.
 *
 * Addresses (ruling 8), n the issuer's number. Own events: stream 13, step n, dim 0 the count, dims 2j + 2 and 2j + 3 time and
 * class of event j; stream 14, step n, dim j its size. Shock number c, event j: count and time as in `sampleThreatYear`; stream
 * 12, step n, dim 32 j + c the hit; stream 14, step n, dim 65,536 + 32 j + c the size. Vendors' gains need no draw.
 *
 * @param horizonSessions - Events on later sessions are left out; a vendor's three gains are counted over the whole year.
 * @param out - Overwritten.
 *
 * Cost: one uniform for each issuer and shock, three for each event, one for each shock event and issuer.
 */
export function sampleIssuerJumps(
  plan: IssuerPlan,
  seed: number,
  path: number,
  horizonSessions: number,
  out: IssuerJumps,
): void {
  out.count = 0;
  if (out.triggers.length !== plan.issuers.length * VENDOR_GAINS)
    out.triggers = new Float64Array(plan.issuers.length * VENDOR_GAINS);
  out.triggers.fill(Number.POSITIVE_INFINITY);

  const course = plan.chain === null ? plan.course : courseOf(plan.chain, seed, path);
  addOwnEvents(plan, course, seed, path, horizonSessions, out);
  addShockEvents(plan, course, seed, path, horizonSessions, out);
  for (let slot = 0; slot < out.triggers.length; slot++) {
    const time = out.triggers[slot]!;
    if (time > YEAR_DAYS) continue;
    const session = sessionOf(time);
    if (session < horizonSessions)
      addJump(out, session, Math.floor(slot / VENDOR_GAINS), plan.vendorLogGain, VENDOR_GAIN);
  }
}

/** Adds the jumps to a session-major table of log returns, `sessions × issuers` long. */
export function addJumpsTo(jumps: IssuerJumps, issuerCount: number, logReturns: Float64Array): void {
  for (let at = 0; at < jumps.count; at++) {
    const cell = jumps.session[at]! * issuerCount + jumps.holding[at]!;
    logReturns[cell] = logReturns[cell]! + jumps.logJump[at]!;
  }
}
