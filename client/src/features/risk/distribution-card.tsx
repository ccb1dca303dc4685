import { useMemo } from 'react';

import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { histogramModel } from '../simulation/live-model.ts';
import type { HistogramMark } from '../simulation/live-model.ts';

import { riskMetricFragment } from './risk-documents.ts';
import { findMetric } from './risk-model.ts';

const distributionFragment = graphql(`
  fragment LossDistribution on RiskResult {
    pathCount
    histogram {
      fromKrw
      toKrw
      count
    }
    metrics {
      ...RiskMetricParts
    }
  }
`);

const marked = [
  ['VaR 95%', 'VALUE_AT_RISK_95'],
  ['VaR 99%', 'VALUE_AT_RISK_99'],
  ['CVaR 99%', 'CONDITIONAL_VALUE_AT_RISK_99'],
] as const;

interface DistributionCardProps {
  readonly result: FragmentType<typeof distributionFragment>;
  readonly sessions: number;
  readonly height: number;
}

/** The joint loss of a finished run with its tail marked. */
export function DistributionCard({ result: masked, sessions, height }: DistributionCardProps) {
  const t = useText();
  const format = useFormat();
  const result = readFragment(distributionFragment, masked);
  const model = useMemo(() => {
    const metrics = readFragment(riskMetricFragment, result.metrics);
    const marks = marked.flatMap(([key, metricKey]): HistogramMark[] => {
      const metric = findMetric(metrics, metricKey, 'JOINT');
      return metric ? [{ key, value: metric.interval.value }] : [];
    });
    return histogramModel(result.histogram, marks, t, format);
  }, [result, t, format]);
  return (
    <Card
      title={t('run.histogram')}
      note={t('result.histogramNote', { count: format.number(result.pathCount), sessions })}
    >
      <Chart model={model} label={t('run.histogramLabel')} height={height} />
    </Card>
  );
}
