// What a stress case makes of the unexpected part of a log return.
import { Group } from "./group";
import { add, mul } from "./lanes";

/**
 * The unexpected part e of one asset's log return under the stress case: scale·e + shift.
 *
 * @param cell - Byte offset of session and asset in the tables of the case.
 */
// @ts-ignore: decorator
@inline
export function stressed(g: Group, e: v128, cell: usize): v128 {
  let result = e;
  if (g.scale) result = mul(v128.load64_splat(g.scale + cell), result);
  if (g.shift) result = add(result, v128.load64_splat(g.shift + cell));
  return result;
}

/** What of it moves the next variance under filtered historical simulation: min(scale, 1)·e + shift. See the twin for why. */
// @ts-ignore: decorator
@inline
export function remembered(g: Group, e: v128, cell: usize): v128 {
  let result = e;
  if (g.scale) result = mul(f64x2.min(v128.load64_splat(g.scale + cell), f64x2.splat(1)), result);
  if (g.shift) result = add(result, v128.load64_splat(g.shift + cell));
  return result;
}

/** Whether there is a case at all. */
// @ts-ignore: decorator
@inline
export function hasOverlay(g: Group): boolean {
  return (g.scale | g.shift) != 0;
}
