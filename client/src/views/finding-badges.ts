import { type Disposable, FileDecoration, l10n, ThemeColor, Uri, window } from 'vscode';
import type { ShownSeverity } from '../../../server/src/protocol';

/** The address by which a line of a view is given its badge. It says all there is to show, so that nothing has to be kept. */
export function badgeUri(id: string, findings: number, severity: ShownSeverity): Uri {
  return Uri.from({ scheme: SCHEME, path: `/${id}`, query: `${severity}=${findings}` });
}

/** Shows how many findings a section holds. Only errors are coloured: a draft has notes in most of its sections. */
export function provideBadges(): Disposable {
  return window.registerFileDecorationProvider({
    provideFileDecoration: uri => (uri.scheme === SCHEME ? decorationOf(uri.query) : undefined),
  });
}

const SCHEME = 'reportlint-section';

function decorationOf(query: string): FileDecoration {
  const [severity, findings] = query.split('=') as [ShownSeverity, string];
  return new FileDecoration(
    badgeOf(Number(findings)),
    l10n.t('Findings: {0}', findings),
    severity === 'error' ? new ThemeColor('list.errorForeground') : undefined,
  );
}

/** A badge has room for two characters. */
function badgeOf(findings: number): string {
  return findings < 100 ? String(findings) : '++';
}
