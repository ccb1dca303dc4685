/** One case of `golden/*.json` (quant-spec Q14). */
export interface GoldenCase {
  readonly id: string;
  readonly op: string;
  readonly kind: string;
  readonly input: object;
  readonly expected: Readonly<Record<string, unknown>>;
  readonly tolerance: Readonly<Record<string, { readonly rel: number; readonly abs: number }>>;
  readonly method?: string;
  readonly source?: string;
}

/**
 * Where `actual` leaves the tolerance of its case: `key path: actual, expected`. Empty when the case passes.
 *
 * @param deviations - Receives, for every number that was compared, its distance from the expected one as a share of what is allowed.
 */
export function goldenDifferences(
  golden: GoldenCase,
  actual: Readonly<Record<string, unknown>>,
  deviations: number[] = [],
): string[] {
  return Object.entries(golden.expected).flatMap(([key, expected]) =>
    differences(
      key,
      actual[key],
      expected,
      golden.tolerance[key] ?? golden.tolerance['default'] ?? { rel: 0, abs: 0 },
      deviations,
    ),
  );
}

/** |actual − expected| over what is allowed: 0 when equal, above 1 when it does not pass. */
export function shareOfTolerance(actual: number, expected: number, allowed: number): number {
  const distance = Math.abs(actual - expected);
  return distance === 0 ? 0 : distance / allowed;
}

function differences(
  path: string,
  actual: unknown,
  expected: unknown,
  tolerance: { rel: number; abs: number },
  deviations: number[],
): string[] {
  if (typeof expected === 'number') {
    const allowed = tolerance.abs + tolerance.rel * Math.abs(expected);
    if (typeof actual === 'number') deviations.push(shareOfTolerance(actual, expected, allowed));
    const isNear = typeof actual === 'number' && Math.abs(actual - expected) <= allowed;
    return isNear ? [] : [`${path}: ${String(actual)}, ${expected}`];
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return [`${path}: ${String(actual)}, object`];
    const values = actual as Readonly<Record<string, unknown>>;
    if (Array.isArray(expected) && (!Array.isArray(actual) || actual.length !== expected.length))
      return [`${path}: other length`];
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(`${path}.${key}`, values[key], value, tolerance, deviations),
    );
  }
  return actual === expected ? [] : [`${path}: ${String(actual)}, ${String(expected)}`];
}
