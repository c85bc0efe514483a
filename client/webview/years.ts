import type { ComparedFigure, ComparedYears, PlanOutcome } from '../../server/src/protocol';
import type { YearComparison } from '../src/webviews/messages';
import { type Chart, drawBars } from './chart';
import { percent } from './comparison';
import { button, filled, make } from './dom';
import type { GridColumn } from './grid';
import { canvasIn } from './indicators';
import { type Host, View } from './view';

type Promise = ComparedYears['promises'][number];

const OUTCOMES: readonly PlanOutcome[] = ['missed', 'unclear', 'unmentioned', 'words', 'met'];

const COLOURS: Readonly<Record<PlanOutcome, string>> = {
  met: 'vscode-charts-green',
  missed: 'vscode-charts-red',
  unclear: 'vscode-charts-yellow',
  words: 'vscode-charts-purple',
  unmentioned: 'vscode-descriptionForeground',
};

const SIGNS: Readonly<Record<PlanOutcome, string>> = {
  met: '✓',
  missed: '✗',
  unclear: '?',
  words: '…',
  unmentioned: '—',
};

/** What became of last year's plan. */
export function yearsView({ names, compared }: YearComparison, host: Host): View<Promise> {
  const { words } = host;
  let chart: Chart | undefined;
  const view: View<Promise> = new View(host, {
    title: compared.current.title || names[1],
    subtitle: `${words.lastReport}: ${names[0]} · ${words.thisReport}: ${names[1]}`,
    columns: columnsOf(host),
    hidden: ['section'],
    items: compared.promises,
    filters: [
      {
        id: 'outcome',
        label: words.outcome,
        choices: OUTCOMES.map(outcome => [outcome, words[outcome]]),
        passes: ({ outcome }, value) => outcome === value,
      },
    ],
    open: (promise, column) => open(promise, column, compared, host),
    chart: (items, area) => {
      chart = drawOutcomes(items, area, host, chart);
    },
    chartAtFirst: true,
    notes: [
      outcomesOf(compared, host, outcome => view.arrange({ filters: { outcome } })),
      ...conflictsOf(compared, host),
    ],
    details: (promise, area) => area.replaceChildren(...detailsOf(promise, compared, host)),
    actions: [button(words.addReports, () => host.post({ type: 'addReports' }))],
    emptyText: words.nothing,
  });
  return view;
}

function columnsOf({ words }: Host): readonly GridColumn<Promise>[] {
  return [
    { id: 'name', title: words.indicator, width: 230, value: ({ target }) => target.name || undefined },
    {
      ...figureColumn('target', words.target, ({ target }) => target),
      text: ({ target, aim }) => goalText(target, aim),
    },
    figureColumn('actual', words.actual, ({ actual }) => actual),
    {
      id: 'outcome',
      title: words.outcome,
      width: 190,
      value: ({ outcome }) => `${SIGNS[outcome]} ${words[outcome]}`,
      decorate: ({ outcome }, cell) => cell.classList.add('outcome', outcome),
    },
    {
      id: 'rate',
      title: words.rate,
      width: 110,
      numeric: true,
      value: promise => rateOf(promise),
      text: promise => rateText(promise),
    },
    {
      id: 'confidence',
      title: words.confidence,
      width: 90,
      numeric: true,
      value: ({ actual }) => actual?.confidence,
      text: ({ actual }) => (actual?.confidence === undefined ? '' : percent(actual.confidence)),
    },
    { id: 'section', title: words.section, width: 280, value: ({ target }) => target.section },
  ];
}

function figureColumn(
  id: string,
  title: string,
  figureOf: (promise: Promise) => ComparedFigure | null,
): GridColumn<Promise> {
  return {
    id,
    title,
    width: 125,
    numeric: true,
    value: promise => figureOf(promise)?.scaled,
    text: promise => textOf(figureOf(promise)),
    decorate: (promise, cell) => figureOf(promise) && cell.classList.add('link'),
  };
}

function textOf(figure: ComparedFigure | null): string {
  return figure ? fallOf(figure) + figure.text : '';
}

/** ≥ 6000个, ≤ 5.5%, ↓ ≥ 1个百分点. */
function goalText(target: ComparedFigure, aim: Promise['aim']): string {
  return `${fallOf(target)}${aim === 'at-most' ? '≤' : '≥'} ${target.text}`;
}

function fallOf({ direction }: ComparedFigure): string {
  return direction === 'down' ? '↓ ' : '';
}

/** Done over planned; of shares and growth the points beyond, which is what is asked of them. */
function rateOf({ target, actual }: Promise): number | undefined {
  if (!actual || target.scaled === 0) return undefined;
  if (target.unit === '%' || target.unit === '％') return Math.round((actual.scaled - target.scaled) * 100) / 100;
  return Math.round((actual.scaled / target.scaled) * 1000) / 10;
}

function rateText(promise: Promise): string {
  const rate = rateOf(promise);
  if (rate === undefined) return '';
  const isPoints = /^[%％]$/.test(promise.target.unit);
  return isPoints ? `${rate > 0 ? '+' : ''}${rate} pp` : `${rate}%`;
}

