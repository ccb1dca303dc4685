import { useMutation, useQuery } from '@apollo/client/react';
import { Button, Group, Text as Words, Tooltip } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconRefresh } from '@tabler/icons-react';

import { readFragment } from '../../gql/fragment-masking.ts';
import { useLanguage, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { newKey } from '../../ui/new-key.ts';
import { problemText } from '../../ui/problem-model.ts';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { useTell } from '../../ui/use-tell.ts';
import { useViewer } from '../auth/viewer.ts';
import { useStream } from '../../ui/use-stream.ts';

import {
  ExplanationEventsDocument,
  explanationFragment,
  ExplanationRequestDocument,
  RunExplanationDocument,
} from './explanation-documents.ts';
import { isBeingWritten, noticeOf } from './explanation-model.ts';
import type { Explanation } from './explanation-model.ts';
import { ExplanationText } from './explanation-text.tsx';

/** What the run says in words: each sentence with its facts, who wrote it, and what it cost. */
export function ExplanationCard({ runId }: { readonly runId: string }) {
  const t = useText();
  const language = useLanguage() === 'ko' ? 'KO' : 'EN';
  const { data, previousData, error, refetch } = useQuery(RunExplanationDocument, {
    variables: { runId, language },
    fetchPolicy: 'cache-and-network',
    // Two events may come close together: the answer to the first must not be taken for that to the second.
    context: { queryDeduplication: false },
  });
  const run = (data ?? previousData)?.simulationRun;
  useStream({
    document: ExplanationEventsDocument,
    after: run?.latestExplanationEventCursor,
    variablesAfter: (after) => ({ runId, after }),
    eventOf: (answer) => answer.explanationEvents,
    isLast: () => false,
    onLost: () => void refetch(),
    onEvent: () => void refetch(),
  });
  const explanation = readFragment(explanationFragment, run?.explanation ?? null);

  return (
    <Card
      title={t('explanation.title')}
      action={
        <Group gap={8}>
          {explanation ? <WriterTags explanation={explanation} /> : null}
          {run ? <AskButton runId={runId} language={language} explanation={explanation} refetch={refetch} /> : null}
        </Group>
      }
    >
      {error && !run ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!run && !error ? <Skeleton rows={8} /> : null}
      {run && !explanation ? <Empty title={t('explanation.none')} hint={t('explanation.noneHint')} /> : null}
      {explanation ? (
        <>
          <Why explanation={explanation} />
          <ExplanationText key={explanation.id + explanation.source} explanation={explanation} />
          <Foot explanation={explanation} />
        </>
      ) : null}
    </Card>
  );
}

function WriterTags({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const isModel = explanation.source === 'MODEL';
  return (
    <>
      {isBeingWritten(explanation) ? (
        <output className="cv-tag">
          <span className="cv-dot cv-pulse" style={{ background: 'var(--cv-series-2)' }} />
          {t('explanation.writing')}
        </output>
      ) : null}
      <span className="cv-tag">
        <span className="cv-dot" style={{ background: isModel ? 'var(--cv-band-0)' : 'var(--cv-series-8)' }} />
        {t(isModel ? 'explanation.byModel' : 'explanation.byTemplate')}
        {explanation.outcome && !(isModel && explanation.outcome === 'OK')
          ? ` · ${t(`llmOutcome.${explanation.outcome}`)}`
          : ''}
      </span>
      {isModel && explanation.isSimulated ? (
        <Tooltip label={t('explanation.simulatedHint')}>
          <span className="cv-tag">{t('explanation.simulated')}</span>
        </Tooltip>
      ) : null}
    </>
  );
}

/** Why the template is shown; nothing where the model wrote. */
function Why({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const { source, outcome } = explanation;
  if (source === 'MODEL') return null;
  const isFailure = outcome !== null && outcome !== 'OK' && outcome !== 'REPAIRED' && outcome !== 'CACHE_HIT';
  return (
    <p className="cv-note" style={{ margin: '0 0 8px' }}>
      {t(isFailure && outcome ? `explanation.why.${outcome}` : 'explanation.why.waiting')}
    </p>
  );
}

function Foot({ explanation }: { readonly explanation: Explanation }) {
  const t = useText();
  const format = useFormat();
  const { callCount, model, costKrw, promptTokens, completionTokens, finishedAt, createdAt } = explanation;
  const time = format.dateTime(finishedAt ?? createdAt);
  return (
    <div className="cv-note" style={{ borderTop: '1px solid var(--cv-rule)', marginTop: 14, paddingTop: 8 }}>
      <div>{noticeOf(explanation) || t('explanation.notAdvice')}</div>
      <div>
        {callCount > 0
          ? t('explanation.cost', {
              cost: format.exactWon(costKrw),
              prompt: format.number(promptTokens),
              completion: format.number(completionTokens),
              calls: format.number(callCount),
              model: model ?? '–',
              time,
            })
          : t('explanation.free', { time })}
      </div>
    </div>
  );
}

interface AskButtonProps {
  readonly runId: string;
  readonly language: 'KO' | 'EN';
  readonly explanation: Explanation | null;
  readonly refetch: () => Promise<unknown>;
}

/** Asks once more, after saying what that may cost. */
function AskButton({ runId, language, explanation, refetch }: AskButtonProps) {
  const t = useText();
  const tell = useTell();
  const format = useFormat();
  const viewer = useViewer();
  const [request, { loading }] = useMutation(ExplanationRequestDocument);
  if (!viewer.can('EXPLANATION_RUN')) return null;

  const ask = () => {
    const idempotencyKey = newKey();
    const { model, callCount, costKrw, promptTokens, completionTokens } = explanation ?? {};
    const text = !model
      ? t(explanation ? 'explanation.askTemplate' : 'explanation.noneHint')
      : callCount
        ? t('explanation.askText', {
            model,
            cost: format.exactWon(costKrw ?? '0'),
            tokens: format.number((promptTokens ?? 0) + (completionTokens ?? 0)),
          })
        : t('explanation.askFirst', { model });
    modals.openConfirmModal({
      title: <b>{t('explanation.askTitle')}</b>,
      children: <Words fz="sm">{text}</Words>,
      labels: { confirm: t('explanation.again'), cancel: t('action.cancel') },
      closeButtonProps: { 'aria-label': t('action.close') },
      onConfirm: () => {
        request({ variables: { input: { runId, language, isFresh: true, idempotencyKey } } })
          .then(({ data: answer }) => {
            for (const { message } of answer?.explanationRequest.errors ?? [])
              tell({ color: 'red', title: t('state.problem'), message });
            return refetch();
          })
          .catch((reason: unknown) =>
            tell({ color: 'red', title: t('state.problem'), message: problemText(reason, t).message }),
          );
      },
    });
  };
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconRefresh size={14} />}
      onClick={ask}
      loading={loading}
      disabled={explanation !== null && isBeingWritten(explanation)}
    >
      {t(explanation ? 'explanation.again' : 'explanation.ask')}
    </Button>
  );
}
