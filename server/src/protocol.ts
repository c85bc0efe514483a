/** Custom requests and shared names, imported by the client too: types and names only. */

export { CONFIG_FILE } from './library/config/names';

/** Sent by the client in `initializationOptions`. */
export interface InitializationOptions {
  /** BCP 47 tag of the editor's display language, such as `zh-cn`. */
  readonly locale?: string;
  /** Folder of the rule pages as a URI: codeDescription links to `<rulePages>/<category>/<name>.md`. */
  readonly rulePages?: string;
  /** Whether the client answers `LIST_REPORTS_REQUEST` and `READ_REPORT_REQUEST`. */
  readonly listsReports?: boolean;
  /** Whether the client has the commands that code lenses name. */
  readonly comparesCopies?: boolean;
  /** Whether the client answers `LOOK_REQUEST`. */
  readonly looksIntoFolders?: boolean;
  /** Whether the client has the command `IGNORE_COMMAND`, which asks for a reason and makes the edit. */
  readonly ignoresFindings?: boolean;
  /** Whether the client has annotations and the command `CHECK_FIGURE_COMMAND`. */
  readonly annotates?: boolean;
}

/** The language id of report documents. */
export const REPORT_LANGUAGE = 'report';

/** Code action kind of the fix-all for safe repairs. */
export const FIX_ALL_KIND = 'source.fixAll.reportlint';

/** `Diagnostic.source` of every finding. */
export const DIAGNOSTIC_SOURCE = 'reportlint';

/** Code action kind of everything that rewrites the structure; `<kind>.<name>` is one `Rewrite`. */
export const REWRITE_KIND = 'refactor.rewrite.reportlint';

/** What can be done to the numbering and to the section at the caret. Commands are named `reportlint.<name>`. */
export const REWRITES = ['renumberLevel', 'renumberAll', 'promote', 'demote', 'moveUp', 'moveDown'] as const;

export type Rewrite = (typeof REWRITES)[number];

/** 0-based line and UTF-16 character. */
export interface Place {
  readonly line: number;
  readonly character: number;
}

/** From the client: `RewriteParams` → `RewriteAnswer`, or null where there is nothing to do. */
export const REWRITE_REQUEST = 'reportlint/rewrite';

export interface RewriteParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Place;
  readonly rewrite: Rewrite;
}

/** One step for the writer: all edits at once, then the caret in the same place of the same section. */
export interface RewriteAnswer {
  /** Of the document that the edits are for. */
  readonly version: number;
  readonly edits: readonly {
    readonly range: { readonly start: Place; readonly end: Place };
    readonly newText: string;
  }[];
  readonly caret: Place;
}

/** Command of the server with `CleanUpParams` as its argument: it sends the repairs of a pasted page as an edit to be confirmed. */
export const CLEAN_UP_COMMAND = 'reportlint.server.cleanUp';

export interface CleanUpParams {
  readonly uri: string;
}

/** Code action kind of the same. */
export const CLEAN_UP_KIND = `${REWRITE_KIND}.cleanUp`;

/** From the client: `MoveParams` → `RewriteAnswer`, or null where the section cannot go there. */
export const MOVE_REQUEST = 'reportlint/moveSection';

/** Brings the section whose heading stands at `from` to the place of the one whose heading stands at `to`. */
export interface MoveParams {
  readonly textDocument: { readonly uri: string };
  readonly from: Place;
  readonly to: Place;
}

/** From the client: `SectionsParams` → the sections of an open document as a tree, as `ListedSection[]`. */
export const SECTIONS_REQUEST = 'reportlint/sections';

export interface SectionsParams {
  readonly uri: string;
}

/** What a finding weighs, where it is shown to the writer: hints are not. */
export type ShownSeverity = 'error' | 'warning' | 'information';

/** A section with what it holds, those below it included. */
export interface ListedSection {
  readonly kind: 'title' | 'heading' | 'run-in' | 'item' | 'front-matter';
  /** As written; left out where there is none. */
  readonly marker?: string;
  readonly title: string;
  /** How much it holds, in the words of the reader: `1,234 字 · 5 数字`. */
  readonly detail: string;
  /** With its body. */
  readonly range: Stretch;
  /** The heading with its marker. */
  readonly selection: Stretch;
  /** How many findings begin in it, and what the heaviest weighs. */
  readonly findings: number;
  readonly severity?: ShownSeverity;
  /** Whether it has a number that can be counted anew. */
  readonly numbered: boolean;
  /** Whether it has a heading in the text that can change its place. */
  readonly movable: boolean;
  readonly children: readonly ListedSection[];
}

/** From the server: the reports of the workspace, open or not, as `ListedReport[]`. */
export const LIST_REPORTS_REQUEST = 'reportlint/listReports';

