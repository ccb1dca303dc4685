import type { TextKey } from '../../text/ko.ts';

/** Number fields keep what was typed until it is a number. */
export type Typed = number | string;

export interface FieldProblem {
  /** Input field, outermost name first, joined by points: `positions.0.weightRatio`. */
  readonly path: string;
  readonly text: TextKey;
  readonly values?: Readonly<Record<string, string | number>>;
}
