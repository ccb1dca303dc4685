import type { GoldenOp } from '../golden-op.ts';

export const optimiseGolden: Readonly<Record<string, GoldenOp>> = {};
