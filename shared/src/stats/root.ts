/** Below this relative step a further Newton step changes only noise. */
const RELATIVE_STEP = 1e-15;

/**
 * Root of an increasing function by Newton's method, kept inside the bracket that its own signs have shown.
 *
 * @param value - Increasing.
 * @param slope - Its derivative, positive near the root.
 * @param start - First guess; the bracket is grown from it, so it may be poor.
 *
 * Cost: five to ten pairs of calls from a fair guess; bisection where Newton leaves the bracket, at most 200 pairs.
 */
export function increasingRoot(value: (x: number) => number, slope: (x: number) => number, start: number): number {
  let low = -Infinity;
  let high = Infinity;
  let x = start;
  let reach = 1;
  for (let i = 0; i < 200; i++) {
    const error = value(x);
    if (error === 0) return x;
    if (error > 0) high = x;
    else low = x;

    let next = x - error / slope(x);
    if (!(next > low && next < high)) {
      // The slope was useless: bisect, or step out while one side is still unknown.
      if (low === -Infinity || high === Infinity) {
        next = error > 0 ? x - reach : x + reach;
        reach *= 2;
      } else next = low + (high - low) / 2;
    }
    const step = Math.abs(next - x);
    x = next;
    if (step <= RELATIVE_STEP * Math.max(Math.abs(x), 1e-300)) break;
  }
  return x;
}

/** Share of an interval that golden-section search keeps, (√5 − 1)/2. */
const GOLDEN = 0.6180339887498949;

/**
 * Place of the minimum of a function with one valley.
 *
 * @param steps - Each shrinks the interval by 0.618; 60 leave 3e-13 of it.
 */
export function goldenSection(value: (x: number) => number, from: number, to: number, steps: number): number {
  let low = from;
  let high = to;
  let left = high - GOLDEN * (high - low);
  let right = low + GOLDEN * (high - low);
  let leftValue = value(left);
  let rightValue = value(right);
  for (let i = 0; i < steps; i++) {
    if (leftValue <= rightValue) {
      high = right;
      right = left;
      rightValue = leftValue;
      left = high - GOLDEN * (high - low);
      leftValue = value(left);
    } else {
      low = left;
      left = right;
      leftValue = rightValue;
      right = low + GOLDEN * (high - low);
      rightValue = value(right);
    }
  }
  return (low + high) / 2;
}
