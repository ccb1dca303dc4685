import { useMemo } from 'react';

import { expectedDays, levelChain, transitionFacts } from '@convergence/shared/threat/level-chain';
import { threatLevels } from '@convergence/shared/units/threat-level';

import type { ThreatLevel } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { transitionOf } from './links-draft.ts';
import type { RegimeDraft } from './links-draft.ts';

const YEAR_DAYS = 365;

/** A matrix in days: how long each level lasts, and how much of the year it has. */
export function RegimeMeaning({
  transitionPercent,
  firstLevel,
}: {
  readonly transitionPercent: RegimeDraft['transitionPercent'];
  readonly firstLevel: ThreatLevel;
}) {
  const t = useText();
  const format = useFormat();
  const meaning = useMemo(() => {
    const transition = transitionOf(transitionPercent);
    if (!transition) return null;
    const { meanStayDays } = transitionFacts(transition);
    const chain = levelChain(transition, [{ level: threatLevels.indexOf(firstLevel), days: YEAR_DAYS }]);
    return expectedDays(chain).map((days, level) => ({ days, stay: meanStayDays[level] ?? null }));
  }, [transitionPercent, firstLevel]);

  return (
    <section aria-label={t('links.meaning')} aria-live="polite" style={{ marginTop: 14 }}>
      <div className="cv-stat-label">
        <b>{t('links.meaning')}</b>
        {meaning ? ` · ${t('links.meaningHint', { level: t(`level.${firstLevel}`) })}` : ''}
      </div>
      {meaning ? (
        <table className="cv-table cv-regime">
          <caption>{t('links.meaning')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('links.level')}</th>
              <th scope="col" className="cv-num">
                {t('links.yearDays')}
              </th>
              <th scope="col" className="cv-num">
                {t('links.meanStay')}
              </th>
            </tr>
          </thead>
          <tbody>
            {meaning.map(({ days, stay }, level) => (
              <tr key={threatLevels[level]}>
                <th scope="row">{t(`level.${threatLevels[level]!}`)}</th>
                <td className="cv-num">
                  <RatioBar isInline ratio={days / YEAR_DAYS} colour={`var(--cv-band-${level})`} />
                  <span className="cv-beside">{t('links.days', { count: format.number(days, 1) })}</span>
                </td>
                <td className="cv-num">
                  {stay === null ? t('links.forEver') : t('links.days', { count: format.number(stay, 1) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p className="cv-note" style={{ margin: '4px 0 0' }}>
          {t('links.meaningWaits')}
        </p>
      )}
    </section>
  );
}
