import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { graphql } from '../../gql/gql.ts';
import type { AlertGlanceQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Tile } from '../../ui/tile.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useStream } from '../../ui/use-stream.ts';
import { ThreatLevelTag } from '../threat/threat-level.tsx';

import { AlertEventsDocument } from './alert-documents.ts';
import { SeverityTag } from './severity-tag.tsx';

const AlertGlanceDocument = graphql(`
  query AlertGlance {
    alertOverview {
      openAlertCount
      unacknowledgedAlertCount
      openIncidentCount
      overdueClockCount
      latestEventCursor
      level {
        level
      }
    }
    newestAlerts: alerts(first: 5, filter: { isOpen: true }) {
      edges {
        node {
          id
          severity
          openedAt
          acknowledgedAt
          rule {
            id
            title
          }
        }
      }
    }
  }
`);

export interface AlertGlance {
  readonly data: AlertGlanceQuery | undefined;
  readonly error: unknown;
  readonly retry: () => void;
}

/** Level, alerts and incidents in numbers; each event has them asked for again. */
export function useAlertGlance(): AlertGlance {
  const { data, error, refetch } = useQuery(AlertGlanceDocument, { fetchPolicy: 'cache-and-network' });
  const renew = () => void refetch();
  useStream({
    document: AlertEventsDocument,
    after: data?.alertOverview.latestEventCursor,
    variablesAfter: (after) => ({ after }),
    eventOf: (answer) => answer.alertEvents,
    isLast: () => false,
    onLost: renew,
    onEvent: renew,
  });
  return { data, error: data ? undefined : error, retry: renew };
}

export function AlertTile({ glance: { data, error, retry } }: { readonly glance: AlertGlance }) {
  const t = useText();
  const format = useFormat();
  const overview = data?.alertOverview;
  return (
    <Tile title={t('nav.alerts')} to="/alerts" isLoading={!data} error={error} onRetry={retry}>
      {overview ? (
        <>
          <div className="cv-line">
            <span className="cv-stat-label">{t('overview.level')}</span>
            <ThreatLevelTag level={overview.level.level} />
          </div>
          <div className="cv-line cv-note">
            <b style={{ color: 'var(--mantine-color-text)' }}>
              {t('overview.alerts')} {format.number(overview.openAlertCount)}
            </b>
            {overview.unacknowledgedAlertCount > 0 ? (
              <span>{t('overview.unseen', { count: overview.unacknowledgedAlertCount })}</span>
            ) : null}
          </div>
          {overview.openIncidentCount > 0 ? (
            <div className="cv-note">{t('overview.incidents', { count: overview.openIncidentCount })}</div>
          ) : null}
          {overview.overdueClockCount > 0 ? (
            <div className="cv-note cv-bad">{t('overview.overdue', { count: overview.overdueClockCount })}</div>
          ) : null}
        </>
      ) : null}
    </Tile>
  );
}

/** The newest open alerts by name; gone while there are none, for the tile says so. */
export function OpenAlertsCard({ glance: { data } }: { readonly glance: AlertGlance }) {
  const t = useText();
  const format = useFormat();
  const alerts = data?.newestAlerts.edges.map(({ node }) => node) ?? [];
  if (alerts.length === 0) return null;
  return (
    <Card
      title={t('overview.alerts')}
      action={
        <Link to="/alerts" className="cv-note">
          {t('action.all')}
        </Link>
      }
    >
      <ul className="cv-rows">
        {alerts.map((alert) => (
          <li key={alert.id}>
            <span style={{ minWidth: 0 }}>
              <span className="cv-mono cv-faint">{alert.rule.id}</span> <b>{alert.rule.title}</b>
              <span className="cv-dim" style={{ display: 'block', fontSize: '0.75rem' }}>
                {format.dateTime(alert.openedAt)}
              </span>
            </span>
            <SeverityTag severity={alert.severity} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
