import { createUnionType, Field, Float, ID, InputType, Int, InterfaceType, ObjectType } from 'type-graphql';

import { connectionOf } from '../platform/graphql/connection.ts';
import {
  errorUnion,
  IdempotencyKeyReusedError,
  InvalidInputError,
  NotFoundError,
  WrongStateError,
} from '../platform/graphql/errors.ts';
import type { UserError } from '../platform/graphql/errors.ts';
import { Node } from '../platform/graphql/node.type.ts';
import { LanguageEnum, stringEnum } from '../platform/graphql/permission.type.ts';
import type { Language } from '../platform/graphql/permission.ts';
import { DateTime } from '../platform/graphql/scalars.ts';
import { RiskUnitEnum } from '../risk/risk.type.ts';

import type { ReportBlock, ReportKind, ReportUnit } from './report-content.ts';
import type { ReportFormat, ReportStatus } from './report.entity.ts';

export const ReportKindEnum: { readonly [Name in ReportKind]: Name } = stringEnum('ReportKind', 'Kinds of reports.', {
  RISK_REPORT: 'Everything that a run measured.',
  DECISION_RECORD: 'What a recommendation was asked for, compared with, and recommends; with lines to sign.',
});

export const ReportStatusEnum: { readonly [Name in ReportStatus]: Name } = stringEnum(
  'ReportStatus',
  'States of a report.',
  {
    QUEUED: 'Waits for a worker.',
    RUNNING: 'Is being made.',
    SUCCEEDED: 'Has its files, which never change again.',
    FAILED: 'Ended without files.',
  },
);

export const ReportFormatEnum: { readonly [Name in ReportFormat]: Name } = stringEnum(
  'ReportFormat',
  'Files of a report; all say the same.',
  {
    PDF: 'For reading and printing, tagged, with bookmarks.',
    CSV: 'One line a figure with all digits, in UTF-8 with a byte order mark.',
    WEB: 'The content as JSON, as the page shows it.',
  },
);

const ColumnAlignEnum = stringEnum('ReportAlign', 'To which side a column is set.', {
  LEFT: 'Words.',
  RIGHT: 'Numbers.',
});
const ChartShapeEnum = stringEnum('ReportChartShape', 'How a chart of a report is drawn.', {
  CURVE: 'A line with a band around it; both axes are logarithmic.',
  HISTOGRAM: 'Columns from x to xTo.',
});

@ObjectType({ description: 'A number as it was computed, with its error and where it stands.' })
export class ReportFigure {
  @Field(() => Float, { description: 'The number in its unit, all digits.' })
  value!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end of the interval; null where there is none.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of the interval; null where there is none.' })
  high!: number | null;

  @Field(() => RiskUnitEnum, { description: 'Unit.' })
  unit!: ReportUnit;

  @Field(() => Float, {
    nullable: true,
    description: 'Probability with which the interval covers the true figure, 0 to 1; null for a fact.',
  })
  levelRatio!: number | null;

  @Field(() => String, { nullable: true, description: 'How the interval was made; null for a fact.' })
  method!: string | null;

  @Field(() => String, { description: 'Where it stands in the inputs, the result document or the recommendation.' })
  source!: string;
}

@ObjectType({ description: 'What is shown, and the number behind it.' })
export class ReportCell {
  @Field(() => String, { description: 'The text, rounded for people; may hold a line break.' })
  text!: string;

  @Field(() => ReportFigure, { nullable: true, description: 'The number; null where it is words.' })
  figure!: ReportFigure | null;
}

@ObjectType({ description: 'A sentence or more.' })
export class ReportParagraph {
  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether it stands out.' })
  isStrong!: boolean;
}

@ObjectType({ description: 'A name and what is known under it.' })
export class ReportFact {
  @Field(() => String, { description: 'The name.' })
  label!: string;

  @Field(() => ReportCell, { description: 'What is known.' })
  cell!: ReportCell;
}

@ObjectType({ description: 'A list of facts.' })
export class ReportFacts {
  @Field(() => String, { nullable: true, description: 'Title; null where the section says it.' })
  title!: string | null;

  @Field(() => [ReportFact], { description: 'The facts, in order.' })
  facts!: ReportFact[];
}

@ObjectType({ description: 'A column of a table.' })
export class ReportColumn {
  @Field(() => String, { description: 'Its head.' })
  title!: string;

  @Field(() => ColumnAlignEnum, { description: 'To which side it is set.' })
  align!: 'LEFT' | 'RIGHT';
}

