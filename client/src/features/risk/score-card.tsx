import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatRange, formatUnit, rangeText } from '../../ui/interval-stat.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Scroll } from '../../ui/scroll.tsx';

import { bandIndex } from './band-tag.tsx';
import { riskScoreFragment } from './risk-documents.ts';
import { partsByShare, partUnit } from './risk-model.ts';

interface ScoreProps {
  readonly score: FragmentType<typeof riskScoreFragment>;
}

/** The score on the line of its five bands. */
export function ScoreGauge({ score: masked }: ScoreProps) {
  const t = useText();
  const format = useFormat();
  const { score, band } = readFragment(riskScoreFragment, masked);
  const index = bandIndex(band);
  const range = formatRange(score, 'SCORE', format);
  const at = `${Math.max(0, Math.min(100, score.value))}%`;
  return (
    <div>
      <div className="cv-stat-label">{t('score.bandLabel')}</div>
      <div style={{ display: 'flex', alignItems: 'baseline', gap: 10, flexWrap: 'wrap' }}>
        <span className="cv-stat-value" style={{ fontSize: '2.125rem', lineHeight: 1.2 }}>
          {format.number(score.value, 1)}
        </span>
        <span style={{ fontWeight: 650, fontSize: '1rem', color: `var(--cv-band-text-${index})` }}>
          {t(`band.${band}`)}
        </span>
        <span className="cv-stat-range">{range ? t('interval.of95', { range }) : t('interval.none')}</span>
      </div>
      <div aria-hidden style={{ position: 'relative', margin: '14px 0 4px' }}>
        <div style={{ display: 'grid', gridTemplateColumns: 'repeat(5, 1fr)', gap: 2 }}>
          {[0, 1, 2, 3, 4].map((step) => (
            <div
              key={step}
              style={{
                height: 8,
                borderRadius: 2,
                background: `var(--cv-band-${step})`,
                opacity: step === index ? 1 : 0.26,
              }}
            />
          ))}
        </div>
        {score.low !== null && score.low !== undefined && score.high !== null && score.high !== undefined ? (
          <div
            style={{
              position: 'absolute',
              top: -3,
              left: `${Math.max(0, score.low)}%`,
              width: `${Math.min(100, score.high) - Math.max(0, score.low)}%`,
              minWidth: 2,
              height: 14,
              borderRadius: 3,
              border: '1px solid var(--mantine-color-text)',
              opacity: 0.45,
            }}
          />
        ) : null}
        <div
          style={{
            position: 'absolute',
            top: -4,
            left: at,
            width: 3,
            height: 16,
            marginLeft: -1.5,
            borderRadius: 2,
            background: 'var(--mantine-color-text)',
          }}
        />
      </div>
      <div
        aria-hidden
        className="cv-note"
        style={{ display: 'grid', gridTemplateColumns: 'repeat(5, 1fr)', textAlign: 'center', fontSize: '0.6875rem' }}
      >
        {(['NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE'] as const).map((each) => (
          <span key={each}>{t(`band.${each}`)}</span>
        ))}
      </div>
    </div>
  );
}

/** What the score is made of: each metric against the operator's own limit. */
export function ScoreParts({ score: masked }: ScoreProps) {
  const t = useText();
  const format = useFormat();
  const { parts } = readFragment(riskScoreFragment, masked);
  const names = ['tailLoss', 'drawdown', 'security', 'concentration', 'liquidity', 'model'] as const;
  const name = (key: string) => {
    const known = names.find((each) => each === key);
    return known ? t(`part.${known}`) : key;
  };
  return (
    <Scroll label={t('score.parts')} isBleeding>
      <table className="cv-table">
        <caption>{t('score.parts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.part')}</th>
            <th scope="col" className="cv-num">
              {t('score.metricOfLimit')}
            </th>
            <th scope="col" className="cv-num">
              {t('score.points')}
            </th>
            <th scope="col" className="cv-num">
              {t('score.share')}
            </th>
          </tr>
        </thead>
        <tbody>
          {partsByShare(parts).map((part) => {
            const isOver = part.metric > part.limit;
            return (
              <tr key={part.key}>
                <th scope="row">{name(part.key)}</th>
                <td className="cv-num">
                  <span className={isOver ? 'cv-bad' : ''} style={isOver ? { fontWeight: 600 } : undefined}>
                    {formatUnit(part.metric, partUnit(part), format)}
                  </span>
                  <span className="cv-faint"> / {formatUnit(part.limit, partUnit(part), format)}</span>
                  {isOver ? <span className="cv-hidden">{t('score.overLimit')}</span> : null}
                </td>
                <td className="cv-num">
                  {format.number(part.score, 1)}
                  {part.scoreInterval ? (
                    <div className="cv-note">{rangeText(part.scoreInterval, 'SCORE', t, format)}</div>
                  ) : null}
                </td>
                <td className="cv-num">
                  <RatioBar isInline ratio={part.shareRatio} />
                  <span className="cv-beside">{format.percent(part.shareRatio, false, 0)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

export function ScoreCard({ score, className = '' }: ScoreProps & { readonly className?: string }) {
  const t = useText();
  return (
    <Card title={t('score.title')} className={className} note={t('score.note')}>
      <ScoreGauge score={score} />
      <ScoreParts score={score} />
    </Card>
  );
}
