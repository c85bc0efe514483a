/** A cell: a word as a text, a number as a number. */
export type Cell = string | number;

/**
 * Rows as lines of CSV (RFC 4180), each with its line end. A text that a spreadsheet would run as a formula is made text by
 * an apostrophe: a report is not to be trusted with that.
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map(row => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^[\s']|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
