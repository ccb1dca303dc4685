import { useMutation, useQuery } from '@apollo/client/react';
import { Alert, Button, Progress } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { useTell } from '../../ui/use-tell.ts';

import { ForecastOverviewDocument, ForecastTrainDocument } from './forecast-documents.ts';

const POLL_MS = 700;

/** Starts a training. */
export function TrainButton({ isBusy, onStarted }: { readonly isBusy: boolean; readonly onStarted: () => void }) {
  const t = useText();
  const tell = useTell();
  const [train, { loading }] = useMutation(ForecastTrainDocument);
  const start = async () => {
    const { data } = await train({ variables: { input: { idempotencyKey: newKey() } } });
    const { training, errors } = data?.forecastTrain ?? { training: null, errors: [] };
    tell({ message: training ? t('forecast.queued') : errors.map(({ message }) => message).join(' ') });
    onStarted();
  };
  return (
    <Button
      size="sm"
      leftSection={<IconRefresh size={15} />}
      loading={loading}
      disabled={isBusy}
      onClick={() => {
        start().catch((error: unknown) => tell({ color: 'red', message: problemText(error, t).message }));
      }}
    >
      {t('forecast.train')}
    </Button>
  );
}

/**
 * How far a training is. It has no stream of its own, so the page is asked for again and again while this is shown; the answer
 * that says it is over takes it away, and brings the new models with it.
 */
export function TrainingProgress() {
  const t = useText();
  const { data } = useQuery(ForecastOverviewDocument, { pollInterval: POLL_MS, fetchPolicy: 'network-only' });
  const ratio = data?.forecastSummary.latestTraining?.progressRatio ?? 0;
  return (
    <Card title={t('forecast.training')} note={t('forecast.trainingNote')}>
      <Progress.Root size={10} radius="xl">
        <Progress.Section value={ratio * 100} animated aria-label={t('forecast.training')} />
      </Progress.Root>
    </Card>
  );
}

/** Why the newest training made nothing. */
export function TrainingFailure({ text }: { readonly text: string | null }) {
  const t = useText();
  return (
    <Alert color="red" variant="light" title={t('forecast.failed')}>
      {text}
    </Alert>
  );
}
