// What the tests do with annotations in VS Code, in their own words.
import * as vscode from 'vscode';
import type { Exports } from '../../../client/src/client';
import { findings, open, positionOf, revert } from './editor';
import { equal, present } from './expect';

/** The report that is annotated. */
export const REPORT = 'haicang-2024.txt';

export function client(): Exports {
  return present(vscode.extensions.getExtension<Exports>('reportlint.reportlint'), 'extension').exports;
}

/** For a suite: the reviewer has a name, and every test begins with no annotation and leaves the report as it was. */
export function annotates(): void {
  const settings = vscode.workspace.getConfiguration('reportlint');
  suiteSetup(() => settings.update('author', '张三', vscode.ConfigurationTarget.Global));

  suiteTeardown(async () => {
    await settings.update('author', undefined, vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.delete(fileOf(await report())).then(undefined, () => undefined);
  });

  setup(async () => {
    await write(await report(), '[]\n');
    await until('no thread', async () => threads(await report()).length === 0);
  });

  teardown(revert);
}

export async function report(): Promise<vscode.TextDocument> {
  const { document } = await open(REPORT);
  await findings(document, found => found.length > 0);
  return document;
}

/** The report with one annotation, made as a reviewer makes it. */
export async function annotated(words: string, text: string): Promise<vscode.TextDocument> {
  const document = await report();
  const editor = present(vscode.window.activeTextEditor, 'editor');
  const start = positionOf(document, words);
  editor.selection = new vscode.Selection(start, start.translate(0, words.length));
  const thread = await vscode.commands.executeCommand<vscode.CommentThread>('reportlint.annotate');
  await vscode.commands.executeCommand('reportlint.annotation.submit', { thread, text });
  equal(threads(document).includes(thread), true);
  return document;
}

export function threads(document: vscode.TextDocument): readonly vscode.CommentThread[] {
  return client().annotations.threadsOf(document);
}

/** Every thread as the text it stands at and what is said first. */
export function shown(document: vscode.TextDocument): readonly string[] {
  return threads(document).map(({ range, comments }) => `${document.getText(range)}: ${textOf(comments[0])}`);
}

export function label(document: vscode.TextDocument): string {
  return threads(document)[0]?.label ?? '';
}

export function textOf(comment: vscode.Comment | undefined): string {
  return String(comment?.body);
}

export function bodyOf(value: string) {
  return { type: 'TextualBody', value, format: 'text/plain', purpose: 'commenting' };
}

export function fileOf({ uri }: vscode.TextDocument): vscode.Uri {
  return uri.with({ path: `${uri.path}.annotations.json` });
}

/** VS Code takes a file away before it puts another in its place: a reader looks again. */
export async function contentOf(document: vscode.TextDocument): Promise<string> {
  const read = () => vscode.workspace.fs.readFile(fileOf(document));
  return new TextDecoder().decode(await read().then(undefined, () => pause().then(read)));
}

function pause(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 50));
}

interface Saved {
  readonly [property: string]: unknown;
  readonly target: { readonly source: string; readonly selector: readonly [{ readonly exact: string }] };
}

export async function saved(document: vscode.TextDocument): Promise<readonly Saved[]> {
  return JSON.parse(await contentOf(document));
}

export async function write(document: vscode.TextDocument, content: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileOf(document), new TextEncoder().encode(content));
}

export function offsetOf(document: vscode.TextDocument, text: string): number {
  return document.offsetAt(positionOf(document, text));
}

export function edit(document: vscode.TextDocument, offset: number, text: string): Promise<void> {
  return replace(document, offset, offset, text);
}

export async function replace(document: vscode.TextDocument, start: number, end: number, text: string): Promise<void> {
  const edits = new vscode.WorkspaceEdit();
  edits.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text);
  equal(await vscode.workspace.applyEdit(edits), true);
}

/** In the report, wherever the focus is: older editors put it into the box of a thread that comes to sight. */
export async function undo(document: vscode.TextDocument): Promise<void> {
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('undo');
}

/** Looks again until it holds: file systems tell of changes when they like. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Still not ${what}`);
    await pause();
  }
}
