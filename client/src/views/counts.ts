/** How many findings of a document are shown: hints are not. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
  /** What the findings say that was not checked. They are not among the numbers: nothing is wrong with the text. */
  readonly unchecked: readonly string[];
}

/** What is counted of a finding. */
export interface Counted {
  /** As VS Code numbers it: 0 error, 1 warning, 2 information, 3 hint. */
  readonly severity: number;
  /** The id of its rule. */
  readonly rule: string;
  readonly message: string;
}

export function countsOf(findings: readonly Counted[]): Counts {
  const unchecked = findings.filter(({ rule }) => UNCHECKED.has(rule));
  const count = (severity: number) =>
    findings.filter(each => each.severity === severity && !UNCHECKED.has(each.rule)).length;
  return {
    errors: count(0),
    warnings: count(1),
    information: count(2),
    unchecked: unchecked.map(({ message }) => message),
  };
}

/** The rules that say what was not checked and why. */
const UNCHECKED: ReadonlySet<string> = new Set(['check/limit', 'check/crash']);

export function isClean({ errors, warnings, information }: Counts): boolean {
  return errors + warnings + information === 0;
}

/** The counts with the editor's own icons; what is nought is left out, so that the bar stays short. */
export function countsText({ errors, warnings, information, unchecked }: Counts): string {
  const parts = [part('error', errors), part('warning', warnings), part('info', information)];
  return [...parts, unchecked.length > 0 ? '$(circle-slash)' : ''].filter(each => each !== '').join(' ');
}

function part(icon: string, count: number): string {
  return count === 0 ? '' : `$(${icon}) ${count}`;
}
