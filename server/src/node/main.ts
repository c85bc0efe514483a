import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  type Connection,
  createConnection,
  ErrorCodes,
  type Message,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import { configPath, type FolderContent } from '../library/config/find-config';
import { startServer } from '../server';
import { reportsBelow } from './report-files';

// The entry of dist/server.js: a language server for any editor (`--stdio`) and for VS Code (`--node-ipc`).
if (process.argv.includes('--stdio')) serve(stdioConnection());
else if (process.argv.length > 2) serve(createConnection(ProposedFeatures.all));
else explain();

function serve(connection: Connection): void {
  // Without an editor at the other end there is nobody to serve.
  process.on('disconnect', () => process.exit());
  const pages = findRulePages();
  const rulePages = pages && pathToFileURL(pages).href;
  startServer(connection, { later: setImmediate, rulePages, reportsBelow, samples: () => samplesIn(pages), look });
}

/** As the library would make it, but what is no message gets the answer that JSON-RPC asks for, where the library is silent. */
function stdioConnection(): Connection {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  reader.onError(error => void writer.write(parseError(error)));
  reader.onClose(() => process.exit(1));
  return createConnection(ProposedFeatures.all, reader, writer);
}

function parseError({ message }: Error): Message {
  return { jsonrpc: '2.0', id: null, error: { code: ErrorCodes.ParseError, message } } as Message;
}

/** Of folders on disk; whatever else a URI names is out of reach. */
async function look(folder: string): Promise<FolderContent> {
  if (!folder.startsWith('file:')) return { text: undefined, isRepository: false };
  const path = fileURLToPath(`${folder}/`);
  const text = await readFile(fileURLToPath(configPath(folder))).then(decoded, () => undefined);
  return { text, isRepository: existsSync(join(path, '.git')) };
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The pages stand beside the bundle in an installed extension, beside the rules in a checkout. */
function findRulePages(): string | undefined {
  const folders = [join(__dirname, 'rules'), join(__dirname, '..', 'server', 'src', 'rules')];
  return folders.find(each => existsSync(each));
}

/** What rule pages begin with: examples of all that the rules find and leave alone. */
async function samplesIn(pages: string | undefined): Promise<readonly string[]> {
  if (pages === undefined) return [];
  await setTimeout(UNTIL_IDLE, undefined, { ref: false });
  const names = await readdir(pages, { recursive: true });
  const texts = names.filter(name => name.endsWith('.md')).map(name => readFile(join(pages, name), 'utf8'));
  return (await Promise.all(texts)).map(text => text.slice(0, LONGEST_SAMPLE));
}

// Milliseconds. An editor that has a report on its screen has opened it by then, and shall not wait for anything else.
const UNTIL_IDLE = 150;

// Of all pages as much as a report of some length, which takes a quarter of a second.
const LONGEST_SAMPLE = 800;

function explain(): void {
  process.stderr.write('用法 Usage: reportlint-language-server --stdio | --node-ipc | --pipe=NAME | --socket=PORT\n');
  process.exitCode = 2;
}
