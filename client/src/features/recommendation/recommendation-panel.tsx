import { Group, SegmentedControl } from '@mantine/core';
import { IconCheck, IconEqual, IconMinus, IconX } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { BaselineKind, PlanPart } from '../../gql/graphql.ts';
import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { formatRange, formatUnit, rangeText } from '../../ui/interval-stat.tsx';
import { Notice } from '../../ui/notice.tsx';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';
import { Won } from '../../ui/won.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Warnings } from '../risk/warnings.tsx';

import { recommendationResultFragment } from './recommendation-documents.ts';
import { changeName, comparisonsInOrder, outcomeOf, shareRows, verdictOf } from './recommendation-model.ts';
import type { Result } from './recommendation-model.ts';
import { StabilityCard } from './stability-card.tsx';
import { StrategyCard } from './strategy-card.tsx';
import { TradingCostCard } from './trading-cost-card.tsx';
import { tradingCostRows } from './trading-cost-model.ts';

export function RecommendationPanel({
  result: masked,
}: {
  readonly result: FragmentType<typeof recommendationResultFragment>;
}) {
  const t = useText();
  const format = useFormat();
  const result = readFragment(recommendationResultFragment, masked);
  const verdict = verdictOf(result, t, format);
  return (
    <div className="cv-stack">
      <Notice
        tone={verdict.tone}
        icon={verdict.tone === 'good' ? <IconCheck size={20} /> : <IconEqual size={20} />}
        title={verdict.title}
        isLarge
      >
        {verdict.text}
      </Notice>
      <Warnings warnings={result.warnings} />
      <section className="cv-card" aria-label={t('recommendation.money')}>
        <div
          className="cv-body"
          style={{
            display: 'grid',
            gap: '12px 20px',
            gridTemplateColumns: 'repeat(auto-fit, minmax(130px, 1fr))',
            paddingTop: 14,
          }}
        >
          <Stat
            label={t('recommendation.invested')}
            value={<Won amount={result.investedKrw} />}
            range={t('recommendation.fees', {
              fees: format.won(result.tradingCost ? tradingCostRows(result.tradingCost).totalKrw : result.feesKrw),
            })}
          />
          <Stat
            label={t('recommendation.cashLeft')}
            value={<Won amount={result.cashLeftKrw} />}
            range={t('recommendation.cashNote')}
          />
          <Stat
            label={t('recommendation.controlCost')}
            value={<Won amount={result.controlCostKrw} />}
            range={t('recommendation.perYear')}
          />
          <Stat
            label={t('recommendation.controlLeft')}
            value={<Won amount={result.controlBudgetLeftKrw} />}
            range={t('recommendation.perYear')}
          />
        </div>
      </section>
      <ComparisonCard result={result} />
      <div className="cv-grid">
        <SharesCard result={result} />
        <ControlsCard result={result} />
        <TradingCostCard tradingCost={result.tradingCost} />
        <EvaluationCard result={result} />
        {result.evidence ? (
          <>
            <StrategyCard evidence={result.evidence} />
            {result.evidence.stability ? <StabilityCard stability={result.evidence.stability} /> : null}
          </>
        ) : (
          <Card title={t('evidence.title')}>
            <p className="cv-note" style={{ margin: 0 }}>
              {t('evidence.none')}
            </p>
          </Card>
        )}
      </div>
    </div>
  );
}

const parts: readonly PlanPart[] = ['WHOLE', 'SHARES', 'CONTROLS'];

