import { type ExtensionContext, Uri } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions, MessageTransports } from 'vscode-languageclient';
import { type Exports, type Started, startClient } from '../client';

let started: Started | undefined;

/** vscode.dev and other browser-hosted editors: the server is a Worker. What it shows is handed out for tests. */
export function activate(context: ExtensionContext): Exports {
  const script = Uri.joinPath(context.extensionUri, 'dist', 'server.browser.js').toString(true);
  started = startClient(context, (id, name, options) => createClient(script, id, name, options));
  const { views, annotations } = started;
  const { sections, indicators } = views;
  return { sections, indicators, annotations, annotationsView: views.annotations };
}

export async function deactivate(): Promise<void> {
  await started?.session.stop();
}

async function createClient(
  script: string,
  id: string,
  name: string,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  // Deferred: evaluating the language client costs more than everything else in this bundle.
  const { BrowserMessageReader, BrowserMessageWriter, LanguageClient } = await import('vscode-languageclient/browser');
  const nextWorker = workers(script);
  // The transports and not the worker itself, which the client would test by `instanceof`: VS Code replaces `Worker`.
  return new LanguageClient(id, name, async () => transportsOf(nextWorker()), options);

  function transportsOf(worker: Worker): MessageTransports {
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  }
}

/** A worker does not end with its connection, so the one before goes when the next one comes. */
function workers(script: string): () => Worker {
  let worker: Worker | undefined;
  return () => {
    worker?.terminate();
    worker = new Worker(script);
    return worker;
  };
}
