import type { EstimateUnit, IntervalMethod } from '@convergence/shared/simulation/run-result';

import type { Language } from '../platform/graphql/permission.ts';

/**
 * What a report says, once: the web page, the PDF and the CSV are made of this and of nothing else, so they cannot
 * differ. Plain data, in one language, decided by the subject alone: no id, author or time of the report is in it, so two
 * reports of one subject have equal bytes.
 */
export interface ReportContent {
  readonly format: 1;
  readonly kind: ReportKind;
  readonly language: Language;
  readonly title: string;
  /** Scenario and its version. */
  readonly subtitle: string;
  readonly organisation: string;
  /** Stands on every page where the prices are made up; null where they are real. */
  readonly simulatedMark: string | null;
  /** Public id of the run or recommendation. */
  readonly subjectId: string;
  /** SHA-256 of the result document of the run. */
  readonly resultSha256: string;
  /** When the subject was finished, RFC 3339; the date of the report. */
  readonly finishedAt: string;
  /** Stands at the foot of every page. */
  readonly footer: string;
  readonly sections: readonly ReportSection[];
}

export const reportKinds = ['RISK_REPORT', 'DECISION_RECORD'] as const;
export type ReportKind = (typeof reportKinds)[number];

export interface ReportSection {
  /** Stable name for links and bookmarks, e.g. `metrics`. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock = ReportParagraph | ReportFacts | ReportTable | ReportChart | ReportList | ReportSignatures;

export type ReportUnit = EstimateUnit | 'DAYS' | 'COUNT';

/** A number as it was computed, with what is known of its error and where it stands. */
export interface ReportFigure {
  /** In the unit; all digits. */
  readonly value: number;
  /** Ends of the interval; null where there is none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: ReportUnit;
  /** Probability with which the interval covers; null for a plain fact. */
  readonly levelRatio: number | null;
  readonly method: IntervalMethod | null;
  /** Path in the result document of the run (`result.…`, `inputs.…`), in the recommendation (`recommendation.…`), or what it is derived from. */
  readonly source: string;
}

/** What is shown, and the number behind it where it is one. */
export interface ReportCell {
  readonly text: string;
  readonly figure: ReportFigure | null;
}

export interface ReportParagraph {
  readonly kind: 'PARAGRAPH';
  readonly text: string;
  /** A verdict or a warning stands out. */
  readonly isStrong: boolean;
}

export interface ReportFacts {
  readonly kind: 'FACTS';
  readonly title: string | null;
  readonly facts: readonly { readonly label: string; readonly cell: ReportCell }[];
}

export interface ReportTable {
  readonly kind: 'TABLE';
  readonly title: string;
  readonly note: string | null;
  readonly columns: readonly ReportColumn[];
  /** The first cell of a row is its name. */
  readonly rows: readonly (readonly ReportCell[])[];
}

export interface ReportColumn {
  readonly title: string;
  readonly align: 'LEFT' | 'RIGHT';
  /** Width relative to the others on paper. */
  readonly width: number;
  /** It repeats what another column's figure holds, such as its interval: data files leave it out. */
  readonly isRepeated: boolean;
}

export interface ReportChart {
  readonly kind: 'CHART';
  /** CURVE: both axes logarithmic, a band from low to high. HISTOGRAM: columns from x to xTo. */
  readonly shape: 'CURVE' | 'HISTOGRAM';
  readonly title: string;
  /** What is seen, for those who do not see it. */
  readonly alt: string;
  readonly note: string | null;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xUnit: ReportUnit;
  readonly yUnit: ReportUnit;
  readonly points: readonly ReportPoint[];
  readonly marks: readonly { readonly x: number; readonly label: string }[];
  /** Path of the points in the result document. */
  readonly source: string;
}

export interface ReportPoint {
  readonly x: number;
  /** Right edge of a column; null on a curve. */
  readonly xTo: number | null;
  readonly y: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ReportList {
  readonly kind: 'LIST';
  readonly title: string | null;
  readonly items: readonly string[];
}

/** Lines that people sign by hand. */
export interface ReportSignatures {
  readonly kind: 'SIGNATURES';
  readonly title: string;
  /** Heads of the columns: role, name, date, signature. */
  readonly heads: readonly string[];
  readonly roles: readonly string[];
}