export interface ListedReport {
  readonly uri: string;
  /** Changes when the content does. */
  readonly stamp: string;
  /** Too large to be read. */
  readonly tooLarge?: boolean;
}

/** How many files are listed at most: a folder with more is no folder of reports. Where so many are listed, there may be more. */
export const MOST_REPORTS = 2000;

/** From the server: `{ uri }` → the decoded text, or null where it cannot be read or is no report. */
export const READ_REPORT_REQUEST = 'reportlint/readReport';

/** From the client: `IndicatorsParams` → every figure of an open document in reading order, as `ListedIndicator[]`. */
export const INDICATORS_REQUEST = 'reportlint/indicators';

export interface IndicatorsParams {
  readonly uri: string;
}

/** A stretch between two places. */
export interface Stretch {
  readonly start: Place;
  readonly end: Place;
}

/** A figure with what it measures. What the text does not say is left out. */
export interface ListedIndicator {
  /** The number with its unit. */
  readonly range: Stretch;
  /** The same for all figures that speak of the same indicator, in every report; left out where no name was read. */
  readonly key?: string;
  readonly name: string;
  readonly nameRange?: Stretch;
  /** As written. */
  readonly text: string;
  /** In the base unit: 万 and 亿 expanded, percent as 0–100. */
  readonly value: number;
  /** The interval that the words mean; left out where unbounded. */
  readonly low?: number;
  readonly high?: number;
  readonly unit: string;
  readonly approx: 'none' | 'about' | 'over' | 'under' | 'nearly' | 'at-least' | 'at-most' | 'range';
  readonly role: 'level' | 'change' | 'share' | 'times' | 'rank';
  readonly direction?: 'up' | 'down';
  readonly planned: boolean;
  /** `2024` or `2021-2025`. */
  readonly period?: string;
  readonly scope?: string;
  /** Title of the innermost section. */
  readonly section?: string;
  /** What the heaviest finding about the figure weighs. */
  readonly finding?: ShownSeverity;
  /** How many relations to other figures were checked; left out where none was recognised. */
  readonly checks?: number;
}

/** From the client: checks all reports of the workspace, open or not, and answers when it is done, as `WorkspaceOutcome`. */
export const CHECK_WORKSPACE_REQUEST = 'reportlint/checkWorkspace';

export interface WorkspaceOutcome {
  /** Reports that were looked at, open ones included. */
  readonly reports: number;
  /** Errors, warnings and notes in them. */
  readonly findings: number;
  readonly isCancelled: boolean;
  /** Files that were too large to be read. */
  readonly tooLarge: number;
  /** Whether there are so many files that some were not listed. */
  readonly isCut: boolean;
}

/** From the client, when it has read the annotations of an open report: `LoadAnnotationsParams` → `AnnotationsAnswer`. */
export const LOAD_ANNOTATIONS_REQUEST = 'reportlint/loadAnnotations';

/** From the client: `ReportParams` → the annotations as they stand in the text now, as `AnnotationsAnswer`. */
export const ANNOTATIONS_REQUEST = 'reportlint/annotations';

/** From the client: `AnnotateParams` → what the file should hold, as `AnnotateAnswer`, or null for nothing to write. */
export const ANNOTATE_REQUEST = 'reportlint/annotate';

/** From the client: `ExportAnnotationsParams` → the content of the exported file. */
export const EXPORT_ANNOTATIONS_REQUEST = 'reportlint/exportAnnotations';

/** Asks for the source of the figure at `[uri, Place]`; a command of the client. */
export const CHECK_FIGURE_COMMAND = 'reportlint.checkFigure';

/** Code action kind of noting down that a figure agrees with its source. */
export const CHECK_FIGURE_KIND = 'refactor.reportlint.checkFigure';

/** What stands behind the name of a report in the name of the file with its annotations. */
export const ANNOTATIONS_SUFFIX = '.annotations.json';

export interface ReportParams {
  readonly textDocument: { readonly uri: string };
}

export interface LoadAnnotationsParams extends ReportParams {
  /** Of the file; empty where there is none. */
  readonly content: string;
}

export interface AnnotationsAnswer {
  /** Of the document that the ranges are for. */
  readonly version: number;
  readonly threads: readonly AnnotationThread[];
  readonly problem?: AnnotationProblem;
}

/** Why the file cannot be read, in the reader's language, and where. */
export interface AnnotationProblem {
  readonly message: string;
  readonly place: Place;
}

export interface AnnotationRemark {
  readonly id: string;
  readonly author: string;
  /** ISO 8601. */
  readonly created: string;
  readonly modified: string;
  readonly text: string;
}

