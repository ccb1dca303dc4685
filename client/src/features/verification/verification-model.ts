import type { VerificationQuery } from '../../gql/graphql.ts';
import { ko } from '../../text/ko.ts';
import type { TextKey } from '../../text/ko.ts';
import type { Text } from '../../text/text.ts';

type Golden = VerificationQuery['verification']['golden'];

export interface GoldenSum {
  readonly passed: number;
  readonly total: number;
  readonly families: number;
  readonly published: number;
  readonly reproduced: number;
  /** Largest difference as a share of its tolerance; null where no case has one. */
  readonly worst: number | null;
}

export function goldenSum({ families, published }: Pick<Golden, 'families' | 'published'>): GoldenSum {
  const shares = families.flatMap(({ largestDeviationRatio }) => largestDeviationRatio ?? []);
  return {
    passed: families.reduce((sum, each) => sum + each.passedCount, 0),
    total: families.reduce((sum, each) => sum + each.totalCount, 0),
    families: families.length,
    published: published.length,
    reproduced: published.filter((each) => each.isReproduced).length,
    worst: shares.length > 0 ? Math.max(...shares) : null,
  };
}

/** Name of something that newer files may have more of: its text where there is one, else as it is. */
export function nameOf(prefix: 'law' | 'strategy' | 'model', code: string, t: Text): string {
  const key = `${prefix}.${code}`;
  return key in ko ? t(key as TextKey) : code;
}
