import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { RangeBar } from '../../ui/range-bar.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { weightBars } from './evidence-model.ts';
import type { Stability } from './evidence-model.ts';

/** How far the weights would move had the history been a little different. */
export function StabilityCard({ stability }: { readonly stability: Stability }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const percent = (ratio: number): string => format.percent(ratio, false, 1);
  const { resampleCount, scenarioCount } = stability;
  return (
    <Card
      title={t('stability.title')}
      note={t('stability.note', { count: resampleCount, scenarios: format.number(scenarioCount) })}
    >
      <Scroll label={t('stability.title')} isBleeding>
        <table className="cv-table">
          <caption>{t('stability.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('stability.instrument')}</th>
              <th scope="col">{t('stability.range')}</th>
              <th scope="col" className="cv-num">
                {t('stability.planned')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('stability.average')}
              </th>
            </tr>
          </thead>
          <tbody>
            {weightBars(stability).map(({ weight, low, high, average, planned }) => (
              <tr key={weight.instrument.id}>
                <th scope="row">
                  <div>{name(weight.instrument)}</div>
                  <div className="cv-mono cv-faint cv-wide">{weight.instrument.symbol}</div>
                </th>
                <td style={{ minWidth: 112, width: '40%' }}>
                  <RangeBar low={low} high={high} line={average} dot={planned} />
                  <span className="cv-note">
                    {t('stability.rangeText', { low: percent(weight.lowRatio), high: percent(weight.highRatio) })}
                  </span>
                </td>
                <td className="cv-num">{percent(weight.plannedRatio)}</td>
                <td className="cv-num cv-wide">{percent(weight.averageRatio)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <dl
        className="cv-facts"
        style={{ gridTemplateColumns: 'minmax(0, 1fr) max-content', maxWidth: 560, marginTop: 12 }}
      >
        <dt>{t('stability.inSample')}</dt>
        <dd>CVaR {format.percent(stability.objectiveInSampleRatio)}</dd>
        <dt>{t('stability.outOfSample')}</dt>
        <dd>CVaR {format.percent(stability.objectiveOutOfSampleRatio)}</dd>
        <dt>{t('stability.optimum')}</dt>
        <dd>CVaR {format.percent(stability.objectiveOfOptimumRatio)}</dd>
        <dt>{t('stability.ofAverage')}</dt>
        <dd>CVaR {format.percent(stability.objectiveOfAverageRatio)}</dd>
        <dt>{t('stability.distance')}</dt>
        <dd>{percent(stability.distanceToEqualWeightRatio)}</dd>
        <dt>{t('stability.averageDistance')}</dt>
        <dd>{percent(stability.averageDistanceToEqualWeightRatio)}</dd>
      </dl>
    </Card>
  );
}
