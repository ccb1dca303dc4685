// The market side of a run in WebAssembly. Every export takes the address of a Group, or a count and the address of float64 values.
import { exp, expReturn, log } from './elementary';
import { Group } from './group';
import { inverse } from './normal';

export { copula, prepared } from './copula';
export { gbm } from './gbm';
export { bootstrap, filteredHistorical, given } from './rows';
export { revalue } from './session';

/** First byte that the caller may use. */
export function firstFree(): usize {
  return __heap_base;
}

// The elementary functions by themselves, for comparing bits: `count` values (even) are replaced by their images.
export function expAll(count: i32, values: usize): void {
  for (const end = values + ((<usize>count) << 3); values < end; values += 16)
    v128.store(values, exp(v128.load(values)));
}
export function expReturnAll(count: i32, values: usize): void {
  for (const end = values + ((<usize>count) << 3); values < end; values += 16)
    v128.store(values, expReturn(v128.load(values)));
}
export function logAll(count: i32, values: usize): void {
  for (const end = values + ((<usize>count) << 3); values < end; values += 16)
    v128.store(values, log(v128.load(values)));
}
export function normalInverseAll(count: i32, values: usize): void {
  for (const end = values + ((<usize>count) << 3); values < end; values += 16)
    v128.store(values, inverse(v128.load(values)));
}

/** Size of a Group: the caller writes its fields by their places. */
export function groupBytes(): i32 {
  return offsetof<Group>();
}