export interface AnnotationThread {
  /** Left out where the annotated text is not to be found. */
  readonly range?: Stretch;
  /** The text that was annotated. */
  readonly quote: string;
  /** The text as it reads now, where it is another. */
  readonly now?: string;
  readonly state: 'open' | 'resolved';
  readonly assignee?: string;
  readonly tags: readonly string[];
  /** The figure as it read when it was checked against its source. */
  readonly checked?: string;
  readonly isChangedSinceCheck: boolean;
  /** The first one and the replies. */
  readonly remarks: readonly AnnotationRemark[];
}

/** What a reviewer does. `id` is a new `urn:uuid:` where something is added, else that of the annotation. */
export type AnnotationChange =
  | { readonly kind: 'add'; readonly id: string; readonly range: Stretch; readonly text: string }
  | { readonly kind: 'check'; readonly id: string; readonly at: Place; readonly source: string }
  | { readonly kind: 'reply'; readonly id: string; readonly to: string; readonly text: string }
  | { readonly kind: 'edit'; readonly id: string; readonly text: string }
  | { readonly kind: 'tag'; readonly id: string; readonly tags: readonly string[] }
  | { readonly kind: 'state'; readonly id: string; readonly state: 'open' | 'resolved' }
  | { readonly kind: 'assign'; readonly id: string; readonly assignee: string }
  | { readonly kind: 'attach'; readonly id: string; readonly range: Stretch }
  | { readonly kind: 'delete'; readonly id: string }
  | { readonly kind: 'renew' };

export interface AnnotateParams extends ReportParams {
  /** Of the file as it is now; empty where there is none. */
  readonly content: string;
  readonly change: AnnotationChange;
  /** The reviewer's name. */
  readonly author: string;
  /** ISO 8601. */
  readonly now: string;
}

export type AnnotateAnswer = { readonly content: string } | { readonly problem: AnnotationProblem };

export interface ExportAnnotationsParams extends ReportParams {
  readonly format: 'markdown' | 'csv';
}

/** What the server asks the client's configuration for: the settings below `reportlint`. */
export const SETTINGS_SECTION = 'reportlint';

/** What inlay hints say beside figures. */
export type InlayHintsSetting = 'off' | 'values' | 'valuesAndPeriods';

/** Where references to an indicator are looked for. */
export type ReferencesSetting = 'report' | 'workspace';

/** Commands of the client that code lenses name, for clients that say in `initializationOptions` that they have them. */
export const COMPARE_COPIES_COMMAND = 'reportlint.compareCopies';
export const REMOVE_COPY_COMMAND = 'reportlint.removeCopy';

/** A stretch of a document. */
export interface Passage {
  readonly uri: string;
  readonly range: Stretch;
}

/** The argument of `COMPARE_COPIES_COMMAND`. */
export interface Copies {
  /** The copy that a finding is about. */
  readonly copy: Passage;
  /** The other place, in the same document or in another. */
  readonly other: Passage;
}

/** The argument of `REMOVE_COPY_COMMAND`. */
export interface Removal {
  readonly uri: string;
  /** Of the document that the edits are for. */
  readonly version: number;
  readonly edits: readonly { readonly range: Stretch; readonly newText: string }[];
}

/** Semantic token types, in the order of the legend. package.json declares the same. */
export const TOKEN_TYPES = ['indicatorName', 'figureValue', 'figureUnit', 'figureHedge'] as const;

/** Semantic token modifiers, in the order of the legend: the figure says by how much something rose or fell. */
export const TOKEN_MODIFIERS = ['rise', 'fall'] as const;

/** From the server: `{ folder }`, a URI without closing slash → what a search for a configuration wants to know of it. */
export const LOOK_REQUEST = 'reportlint/look';

export interface LookAnswer {
  /** Of the configuration in the folder; null where there is none. */
  readonly text: string | null;
  /** Whether the folder is the root of a repository. */
  readonly isRepository: boolean;
}

/** The client's command that ignores a finding. Its only argument are `ConfigEditParams` without reason, author and date. */
export const IGNORE_COMMAND = 'reportlint.ignoreFinding';

/** What an accepted finding is known by. `path` is relative to the folder of the configuration. */
export interface AcceptedKey {
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
}

/** What can be done to a configuration. */
export type ConfigChange =
  | {
      readonly kind: 'accept';
      readonly fingerprint: string;
      readonly reason?: string;
      readonly author?: string;
      /** As `2024-12-31`. */
      readonly date?: string;
    }
  | { readonly kind: 'off-in-file'; readonly rule: string }
  | { readonly kind: 'off'; readonly rule: string }
  | { readonly kind: 'restore'; readonly entries: readonly AcceptedKey[] };

/** From the client: `ConfigEditParams` → `ConfigEditAnswer`, or null where there is nothing to change. */
export const CONFIG_EDIT_REQUEST = 'reportlint/configEdit';

export interface ConfigEditParams {
  /** Of the report; to `restore`, of the configuration. */
  readonly uri: string;
  readonly change: ConfigChange;
}

