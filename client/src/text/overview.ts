/** The dashboard's own words. */
export const overviewKo = {
  'overview.level': '위기경보 단계',
  'overview.alerts': '열린 경보',
  'overview.noAlerts': '열린 경보가 없습니다',
  'overview.incidents': '진행 중 사고 {{count}}건',
  'overview.overdue': '기한이 지난 신고 {{count}}건',
  'overview.unseen': '미확인 {{count}}건',
  'overview.data': '시세와 예측',
  'overview.forecastOf': '예측: {{model}} · {{when}} 학습',
  'overview.noForecast': '아직 예측 모델을 학습하지 않았습니다',
  'overview.noData': '아직 시세가 없습니다',
} as const;

export const overviewEn: Record<keyof typeof overviewKo, string> = {
  'overview.level': 'Crisis alert level',
  'overview.alerts': 'Open alerts',
  'overview.noAlerts': 'There are no open alerts',
  'overview.incidents': 'Incidents in progress: {{count}}',
  'overview.overdue': 'Reports that are late: {{count}}',
  'overview.unseen': 'not acknowledged: {{count}}',
  'overview.data': 'Prices and forecast',
  'overview.forecastOf': 'Forecast: {{model}}, trained {{when}}',
  'overview.noForecast': 'No forecast model is trained yet',
  'overview.noData': 'There are no prices yet',
};
