import { equalWeightStrategy, minCvarStrategy } from './strategies.ts';
import type { AllocationStrategy } from './strategies.ts';

/** Every strategy that is walked side by side. */
export const strategies: readonly AllocationStrategy[] = [minCvarStrategy(), equalWeightStrategy];
