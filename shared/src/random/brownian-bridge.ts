import { DomainError } from '../errors.ts';

/** How one normal after the other fixes a Brownian path at equal distances: the end first, then the middle of each gap, breadth first. */
export interface BrownianBridge {
  readonly steps: number;
  /** Point that the k-th normal fixes, 1 to `steps`. */
  readonly fillOrder: Int32Array;
  /** Points that were fixed before it on either side; 0 is the start of the path. The end has none on its right and repeats its left. */
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Weight of W at the left point; the right has the rest. For the end: 1. */
  readonly leftWeight: Float64Array;
  /** Of W given both sides, in √(step length): multiplies the normal. */
  readonly deviation: Float64Array;
}

/**
 * Order and weights of a bridge over `steps` steps of one unit of time.
 *
 * @throws DomainError E_RANGE below one step.
 *
 * Source: quant-spec Q6.3 (Glasserman 2004, 3.1).
 */
export function brownianBridge(steps: number): BrownianBridge {
  if (!(Number.isInteger(steps) && steps >= 1)) throw new DomainError('E_RANGE', ['steps']);
  const bridge: BrownianBridge = {
    steps,
    fillOrder: new Int32Array(steps),
    left: new Int32Array(steps),
    right: new Int32Array(steps),
    leftWeight: new Float64Array(steps),
    deviation: new Float64Array(steps),
  };
  bridge.fillOrder[0] = steps;
  bridge.leftWeight[0] = 1;
  bridge.deviation[0] = Math.sqrt(steps);
  const gaps: (readonly [number, number])[] = [[0, steps]];
  let filled = 1;
  for (const [left, right] of gaps) {
    if (right - left < 2) continue;
    const middle = Math.floor((left + right) / 2);
    bridge.fillOrder[filled] = middle;
    bridge.left[filled] = left;
    bridge.right[filled] = right;
    bridge.leftWeight[filled] = (right - middle) / (right - left);
    bridge.deviation[filled] = Math.sqrt(((middle - left) * (right - middle)) / (right - left));
    filled++;
    gaps.push([left, middle], [middle, right]);
  }
  return bridge;
}

/**
 * Builds paths side by side out of normals.
 *
 * @param width - Independent paths.
 * @param z - Normal k of path j at k·width + j.
 * @param w - Receives W after step t of path j at t·width + j, t from 0 (always 0) to `steps`; (steps + 1)·width long.
 */
export function fillBridge(bridge: BrownianBridge, width: number, z: Float64Array, w: Float64Array): void {
  const { steps, fillOrder, left, right, leftWeight, deviation } = bridge;
  w.fill(0, 0, width);
  for (let k = 0; k < steps; k++) {
    const to = fillOrder[k]! * width;
    const from = k * width;
    const a = left[k]! * width;
    const b = right[k]! * width;
    const atLeft = leftWeight[k]!;
    const atRight = 1 - atLeft;
    const scale = deviation[k]!;
    for (let j = 0; j < width; j++) w[to + j] = atLeft * w[a + j]! + atRight * w[b + j]! + scale * z[from + j]!;
  }
}
