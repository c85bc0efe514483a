import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { startClient } from './client';
import type { Session } from './session';

let session: Session | undefined;

/** Desktop and remote: the server is a node process of its own. */
export function activate(context: ExtensionContext): void {
  const server = context.asAbsolutePath('dist/server.js');
  session = startClient(context, (id, name, options) => createClient(server, id, name, options));
}

export async function deactivate(): Promise<void> {
  await session?.stop();
}

async function createClient(
  module: string,
  id: string,
  name: string,
  options: LanguageClientOptions,
): Promise<BaseLanguageClient> {
  // Deferred: evaluating the language client costs more than everything else in this bundle.
  const { LanguageClient, TransportKind } = await import('vscode-languageclient/node');
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ['--nolazy', '--inspect=6009'] } };
  return new LanguageClient(id, name, { run, debug }, options);
}
