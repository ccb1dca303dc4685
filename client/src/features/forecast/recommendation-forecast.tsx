import { useQuery } from '@apollo/client/react';
import { Link } from 'react-router';

import { useText } from '../../text/text.ts';

import { RecommendationForecastDocument } from './forecast-documents.ts';
import { modelText } from './forecast-model.ts';

/** Which forecasting model was in force when a recommendation was asked for, and that it did not choose. */
export function RecommendationForecast({ id }: { readonly id: string }) {
  const t = useText();
  const { data } = useQuery(RecommendationForecastDocument, { variables: { id }, fetchPolicy: 'cache-and-network' });
  const forecast = data?.recommendation?.forecastModel;
  if (!forecast) return null;
  const { modelVersion } = forecast;
  return (
    <p className="cv-note" style={{ margin: 0 }}>
      {modelVersion
        ? t('forecast.ofRecommendation', { model: t(modelText(modelVersion.model)), version: modelVersion.version })
        : t('forecast.ofRecommendationNone')}{' '}
      {forecast.expectedReturnSource} <Link to="/forecast">{t('nav.forecast')}</Link>
    </p>
  );
}
