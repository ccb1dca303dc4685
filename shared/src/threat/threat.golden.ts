import type { GoldenOp } from '../golden-op.ts';

export const threatGolden: Readonly<Record<string, GoldenOp>> = {};
