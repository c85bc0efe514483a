// What the tests do in VS Code, in their own words.
import * as vscode from 'vscode';
import { present } from './expect';

/** Opens a file of the workspace in the editor. */
export async function open(name: string): Promise<vscode.TextEditor> {
  const folder = present(vscode.workspace.workspaceFolders?.[0], 'workspace folder');
  return vscode.window.showTextDocument(vscode.Uri.joinPath(folder.uri, name));
}

/** The findings of the document as soon as `wanted` holds for them. */
export function findings(
  { uri }: vscode.TextDocument,
  wanted: (findings: readonly vscode.Diagnostic[]) => boolean,
): Promise<readonly vscode.Diagnostic[]> {
  const read = () => vscode.languages.getDiagnostics(uri);
  return new Promise((resolve, reject) => {
    const look = () => wanted(read()) && finish(() => resolve(read()));
    const listener = vscode.languages.onDidChangeDiagnostics(look);
    const timer = setTimeout(() => finish(() => reject(new Error(`Only these came: ${summary(read())}`))), 15_000);
    const finish = (settle: () => void) => {
      listener.dispose();
      clearTimeout(timer);
      settle();
      return true;
    };
    look();
  });
}

/** The rule's id, such as `duplicate/word`. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

export async function codeActions(
  { uri }: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<readonly vscode.CodeAction[]> {
  const resolved = 10;
  return execute('vscode.executeCodeActionProvider', uri, range, kind, resolved);
}

/** The first code action of a kind where there must be one. VS Code gives up with nothing when its own request comes between. */
export async function firstCodeAction(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind: string,
): Promise<vscode.CodeAction> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const [action] = await codeActions(document, range, kind);
    if (action) return action;
    await pause();
  }
  throw new Error(`There is no code action ${kind}`);
}

const ATTEMPTS = 40;
const BETWEEN_ATTEMPTS = 50;

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, BETWEEN_ATTEMPTS));
}

/** Asks VS Code, and asks again where it cancels the request for one of its own. */
export async function execute<T>(command: string, ...values: readonly unknown[]): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await vscode.commands.executeCommand<T>(command, ...values);
    } catch (error) {
      if (attempt === ATTEMPTS || !/Cancel/.test(String(error))) throw error;
      await pause();
    }
  }
}

export async function symbols({ uri }: vscode.TextDocument): Promise<readonly vscode.DocumentSymbol[]> {
  return (await execute<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri)) ?? [];
}

/** The text of all hovers at the position. */
export async function hover({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
  const hovers = await execute<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
  return hovers.flatMap(each => each.contents.map(textOf)).join('\n');
}

/** The start of the first place where the document has this text. */
export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const offset = document.getText().indexOf(text);
  if (offset < 0) throw new Error(`${document.fileName} has no ${text}`);
  return document.positionAt(offset);
}

/** Throws away what was typed. */
export async function revert(): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.files.revert');
}

const textOf = (content: vscode.MarkdownString | vscode.MarkedString) =>
  typeof content === 'string' ? content : content.value;

const summary = (all: readonly vscode.Diagnostic[]) =>
  JSON.stringify(all.map(each => [ruleOf(each), each.range.start.line + 1, each.message]));
