import type { ExtensionContext } from 'vscode';
import { Annotations } from './annotations/annotations';
import { registerAnnotating } from './annotations/commands';
import { registerCommands } from './commands';
import { compareCopies } from './copies';
import { offerEncoding } from './encoding-action';
import { type CreateClient, Session } from './session';
import { followActiveReport } from './views/active-report';
import { showStatus } from './views/status';
import { showViews, type Views } from './views/views';
import { watchDocuments } from './watch';
import { showReportTables } from './webviews/report-tables';

/** What the entries keep of the client. */
export interface Started {
  readonly session: Session;
  readonly views: Views;
  readonly annotations: Annotations;
}

/** What tests in a real editor are handed. */
export type Exports = Pick<Views, 'sections' | 'indicators'> &
  Pick<Started, 'annotations'> & { readonly annotationsView: Views['annotations'] };

/** What the node and the browser extension share. Nothing of the language client is loaded before a report is open. */
export function startClient(context: ExtensionContext, createClient: CreateClient): Started {
  const session = new Session(context.extensionUri, createClient);
  const annotations = new Annotations(session);
  const views = showViews(session, context, annotations);
  context.subscriptions.push(
    session,
    views,
    showStatus(session),
    followActiveReport(session),
    registerCommands(session, views, context.extensionUri),
    offerEncoding(),
    compareCopies(),
    watchDocuments(session),
    annotations,
    registerAnnotating(session, annotations, () => views.annotations.list.document),
    showReportTables(context, session),
  );
  return { session, views, annotations };
}
