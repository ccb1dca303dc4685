import { useApolloClient, useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import {
  AlertEventsDocument,
  AlertsPageDocument,
  ClosedAlertsDocument,
  alertRowFragment,
} from '../features/alerts/alert-documents.ts';
import { alertsCsv } from '../features/alerts/alert-model.ts';
import { AlertTable } from '../features/alerts/alert-table.tsx';
import { IncidentsCard } from '../features/alerts/incidents-card.tsx';
import { LevelCard } from '../features/alerts/level-card.tsx';
import { RulesCard } from '../features/alerts/rules-card.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import { useStream } from '../ui/use-stream.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { saveText } from '../ui/save-text.ts';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { useTell } from '../ui/use-tell.ts';

const PAGE = 20;
const MOST_EXPORTED = 5_000;

export function Component() {
  const t = useText();
  const tell = useTell();
  const client = useApolloClient();
  const { data, error, refetch } = useQuery(AlertsPageDocument, { fetchPolicy: 'cache-and-network' });
  const closed = useQuery(ClosedAlertsDocument, { variables: { first: PAGE }, fetchPolicy: 'cache-and-network' });
  const renew = () => {
    void refetch();
    void closed.refetch();
  };
  const overview = data?.alertOverview;
  const stream = useStream({
    document: AlertEventsDocument,
    after: overview?.latestEventCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (answer) => answer.alertEvents,
    isLast: () => false,
    onLost: renew,
    onEvent: renew,
  });

  if (!data || !overview) {
    return (
      <div className="cv-page">
        <PageHead title={t('alerts.title')} sub=" " />
        {error ? <Problem error={error} onRetry={renew} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }
  const openRows = data.openAlerts.edges.map(({ node }) => node);
  const closedPage = closed.data?.alerts;
  const closedRows = closedPage?.edges.map(({ node }) => node) ?? [];
  const exportAll = async () => {
    const rows = [...openRows];
    for (let after: string | null | undefined = null; rows.length < MOST_EXPORTED;) {
      const variables: { first: number; after: string | null } = { first: 100, after };
      const answer = await client.query({ query: ClosedAlertsDocument, variables, fetchPolicy: 'no-cache' });
      const page = answer.data?.alerts;
      if (!page) throw new Error('The list of alerts ended early.');
      rows.push(...page.edges.map(({ node }) => node));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor ?? null;
    }
    saveText('alerts.csv', alertsCsv(rows.map((row) => readFragment(alertRowFragment, row))), 'text/csv');
  };
  return (
    <div className="cv-page">
      <PageHead
        title={t('alerts.title')}
        sub={
          <>
            {t('alerts.sub', {
              alerts: overview.openAlertCount,
              unseen: overview.unacknowledgedAlertCount,
              incidents: overview.openIncidentCount,
            })}
            {overview.overdueClockCount > 0 ? (
              <b className="cv-bad"> · {t('alerts.overdue', { count: overview.overdueClockCount })}</b>
            ) : null}
          </>
        }
        actions={
          <>
            <StreamTag state={stream} />
            <Button
              size="sm"
              variant="default"
              leftSection={<IconDownload size={15} />}
              onClick={() =>
                void exportAll().catch(() =>
                  tell({ color: 'red', title: t('alerts.notDone'), message: t('state.unknown') }),
                )
              }
            >
              {t('alerts.export')}
            </Button>
          </>
        }
      />
      <div className="cv-stack">
        {error ? <Problem error={error} onRetry={renew} /> : null}
        <LevelCard level={overview.level} changes={data.alertLevelChanges} onChanged={renew} />
        <Card title={t('alerts.open')} isFlush note={t('alerts.openNote')}>
          {openRows.length === 0 ? (
            <Empty title={t('alerts.noneOpen')} hint={t('alerts.noneOpenHint')} />
          ) : (
            <AlertTable caption={t('alerts.open')} rows={openRows} />
          )}
        </Card>
        <IncidentsCard incidents={data.incidents} />
        <Card title={t('alerts.closed')} isFlush>
          {closed.error ? (
            <div style={{ padding: 16 }}>
              <Problem error={closed.error} onRetry={() => void closed.refetch()} />
            </div>
          ) : null}
          {closedPage && closedRows.length === 0 ? (
            <p className="cv-note" style={{ margin: '8px 16px' }}>
              {t('alerts.noneClosed')}
            </p>
          ) : null}
          {closedRows.length > 0 ? <AlertTable caption={t('alerts.closed')} rows={closedRows} /> : null}
          {closedPage?.pageInfo.hasNextPage ? (
            <div style={{ textAlign: 'center', padding: 8 }}>
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => void closed.fetchMore({ variables: { after: closedPage.pageInfo.endCursor } })}
              >
                {t('action.more')}
              </Button>
            </div>
          ) : null}
        </Card>
        <RulesCard rules={data.responseRules} />
      </div>
    </div>
  );
}