function open(
  { target, actual, saidAt }: Promise,
  column: string,
  { last, current }: ComparedYears,
  { post }: Host,
): void {
  const now = actual?.range ?? saidAt;
  if (column !== 'target' && now) post({ type: 'open', uri: current.uri, range: now });
  else post({ type: 'open', uri: last.uri, range: target.range });
}

// ---- Above the table ----

/** How many came to what; a click shows those only. */
function outcomesOf({ promises }: ComparedYears, { words }: Host, pick: (outcome: PlanOutcome) => void): HTMLElement {
  const counted = OUTCOMES.map(outcome => [outcome, promises.filter(each => each.outcome === outcome).length] as const);
  const chips = counted.flatMap(([outcome, count]) =>
    count === 0
      ? []
      : [
          make(
            'li',
            {},
            button(`${SIGNS[outcome]} ${words[outcome]} ${count}`, () => pick(outcome), {
              class: `outcome ${outcome}`,
            }),
          ),
        ],
  );
  return make('ul', { class: 'chips', 'aria-label': words.outcome }, ...chips);
}

function conflictsOf(
  { disagreements, last, current }: ComparedYears,
  { words, post, language }: Host,
): readonly HTMLElement[] {
  if (disagreements.length === 0) return [];
  // 16.0185亿 is how a reader says it; in English it would be 1.60185B, which nobody says of 元.
  const notation = language.startsWith('zh') ? 'compact' : 'standard';
  const digits = new Intl.NumberFormat(language, { maximumSignificantDigits: 6, notation });
  const entries = disagreements.map(({ before, after, implied }) => {
    const sentence =
      implied === undefined
        ? filled(words.conflictStated, before.name, before.text, after.text)
        : filled(words.conflictImplied, before.name, before.text, after.text, digits.format(implied) + before.unit);
    const links = [
      button(words.lastReport, () => post({ type: 'open', uri: last.uri, range: before.range }), { class: 'link' }),
      button(words.thisReport, () => post({ type: 'open', uri: current.uri, range: after.range }), { class: 'link' }),
    ];
    return make('li', {}, `${sentence} `, links[0], ' ', links[1]);
  });
  return [make('section', { class: 'conflicts' }, make('h2', {}, words.conflicts), make('ul', {}, ...entries))];
}

const MOST_BARS = 20;

/** How far each target was reached, those furthest from it first. */
function drawOutcomes(items: readonly Promise[], area: HTMLElement, { words }: Host, old: Chart | undefined): Chart {
  const measured = items.filter(({ actual, target }) => actual && target.scaled > 0 && target.role !== 'rank');
  const share = ({ target, actual }: Promise) => Math.round((actual!.scaled / target.scaled) * 1000) / 10;
  const bars = [...measured]
    .sort((a, b) => share(a) - share(b))
    .slice(0, MOST_BARS)
    .map(each => ({
      label: each.target.name,
      value: Math.min(300, share(each)),
      text: `${goalText(each.target, each.aim)} → ${each.actual!.text} (${share(each)}%)`,
      end: `${share(each)}%`,
      colour: COLOURS[each.outcome],
    }));
  return drawBars(canvasIn(area, bars.length, words.rate), { label: words.rate, bars, mark: 100 }, old);
}

// ---- Below the table ----

function detailsOf(promise: Promise | undefined, compared: ComparedYears, host: Host): readonly HTMLElement[] {
  const { words, post } = host;
  if (!promise) return [make('p', { class: 'hint' }, words.select)];
  const { target, actual, saidAt } = promise;
  const linkTo = (column: string, text: string) =>
    button(text, () => open(promise, column, compared, host), { class: 'link', title: words.open });
  const entries = [make('li', {}, make('b', {}, words.target), ' ', linkTo('target', `${target.name} ${target.text}`))];
  if (actual) {
    const why = make(
      'span',
      { class: 'why' },
      ` ${actual.tier ? words[actual.tier] : ''}, ${percent(actual.confidence ?? 1)} `,
    );
    const apart = button(words.notSame, () => post({ type: 'correct', a: target.key, b: actual.key, same: false }));
    entries.push(
      make('li', {}, make('b', {}, words.actual), ' ', linkTo('actual', `${actual.name} ${actual.text}`), why, apart),
    );
  } else if (saidAt) entries.push(make('li', {}, make('b', {}, words.actual), ' ', linkTo('actual', words.words)));
  return [
    make('h2', {}, target.name),
    make('ul', { class: 'figures' }, ...entries),
    ...suggestionsFor(target, compared, host),
  ];
}

function suggestionsFor(
  target: ComparedFigure,
  { suggestions }: ComparedYears,
  { words, post }: Host,
): readonly HTMLElement[] {
  const own = suggestions.filter(each => each.target.key === target.key);
  if (own.length === 0) return [];
  const entries = own.map(({ actual, confidence }) =>
    make(
      'li',
      {},
      `${actual.name} ${actual.text} `,
      make('span', { class: 'why' }, `${percent(confidence)} `),
      button(words.same, () => post({ type: 'correct', a: target.key, b: actual.key, same: true })),
      button(words.notSame, () => post({ type: 'correct', a: target.key, b: actual.key, same: false })),
    ),
  );
  return [make('h3', {}, words.maybeSame), make('ul', { class: 'figures' }, ...entries)];
}
