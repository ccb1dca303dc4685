import { useQuery } from '@apollo/client/react';

import { readFragment } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { ForecastQualityDocument, qualityWeekFragment } from './forecast-documents.ts';
import { breachModel, ends } from './forecast-model.ts';
import type { Interval } from './forecast-model.ts';

/** How well risk was stated, week by week. @param nextDueDate - When the first score is due; null where nothing is open. */
export function QualityCard({ nextDueDate }: { readonly nextDueDate: string | null }) {
  const t = useText();
  const format = useFormat();
  const { data, error, refetch } = useQuery(ForecastQualityDocument, { fetchPolicy: 'cache-and-network' });
  const weeks = readFragment(qualityWeekFragment, data?.forecastQualityWeeks.edges.map(({ node }) => node) ?? []);
  const hasScores = weeks.some(({ week }) => week.scoredCount > 0);
  // One week is a point, which a line chart cannot show; the table does.
  const rates = weeks.flatMap(({ weekStartDate, week: { breach95 } }) =>
    breach95 ? [{ weekStartDate, rate: breach95.rate, count: breach95.statementCount }] : [],
  );
  const percent = (value: number): string => format.percent(value, false, 1);
  const shown = (interval: Interval | null | undefined) =>
    interval ? (
      <>
        {percent(interval.value)}
        <div className="cv-note">{ends(interval, percent)}</div>
      </>
    ) : (
      '–'
    );
  return (
    <Card title={t('forecast.quality')} note={t('forecast.qualityNote')}>
      {error && !data ? <Problem error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Skeleton rows={4} height={26} /> : null}
      {data && !hasScores ? (
        <Empty
          title={t('forecast.noQuality')}
          hint={nextDueDate ? t('forecast.firstDue', { date: nextDueDate }) : t('forecast.nothingDue')}
        />
      ) : null}
      {weeks.length > 0 ? (
        <>
          {rates.length > 1 ? (
            <Chart model={breachModel(rates, t, format)} label={t('forecast.qualityLabel')} height={200} />
          ) : null}
          <Scroll label={t('forecast.quality')} isBleeding>
            <table className="cv-table">
              <caption>{t('forecast.quality')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('forecast.week')}</th>
                  <th scope="col" className="cv-num">
                    {t('forecast.count')}
                  </th>
                  <th scope="col" className="cv-num">
                    {t('forecast.breachRate', { level: '95%' })}
                  </th>
                  <th scope="col" className="cv-num cv-wide">
                    {t('forecast.breachRate', { level: '99%' })}
                  </th>
                  <th scope="col" className="cv-num cv-wide">
                    {t('forecast.kupiec')}
                  </th>
                  <th scope="col" className="cv-num cv-wide">
                    {t('forecast.hit')}
                  </th>
                  <th scope="col" className="cv-num cv-wide">
                    {t('forecast.coverage')}
                  </th>
                  <th scope="col">{t('forecast.risk')}</th>
                  <th scope="col" className="cv-num cv-wide">
                    {t('forecast.answers')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {weeks.map(({ weekStartDate, week, validAnswerRatio }) => (
                  <tr key={weekStartDate}>
                    <th scope="row">{weekStartDate}</th>
                    <td className="cv-num">{format.number(week.scoredCount)}</td>
                    <td className="cv-num">{shown(week.breach95?.rate)}</td>
                    <td className="cv-num cv-wide">{shown(week.breach99?.rate)}</td>
                    <td className="cv-num cv-wide">
                      {week.breach95 ? (
                        <>
                          {format.number(week.breach95.kupiecPValue, 3)}
                          <div className="cv-note">
                            {t('forecast.power', { ratio: percent(week.breach95.kupiecPowerRatio) })}
                          </div>
                        </>
                      ) : (
                        '–'
                      )}
                    </td>
                    <td className="cv-num cv-wide">{shown(week.hitRatio)}</td>
                    <td className="cv-num cv-wide">{shown(week.coverage95Ratio)}</td>
                    <td>{week.riskEstimation ? t(`forecastRisk.${week.riskEstimation.verdict}`) : '–'}</td>
                    <td className="cv-num cv-wide">
                      {validAnswerRatio === null || validAnswerRatio === undefined ? '–' : percent(validAnswerRatio)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        </>
      ) : null}
    </Card>
  );
}
