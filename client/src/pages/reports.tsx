import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { ReportListDocument } from '../features/reports/report-documents.ts';
import { ReportTable } from '../features/reports/report-table.tsx';
import type { ReportKind } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';

const kinds: readonly ReportKind[] = ['RISK_REPORT', 'DECISION_RECORD'];

export function Component() {
  const t = useText();
  const [kind, setKind] = useState<ReportKind | null>(null);
  const { data, previousData, error, refetch, fetchMore } = useQuery(ReportListDocument, {
    variables: { filter: kind ? { kindIn: [kind] } : null },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.reports;
  return (
    <div className="cv-page">
      <PageHead title={t('nav.reports')} sub={t('reports.hint')} />
      <Card
        title={t('reports.history')}
        isFlush
        action={
          <SegmentedControl
            size="xs"
            aria-label={t('reports.kind')}
            value={kind ?? 'all'}
            onChange={(value) => setKind(kinds.find((each) => each === value) ?? null)}
            data={[
              { value: 'all', label: t('reports.kind.all') },
              ...kinds.map((value) => ({ value, label: t(`reportKind.${value}`) })),
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
            <Skeleton rows={6} height={34} />
          </div>
        ) : null}
        {page && page.edges.length > 0 ? <ReportTable rows={page.edges.map((edge) => edge.node)} /> : null}
        {page?.edges.length === 0 ? (
          <Empty
            title={t(kind ? 'reports.noneOfKind' : 'reports.none')}
            hint={t('reports.noneHint')}
            action={
              <Button component={Link} to="/runs" size="xs" variant="light" mt={6}>
                {t('nav.runs')}
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
