/** Details of a line as pairs of name and value, for people; what is nested stays JSON. */
export function toldDetails(json: string | null): readonly (readonly [name: string, value: string])[] {
  if (json === null) return [];
  const details: unknown = JSON.parse(json);
  if (typeof details !== 'object' || details === null) return [['', String(details)]];
  return Object.entries(details).map(([name, value]: [string, unknown]) => [name, told(value)]);
}

function told(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ');
  return JSON.stringify(value);
}
