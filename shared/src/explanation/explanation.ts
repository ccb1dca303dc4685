import type { ExplanationLanguage } from './fact.ts';

/** Sections in the order in which they are read. */
export const sectionIds = ['asked', 'risk', 'recommendation', 'basis', 'change', 'notice'] as const;
export type SectionId = (typeof sectionIds)[number];

/** One sentence or two about one thing, with the facts that it tells. */
export interface Claim {
  readonly text: string;
  /** At least one. */
  readonly factIds: readonly string[];
}

export interface ExplanationSection {
  readonly id: SectionId;
  readonly claims: readonly Claim[];
}

export interface Explanation {
  readonly language: ExplanationLanguage;
  readonly sections: readonly ExplanationSection[];
}