@ObjectType({ description: 'A row of a table; the first cell names it.' })
export class ReportRow {
  @Field(() => [ReportCell], { description: 'One cell a column.' })
  cells!: ReportCell[];
}

@ObjectType({ description: 'A table.' })
export class ReportTable {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'What to know when reading it; null where nothing is.' })
  note!: string | null;

  @Field(() => [ReportColumn], { description: 'Columns, left to right.' })
  columns!: ReportColumn[];

  @Field(() => [ReportRow], { description: 'Rows, top to bottom.' })
  rows!: ReportRow[];
}

@ObjectType({ description: 'A point of a curve, or a column of a histogram.' })
export class ReportPoint {
  @Field(() => Float, { description: 'Position, or left edge, in the unit of the axis.' })
  x!: number;

  @Field(() => Float, { nullable: true, description: 'Right edge of a column; null on a curve.' })
  xTo!: number | null;

  @Field(() => Float, { description: 'Height in the unit of the axis.' })
  y!: number;

  @Field(() => Float, { nullable: true, description: 'Lower end of its interval; null where there is none.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of its interval; null where there is none.' })
  high!: number | null;
}

@ObjectType({ description: 'A marked place on the horizontal axis.' })
export class ReportMark {
  @Field(() => Float, { description: 'Position in the unit of the axis.' })
  x!: number;

  @Field(() => String, { description: 'What is there.' })
  label!: string;
}

@ObjectType({ description: 'A chart.' })
export class ReportChart {
  @Field(() => ChartShapeEnum, { description: 'How it is drawn.' })
  shape!: 'CURVE' | 'HISTOGRAM';

  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => String, { description: 'What is seen, for those who do not see it.' })
  alt!: string;

  @Field(() => String, { nullable: true, description: 'What to know when reading it; null where nothing is.' })
  note!: string | null;

  @Field(() => String, { description: 'Title of the horizontal axis.' })
  xTitle!: string;

  @Field(() => String, { description: 'Title of the vertical axis.' })
  yTitle!: string;

  @Field(() => RiskUnitEnum, { description: 'Unit of the horizontal axis.' })
  xUnit!: ReportUnit;

  @Field(() => RiskUnitEnum, { description: 'Unit of the vertical axis.' })
  yUnit!: ReportUnit;

  @Field(() => [ReportPoint], { description: 'Points in ascending order of x.' })
  points!: ReportPoint[];

  @Field(() => [ReportMark], { description: 'Marked places.' })
  marks!: ReportMark[];
}

@ObjectType({ description: 'Several sentences.' })
export class ReportList {
  @Field(() => String, { nullable: true, description: 'Title; null where the section says it.' })
  title!: string | null;

  @Field(() => [String], { description: 'The sentences.' })
  items!: string[];
}

@ObjectType({ description: 'Lines that people sign by hand.' })
export class ReportSignatures {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => [String], { description: 'Heads of the columns.' })
  heads!: string[];

  @Field(() => [String], { description: 'Who signs, one a line.' })
  roles!: string[];
}

const blockTypes = {
  PARAGRAPH: ReportParagraph,
  FACTS: ReportFacts,
  TABLE: ReportTable,
  CHART: ReportChart,
  LIST: ReportList,
  SIGNATURES: ReportSignatures,
} as const satisfies Record<ReportBlock['kind'], new () => object>;

export const ReportBlockUnion = createUnionType({
  name: 'ReportBlock',
  description: 'A part of a section.',
  types: () => [ReportParagraph, ReportFacts, ReportTable, ReportChart, ReportList, ReportSignatures] as const,
  // What resolvers answer is the content itself, which says what it is.
  resolveType: (block) => blockTypes[(block as unknown as { readonly kind: ReportBlock['kind'] }).kind],
});

@ObjectType({ description: 'A section of a report.' })
export class ReportSection {
  @Field(() => String, { description: 'Stable name for links, e.g. metrics.' })
  name!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => [ReportBlockUnion], { description: 'Its parts, in order.' })
  blocks!: object[];
}

@ObjectType({ description: 'What a report says; the page, the PDF and the CSV are made of it.' })
export class ReportContent {
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => String, { description: 'Scenario and its version.' })
  subtitle!: string;

  @Field(() => String, { description: 'Name of the organisation.' })
  organisation!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Stands on every page where the prices are made up; null where they are real.',
  })
  simulatedMark!: string | null;

  @Field(() => String, { description: 'SHA-256 of the result document of the run.' })
  resultSha256!: string;

  @Field(() => String, { description: 'Stands at the foot of every page.' })
  footer!: string;

  @Field(() => [ReportSection], { description: 'Sections, in order.' })
  sections!: ReportSection[];
}

