import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { IntervalStat } from '../../ui/interval-stat.tsx';
import { Stat } from '../../ui/stat.tsx';
import { Won } from '../../ui/won.tsx';

import { riskMetricFragment } from './risk-documents.ts';
import { findMetric } from './risk-model.ts';

interface HeadlineCardsProps {
  readonly metrics: readonly FragmentType<typeof riskMetricFragment>[];
  readonly expectedAnnualLossKrw: string;
}

/** The six figures that an operator looks at first. */
export function HeadlineCards({ metrics: masked, expectedAnnualLossKrw }: HeadlineCardsProps) {
  const t = useText();
  const metrics = readFragment(riskMetricFragment, masked);
  const shown = [
    ['live.var95', findMetric(metrics, 'VALUE_AT_RISK_95', 'JOINT')],
    ['live.var99', findMetric(metrics, 'VALUE_AT_RISK_99', 'JOINT')],
    ['live.cvar95', findMetric(metrics, 'CONDITIONAL_VALUE_AT_RISK_95', 'JOINT')],
    ['live.cvar99', findMetric(metrics, 'CONDITIONAL_VALUE_AT_RISK_99', 'JOINT')],
    ['result.breach', findMetric(metrics, 'TOLERANCE_BREACH_PROBABILITY', 'JOINT')],
  ] as const;
  return (
    <section className="cv-card" aria-label={t('result.headline')}>
      <div
        className="cv-body"
        style={{
          display: 'grid',
          gap: '14px 20px',
          gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))',
          paddingTop: 16,
        }}
      >
        {shown.map(([label, metric]) =>
          metric ? <IntervalStat key={label} label={t(label)} interval={metric.interval} unit={metric.unit} /> : null,
        )}
        <Stat label={t('result.ale')} value={<Won amount={expectedAnnualLossKrw} />} range={t('result.aleExact')} />
      </div>
    </section>
  );
}
