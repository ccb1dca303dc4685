import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { gainOf } from './run-model.ts';
import type { Sampling } from './run-model.ts';

/** How the paths were drawn, who chose it, how near its goal the run came, and what plain sampling would have cost. */
export function SamplingCard({
  sampling,
  className = '',
}: {
  readonly sampling: Sampling;
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const { targetHalfWidthRatio: target, halfWidthRatio: reached, plainPathCount: plain } = sampling;
  const gain = gainOf(sampling);
  const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;
  const largest = Math.max(...sampling.pilots.map(({ varianceRatio }) => varianceRatio), 1e-12);
  return (
    <Card title={t('method.sampling')} note={t('method.samplingNote')} className={className}>
      <dl className="cv-facts">
        <dt>{t('scenario.sampling')}</dt>
        <dd>
          {t(`sampling.${sampling.method}`)} · {t(sampling.isChosenByPilot ? 'method.byPilot' : 'method.byRequest')}
        </dd>
        {isKnown(target) ? (
          <>
            <dt>{t('scenario.accuracyBps')}</dt>
            <dd>
              {t('accuracy.of', { percent: format.percent(target) })} ·{' '}
              <b className={sampling.isTargetReached ? 'cv-good' : 'cv-bad'}>
                {sampling.isTargetReached ? `✓ ${t('method.reached')}` : `✕ ${t('method.missed')}`}
              </b>
            </dd>
          </>
        ) : null}
        <dt>{t('method.halfWidth')}</dt>
        <dd>{isKnown(reached) ? t('accuracy.of', { percent: format.percent(reached) }) : t('interval.none')}</dd>
        <dt>{t('method.paths')}</dt>
        <dd>{format.number(sampling.pathCount)}</dd>
        <dt>{t('method.tailPaths')}</dt>
        <dd>{format.number(sampling.effectiveTailPathCount)}</dd>
        <dt>{t('method.plainPaths')}</dt>
        <dd>
          {isKnown(plain) ? format.number(plain) : '–'}
          {gain !== null && sampling.method !== 'PLAIN' ? (
            <span className="cv-dim"> · {t('method.gain', { times: format.number(gain, 1) })}</span>
          ) : null}
        </dd>
      </dl>
      {sampling.pilots.length > 0 ? (
        <table className="cv-table" style={{ marginTop: 10 }}>
          <caption>{t('method.pilots')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('method.pilots')}</th>
              <th scope="col" className="cv-num">
                {t('method.varianceRatio')}
              </th>
            </tr>
          </thead>
          <tbody>
            {sampling.pilots.map(({ method, varianceRatio }) => (
              <tr key={method}>
                <th scope="row">
                  {t(`sampling.${method}`)}
                  {method === sampling.method ? <span className="cv-faint"> · {t('method.used')}</span> : null}
                </th>
                <td className="cv-num">
                  <RatioBar isInline ratio={varianceRatio / largest} />
                  <span className="cv-beside">{format.number(varianceRatio, varianceRatio < 0.1 ? 4 : 2)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </Card>
  );
}