function ComparisonCard({ result }: { readonly result: Result }) {
  const t = useText();
  const format = useFormat();
  const [part, setPart] = useState<PlanPart>('WHOLE');
  const comparisons = comparisonsInOrder(result, part);
  const [kind, setKind] = useState<BaselineKind>(comparisons[0]?.baseline ?? 'DO_NOTHING');
  const comparison = comparisons.find((each) => each.baseline === kind) ?? comparisons[0];
  if (!comparison) return null;
  return (
    <Card
      title={t('recommendation.comparison')}
      isFlush
      note={`${t(`part.${part}.hint`)} ${t(`baseline.${comparison.baseline}.hint`)}`}
      action={
        <Group gap={8}>
          <SegmentedControl
            size="xs"
            aria-label={t('recommendation.part')}
            value={part}
            onChange={(value) => setPart(parts.find((each) => each === value) ?? part)}
            data={parts.map((each) => ({ value: each, label: t(`part.${each}`) }))}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('recommendation.baseline')}
            value={comparison.baseline}
            onChange={(value) => setKind(comparisons.find((each) => each.baseline === value)?.baseline ?? kind)}
            data={comparisons.map((each) => ({ value: each.baseline, label: t(`baseline.${each.baseline}`) }))}
          />
        </Group>
      }
    >
      <Scroll label={t('recommendation.comparison')}>
        <table className="cv-table">
          <caption>{t('recommendation.comparison')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('metrics.metric')}</th>
              <th scope="col" className="cv-num cv-wide">
                {t(`baseline.${comparison.baseline}`)}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t(`part.${part}`)}
              </th>
              <th scope="col" className="cv-num">
                {t('recommendation.difference')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('metrics.interval')}
              </th>
              <th scope="col">{t('recommendation.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {comparison.changes.map((change) => {
              const outcome = outcomeOf(change);
              const direction = change.difference.value > 0 ? 'cv-up' : change.difference.value < 0 ? 'cv-down' : '';
              return (
                <tr key={change.key}>
                  <th scope="row">{changeName(change.key, t)}</th>
                  <td className="cv-num cv-dim cv-wide">{formatUnit(change.baseline, change.unit, format)}</td>
                  <td className="cv-num cv-wide">{formatUnit(change.plan, change.unit, format)}</td>
                  <td className={`cv-num ${direction}`} style={{ fontWeight: 600 }}>
                    {formatUnit(change.difference.value, change.unit, format, true)}
                    <span className="cv-narrow cv-note" style={{ fontWeight: 400 }}>
                      {rangeText(change.difference, change.unit, t, format, true)}
                    </span>
                  </td>
                  <td className="cv-num cv-dim cv-wide">
                    {rangeText(change.difference, change.unit, t, format, true)}
                  </td>
                  <td>
                    <span
                      className={outcome === 'better' ? 'cv-good' : outcome === 'worse' ? 'cv-bad' : 'cv-dim'}
                      style={{ display: 'inline-flex', alignItems: 'center', gap: 4, whiteSpace: 'nowrap' }}
                    >
                      {outcome === 'better' ? (
                        <IconCheck size={14} aria-hidden />
                      ) : outcome === 'worse' ? (
                        <IconX size={14} aria-hidden />
                      ) : (
                        <IconMinus size={14} aria-hidden />
                      )}
                      {t(`outcome.${outcome}`)}
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

function SharesCard({ result }: { readonly result: Result }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const rows = shareRows(result);
  const heaviest = Math.max(...rows.map((row) => row.weightRatio), 1e-12);
  return (
    <Card
      title={t('recommendation.shares', { count: rows.length })}
      className="cv-7"
      isFlush
      note={t('recommendation.sharesNote')}
    >
      <Scroll label={t('recommendation.shares', { count: rows.length })}>
        <table className="cv-table">
          <caption>{t('recommendation.shares', { count: rows.length })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('position.instrument')}</th>
              <th scope="col" className="cv-num">
                {t('recommendation.count')}
              </th>
              <th scope="col" className="cv-num">
                {t('recommendation.change')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('position.price')}
              </th>
              <th scope="col" className="cv-num">
                {t('recommendation.cost')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('position.weight')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.instrument.id}>
                <th scope="row">
                  <div>{name(row.instrument)}</div>
                  <div className="cv-mono cv-faint">{row.instrument.symbol}</div>
                </th>
                <td className="cv-num">{format.number(row.shares)}</td>
                <td className={`cv-num ${row.change > 0 ? 'cv-up' : row.change < 0 ? 'cv-down' : 'cv-faint'}`}>
                  {format.number(row.change, 0, true)}
                </td>
                <td className="cv-num cv-wide">{format.exactWon(row.priceKrw)}</td>
                <td className="cv-num">
                  <Won amount={row.costKrw} />
                  <span className="cv-narrow cv-note">{format.percent(row.weightRatio, false, 1)}</span>
                </td>
                <td className="cv-num cv-wide" style={{ minWidth: 64 }}>
                  {format.percent(row.weightRatio, false, 1)}
                  <RatioBar ratio={row.weightRatio / heaviest} height={3} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

function ControlsCard({ result }: { readonly result: Result }) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  return (
    <Card
      title={t('recommendation.controls', { count: result.controls.length })}
      className="cv-5"
      isFlush
      note={t('recommendation.controlsNote')}
    >
      {result.controls.length === 0 ? (
        <p className="cv-note" style={{ margin: '8px 16px' }}>
          {t('recommendation.noControls')}
        </p>
      ) : (
        <Scroll label={t('recommendation.controls', { count: result.controls.length })}>
          <table className="cv-table">
            <caption>{t('recommendation.controls', { count: result.controls.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('control.name')}</th>
                <th scope="col" className="cv-num">
                  {t('control.annualCost')}
                </th>
                <th scope="col" className="cv-num">
                  {t('recommendation.aleReduction')}
                </th>
                <th scope="col" className="cv-num">
                  ROSI
                </th>
              </tr>
            </thead>
            <tbody>
              {result.controls.map((row) => {
                const range = formatRange(row.conditionalValueAtRisk95Reduction, 'KRW', format);
                const rosi = row.returnOnSecurityInvestmentRatio;
                return (
                  <tr key={row.control.id}>
                    <th scope="row">
                      <span className="cv-mono cv-faint">{row.control.id}</span> {name(row.control)}
                      <div className="cv-note">
                        {t('recommendation.tailReduction', {
                          value: format.won(row.conditionalValueAtRisk95Reduction.value),
                          range: range ?? t('interval.none'),
                        })}
                      </div>
                    </th>
                    <td className="cv-num">
                      <Won amount={row.annualCostKrw} />
                    </td>
                    <td className="cv-num">
                      <Won amount={-row.expectedAnnualLossReductionKrw} isChange />
                    </td>
                    <td className="cv-num">
                      {rosi === null || rosi === undefined ? '–' : format.percent(rosi, true, 0)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Scroll>
      )}
    </Card>
  );
}

function EvaluationCard({ result }: { readonly result: Result }) {
  const t = useText();
  const format = useFormat();
  const range = formatRange(result.objectiveOutOfSampleKrw, 'KRW', format);
  return (
    <Card title={t('evaluation.title')} note={t('evaluation.note')}>
      <dl className="cv-facts" style={{ gridTemplateColumns: 'max-content 1fr', maxWidth: 560 }}>
        <dt>{t('evaluation.inSample')}</dt>
        <dd>
          <Won amount={result.objectiveInSampleKrw} />
        </dd>
        <dt>{t('evaluation.outOfSample')}</dt>
        <dd>
          <Won amount={result.objectiveOutOfSampleKrw.value} />{' '}
          <span className="cv-faint">({range ?? t('interval.none')})</span>
        </dd>
        <dt>{t('evaluation.gap')}</dt>
        <dd>{format.percent(result.optimismGapRatio, true)}</dd>
        <dt>{t('evaluation.paths')}</dt>
        <dd>
          {format.number(result.evaluationPathCount)} · {t('scenario.seed')} {result.evaluationSeed}
        </dd>
        <dt>{t('evaluation.solver')}</dt>
        <dd>
          {result.solverStatus} · {t('evaluation.solverGap', { gap: format.percent(result.solverGapRatio) })}
        </dd>
      </dl>
    </Card>
  );
}
