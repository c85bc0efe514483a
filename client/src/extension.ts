import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { type Exports, type Started, startClient } from './client';

let started: Started | undefined;

/** Desktop and remote: the server is a node process of its own. What it shows is handed out for the tests in a real editor. */
export function activate(context: ExtensionContext): Exports {
  const server = context.asAbsolutePath('dist/server.js');
  started = startClient(context, (id, name, options) => createClient(server, id, name, options));
  const { views, annotations } = started;
  const { sections, indicators } = views;
  return { sections, indicators, annotations, annotationsView: views.annotations };
}

export async function deactivate(): Promise<void> {
  await started?.session.stop();
}

async function createClient(
  module: string,
  id: string,
  name: string,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  const { LanguageClient, TransportKind } = await import('./language-client');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient(id, name, { run, debug }, options);
}
