import { Button, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { saveText } from '../../ui/save-text.ts';
import { useFormat } from '../../ui/use-format.ts';
import { Scroll } from '../../ui/scroll.tsx';

import { riskMetricFragment } from './risk-documents.ts';
import { metricGroups, metricRow, metricsCsv } from './risk-model.ts';

interface MetricsCardProps {
  readonly metrics: readonly FragmentType<typeof riskMetricFragment>[];
  /** Standard error of the mean return from the length of the price history, as a ratio. */
  readonly historyError: number;
  readonly fileName: string;
  readonly className?: string;
}

export function MetricsCard({ metrics: masked, historyError, fileName, className = '' }: MetricsCardProps) {
  const t = useText();
  const format = useFormat();
  const metrics = readFragment(riskMetricFragment, masked);
  return (
    <Card
      title={t('metrics.title')}
      className={className}
      isFlush
      note={t('metrics.note')}
      action={
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconDownload size={14} />}
          onClick={() => saveText(fileName, metricsCsv(metrics, t), 'text/csv')}
        >
          CSV
        </Button>
      }
    >
      <Scroll label={t('metrics.title')}>
        <table className="cv-table">
          <caption>{t('metrics.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('metrics.metric')}</th>
              <th scope="col" className="cv-num">
                {t('metrics.value')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('metrics.interval')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('metrics.error')}
              </th>
            </tr>
          </thead>
          {metricGroups(metrics).map((group) => (
            <tbody key={group.scope}>
              <tr className="cv-group">
                <th scope="rowgroup" colSpan={4}>
                  {t(`scope.${group.scope}`)}
                </th>
              </tr>
              {group.metrics.map((metric) => {
                const row = metricRow(metric, t, format);
                const direction =
                  !row.isChange || metric.interval.value === 0 ? '' : metric.interval.value > 0 ? 'cv-up' : 'cv-down';
                return (
                  <tr key={metric.key}>
                    <th scope="row">
                      {t(`metric.${metric.key}`)}
                      {metric.key === 'MEAN_RETURN' ? (
                        <div className="cv-note">
                          {t('metrics.historyError', { error: format.percent(historyError, false, 1) })}
                        </div>
                      ) : null}
                    </th>
                    <td className={`cv-num ${direction}`} style={{ fontWeight: 600 }}>
                      {metric.unit === 'KRW' ? (
                        <Tooltip label={format.exactWon(metric.interval.value)}>
                          <span className="cv-exact">{row.value}</span>
                        </Tooltip>
                      ) : (
                        row.value
                      )}
                      <span className="cv-narrow cv-note" style={{ fontWeight: 400 }}>
                        {row.range}
                      </span>
                    </td>
                    <td className="cv-num cv-dim cv-wide">{row.range}</td>
                    <td className="cv-num cv-faint cv-wide">{row.error}</td>
                  </tr>
                );
              })}
            </tbody>
          ))}
        </table>
      </Scroll>
    </Card>
  );
}
