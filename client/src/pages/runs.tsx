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
import { PagedList } from '../ui/paged-list.tsx';
import { Empty } from '../ui/states.tsx';

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
        <PagedList
          page={page}
          error={error}
          onRetry={() => void refetch()}
          onMore={(after) => void fetchMore({ variables: { after } })}
          lines={8}
          empty={
            <Empty
              title={t('run.noneYet')}
              hint={t('run.noneYetHint')}
              action={
                <Button component={Link} to="/scenarios" size="xs" variant="light" mt={6}>
                  {t('nav.scenarios')}
                </Button>
              }
            />
          }
        >
          {(rows) => <RunTable rows={rows} />}
        </PagedList>
      </Card>
    </div>
  );
}
