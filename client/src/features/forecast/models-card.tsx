import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';

import { readFragment } from '../../gql/fragment-masking.ts';
import type { FragmentType } from '../../gql/fragment-masking.ts';
import type { ForecastModelStatus, ForecastPromotionReason } from '../../gql/graphql.ts';
import { useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Chart } from '../../ui/chart.tsx';
import { saveText } from '../../ui/save-text.ts';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { forecastMetricsFragment, forecastModelFragment } from './forecast-documents.ts';
import { correlation, ends, inOrder, modelText, walkCsv, walkModel } from './forecast-model.ts';
import type { Interval, YearFigures } from './forecast-model.ts';

type MaskedModels = readonly FragmentType<typeof forecastModelFragment>[];

/** Every model of the newest training, with why it is in force or not. */
export function ModelsCard({ models: masked }: { readonly models: MaskedModels }) {
  const t = useText();
  const format = useFormat();
  const models = inOrder(readFragment(forecastModelFragment, masked));
  const first = models[0];
  return (
    <Card
      title={t('forecast.models')}
      isFlush
      note={
        first &&
        t('forecast.modelsNote', {
          instruments: format.number(first.instrumentCount),
          from: first.dataFromDate,
          to: first.dataToDate,
          horizon: first.horizonSessions,
          embargo: first.embargoSessions,
        })
      }
    >
      <Scroll label={t('forecast.models')}>
        <table className="cv-table">
          <caption>{t('forecast.models')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('forecast.model')}</th>
              <th scope="col" className="cv-wide">
                {t('forecast.status')}
              </th>
              <th scope="col" className="cv-num">
                {t('forecast.rankIc')}
              </th>
              <th scope="col" className="cv-num">
                {t('forecast.difference')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('forecast.hit')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('forecast.coverage')}
              </th>
              <th scope="col" className="cv-num cv-wide">
                {t('forecast.periods')}
              </th>
            </tr>
          </thead>
          <tbody>
            {models.map((model) => {
              const metrics = readFragment(forecastMetricsFragment, model.metrics);
              const { rankIc, differenceToBaseline, hitRatio, coverage95Ratio, periodCount } = metrics;
              return (
                <tr key={model.id}>
                  <th scope="row" style={{ minWidth: 118, fontWeight: 600 }}>
                    <span title={t(`forecastModel.${model.model}.hint`)}>{t(modelText(model.model))}</span>
                    <span className="cv-faint"> v{model.version}</span>
                    <span className="cv-narrow" style={{ fontWeight: 400 }}>
                      <Standing status={model.status} reason={model.reason} />
                    </span>
                  </th>
                  <td className="cv-wide" style={{ minWidth: 120 }}>
                    <Standing status={model.status} reason={model.reason} />
                  </td>
                  <Figure interval={rankIc} write={(value) => correlation(value, format)} />
                  {differenceToBaseline ? (
                    <Figure interval={differenceToBaseline} write={(value) => correlation(value, format)} />
                  ) : (
                    <td className="cv-num cv-dim">{t('forecast.isBaseline')}</td>
                  )}
                  <Figure interval={hitRatio} write={(value) => format.percent(value, false, 1)} isWide />
                  <Figure interval={coverage95Ratio} write={(value) => format.percent(value, false, 1)} isWide />
                  <td className="cv-num cv-wide">{format.number(periodCount)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );
}

/** Whether a model is in force, and why. */
function Standing({
  status,
  reason,
}: {
  readonly status: ForecastModelStatus;
  readonly reason: ForecastPromotionReason;
}) {
  const t = useText();
  return (
    <>
      <span className="cv-tag">
        <span
          className="cv-dot"
          style={{ background: status === 'PROMOTED' ? 'var(--cv-good)' : 'var(--cv-series-8)' }}
        />
        {t(`forecastStatus.${status}`)}
      </span>
      <span className="cv-note" style={{ display: 'block' }}>
        {t(`forecastReason.${reason}`)}
      </span>
    </>
  );
}

interface FigureProps {
  readonly interval: Interval;
  readonly write: (value: number) => string;
  readonly isWide?: boolean;
}

/** A figure with its interval below it. */
function Figure({ interval, write, isWide = false }: FigureProps) {
  const t = useText();
  return (
    <td className={isWide ? 'cv-num cv-wide' : 'cv-num'}>
      {write(interval.value)}
      <div className="cv-note">{ends(interval, write) ?? t('forecast.tooFew')}</div>
    </td>
  );
}

/** Rank correlation of one model year by year, as a chart and as a file of all models. */
export function WalkCard({ models: masked }: { readonly models: MaskedModels }) {
  const t = useText();
  const format = useFormat();
  const models = inOrder(readFragment(forecastModelFragment, masked));
  const [chosen, setChosen] = useState<string | null>(null);
  const shown =
    models.find(({ model }) => model === chosen) ?? models.find(({ status }) => status === 'PROMOTED') ?? models[0];
  if (!shown) return null;
  const yearsOf = (model: (typeof models)[number]): YearFigures[] =>
    model.years.map(({ year, metrics }) => ({ year, metrics: readFragment(forecastMetricsFragment, metrics) }));
  const name = t(modelText(shown.model));
  const save = () =>
    saveText(
      `walk-forward-${shown.dataToDate}.csv`,
      walkCsv(models.map((model) => ({ model: model.model, years: yearsOf(model) }))),
      'text/csv',
    );
  return (
    <Card
      title={t('forecast.walk')}
      note={t('forecast.walkNote')}
      action={
        <Button size="compact-sm" variant="default" leftSection={<IconDownload size={14} />} onClick={save}>
          {t('forecast.csv')}
        </Button>
      }
    >
      <SegmentedControl
        size="xs"
        mb={10}
        aria-label={t('forecast.model')}
        value={shown.model}
        onChange={setChosen}
        data={models.map(({ model }) => ({ value: model, label: t(`${modelText(model)}.short`) }))}
      />
      <Chart
        model={walkModel(yearsOf(shown), name, t, format)}
        label={t('forecast.walkLabel', { model: name })}
        height={230}
      />
    </Card>
  );
}
