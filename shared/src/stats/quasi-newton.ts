import { dot } from './linear-algebra.ts';

/** A smooth function: writes its gradient and returns its value; NaN or ∞ where it is not defined. */
export type SmoothFunction = (x: Float64Array, gradient: Float64Array) => number;

export interface Minimum {
  readonly x: Float64Array;
  readonly value: number;
  /** False: the steps were used up, or no step downhill was found, before the gradient was small. */
  readonly isConverged: boolean;
  /** Calls of the function. */
  readonly calls: number;
}

/** Sufficient decrease and curvature of a step (Wolfe's conditions). */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
const MAX_HALVINGS = 40;
/** Of max(1, |value|): rises that rounding alone can make. Next to the minimum the gradient, not the value, tells a good step. */
const ROUNDING = 1e-14;
/** Of the gradient, as a part of max(1, |value|): below it a step changes nothing that can be told from rounding. */
const GRADIENT_TOLERANCE = 1e-8;

/**
 * Minimum of a smooth function of a few variables by the method of Broyden, Fletcher, Goldfarb and Shanno.
 *
 * @param start - A place where the function is defined; left as it is.
 *
 * Additions, products, divisions and square roots only, in one fixed order: the same bits on every machine as long as the
 * function itself keeps them. Cost: about ten steps a variable, one to two calls a step.
 * Source: Nocedal and Wright 2006, algorithm 6.1; step lengths by the bisection of Lewis and Overton 2013.
 */
export function minimise(f: SmoothFunction, start: Float64Array, maxSteps = 200): Minimum {
  const n = start.length;
  let x = start.slice();
  let gradient = new Float64Array(n);
  let value = f(x, gradient);
  let calls = 1;
  const inverse = new Float64Array(n * n);
  let isFresh = true;
  const isSmall = (): boolean =>
    gradient.every((g) => Math.abs(g) <= GRADIENT_TOLERANCE * Math.max(1, Math.abs(value)));

  for (let step = 0; step < maxSteps && !isSmall(); step++) {
    if (isFresh) setIdentity(inverse, n, 1 / Math.max(1, Math.sqrt(dot(gradient, gradient))));
    const direction = descent(inverse, n, gradient);
    const found = lineSearch(f, x, value, gradient, direction);
    calls += found.calls;
    if (!found.point) {
      if (isFresh) break;
      isFresh = true; // what was learnt of the curvature misleads: start again from steepest descent
      continue;
    }
    const moved = found.point.x.map((xi, i) => xi - x[i]!);
    const change = found.point.gradient.map((g, i) => g - gradient[i]!);
    if (isFresh) setIdentity(inverse, n, curvatureScale(moved, change));
    isFresh = false;
    learn(inverse, n, moved, change);
    ({ x, value, gradient } = found.point);
  }
  return { x, value, isConverged: isSmall(), calls };
}

function setIdentity(matrix: Float64Array, n: number, scale: number): void {
  matrix.fill(0);
  for (let i = 0; i < n; i++) matrix[i * n + i] = scale;
}

/** sᵀy / yᵀy: the size of the inverse curvature along the first step. */
function curvatureScale(moved: Float64Array, change: Float64Array): number {
  const slope = dot(moved, change);
  return slope > 0 ? slope / dot(change, change) : 1;
}

function descent(inverse: Float64Array, n: number, gradient: Float64Array): Float64Array {
  const direction = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < n; k++) sum -= inverse[i * n + k]! * gradient[k]!;
    direction[i] = sum;
  }
  return direction;
}

/** BFGS update of the inverse Hessian; left alone where the curvature seen is not positive. */
function learn(inverse: Float64Array, n: number, moved: Float64Array, change: Float64Array): void {
  const slope = dot(moved, change);
  if (!(slope > 1e-14 * Math.sqrt(dot(moved, moved) * dot(change, change)))) return;
  const product = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let k = 0; k < n; k++) product[i] = product[i]! + inverse[i * n + k]! * change[k]!;
  const weight = (1 + dot(change, product) / slope) / slope;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const at = i * n + k;
      inverse[at] =
        inverse[at]! + weight * moved[i]! * moved[k]! - (product[i]! * moved[k]! + moved[i]! * product[k]!) / slope;
    }
  }
}

interface Point {
  readonly x: Float64Array<ArrayBuffer>;
  readonly value: number;
  readonly gradient: Float64Array<ArrayBuffer>;
}

/** A point along the direction that meets both conditions, or at least the first; null where none is lower. */
function lineSearch(
  f: SmoothFunction,
  x: Float64Array,
  value: number,
  gradient: Float64Array,
  direction: Float64Array,
): { readonly point: Point | null; readonly calls: number } {
  const slope = dot(gradient, direction);
  const slack = ROUNDING * Math.max(1, Math.abs(value));
  if (!(slope < 0)) return { point: null, calls: 0 };
  let low = 0;
  let high = Infinity;
  let length = 1;
  let best: Point | null = null;
  for (let calls = 1; calls <= MAX_HALVINGS; calls++) {
    const next = Float64Array.from(x, (xi, i) => xi + length * direction[i]!);
    const nextGradient = new Float64Array(x.length);
    const nextValue = f(next, nextGradient);
    if (!(nextValue <= value + DECREASE * length * slope + slack)) high = length;
    else {
      best = { x: next, value: nextValue, gradient: nextGradient };
      if (dot(nextGradient, direction) >= CURVATURE * slope) return { point: best, calls };
      low = length;
    }
    length = high === Infinity ? 2 * length : (low + high) / 2;
  }
  return { point: best, calls: MAX_HALVINGS };
}
