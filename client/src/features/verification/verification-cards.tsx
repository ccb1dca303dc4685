import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { BenchVerdict, VerificationQuery } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { RatioBar } from '../../ui/ratio-bar.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { Stat } from '../../ui/stat.tsx';
import { useFormat } from '../../ui/use-format.ts';
import type { Format } from '../../ui/use-format.ts';

import { EvidenceCard } from './evidence-card.tsx';
import { benchFragment } from './verification-documents.ts';
import { goldenSum, nameOf } from './verification-model.ts';

type Evidence = VerificationQuery['verification'];
type Interval = Evidence['walk']['strategies'][number]['sharpe'];

/** Passed or not, by shape and word. */
function Verdict({ isGood, good, bad }: { readonly isGood: boolean; readonly good: string; readonly bad: string }) {
  return <b className={isGood ? 'cv-good' : 'cv-bad'}>{isGood ? `✓ ${good}` : `✕ ${bad}`}</b>;
}

export function GoldenCard({
  golden,
  className = '',
}: {
  readonly golden: Evidence['golden'];
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const sum = goldenSum(golden);
  return (
    <EvidenceCard title={t('verify.golden')} note={t('verify.goldenNote')} file={golden.file} className={className}>
      <div className="cv-stats" style={{ padding: '4px 16px 12px' }}>
        <Stat
          label={t('verify.cases')}
          value={`${format.number(sum.passed)} / ${format.number(sum.total)}`}
          range={t('verify.inFamilies', { count: sum.families })}
        />
        <Stat
          label={t('verify.published')}
          value={`${sum.reproduced} / ${sum.published}`}
          range={t('verify.reproduced')}
        />
        <Stat
          label={t('verify.worst')}
          value={sum.worst === null ? '–' : format.percent(sum.worst, false, 1)}
          range={t('verify.ofTolerance')}
        />
      </div>
      <Scroll label={t('verify.golden')} maxHeight={420}>
        <table className="cv-table">
          <caption>{t('verify.golden')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.family')}</th>
              <th scope="col">{t('verify.passed')}</th>
              <th scope="col" className="cv-num">
                {t('verify.worst')}
              </th>
            </tr>
          </thead>
          <tbody>
            {golden.families.map((each) => (
              <tr key={`${each.set} ${each.family}`}>
                <th scope="row">
                  {each.family}
                  <span className="cv-faint"> {each.set === 'golden' ? '' : t('verify.threatSet')}</span>
                </th>
                <td>
                  <Verdict
                    isGood={each.passedCount === each.totalCount}
                    good={`${each.passedCount} / ${each.totalCount}`}
                    bad={`${each.passedCount} / ${each.totalCount}`}
                  />
                </td>
                <td className="cv-num">
                  {each.largestDeviationRatio === null || each.largestDeviationRatio === undefined ? (
                    '–'
                  ) : (
                    <>
                      <RatioBar isInline ratio={each.largestDeviationRatio} />
                      <span className="cv-beside">{format.percent(each.largestDeviationRatio, false, 1)}</span>
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </EvidenceCard>
  );
}

export function PublishedCard({
  golden,
  className = '',
}: {
  readonly golden: Evidence['golden'];
  readonly className?: string;
}) {
  const t = useText();
  return (
    <EvidenceCard title={t('verify.publishedTitle')} file={golden.file} className={className}>
      <Scroll label={t('verify.publishedTitle')} maxHeight={520}>
        <table className="cv-table">
          <caption>{t('verify.publishedTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.case')}</th>
              <th scope="col">{t('verify.source')}</th>
              <th scope="col">{t('verify.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {golden.published.map((each) => (
              <tr key={`${each.family} ${each.name}`}>
                <th scope="row">
                  {each.name}
                  <div className="cv-note">{each.family}</div>
                </th>
                <td style={{ minWidth: 180 }}>{each.source}</td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <Verdict isGood={each.isReproduced} good={t('verify.isReproduced')} bad={t('verify.isDifferent')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </EvidenceCard>
  );
}

export function CoverageCard({
  coverage,
  className = '',
}: {
  readonly coverage: Evidence['coverage'];
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const percent = (value: number) => format.percent(value, false, 1);
  return (
    <EvidenceCard
      title={t('verify.coverage')}
      note={t('verify.coverageNote')}
      file={coverage.file}
      className={className}
    >
      <Scroll label={t('verify.coverage')} maxHeight={520}>
        <table className="cv-table">
          <caption>{t('verify.coverage')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.law')}</th>
              <th scope="col" className="cv-num">
                {t('verify.var')}
              </th>
              <th scope="col" className="cv-num">
                {t('verify.cvar')}
              </th>
              <th scope="col">{t('verify.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {coverage.rows.map((row) => (
              <tr key={`${row.law} ${row.levelRatio} ${row.pathCount}`}>
                <th scope="row">
                  {nameOf('law', row.law, t)} · {format.percent(row.levelRatio, false, 0)}
                  <div className="cv-note">
                    {t('verify.repetitions', {
                      paths: format.number(row.pathCount),
                      count: format.number(row.repetitionCount),
                    })}
                  </div>
                </th>
                <td className="cv-num">
                  {percent(row.valueAtRiskRatio)}
                  <div className="cv-note">
                    {percent(row.valueAtRiskLeastRatio)} ~ {percent(row.valueAtRiskMostRatio)}
                  </div>
                </td>
                <td className="cv-num">
                  {percent(row.conditionalValueAtRiskRatio)}
                  <div className="cv-note">≥ {percent(row.conditionalValueAtRiskLeastRatio)}</div>
                </td>
                <td style={{ whiteSpace: 'nowrap' }}>
                  <Verdict isGood={row.isPassed} good={t('verify.kept')} bad={t('verify.notKept')} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </EvidenceCard>
  );
}

const verdictTone: Readonly<Record<BenchVerdict, string>> = {
  GOAL_REACHED: 'cv-good',
  FLOOR_KEPT: '',
  GOAL_MISSED: 'cv-bad',
  FLOOR_MISSED: 'cv-bad',
  NOT_PROMISED: 'cv-faint',
};

export function BenchCard({
  title,
  bench: masked,
  className = '',
}: {
  readonly title: string;
  readonly bench: FragmentType<typeof benchFragment>;
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const bench = readFragment(benchFragment, masked);
  return (
    <EvidenceCard
      title={title}
      file={bench.file}
      className={className}
      {...(bench.machine ? { note: bench.machine } : {})}
    >
      <Scroll label={title} maxHeight={560}>
        <table className="cv-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.what')}</th>
              <th scope="col" className="cv-num">
                {t('verify.measured')}
              </th>
              <th scope="col" className="cv-num">
                {t('verify.promise')}
              </th>
              <th scope="col">{t('verify.outcome')}</th>
            </tr>
          </thead>
          {bench.sections.map((section) => (
            <tbody key={section.title}>
              <tr className="cv-group">
                <th scope="rowgroup" colSpan={4}>
                  {section.title}
                  {section.idleRatio === null || section.idleRatio === undefined ? null : (
                    <span style={{ fontWeight: 400 }}>
                      {' '}
                      · {t('verify.idle', { share: format.percent(section.idleRatio, false, 0) })}
                    </span>
                  )}
                </th>
              </tr>
              {section.rows.map((row) => (
                <tr key={`${row.what} ${row.value}`}>
                  <th scope="row">
                    {row.what}
                    {row.note ? <div className="cv-note">{row.note}</div> : null}
                  </th>
                  <td className="cv-num">
                    {measured(row.value, format)} {row.unit}
                  </td>
                  <td className="cv-num">{[row.floor, row.goal].map((each) => each ?? '–').join(' / ')}</td>
                  <td className={verdictTone[row.verdict]}>{t(`verdict.${row.verdict}`)}</td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </Scroll>
    </EvidenceCard>
  );
}

/** About three digits, whatever the size. */
function measured(value: number, format: Format): string {
  const size = Math.abs(value);
  return format.number(value, size >= 100 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 5);
}

export function WalkCard({ walk, className = '' }: { readonly walk: Evidence['walk']; readonly className?: string }) {
  const t = useText();
  const format = useFormat();
  const percent = (value: number) => format.percent(value, false, 1);
  const plain = (value: number) => format.number(value, 2);
  const cell = ({ value, low, high }: Interval, show: (value: number) => string) => (
    <td className="cv-num">
      {show(value)}
      <div className="cv-note">
        {low === null || low === undefined || high === null || high === undefined
          ? t('interval.none')
          : `${show(low)} ~ ${show(high)}`}
      </div>
    </td>
  );
  return (
    <EvidenceCard title={t('verify.walk')} note={t('verify.walkNote')} file={walk.file} className={className}>
      <p className="cv-dim" style={{ margin: '0 16px 8px', fontSize: '0.8125rem' }}>
        {t('verify.walkSpan', {
          from: walk.fromDate ?? '–',
          to: walk.toDate ?? '–',
          instruments: walk.instrumentCount ?? '–',
          rebalances: walk.rebalanceCount ?? '–',
        })}{' '}
        {walk.overfittingRatio === null || walk.overfittingRatio === undefined
          ? null
          : t('verify.overfitting', { share: percent(walk.overfittingRatio) })}
      </p>
      <Scroll label={t('verify.walk')}>
        <table className="cv-table">
          <caption>{t('verify.walk')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('verify.strategy')}</th>
              <th scope="col" className="cv-num">
                {t('verify.meanReturn')}
              </th>
              <th scope="col" className="cv-num">
                Sharpe
              </th>
              <th scope="col" className="cv-num">
                {t('verify.drawdown')}
              </th>
              <th scope="col" className="cv-num">
                {t('verify.difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {walk.strategies.map((each) => (
              <tr key={each.name}>
                <th scope="row">{nameOf('strategy', each.name, t)}</th>
                {cell(each.meanReturn, percent)}
                {cell(each.sharpe, plain)}
                {cell(each.maximumDrawdown, percent)}
                {each.sharpeDifference ? cell(each.sharpeDifference, plain) : <td className="cv-num">–</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </EvidenceCard>
  );
}

export function VarBacktestCard({
  varBacktests,
  className = '',
}: {
  readonly varBacktests: Evidence['varBacktests'];
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const percent = (value: number) => format.percent(value, false, 1);
  return (
    <EvidenceCard
      title={t('verify.varBacktests')}
      note={t('verify.varBacktestNote')}
      file={varBacktests.file}
      className={className}
    >
      <Scroll label={t('verify.varBacktests')} maxHeight={520}>
        <table className="cv-table">
          <caption>{t('verify.varBacktests')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scenario.marketModel')}</th>
              <th scope="col" className="cv-num">
                ● {t('zone.GREEN')}
              </th>
              <th scope="col" className="cv-num">
                ▲ {t('zone.YELLOW')}
              </th>
              <th scope="col" className="cv-num">
                ■ {t('zone.RED')}
              </th>
              <th scope="col" className="cv-num">
                {t('backtest.exceptions')}
              </th>
              <th scope="col" className="cv-num">
                {t('verify.rejected')}
              </th>
            </tr>
          </thead>
          <tbody>
            {varBacktests.rows.map((row) => (
              <tr key={`${row.model} ${row.levelRatio} ${row.forecastCount}`}>
                <th scope="row">
                  {nameOf('model', row.model, t)}
                  <div className="cv-note">
                    VaR {format.percent(row.levelRatio, false, 0)} ·{' '}
                    {t('scenario.sessions', { count: row.forecastCount })}
                  </div>
                </th>
                <td className="cv-num">{percent(row.greenRatio)}</td>
                <td className="cv-num">{percent(row.yellowRatio)}</td>
                <td className="cv-num">{percent(row.redRatio)}</td>
                <td className="cv-num">
                  {format.number(row.exceptionCount, 1)}
                  <div className="cv-note">
                    {t('backtest.expected', { count: format.number(row.expectedExceptionCount, 1) })}
                  </div>
                </td>
                <td className="cv-num">{percent(row.rejectedRatio)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </EvidenceCard>
  );
}
