import { controlCatalogue } from '../threat/catalogue.ts';
import type { ControlCatalogue } from '../threat/catalogue.ts';
import { annualControlCost, combineReductions, groupFactors } from '../threat/controls.ts';
import type { ControlSelection, ControlSelectionInput } from './control-selection.ts';
import { expectedLossUnder } from './control-selection.ts';
import { solveProgramme } from './highs.ts';
import type { ProgrammeRow } from './highs.ts';

/** A control as a programme sees it; reductions by threat are effective ones, after the performance factor. */
export interface ProgrammeControl {
  readonly id: string;
  readonly group: string;
  readonly costKrw: number;
  readonly frequencyReduction: Readonly<Record<string, number>>;
  readonly magnitudeReduction: Readonly<Record<string, number>>;
}

/** A subset of one group: what it costs and the share of each threat's loss that it leaves. */
export interface ControlConfiguration {
  readonly ids: readonly string[];
  readonly costKrw: number;
  /** F × M by threat, in the order of the threats. */
  readonly factors: readonly number[];
}

/** All configurations of every overlap group. */
export type ControlSpace = readonly (readonly ControlConfiguration[])[];

/**
 * Lists the subsets of every group with the combination rule of threat-spec 7.3 applied.
 *
 * @param overlaps - δ by group id; the order of its keys is that of the groups.
 */
export function controlSpace(
  controls: readonly ProgrammeControl[],
  overlaps: Readonly<Record<string, number>>,
  threats: readonly string[],
): ControlSpace {
  return Object.entries(overlaps).map(([group, overlap]) => {
    const own = controls.filter((control) => control.group === group);
    return Array.from({ length: 2 ** own.length }, (_, mask): ControlConfiguration => {
      const set = own.filter((__, at) => ((mask >> at) & 1) === 1);
      const left = (reductions: (control: ProgrammeControl) => number): number =>
        combineReductions(set.map(reductions), overlap);
      return {
        ids: set.map((control) => control.id),
        costKrw: set.reduce((sum, control) => sum + control.costKrw, 0),
        factors: threats.map(
          (threat) =>
            left((control) => control.frequencyReduction[threat] ?? 0) *
            left((control) => control.magnitudeReduction[threat] ?? 0),
        ),
      };
    });
  });
}

/** Columns and rows that make the product over groups linear: the surviving-fraction recursion (threat-spec 9.2, after Sawik 2013). */
export interface ControlBlock {
  readonly columnCount: number;
  /** 1 where the configuration is chosen; `choice[g][h]` is a column. */
  readonly choice: readonly (readonly number[])[];
  /** Columns and coefficients of Q_k, the share of threat k that survives all controls. */
  readonly surviving: readonly { readonly indices: readonly number[]; readonly values: readonly number[] }[];
  readonly rows: readonly ProgrammeRow[];
}

/**
 * @param firstColumn - Where the block's columns start in the programme.
 *
 * Exact, not an approximation: v_kgh carries what of threat k reaches group g when h is chosen there, and is 0 otherwise.
 */
export function controlBlock(space: ControlSpace, threatCount: number, firstColumn: number): ControlBlock {
  let next = firstColumn;
  const column = (): number => next++;
  const choice = space.map((configurations) => configurations.map(column));
  const rows: ProgrammeRow[] = choice.map((columns) => ({
    lower: 1,
    upper: 1,
    indices: columns,
    values: columns.map(() => 1),
  }));

  const surviving = Array.from({ length: threatCount }, (_, threat) => {
    let before: { readonly indices: readonly number[]; readonly values: readonly number[] } | undefined;
    for (const [group, configurations] of space.entries()) {
      const carried = configurations.map(column);
      carried.forEach((at, h) =>
        rows.push({ lower: Number.NEGATIVE_INFINITY, upper: 0, indices: [at, choice[group]![h]!], values: [1, -1] }),
      );
      const ones = carried.map(() => 1);
      rows.push(
        before
          ? {
              lower: 0,
              upper: 0,
              indices: [...carried, ...before.indices],
              values: [...ones, ...before.values.map((value) => -value)],
            }
          : { lower: 1, upper: 1, indices: carried, values: ones },
      );
      before = { indices: carried, values: configurations.map((configuration) => configuration.factors[threat]!) };
    }
    return before ?? { indices: [], values: [] };
  });
  return { columnCount: next - firstColumn, choice, surviving, rows };
}

