import { useQuery } from '@apollo/client/react';
import { Progress } from '@mantine/core';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';
import { formatRange } from '../../ui/interval-stat.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { RunStateDocument } from './run-documents.ts';
import { RunStatusTag } from './run-status-tag.tsx';
import { StreamTag } from '../../ui/stream-tag.tsx';
import { useLiveRun } from './use-live-run.ts';

/** A run in progress in one line. */
export function LiveRunRow({ runId, onFinished }: { readonly runId: string; readonly onFinished: () => void }) {
  const t = useText();
  const format = useFormat();
  const { data, refetch } = useQuery(RunStateDocument, { variables: { id: runId }, fetchPolicy: 'network-only' });
  const run = data?.simulationRun ?? null;
  const { live, stream } = useLiveRun(run, onFinished, () => void refetch());
  if (!run || !live) {
    return (
      <div style={{ padding: '6px 16px' }}>
        <Skeleton rows={1} height={24} />
      </div>
    );
  }
  const tail = live.figures?.conditional99;
  const range = tail ? formatRange(tail, 'KRW', format) : null;
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(190px, 1fr))',
        gap: '6px 20px',
        alignItems: 'center',
        padding: '8px 16px',
        fontSize: '0.8125rem',
      }}
    >
      <span style={{ display: 'flex', gap: 8, alignItems: 'center', flexWrap: 'wrap' }}>
        <Link to={`/runs/${run.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
          {run.scenario.name}
        </Link>
        <RunStatusTag status={live.status} />
        {stream.kind === 'live' ? null : <StreamTag state={stream} />}
      </span>
      <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
        <Progress.Root size={8} style={{ flex: 1 }}>
          <Progress.Section value={live.progressRatio * 100} aria-label={t('run.progress')} />
        </Progress.Root>
        <span style={{ minWidth: 44, textAlign: 'right' }}>{format.percent(live.progressRatio, false, 0)}</span>
      </span>
      <span className="cv-dim" style={{ textAlign: 'right' }}>
        {tail ? `CVaR 99% ${format.won(tail.value)}${range ? ` (${range})` : ''}` : t(`run.phase.${live.status}`)}
      </span>
    </div>
  );
}
