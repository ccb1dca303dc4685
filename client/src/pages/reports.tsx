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
import { PagedList } from '../ui/paged-list.tsx';
import { Empty } from '../ui/states.tsx';

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
        <PagedList
          page={page}
          error={error}
          onRetry={() => void refetch()}
          onMore={(after) => void fetchMore({ variables: { after } })}
          lines={6}
          empty={
            <Empty
              title={t(kind ? 'reports.noneOfKind' : 'reports.none')}
              hint={t('reports.noneHint')}
              action={
                <Button component={Link} to="/runs" size="xs" variant="light" mt={6}>
                  {t('nav.runs')}
                </Button>
              }
            />
          }
        >
          {(rows) => <ReportTable rows={rows} />}
        </PagedList>
      </Card>
    </div>
  );
}
