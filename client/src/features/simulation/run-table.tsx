import { Progress } from '@mantine/core';
import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { formatRange } from '../../ui/interval-stat.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { BandTag } from '../risk/band-tag.tsx';

import { isRunning } from './live-model.ts';
import { runRowFragment } from './run-documents.ts';
import { RunStatusTag } from './run-status-tag.tsx';

export function RunTable({ rows }: { readonly rows: readonly FragmentType<typeof runRowFragment>[] }) {
  const t = useText();
  const format = useFormat();
  return (
    <Scroll label={t('nav.runs')}>
      <table className="cv-table">
        <caption>{t('nav.runs')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('run.scenario')}</th>
            <th scope="col">{t('run.outcome')}</th>
            <th scope="col" className="cv-num cv-wide">
              CVaR 99%
            </th>
            <th scope="col" className="cv-num cv-wide">
              ALE
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('scenario.pathCount')}
            </th>
            <th scope="col" className="cv-num cv-wide">
              {t('facts.created')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((masked) => {
            const run = readFragment(runRowFragment, masked);
            const tail = run.result?.metrics.find(
              (metric) => metric.key === 'CONDITIONAL_VALUE_AT_RISK_99' && metric.scope === 'JOINT',
            );
            return (
              <tr key={run.id} className="cv-link">
                <th scope="row" style={{ minWidth: 130 }}>
                  <Link to={`/runs/${run.id}`} style={{ fontWeight: 600, color: 'inherit' }}>
                    {run.scenario.name}
                  </Link>
                  <span className="cv-faint"> v{run.scenarioVersion}</span>
                  <span className="cv-narrow cv-note">{format.dateTime(run.createdAt)}</span>
                </th>
                <td>
                  {run.result ? <BandTag band={run.result.score.band} score={run.result.score.score} /> : null}
                  {!run.result && isRunning(run.status) && run.progressRatio > 0 ? (
                    <span style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
                      <Progress.Root size={6} w={84}>
                        <Progress.Section value={run.progressRatio * 100} aria-label={t('run.progress')} />
                      </Progress.Root>
                      {format.percent(run.progressRatio, false, 0)}
                    </span>
                  ) : null}
                  {!run.result && !(isRunning(run.status) && run.progressRatio > 0) ? (
                    <RunStatusTag status={run.status} />
                  ) : null}
                </td>
                <td className="cv-num cv-wide">
                  {tail ? <Won amount={tail.interval.value} /> : '–'}
                  {tail ? (
                    <div className="cv-note">{formatRange(tail.interval, 'KRW', format) ?? t('interval.none')}</div>
                  ) : null}
                </td>
                <td className="cv-num cv-wide">
                  {run.result ? <Won amount={run.result.expectedAnnualLossKrw} /> : '–'}
                </td>
                <td className="cv-num cv-wide">{format.number(run.result?.pathCount ?? run.pathCount)}</td>
                <td className="cv-num cv-dim cv-wide">{format.dateTime(run.createdAt)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}
