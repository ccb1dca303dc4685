import type { ExplanationPartsFragment } from '../../gql/graphql.ts';

export type Explanation = ExplanationPartsFragment;
export type Claim = Explanation['sections'][number]['claims'][number];
export type Fact = Explanation['facts'][number];

/** Sentences of a section that are shown before somebody asks for the rest. */
export const SHOWN_AT_FIRST = 5;

/** The facts of a sentence, in its order; one that is not listed is left out. */
export function factsOfClaim({ factIds }: Pick<Claim, 'factIds'>, facts: readonly Fact[]): readonly Fact[] {
  const byId = new Map(facts.map((fact) => [fact.factId, fact]));
  return factIds.flatMap((id) => byId.get(id) ?? []);
}

/** What is read first; the notice stands at the foot of the card. */
export function sectionsToRead({ sections }: Explanation): Explanation['sections'] {
  return sections.filter(({ section, claims }) => section !== 'NOTICE' && claims.length > 0);
}

export function noticeOf({ sections }: Explanation): string {
  return sections
    .filter(({ section }) => section === 'NOTICE')
    .flatMap(({ claims }) => claims.map(({ text }) => text))
    .join(' ');
}

/** Whether a model's text may still take the place of what is shown. */
export function isBeingWritten({ status }: Pick<Explanation, 'status'>): boolean {
  return status !== 'FINISHED';
}
