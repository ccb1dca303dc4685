import type { GoldenOp } from '../golden-op.ts';

export const riskGolden: Readonly<Record<string, GoldenOp>> = {};
