import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { RunListDocument } from '../features/simulation/run-documents.ts';
import { RunTable } from '../features/simulation/run-table.tsx';
import type { SimulationRunStatus } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';

const filters: Record<'all' | 'running' | 'done', SimulationRunStatus[] | null> = {
  all: null,
  running: ['QUEUED', 'RUNNING', 'MERGING'],
  done: ['SUCCEEDED', 'FAILED', 'CANCELLED'],
};

export function Component() {
  const t = useText();
  const [which, setWhich] = useState<keyof typeof filters>('all');
  const statusIn = filters[which];
  const { data, previousData, error, refetch, fetchMore } = useQuery(RunListDocument, {
    variables: { filter: statusIn ? { statusIn } : null },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.simulationRuns;
  return (
    <div className="cv-page">
      <PageHead title={t('nav.runs')} sub={t('run.listHint')} />
      <Card
        title={t('run.history')}
        isFlush
        action={
          <SegmentedControl
            size="xs"
            aria-label={t('scenario.status')}
            value={which}
            onChange={(value) => setWhich(value === 'running' || value === 'done' ? value : 'all')}
            data={[
              { value: 'all', label: t('run.all') },
              { value: 'running', label: t('run.running') },
              { value: 'done', label: t('run.done') },
            ]}
          />
        }
      >
        {error && !page ? (
          <div style={{ padding: 16 }}>
            <Problem error={error} onRetry={() => void refetch()} />
          </div>
        ) : null}
        {!page && !error ? (
          <div style={{ padding: 16 }}>
            <Skeleton rows={8} height={30} />
          </div>
        ) : null}
        {page && page.edges.length > 0 ? <RunTable rows={page.edges.map((edge) => edge.node)} /> : null}
        {page?.edges.length === 0 ? (
          <Empty
            title={t('run.noneYet')}
            hint={t('run.noneYetHint')}
            action={
              <Button component={Link} to="/scenarios" size="xs" variant="light" mt={6}>
                {t('nav.scenarios')}
              </Button>
            }
          />
        ) : null}
        {page?.pageInfo.hasNextPage ? (
          <div style={{ textAlign: 'center', padding: 8 }}>
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
            >
              {t('action.more')}
            </Button>
          </div>
        ) : null}
      </Card>
    </div>
  );
}
