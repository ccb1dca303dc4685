import { useName, useText } from '../../text/text.ts';
import { Card } from '../../ui/card.tsx';
import { Scroll } from '../../ui/scroll.tsx';
import { useFormat } from '../../ui/use-format.ts';

import { parameterName, parameterNames, parameterValue } from './run-model.ts';
import type { AssetModel, Model } from './run-model.ts';

interface ModelCardProps {
  readonly model: Model;
  readonly className?: string;
}

/** What the model was fitted to: volatility now and in the long run, and every parameter with its standard error. */
export function ModelCard({ model, className = '' }: ModelCardProps) {
  const t = useText();
  const name = useName();
  const format = useFormat();
  const names = parameterNames(model.assets);
  return (
    <Card
      title={t('method.model', { model: t(`model.${model.model}`) })}
      note={t('method.modelNote')}
      className={className}
      isFlush
    >
      {model.parameters.length > 0 ? (
        <p className="cv-note" style={{ margin: '0 16px 8px' }}>
          {model.parameters
            .map((each) => `${parameterName(each.name, t)} ${parameterText(each.value, each.standardError)}`)
            .join(' · ')}
        </p>
      ) : null}
      <Scroll label={t('method.volatilities')} maxHeight={420}>
        <table className="cv-table">
          <caption>{t('method.volatilities')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('position.instrument')}</th>
              <th scope="col" className="cv-num">
                {t('method.current')}
              </th>
              <th scope="col" className="cv-num">
                {t('method.longRun')}
              </th>
              <th scope="col">{t('method.regime')}</th>
              {names.map((each) => (
                <th key={each} scope="col" className="cv-num">
                  {parameterName(each, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {model.assets.map((asset) => (
              <tr key={asset.symbol}>
                <th scope="row">
                  {name(asset)} <span className="cv-mono cv-faint">{asset.symbol}</span>
                  <div className="cv-note">{t(`volatility.${asset.volatilityModel}`)}</div>
                </th>
                <td className="cv-num">{format.percent(asset.currentVolatility, false, 1)}</td>
                <td className="cv-num">
                  {asset.longRunVolatility === null || asset.longRunVolatility === undefined
                    ? '–'
                    : format.percent(asset.longRunVolatility, false, 1)}
                </td>
                <td>
                  <RegimeMark regime={asset.regime ?? null} />
                </td>
                {names.map((each) => {
                  const found = asset.parameters.find((parameter) => parameter.name === each);
                  return (
                    <td key={each} className="cv-num">
                      {found ? parameterText(found.value, found.standardError) : '–'}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </Card>
  );

  function parameterText(value: number, standardError: number | null | undefined): string {
    const text = parameterValue(value, format);
    return standardError === null || standardError === undefined
      ? text
      : `${text} ± ${parameterValue(standardError, format)}`;
  }
}

/** In or out of the band, by shape and word; the figures stand below. */
function RegimeMark({ regime }: { readonly regime: NonNullable<AssetModel['regime']> | null }) {
  const t = useText();
  const format = useFormat();
  if (!regime) return <span className="cv-faint">{t('method.regimeUnknown')}</span>;
  const percent = (value: number) => format.percent(value, false, 1);
  return (
    <>
      <span className={regime.isBreak ? 'cv-bad' : ''} style={regime.isBreak ? { fontWeight: 600 } : undefined}>
        {regime.isBreak ? `▲ ${t('method.regimeBreak')}` : t('method.regimeFits')}
      </span>
      <div className="cv-note" style={{ whiteSpace: 'nowrap' }}>
        {percent(regime.recentVolatility)} / {percent(regime.bandLow)} ~ {percent(regime.bandHigh)}
      </div>
    </>
  );
}
