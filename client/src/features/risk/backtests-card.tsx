import type { BacktestZone } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { verdictKey } from './run-model.ts';
import type { Backtest } from './run-model.ts';

interface BacktestsCardProps {
  readonly backtests: readonly Backtest[];
  readonly className?: string;
}

/** How yesterday's VaR did against what came; a test that does not reject is not called right. */
export function BacktestsCard({ backtests, className = '' }: BacktestsCardProps) {
  const t = useText();
  const format = useFormat();
  const probability = (value: number) => format.number(value, 3);
  return (
    <Card title={t('backtest.title')} note={t('backtest.note')} className={className} isFlush>
      {backtests.length === 0 ? (
        <p className="cv-dim" style={{ margin: '0 16px 10px', fontSize: '0.8125rem' }}>
          {t('backtest.none')}
        </p>
      ) : (
        <Scroll label={t('backtest.title')}>
          <table className="cv-table">
            <caption>{t('backtest.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('backtest.level')}</th>
                <th scope="col">{t('backtest.zone')}</th>
                <th scope="col" className="cv-num">
                  {t('backtest.exceptions')}
                </th>
                <th scope="col" className="cv-num">
                  Kupiec p
                </th>
                <th scope="col" className="cv-num">
                  Christoffersen p
                </th>
                <th scope="col" className="cv-num">
                  Z2
                </th>
                <th scope="col" className="cv-num">
                  {t('backtest.power')}
                </th>
              </tr>
            </thead>
            <tbody>
              {backtests.map((each) => (
                <tr key={`${each.levelRatio} ${each.sessionCount}`}>
                  <th scope="row">
                    VaR {format.percent(each.levelRatio, false, 0)}
                    <div className="cv-note">{t('scenario.sessions', { count: each.sessionCount })}</div>
                  </th>
                  <td>
                    <ZoneMark zone={each.zone} />
                    <div className="cv-note">{t(verdictKey(each))}</div>
                  </td>
                  <td className="cv-num">
                    {format.number(each.exceptionCount)}
                    <div className="cv-note">
                      {t('backtest.expected', { count: format.number(each.expectedExceptionCount, 1) })}
                    </div>
                  </td>
                  <td className="cv-num">{probability(each.kupiecPValue)}</td>
                  <td className="cv-num">
                    {each.christoffersenPValue === null || each.christoffersenPValue === undefined
                      ? '–'
                      : probability(each.christoffersenPValue)}
                  </td>
                  <td className="cv-num">{format.number(each.z2, 2)}</td>
                  <td className="cv-num">{format.percent(each.powerRatio, false, 0)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </Card>
  );
}

const shapes: Readonly<Record<BacktestZone, string>> = { GREEN: '●', YELLOW: '▲', RED: '■' };
const colours: Readonly<Record<BacktestZone, string>> = {
  GREEN: 'var(--cv-good)',
  YELLOW: 'var(--cv-band-text-2)',
  RED: 'var(--cv-bad)',
};

/** A zone by word and shape; its colour says nothing that they do not. */
export function ZoneMark({ zone }: { readonly zone: BacktestZone }) {
  const t = useText();
  return (
    <span style={{ color: colours[zone], fontWeight: 600, whiteSpace: 'nowrap' }}>
      <span aria-hidden>{shapes[zone]} </span>
      {t(`zone.${zone}`)}
    </span>
  );
}
