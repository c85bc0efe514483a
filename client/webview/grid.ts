import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  constructTable,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type Row,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/table-core';
import { storeReactivityBindings } from '@tanstack/table-core/store-reactivity-bindings';
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { make } from './dom';

export interface GridColumn<Item> {
  readonly id: string;
  readonly title: string;
  /** In pixels. */
  readonly width: number;
  readonly numeric?: boolean;
  /** What it is sorted by, and exported as unless `exported` says otherwise; undefined where the row has nothing here, which sorts last. */
  value(item: Item): string | number | undefined;
  /** What is shown, where that is not the value. */
  text?(item: Item): string;
  exported?(item: Item): string | number | undefined;
  /** Adds what a text cannot show. */
  decorate?(item: Item, cell: HTMLElement): void;
}

export interface GridOptions<Item> {
  readonly label: string;
  readonly columns: readonly GridColumn<Item>[];
  readonly items: readonly Item[];
  /** Opens the source of a cell: Enter, or a click on a link. */
  readonly onOpen: (item: Item, column: string) => void;
  /** The row that holds the focus. */
  readonly onSelect: (item: Item | undefined) => void;
  readonly onChange: () => void;
}

/** Pixels, as in the style sheet. */
const ROW_HEIGHT = 28;
const HEAD_HEIGHT = 42;

// Ten thousand rows beyond those in sight cost nothing; a few are drawn ahead for quick scrolling.
const AHEAD = 12;

const features = tableFeatures({
  coreReactivityFeature: storeReactivityBindings(),
  columnFilteringFeature,
  globalFilteringFeature,
  columnVisibilityFeature,
  rowSortingFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
});
type Features = typeof features;

/**
 * A table that sorts, filters and hides columns by TanStack Table, draws the rows in sight only, and is walked through by
 * keys like a spreadsheet: one cell holds the focus, arrows move it, Enter opens its source.
 */
export class Grid<Item> {
  readonly element: HTMLElement;
  private readonly table;
  private readonly head = make('thead');
  private readonly body = make('tbody');
  private readonly above = spacer();
  private readonly below = spacer();
  private readonly drawn = new Map<number, HTMLElement>();
  /** Whether the active cell is to be focused as soon as it is drawn. */
  private wantsFocus = false;
  private readonly columnGroup = make('colgroup');
  private readonly grid: HTMLTableElement;
  private readonly virtualizer: Virtualizer<HTMLElement, HTMLTableRowElement>;
  private readonly byId: ReadonlyMap<string, GridColumn<Item>>;
  /** Row -1 is the heading. */
  private active = { row: 0, column: 0 };
  /** Whether the writer has been at the table: until then no row stands out. */
  private isUsed = false;
  private search = '';
  private filter: (item: Item) => boolean = () => true;

  constructor(private readonly options: GridOptions<Item>) {
    this.byId = new Map(options.columns.map(column => [column.id, column]));
    this.table = constructTable<Features, { item: Item }>({
      features,
      data: options.items.map(item => ({ item })),
      columns: options.columns.map(columnOf),
      globalFilterFn: ({ original }: { readonly original: { readonly item: Item } }) => this.matches(original.item),
      // The function looks at the whole row: asked for one column it has said all.
      getColumnCanGlobalFilter: ({ id }: { readonly id: string }) => id === options.columns[0]?.id,
      enableSortingRemoval: true,
    } as never);
    this.grid = make('table', { role: 'grid', 'aria-label': options.label }, this.columnGroup, this.head, this.body);
    this.element = make('div', { class: 'scroller' }, this.grid);
    this.virtualizer = new Virtualizer({
      count: 0,
      getScrollElement: () => this.element,
      estimateSize: () => ROW_HEIGHT,
      overscan: AHEAD,
      // The heading covers the rows above and pushes those below down.
      scrollPaddingEnd: HEAD_HEIGHT,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.drawBody(),
    });
    this.grid.addEventListener('keydown', event => this.onKey(event));
    this.grid.addEventListener('click', event => this.onClick(event));
    this.grid.addEventListener('focusin', event => this.onFocus(event));
  }

  /** To be called once the element stands in the page. */
  mount(): void {
    this.virtualizer._didMount();
    this.draw();
  }

  get shown(): readonly Item[] {
    return this.rows.map(row => row.original.item);
  }

  get visibleColumns(): readonly GridColumn<Item>[] {
    return this.table.getVisibleLeafColumns().map(({ id }) => this.byId.get(id)!);
  }

  get sort(): { readonly column: string; readonly descending: boolean } | null {
    const [first] = this.table.atoms.sorting.get();
    return first ? { column: first.id, descending: first.desc } : null;
  }

  get hidden(): readonly string[] {
    const shown = new Set(this.visibleColumns.map(({ id }) => id));
    return this.options.columns.map(({ id }) => id).filter(id => !shown.has(id));
  }

