import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { IconBulb, IconPlus } from '@tabler/icons-react';
import { Link } from 'react-router';

import { useViewer } from '../features/auth/viewer.ts';
import { AlertTile, OpenAlertsCard, useAlertGlance } from '../features/alerts/alert-glance.tsx';
import { AccountTile } from '../features/orders/account-tile.tsx';
import { ApprovalsTile } from '../features/orders/approvals-tile.tsx';
import { HaltButton } from '../features/orders/halt-controls.tsx';
import { DistributionCard } from '../features/risk/distribution-card.tsx';
import { HeadlineCards } from '../features/risk/headline-cards.tsx';
import { ScoreCard } from '../features/risk/score-card.tsx';
import { CompositionCard } from '../features/scenario/composition-card.tsx';
import { LiveRunRow } from '../features/simulation/live-run-row.tsx';
import { RunTable } from '../features/simulation/run-table.tsx';
import { StartCard } from '../features/start/start-card.tsx';
import { ThreatLevelTag } from '../features/threat/threat-level.tsx';
import { graphql } from '../gql/gql.ts';
import type { OverviewQuery } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { Tile } from '../ui/tile.tsx';
import { useFormat } from '../ui/use-format.ts';

const OverviewDocument = graphql(`
  query Overview {
    latest: simulationRuns(first: 1, filter: { statusIn: [SUCCEEDED] }) {
      edges {
        node {
          id
          finishedAt
          latestRecommendation {
            id
            status
          }
          scenario {
            id
            name
            threatLevel
            horizonSessions
            ...Composition
          }
          result {
            expectedAnnualLossKrw
            score {
              ...RiskScoreParts
            }
            metrics {
              ...RiskMetricParts
            }
            ...LossDistribution
          }
        }
      }
    }
    working: simulationRuns(first: 3, filter: { statusIn: [QUEUED, RUNNING, MERGING] }) {
      edges {
        node {
          id
        }
      }
    }
    recent: simulationRuns(first: 6) {
      edges {
        node {
          id
          ...RunRow
        }
      }
    }
    scenarios(first: 6, orderBy: UPDATED_AT_DESC, filter: { statusIn: [DRAFT, READY] }) {
      edges {
        node {
          id
          name
          version
          updatedAt
          threatLevel
          investmentBudgetKrw
        }
      }
    }
  }
`);

export function Component() {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(OverviewDocument, {
    fetchPolicy: 'cache-and-network',
    // Runs in progress are followed by their streams; no stream tells of a run that somebody else starts.
    pollInterval: 10_000,
    skipPollAttempt: () => document.hidden,
  });
  const glance = useAlertGlance();
  const latest = data?.latest.edges[0]?.node;
  const working = data?.working.edges.map((edge) => edge.node.id) ?? [];
  const scenarios = data?.scenarios.edges.map((edge) => edge.node) ?? [];
  const firstScenario = scenarios[0];
  // a demo makes its first run by itself
  const isStarting = data !== undefined && !latest && viewer.server.profile === 'PRODUCTION';
  const newScenario = (
    <Button component={Link} to="/scenarios/new" size="sm" leftSection={<IconPlus size={16} />}>
      {t('scenario.new')}
    </Button>
  );

  return (
    <div className="cv-page">
      <PageHead
        title={t('nav.overview')}
        sub={
          latest ? (
            <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
              <Link to={`/runs/${latest.id}`}>{latest.scenario.name}</Link>
              <ThreatLevelTag level={latest.scenario.threatLevel} />
              <span>
                {t('overview.line', {
                  sessions: latest.scenario.horizonSessions,
                  when: latest.finishedAt ? format.dateTime(latest.finishedAt) : '–',
                })}
              </span>
            </span>
          ) : (
            t('overview.hint')
          )
        }
        actions={
          <>
            <HaltButton />
            {latest?.latestRecommendation ? (
              <Button
                component={Link}
                to={`/recommendations/${latest.latestRecommendation.id}`}
                size="sm"
                variant="default"
                leftSection={<IconBulb size={16} />}
              >
                {t('run.toRecommendation')}
              </Button>
            ) : null}
            {viewer.can('SCENARIO_WRITE') ? newScenario : null}
          </>
        }
      />
      {error && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={14} height={34} /> : null}
      {data ? (
        <div className="cv-stack">
          <div className="cv-tiles">
            <AlertTile glance={glance} />
            {viewer.can('ORDER_READ') ? (
              <>
                <AccountTile />
                <ApprovalsTile />
              </>
            ) : null}
            <DataTile />
          </div>
          {working.length > 0 ? (
            <Card title={t('overview.working')} isFlush>
              {working.map((id) => (
                <LiveRunRow key={id} runId={id} onFinished={() => void refetch()} />
              ))}
            </Card>
          ) : null}
          {latest?.result ? (
            <div className="cv-grid">
              <ScoreCard className="cv-5" score={latest.result.score} />
              <div className="cv-7 cv-stack cv-fill">
                <HeadlineCards
                  metrics={latest.result.metrics}
                  expectedAnnualLossKrw={latest.result.expectedAnnualLossKrw}
                />
                <DistributionCard result={latest.result} sessions={latest.scenario.horizonSessions} height={196} />
              </div>
            </div>
          ) : isStarting ? (
            <StartCard
              marketAsOfDate={viewer.server.marketAsOfDate ?? null}
              scenarioId={firstScenario?.id ?? null}
              isRunning={working.length > 0}
            />
          ) : (
            <section className="cv-card" aria-label={t('overview.noResult')}>
              <Empty
                title={firstScenario ? t('overview.noResult') : t('scenario.noneYet')}
                hint={firstScenario ? t('overview.noResultHint') : t('scenario.noneYetHint')}
                action={
                  firstScenario ? (
                    <Button component={Link} to={`/scenarios/${firstScenario.id}`} size="sm" mt={6}>
                      {t('overview.openScenario', { name: firstScenario.name })}
                    </Button>
                  ) : (
                    newScenario
                  )
                }
              />
            </section>
          )}
          <div className="cv-grid" style={{ alignItems: 'start' }}>
            <div className="cv-8 cv-stack">
              {isStarting && data.recent.edges.length === 0 ? null : (
                <RecentRuns runs={data.recent.edges.map((edge) => edge.node)} />
              )}
              <OpenAlertsCard glance={glance} />
              {isStarting && scenarios.length === 0 ? null : <RecentScenarios scenarios={scenarios} />}
            </div>
            <div className="cv-4 cv-stack">{latest ? <CompositionCard scenario={latest.scenario} /> : null}</div>
          </div>
        </div>
      ) : null}
    </div>
  );
}

