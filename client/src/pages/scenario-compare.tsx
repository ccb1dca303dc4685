import { useQuery } from '@apollo/client/react';
import { Select } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';

import { describePrinted } from '../features/scenario/describe-field.ts';
import { draftFields } from '../features/scenario/scenario-draft.ts';
import { ScenarioComparisonDocument } from '../features/scenario/scenario-documents.ts';
import { ScenarioChoicesDocument } from '../features/scenario/scenario-choices.ts';
import { RunTable } from '../features/simulation/run-table.tsx';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { Scroll } from '../ui/scroll.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const t = useText();
  const format = useFormat();
  const [parameters, setParameters] = useSearchParams();
  const left = parameters.get('left') ?? '';
  const right = parameters.get('right') ?? '';
  const choices = useQuery(ScenarioChoicesDocument);
  const options = (choices.data?.scenarios.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${node.name} (v${node.version})`,
  }));
  const { data, error, refetch } = useQuery(ScenarioComparisonDocument, {
    variables: { leftId: left, rightId: right },
    skip: !left || !right || left === right,
    fetchPolicy: 'cache-and-network',
  });
  const comparison = data?.scenarioComparison;
  const choose = (side: 'left' | 'right', id: string | null) =>
    setParameters(
      (before) => {
        if (id) before.set(side, id);
        else before.delete(side);
        return before;
      },
      { replace: true },
    );
  const fieldName = (field: string) => {
    const known = draftFields.find((each) => each === field);
    return known ? t(`scenario.${known}`) : field === 'operatorVersion' ? t('scenario.operatorVersion') : field;
  };

  return (
    <div className="cv-page">
      <PageHead title={t('compare.title')} sub={t('compare.hint')} />
      <div className="cv-stack">
        <Card title={t('compare.choose')}>
          <div style={{ display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fit, minmax(220px, 1fr))' }}>
            <Select
              label={t('compare.left')}
              searchable
              data={options}
              value={left || null}
              onChange={(id) => choose('left', id)}
            />
            <Select
              label={t('compare.right')}
              searchable
              data={options}
              value={right || null}
              onChange={(id) => choose('right', id)}
            />
          </div>
        </Card>
        {choices.error ? <Problem error={choices.error} onRetry={() => void choices.refetch()} /> : null}
        {!left || !right || left === right ? (
          <Empty title={left && left === right ? t('compare.same') : t('compare.none')} />
        ) : null}
        {error && !comparison ? <Problem error={error} onRetry={() => void refetch()} /> : null}
        {left && right && left !== right && !data && !error ? <Skeleton rows={6} height={28} /> : null}
        {data && !comparison && left && right ? <Empty title={t('notFound.title')} hint={t('notFound.hint')} /> : null}
        {comparison ? (
          <>
            <Card title={t('compare.inputs', { count: comparison.differences.length })} isFlush>
              {comparison.differences.length === 0 ? (
                <Empty title={t('compare.equal')} />
              ) : (
                <Scroll label={t('compare.title')}>
                  <table className="cv-table">
                    <caption>{t('compare.title')}</caption>
                    <thead>
                      <tr>
                        <th scope="col">{t('conflict.field')}</th>
                        <th scope="col">
                          <Link to={`/scenarios/${comparison.left.id}`}>{comparison.left.name}</Link>
                        </th>
                        <th scope="col">
                          <Link to={`/scenarios/${comparison.right.id}`}>{comparison.right.name}</Link>
                        </th>
                      </tr>
                    </thead>
                    <tbody>
                      {comparison.differences.map((difference) => (
                        <tr key={difference.field}>
                          <th scope="row">{fieldName(difference.field)}</th>
                          <td>{describePrinted(difference.field, difference.left, t, format)}</td>
                          <td>{describePrinted(difference.field, difference.right, t, format)}</td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </Scroll>
              )}
            </Card>
            <Card title={t('compare.results')} isFlush note={t('compare.resultsNote')}>
              <RunTable
                rows={[comparison.left.latestRun, comparison.right.latestRun].filter(
                  (run) => run !== null && run !== undefined,
                )}
              />
            </Card>
          </>
        ) : null}
      </div>
    </div>
  );
}