  arrange(arrangement: {
    readonly search?: string | undefined;
    readonly filter?: ((item: Item) => boolean) | undefined;
    readonly sort?: { readonly column: string; readonly descending: boolean } | null | undefined;
    readonly hidden?: readonly string[] | undefined;
  }): void {
    const { search, filter, sort, hidden } = arrangement;
    if (search !== undefined) this.search = search.trim().toLowerCase();
    if (filter) this.filter = filter;
    // The filter is a function that the table does not know has changed: a new value each time tells it.
    if (search !== undefined || filter) this.table.setGlobalFilter({});
    if (sort !== undefined)
      this.table.setSorting(sort && this.byId.has(sort.column) ? [{ id: sort.column, desc: sort.descending }] : []);
    if (hidden) this.table.setColumnVisibility(Object.fromEntries(hidden.map(id => [id, false])));
    this.draw();
    this.options.onChange();
  }

  scrollTo(top: number): void {
    this.element.scrollTop = top;
  }

  /** Moves the focus to a row, as a click on it does. */
  select(row: number): void {
    this.moveTo({ row, column: this.active.column });
  }

  /** Draws the rows again, such as when what decorates them has changed. */
  draw(): void {
    this.active = {
      row: Math.min(this.active.row, Math.max(0, this.rows.length - 1)),
      column: this.lastColumn(this.active.column),
    };
    this.drawHead();
    this.virtualizer.setOptions({ ...this.virtualizer.options, count: this.rows.length });
    this.virtualizer._willUpdate();
    this.grid.setAttribute('aria-rowcount', String(this.rows.length + 1));
    this.grid.setAttribute('aria-colcount', String(this.visibleColumns.length));
    this.redrawBody();
  }

  private get rows(): readonly Row<Features, { item: Item }>[] {
    return this.table.getRowModel().rows;
  }

  private matches(item: Item): boolean {
    if (!this.filter(item)) return false;
    if (this.search === '') return true;
    return this.options.columns.some(column => textOf(column, item).toLowerCase().includes(this.search));
  }

  // ---- Drawing ----

  private drawHead(): void {
    const columns = this.visibleColumns;
    this.columnGroup.replaceChildren(
      ...columns.map(({ width }) => {
        const element = make('col');
        element.style.width = `${width}px`;
        return element;
      }),
    );
    this.grid.style.minWidth = '100%';
    this.grid.style.width = `${columns.reduce((sum, { width }) => sum + width, 0)}px`;
    this.head.replaceChildren(
      make('tr', { role: 'row', 'aria-rowindex': 1 }, ...columns.map((column, index) => this.headCell(column, index))),
    );
  }

