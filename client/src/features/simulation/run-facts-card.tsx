import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { RunFactsFragment } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { CopyHash } from '../../ui/copy-hash.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { runFactsFragment } from './run-documents.ts';

const isKnown = (value: number | null | undefined): value is number => value !== null && value !== undefined;

/** What anybody needs to have the same digits again. */
export function RunFactsCard({
  run: masked,
  describeStress,
  describeReserve,
  describeRegime,
  className = '',
}: {
  readonly run: FragmentType<typeof runFactsFragment>;
  /** A stress case in words. */
  readonly describeStress: (stress: NonNullable<RunFactsFragment['settings']['stress']>) => string;
  /** Where forced sales start from, in words. */
  readonly describeReserve: (reserveKrw: string) => string;
  /** How the threat level moves, in words. */
  readonly describeRegime: (regime: NonNullable<RunFactsFragment['settings']['commonRegime']>) => string;
  readonly className?: string;
}) {
  const t = useText();
  const format = useFormat();
  const run = readFragment(runFactsFragment, masked);
  const { settings } = run;
  return (
    <Card title={t('facts.title')} className={className} note={t('facts.note')}>
      <dl className="cv-facts">
        <dt>{t('scenario.marketModel')}</dt>
        <dd>{t(`model.${settings.marketModel}`)}</dd>
        {isKnown(settings.accuracyRatio) ? (
          <>
            <dt>{t('scenario.accuracyBps')}</dt>
            <dd>{t('accuracy.of', { percent: format.percent(settings.accuracyRatio) })}</dd>
          </>
        ) : null}
        {settings.sampling ? (
          <>
            <dt>{t('scenario.sampling')}</dt>
            <dd>{t(`sampling.${settings.sampling}`)}</dd>
          </>
        ) : null}
        {settings.parameterUncertainty ? (
          <>
            <dt>{t('scenario.parameterUncertainty')}</dt>
            <dd>{t(`uncertainty.${settings.parameterUncertainty}`)}</dd>
          </>
        ) : null}
        {settings.stress ? (
          <>
            <dt>{t('scenario.stress')}</dt>
            <dd>{describeStress(settings.stress)}</dd>
          </>
        ) : null}
        {settings.forcedSales ? (
          <>
            <dt>{t('scenario.forcedSales')}</dt>
            <dd>{describeReserve(settings.forcedSales.reserveKrw)}</dd>
          </>
        ) : null}
        {settings.commonRegime ? (
          <>
            <dt>{t('scenario.commonRegime')}</dt>
            <dd>{describeRegime(settings.commonRegime)}</dd>
          </>
        ) : null}
        <dt>{t('scenario.seed')}</dt>
        <dd>
          <CopyHash value={run.seed} label={t('scenario.seed')} />
        </dd>
        <dt>{t(isKnown(settings.accuracyRatio) ? 'scenario.mostPaths' : 'scenario.pathCount')}</dt>
        <dd>{format.number(run.pathCount)}</dd>
        <dt>{t('facts.inputs')}</dt>
        <dd>
          <CopyHash value={run.inputsSha256} label={t('facts.inputs')} />
        </dd>
        <dt>{t('facts.snapshot')}</dt>
        <dd>
          <CopyHash value={run.snapshotSha256} label={t('facts.snapshot')} />
        </dd>
        {run.resultSha256 ? (
          <>
            <dt>{t('facts.result')}</dt>
            <dd>
              <CopyHash value={run.resultSha256} label={t('facts.result')} />
            </dd>
          </>
        ) : null}
        <dt>{t('facts.engine')}</dt>
        <dd>{run.engineVersion}</dd>
        <dt>{t('facts.market')}</dt>
        <dd>
          {run.marketAsOfDate} · {run.isDataSimulated ? t('data.simulated') : t('data.real')}
        </dd>
        <dt>{t('facts.created')}</dt>
        <dd>
          {format.dateTime(run.createdAt)}
          {run.createdBy ? ` · ${run.createdBy}` : ''}
        </dd>
        {run.startedAt && run.finishedAt ? (
          <>
            <dt>{t('facts.duration')}</dt>
            <dd>{format.duration(run.startedAt, run.finishedAt)}</dd>
          </>
        ) : null}
      </dl>
    </Card>
  );
}
