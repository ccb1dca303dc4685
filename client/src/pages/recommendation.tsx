import { useQuery } from '@apollo/client/react';
import { Alert, Button, Progress, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChartHistogram, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { useViewer } from '../features/auth/viewer.ts';
import { MakeBasket } from '../features/orders/make-basket.tsx';
import {
  RecommendationDocument,
  RecommendationEventsDocument,
  recommendationResultFragment,
} from '../features/recommendation/recommendation-documents.ts';
import { RecommendationPanel } from '../features/recommendation/recommendation-panel.tsx';
import { RequestForm } from '../features/recommendation/request-form.tsx';
import { ReportMenu } from '../features/reports/report-menu.tsx';
import { RecommendationForecast } from '../features/forecast/recommendation-forecast.tsx';
import { useScenarioActions } from '../features/scenario/use-scenario-actions.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import { useStream } from '../ui/use-stream.ts';
import { readFragment } from '../gql/fragment-masking.ts';
import type { RecommendationStage } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const { id = '' } = useParams();
  return <RecommendationPage key={id} id={id} />;
}

function RecommendationPage({ id }: { readonly id: string }) {
  const t = useText();
  const format = useFormat();
  const navigate = useNavigate();
  const viewer = useViewer();
  const actions = useScenarioActions();
  const [isAsking, asking] = useDisclosure();
  const [progress, setProgress] = useState(0);
  const [stage, setStage] = useState<RecommendationStage | null>(null);
  const { data, error, loading, refetch } = useQuery(RecommendationDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const recommendation = data?.recommendation;
  const isOpen = recommendation?.status === 'QUEUED' || recommendation?.status === 'RUNNING';
  const stream = useStream({
    document: RecommendationEventsDocument,
    after: isOpen ? recommendation.latestEventCursor : undefined,
    variablesAfter: (after) => ({ recommendationId: id, after }),
    eventOf: (answer) => answer.recommendationEvents,
    isLast: (event) => event.__typename === 'RecommendationFinishedEvent',
    onLost: () => void refetch(),
    onEvent: (event) => {
      if (event.__typename === 'RecommendationProgressEvent') {
        setProgress(event.progressRatio);
        setStage(event.stage ?? null);
      }
      if (event.__typename === 'RecommendationFinishedEvent') void refetch();
    },
  });

  if (data && !recommendation && !loading && !error) return <NotFound />;
  if (!recommendation) {
    return (
      <div className="cv-page">
        <PageHead title={t('recommendation.title')} sub=" " />
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }
  const { run } = recommendation;
  const result = readFragment(recommendationResultFragment, recommendation.result);
  const others = run.recommendations.edges.map(({ node }) => ({
    value: node.id,
    label: format.dateTime(node.createdAt),
  }));
  const ratio = Math.max(progress, recommendation.progressRatio);
  return (
    <div className="cv-page">
      {isAsking && run.isOfThisEngine ? <RequestForm runId={run.id} onClose={asking.close} /> : null}
      {isAsking && !run.isOfThisEngine ? (
        <ConfirmDialog
          title={t('engine.otherTitle')}
          confirm={t('run.again')}
          onConfirm={async () => {
            await actions.run(run.scenario.id);
            return undefined;
          }}
          onClose={asking.close}
        >
          <span>{t('engine.other', { made: run.engineVersion })}</span>
        </ConfirmDialog>
      ) : null}
      <PageHead
        title={t('recommendation.of', { name: run.scenario.name })}
        sub={t('recommendation.line', {
          budget: format.won(run.scenario.investmentBudgetKrw),
          controls: format.won(run.scenario.controlBudgetKrw),
          sessions: run.scenario.horizonSessions,
        })}
        actions={
          <>
            {others.length > 1 ? (
              <Select
                size="sm"
                w={190}
                aria-label={t('recommendation.others')}
                allowDeselect={false}
                data={others}
                value={id}
                onChange={(value) => {
                  if (value) void navigate(`/recommendations/${value}`);
                }}
              />
            ) : null}
            <Button
              size="sm"
              variant="default"
              component={Link}
              to={`/runs/${run.id}`}
              leftSection={<IconChartHistogram size={15} />}
            >
              {t('recommendation.toRun')}
            </Button>
            {isOpen ? null : (
              <MakeBasket
                recommendationId={id}
                isWithheld={recommendation.isWithheld || !recommendation.result}
                isNoBetter={result?.verdict === 'NOT_DISTINGUISHABLE'}
              />
            )}
            {recommendation.result ? <ReportMenu kind="DECISION_RECORD" subjectId={id} /> : null}
            {viewer.can('RECOMMENDATION_RUN') && !isOpen ? (
              <Button size="sm" leftSection={<IconRefresh size={15} />} onClick={asking.open}>
                {t('request.action')}
              </Button>
            ) : null}
          </>
        }
      />
      {isOpen ? (
        <Card
          title={t(`recommendationStatus.${recommendation.status}`)}
          action={<StreamTag state={stream} />}
          note={stage ? t(`recommendationStage.${stage}`) : t('recommendation.working')}
        >
          <Progress.Root size={10} radius="xl">
            <Progress.Section value={ratio * 100} animated aria-label={t('recommendation.title')} />
          </Progress.Root>
        </Card>
      ) : null}
      {recommendation.status === 'FAILED' ? (
        <Alert color="red" variant="light" title={t('recommendationStatus.FAILED')}>
          {recommendation.failure ?? t('recommendation.failed')}
        </Alert>
      ) : null}
      {recommendation.isWithheld ? (
        <Alert color="orange" variant="light" mb="sm" title={t('recommendation.withheld')}>
          {t('recommendation.withheldText')}
        </Alert>
      ) : null}
      {recommendation.result ? <RecommendationPanel result={recommendation.result} /> : null}
      {recommendation.result && viewer.can('FORECAST_READ') ? <RecommendationForecast id={id} /> : null}
    </div>
  );
}
