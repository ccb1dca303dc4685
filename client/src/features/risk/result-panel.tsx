import { useQuery } from '@apollo/client/react';
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import type { RunResultQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { rangeText } from '../../ui/interval-stat.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';

import { ContributionsCard } from './contributions-card.tsx';
import { DistributionCard } from './distribution-card.tsx';
import { HeadlineCards } from './headline-cards.tsx';
import { LinksCard } from './links-card.tsx';
import { MetricsCard } from './metrics-card.tsx';
import { RunResultDocument } from './risk-documents.ts';
import { byScope, exceedanceModel } from './risk-model.ts';
import { RegimeNotice, RunModelCards } from './run-model-cards.tsx';
import { ScoreCard } from './score-card.tsx';
import { Warnings } from './warnings.tsx';

interface ResultPanelProps {
  readonly runId: string;
  /** What the result says in words; stands below its first figures. */
  readonly words: ReactNode;
  readonly aside: ReactNode;
  /** What can be done where the regime has changed. */
  readonly alternative: (offer: AlternativeOffer) => ReactNode;
  /** A stress case in words. */
  readonly describeStress: (stress: RunStress) => string;
  /** Where forced sales start from, in words. */
  readonly describeReserve: (reserveKrw: string) => string;
  /** Whether a matrix is the example of the editor, which nobody estimated. */
  readonly isExample: (regime: RunRegime) => boolean;
}

type Run = NonNullable<RunResultQuery['simulationRun']>;
type RunRegime = NonNullable<Run['settings']['commonRegime']>;
type RunStress = NonNullable<Run['settings']['stress']>;

export interface AlternativeOffer {
  readonly scenario: Run['scenario'];
  readonly asked: RunStress | null;
  readonly alternative: RunStress;
}

const regimeWarning = ['W_REGIME_BREAK'] as const;

/** The result of a finished run: score, figures, curves, and who makes the tail. */
export function ResultPanel({
  runId,
  words,
  aside,
  alternative,
  describeStress,
  describeReserve,
  isExample,
}: ResultPanelProps) {
  const t = useText();
  const format = useFormat();
  const [curve, setCurve] = useState<'threat' | 'joint'>('threat');
  const { data, error, refetch } = useQuery(RunResultDocument, { variables: { id: runId } });
  const run = data?.simulationRun;
  const result = run?.result;
  const exceedance = useMemo(
    () =>
      result
        ? exceedanceModel(curve === 'threat' ? result.lossExceedance : result.jointLossExceedance, t, format)
        : null,
    [result, curve, t, format],
  );

  if (error && !result) return <Problem error={error} onRetry={() => void refetch()} />;
  if (!run || !result || !exceedance) return <Skeleton rows={14} height={34} />;

  return (
    <div className="cv-stack">
      <RegimeNotice
        result={result}
        act={(stress) =>
          run.scenario.viewerCanUpdate && run.scenario.viewerCanRun
            ? alternative({ scenario: run.scenario, asked: run.settings.stress ?? null, alternative: stress })
            : null
        }
      />
      <Warnings warnings={result.warnings} toldElsewhere={regimeWarning} />
      <div className="cv-grid">
        <ScoreCard className="cv-5" score={result.score} />
        <div className="cv-7 cv-stack cv-fill">
          <HeadlineCards metrics={result.metrics} expectedAnnualLossKrw={result.expectedAnnualLossKrw} />
          <DistributionCard result={result} sessions={run.scenario.horizonSessions} height={252} />
        </div>
        {words}
        <LinksCard
          result={result}
          hasIssuerEvents={run.settings.hasIssuerEvents}
          reserve={run.settings.forcedSales ? describeReserve(run.settings.forcedSales.reserveKrw) : null}
          isExample={run.settings.commonRegime ? isExample(run.settings.commonRegime) : false}
        />
        <RunModelCards
          result={result}
          describedStress={run.settings.stress ? describeStress(run.settings.stress) : ''}
        />
        <MetricsCard
          className="cv-6"
          metrics={result.metrics}
          historyError={result.meanReturnHistoryErrorRatio}
          fileName={`convergence-${run.id}.csv`}
        />
        <div className="cv-6 cv-stack">
          <Card
            title={t('result.lec')}
            note={t('result.lecNote')}
            action={
              <SegmentedControl
                size="xs"
                aria-label={t('result.lec')}
                value={curve}
                onChange={(value) => setCurve(value === 'joint' ? 'joint' : 'threat')}
                data={[
                  { value: 'threat', label: t('result.lecThreat') },
                  { value: 'joint', label: t('result.lecJoint') },
                ]}
              />
            }
          >
            <Chart
              model={exceedance}
              label={curve === 'threat' ? t('result.lecLabelThreat') : t('result.lecLabelJoint')}
              height={280}
            />
          </Card>
          <Card title={t('capacity.title')} isFlush note={t('capacity.note')}>
            <table className="cv-table">
              <caption>{t('capacity.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('capacity.scope')}</th>
                  <th scope="col" className="cv-num">
                    CVaR 95%
                  </th>
                  <th scope="col" className="cv-num">
                    {t('score.points')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {byScope(result.capacityScores).map((each) => (
                  <tr key={each.scope}>
                    <th scope="row">{t(`scope.${each.scope}`)}</th>
                    <td className="cv-num">
                      <Won amount={each.conditionalValueAtRisk95Interval.value} />
                      <div className="cv-note">
                        {rangeText(each.conditionalValueAtRisk95Interval, 'KRW', t, format)}
                      </div>
                    </td>
                    <td className="cv-num">
                      {format.number(each.scoreInterval.value, 1)}
                      <div className="cv-note">{rangeText(each.scoreInterval, 'SCORE', t, format)}</div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Card>
          {aside}
        </div>
        <div className="cv-6 cv-stack">
          <ContributionsCard
            title={t('contribution.assets')}
            note={t('contribution.assetsNote')}
            contributions={result.assetContributions}
            hasAle={false}
          />
          {result.sectorContributions.length > 0 ? (
            <ContributionsCard
              title={t('contribution.sectors')}
              note={t('contribution.sectorsNote')}
              contributions={result.sectorContributions}
              hasAle={false}
            />
          ) : null}
        </div>
        <ContributionsCard
          className="cv-6"
          title={t('contribution.threats')}
          note={t('contribution.threatsNote')}
          contributions={result.threatContributions}
          hasAle
        />
      </div>
    </div>
  );
}
