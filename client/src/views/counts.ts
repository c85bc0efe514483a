/** How many findings of a document are shown: hints are not. */
export interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

/** Counts by severity as VS Code numbers it: 0 error, 1 warning, 2 information, 3 hint. */
export function countsOf(severities: readonly number[]): Counts {
  const count = (severity: number) => severities.filter(each => each === severity).length;
  return { errors: count(0), warnings: count(1), information: count(2) };
}

export function isClean({ errors, warnings, information }: Counts): boolean {
  return errors + warnings + information === 0;
}

/** The counts with the editor's own icons; what is nought is left out, so that the bar stays short. */
export function countsText({ errors, warnings, information }: Counts): string {
  const parts = [part('error', errors), part('warning', warnings), part('info', information)];
  return parts.filter(each => each !== '').join(' ');
}

function part(icon: string, count: number): string {
  return count === 0 ? '' : `$(${icon}) ${count}`;
}
