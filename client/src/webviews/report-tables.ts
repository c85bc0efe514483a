import {
  commands,
  Disposable,
  type ExtensionContext,
  l10n,
  type QuickPickItem,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  COMPARE_REQUEST,
  COMPARE_YEARS_REQUEST,
  type ComparedReports,
  type ComparedYears,
  type CompareParams,
  type CompareYearsParams,
  DESCRIBE_REPORTS_REQUEST,
  type DescribedReport,
  INDICATORS_REQUEST,
  type IndicatorsParams,
  type ListedIndicator,
} from '../../../server/src/protocol';
import type { Session } from '../session';
import { Corrections } from './corrections';
import type { Arrangement, ExportFormat, KeptState, NamedReport, ViewName } from './messages';
import { Panel, type Source, write } from './panel';

/** Both extension hosts have them, but no set of types that fits both names them. */
declare const setTimeout: (run: () => void, milliseconds: number) => unknown;
declare const clearTimeout: (timer: unknown) => void;

/** The tables over reports: the figures of one, several side by side, and this year against last. */
export function showReportTables(context: ExtensionContext, session: Session): Disposable {
  const tables = new ReportTables(context, session);
  return Disposable.from(
    tables,
    commands.registerCommand('reportlint.showIndicatorTable', (uri?: unknown) => tables.showIndicators(uri)),
    commands.registerCommand('reportlint.compareReports', (uris?: unknown) => tables.showComparison(uris)),
    commands.registerCommand('reportlint.compareYears', (uris?: unknown) => tables.showYears(uris)),
    commands.registerCommand('reportlint.exportTable', (options?: unknown) => tables.export(options)),
    // Without a place in the manifest: for tests, and for whoever scripts the tables.
    commands.registerCommand(ARRANGE, (view: ViewName, arrangement: Partial<Arrangement>) =>
      tables.find(view)?.arrange(arrangement),
    ),
    commands.registerCommand(ACTIVATE, (view: ViewName, row: number, column: string) =>
      tables.find(view)?.activate(row, column),
    ),
    commands.registerCommand(PRESS, (view: ViewName, row: number, text: string) => tables.find(view)?.press(row, text)),
    ...VIEWS.map(view => window.registerWebviewPanelSerializer(typeOf(view), tables.serializer(view))),
    workspace.onDidChangeTextDocument(({ document }) => tables.follow(document)),
    workspace.onDidSaveTextDocument(document => tables.follow(document)),
  );
}

const ARRANGE = '_reportlint.arrangeTable';
const ACTIVATE = '_reportlint.activateRow';
const PRESS = '_reportlint.pressButton';
const VIEWS: readonly ViewName[] = ['indicators', 'comparison', 'years'];

/** Milliseconds without a change before a table is read again. */
const PAUSE = 400;

class ReportTables implements Disposable {
  private readonly panels = new Set<Panel>();
  private readonly corrections: Corrections;
  private timer: unknown;
  private readonly changed = new Set<string>();

  constructor(
    private readonly context: ExtensionContext,
    private readonly session: Session,
  ) {
    this.corrections = new Corrections(context.workspaceState);
  }

  async showIndicators(given: unknown): Promise<void> {
    const uri = given instanceof Uri ? given : window.activeTextEditor?.document.uri;
    if (uri === undefined) return tellToOpen();
    await this.show(this.indicators(uri));
  }

  async showComparison(given: unknown): Promise<void> {
    const uris = urisIn(given) ?? (await this.chooseReports());
    if (uris && uris.length > 0) await this.show(this.comparison(uris));
  }

  async showYears(given: unknown): Promise<void> {
    const [last, current] = urisIn(given) ?? (await this.chooseYears()) ?? [];
    if (last && current) await this.show(this.years(last, current));
  }

  /** With `{ format, uri }` without asking: for tasks and tests. */
  async export(options: unknown): Promise<void> {
    const { format, uri, view } = Object(options) as { format?: unknown; uri?: unknown; view?: ViewName };
    const panel = view === undefined ? this.active() : this.find(view);
    if (!panel) return void window.showInformationMessage(l10n.t('Open a table of indicators first.'));
    const wanted = isFormat(format) ? format : await chooseFormat();
    if (wanted === undefined) return;
    const target = uri instanceof Uri ? uri : await window.showSaveDialog({ filters: { [wanted]: [wanted] } });
    if (target) await write(target, await panel.exported(wanted));
  }

