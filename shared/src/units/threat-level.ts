/** Korean crisis-alert levels (위기경보 단계), lowest first; the index is the one of threat-spec 6.1. */
export const threatLevels = ['NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE'] as const;
export type ThreatLevel = (typeof threatLevels)[number];

/** A stretch of days at one level. */
export interface LevelSegment {
  /** Index into `threatLevels`. */
  readonly level: number;
  readonly days: number;
}
