import type { ThreatExpectation } from './ale.ts';
import { threatById, threatCatalogue } from './catalogue.ts';
import type { ThreatCatalogue } from './catalogue.ts';

/** How well a number of the catalogue is founded. */
export type EvidenceKind = 'SOURCED' | 'DERIVED' | 'ASSUMED';

/** From a source text of the catalogue: a source id, "derived: …" or "assumption …". */
export function evidenceKind(source: string): EvidenceKind {
  if (source.startsWith('assumption')) return 'ASSUMED';
  return source.startsWith('derived') ? 'DERIVED' : 'SOURCED';
}

/** Parts of an expected loss by what stands behind frequency and mean; they add up to 1. */
export interface EvidenceShare {
  readonly bothFounded: number;
  readonly oneFounded: number;
  readonly bothAssumed: number;
}

/** Evidence share of threat-spec 14, shown next to the score; all zero where nothing is expected. */
export function evidenceShare(
  expectations: readonly Pick<ThreatExpectation, 'threatId' | 'aleKrw'>[],
  catalogue: ThreatCatalogue = threatCatalogue,
): EvidenceShare {
  const parts = [0, 0, 0];
  let total = 0;
  for (const { threatId, aleKrw } of expectations) {
    const threat = threatById(threatId, catalogue);
    const sources = [threat.observedFrequency.source, threat.observedSeverity.source];
    const founded = sources.filter((source) => evidenceKind(source) !== 'ASSUMED').length;
    parts[founded] = parts[founded]! + aleKrw;
    total += aleKrw;
  }
  const share = (founded: number): number => (total > 0 ? parts[founded]! / total : 0);
  return { bothFounded: share(2), oneFounded: share(1), bothAssumed: share(0) };
}
