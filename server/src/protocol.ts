/** Custom requests and shared names, imported by the client too: types and names only. */

/** Sent by the client in `initializationOptions`. */
export interface InitializationOptions {
  /** BCP 47 tag of the editor's display language, such as `zh-cn`. */
  readonly locale?: string;
  /** Folder of the rule pages as a URI: codeDescription links to `<rulePages>/<category>/<name>.md`. */
  readonly rulePages?: string;
}

/** The language id of report documents. */
export const REPORT_LANGUAGE = 'report';

/** Code action kind of the fix-all for safe repairs. */
export const FIX_ALL_KIND = 'source.fixAll.reportlint';

/** `Diagnostic.source` of every finding. */
export const DIAGNOSTIC_SOURCE = 'reportlint';