  find(view: ViewName): Panel | undefined {
    return [...this.panels].findLast(panel => panel.view === view);
  }

  serializer(view: ViewName) {
    return { deserializeWebviewPanel: async (panel: WebviewPanel, state: unknown) => this.restore(view, panel, state) };
  }

  /** Reads the tables again that show a changed report, once the writer pauses. */
  follow({ uri }: TextDocument): void {
    if (![...this.panels].some(panel => panel.shows(uri))) return;
    this.changed.add(uri.toString());
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refreshChanged(), PAUSE);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const panel of this.panels) panel.dispose();
  }

  private refreshChanged(): void {
    const uris = [...this.changed].map(each => Uri.parse(each));
    this.changed.clear();
    for (const panel of this.panels) if (uris.some(uri => panel.shows(uri))) void panel.refresh();
  }

  private active(): Panel | undefined {
    const panels = [...this.panels];
    return panels.find(panel => panel.isActive) ?? panels.at(-1);
  }

  private async show(source: Source): Promise<void> {
    const known = this.find(source.view);
    if (known) return known.turnTo(source);
    const panel = window.createWebviewPanel(typeOf(source.view), source.title, ViewColumn.Active, {
      enableScripts: true,
    });
    this.adopt(panel, source);
  }

  private adopt(panel: WebviewPanel, source: Source): void {
    const adopted = new Panel(this.context, panel, source);
    this.panels.add(adopted);
    adopted.onDidDispose(() => {
      this.panels.delete(adopted);
      adopted.dispose();
    });
  }

  private restore(view: ViewName, panel: WebviewPanel, state: unknown): void {
    const uris = urisIn((Object(state) as Partial<KeptState>).uris) ?? [];
    const [first, second] = uris;
    if (first === undefined || (view === 'years' && second === undefined)) return panel.dispose();
    if (view === 'indicators') return this.adopt(panel, this.indicators(first));
    this.adopt(panel, view === 'years' ? this.years(first, second!) : this.comparison(uris));
  }

  // ---- What the tables show ----

  private indicators(uri: Uri): Source {
    const report = named(uri);
    return {
      view: 'indicators',
      uris: [uri.toString()],
      title: l10n.t('Indicators: {0}', report.name),
      load: async () => {
        const document = await workspace.openTextDocument(uri);
        if (!this.session.served.has(document)) await this.session.open(document);
        await this.session.start();
        const params: IndicatorsParams = { uri: uri.toString() };
        const found = await this.session.request<IndicatorsParams, ListedIndicator[]>(INDICATORS_REQUEST, params);
        return found && { view: 'indicators', report, indicators: found };
      },
    };
  }

  private comparison(uris: readonly Uri[]): Source {
    return {
      view: 'comparison',
      uris: uris.map(String),
      title: l10n.t('Comparison of {0} reports', uris.length),
      load: async () => {
        await this.session.start();
        const corrections = await this.corrections.read(uris[0]!);
        const params: CompareParams = { uris: uris.map(String), corrections };
        const compared = await this.session.request<CompareParams, ComparedReports>(COMPARE_REQUEST, params);
        return (
          compared && {
            view: 'comparison',
            compared,
            names: compared.reports.map(({ uri }) => named(Uri.parse(uri)).name),
          }
        );
      },
      correct: (a, b, same) => this.corrections.add(uris[0]!, { a, b, same }),
      choose: () => this.showComparison(undefined),
    };
  }

  private years(last: Uri, current: Uri): Source {
    const names = [named(last).name, named(current).name] as const;
    return {
      view: 'years',
      uris: [last, current].map(String),
      title: l10n.t('Last year’s plan: {0}', names[1]),
      load: async () => {
        await this.session.start();
        const corrections = await this.corrections.read(current);
        const params: CompareYearsParams = { last: last.toString(), current: current.toString(), corrections };
        const compared = await this.session.request<CompareYearsParams, ComparedYears>(COMPARE_YEARS_REQUEST, params);
        return compared && { view: 'years', compared, names };
      },
      correct: (a, b, same) => this.corrections.add(current, { a, b, same }),
      choose: () => this.showYears(undefined),
    };
  }

  // ---- Which reports ----

  private async describe(): Promise<readonly DescribedReport[]> {
    await this.session.start();
    return (await this.session.request<object, DescribedReport[]>(DESCRIBE_REPORTS_REQUEST, {})) ?? [];
  }

  private async chooseReports(): Promise<readonly Uri[] | undefined> {
    const items = (await this.describe()).map(itemOf);
    if (items.length === 0) return tellNoReports();
    const options = {
      canPickMany: true,
      matchOnDescription: true,
      placeHolder: l10n.t('Which reports should be compared?'),
    } as const;
    const chosen = await window.showQuickPick(
      items.map(item => ({ ...item, picked: true })),
      options,
    );
    return chosen?.map(({ report }) => Uri.parse(report.uri));
  }

  /** The active report and the one before it, where the titles say which that is; else the writer is asked. */
  private async chooseYears(): Promise<readonly Uri[] | undefined> {
    const reports = await this.describe();
    if (reports.length < 2) return tellNoReports();
    const active = window.activeTextEditor?.document.uri.toString();
    const current = reports.find(({ uri }) => uri === active);
    const before = current && reports.find(each => isBefore(each, current));
    if (current && before) return [before, current].map(({ uri }) => Uri.parse(uri));
    const pairs = reports.flatMap(after =>
      reports.filter(each => isBefore(each, after)).map(each => [each, after] as const),
    );
    const [only] = pairs;
    if (only && pairs.length === 1) return only.map(({ uri }) => Uri.parse(uri));
    return chooseTwo(reports);
  }
}

