/** First moment of a day in Seoul, as the API takes it; undefined where no day is chosen. */
export function startOfDay(day: string): string | undefined {
  return day === '' ? undefined : `${day}T00:00:00+09:00`;
}

/** First moment after a day in Seoul. */
export function endOfDay(day: string): string | undefined {
  if (day === '') return undefined;
  const next = new Date(`${day}T00:00:00+09:00`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString();
}
