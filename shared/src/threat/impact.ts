import { exp } from '../random/elementary.ts';
import { threatCatalogue } from './catalogue.ts';
import type { IssuerEventClass } from './catalogue.ts';

/** How far a share stands from the day before the announcement, as a simple return, by trading day. */
export interface ImpactShape {
  readonly immediateJump: number;
  readonly longRunJump: number;
  readonly decayDays: number;
}

/** effect(t) = J_long + (J_now − J_long) e^(−t/τ) (threat-spec 8.4); for display, terminal values take J_long (ruling 7). */
export function impactAt(shape: ImpactShape, tradingDays: number): number {
  return shape.longRunJump + (shape.immediateJump - shape.longRunJump) * exp(-tradingDays / shape.decayDays);
}

/** What the shipped event data say of one class and window (threat-spec 8.4): one event, one vote. */
export interface CalibrationCheck {
  readonly eventClass: IssuerEventClass['code'];
  readonly window: '0..1' | '0..20';
  readonly events: number;
  readonly predicted: number;
  readonly observed: number;
  readonly standardError: number;
  readonly z: number;
}

const FEWEST_EVENTS = 5;
const LARGEST_Z = 2;

/** The table of threat-spec 8.4, shown to the operator and repeated when event data or parameters change. */
export const calibrationChecks: readonly CalibrationCheck[] = [
  {
    eventClass: 'BREACH',
    window: '0..1',
    events: 19,
    predicted: -0.018,
    observed: -0.0279,
    standardError: 0.0057,
    z: -1.8,
  },
  {
    eventClass: 'BREACH',
    window: '0..20',
    events: 19,
    predicted: -0.0415,
    observed: -0.0497,
    standardError: 0.0144,
    z: -0.6,
  },
  {
    eventClass: 'RANSOM',
    window: '0..1',
    events: 5,
    predicted: -0.0422,
    observed: -0.0093,
    standardError: 0.0084,
    z: 3.9,
  },
  {
    eventClass: 'RANSOM',
    window: '0..20',
    events: 4,
    predicted: -0.0407,
    observed: -0.0452,
    standardError: 0.0244,
    z: -0.2,
  },
  {
    eventClass: 'OUTAGE',
    window: '0..1',
    events: 5,
    predicted: -0.0105,
    observed: -0.0219,
    standardError: 0.0105,
    z: -1.1,
  },
  {
    eventClass: 'OUTAGE',
    window: '0..20',
    events: 5,
    predicted: -0.0051,
    observed: 0.0846,
    standardError: 0.1029,
    z: 0.9,
  },
];

/** Classes whose use adds W_CALIBRATION: at least 5 events and |z| > 2 in a window. Today RANSOM. */
export function miscalibratedClasses(
  checks: readonly CalibrationCheck[] = calibrationChecks,
): readonly IssuerEventClass['code'][] {
  return threatCatalogue.issuerEventClasses
    .map((item) => item.code)
    .filter((code) =>
      checks.some(
        (check) => check.eventClass === code && check.events >= FEWEST_EVENTS && Math.abs(check.z) > LARGEST_Z,
      ),
    );
}
