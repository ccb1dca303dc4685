import { useQuery } from '@apollo/client/react';
import { Button, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';

import { readFragment } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Empty, Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { ForecastStatementsDocument, forecastStatementFragment } from './forecast-documents.ts';
import { outcomeText } from './forecast-model.ts';

const filters = { all: null, open: { isScored: false }, scored: { isScored: true } } as const;
const colours = {
  wait: 'var(--cv-series-8)',
  good: 'var(--cv-good)',
  bad: 'var(--cv-bad)',
  plain: 'var(--cv-series-8)',
};

/** What runs and recommendations said, and what became of it. */
export function StatementsCard() {
  const t = useText();
  const format = useFormat();
  const [which, setWhich] = useState<keyof typeof filters>('all');
  const { data, previousData, error, refetch, fetchMore } = useQuery(ForecastStatementsDocument, {
    variables: { filter: filters[which] },
    fetchPolicy: 'cache-and-network',
  });
  const page = (data ?? previousData)?.forecastStatements;
  const rows = readFragment(forecastStatementFragment, page?.edges.map(({ node }) => node) ?? []);
  return (
    <Card
      title={t('forecast.statements')}
      isFlush
      note={t('forecast.statementsNote')}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('forecast.outcome')}
          value={which}
          onChange={(value) => setWhich(value === 'open' || value === 'scored' ? value : 'all')}
          data={[
            { value: 'all', label: t('forecast.all') },
            { value: 'open', label: t('forecast.open') },
            { value: 'scored', label: t('forecast.scored') },
          ]}
        />
      }
    >
      {error && !page ? (
        <div style={{ padding: 16 }}>
          <Problem error={error} onRetry={() => void refetch()} />
        </div>
      ) : null}
      {!page && !error ? (
        <div style={{ padding: 16 }}>
          <Skeleton rows={4} height={26} />
        </div>
      ) : null}
      {page && rows.length === 0 ? (
        <Empty title={t('forecast.noStatements')} hint={t('forecast.noStatementsHint')} />
      ) : null}
      {rows.length > 0 ? (
        <Scroll label={t('forecast.statements')}>
          <table className="cv-table">
            <caption>{t('forecast.statements')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('forecast.kind')}</th>
                <th scope="col" className="cv-wide">
                  {t('forecast.made')}
                </th>
                <th scope="col">{t('forecast.due')}</th>
                <th scope="col" className="cv-num cv-wide">
                  {t('forecast.start')}
                </th>
                <th scope="col" className="cv-num cv-wide">
                  {t('forecast.expected')}
                </th>
                <th scope="col" className="cv-num cv-wide">
                  {t('forecast.var95')}
                </th>
                <th scope="col" className="cv-num">
                  {t('forecast.realised')}
                </th>
                <th scope="col">{t('forecast.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => {
                const { score } = row;
                const outcome = outcomeText(score);
                const realised = score?.realisedReturnRatio ?? 0;
                return (
                  <tr key={row.id}>
                    <th scope="row">
                      <Link to={row.kind === 'RUN' ? `/runs/${row.sourceId}` : `/recommendations/${row.sourceId}`}>
                        {t(`forecastKind.${row.kind}`)}
                      </Link>
                      {row.isDataSimulated ? (
                        <span className="cv-note" style={{ display: 'block', fontWeight: 400 }}>
                          {t('data.simulated')}
                        </span>
                      ) : null}
                    </th>
                    <td className="cv-wide">{row.asOfDate}</td>
                    <td style={{ whiteSpace: 'nowrap' }}>{row.dueDate ?? t('forecast.dueUnknown')}</td>
                    <td className="cv-num cv-wide">
                      <Won amount={row.startValueKrw} />
                    </td>
                    <td className="cv-num cv-wide">{format.percent(row.expectedReturnRatio, true, 2)}</td>
                    <td className="cv-num cv-wide">
                      {row.valueAtRisk95Krw === null || row.valueAtRisk95Krw === undefined ? (
                        '–'
                      ) : (
                        <Won amount={row.valueAtRisk95Krw} />
                      )}
                    </td>
                    <td className="cv-num">
                      {score ? (
                        <span style={{ color: realised < 0 ? 'var(--cv-down)' : 'var(--cv-up)' }}>
                          {format.percent(realised, true, 2)}
                        </span>
                      ) : (
                        '–'
                      )}
                    </td>
                    <td>
                      <span className="cv-tag">
                        <span className="cv-dot" style={{ background: colours[outcome.tone] }} />
                        {t(outcome.key)}
                      </span>
                      {score && score.staleSymbols.length > 0 ? (
                        <div className="cv-note">{t('forecast.stale', { symbols: score.staleSymbols.join(', ') })}</div>
                      ) : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      ) : null}
      {page?.pageInfo.hasNextPage ? (
        <div style={{ textAlign: 'center', padding: 8 }}>
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => void fetchMore({ variables: { after: page.pageInfo.endCursor } })}
          >
            {t('action.more')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
