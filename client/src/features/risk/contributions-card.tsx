import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatRange } from '../../ui/interval-stat.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';

import { contributionFragment } from './risk-documents.ts';

interface ContributionsCardProps {
  readonly title: string;
  readonly note: string;
  readonly contributions: readonly FragmentType<typeof contributionFragment>[];
  readonly hasAle: boolean;
  readonly className?: string;
}

/** Who makes the tail: each asset's or threat's part of CVaR, largest first. A negative part takes from the tail. */
export function ContributionsCard({
  title,
  note,
  contributions: masked,
  hasAle,
  className = '',
}: ContributionsCardProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const [level, setLevel] = useState<'95' | '99'>('99');
  const rows = readFragment(contributionFragment, masked)
    .map((each) => ({
      ...each,
      part: level === '95' ? each.conditionalValueAtRisk95Krw : each.conditionalValueAtRisk99Krw,
      share: level === '95' ? each.share95Ratio : each.share99Ratio,
    }))
    .toSorted((a, b) => b.part.value - a.part.value);
  const largest = Math.max(...rows.map((row) => Math.abs(row.share)), 1e-12);
  const hasGap = rows.some((row) => formatRange(row.part, 'KRW', format) === null);
  return (
    <Card
      title={title}
      note={hasGap ? `${note} ${t('contribution.noIntervalNote')}` : note}
      className={className}
      isFlush
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('contribution.level')}
          value={level}
          onChange={(value) => setLevel(value === '95' ? '95' : '99')}
          data={[
            { value: '95', label: 'CVaR 95%' },
            { value: '99', label: 'CVaR 99%' },
          ]}
        />
      }
    >
      <Scroll label={title}>
        <table className="cv-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('contribution.of')}</th>
              {hasAle ? (
                <th scope="col" className="cv-num cv-wide">
                  ALE
                </th>
              ) : null}
              <th scope="col" className="cv-num">
                CVaR {level}%
              </th>
              <th scope="col" className="cv-num">
                {t('contribution.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  {name(row)} <span className="cv-mono cv-faint">{row.key}</span>
                  {hasAle && typeof row.expectedAnnualLossKrw === 'number' ? (
                    <span className="cv-narrow cv-note">ALE {format.won(row.expectedAnnualLossKrw)}</span>
                  ) : null}
                </th>
                {hasAle ? (
                  <td className="cv-num cv-wide">
                    {row.expectedAnnualLossKrw === null || row.expectedAnnualLossKrw === undefined ? (
                      '–'
                    ) : (
                      <Won amount={row.expectedAnnualLossKrw} />
                    )}
                  </td>
                ) : null}
                <td className="cv-num">
                  <Won amount={row.part.value} />
                  <div className="cv-note">{formatRange(row.part, 'KRW', format) ?? t('contribution.noInterval')}</div>
                </td>
                <td className="cv-num">
                  <RatioBar
                    isInline
                    ratio={Math.abs(row.share) / largest}
                    colour={row.share < 0 ? 'var(--cv-series-2)' : 'var(--cv-series-1)'}
                  />
                  <span className="cv-share">{format.percent(row.share, false, 1)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}
