import { z } from 'zod';

/** What the files of evidence must hold to be shown; whatever else they hold is left out. */

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const ratio = z.number().min(0).max(1);

export const goldenShape = z.object({
  date: day,
  engineVersion: z.string(),
  cases: z
    .array(
      z.object({
        set: z.string(),
        family: z.string(),
        id: z.string(),
        kind: z.string(),
        source: z.string().nullable(),
        passed: z.boolean(),
        /** Of the largest difference to its tolerance; null where the case has no tolerance of its own. */
        largestDeviation: z.number().nullable(),
      }),
    )
    .min(1),
});
export type GoldenEvidence = z.infer<typeof goldenShape>;

export const coverageShape = z.object({
  date: day,
  engineVersion: z.string(),
  level: ratio,
  rows: z
    .array(
      z.object({
        law: z.string(),
        alpha: ratio,
        paths: z.int().positive(),
        repetitions: z.int().positive(),
        valueAtRisk: ratio,
        conditionalValueAtRisk: ratio,
        valueAtRiskBounds: z.object({ least: ratio, most: ratio }),
        conditionalValueAtRiskLeast: ratio,
        passed: z.boolean(),
      }),
    )
    .min(1),
});
export type CoverageEvidence = z.infer<typeof coverageShape>;

export const benchShape = z.object({
  at: z.iso.datetime(),
  engineVersion: z.string().optional(),
  machine: z.object({ processor: z.string(), cores: z.int().positive(), node: z.string() }),
  sections: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        idleShare: z.number().nullish(),
        rows: z.array(
          z.object({
            what: z.string(),
            value: z.number(),
            unit: z.string(),
            floor: z.number().optional(),
            goal: z.number().optional(),
            isAtMost: z.boolean().optional(),
            note: z.string().optional(),
          }),
        ),
      }),
    )
    .min(1),
});
export type BenchEvidence = z.infer<typeof benchShape>;

const interval = z.object({ estimate: z.number(), lower: z.number().nullable(), upper: z.number().nullable() });
const measures = z.object({ MEAN_RETURN: interval, SHARPE: interval, MAXIMUM_DRAWDOWN: interval });

export const walkShape = z.object({
  engineVersion: z.string().optional(),
  fromDate: day,
  toDate: day,
  instrumentCount: z.int().positive(),
  rebalanceCount: z.int().positive(),
  trialCount: z.int().positive(),
  overfitting: z.object({ probability: ratio }).nullish(),
  lines: z.array(z.object({ name: z.string(), figures: measures, differences: measures.nullish() })).min(1),
});
export type WalkEvidence = z.infer<typeof walkShape>;

export const varBacktestShape = z
  .array(
    z.object({
      model: z.string(),
      level: ratio,
      forecasts: z.int().positive(),
      green: ratio,
      yellow: ratio,
      red: ratio,
      exceptions: z.number().min(0),
      expected: z.number().min(0),
      kupiecRejects: ratio,
    }),
  )
  .min(1);
export type VarBacktestEvidence = z.infer<typeof varBacktestShape>;
