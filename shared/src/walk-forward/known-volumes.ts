import type { PricePanel } from '../forecast/panel.ts';

/**
 * Volumes of which a 0 means that nobody traded. Sources write 0 also where they do not know: a price that moved was traded, so a name
 * that has such a session has no zeros that can be believed, and all of them become NaN.
 *
 * @param volumes - At the places of the panel's closes.
 */
export function knownVolumes(
  { symbols, returns }: Pick<PricePanel, 'symbols' | 'returns'>,
  volumes: Float64Array,
): Float64Array {
  const width = symbols.length;
  const known = volumes.slice();
  for (let i = 0; i < width; i++) {
    let hasGap = false;
    for (let at = i; at < volumes.length && !hasGap; at += width)
      hasGap = volumes[at] === 0 && !Number.isNaN(returns[at]!) && returns[at] !== 0;
    if (!hasGap) continue;
    for (let at = i; at < volumes.length; at += width) if (known[at] === 0) known[at] = Number.NaN;
  }
  return known;
}
