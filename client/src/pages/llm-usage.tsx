import { useQuery } from '@apollo/client/react';
import { useMemo } from 'react';

import { BudgetCard } from '../features/llm/budget-card.tsx';
import { CallTable } from '../features/llm/call-table.tsx';
import { LlmBudgetDocument, LlmUsageDocument } from '../features/llm/llm-documents.ts';
import { spendingModel } from '../features/llm/llm-model.ts';
import { useText } from '../text/text.ts';
import { Card } from '../ui/card.tsx';
import { Chart } from '../ui/chart.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { Empty, Problem, Skeleton } from '../ui/states.tsx';
import { useFormat } from '../ui/use-format.ts';

export function Component() {
  const t = useText();
  const format = useFormat();
  const budgetQuery = useQuery(LlmBudgetDocument, { fetchPolicy: 'cache-and-network' });
  const callQuery = useQuery(LlmUsageDocument, { fetchPolicy: 'cache-and-network' });
  const budget = budgetQuery.data?.llmBudget;
  const calls = callQuery.data?.llmUsage;
  const hasCalls = budget?.days.some(({ callCount }) => callCount > 0);
  const model = useMemo(() => (budget ? spendingModel(budget.days, t, format) : null), [budget, t, format]);
  return (
    <div className="cv-page">
      <PageHead title={t('llm.title')} sub={t('llm.sub')} />
      <div className="cv-stack">
        {budgetQuery.error && !budget ? (
          <Problem error={budgetQuery.error} onRetry={() => void budgetQuery.refetch()} />
        ) : null}
        {!budget && !budgetQuery.error ? <Skeleton rows={6} height={30} /> : null}
        {budget ? <BudgetCard budget={budget} /> : null}
        {model && hasCalls ? (
          <Card title={t('llm.byDay')}>
            <Chart model={model} label={t('llm.byDayLabel')} height={200} />
          </Card>
        ) : null}
        <Card title={t('llm.call')} isFlush>
          <PagedList
            page={calls}
            error={callQuery.error}
            onRetry={() => void callQuery.refetch()}
            onMore={(after) => void callQuery.fetchMore({ variables: { after } })}
            lines={8}
            empty={<Empty title={t('llm.empty')} hint={t('llm.emptyHint')} />}
          >
            {(rows) => <CallTable calls={rows} />}
          </PagedList>
        </Card>
      </div>
    </div>
  );
}
