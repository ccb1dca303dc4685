import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatRange } from '../../ui/interval-stat.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { tailFragment } from './run-model-documents.ts';

interface UncertaintyCardProps {
  readonly drawn: FragmentType<typeof tailFragment>;
  readonly atEstimates: FragmentType<typeof tailFragment>;
  readonly className?: string;
}

const rows = [
  ['metric.MEAN_LOSS', 'meanLossKrw'],
  ['live.var95', 'valueAtRisk95Krw'],
  ['live.cvar95', 'conditionalValueAtRisk95Krw'],
  ['live.var99', 'valueAtRisk99Krw'],
  ['live.cvar99', 'conditionalValueAtRisk99Krw'],
] as const;

/** Both numbers side by side: with the error of the estimates, and as if they were true. */
export function UncertaintyCard({ drawn, atEstimates, className = '' }: UncertaintyCardProps) {
  const t = useText();
  const format = useFormat();
  const sides = [readFragment(tailFragment, drawn), readFragment(tailFragment, atEstimates)] as const;
  return (
    <Card title={t('method.uncertainty')} note={t('method.uncertaintyNote')} className={className} isFlush>
      <Scroll label={t('method.uncertainty')}>
        <table className="cv-table">
          <caption>{t('method.uncertainty')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('metrics.metric')}</th>
              <th scope="col" className="cv-num">
                {t('uncertainty.POSTERIOR')}
              </th>
              <th scope="col" className="cv-num">
                {t('uncertainty.NONE')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, field]) => (
              <tr key={field}>
                <th scope="row">{t(label)}</th>
                {sides.map((side, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- two columns that never move
                  <td key={index} className="cv-num">
                    <Won amount={side[field].value} />
                    <div className="cv-note">{formatRange(side[field], 'KRW', format) ?? t('interval.none')}</div>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
