import {
  CodeAction,
  type CodeActionContext,
  CodeActionKind,
  commands,
  type Diagnostic,
  Disposable,
  l10n,
  languages,
  Position,
  Range,
  type TextDocument,
  Uri,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import {
  COMPARE_COPIES_COMMAND,
  type Copies,
  DIAGNOSTIC_SOURCE,
  type Passage,
  REMOVE_COPY_COMMAND,
  type Removal,
  type Stretch,
} from '../../server/src/protocol';
import { decode } from './decode';
import { SERVED_LANGUAGES } from './judge';

/** Shows the two places of a repeated passage side by side, from a lens, a quick fix or the palette, and removes one of them. */
export function compareCopies(): Disposable {
  const passages = new PassageTexts();
  return Disposable.from(
    passages,
    workspace.registerTextDocumentContentProvider(SCHEME, passages),
    commands.registerCommand('reportlint.compareCopies', copies => compare(passages, copies ?? copiesAtCaret())),
    commands.registerCommand(REMOVE_COPY_COMMAND, remove),
    languages.registerCodeActionsProvider([...SERVED_LANGUAGES], { provideCodeActions }),
  );
}

const SCHEME = 'reportlint-copy';

function provideCodeActions(document: TextDocument, _: Range, { diagnostics }: CodeActionContext): CodeAction[] {
  return diagnostics.flatMap(diagnostic => {
    const copies = copiesOf(document.uri, diagnostic);
    if (copies === undefined) return [];
    const title = l10n.t('Compare With the Other Copy');
    const action = new CodeAction(title, CodeActionKind.QuickFix);
    action.command = { title, command: COMPARE_COPIES_COMMAND, arguments: [copies] };
    action.diagnostics = [diagnostic];
    return [action];
  });
}

/** The places that a finding of a copy links; undefined for other findings. */
function copiesOf(uri: Uri, { source, code, range, relatedInformation }: Diagnostic): Copies | undefined {
  const rule = typeof code === 'object' ? code.value : code;
  const other = relatedInformation?.[0]?.location;
  if (source !== DIAGNOSTIC_SOURCE || !String(rule).startsWith('duplicate/') || other === undefined) return undefined;
  return { copy: passageOf(uri, range), other: passageOf(other.uri, other.range) };
}

function passageOf(uri: Uri, { start, end }: Range): Passage {
  return { uri: uri.toString(), range: { start: plain(start), end: plain(end) } };
}

function plain({ line, character }: Position): Stretch['start'] {
  return { line, character };
}

/** Of all copies at the caret, seen from either place, the smallest. */
function copiesAtCaret(): Copies | undefined {
  const editor = window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { document, selection } = editor;
  const all = languages.getDiagnostics(document.uri).flatMap(each => copiesOf(document.uri, each) ?? []);
  const here = all.filter(({ copy, other }) => [copy, other].some(each => holds(each, document.uri, selection.active)));
  return here.sort((a, b) => length(document, a.copy) - length(document, b.copy))[0];
}

function holds({ uri, range }: Passage, place: Uri, position: Position): boolean {
  return uri === place.toString() && rangeOf(range).contains(position);
}

function length(document: TextDocument, { range }: Passage): number {
  return document.offsetAt(rangeOf(range).end) - document.offsetAt(rangeOf(range).start);
}

/** The other place on the left: it is the one that was there before, or that was not touched. */
async function compare(passages: PassageTexts, copies: Copies | undefined): Promise<void> {
  if (copies === undefined) return tellNoCopy();
  const [left, right] = await Promise.all([passages.show(copies.other), passages.show(copies.copy)]);
  const title = `${nameOf(copies.other)} ↔ ${nameOf(copies.copy)}`;
  // In a tab of its own: a preview would take the place of the report, where that is one.
  await commands.executeCommand('vscode.diff', left, right, title, { preview: false });
}

/** The file, and its lines where people count them. */
function nameOf({ uri, range }: Passage): string {
  const file = Uri.parse(uri).path.replace(/^.*\//, '');
  const [from, to] = [range.start.line + 1, range.end.line + 1];
  return `${file}:${from === to ? from : `${from}–${to}`}`;
}

function tellNoCopy(): void {
  void window.showInformationMessage(l10n.t('The caret is not in a passage that stands twice.'));
}

/** The texts of passages as they were when they were compared, for as long as they are shown. */
class PassageTexts implements Disposable {
  private readonly texts = new Map<string, string>();
  private readonly closing: Disposable;
  private shown = 0;

  constructor() {
    this.closing = workspace.onDidCloseTextDocument(({ uri }) => void this.texts.delete(uri.toString()));
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /** The name ends as reports do, so that the passage is shown like them. */
  async show(passage: Passage): Promise<Uri> {
    const path = `/${nameOf(passage).replaceAll('/', ' ')}.report`;
    const uri = Uri.from({ scheme: SCHEME, path, query: String(++this.shown) });
    this.texts.set(uri.toString(), await textOf(passage));
    return uri;
  }

  dispose(): void {
    this.closing.dispose();
  }
}

async function textOf({ uri, range }: Passage): Promise<string> {
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri);
  if (open) return open.getText(rangeOf(range));
  return cut(decode(await workspace.fs.readFile(Uri.parse(uri))), range);
}

/** As the server counts lines. */
function cut(text: string, { start, end }: Stretch): string {
  const lines = text.split(/\r\n|\r|\n/).slice(start.line, end.line + 1);
  lines[lines.length - 1] = lines.at(-1)?.slice(0, end.character) ?? '';
  return [lines[0]?.slice(start.character) ?? '', ...lines.slice(1)].join('\n');
}

function rangeOf({ start, end }: Stretch): Range {
  return new Range(new Position(start.line, start.character), new Position(end.line, end.character));
}

/** The edits are for one version of the text; the lens that names them is made anew with the next one. */
async function remove({ uri, version, edits }: Removal): Promise<void> {
  const document = workspace.textDocuments.find(each => each.uri.toString() === uri);
  if (document?.version !== version) return;
  const edit = new WorkspaceEdit();
  for (const { range, newText } of edits) edit.replace(document.uri, rangeOf(range), newText);
  await workspace.applyEdit(edit);
}
