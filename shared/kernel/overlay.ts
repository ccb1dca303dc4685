// What a stress case and the regime of a session make of the unexpected part of a log return.
import { Group } from "./group";
import { add, mul } from "./lanes";

/**
 * The unexpected part e of one asset's log return under the stress case and the regime: factor·(scale·e) + shift.
 *
 * @param cell - Byte offset of session and asset in the tables of the case.
 * @param factor - Byte offset of session and lane in the table of session factors.
 */
// @ts-ignore: decorator
@inline
export function stressed(g: Group, e: v128, cell: usize, factor: usize): v128 {
  let result = e;
  if (g.scale) result = mul(v128.load64_splat(g.scale + cell), result);
  if (g.sessionScale) result = mul(v128.load(g.sessionScale + factor), result);
  if (g.shift) result = add(result, v128.load64_splat(g.shift + cell));
  return result;
}

/**
 * What of e moves the next variance under filtered historical simulation: min(scale, 1)·e + shift, whatever the regime. See the twin
 * for why.
 */
// @ts-ignore: decorator
@inline
export function remembered(g: Group, e: v128, cell: usize): v128 {
  let result = e;
  if (g.scale) result = mul(f64x2.min(v128.load64_splat(g.scale + cell), f64x2.splat(1)), result);
  if (g.shift) result = add(result, v128.load64_splat(g.shift + cell));
  return result;
}

/** Whether there is a stress case at all. */
// @ts-ignore: decorator
@inline
export function hasOverlay(g: Group): boolean {
  return (g.scale | g.shift) != 0;
}

/** Whether a session is scaled on some path of the group; where all factors are 1 leaving them out gives the same bits. */
// @ts-ignore: decorator
@inline
export function isScaled(g: Group, session: i32): boolean {
  if (!g.sessionScale) return false;
  const at = g.sessionScale + (<usize>session << 5);
  const one = f64x2.splat(1);
  return v128.any_true(v128.or(f64x2.ne(v128.load(at), one), f64x2.ne(v128.load(at, 16), one)));
}
