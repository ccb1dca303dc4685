import { useQuery } from '@apollo/client/react';
import { IconCheck, IconEqual } from '@tabler/icons-react';

import { useViewer } from '../features/auth/viewer.ts';
import { ForecastOverviewDocument } from '../features/forecast/forecast-documents.ts';
import { modelText } from '../features/forecast/forecast-model.ts';
import { ModelsCard, WalkCard } from '../features/forecast/models-card.tsx';
import { QualityCard } from '../features/forecast/quality-card.tsx';
import { StatementsCard } from '../features/forecast/statements-card.tsx';
import { TrainButton, TrainingFailure, TrainingProgress } from '../features/forecast/train-button.tsx';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { Notice } from '../ui/notice.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Stat } from '../ui/stat.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const t = useText();
  const format = useFormat();
  const viewer = useViewer();
  const { data, error, refetch } = useQuery(ForecastOverviewDocument, { fetchPolicy: 'cache-and-network' });
  const summary = data?.forecastSummary;
  const training = summary?.latestTraining;
  const isTraining = training?.status === 'QUEUED' || training?.status === 'RUNNING';
  const models = data?.forecastModels.edges.map(({ node }) => node) ?? [];
  const promoted = summary?.promoted;
  const reload = () => void refetch();
  return (
    <div className="cv-page">
      <PageHead
        title={t('nav.forecast')}
        sub={t('forecast.sub')}
        actions={viewer.can('FORECAST_RUN') ? <TrainButton isBusy={isTraining} onStarted={reload} /> : null}
      />
      {error && !data ? <Problem error={error} onRetry={reload} /> : null}
      {!data && !error ? <Skeleton rows={10} height={34} /> : null}
      {summary ? (
        <div className="cv-stack">
          {isTraining ? <TrainingProgress /> : null}
          {training?.status === 'FAILED' ? <TrainingFailure text={training.failure ?? null} /> : null}
          {promoted ? (
            <Notice
              tone={promoted.reason === 'BETTER_THAN_BASELINE' ? 'good' : 'neutral'}
              icon={promoted.reason === 'BETTER_THAN_BASELINE' ? <IconCheck size={20} /> : <IconEqual size={20} />}
              title={t('forecast.inForce', { model: t(modelText(promoted.model)) })}
              isLarge
            >
              {t(promoted.reason === 'BETTER_THAN_BASELINE' ? 'forecast.challengerWon' : 'forecast.baselineStays')}{' '}
              {t('forecast.unused')}
            </Notice>
          ) : null}
          <section className="cv-card" aria-label={t('forecast.statements')}>
            <div
              className="cv-body"
              style={{
                display: 'grid',
                gap: '12px 20px',
                gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
                paddingTop: 14,
              }}
            >
              <Stat label={t('forecast.openCount')} value={format.number(summary.openStatementCount)} />
              <Stat label={t('forecast.scoredCount')} value={format.number(summary.scoredStatementCount)} />
              <Stat label={t('forecast.nextDue')} value={summary.nextDueDate ?? '–'} />
              <Stat
                label={t('forecast.lastTraining')}
                size="0.9375rem"
                value={training ? format.dateTime(training.createdAt) : '–'}
              />
            </div>
          </section>
          {models.length === 0 ? (
            <Card title={t('forecast.models')}>
              <Empty title={t('forecast.none')} hint={t('forecast.noneHint')} />
            </Card>
          ) : (
            <>
              <ModelsCard models={models} />
              <WalkCard models={models} />
            </>
          )}
          <StatementsCard />
          <QualityCard nextDueDate={summary.nextDueDate ?? null} />
        </div>
      ) : null}
    </div>
  );
}
