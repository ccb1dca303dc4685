import type { GoldenOp } from '../golden-op.ts';

export const simulationGolden: Readonly<Record<string, GoldenOp>> = {};
