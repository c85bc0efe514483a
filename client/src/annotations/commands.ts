import {
  type Comment,
  CommentMode,
  type CommentReply,
  type CommentThread,
  CommentThreadCollapsibleState,
  commands,
  Disposable,
  l10n,
  type Position,
  Range,
  type TextDocument,
  type TextEditor,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { AnnotationChange, Place, Stretch } from '../../../server/src/protocol';
import type { Session } from '../session';
import type { Annotations } from './annotations';
import { authorName } from './author';
import { exportAnnotations } from './export';
import { newId } from './random';
import { entryIn, idOf, threadsIn } from './thread-groups';
import { firstRemark, type Remark } from './thread-view';

/** The commands of the annotations: in the palette, in the menus of the editor and in those of the threads. */
export function registerAnnotating(
  session: Session,
  annotations: Annotations,
  shownReport: () => TextDocument | undefined,
): Disposable {
  const change = (thread: CommentThread, made: AnnotationChange) => changeThread(annotations, thread, made);
  return Disposable.from(
    commands.registerCommand('reportlint.annotate', () => withReport(session, editor => begin(annotations, editor))),
    commands.registerCommand('reportlint.checkFigure', (uri?: unknown, at?: unknown, source?: unknown) =>
      checkFigure(session, annotations, uri, at, source),
    ),
    commands.registerCommand('reportlint.exportAnnotations', (format?: unknown, target?: unknown) =>
      exportShown(session, shownReport(), format, target),
    ),
    commands.registerCommand('reportlint.annotation.submit', (reply: CommentReply) =>
      submit(session, annotations, reply),
    ),
    commands.registerCommand('reportlint.annotation.cancel', ({ thread }: CommentReply) => cancel(annotations, thread)),
    commands.registerCommand('reportlint.annotation.edit', (remark: Comment) =>
      setMode(annotations, remark, CommentMode.Editing),
    ),
    commands.registerCommand('reportlint.annotation.save', (remark: Comment) => saveEdited(annotations, remark)),
    commands.registerCommand('reportlint.annotation.cancelEdit', (remark: Comment) =>
      setMode(annotations, remark, CommentMode.Preview),
    ),
    commands.registerCommand('reportlint.annotation.delete', (of: Target, all?: unknown) =>
      'body' in of ? deleteRemark(annotations, of) : deleteThreads(targets(annotations, of, all), change),
    ),
    commands.registerCommand('reportlint.annotation.resolve', (of: Target, all?: unknown) =>
      setStates(annotations, targets(annotations, of, all), 'resolved'),
    ),
    commands.registerCommand('reportlint.annotation.reopen', (of: Target, all?: unknown) =>
      setStates(annotations, targets(annotations, of, all), 'open'),
    ),
    commands.registerCommand('reportlint.annotation.reply', (of: Target, given?: unknown) =>
      reply(targets(annotations, of)[0], given, change),
    ),
    commands.registerCommand('reportlint.annotation.assign', (of: Target, given?: unknown) =>
      assign(targets(annotations, of, given), given, change),
    ),
    commands.registerCommand('reportlint.annotation.tag', (of: Target, given?: unknown) =>
      tag(targets(annotations, of, given), given, change),
    ),
    commands.registerCommand('reportlint.annotation.attach', (of: Target) =>
      attach(targets(annotations, of)[0], change),
    ),
  );
}

/** From the title of a thread, from below its input, from a remark, or from a line of the view. */
type Target = CommentThread | CommentReply | Comment | { readonly item: unknown };

/** The threads that a command was given; of the view all that are chosen. */
function targets(annotations: Annotations, of: Target, all?: unknown): readonly CommentThread[] {
  if ('thread' in of) return [of.thread as CommentThread];
  const lines = Array.isArray(all) && all.length > 0 ? all : [of];
  const entries = lines.map(entryIn).filter(entry => entry !== undefined);
  if (entries.length === 0) return 'comments' in of ? [of] : [];
  const ids = new Set(entries.flatMap(threadsIn).map(idOf));
  return [...ids].map(id => annotations.threadWith(id)).filter(thread => thread !== undefined);
}

type ChangeThread = (thread: CommentThread, change: AnnotationChange) => Promise<boolean>;

async function withReport<T>(session: Session, run: (editor: TextEditor) => T): Promise<T | undefined> {
  const editor = window.activeTextEditor;
  if (editor && session.served.has(editor.document)) return run(editor);
  void window.showInformationMessage(l10n.t('Open a report first.'));
  return undefined;
}

/** Of the report in the editor or, where none is, of the one that the views show. */
async function exportShown(
  session: Session,
  shown: TextDocument | undefined,
  format: unknown,
  target: unknown,
): Promise<void> {
  const active = window.activeTextEditor?.document;
  const document = active && session.served.has(active) ? active : shown;
  if (document) await exportAnnotations(session, document, format, target);
  else void window.showInformationMessage(l10n.t('Open a report first.'));
}

/** Opens an empty thread on the selection; where nothing is selected, on the word at the caret. */
function begin(annotations: Annotations, editor: TextEditor): CommentThread | undefined {
  if (isUnsaved(editor.document)) return tellUnsaved();
  const { document, selection } = editor;
  const range = selection.isEmpty ? document.getWordRangeAtPosition(selection.active) : selection;
  if (range === undefined || range.isEmpty) return tellNothingSelected();
  const thread = annotations.controller.createCommentThread(document.uri, new Range(range.start, range.end), []);
  thread.label = l10n.t('New annotation');
  thread.contextValue = 'new';
  thread.collapsibleState = CommentThreadCollapsibleState.Expanded;
  return thread;
}

function tellNothingSelected(): undefined {
  void window.showInformationMessage(l10n.t('Select the text that you want to annotate.'));
}

function tellUnsaved(): undefined {
  void window.showInformationMessage(l10n.t('Save the report first: annotations are kept in a file beside it.'));
}

function isUnsaved({ uri }: TextDocument): boolean {
  return uri.scheme === 'untitled';
}

/** The first remark of a new thread, or a reply. A thread begun in the gutter covers whole lines. */
async function submit(session: Session, annotations: Annotations, { thread, text }: CommentReply): Promise<void> {
  const said = text.trim();
  const document = annotations.reportOf(thread);
  if (said === '' || document === undefined || !session.served.has(document)) return;
  const author = await authorName();
  if (author === undefined) return;
  const first = annotations.isSaved(thread) ? firstRemark(thread) : undefined;
  if (first) await annotations.change(document, { kind: 'reply', id: newId(), to: first.thread, text: said }, author);
  else
    await annotations.change(
      document,
      { kind: 'add', id: newId(), range: wordsOf(document, thread.range), text: said },
      author,
      thread,
    );
}

/** A range of whole lines, as the gutter makes it, or of none, means the text of its lines. */
function wordsOf(document: TextDocument, range: Range): Stretch {
  const isOfLines = range.isEmpty || (range.start.character === 0 && range.end.character === 0);
  const end = range.isEmpty ? range.end.line : Math.max(range.start.line, range.end.line - 1);
  return stretchOf(isOfLines ? new Range(range.start.with({ character: 0 }), document.lineAt(end).range.end) : range);
}

/** Plain numbers: a worker is sent a copy of the fields, and those of a `Range` are not what they seem. */
function stretchOf({ start, end }: Range): Stretch {
  const plain = ({ line, character }: Position) => ({ line, character });
  return { start: plain(start), end: plain(end) };
}

function cancel(annotations: Annotations, thread: CommentThread): void {
  if (!annotations.isSaved(thread)) thread.dispose();
}

async function changeThread(
  annotations: Annotations,
  thread: CommentThread,
  change: AnnotationChange,
): Promise<boolean> {
  const document = annotations.reportOf(thread);
  const author = document && (await authorName());
  return document !== undefined && author !== undefined && annotations.change(document, change, author);
}

async function setStates(
  annotations: Annotations,
  threads: readonly CommentThread[],
  state: 'open' | 'resolved',
): Promise<void> {
  for (const thread of threads) await setState(annotations, thread, state);
}

async function setState(annotations: Annotations, thread: CommentThread, state: 'open' | 'resolved'): Promise<void> {
  const first = firstRemark(thread);
  if (first === undefined || !annotations.isSaved(thread)) return;
  const isDone = await changeThread(annotations, thread, { kind: 'state', id: first.thread, state });
  if (isDone && state === 'resolved') thread.collapsibleState = CommentThreadCollapsibleState.Collapsed;
}

/** VS Code hands over the remark as it shows it; the thread is found by it. */
function threadOf(annotations: Annotations, remark: Comment): CommentThread | undefined {
  const { id } = remark as Remark;
  const threads = workspace.textDocuments.flatMap(document => annotations.threadsOf(document));
  return threads.find(({ comments }) => comments.some(each => (each as Remark).id === id));
}

/** Leaving the editing without saving brings back what the file says. */
function setMode(annotations: Annotations, remark: Comment, mode: CommentMode): void {
  const thread = threadOf(annotations, remark);
  if (thread === undefined) return;
  thread.comments = (thread.comments as readonly Remark[]).map(each =>
    each.id === (remark as Remark).id ? { ...each, mode, body: each.saved } : each,
  );
}

async function saveEdited(annotations: Annotations, remark: Comment): Promise<void> {
  const { id, body, saved } = remark as Remark;
  const thread = threadOf(annotations, remark);
  const text = String(body).trim();
  if (thread === undefined) return;
  const isDone = text === saved || text === '' || (await changeThread(annotations, thread, { kind: 'edit', id, text }));
  // What was typed stays in its box where it could not be saved.
  if (!isDone) return;
  setMode(annotations, remark, CommentMode.Preview);
  const document = annotations.reportOf(thread);
  if (document) await annotations.load(document);
}

async function deleteRemark(annotations: Annotations, remark: Comment): Promise<void> {
  const thread = threadOf(annotations, remark);
  if (thread === undefined) return;
  const { id, thread: first } = remark as Remark;
  const question = id === first ? questionFor(thread) : l10n.t('Delete this annotation?');
  if (await isSure(question)) await changeThread(annotations, thread, { kind: 'delete', id });
}

async function deleteThreads(threads: readonly CommentThread[], change: ChangeThread): Promise<void> {
  const [only] = threads.length === 1 ? threads : [];
  if (
    threads.length === 0 ||
    !(await isSure(
      only ? questionFor(only) : l10n.t('Delete these {0} annotations with their replies?', threads.length),
    ))
  )
    return;
  for (const thread of threads) {
    const first = firstRemark(thread);
    if (first) await change(thread, { kind: 'delete', id: first.thread });
  }
}

/** With a first remark its replies go too. */
function questionFor({ comments }: CommentThread): string {
  const replies = comments.length - 1;
  return replies > 0
    ? l10n.t('Delete this annotation and its {0} replies?', replies)
    : l10n.t('Delete this annotation?');
}

async function isSure(question: string): Promise<boolean> {
  const yes = l10n.t('Delete');
  return (await window.showWarningMessage(question, { modal: true }, yes)) === yes;
}

/** For a thread that is not open in the editor. */
async function reply(thread: CommentThread | undefined, given: unknown, change: ChangeThread): Promise<void> {
  const first = thread && firstRemark(thread);
  if (first === undefined) return;
  const asked = { title: l10n.t('Reply'), prompt: `${first.author.name}: ${first.saved}`, ignoreFocusOut: true };
  const text = (typeof given === 'string' ? given : await window.showInputBox(asked))?.trim();
  if (text) await change(thread!, { kind: 'reply', id: newId(), to: first.thread, text });
}

async function assign(threads: readonly CommentThread[], given: unknown, change: ChangeThread): Promise<void> {
  if (threads.length === 0) return;
  const asked = { title: l10n.t('Assign to'), prompt: l10n.t('A name; empty for nobody') };
  const assignee = typeof given === 'string' ? given : await window.showInputBox(asked);
  if (assignee === undefined) return;
  for (const thread of threads) {
    const first = firstRemark(thread);
    if (first) await change(thread, { kind: 'assign', id: first.thread, assignee: assignee.trim() });
  }
}

async function tag(threads: readonly CommentThread[], given: unknown, change: ChangeThread): Promise<void> {
  if (threads.length === 0) return;
  const asked = {
    title: l10n.t('Tags'),
    prompt: l10n.t('Separated by blanks or commas; empty for none'),
    value: tagsIn(threads[0]!.label).join(' '),
  };
  const said = typeof given === 'string' ? given : await window.showInputBox(asked);
  if (said === undefined) return;
  const words = said.split(/[\s,，、;；]+/).map(word => word.replace(/^#/, ''));
  const tags = [...new Set(words.filter(word => word !== ''))];
  for (const thread of threads) {
    const first = firstRemark(thread);
    if (first) await change(thread, { kind: 'tag', id: first.thread, tags });
  }
}

function tagsIn(label: string | undefined): readonly string[] {
  return (label ?? '').split(' · ').filter(part => part.startsWith('#'));
}

/** Gives a thread the selected text, whether it has lost its own or not. */
async function attach(thread: CommentThread | undefined, change: ChangeThread): Promise<void> {
  const first = thread && firstRemark(thread);
  if (thread === undefined || first === undefined) return;
  const editor = window.visibleTextEditors.find(({ document }) => document.uri.toString() === thread.uri.toString());
  if (editor === undefined || editor.selection.isEmpty) return tellNothingSelected();
  await change(thread, { kind: 'attach', id: first.thread, range: stretchOf(editor.selection) });
}

/** From the palette for the figure at the caret; from a code action with document and place. A source may be handed over. */
async function checkFigure(
  session: Session,
  annotations: Annotations,
  uri: unknown,
  at: unknown,
  given: unknown,
): Promise<void> {
  const document =
    typeof uri === 'string' ? await workspace.openTextDocument(Uri.parse(uri)) : window.activeTextEditor?.document;
  const place = typeof uri === 'string' ? (at as Place) : window.activeTextEditor?.selection.active;
  if (document === undefined || place === undefined || !session.served.has(document))
    return void window.showInformationMessage(l10n.t('Open a report first.'));
  if (isUnsaved(document)) return tellUnsaved();
  const asked = {
    title: l10n.t('Source of the figure'),
    prompt: l10n.t('Such as “Statistical communiqué 2024, table 3”'),
  };
  const said = typeof given === 'string' ? given : await window.showInputBox({ ...asked, ignoreFocusOut: true });
  const source = said?.trim();
  const author = source ? await authorName() : undefined;
  if (!source || author === undefined) return;
  const { line, character } = place;
  await annotations.change(document, { kind: 'check', id: newId(), at: { line, character }, source }, author);
}