  private headCell(column: GridColumn<Item>, index: number): HTMLElement {
    const sorted = this.sort?.column === column.id ? (this.sort.descending ? 'descending' : 'ascending') : 'none';
    const mark = { none: '', ascending: '▲', descending: '▼' }[sorted];
    const cell = make(
      'th',
      {
        role: 'columnheader',
        scope: 'col',
        'aria-sort': sorted,
        'aria-colindex': index + 1,
        class: column.numeric ? 'numeric' : undefined,
        title: column.title,
        tabindex: this.isActive(-1, index) ? 0 : -1,
      },
      make('span', { class: 'title' }, column.title),
      make('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
    );
    place(cell, -1, index);
    return cell;
  }

  /** Rows that stay in sight stay as they are: while scrolling, only those that come are made. */
  private drawBody(): void {
    const items = this.virtualizer.getVirtualItems();
    const wanted = new Set(items.map(({ index }) => index));
    for (const [index, row] of this.drawn) if (!wanted.has(index)) this.forget(index, row);
    let next: ChildNode = this.above;
    for (const { index } of items) next = this.drawn.get(index) ?? this.drawRow(index, next);
    const [first, last] = [items[0], items.at(-1)];
    this.above.style.height = `${first?.start ?? 0}px`;
    this.below.style.height = `${last ? this.virtualizer.getTotalSize() - last.end : 0}px`;
    this.giveFocus();
  }

  private drawRow(index: number, behind: ChildNode): ChildNode {
    const row = this.bodyRow(index, this.visibleColumns);
    this.drawn.set(index, row);
    behind.after(row);
    return row;
  }

  private forget(index: number, row: HTMLElement): void {
    // The focus goes back to its cell when that comes into sight again.
    this.wantsFocus ||= row.contains(document.activeElement);
    row.remove();
    this.drawn.delete(index);
  }

  /** Makes all rows in sight anew. */
  private redrawBody(): void {
    for (const [index, row] of this.drawn) this.forget(index, row);
    this.body.replaceChildren(this.above, this.below);
    this.drawBody();
  }

  private bodyRow(index: number, columns: readonly GridColumn<Item>[]): HTMLElement {
    const row = this.rows[index];
    if (row === undefined) return make('tr');
    const { item } = row.original;
    return make(
      'tr',
      {
        role: 'row',
        'aria-rowindex': index + 2,
        class: this.isUsed && index === this.active.row ? 'active' : undefined,
      },
      ...columns.map((column, position) => this.bodyCell(column, item, index, position)),
    );
  }

  private bodyCell(column: GridColumn<Item>, item: Item, row: number, position: number): HTMLElement {
    const text = textOf(column, item);
    const cell = make(
      'td',
      {
        role: 'gridcell',
        'aria-colindex': position + 1,
        class: column.numeric ? 'numeric' : undefined,
        title: text,
        tabindex: this.isActive(row, position) ? 0 : -1,
      },
      make('span', { class: 'text' }, text),
    );
    place(cell, row, position);
    column.decorate?.(item, cell);
    return cell;
  }

  // ---- Keys and mouse ----

  private onKey(event: KeyboardEvent): void {
    const { row, column } = this.active;
    const page = Math.max(1, Math.floor(this.element.clientHeight / ROW_HEIGHT) - 2);
    const end = this.rows.length - 1;
    const far = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, () => { row: number; column: number }>> = {
      ArrowDown: () => ({ row: Math.min(end, row + 1), column }),
      ArrowUp: () => ({ row: Math.max(-1, row - 1), column }),
      ArrowRight: () => ({ row, column: this.lastColumn(column + 1) }),
      ArrowLeft: () => ({ row, column: Math.max(0, column - 1) }),
      PageDown: () => ({ row: Math.min(end, row + page), column }),
      PageUp: () => ({ row: Math.max(0, row - page), column }),
      Home: () => ({ row: far ? Math.min(0, end) : row, column: 0 }),
      End: () => ({ row: far ? end : row, column: this.lastColumn(Infinity) }),
    };
    const move = moves[event.key];
    if (move) this.moveTo(move());
    else if (event.key === 'Enter' || event.key === ' ') this.use();
    else return;
    event.preventDefault();
  }

  private lastColumn(wanted: number): number {
    return Math.max(0, Math.min(wanted, this.visibleColumns.length - 1));
  }

  private moveTo(place: { readonly row: number; readonly column: number }): void {
    this.active = place;
    this.isUsed = true;
    if (place.row >= 0) this.virtualizer.scrollToIndex(place.row, { align: 'auto' });
    this.drawHead();
    this.redrawBody();
    this.options.onSelect(this.rows[place.row]?.original.item);
    this.wantsFocus = true;
    this.giveFocus();
  }

  /** To the active cell; where its row is not drawn yet, once it is. */
  private giveFocus(): void {
    const cell = this.wantsFocus ? this.cellAt(this.active) : null;
    if (!cell) return;
    this.wantsFocus = false;
    cell.focus({ preventScroll: true });
    // What is told of the row below the table may have covered it.
    if (this.active.row >= 0) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private use(): void {
    const column = this.visibleColumns[this.active.column];
    const row = this.rows[this.active.row];
    if (column === undefined) return;
    if (this.active.row < 0) this.sortBy(column.id);
    else if (row) this.options.onOpen(row.original.item, column.id);
  }

  private onClick({ target }: MouseEvent): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('td, th') : null;
    const place = cell && placeOf(cell);
    if (!place) return;
    this.moveTo(place);
    const isLink = target instanceof Element && target.closest('.link') !== null;
    if (place.row < 0 || isLink) this.use();
  }

  /** Tabbing into the table lands on its active cell, which the table then has to know as such. */
  private onFocus({ target }: FocusEvent): void {
    this.wantsFocus = false;
    const place = target instanceof HTMLElement ? placeOf(target) : undefined;
    if (place && (place.row !== this.active.row || place.column !== this.active.column)) this.active = place;
  }

  private sortBy(id: string): void {
    const sort = this.sort;
    const next =
      sort?.column !== id
        ? { column: id, descending: false }
        : sort.descending
          ? null
          : { column: id, descending: true };
    this.arrange({ sort: next });
    this.cellAt(this.active)?.focus();
  }

  private isActive(row: number, column: number): boolean {
    return row === this.active.row && column === this.active.column;
  }

  private cellAt({ row, column }: { readonly row: number; readonly column: number }): HTMLElement | null {
    return this.grid.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  }
}

export function textOf<Item>(column: GridColumn<Item>, item: Item): string {
  return column.text ? column.text(item) : String(column.value(item) ?? '');
}

export function exportOf<Item>(column: GridColumn<Item>, item: Item): string | number | undefined {
  return column.exported ? column.exported(item) : column.value(item);
}

const inOrder = new Intl.Collator('zh-CN', { numeric: true });

function columnOf<Item>(column: GridColumn<Item>): ColumnDef<Features, { item: Item }> {
  return {
    id: column.id,
    accessorFn: ({ item }: { item: Item }) => column.value(item),
    sortUndefined: 'last',
    sortFn: (a: Row<Features, { item: Item }>, b: Row<Features, { item: Item }>) =>
      compare(column.value(a.original.item), column.value(b.original.item)),
  } as never;
}

function compare(a: string | number | undefined, b: string | number | undefined): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return inOrder.compare(String(a ?? ''), String(b ?? ''));
}

/** Stands for the rows out of sight. */
function spacer(): HTMLElement {
  return make('tr', { 'aria-hidden': 'true', class: 'spacer' }, make('td'));
}

function place(cell: HTMLElement, row: number, column: number): void {
  cell.dataset.row = String(row);
  cell.dataset.column = String(column);
}

function placeOf(cell: HTMLElement): { readonly row: number; readonly column: number } | undefined {
  const { row, column } = cell.dataset;
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}
