import {
  type Diagnostic,
  Disposable,
  l10n,
  languages,
  StatusBarAlignment,
  type StatusBarItem,
  type TextDocument,
  ThemeColor,
  window,
} from 'vscode';
import { DIAGNOSTIC_SOURCE } from '../../../server/src/protocol';
import type { Session } from '../session';
import { type Counts, countsOf, countsText, isClean } from './counts';

/** The status bar item of the active report: being checked, clean, or how many findings; a click leads to them. */
export function showStatus(session: Session): Disposable {
  const item = new StatusItem();
  const update = () => item.show(stateOf(session));
  update();
  return Disposable.from(
    item,
    window.onDidChangeActiveTextEditor(update),
    languages.onDidChangeDiagnostics(update),
    session.activity.onDidChange(update),
  );
}

type State = 'hidden' | 'checking' | 'stopped' | Counts;

function stateOf(session: Session): State {
  const document = window.activeTextEditor?.document;
  if (document === undefined || !session.served.has(document)) return 'hidden';
  if (!session.activity.isServerRunning) return session.hasFailed ? 'stopped' : 'checking';
  const { activity } = session;
  return activity.hasResult(document.uri) && !activity.isSlow(document.uri) ? countsFor(document) : 'checking';
}

function countsFor(document: TextDocument): Counts {
  const own = languages.getDiagnostics(document.uri).filter(({ source }) => source === DIAGNOSTIC_SOURCE);
  return countsOf(own.map(({ severity, code, message }) => ({ severity, rule: ruleOf(code), message })));
}

function ruleOf(code: Diagnostic['code']): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** The bar's item, made when there is first something to show. */
class StatusItem implements Disposable {
  private item: StatusBarItem | undefined;

  show(state: State): void {
    if (state === 'hidden') this.item?.hide();
    else this.showFace(state);
  }

  dispose(): void {
    this.item?.dispose();
  }

  private showFace(state: Exclude<State, 'hidden'>): void {
    this.item ??= createItem();
    const { text, tooltip, command } = faceOf(state);
    Object.assign(this.item, { text, tooltip, command, accessibilityInformation: { label: tooltip } });
    this.item.backgroundColor = state === 'stopped' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.show();
  }
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem('reportlint.status', StatusBarAlignment.Right, 100);
  item.name = 'Reportlint';
  return item;
}

interface Face {
  readonly text: string;
  readonly tooltip: string;
  readonly command: string;
}

const SHOW_PROBLEMS = 'workbench.panel.markers.view.focus';

function faceOf(state: Exclude<State, 'hidden'>): Face {
  if (state === 'checking') return checkingFace();
  if (state === 'stopped') return stoppedFace();
  const face = isClean(state) ? cleanFace(state) : findingsFace(state);
  return state.unchecked.length === 0 ? face : { ...face, tooltip: withUnchecked(face.tooltip, state) };
}

function checkingFace(): Face {
  const tooltip = l10n.t('Reportlint is checking this report');
  return { text: `$(sync~spin) ${l10n.t('Checking')}`, tooltip, command: SHOW_PROBLEMS };
}

function stoppedFace(): Face {
  const tooltip = l10n.t('The Reportlint server is not running: click to see why');
  return { text: '$(error) Reportlint', tooltip, command: 'reportlint.showOutput' };
}

function cleanFace({ unchecked }: Counts): Face {
  if (unchecked.length > 0) return partlyFace();
  const tooltip = l10n.t('Reportlint finds nothing to correct in this report');
  return { text: `$(pass) ${l10n.t('Nothing found')}`, tooltip, command: SHOW_PROBLEMS };
}

/** Nothing found is no good news where nothing was looked at. */
function partlyFace(): Face {
  const tooltip = l10n.t('Reportlint finds nothing to correct in what was checked');
  return { text: `$(circle-slash) ${l10n.t('Partly checked')}`, tooltip, command: SHOW_PROBLEMS };
}

function withUnchecked(tooltip: string, { unchecked }: Counts): string {
  return [tooltip, l10n.t('Not checked:'), ...unchecked].join('\n');
}

function findingsFace(counts: Counts): Face {
  const { errors, warnings, information } = counts;
  const tooltip = l10n.t(
    'Reportlint: {0} errors, {1} warnings, {2} notes. Click to list them.',
    errors,
    warnings,
    information,
  );
  return { text: countsText(counts), tooltip, command: SHOW_PROBLEMS };
}
