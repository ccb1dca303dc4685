import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

import { useText } from '../text/text.ts';

import { Problem, Skeleton } from './states.tsx';

interface PagedListProps<Row> {
  /** What has been read so far; undefined before the first answer. */
  readonly page:
    | {
        readonly edges: readonly { readonly node: Row }[];
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null };
      }
    | undefined;
  readonly error: unknown;
  readonly onRetry: () => void;
  /** Reads what stands behind the cursor. */
  readonly onMore: (after: string | null) => void;
  /** Lines of the place that is held until the first answer. */
  readonly lines?: number;
  /** Stands there when the list is empty. */
  readonly empty: ReactNode;
  /** The rows, at least one. */
  readonly children: (rows: readonly Row[]) => ReactNode;
}

/** A list that comes page by page: being read, not readable, empty, or rows with a button for the next ones. */
export function PagedList<Row>({ page, error, onRetry, onMore, lines = 6, empty, children }: PagedListProps<Row>) {
  const t = useText();
  if (!page) {
    return (
      <div style={{ padding: 16 }}>
        {error ? <Problem error={error} onRetry={onRetry} /> : <Skeleton rows={lines} height={32} />}
      </div>
    );
  }
  const { hasNextPage, endCursor } = page.pageInfo;
  return (
    <>
      {page.edges.length > 0 ? children(page.edges.map(({ node }) => node)) : empty}
      {hasNextPage ? (
        <div style={{ textAlign: 'center', padding: 8 }}>
          <Button size="compact-sm" variant="subtle" onClick={() => onMore(endCursor ?? null)}>
            {t('action.more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
