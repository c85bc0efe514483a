import type { ListedIndicator } from '../../server/src/protocol';
import type { IndicatorTable } from '../src/webviews/messages';
import { type Chart, drawBars } from './chart';
import { make } from './dom';
import type { GridColumn } from './grid';
import { type Filter, type Host, View } from './view';

/** The figures of one report. */
export function indicatorView({ report, indicators }: IndicatorTable, host: Host): View<ListedIndicator> {
  const { words } = host;
  let chart: Chart | undefined;
  const view: View<ListedIndicator> = new View(host, {
    title: report.name,
    columns: columnsOf(host),
    hidden: ['value', 'direction', 'scope', 'approx'],
    items: indicators,
    filters: filtersOf(host, indicators),
    open: ({ range }) => host.post({ type: 'open', uri: report.uri, range }),
    chart: (items, area) => {
      const sections = countBySection(items, words.noSection);
      const canvas = canvasIn(area, sections.length, words.bySection);
      const pick = (index: number) => view.arrange({ filters: { section: sections[index]![0] } });
      chart = drawBars(
        canvas,
        { label: words.bySection, bars: sections.map(([label, value]) => ({ label, value })), onPick: pick },
        chart,
      );
    },
    emptyText: words.nothing,
  });
  return view;
}

function columnsOf({ words, language }: Host): readonly GridColumn<ListedIndicator>[] {
  const digits = new Intl.NumberFormat(language, { maximumFractionDigits: 6 });
  return [
    { id: 'line', title: words.line, width: 56, numeric: true, value: ({ range }) => range.start.line + 1 },
    { id: 'name', title: words.indicator, width: 260, value: ({ name }) => name || undefined },
    {
      id: 'text',
      title: words.asWritten,
      width: 130,
      numeric: true,
      value: ({ value }) => value,
      text: ({ text }) => text,
      exported: ({ text }) => text,
      decorate: (_, cell) => cell.classList.add('link'),
    },
    {
      id: 'value',
      title: words.value,
      width: 150,
      numeric: true,
      value: ({ value }) => value,
      text: ({ value }) => digits.format(value),
    },
    { id: 'unit', title: words.unit, width: 80, value: ({ unit }) => unit || undefined },
    { id: 'approx', title: words.approx, width: 100, value: ({ approx }) => words[`approx.${approx}`] },
    { id: 'role', title: words.kind, width: 80, value: ({ role }) => words[`role.${role}`] },
    { id: 'direction', title: words.direction, width: 80, value: ({ direction }) => direction && words[direction] },
    { id: 'period', title: words.period, width: 100, value: ({ period }) => period },
    { id: 'half', title: words.half, width: 100, value: ({ planned }) => (planned ? words.planned : words.done) },
    { id: 'scope', title: words.scope, width: 80, value: ({ scope }) => scope },
    { id: 'section', title: words.section, width: 320, value: ({ section }) => section },
  ];
}

function filtersOf({ words }: Host, indicators: readonly ListedIndicator[]): readonly Filter<ListedIndicator>[] {
  const distinct = (values: readonly string[]) => [...new Set(values)].map(value => [value, value] as const);
  const sections = distinct(indicators.map(({ section }) => section ?? words.noSection));
  return [
    {
      id: 'section',
      label: words.section,
      choices: sections,
      passes: ({ section }, value) => (section ?? words.noSection) === value,
    },
    {
      id: 'role',
      label: words.kind,
      choices: distinct(indicators.map(({ role }) => words[`role.${role}`])),
      passes: ({ role }, value) => words[`role.${role}`] === value,
    },
    {
      id: 'half',
      label: words.half,
      choices: [
        ['done', words.done],
        ['planned', words.planned],
      ],
      passes: ({ planned }, value) => planned === (value === 'planned'),
    },
  ];
}

/** Sections in the order of the report, with how many figures each holds. */
function countBySection(items: readonly ListedIndicator[], none: string): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  const inReport = [...items].sort(
    (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
  );
  for (const { section } of inReport) counts.set(section ?? none, (counts.get(section ?? none) ?? 0) + 1);
  return [...counts];
}

const BAR = 24;

/** The canvas of a chart area, as high as its bars need, with a heading. */
export function canvasIn(area: HTMLElement, bars: number, heading: string): HTMLCanvasElement {
  let canvas = area.querySelector('canvas');
  if (!canvas) {
    canvas = make('canvas');
    area.replaceChildren(make('h2', {}, heading), make('div', { class: 'plot' }, canvas));
  }
  canvas.parentElement!.style.height = `${Math.max(3, bars) * BAR + 44}px`;
  return canvas;
}
