import { commands, type Disposable, EventEmitter, type TextDocument, window, workspace } from 'vscode';
import type { Session } from '../session';

/** What the views stand before: no document, one that is no report, a report that is read, or a server that has ended. */
export type Standing = 'nothing' | 'other' | 'checking' | 'stopped' | 'report';

/** The report that the views show: that of the active editor, and while none is active, the one before. */
export class CurrentReport implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly subscriptions: readonly Disposable[];
  private standing: Standing | undefined;
  private shown: TextDocument | undefined;

  /** Also when its findings may be others. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly session: Session) {
    this.subscriptions = [
      window.onDidChangeActiveTextEditor(() => this.update()),
      workspace.onDidCloseTextDocument(() => this.update()),
      session.activity.onDidChange(() => this.update()),
    ];
    this.update();
  }

  get document(): TextDocument | undefined {
    return this.standing === 'report' ? this.shown : undefined;
  }

  dispose(): void {
    this.changed.dispose();
    for (const each of this.subscriptions) each.dispose();
  }

  private update(): void {
    this.shown = documentNow(this.shown);
    const standing = this.standingNow();
    if (standing !== this.standing) void commands.executeCommand('setContext', 'reportlint.standing', standing);
    this.standing = standing;
    this.changed.fire();
  }

  private standingNow(): Standing {
    const { activity, served, hasFailed } = this.session;
    if (this.shown === undefined) return 'nothing';
    if (!served.has(this.shown)) return 'other';
    if (!activity.isServerRunning) return hasFailed ? 'stopped' : 'checking';
    // From one report to the next the views change once, when there is something to show.
    return activity.hasResult(this.shown.uri) || this.standing === 'report' ? 'report' : 'checking';
  }
}

/** A tree, a panel, a log, a page of settings or the box of a comment may be active: the report that is still open stays. */
function documentNow(before: TextDocument | undefined): TextDocument | undefined {
  const active = window.activeTextEditor?.document;
  if (active !== undefined && !BESIDES.has(active.uri.scheme)) return active;
  const isShown = window.visibleTextEditors.some(({ document }) => document === before);
  return before?.isClosed || !isShown ? undefined : before;
}

/** Schemes of editors that are no documents of their own. Older editors name the box of a comment as the active one. */
const BESIDES: ReadonlySet<string> = new Set(['output', 'comment']);
