import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Text as Words } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconBulb, IconPencil, IconPlayerStop, IconRefresh } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';

import { NotFound } from '../app/not-found.tsx';
import { ExplanationCard } from '../features/explanation/explanation-card.tsx';
import { useSystemStatus } from '../features/operations/system-status.tsx';
import { ReportMenu } from '../features/reports/report-menu.tsx';
import { describeRegime, describeReserve } from '../features/scenario/describe-field.ts';
import { describeStress } from '../features/scenario/describe-stress.ts';
import { isExample } from '../features/scenario/links-draft.ts';
import { StressedAlternative } from '../features/scenario/stressed-alternative.tsx';
import { useScenarioActions } from '../features/scenario/use-scenario-actions.tsx';
import { isRunning } from '../features/simulation/live-model.ts';
import { OtherEngine } from '../features/simulation/other-engine.tsx';
import { LivePanel } from '../features/simulation/live-panel.tsx';
import { RunStateDocument, SimulationCancelDocument } from '../features/simulation/run-documents.ts';
import { RunFactsCard } from '../features/simulation/run-facts-card.tsx';
import { RunStatusTag } from '../features/simulation/run-status-tag.tsx';
import { StreamTag } from '../ui/stream-tag.tsx';
import { useLiveRun } from '../features/simulation/use-live-run.ts';
import { ResultPanel } from '../features/risk/result-panel.tsx';
import type { AlternativeOffer } from '../features/risk/result-panel.tsx';
import type { StressCaseInput } from '../gql/graphql.ts';
import { useText } from '../text/text.ts';
import { PageHead } from '../ui/page-head.tsx';
import { problemText } from '../ui/problem-model.ts';
import { Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';
import { useTell } from '../ui/use-tell.ts';

export function Component() {
  const { id = '' } = useParams();
  return <RunPage key={id} id={id} />;
}

const offerAlternative = (offer: AlternativeOffer) => <StressedAlternative {...offer} />;

function RunPage({ id }: { readonly id: string }) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const actions = useScenarioActions();
  const systemStatus = useSystemStatus();
  const { data, error, loading, refetch, startPolling, stopPolling } = useQuery(RunStateDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const [cancel, cancelling] = useMutation(SimulationCancelDocument);
  const run = data?.simulationRun ?? null;
  const { live, stream } = useLiveRun(
    run,
    () => {
      void refetch();
      // The recommendation follows the run by a moment and has no event on this stream.
      startPolling(3_000);
      setTimeout(stopPolling, 30_000);
    },
    () => void refetch(),
  );

  if (data && !run && !loading && !error) return <NotFound />;
  if (!run) {
    return (
      <div className="cv-page">
        <PageHead title={t('run.title')} sub=" " />
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton rows={12} height={34} />}
      </div>
    );
  }

  const status = live && isRunning(run.status) ? live.status : run.status;
  const isLive = isRunning(run.status);
  const describe = (stress: StressCaseInput) => describeStress(stress, t, format);
  const facts = (
    <RunFactsCard
      run={run}
      describeStress={describe}
      describeReserve={(reserve) => describeReserve(reserve, t, format)}
      describeRegime={(regime) => describeRegime(regime, t)}
    />
  );
  const ask = () =>
    modals.openConfirmModal({
      title: <b>{t('run.cancelTitle')}</b>,
      children: <Words fz="sm">{t('run.cancelText')}</Words>,
      labels: { confirm: t('run.cancel'), cancel: t('run.keepGoing') },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () => {
        cancel({ variables: { input: { id } } })
          .then(({ data: answer }) => {
            for (const { message } of answer?.simulationCancel.errors ?? [])
              tell({ color: 'red', title: t('state.problem'), message });
            return refetch();
          })
          .catch((reason: unknown) =>
            tell({ color: 'red', title: t('state.problem'), message: problemText(reason, t).message }),
          );
      },
    });

  return (
    <div className="cv-page">
      <PageHead
        title={run.scenario.name}
        sub={
          <span style={{ display: 'inline-flex', gap: 8, flexWrap: 'wrap', alignItems: 'center' }}>
            <RunStatusTag status={status} />
            {isLive ? <StreamTag state={stream} /> : null}
            <span>
              {t('run.line', {
                version: run.scenarioVersion,
                paths: format.number(run.pathCount),
                sessions: run.scenario.horizonSessions,
              })}
            </span>
          </span>
        }
        actions={
          <>
            {isLive && run.viewerCanCancel ? (
              <Button
                size="sm"
                variant="default"
                leftSection={<IconPlayerStop size={15} />}
                onClick={ask}
                loading={cancelling.loading}
              >
                {t('run.cancel')}
              </Button>
            ) : null}
            <Button
              size="sm"
              variant="default"
              component={Link}
              to={`/scenarios/${run.scenario.id}`}
              leftSection={<IconPencil size={15} />}
            >
              {t('run.toScenario')}
            </Button>
            {!isLive && run.scenario.viewerCanRun ? (
              <Button
                size="sm"
                variant="default"
                leftSection={<IconRefresh size={15} />}
                onClick={() => void actions.run(run.scenario.id)}
              >
                {t('run.again')}
              </Button>
            ) : null}
            {run.status === 'SUCCEEDED' ? <ReportMenu kind="RISK_REPORT" subjectId={run.id} /> : null}
            {run.latestRecommendation ? (
              <Button
                size="sm"
                component={Link}
                to={`/recommendations/${run.latestRecommendation.id}`}
                leftSection={<IconBulb size={15} />}
              >
                {t('run.toRecommendation')}
              </Button>
            ) : null}
          </>
        }
      />
      {isLive && live ? (
        <div className="cv-stack">
          <LivePanel
            live={live}
            pathCount={run.pathCount}
            goalRatio={run.settings.accuracyRatio ?? null}
            hasWorkers={systemStatus === null || systemStatus.workerCount > 0}
          />
          {facts}
        </div>
      ) : null}
      {run.status === 'SUCCEEDED' && !run.isOfThisEngine ? (
        <div style={{ marginBottom: 'var(--cv-gap)' }}>
          <OtherEngine made={run.engineVersion} />
        </div>
      ) : null}
      {run.status === 'SUCCEEDED' ? (
        <ResultPanel
          runId={run.id}
          words={<ExplanationCard runId={run.id} />}
          aside={facts}
          alternative={offerAlternative}
          describeStress={describe}
          describeReserve={(reserve) => describeReserve(reserve, t, format)}
          isExample={isExample}
        />
      ) : null}
      {run.status === 'FAILED' || run.status === 'CANCELLED' ? (
        <div className="cv-stack">
          <Alert color={run.status === 'FAILED' ? 'red' : 'gray'} variant="light" title={t(`runStatus.${run.status}`)}>
            {run.failure ??
              t(run.status === 'FAILED' ? 'run.failedText' : 'run.cancelledText', {
                done: format.number(run.doneChunkCount),
                all: format.number(run.chunkCount),
              })}
          </Alert>
          {facts}
        </div>
      ) : null}
    </div>
  );
}
