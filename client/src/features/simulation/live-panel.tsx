import { Progress } from '@mantine/core';
import { useMemo } from 'react';

import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { IntervalStat } from '../../ui/interval-stat.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { convergenceModel, goalProgress, histogramModel } from './live-model.ts';
import type { IntervalParts, LiveRun } from './live-model.ts';

/** A run while it works: how far it is and what the paths so far say, with how sure that is. */
export function LivePanel({
  live,
  pathCount,
  goalRatio,
  hasWorkers = true,
}: {
  readonly live: LiveRun;
  readonly pathCount: number;
  /** Accuracy goal: half the width of the interval of CVaR 99 % over its value; null: none. */
  readonly goalRatio: number | null;
  /** False while nobody is there to work on it, which is then why it waits. */
  readonly hasWorkers?: boolean;
}) {
  const t = useText();
  const format = useFormat();
  const { figures, trail } = live;
  const histogram = useMemo(
    () =>
      figures
        ? histogramModel(
            figures.histogram,
            [
              { key: 'VaR 95%', value: figures.valueAtRisk95.value },
              { key: 'CVaR 99%', value: figures.conditional99.value },
            ],
            t,
            format,
          )
        : null,
    [figures, t, format],
  );
  const convergence = useMemo(() => convergenceModel(trail, t, format), [trail, t, format]);
  const percent = Math.floor(live.progressRatio * 1000) / 10;

  return (
    <div className="cv-stack">
      <Card title={t('run.progress')}>
        <div
          style={{
            display: 'flex',
            alignItems: 'baseline',
            justifyContent: 'space-between',
            gap: 12,
            flexWrap: 'wrap',
          }}
        >
          <span className="cv-stat-value">{format.percent(percent / 100, false, 1)}</span>
          <span className="cv-dim" style={{ fontSize: '0.8125rem' }}>
            {t('run.chunks', { done: format.number(live.doneChunkCount), all: format.number(live.chunkCount) })} ·{' '}
            {t('run.paths', { done: format.number(figures?.pathCount ?? 0), all: format.number(pathCount) })}
          </span>
        </div>
        <Progress.Root size={10} mt={8} radius="xl">
          <Progress.Section value={percent} aria-label={t('run.progress')} />
        </Progress.Root>
        {goalRatio === null ? null : <GoalProgress goalRatio={goalRatio} interval={figures?.conditional99 ?? null} />}
        <p className="cv-note" style={{ margin: '8px 0 0' }}>
          {t(hasWorkers ? `run.phase.${live.status}` : 'run.phase.noWorker')}
        </p>
      </Card>
      <div className="cv-grid">
        {(
          [
            ['live.cvar99', figures?.conditional99],
            ['live.cvar95', figures?.conditional95],
            ['live.var99', figures?.valueAtRisk99],
            ['live.var95', figures?.valueAtRisk95],
          ] as const
        ).map(([label, interval]) => (
          <section key={label} className="cv-card cv-3" aria-label={t(label)}>
            <div className="cv-body" style={{ minHeight: 86 }}>
              {interval ? <IntervalStat label={t(label)} interval={interval} unit="KRW" /> : <Skeleton rows={3} />}
            </div>
          </section>
        ))}
        <Card className="cv-7" title={t('run.histogram')} note={t('run.histogramNote')}>
          {histogram ? <Chart model={histogram} label={t('run.histogramLabel')} height={280} /> : <Waiting />}
        </Card>
        <Card className="cv-5" title={t('run.convergence')} note={t('run.convergenceNote')}>
          {trail.length > 0 ? (
            <Chart model={convergence} label={t('run.convergenceLabel')} height={280} />
          ) : (
            <Waiting />
          )}
        </Card>
      </div>
    </div>
  );
}

/** How near the interval is to the goal: the run may end long before all of its paths. */
function GoalProgress({
  goalRatio,
  interval,
}: {
  readonly goalRatio: number;
  readonly interval: IntervalParts | null;
}) {
  const t = useText();
  const format = useFormat();
  const { now, ratio } = interval ? goalProgress(interval, goalRatio) : { now: null, ratio: 0 };
  const said =
    now === null
      ? t('live.goalWaiting')
      : t('live.goalText', { now: format.percent(now), goal: format.percent(goalRatio) });
  return (
    <div style={{ marginTop: 12 }}>
      <div style={{ display: 'flex', justifyContent: 'space-between', gap: 12, flexWrap: 'wrap' }}>
        <span className="cv-stat-label">{t('live.goal')}</span>
        <span className="cv-dim" style={{ fontSize: '0.8125rem' }}>
          {ratio === 1 ? `${said} · ${t('live.goalReached')}` : said}
        </span>
      </div>
      <Progress.Root size={6} mt={4} radius="xl">
        <Progress.Section value={ratio * 100} color="var(--cv-series-2)" aria-label={t('live.goal')} />
      </Progress.Root>
    </div>
  );
}

function Waiting() {
  return <Skeleton rows={1} height={288} />;
}
