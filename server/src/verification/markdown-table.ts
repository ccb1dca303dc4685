/**
 * Rows of the first table of a Markdown text that has all of the columns, as texts by column.
 *
 * @returns Empty where there is no such table.
 */
export function markdownTable<Column extends string>(
  text: string,
  columns: readonly Column[],
): readonly Readonly<Record<Column, string>>[] {
  const lines = text.split('\n').map((line) => (line.trimStart().startsWith('|') ? cellsOf(line) : null));
  const head = lines.findIndex((cells) => cells !== null && columns.every((column) => cells.includes(column)));
  if (head < 0) return [];
  const places = columns.map((column) => [column, lines[head]!.indexOf(column)] as const);
  const body = lines.slice(head + 2); // a line of dashes stands below the head
  const end = body.findIndex((cells) => cells === null);
  return body
    .slice(0, end < 0 ? body.length : end)
    .map(
      (cells) => Object.fromEntries(places.map(([column, at]) => [column, cells![at] ?? ''])) as Record<Column, string>,
    );
}

function cellsOf(line: string): string[] {
  return line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}
