/** Figures of many instruments at one date. NaN: there is none for that instrument; it is left out everywhere. */

/** Standard scores are cut here, so that one odd price does not decide a cross-section. */
const MOST_DEVIATIONS = 3;

/** (x − mean)/sd over the members that have a figure, cut to ±3; 0 for all where they do not differ. */
export function standardised(values: Float64Array): Float64Array {
  const { mean, deviation } = spreadOf(values);
  return values.map((value) => {
    if (Number.isNaN(value)) return Number.NaN;
    return deviation > 0 ? clipped((value - mean) / deviation, MOST_DEVIATIONS) : 0;
  });
}

/** Values less their mean, cut to ±3 standard deviations, in the unit of the values. */
export function centred(values: Float64Array): Float64Array {
  const { mean, deviation } = spreadOf(values);
  return values.map((value) => (Number.isNaN(value) ? Number.NaN : clipped(value - mean, MOST_DEVIATIONS * deviation)));
}

function clipped(value: number, most: number): number {
  return Math.max(-most, Math.min(most, value));
}

function spreadOf(values: Float64Array): { readonly mean: number; readonly deviation: number } {
  let count = 0;
  let sum = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
  }
  const mean = sum / count;
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) * (value - mean);
  return { mean, deviation: Math.sqrt(squares / count) };
}

/** Mean over the members that have a figure; NaN where none has. */
export function meanOf(values: Float64Array): number {
  return spreadOf(values).mean;
}

/** Ranks from 1; equal values share the mean of theirs. No NaN. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  const at = (place: number): number => values[order[place]!]!;
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && at(to + 1) === at(from)) to += 1;
    for (let k = from; k <= to; k++) ranks[order[k]!] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return ranks;
}

/**
 * Spearman's rank correlation. 0 where one side does not differ at all: what ranks nothing has shown no skill.
 *
 * @param a - Without NaN, of the length of `b`.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const x = ranksOf(a);
  const y = ranksOf(b);
  const middle = (a.length + 1) / 2;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < a.length; i++) {
    xy += (x[i]! - middle) * (y[i]! - middle);
    xx += (x[i]! - middle) * (x[i]! - middle);
    yy += (y[i]! - middle) * (y[i]! - middle);
  }
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : 0;
}

/** Whether the half that was forecast best did better on average than the other half; the one in the middle counts in neither. */
export function bestHalfWon(forecast: Float64Array, realised: Float64Array): boolean {
  const ranks = ranksOf(forecast);
  const middle = (forecast.length + 1) / 2;
  let best = 0;
  let bestCount = 0;
  let rest = 0;
  let restCount = 0;
  for (let i = 0; i < ranks.length; i++) {
    if (ranks[i]! > middle) {
      best += realised[i]!;
      bestCount += 1;
    } else if (ranks[i]! < middle) {
      rest += realised[i]!;
      restCount += 1;
    }
  }
  return bestCount > 0 && restCount > 0 && best / bestCount > rest / restCount;
}
