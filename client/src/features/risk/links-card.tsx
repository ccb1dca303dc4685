import type { ReactNode } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { RunLinksFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatUnit, IntervalStat, rangeText } from '../../ui/interval-stat.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { linksFragment } from './links-documents.ts';

type Sales = NonNullable<RunLinksFragment['forcedSales']>;
type Regime = NonNullable<RunLinksFragment['commonRegime']>;

const YEAR_DAYS = 365;

interface LinksCardProps {
  readonly result: FragmentType<typeof linksFragment>;
  readonly hasIssuerEvents: boolean;
  /** What the sales started from, in words; null: the link was off. */
  readonly reserve: string | null;
  /** The matrix that was used is the example that nobody estimated. */
  readonly isExample: boolean;
}

/** Which links between losses from threats and the market were on, and what each did. */
export function LinksCard({ result: masked, hasIssuerEvents, reserve, isExample }: LinksCardProps) {
  const t = useText();
  const { forcedSales, commonRegime } = readFragment(linksFragment, masked);
  return (
    <Card title={t('links.title')} note={forcedSales ? `${t('links.resultNote')} ${t('links.soldNote')}` : undefined}>
      <div className="cv-links">
        <LinkState name={t('scenario.forcedSales')} isOn={Boolean(forcedSales)} more={reserve}>
          {forcedSales ? <SalesFacts sales={forcedSales} /> : t('links.salesOff')}
        </LinkState>
        <LinkState name={t('scenario.hasIssuerEvents')} isOn={hasIssuerEvents} more={null}>
          {t(hasIssuerEvents ? 'links.issuerOn' : 'links.issuerOff')}
        </LinkState>
        <LinkState name={t('scenario.commonRegime')} isOn={Boolean(commonRegime)} more={null}>
          {commonRegime ? (
            <>
              {isExample ? (
                <p className="cv-bad" style={{ margin: '0 0 8px' }}>
                  {t('links.usedExample')}
                </p>
              ) : null}
              <RegimeFacts regime={commonRegime} />
            </>
          ) : (
            t('links.regimeOff')
          )}
        </LinkState>
      </div>
    </Card>
  );
}

interface LinkStateProps {
  readonly name: string;
  readonly isOn: boolean;
  readonly more: string | null;
  readonly children: ReactNode;
}

function LinkState({ name, isOn, more, children }: LinkStateProps) {
  const t = useText();
  return (
    <section aria-label={name}>
      <h3>
        {name}
        <span className="cv-tag">
          <span className="cv-dot" style={{ background: isOn ? 'var(--cv-good)' : 'var(--cv-border)' }} aria-hidden />
          {t(isOn ? 'links.on' : 'links.off')}
        </span>
        {more ? <span className="cv-note">{more}</span> : null}
      </h3>
      {children}
    </section>
  );
}

function SalesFacts({ sales }: { readonly sales: Sales }) {
  const t = useText();
  const format = useFormat();
  const change = sales.conditionalValueAtRisk99ChangeKrw;
  return (
    <div className="cv-stats">
      <IntervalStat label={t('links.saleProbability')} interval={sales.saleProbabilityRatio} unit="RATIO" />
      <IntervalStat label={t('links.sold')} interval={sales.soldKrw} unit="KRW" />
      <IntervalStat label={t('links.saleCost')} interval={sales.costKrw} unit="KRW" />
      <IntervalStat label={t('links.shortfallProbability')} interval={sales.shortfallProbabilityRatio} unit="RATIO" />
      <Stat
        label={t('links.cvarChange')}
        value={formatUnit(change.value, 'KRW', format, true)}
        range={rangeText(change, 'KRW', t, format, true)}
      />
    </div>
  );
}

function RegimeFacts({ regime }: { readonly regime: Regime }) {
  const t = useText();
  const format = useFormat();
  // the first level that is certain to be seen from day one is the one of the plan
  const planned = regime.levels.findLast((each) => each.reachProbabilityRatio === 1)?.level;
  return (
    <div className="cv-regime-facts">
      <Scroll label={t('links.levelDays')}>
        <table className="cv-table cv-regime">
          <caption>{t('links.levelDays')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('links.level')}</th>
              <th scope="col" className="cv-num">
                {t('links.yearDays')}
              </th>
              <th scope="col" className="cv-num">
                {t('links.reach')}
              </th>
            </tr>
          </thead>
          <tbody>
            {regime.levels.map(({ level, expectedDays, reachProbabilityRatio }, index) => (
              <tr key={level}>
                <th scope="row">{t(`level.${level}`)}</th>
                <td className="cv-num">
                  <RatioBar isInline ratio={expectedDays / YEAR_DAYS} colour={`var(--cv-band-${index})`} />
                  <span className="cv-beside">{t('links.days', { count: format.number(expectedDays, 1) })}</span>
                </td>
                <td className="cv-num">{format.percent(reachProbabilityRatio, false, 1)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Scroll label={t('links.yearFigure')}>
        <table className="cv-table cv-regime">
          <caption>{t('links.yearFigure')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('links.yearFigure')}</th>
              <th scope="col" className="cv-num">
                {planned ? t('links.planFigure', { level: t(`level.${planned}`) }) : '–'}
              </th>
              <th scope="col" className="cv-num">
                {t('links.chainFigure')}
              </th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">ALE</th>
              <td className="cv-num">
                <Won amount={regime.expectedAnnualLossAtPlanKrw} />
              </td>
              <td className="cv-num">
                <Won amount={regime.expectedAnnualLossKrw} />
              </td>
            </tr>
            <tr>
              <th scope="row">CVaR 99%</th>
              <td className="cv-num">
                <Won amount={regime.conditionalValueAtRisk99AtPlanKrw} />
              </td>
              <td className="cv-num">
                <Won amount={regime.conditionalValueAtRisk99Krw.value} />
                <div className="cv-note">{rangeText(regime.conditionalValueAtRisk99Krw, 'KRW', t, format)}</div>
              </td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </div>
  );
}
