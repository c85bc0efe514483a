import type { Arrangement, ExportFormat, FromWebview, Shown, Words } from '../src/webviews/messages';
import { button, filled, make } from './dom';
import { type ExportTable, fileOf } from './export';
import { exportOf, Grid, type GridColumn, textOf } from './grid';

/** What the pages of all tables share with the extension. */
export interface Host {
  readonly words: Words;
  readonly language: string;
  post(message: FromWebview): void;
  keep(arrangement: Arrangement): void;
}

/** A choice in the toolbar that lets some of the rows through. */
export interface Filter<Item> {
  readonly id: string;
  readonly label: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
  /** The choice at first; without it all rows are shown. */
  readonly initial?: string;
  passes(item: Item, value: string): boolean;
}

export interface ViewOptions<Item> {
  readonly title: string;
  readonly subtitle?: string;
  readonly columns: readonly GridColumn<Item>[];
  readonly hidden?: readonly string[];
  readonly items: readonly Item[];
  readonly filters: readonly Filter<Item>[];
  readonly sort?: Arrangement['sort'];
  readonly open: (item: Item, column: string) => void;
  /** What stands below the table about the row that holds the focus; `view` to arrange it from there. */
  readonly details?: (item: Item | undefined, area: HTMLElement) => void;
  /** Draws the chart above the table from the rows shown. */
  readonly chart?: (items: readonly Item[], area: HTMLElement) => void;
  readonly chartAtFirst?: boolean;
  readonly notes?: readonly HTMLElement[];
  readonly actions?: readonly HTMLElement[];
  readonly emptyText: string;
}

/** A page whatever its rows are. */
export interface Page {
  readonly element: HTMLElement;
  readonly shown: Shown;
  mount(arrangement: Partial<Arrangement> | undefined): void;
  arrange(arrangement: Partial<Arrangement>): void;
  file(format: ExportFormat): Promise<Uint8Array>;
  activate(row: number, column: string): void;
  press(row: number, text: string): void;
  redraw(): void;
}

const FIRST_ROWS = 50;

/** A page with toolbar, chart, table and details. */
export class View<Item> implements Page {
  readonly element: HTMLElement;
  private readonly grid: Grid<Item>;
  private readonly search: HTMLInputElement;
  private readonly selects = new Map<string, HTMLSelectElement>();
  private readonly count = make('p', { class: 'count', role: 'status', 'aria-live': 'polite' });
  private readonly chartArea = make('section', { class: 'chart', hidden: true });
  private readonly detailArea = make('section', { class: 'details' });
  private readonly empty = make('p', { class: 'empty', hidden: true });
  private readonly chartButton: HTMLButtonElement;
  private readonly columnList = make('div', { class: 'choices' });

  constructor(
    private readonly host: Host,
    private readonly options: ViewOptions<Item>,
  ) {
    const { words } = host;
    this.search = make('input', { type: 'search', placeholder: words.search, 'aria-label': words.search });
    this.search.addEventListener('input', () => this.grid.arrange({ search: this.search.value }));
    this.chartButton = button(words.chart, () => this.showChart(this.chartArea.hidden !== false), {
      'aria-pressed': 'false',
    });
    this.grid = new Grid({
      label: options.title,
      columns: options.columns,
      items: options.items,
      onOpen: options.open,
      onSelect: item => this.showDetails(item),
      onChange: () => this.changed(),
    });
    this.grid.element.addEventListener('scroll', () => this.keepSoon());
    this.element = make(
      'div',
      { class: 'page' },
      make(
        'header',
        {},
        make('h1', {}, options.title),
        options.subtitle ? make('p', { class: 'subtitle' }, options.subtitle) : undefined,
      ),
      this.toolbar(),
      ...(options.notes ?? []),
      this.chartArea,
      this.count,
      this.empty,
      this.grid.element,
      ...(options.details ? [this.detailArea] : []),
    );
  }

  /** To be called once the element stands in the page. */
  mount(arrangement: Partial<Arrangement> | undefined): void {
    this.grid.mount();
    const initial = Object.fromEntries(
      this.options.filters.flatMap(({ id, initial }) => (initial === undefined ? [] : [[id, initial]])),
    );
    this.arrange({
      hidden: this.options.hidden ?? [],
      sort: this.options.sort ?? null,
      filters: initial,
      chart: this.options.chartAtFirst ?? false,
      ...arrangement,
    });
    if (arrangement?.scrollTop) this.grid.scrollTo(arrangement.scrollTop);
    this.showDetails(undefined);
  }

  arrange({ search, sort, filters, hidden, chart }: Partial<Arrangement>): void {
    if (search !== undefined) this.search.value = search;
    if (filters) for (const [id, select] of this.selects) select.value = filters[id] ?? '';
    if (chart !== undefined) this.showChart(chart);
    this.grid.arrange({
      search,
      sort,
      hidden,
      filter: filters === undefined ? undefined : item => this.passes(item),
    });
  }