/** Row of a control that needs another: what it is part of is at most what the others are part of. */
function requirementRow(
  space: ControlSpace,
  block: ControlBlock,
  control: string,
  anyOf: readonly string[],
): ProgrammeRow {
  const indices: number[] = [];
  const values: number[] = [];
  space.forEach((configurations, group) =>
    configurations.forEach(({ ids }, h) => {
      const needs = ids.includes(control) ? 1 : 0;
      const has = ids.filter((id) => anyOf.includes(id)).length;
      if (needs === has) return;
      indices.push(block.choice[group]![h]!);
      values.push(needs - has);
    }),
  );
  return { lower: Number.NEGATIVE_INFINITY, upper: 0, indices, values };
}

const KRW_UNIT = 1e9;
const TIME_LIMIT_SECONDS = 60;

/** The catalogue's space of sets that keep `current` and `mandatory` and leave `excluded` out. */
function catalogueSpace(
  input: ControlSelectionInput,
  catalogue: ControlCatalogue,
  threats: readonly string[],
): ControlSpace {
  const { current = [], mandatory = [], excluded = [], effect = 'mode' } = input;
  const fixed = new Set([...current, ...mandatory]);
  return catalogue.groups.map((group) => {
    const own = catalogue.controls.filter((control) => control.group === group.id).map((control) => control.id);
    const sets = Array.from({ length: 2 ** own.length }, (_, mask) => own.filter((__, at) => ((mask >> at) & 1) === 1));
    return sets
      .filter((ids) => own.every((id) => (ids.includes(id) ? !excluded.includes(id) : !fixed.has(id))))
      .map((ids) => ({
        ids,
        costKrw: annualControlCost(
          ids.filter((id) => !current.includes(id)),
          catalogue,
        ),
        factors: threats.map((threat) => {
          const { F, M } = groupFactors(ids, group.overlap, threat, effect, catalogue);
          return F * M;
        }),
      }));
  });
}

/**
 * The optimum of `selectControls` by mixed-integer programming: the second method, which tests hold against the first, and the
 * one for catalogues of more than 24 controls. Ties are not broken.
 *
 * @throws DomainError E_INFEASIBLE.
 *
 * Cost: seconds for the catalogue.
 */
export async function selectControlsByProgramme(input: ControlSelectionInput): Promise<ControlSelection> {
  const {
    catalogue = controlCatalogue,
    current = [],
    budgetKrw,
    expectedLossKrw,
    effect = 'mode',
    objective = 'ale',
  } = input;
  const threats = Object.keys(expectedLossKrw).filter((id) => expectedLossKrw[id]! > 0);
  const space = catalogueSpace(input, catalogue, threats);
  const block = controlBlock(space, threats.length, 0);
  const costs = space.flatMap((configurations) => configurations.map((item) => item.costKrw / KRW_UNIT));
  const choices = block.choice.flat();

  const cost = Array.from({ length: block.columnCount }, () => 0);
  threats.forEach((id, threat) => {
    const { indices, values } = block.surviving[threat]!;
    indices.forEach((at, k) => (cost[at] = (values[k]! * expectedLossKrw[id]!) / KRW_UNIT));
  });
  if (objective === 'net') choices.forEach((at, k) => (cost[at] = costs[k]!));
  const { values } = await solveProgramme(
    {
      cost,
      lower: cost.map(() => 0),
      upper: cost.map(() => 1),
      rows: [
        ...block.rows,
        { lower: 0, upper: budgetKrw / KRW_UNIT, indices: choices, values: costs },
        ...catalogue.requiresAny.map((rule) => requirementRow(space, block, rule.control, rule.anyOf)),
      ],
      integerColumns: choices,
    },
    { timeLimitSeconds: TIME_LIMIT_SECONDS },
  );

  const chosen = space.flatMap((configurations, group) =>
    configurations.filter((_, h) => values[block.choice[group]![h]!]! > 0.5),
  );
  const controls = chosen.flatMap((item) => item.ids).sort();
  const costKrw = chosen.reduce((sum, item) => sum + item.costKrw, 0);
  const aleKrw = expectedLossUnder(controls, expectedLossKrw, { effect, catalogue });
  return {
    controls,
    added: controls.filter((id) => !current.includes(id)),
    costKrw,
    aleKrw,
    objectiveKrw: objective === 'net' ? aleKrw + costKrw : aleKrw,
  };
}