type RunLine = OverviewQuery['recent']['edges'][number]['node'];

function RecentRuns({ runs }: { readonly runs: readonly RunLine[] }) {
  const t = useText();
  return (
    <Card
      title={t('overview.recentRuns')}
      isFlush
      action={
        <Link to="/runs" className="cv-note">
          {t('action.all')}
        </Link>
      }
    >
      {runs.length > 0 ? <RunTable rows={runs} /> : <Empty title={t('run.noneYet')} hint={t('run.noneYetHint')} />}
    </Card>
  );
}

type ScenarioLine = OverviewQuery['scenarios']['edges'][number]['node'];

function RecentScenarios({ scenarios }: { readonly scenarios: readonly ScenarioLine[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Card
      title={t('overview.recentScenarios')}
      action={
        <Link to="/scenarios" className="cv-note">
          {t('action.all')}
        </Link>
      }
    >
      {scenarios.length === 0 ? <Empty title={t('scenario.noneYet')} /> : null}
      <ul className="cv-rows">
        {scenarios.map((scenario) => (
          <li key={scenario.id}>
            <span style={{ minWidth: 0 }}>
              <Link to={`/scenarios/${scenario.id}`} style={{ color: 'inherit', fontWeight: 600 }}>
                {scenario.name}
              </Link>
              <span className="cv-dim" style={{ display: 'block', fontSize: '0.75rem' }}>
                {format.won(scenario.investmentBudgetKrw)} · {format.dateTime(scenario.updatedAt)}
              </span>
            </span>
            <ThreatLevelTag level={scenario.threatLevel} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const ForecastAgeDocument = graphql(`
  query ForecastAge {
    forecastSummary {
      promoted {
        id
        model
        dataToDate
        trainedAt
      }
    }
  }
`);

/** Of which day the prices are, and how old the forecast is. */
function DataTile() {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const { marketAsOfDate, isDataSimulated } = viewer.server;
  const { data, error, refetch } = useQuery(ForecastAgeDocument, {
    fetchPolicy: 'cache-and-network',
    skip: !viewer.can('FORECAST_READ'),
  });
  const version = data?.forecastSummary.promoted;
  return (
    <Tile title={t('overview.data')} to="/forecast" error={data ? undefined : error} onRetry={() => void refetch()}>
      <div className="cv-stat-value" style={{ fontSize: '1.0625rem' }}>
        {marketAsOfDate ?? t('overview.noData')}
      </div>
      {marketAsOfDate ? <div className="cv-note">{t(isDataSimulated ? 'data.simulated' : 'data.real')}</div> : null}
      <div className="cv-note">
        {version
          ? t('overview.forecastOf', {
              model: t(`forecastModel.${version.model}`),
              when: format.dateTime(version.trainedAt),
            })
          : t('overview.noForecast')}
      </div>
    </Tile>
  );
}