function isBefore(last: DescribedReport, current: DescribedReport): boolean {
  return (
    last.bureau !== '' &&
    last.bureau === current.bureau &&
    last.planned !== undefined &&
    last.planned === current.reviewed
  );
}

interface ReportItem extends QuickPickItem {
  readonly report: DescribedReport;
}

function itemOf(report: DescribedReport): ReportItem {
  const { uri, title, reviewed } = report;
  return {
    label: named(Uri.parse(uri)).name,
    description: title,
    ...(reviewed && { detail: String(reviewed) }),
    report,
  };
}

async function chooseTwo(reports: readonly DescribedReport[]): Promise<readonly Uri[] | undefined> {
  const items = reports.map(itemOf);
  const last = await window.showQuickPick(items, {
    placeHolder: l10n.t('Which report made the plan?'),
    matchOnDescription: true,
  });
  if (!last) return undefined;
  const others = items.filter(item => item !== last);
  const current = await window.showQuickPick(others, {
    placeHolder: l10n.t('Which report tells what became of it?'),
    matchOnDescription: true,
  });
  return current && [last, current].map(({ report }) => Uri.parse(report.uri));
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const chosen = await window.showQuickPick(['XLSX', 'CSV']);
  return chosen?.toLowerCase() as ExportFormat | undefined;
}

function isFormat(format: unknown): format is ExportFormat {
  return format === 'csv' || format === 'xlsx';
}

function urisIn(given: unknown): readonly Uri[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const uris = given.flatMap((each: unknown) =>
    each instanceof Uri ? [each] : typeof each === 'string' ? [Uri.parse(each)] : [],
  );
  return uris.length > 0 ? uris : undefined;
}

function named(uri: Uri): NamedReport {
  const name = uri.path.replace(/.*\//, '').replace(/\.(?:txt|report|md)$/i, '');
  return { uri: uri.toString(), name, title: name };
}

function typeOf(view: ViewName): string {
  return `reportlint.${view}`;
}

function tellToOpen(): void {
  void window.showInformationMessage(l10n.t('Open a report first.'));
}

function tellNoReports(): undefined {
  void window.showInformationMessage(l10n.t('There are not enough reports in this workspace to compare.'));
  return undefined;
}