@ObjectType({ description: 'A file of a report.' })
export class ReportFile {
  @Field(() => ReportFormatEnum, { description: 'Which file.' })
  format!: ReportFormat;

  @Field(() => Int, { description: 'Size in bytes.' })
  sizeBytes!: number;

  @Field(() => String, { description: 'SHA-256 of the bytes, in hexadecimal.' })
  sha256!: string;
}

@ObjectType({ description: 'An address to fetch a file from.' })
export class ReportDownload {
  @Field(() => String, { description: 'Works without credentials until it expires; a path belongs to this server.' })
  url!: string;

  @Field(() => String, { description: 'Name under which it is saved.' })
  fileName!: string;

  @Field(() => DateTime, { description: 'When the address stops working, UTC; five minutes from now.' })
  expiresAt!: Date;
}

@ObjectType('Report', { implements: Node, description: 'A report of a run or of a recommendation.' })
export class ReportType implements Node {
  id!: string;

  @Field(() => ReportKindEnum, { description: 'Kind.' })
  kind!: ReportKind;

  @Field(() => LanguageEnum, { description: 'Language that it is written in.' })
  language!: Language;

  @Field(() => ReportStatusEnum, { description: 'State.' })
  status!: ReportStatus;

  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1.' })
  progressRatio!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed, in words for people; null unless it did.' })
  failure!: string | null;

  @Field(() => DateTime, { description: 'When it was asked for, UTC.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Name of the person who asked for it.' })
  createdBy!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC; null while it goes on.' })
  finishedAt!: Date | null;

  @Field(() => DateTime, { description: 'Kept until then, UTC, and removed afterwards.' })
  keptUntil!: Date;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of the content; the same for every report of the subject in this language. Null until it has succeeded.',
  })
  contentSha256!: string | null;

  @Field(() => [ReportFile], { description: 'Its files; empty until it has succeeded.' })
  files!: ReportFile[];
}

@InputType({ description: 'Narrows a list of reports; all conditions must hold.' })
export class ReportFilter {
  @Field(() => [ReportKindEnum], { nullable: true, description: 'Any of these kinds.' })
  kindIn?: ReportKind[] | null;

  @Field(() => [ReportStatusEnum], { nullable: true, description: 'Any of these states.' })
  statusIn?: ReportStatus[] | null;
}

@InputType({ description: 'Input of reportCreate.' })
export class ReportCreateInput {
  @Field(() => ReportKindEnum, { description: 'Kind.' })
  kind!: ReportKind;

  @Field(() => ID, {
    description: 'A run for a risk report, a recommendation for a decision record; it has succeeded.',
  })
  subjectId!: string;

  @Field(() => LanguageEnum, { defaultValue: 'KO', description: 'Language that it is written in.' })
  language!: Language;

  @Field(() => String, {
    description: 'Random key of this attempt, 16 to 64 characters; a repeat with the same key starts nothing new.',
  })
  idempotencyKey!: string;
}

export const ReportCreateError = errorUnion('ReportCreate', [
  InvalidInputError,
  NotFoundError,
  WrongStateError,
  IdempotencyKeyReusedError,
] as const);

@ObjectType({ description: 'Result of reportCreate.' })
export class ReportCreatePayload {
  @Field(() => ReportType, { nullable: true, description: 'The queued report; null where errors is not empty.' })
  report?: ReportType | null;

  @Field(() => [ReportCreateError], { description: 'Why nothing was started; empty on success.' })
  errors!: UserError[];
}

@InterfaceType({ description: 'Shared by all events of a report.' })
export abstract class ReportEvent {
  @Field(() => String, { description: 'Position in the stream; pass it as after to resume.' })
  cursor!: string;

  @Field(() => DateTime, { description: 'When it happened, UTC.' })
  occurredAt!: Date;
}

@ObjectType({ implements: ReportEvent, description: 'The report moved on. At most 4 a second.' })
export class ReportProgressEvent extends ReportEvent {
  @Field(() => Float, { description: 'Share of the work that is done, 0 to 1.' })
  progressRatio!: number;
}

@ObjectType({ implements: ReportEvent, description: 'The report ended: it succeeded or failed. Never skipped.' })
export class ReportFinishedEvent extends ReportEvent {
  @Field(() => ReportType, { description: 'The report with its files.' })
  report!: ReportType;
}

export const ReportConnection = connectionOf('Report', () => ReportType, 'reports');
