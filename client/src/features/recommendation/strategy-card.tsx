import { IconAlertTriangle, IconCheck, IconEqual } from '@tabler/icons-react';

import { readFragment } from '../../gql/fragment-masking.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { evidenceVerdict, figureRows, timelineModel } from './evidence-model.ts';
import type { Evidence, FigureCell, Strategy } from './evidence-model.ts';
import { walkedRecordFragment } from './recommendation-documents.ts';

const icons = {
  good: <IconCheck size={18} />,
  neutral: <IconEqual size={18} />,
  warning: <IconAlertTriangle size={18} />,
};

/** How choosing this way would have done, month by month, against the same amount in every name. */
export function StrategyCard({ evidence }: { readonly evidence: Evidence }) {
  const t = useText();
  const format = useFormat();
  const { strategy, noStrategyReason } = evidence;
  if (!strategy) {
    return (
      <Card title={t('evidence.title')}>
        <p className="cv-note" style={{ margin: 0 }}>
          {noStrategyReason ? t(`evidence.noStrategy.${noStrategyReason}`) : t('evidence.none')}
        </p>
      </Card>
    );
  }
  const verdict = evidenceVerdict(strategy, t, format);
  return (
    <Card
      title={t('evidence.title')}
      note={t('evidence.noteWalk', {
        weight: format.percent(strategy.maximumWeightRatio, false, 0),
        from: strategy.fromDate,
        to: strategy.toDate,
        window: strategy.windowSessions,
      })}
    >
      <div className="cv-stack">
        <Notice tone={verdict.tone} icon={icons[verdict.tone]} title={verdict.title}>
          {verdict.text}
        </Notice>
        <div>
          <div className="cv-row" style={{ display: 'flex', gap: 16, flexWrap: 'wrap', marginBottom: 6 }}>
            <Legend colour="--cv-series-1" label={t('evidence.strategy')} />
            <Legend colour="--cv-series-4" label={t('evidence.equalWeight')} />
            {strategy.marketBenchmark ? (
              <Legend colour="--cv-series-3" label={t(`evidence.market.${strategy.marketBenchmark}`)} />
            ) : null}
          </div>
          <Chart model={timelineModel(strategy, t, format)} label={t('evidence.chartLabel')} height={230} />
        </div>
        <Figures strategy={strategy} />
        <p className="cv-note" style={{ margin: 0 }}>
          {typeof strategy.impactConstant === 'number'
            ? t('evidence.withImpact', { constant: format.number(strategy.impactConstant, 2) })
            : t('evidence.withoutImpact')}{' '}
          {strategy.marketBenchmark ? t(`evidence.marketNote.${strategy.marketBenchmark}`) : t('evidence.marketNone')}
        </p>
        <Tests strategy={strategy} />
      </div>
    </Card>
  );
}

function Legend({ colour, label }: { readonly colour: string; readonly label: string }) {
  return (
    <span className="cv-note" style={{ display: 'inline-flex', gap: 6, alignItems: 'center' }}>
      <span className="cv-dot" style={{ background: `var(${colour})` }} />
      {label}
    </span>
  );
}

function Figures({ strategy }: { readonly strategy: Strategy }) {
  const t = useText();
  const format = useFormat();
  const { marketBenchmark } = strategy;
  const market = readFragment(walkedRecordFragment, strategy.market);
  const cash = readFragment(walkedRecordFragment, strategy.cash);
  const columns = [
    { name: t('evidence.strategy'), record: readFragment(walkedRecordFragment, strategy.strategy) },
    { name: t('evidence.equalWeight'), record: readFragment(walkedRecordFragment, strategy.equalWeight) },
    ...(market && marketBenchmark ? [{ name: t(`evidence.market.${marketBenchmark}`), record: market }] : []),
    ...(cash ? [{ name: t('evidence.benchmark.CASH'), record: cash }] : []),
  ];
  const rows = figureRows(
    columns.map(({ record }) => record),
    format,
  );
  const shown = ({ value, range }: FigureCell) => (
    <>
      {value}
      {range ? <div className="cv-note">{range}</div> : null}
    </>
  );
  return (
    <Scroll label={t('evidence.figure')} isBleeding>
      <table className="cv-table">
        <caption>{t('evidence.figure')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('evidence.figure')}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col" className="cv-num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{t(row.key)}</th>
              {row.cells.map((cell, at) => (
                <td key={columns[at]!.name} className="cv-num">
                  {shown(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What stands between a record and luck. */
function Tests({ strategy }: { readonly strategy: Strategy }) {
  const t = useText();
  const format = useFormat();
  const percent = (ratio: number): string => format.percent(ratio, false, 1);
  const { probabilities, deflatedSharpeRatio, luckySharpeAnnual, trialCount } = strategy;
  const { overfittingRatio, configurationCount } = strategy;
  const hasOverfitting = overfittingRatio !== null && overfittingRatio !== undefined;
  return (
    <dl className="cv-facts" style={{ gridTemplateColumns: 'minmax(0, 1fr) max-content', maxWidth: 560 }}>
      {probabilities.map(({ benchmark, probabilityRatio }) => (
        <Fact
          key={benchmark}
          term={t('evidence.psr', {
            benchmark:
              benchmark === 'MARKET' && strategy.marketBenchmark
                ? t(`evidence.market.${strategy.marketBenchmark}`)
                : t(`evidence.benchmark.${benchmark}`),
          })}
          value={percent(probabilityRatio)}
        />
      ))}
      <Fact
        term={t('evidence.dsr', { count: trialCount })}
        value={percent(deflatedSharpeRatio)}
        note={t('evidence.dsrNote', { sharpe: format.number(luckySharpeAnnual, 2) })}
      />
      <Fact
        term={t('evidence.pbo')}
        value={hasOverfitting ? percent(overfittingRatio) : '–'}
        note={hasOverfitting ? t('evidence.pboNote', { count: configurationCount }) : t('evidence.pboNone')}
      />
    </dl>
  );
}

function Fact({ term, value, note }: { readonly term: string; readonly value: string; readonly note?: string }) {
  return (
    <>
      <dt>
        {term}
        {note ? <div className="cv-note">{note}</div> : null}
      </dt>
      <dd>{value}</dd>
    </>
  );
}
