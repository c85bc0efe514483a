import { unparse } from 'papaparse';
import writeXlsxFile from 'write-excel-file/universal';
import type { ExportFormat } from '../src/webviews/messages';

export type ExportValue = string | number | undefined;

/** A table as it is shown: headings, then rows, in their order. */
export interface ExportTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ExportValue[])[];
}

export async function fileOf(table: ExportTable, format: ExportFormat): Promise<Uint8Array> {
  return format === 'csv' ? csvOf(table) : xlsxOf(table);
}

/** With the BOM without which Excel reads Chinese as ANSI; a cell that a spreadsheet would run as a formula is made text. */
function csvOf({ columns, rows }: ExportTable): Uint8Array {
  const cells = [columns, ...rows.map(row => row.map(each => each ?? ''))] as (string | number)[][];
  return new TextEncoder().encode(`\uFEFF${unparse(cells, { escapeFormulae: true })}\r\n`);
}

const WIDEST = 40;

async function xlsxOf({ name, columns, rows }: ExportTable): Promise<Uint8Array> {
  const heading = columns.map(value => ({ value, fontWeight: 'bold' as const }));
  const body = rows.map(row => row.map(each => (each === undefined || each === '' ? null : each)));
  const widths = columns.map((title, column) => ({
    width: Math.min(WIDEST, 2 + Math.max(...[title, ...rows.slice(0, 200).map(row => row[column])].map(widthOf))),
  }));
  const sheet = name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31);
  const file = writeXlsxFile([heading, ...body], { sheet, columns: widths, stickyRowsCount: 1 });
  return new Uint8Array(await (await file.toBlob()).arrayBuffer());
}

/** In characters of a spreadsheet: a Chinese one takes two. */
function widthOf(value: ExportValue): number {
  return Array.from(String(value ?? '')).reduce((sum, each) => sum + (each > '\u2e7f' ? 2 : 1), 0);
}
