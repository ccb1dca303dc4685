import { DomainError } from '../errors.ts';

/**
 * Kendall's rank correlation τ_b, which allows for ties.
 *
 * @returns −1 to 1; 0 when one of the series is constant.
 *
 * Cost: n log n. Source: Knight 1966 (discordant pairs = exchanges of a merge sort).
 */
export function kendallTau(x: ArrayLike<number>, y: ArrayLike<number>): number {
  const n = x.length;
  if (y.length !== n) throw new DomainError('E_LENGTH', ['y']);
  if (n < 2) throw new DomainError('E_HISTORY_TOO_SHORT', ['x']);
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const ranked = Float64Array.from(order, (index) => y[index]!);

  let tiedX = 0;
  let tiedBoth = 0;
  let runX = 1;
  let runBoth = 1;
  for (let i = 1; i <= n; i++) {
    const isSameX = i < n && x[order[i]!] === x[order[i - 1]!];
    const isSameBoth = isSameX && ranked[i] === ranked[i - 1];
    if (!isSameBoth) {
      tiedBoth += pairs(runBoth);
      runBoth = 0;
    }
    if (!isSameX) {
      tiedX += pairs(runX);
      runX = 0;
    }
    runX += 1;
    runBoth += 1;
  }
  const discordant = sortCountingExchanges(ranked);
  let tiedY = 0;
  let runY = 1;
  for (let i = 1; i <= n; i++) {
    if (i < n && ranked[i] === ranked[i - 1]) runY += 1;
    else {
      tiedY += pairs(runY);
      runY = 1;
    }
  }
  const all = pairs(n);
  const comparable = Math.sqrt(all - tiedX) * Math.sqrt(all - tiedY);
  return comparable > 0 ? (all - tiedX - tiedY + tiedBoth - 2 * discordant) / comparable : 0;
}

function pairs(count: number): number {
  return (count * (count - 1)) / 2;
}

/** Sorts in place by merging ever longer runs; answers how many pairs stood in the wrong order. */
function sortCountingExchanges(values: Float64Array): number {
  const n = values.length;
  const merged = new Float64Array(n);
  let exchanges = 0;
  for (let width = 1; width < n; width *= 2) {
    for (let from = 0; from < n; from += 2 * width) {
      const middle = Math.min(from + width, n);
      const to = Math.min(from + 2 * width, n);
      let left = from;
      let right = middle;
      for (let k = from; k < to; k++) {
        if (right >= to || (left < middle && values[left]! <= values[right]!)) merged[k] = values[left++]!;
        else {
          merged[k] = values[right++]!;
          exchanges += middle - left;
        }
      }
    }
    values.set(merged);
  }
  return exchanges;
}

/** sin x for |x| ≤ π/2 by its series, relative error about 1e-16; Math.sin may differ between engines. */
export function sineOfQuarter(x: number): number {
  const square = x * x;
  let sum = 1;
  for (let k = 14; k >= 1; k--) sum = 1 - (square / (2 * k * (2 * k + 1))) * sum;
  return x * sum;
}

/** Correlation of an elliptical copula from Kendall's τ: ρ = sin(πτ/2). */
export function correlationFromTau(tau: number): number {
  return sineOfQuarter((Math.PI * tau) / 2);
}
