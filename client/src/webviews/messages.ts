import type {
  ComparedReports,
  ComparedYears,
  ListedIndicator,
  PlanOutcome,
  Stretch,
} from '../../../server/src/protocol';

/** What the extension and its webviews say to one another: types only, used on both sides. */

/** The words of a webview in the writer's language. */
export type Words = Readonly<Record<WordKey, string>>;

export type WordKey =
  | 'search'
  | 'columns'
  | 'chart'
  | 'exportCsv'
  | 'exportXlsx'
  | 'all'
  | 'shown'
  | 'nothing'
  | 'noMatch'
  | 'open'
  | 'keys'
  | 'indicator'
  | 'asWritten'
  | 'value'
  | 'unit'
  | 'approx'
  | 'kind'
  | 'direction'
  | 'up'
  | 'down'
  | 'period'
  | 'scope'
  | 'section'
  | 'half'
  | 'done'
  | 'planned'
  | 'line'
  | 'bySection'
  | 'noSection'
  | 'confidence'
  | 'difference'
  | 'inReports'
  | 'sharedOnly'
  | 'everyRow'
  | 'missing'
  | 'maybeSame'
  | 'same'
  | 'notSame'
  | 'corrected'
  | 'exact'
  | 'alias'
  | 'elliptic'
  | 'similar'
  | 'first'
  | 'target'
  | 'actual'
  | 'outcome'
  | 'met'
  | 'missed'
  | 'unclear'
  | 'words'
  | 'unmentioned'
  | 'rate'
  | 'conflicts'
  | 'conflictStated'
  | 'conflictImplied'
  | 'lastReport'
  | 'thisReport'
  | 'addReports'
  | 'select'
  | Approx
  | Role;

type Approx = `approx.${ListedIndicator['approx']}`;
type Role = `role.${ListedIndicator['role']}`;

/** A report as a view names it. */
export interface NamedReport {
  readonly uri: string;
  /** Short, such as the file's name without its ending. */
  readonly name: string;
  readonly title: string;
}

export interface IndicatorTable {
  readonly view: 'indicators';
  readonly report: NamedReport;
  readonly indicators: readonly ListedIndicator[];
}

export interface ReportComparison {
  readonly view: 'comparison';
  readonly names: readonly string[];
  readonly compared: ComparedReports;
}

export interface YearComparison {
  readonly view: 'years';
  readonly names: readonly [last: string, current: string];
  readonly compared: ComparedYears;
}

export type ViewData = IndicatorTable | ReportComparison | YearComparison;
export type ViewName = ViewData['view'];

/** How the writer has arranged a table; kept with the webview. */
export interface Arrangement {
  readonly search: string;
  readonly sort: { readonly column: string; readonly descending: boolean } | null;
  /** The chosen value by filter; a filter that lets everything through is left out. */
  readonly filters: Readonly<Record<string, string>>;
  readonly hidden: readonly string[];
  readonly chart: boolean;
  readonly scrollTop: number;
}

/** What a webview keeps over a reload of the window. */
export interface KeptState {
  readonly view: ViewName;
  readonly uris: readonly string[];
  readonly arrangement?: Arrangement | undefined;
}

export type ExportFormat = 'csv' | 'xlsx';

export type ToWebview =
  | { readonly type: 'show'; readonly data: ViewData; readonly words: Words; readonly language: string }
  /** Arranges the table as if the writer had done it; answered by `arranged`. */
  | { readonly type: 'arrange'; readonly request: number; readonly arrangement: Partial<Arrangement> }
  /** Asks for the table as a file; answered by `file`. */
  | { readonly type: 'export'; readonly request: number; readonly format: ExportFormat }
  /** Opens the source of a shown row, as Enter does. */
  | { readonly type: 'activate'; readonly row: number; readonly column: string }
  /** Selects a shown row and presses the first button of its details with this text. */
  | { readonly type: 'press'; readonly row: number; readonly text: string };

export type FromWebview =
  | { readonly type: 'ready' }
  | { readonly type: 'open'; readonly uri: string; readonly range: Stretch }
  | { readonly type: 'wantFile'; readonly format: ExportFormat }
  | { readonly type: 'file'; readonly request: number; readonly format: ExportFormat; readonly bytes: Uint8Array }
  | { readonly type: 'arranged'; readonly request: number; readonly shown: Shown }
  | { readonly type: 'correct'; readonly a: string; readonly b: string; readonly same: boolean }
  | { readonly type: 'addReports' };

/** What a table shows at the moment. */
export interface Shown {
  readonly rows: number;
  readonly of: number;
  /** The texts of the first rows, column by column. */
  readonly first: readonly (readonly string[])[];
  readonly columns: readonly string[];
}

export type { PlanOutcome };

/** Whether what came from a webview is one of the messages above: it shows text of reports, and is not taken at its word. */
export function isFromWebview(message: unknown): message is FromWebview {
  const { type, ...rest } = Object(message) as Record<string, unknown>;
  const check = CHECKS[String(type) as FromWebview['type']];
  return check !== undefined && Object.hasOwn(CHECKS, String(type)) && check(rest);
}

const CHECKS: Readonly<Record<FromWebview['type'], (rest: Record<string, unknown>) => boolean>> = {
  ready: () => true,
  addReports: () => true,
  open: ({ uri, range }) => typeof uri === 'string' && isStretch(range),
  wantFile: ({ format }) => isFormat(format),
  file: ({ request, format, bytes }) => Number.isInteger(request) && isFormat(format) && isBytes(bytes),
  arranged: ({ request, shown }) => Number.isInteger(request) && typeof shown === 'object' && shown !== null,
  correct: ({ a, b, same }) => isKey(a) && isKey(b) && typeof same === 'boolean',
};

function isStretch(range: unknown): boolean {
  const { start, end } = Object(range) as Record<string, unknown>;
  return isPlace(start) && isPlace(end);
}

function isPlace(place: unknown): boolean {
  const { line, character } = Object(place) as Record<string, unknown>;
  return [line, character].every(each => Number.isInteger(each) && (each as number) >= 0);
}

function isFormat(format: unknown): boolean {
  return format === 'csv' || format === 'xlsx';
}

function isBytes(bytes: unknown): boolean {
  return bytes instanceof Uint8Array;
}

const LONGEST_KEY = 500;

function isKey(key: unknown): boolean {
  return typeof key === 'string' && key.length > 0 && key.length <= LONGEST_KEY;
}
