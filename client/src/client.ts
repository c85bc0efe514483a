import type { ExtensionContext } from 'vscode';
import { registerCommands } from './commands';
import { compareCopies } from './copies';
import { offerEncoding } from './encoding-action';
import { type CreateClient, Session } from './session';
import { followActiveReport } from './views/active-report';
import { showStatus } from './views/status';
import { watchDocuments } from './watch';

/** What the node and the browser extension share. Nothing of the language client is loaded before a report is open. */
export function startClient(context: ExtensionContext, createClient: CreateClient): Session {
  const session = new Session(context.extensionUri, createClient);
  context.subscriptions.push(
    session,
    showStatus(session),
    followActiveReport(session),
    registerCommands(session, context.extensionUri),
    offerEncoding(),
    compareCopies(),
    watchDocuments(session),
  );
  return session;
}
