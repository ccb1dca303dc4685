import type { RiskBand } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { formatRange } from '../../ui/interval-stat.tsx';
import type { IntervalValue } from '../../ui/interval-stat.tsx';
import { useFormat } from '../../ui/use-format.ts';

const bands: readonly RiskBand[] = ['NORMAL', 'ATTENTION', 'CAUTION', 'ALERT', 'SEVERE'];

export function bandIndex(band: RiskBand): number {
  return Math.max(0, bands.indexOf(band));
}

/** A score with its interval and the name of its band. The title keeps it apart from the national alert level. */
export function BandTag({ band, score }: { readonly band: RiskBand; readonly score: IntervalValue }) {
  const t = useText();
  const format = useFormat();
  const index = bandIndex(band);
  const range = formatRange(score, 'SCORE', format);
  return (
    <span className="cv-tag" title={t('score.bandLabel')}>
      <span className="cv-dot" style={{ background: `var(--cv-band-${index})` }} />
      <b style={{ fontWeight: 650 }}>{format.number(score.value, 1)}</b>
      <span style={{ color: `var(--cv-band-text-${index})` }}>{t(`band.${band}`)}</span>
      {range ? <span className="cv-faint">{range}</span> : null}
    </span>
  );
}
