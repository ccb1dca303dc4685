/**
 * The fields of one line of a CSV file (RFC 4180): quotes may surround a field, and a doubled quote inside is one quote.
 *
 * @param line - Without its line end; a field cannot hold a line break.
 * @returns The fields as they stand, not trimmed; null where a quote is not closed or stands in the middle of a field.
 */
export function splitCsvLine(line: string): string[] | null {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let field = '';
      let close = line.indexOf('"', at + 1);
      let from = at + 1;
      while (close >= 0 && line[close + 1] === '"') {
        field += line.slice(from, close + 1);
        from = close + 2;
        close = line.indexOf('"', from);
      }
      if (close < 0) return null;
      fields.push(field + line.slice(from, close));
      at = close + 1;
      if (at === line.length) return fields;
      if (line[at] !== ',') return null;
    } else {
      const comma = line.indexOf(',', at);
      const field = line.slice(at, comma < 0 ? line.length : comma);
      if (field.includes('"')) return null;
      fields.push(field);
      if (comma < 0) return fields;
      at = comma;
    }
    at += 1;
  }
}

/** What a spreadsheet would run as a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;

/** One field; text that a spreadsheet would run is kept from running by an apostrophe. A number is written with all digits. */
export function csvField(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole file (RFC 4180) with a byte order mark, without which Excel misreads Korean. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvField).join(',')).join('\r\n')}\r\n`;
}
