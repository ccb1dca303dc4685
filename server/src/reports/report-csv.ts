import { csvText } from '@convergence/shared/units/csv';

import type { Language } from '../platform/graphql/permission.ts';

import type { ReportBlock, ReportCell, ReportContent } from './report-content.ts';

const heads: Readonly<Record<Language, readonly string[]>> = {
  KO: ['절', '블록', '항목', '열', '값', '하한', '상한', '단위', '신뢰수준', '방법', '출처'],
  EN: ['section', 'block', 'item', 'column', 'value', 'low', 'high', 'unit', 'level', 'method', 'source'],
};

type Row = readonly (string | number)[];

/** One line a figure or sentence, all digits: a table that a program can filter. With a byte order mark, for Excel. */
export function reportCsv(content: ReportContent): string {
  const head: Row[] = [
    [content.title, '', '', '', content.subtitle, '', '', '', '', '', content.subjectId],
    ...(content.simulatedMark === null
      ? []
      : [[content.title, '', '', '', content.simulatedMark, '', '', '', '', '', '']]),
  ];
  const rows = content.sections.flatMap(({ title, blocks }) =>
    blocks.flatMap((block) => blockRows(block).map((row): Row => [title, ...row])),
  );
  return csvText([heads[content.language], ...head, ...rows]);
}

/** Of one block, without the name of the section. */
function blockRows(block: ReportBlock): Row[] {
  switch (block.kind) {
    case 'PARAGRAPH':
      return [words('', '', '', block.text)];
    case 'LIST':
      return block.items.map((item, index) => words(block.title ?? '', String(index + 1), '', item));
    case 'FACTS':
      return block.facts.map(({ label, cell }) => cellRow(block.title ?? '', label, '', cell));
    case 'TABLE':
      return block.rows.flatMap((cells) =>
        block.columns.flatMap(({ title, isRepeated }, column) =>
          column === 0 || isRepeated ? [] : [cellRow(block.title, cells[0]!.text, title, cells[column]!)],
        ),
      );
    case 'CHART':
      return block.points.map(({ x, y, low, high }) => [
        block.title,
        x,
        block.yTitle,
        y,
        low ?? '',
        high ?? '',
        block.yUnit,
        '',
        '',
        block.source,
      ]);
    default:
      return block.roles.map((role) => words(block.title, role, '', ''));
  }
}

function words(block: string, item: string, column: string, value: string): Row {
  return [block, item, column, value, '', '', '', '', '', ''];
}

function cellRow(block: string, item: string, column: string, { text, figure }: ReportCell): Row {
  if (!figure) return words(block, item, column, text);
  const { value, low, high, unit, levelRatio, method, source } = figure;
  return [block, item, column, value, low ?? '', high ?? '', unit, levelRatio ?? '', method ?? '', source];
}
