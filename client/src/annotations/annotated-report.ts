import { type CommentController, type CommentThread, CommentThreadCollapsibleState, type TextDocument } from 'vscode';
import type { AnnotationsAnswer, AnnotationThread } from '../../../server/src/protocol';
import { idOf } from './thread-groups';
import { firstRemark, rangeOf, updateThread } from './thread-view';

/** The threads that VS Code shows for one open report. */
export class AnnotatedReport {
  private readonly shown = new Map<string, CommentThread>();
  private told: readonly AnnotationThread[] = [];
  /** Of the file that could not be read; told once. */
  problem: string | undefined;

  constructor(readonly document: TextDocument) {}

  get threads(): readonly CommentThread[] {
    return [...this.shown.values()];
  }

  /** As the server last said them. */
  get listed(): readonly AnnotationThread[] {
    return this.told;
  }

  /** What is shown of a thread that stands in the file. */
  threadWith(id: string): CommentThread | undefined {
    return this.shown.get(id);
  }

  /** Shows what the server says. An answer for another version of the text is for nobody: the next one is on its way. */
  show({ version, threads }: AnnotationsAnswer, controller: () => CommentController): void {
    if (version !== this.document.version) return;
    this.told = threads;
    const ids = new Set(threads.map(idOf));
    for (const id of [...this.shown.keys()]) if (!ids.has(id)) this.drop(id);
    for (const thread of threads) this.showOne(thread, controller);
  }

  /** Takes over a thread that the reviewer has begun, so that it stays where and as it is. */
  adopt(id: string, thread: CommentThread): void {
    this.shown.set(id, thread);
  }

  owns(thread: CommentThread): boolean {
    const first = firstRemark(thread);
    return first !== undefined && this.shown.get(first.thread) === thread;
  }

  dispose(): void {
    for (const id of [...this.shown.keys()]) this.drop(id);
  }

  private showOne(thread: AnnotationThread, controller: () => CommentController): void {
    const id = idOf(thread);
    const shown =
      this.shown.get(id) ?? controller().createCommentThread(this.document.uri, rangeOf(thread, this.document), []);
    if (!this.shown.has(id)) shown.collapsibleState = CommentThreadCollapsibleState.Collapsed;
    this.shown.set(id, shown);
    updateThread(shown, thread, this.document);
  }

  private drop(id: string): void {
    this.shown.get(id)?.dispose();
    this.shown.delete(id);
  }
}
