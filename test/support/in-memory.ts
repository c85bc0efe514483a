import { PassThrough } from 'node:stream';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { type Runtime, startServer } from '../../server/src/server';
import { type ClientOptions, connect, type LanguageClient } from './language-client';

/** The server in this process, at the other end of a real connection: as the browser runs it, without a process to wait for. */
export async function startInMemory(
  options: ClientOptions & Omit<Runtime, 'later'> = {},
): Promise<LanguageClient & { dispose(): void }> {
  const [up, down] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(up), new StreamMessageWriter(down));
  startServer(server, { ...options, later: setImmediate });
  const client = await connect(new StreamMessageReader(down), new StreamMessageWriter(up), options);
  const dispose = () => {
    // The streams stay as they are: a message that is on its way would fail, and the library tells that to a connection
    // that is no more.
    client.connection.dispose();
    server.dispose();
  };
  return { ...client, dispose };
}