  get shown(): Shown {
    const columns = this.grid.visibleColumns;
    const rows = this.grid.shown;
    const first = rows.slice(0, FIRST_ROWS).map(item => columns.map(column => textOf(column, item)));
    return { rows: rows.length, of: this.options.items.length, columns: columns.map(({ title }) => title), first };
  }

  file(format: ExportFormat): Promise<Uint8Array> {
    return fileOf(this.table(), format);
  }

  activate(row: number, column: string): void {
    const item = this.grid.shown[row];
    if (item === undefined) return;
    this.grid.select(row);
    this.options.open(item, column);
  }

  press(row: number, text: string): void {
    if (this.grid.shown[row] === undefined) return;
    this.grid.select(row);
    const buttons = [...this.detailArea.querySelectorAll('button')];
    buttons.find(each => each.textContent === text)?.click();
  }

  /** After a change of the theme: what is painted does not follow by itself. */
  redraw(): void {
    this.drawChart();
    this.grid.draw();
  }

  private table(): ExportTable {
    const columns = this.grid.visibleColumns;
    return {
      name: this.options.title,
      columns: columns.map(({ title }) => title),
      rows: this.grid.shown.map(item => columns.map(column => exportOf(column, item))),
    };
  }

  private passes(item: Item): boolean {
    return this.options.filters.every(filter => {
      const value = this.selects.get(filter.id)?.value ?? '';
      return value === '' || filter.passes(item, value);
    });
  }

  // ---- The toolbar ----

  private toolbar(): HTMLElement {
    const { words, post } = this.host;
    const exports = (['csv', 'xlsx'] as const).map(format =>
      button(format.toUpperCase(), () => post({ type: 'wantFile', format }), {
        title: format === 'csv' ? words.exportCsv : words.exportXlsx,
        'aria-label': format === 'csv' ? words.exportCsv : words.exportXlsx,
      }),
    );
    return make(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': this.options.title },
      this.search,
      ...this.options.filters.map(filter => this.select(filter)),
      this.columnMenu(),
      ...(this.options.chart ? [this.chartButton] : []),
      ...(this.options.actions ?? []),
      make('span', { class: 'space' }),
      ...exports,
    );
  }

  private select(filter: Filter<Item>): HTMLElement {
    const all = make('option', { value: '' }, `${filter.label}: ${this.host.words.all}`);
    const choices = filter.choices.map(([value, label]) => make('option', { value }, label));
    const select = make('select', { 'aria-label': filter.label }, all, ...choices);
    select.addEventListener('change', () => this.grid.arrange({ filter: item => this.passes(item) }));
    this.selects.set(filter.id, select);
    return select;
  }

  private columnMenu(): HTMLElement {
    const menu = make('details', { class: 'menu' }, make('summary', {}, this.host.words.columns), this.columnList);
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape') return;
      menu.open = false;
      menu.querySelector('summary')?.focus();
    });
    document.addEventListener('click', ({ target }) => {
      if (target instanceof Node && !menu.contains(target)) menu.open = false;
    });
    return menu;
  }

  private drawColumnList(): void {
    const hidden = new Set(this.grid.hidden);
    if (this.columnList.contains(document.activeElement)) return;
    this.columnList.replaceChildren(
      ...this.options.columns.map(({ id, title }) => this.columnChoice(id, title, !hidden.has(id))),
    );
  }

  private columnChoice(id: string, title: string, shown: boolean): HTMLElement {
    const box = make('input', { type: 'checkbox', checked: shown });
    box.addEventListener('change', () => {
      const hidden = this.grid.hidden.filter(each => each !== id);
      this.grid.arrange({ hidden: box.checked ? hidden : [...hidden, id] });
    });
    return make('label', {}, box, title);
  }

  // ---- What follows the rows shown ----

  private changed(): void {
    const rows = this.grid.shown.length;
    this.count.textContent = `${filled(this.host.words.shown, rows, this.options.items.length)} · ${this.host.words.keys}`;
    this.empty.hidden = rows > 0;
    this.empty.textContent = this.options.items.length === 0 ? this.options.emptyText : this.host.words.noMatch;
    this.drawColumnList();
    this.drawChart();
    this.keepSoon();
  }

  private showChart(shown: boolean): void {
    this.chartArea.hidden = !shown;
    this.chartButton.setAttribute('aria-pressed', String(shown));
    this.drawChart();
    this.keepSoon();
  }

  private drawChart(): void {
    if (!this.chartArea.hidden) this.options.chart?.(this.grid.shown, this.chartArea);
  }

  private showDetails(item: Item | undefined): void {
    this.options.details?.(item, this.detailArea);
  }

  private keeping = 0;

  private keepSoon(): void {
    cancelAnimationFrame(this.keeping);
    this.keeping = requestAnimationFrame(() => this.keep());
  }

  private keep(): void {
    const chosen = [...this.selects].filter(([, { value }]) => value !== '').map(([id, { value }]) => [id, value]);
    this.host.keep({
      search: this.search.value,
      sort: this.grid.sort,
      filters: Object.fromEntries(chosen),
      hidden: this.grid.hidden,
      chart: !this.chartArea.hidden,
      scrollTop: this.grid.element.scrollTop,
    });
  }
}
