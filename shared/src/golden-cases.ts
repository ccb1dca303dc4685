/** One case of `golden/*.json` (quant-spec Q14). */
export interface GoldenCase {
  readonly id: string;
  readonly op: string;
  readonly input: object;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Readonly<Record<string, { readonly rel: number; readonly abs: number }>>;
}

/** Where `actual` leaves the tolerance of its case: `key path: actual, expected`. Empty when the case passes. */
export function goldenDifferences(golden: GoldenCase, actual: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(golden.expected).flatMap(([key, expected]) =>
    differences(key, actual[key], expected, golden.tolerance[key] ?? golden.tolerance['default'] ?? { rel: 0, abs: 0 }),
  );
}

function differences(
  path: string,
  actual: unknown,
  expected: unknown,
  tolerance: { rel: number; abs: number },
): string[] {
  if (typeof expected === 'number') {
    const isNear =
      typeof actual === 'number' && Math.abs(actual - expected) <= tolerance.abs + tolerance.rel * Math.abs(expected);
    return isNear ? [] : [`${path}: ${String(actual)}, ${expected}`];
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: ${String(actual)}, object`];
    const values = actual as Readonly<Record<string, unknown>>;
    if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length))
      return [`${path}: other length`];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(`${path}.${key}`, values[key], value, tolerance),
    );
  }
  return actual === expected ? [] : [`${path}: ${String(actual)}, ${String(expected)}`];
}
