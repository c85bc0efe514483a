import type { ComparedFigure, ComparedReports, ComparedRow } from '../../server/src/protocol';
import type { ReportComparison } from '../src/webviews/messages';
import { type Bar, type Chart, drawBars } from './chart';
import { button, make } from './dom';
import type { GridColumn } from './grid';
import { type Host, View } from './view';

/** A row with its place in the comparison. */
interface Line {
  readonly index: number;
  readonly row: ComparedRow;
  /** In how many columns it stands. */
  readonly filled: number;
  readonly confidence: number;
}

/** The same indicators of several reports side by side. */
export function comparisonView({ names, compared }: ReportComparison, host: Host): View<Line> {
  const { words } = host;
  const lines = compared.rows.map(lineOf);
  const columns = compared.columns.map((_, index) => columnOf(index, names, compared, host));
  const shared: readonly (readonly [string, string])[] = [['shared', words.sharedOnly]];
  return new View(host, {
    title: names.join(' · '),
    columns: [
      { id: 'name', title: words.indicator, width: 240, value: ({ row }) => row.name || undefined },
      {
        id: 'unit',
        title: words.unit,
        width: 70,
        value: ({ row }) => row.cells.find(cell => cell !== null)?.unit || undefined,
      },
      ...columns,
      {
        id: 'difference',
        title: words.difference,
        width: 110,
        numeric: true,
        value: differenceOf,
        text: differenceText,
      },
      { id: 'filled', title: words.inReports, width: 90, numeric: true, value: ({ filled }) => filled },
      {
        id: 'confidence',
        title: words.confidence,
        width: 90,
        numeric: true,
        value: ({ filled, confidence }) => (filled > 1 ? confidence : undefined),
        text: ({ filled, confidence }) => (filled > 1 ? percent(confidence) : ''),
      },
    ],
    items: lines,
    sort: { column: 'filled', descending: true },
    filters: [
      {
        id: 'rows',
        label: words.everyRow,
        choices: shared,
        initial: lines.some(({ filled }) => filled > 1) ? 'shared' : '',
        passes: ({ filled }) => filled > 1,
      },
    ],
    open: ({ row }, column) => open(row, column, compared, host),
    details: (line, area) => showDetails(line, area, lines, names, compared, host),
    actions: [button(words.addReports, () => host.post({ type: 'addReports' }))],
    emptyText: words.nothing,
  });
}

function lineOf(row: ComparedRow, index: number): Line {
  const cells = row.cells.filter(cell => cell !== null);
  return {
    index,
    row,
    filled: cells.length,
    confidence: Math.min(1, ...cells.map(({ confidence }) => confidence ?? 1)),
  };
}

/** `haicang-2024`, `haicang-2024 · 2025 计划`. */
function nameOf(index: number, names: readonly string[], { columns }: ComparedReports, { words }: Host): string {
  const { report, half, year } = columns[index]!;
  const when = half === 'planned' ? ` · ${year ?? ''} ${words.planned}` : '';
  return `${names[report]}${when}`;
}

function columnOf(index: number, names: readonly string[], compared: ComparedReports, host: Host): GridColumn<Line> {
  return {
    id: `column${index}`,
    title: nameOf(index, names, compared, host),
    width: 126,
    numeric: true,
    value: ({ row }) => row.cells[index]?.scaled,
    text: ({ row }) => row.cells[index]?.text ?? '',
    decorate: (line, cell) => decorate(line, index, compared.columns[index]!.half, cell, host),
  };
}

/** A bar below the figure, as long as it is great within its row; a mark where the report says nothing. */
function decorate(
  { row, filled }: Line,
  index: number,
  half: 'done' | 'planned',
  cell: HTMLElement,
  { words }: Host,
): void {
  const figure = row.cells[index];
  if (!figure) {
    if (filled > 1) cell.append(make('span', { class: 'gap', 'aria-label': words.missing, title: words.missing }, '—'));
    return;
  }
  cell.classList.add('link');
  if (figure.confidence !== undefined && figure.confidence < 0.9) cell.classList.add('unsure');
  if (filled < 2) return;
  const most = Math.max(...row.cells.map(each => Math.abs(each?.scaled ?? 0)));
  const bar = make('span', { class: half === 'planned' ? 'bar planned' : 'bar', 'aria-hidden': 'true' });
  bar.style.width = `${most === 0 ? 0 : Math.round((Math.abs(figure.scaled) / most) * 100)}%`;
  cell.append(make('span', { class: 'bars' }, bar));
}