export interface ConfigEditAnswer {
  /** Of the configuration. */
  readonly uri: string;
  /** The text that the edits are for; null where the file has to be made. */
  readonly before: string | null;
  /** Null where the text is not valid, and has to be mended first. */
  readonly edits: readonly { readonly range: Stretch; readonly newText: string }[] | null;
}

/** From the client: `{ uri }` of a report or null → what is accepted where the open reports are, as `ListedAccepted[]`. */
export const ACCEPTED_REQUEST = 'reportlint/accepted';

export interface ListedAccepted extends AcceptedKey {
  /** URI of the configuration. */
  readonly config: string;
  /** URI of the report. */
  readonly report: string;
  readonly text?: string;
  readonly reason?: string;
  readonly author?: string;
  readonly date?: string;
  /** Where the finding stands; left out where the report is not open or no longer has it. */
  readonly range?: Stretch;
  /** Whether the open report no longer has it. */
  readonly isStale: boolean;
}

// ---- Comparison ----

/** From the client: nothing → every report of the workspace with whose it is and for which years, as `DescribedReport[]`. */
export const DESCRIBE_REPORTS_REQUEST = 'reportlint/describeReports';

/** Whose report it is and for which years. */
export interface DescribedReport {
  readonly uri: string;
  /** As written; empty where the report has none. */
  readonly title: string;
  /** The same for all reports of one bureau. */
  readonly bureau: string;
  /** The year looked back on. */
  readonly reviewed?: number;
  /** The year planned for. */
  readonly planned?: number;
}

/** What a reader has said of two names of indicators: that they are one, or that they are not. Kept in `reportlint-alignment.json`. */
export interface AlignmentCorrection {
  readonly a: string;
  readonly b: string;
  readonly same: boolean;
}

/** From the client: `CompareParams` → `ComparedReports`. Reports that cannot be read are left out. */
export const COMPARE_REQUEST = 'reportlint/compare';

export interface CompareParams {
  readonly uris: readonly string[];
  readonly corrections: readonly AlignmentCorrection[];
}

export interface ComparedReports {
  readonly reports: readonly DescribedReport[];
  readonly columns: readonly {
    /** Index into the reports. */
    readonly report: number;
    readonly half: 'done' | 'planned';
    readonly year?: number;
  }[];
  readonly rows: readonly ComparedRow[];
  readonly suggestions: readonly {
    /** Indices of two rows that may be one. */
    readonly rows: readonly [number, number];
    readonly confidence: number;
  }[];
}

export interface ComparedRow {
  readonly name: string;
  /** One a column; null where the column says nothing of the indicator. */
  readonly cells: readonly (ComparedFigure | null)[];
}

/** How two figures were found to be of one indicator. */
export type AlignmentTier = 'corrected' | 'exact' | 'alias' | 'elliptic' | 'similar';

/** A figure in a comparison, with its place in its report. */
export interface ComparedFigure {
  readonly name: string;
  /** What a correction calls it. */
  readonly key: string;
  readonly text: string;
  readonly value: number;
  readonly unit: string;
  /** The value in the unit of the first figure of its row. */
  readonly scaled: number;
  readonly approx: ListedIndicator['approx'];
  readonly role: ListedIndicator['role'];
  readonly direction?: 'up' | 'down';
  readonly period?: string;
  readonly section?: string;
  readonly range: Stretch;
  /** Where else the report says it. */
  readonly others: readonly Stretch[];
  /** Left out for the figure that its row began with. */
  readonly tier?: AlignmentTier;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** From the client: `CompareYearsParams` → `ComparedYears`, or null where one of the reports cannot be read. */
export const COMPARE_YEARS_REQUEST = 'reportlint/compareYears';

export interface CompareYearsParams {
  readonly last: string;
  readonly current: string;
  readonly corrections: readonly AlignmentCorrection[];
}

/** `words`: spoken of without a figure. */
export type PlanOutcome = 'met' | 'missed' | 'unclear' | 'words' | 'unmentioned';

export interface ComparedYears {
  readonly last: DescribedReport;
  readonly current: DescribedReport;
  readonly promises: readonly {
    readonly target: ComparedFigure;
    readonly actual: ComparedFigure | null;
    readonly outcome: PlanOutcome;
    readonly aim: 'at-least' | 'at-most';
    /** Where this year's report speaks of it without a figure. */
    readonly saidAt?: Stretch;
  }[];
  /** Figures that the two reports give differently for last year. */
  readonly disagreements: readonly {
    readonly before: ComparedFigure;
    readonly after: ComparedFigure;
    /** What follows for last year from this year's figure and its growth; left out where it is stated. */
    readonly implied?: number;
  }[];
  /** What may belong together, for the reader to say. */
  readonly suggestions: readonly {
    readonly target: ComparedFigure;
    readonly actual: ComparedFigure;
    readonly confidence: number;
  }[];
}
