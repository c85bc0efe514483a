import { Disposable, languages, type TextDocument, type TextDocumentChangeEvent, workspace } from 'vscode';
import { REPORT_LANGUAGE } from '../../server/src/protocol';
import { touchesOpening } from './judge';
import type { Session } from './session';

/** Starts the server with the first report and follows the settings. Once it runs, the middleware judges. */
export function watchDocuments(session: Session): Disposable {
  const consider = (document: TextDocument) => considerDocument(session, document);
  const switcher = new LanguageSwitch(session);
  for (const document of workspace.textDocuments) {
    switcher.consider(document);
    consider(document);
  }
  considerWorkspace(session);
  return Disposable.from(
    workspace.onDidOpenTextDocument(document => {
      switcher.consider(document);
      consider(document);
    }),
    workspace.onDidChangeTextDocument(event => considerChange(session, event)),
    workspace.onDidCloseTextDocument(document => forget(session, document)),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('reportlint.documents')) void reconsiderAll(session);
      considerWorkspace(session);
      if (event.affectsConfiguration('reportlint.locale') && session.isStarted) void session.restart();
    }),
  );
}

function considerDocument(session: Session, document: TextDocument): void {
  if (!session.isStarted && session.served.judges(document)) void session.start();
}

/** Reports that nobody has opened are wanted too: there is no first one to wait for. */
function considerWorkspace(session: Session): void {
  const isWanted = workspace.getConfiguration('reportlint').get('checkWorkspace', false);
  if (isWanted && !session.isStarted) void session.start();
}

function considerChange(session: Session, event: TextDocumentChangeEvent): void {
  if (event.contentChanges.some(change => touchesOpening(change.rangeOffset)))
    considerDocument(session, event.document);
}

function forget(session: Session, document: TextDocument): void {
  session.activity.forget(document.uri);
  // While the server runs, the middleware has to see that the document was served, and forgets it then.
  if (!session.isRunning) session.served.delete(document);
}

/** The setting may serve documents that were left alone, and leave alone those that were served. */
async function reconsiderAll(session: Session): Promise<void> {
  for (const document of workspace.textDocuments) {
    const judged = session.served.judges(document);
    if (judged && !session.served.has(document)) await session.open(document);
    if (!judged && session.served.has(document)) await session.close(document);
  }
}

/** Gives plain text that is a report the language of reports, where the writer has asked for it by setting. */
class LanguageSwitch {
  private readonly switched = new Set<string>();

  constructor(private readonly session: Session) {}

  consider(document: TextDocument): void {
    if (!this.wants(document)) return;
    // Once only: a writer who turns a document back into plain text wants it so.
    this.switched.add(document.uri.toString());
    void languages.setTextDocumentLanguage(document, REPORT_LANGUAGE);
  }

  private wants(document: TextDocument): boolean {
    if (document.languageId !== 'plaintext' || this.switched.has(document.uri.toString())) return false;
    const asked = workspace.getConfiguration('reportlint', document).get<boolean>('switchLanguage', false);
    return asked && this.session.served.judges(document);
  }
}