/** How far the greatest stands above the least, in percent of the least. */
function differenceOf({ row }: Line): number | undefined {
  const values = row.cells.flatMap(cell => (cell ? [signed(cell)] : []));
  if (values.length < 2) return undefined;
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return least <= 0 ? undefined : Math.round((most / least - 1) * 1000) / 10;
}

function differenceText(line: Line): string {
  const difference = differenceOf(line);
  return difference === undefined ? '' : difference >= 1000 ? `×${Math.round(difference / 100 + 1)}` : `${difference}%`;
}

function signed({ scaled, direction, role }: ComparedFigure): number {
  return role === 'change' && direction === 'down' ? -scaled : scaled;
}

/** Of the column, or for the other columns the first that has a figure. */
function open(row: ComparedRow, column: string, { columns, reports }: ComparedReports, { post }: Host): void {
  const own = /^column(\d+)$/.exec(column);
  const index = own ? Number(own[1]) : row.cells.findIndex(cell => cell !== null);
  const figure = row.cells[index];
  if (figure) post({ type: 'open', uri: reports[columns[index]!.report]!.uri, range: figure.range });
}

// ---- Details ----

let chart: Chart | undefined;

function showDetails(
  line: Line | undefined,
  area: HTMLElement,
  lines: readonly Line[],
  names: readonly string[],
  compared: ComparedReports,
  host: Host,
): void {
  chart?.destroy();
  chart = undefined;
  if (!line) return area.replaceChildren(make('p', { class: 'hint' }, host.words.select));
  const canvas = make('canvas');
  const plot = make('div', { class: 'plot' }, canvas);
  area.replaceChildren(
    make('h2', {}, line.row.name),
    make(
      'div',
      { class: 'sides' },
      plot,
      make('div', {}, listOf(line.row, names, compared, host), suggestionsFor(line, lines, host, compared)),
    ),
  );
  const bars = barsOf(line.row, names, compared, host);
  plot.style.height = `${Math.max(2, bars.length) * 24 + 40}px`;
  chart = drawBars(canvas, { label: line.row.name, bars });
}

function barsOf(row: ComparedRow, names: readonly string[], compared: ComparedReports, host: Host): readonly Bar[] {
  return row.cells.flatMap((figure, index) => {
    if (!figure) return [];
    const colour = compared.columns[index]!.half === 'planned' ? 'vscode-charts-purple' : 'vscode-charts-blue';
    return [{ label: nameOf(index, names, compared, host), value: signed(figure), text: figure.text, colour }];
  });
}

function listOf(row: ComparedRow, names: readonly string[], compared: ComparedReports, host: Host): HTMLElement {
  const first = row.cells.find(cell => cell !== null)!;
  const entries = row.cells.flatMap((figure, index) => {
    if (!figure) return [];
    const { words } = host;
    const link = button(`${figure.name} ${figure.text}`, () => open(row, `column${index}`, compared, host), {
      class: 'link',
      title: words.open,
    });
    const why = figure.tier ? `${words[figure.tier]}, ${percent(figure.confidence ?? 1)}` : words.first;
    const apart =
      figure.tier &&
      button(words.notSame, () => host.post({ type: 'correct', a: first.key, b: figure.key, same: false }));
    return [
      make(
        'li',
        {},
        make('b', {}, nameOf(index, names, compared, host)),
        ' ',
        link,
        make('span', { class: 'why' }, ` ${why} `),
        apart,
      ),
    ];
  });
  return make('ul', { class: 'figures' }, ...entries);
}

/** Rows that may be the same indicator, for the reader to say. */
function suggestionsFor(
  { index }: Line,
  lines: readonly Line[],
  host: Host,
  { suggestions }: ComparedReports,
): HTMLElement | undefined {
  const own = suggestions.filter(({ rows }) => rows.includes(index));
  if (own.length === 0) return undefined;
  const keyOf = (row: number) => lines[row]!.row.cells.find(cell => cell !== null)!;
  const entries = own.map(({ rows, confidence }) => {
    const other = keyOf(rows[0] === index ? rows[1] : rows[0]);
    const say = (same: boolean) => host.post({ type: 'correct', a: keyOf(index).key, b: other.key, same });
    return make(
      'li',
      {},
      `${other.name} ${other.text} `,
      make('span', { class: 'why' }, `${percent(confidence)} `),
      button(host.words.same, () => say(true)),
      button(host.words.notSame, () => say(false)),
    );
  });
  return make('div', {}, make('h3', {}, host.words.maybeSame), make('ul', { class: 'figures' }, ...entries));
}

export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
