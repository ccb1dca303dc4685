import { dayInName } from './evidence.ts';
import type { Evidence } from './evidence.ts';
import type { BenchEvidence, GoldenEvidence, WalkEvidence } from './evidence-shapes.ts';
import type { AllEvidence } from './verification.service.ts';
import type {
  BenchEvidenceType,
  BenchVerdict,
  EvidenceFile,
  EvidenceInterval,
  GoldenFamily,
  Verification,
  WalkEvidenceType,
} from './verification.type.ts';

/** The evidence as clients see it: sums of golden cases by family, verdicts of measured figures. */
export function verificationView({
  golden,
  coverage,
  bench,
  optimisers,
  walk,
  varBacktests,
}: AllEvidence): Verification {
  const cases = golden.content?.cases ?? [];
  return {
    golden: {
      file: fileView(golden, golden.content),
      families: familiesOf(cases),
      published: cases
        .filter(({ kind, source }) => kind === 'published' && source !== null)
        .map(({ family, id, source, passed }) => ({ family, name: id, source: source!, isReproduced: passed })),
    },
    coverage: {
      file: fileView(coverage, coverage.content),
      rows: (coverage.content?.rows ?? []).map((row) => ({
        law: row.law,
        levelRatio: row.alpha,
        pathCount: row.paths,
        repetitionCount: row.repetitions,
        valueAtRiskRatio: row.valueAtRisk,
        valueAtRiskLeastRatio: row.valueAtRiskBounds.least,
        valueAtRiskMostRatio: row.valueAtRiskBounds.most,
        conditionalValueAtRiskRatio: row.conditionalValueAtRisk,
        conditionalValueAtRiskLeastRatio: row.conditionalValueAtRiskLeast,
        isPassed: row.passed,
      })),
    },
    bench: benchView(bench),
    optimisers: benchView(optimisers),
    walk: walkView(walk),
    varBacktests: {
      file: fileView(varBacktests),
      rows: (varBacktests.content ?? []).map((row) => ({
        model: row.model,
        levelRatio: row.level,
        forecastCount: row.forecasts,
        greenRatio: row.green,
        yellowRatio: row.yellow,
        redRatio: row.red,
        exceptionCount: row.exceptions,
        expectedExceptionCount: row.expected,
        rejectedRatio: row.kupiecRejects,
      })),
    },
  };
}

function fileView(
  { name, command, problem, commit }: Omit<Evidence<unknown>, 'content'>,
  content: { readonly date?: string; readonly engineVersion?: string | undefined } | null = null,
): EvidenceFile {
  return {
    name,
    command,
    problem,
    commit,
    madeDate: content?.date ?? (problem === 'MISSING' ? null : dayInName(name)),
    engineVersion: content?.engineVersion ?? null,
  };
}

function familiesOf(cases: GoldenEvidence['cases']): GoldenFamily[] {
  const families = Map.groupBy(cases, ({ set, family }) => `${set} ${family}`);
  return [...families.values()]
    .map((members) => {
      const { set, family } = members[0]!;
      const deviations = members.flatMap(({ largestDeviation }) => largestDeviation ?? []);
      return {
        set,
        family,
        passedCount: members.filter(({ passed }) => passed).length,
        totalCount: members.length,
        largestDeviationRatio: deviations.length > 0 ? Math.max(...deviations) : null,
      };
    })
    .toSorted((left, right) => (`${left.set} ${left.family}` < `${right.set} ${right.family}` ? -1 : 1));
}

function benchView(evidence: Evidence<BenchEvidence>): BenchEvidenceType {
  const { content } = evidence;
  return {
    file: fileView(evidence, content && { date: content.at.slice(0, 10), engineVersion: content.engineVersion }),
    machine: content && `${content.machine.processor}, ${content.machine.cores} cores, Node ${content.machine.node}`,
    sections: (content?.sections ?? []).map(({ title, idleShare, rows }) => ({
      title,
      idleRatio: idleShare ?? null,
      rows: rows.map((row) => ({
        what: row.what,
        value: row.value,
        unit: row.unit,
        floor: row.floor ?? null,
        goal: row.goal ?? null,
        note: row.note ?? null,
        verdict: verdictOf(row),
      })),
    })),
  };
}

type Measured = Pick<BenchEvidence['sections'][number]['rows'][number], 'value' | 'floor' | 'goal' | 'isAtMost'>;

export function verdictOf({ value, floor, goal, isAtMost = false }: Measured): BenchVerdict {
  const keeps = (bound: number): boolean => (isAtMost ? value <= bound : value >= bound);
  if (goal !== undefined && keeps(goal)) return 'GOAL_REACHED';
  if (floor !== undefined) return keeps(floor) ? 'FLOOR_KEPT' : 'FLOOR_MISSED';
  return goal === undefined ? 'NOT_PROMISED' : 'GOAL_MISSED';
}

function walkView(evidence: Evidence<WalkEvidence>): WalkEvidenceType {
  const { content } = evidence;
  return {
    file: fileView(evidence, content && { engineVersion: content.engineVersion }),
    fromDate: content?.fromDate ?? null,
    toDate: content?.toDate ?? null,
    instrumentCount: content?.instrumentCount ?? null,
    rebalanceCount: content?.rebalanceCount ?? null,
    overfittingRatio: content?.overfitting?.probability ?? null,
    strategies: (content?.lines ?? []).map(({ name, figures, differences }) => ({
      name,
      meanReturn: intervalView(figures.MEAN_RETURN),
      sharpe: intervalView(figures.SHARPE),
      maximumDrawdown: intervalView(figures.MAXIMUM_DRAWDOWN),
      sharpeDifference: differences ? intervalView(differences.SHARPE) : null,
    })),
  };
}

function intervalView({
  estimate,
  lower,
  upper,
}: {
  readonly estimate: number;
  readonly lower: number | null;
  readonly upper: number | null;
}): EvidenceInterval {
  return { value: estimate, low: lower, high: upper };
}
