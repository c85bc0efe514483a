import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Draft, readDraft } from '../draft/draft';
import type { Change } from '../library/annotations/change';
import type { FileProblem } from '../library/annotations/file';
import { annotationsCsv, annotationsCsvHead, annotationsMarkdown } from '../library/annotations/listing';
import type { PlacedThread } from '../library/annotations/placed-threads';
import type { Remark } from '../library/annotations/threads';
import type {
  AnnotateAnswer,
  AnnotateParams,
  AnnotationChange,
  AnnotationProblem,
  AnnotationRemark,
  AnnotationsAnswer,
  AnnotationThread,
  ExportAnnotationsParams,
} from '../protocol';
import { inLanguage, type Language } from '../text/bilingual';
import type { Analysis } from './analysis';
import { positionAt, rangeOf, spanOf } from './convert';
import { figureAt } from './indicator-at';
import { changedFile, type ReportAnnotations } from './report-annotations';

/** The annotations of a report with their places in the text as it is. `content` is that of the file they came from. */
export function annotationsAnswer(
  annotations: ReportAnnotations,
  document: TextDocument,
  draft: Draft,
  language: Language,
): AnnotationsAnswer {
  const { problem, content } = annotations;
  return {
    version: document.version,
    threads: annotations.threads(draft.text).map(thread => threadAnswer(draft, thread)),
    ...(problem && { problem: problemAnswer(problem, content, language) }),
  };
}

/** What the file should hold after a change; null where there is nothing to write. */
export function annotateAnswer(
  annotations: ReportAnnotations,
  analysis: Analysis,
  { textDocument, content, change, author, now }: AnnotateParams,
  language: Language,
): AnnotateAnswer | null {
  const source = fileNameOf(textDocument.uri);
  const { text } = analysis.draft;
  const next = change.kind === 'renew' ? undefined : changeOf(change, analysis);
  if (change.kind !== 'renew' && next === undefined) return null;
  const written = next
    ? changedFile(content, next, { name: author, now, source }, text)
    : annotations.renewedFile(content, text, source);
  return typeof written === 'string' ? { content: written } : { problem: problemAnswer(written, content, language) };
}

/** The annotations as a file of their own. */
export function exportedAnnotations(
  annotations: ReportAnnotations,
  { draft }: Analysis,
  { textDocument, format }: ExportAnnotationsParams,
  language: Language,
): string {
  const threads = annotations.threads(draft.text);
  const name = fileNameOf(textDocument.uri);
  if (format === 'markdown') return annotationsMarkdown(name, draft, threads, language);
  return annotationsCsvHead(language) + annotationsCsv(name, draft, threads, language);
}

function threadAnswer(draft: Draft, thread: PlacedThread): AnnotationThread {
  const { place, quote, now, state, assignee, tags, check, isChangedSinceCheck, replies } = thread;
  return {
    ...(place && { range: rangeOf(draft, place) }),
    quote,
    ...(now !== undefined && now !== quote && { now }),
    state,
    ...(assignee !== undefined && { assignee }),
    tags,
    ...(check && { checked: check.figure }),
    isChangedSinceCheck,
    remarks: [thread, ...replies].map(remarkAnswer),
  };
}

function remarkAnswer({ id, author, created, modified, text }: Remark): AnnotationRemark {
  return { id, author, created, modified, text };
}

function problemAnswer({ problem, offset }: FileProblem, content: string, language: Language): AnnotationProblem {
  return { message: inLanguage(problem, language), place: positionAt(readDraft(content), offset) };
}

/** Undefined where there is nothing to annotate: no text, or no figure to check. */
function changeOf(
  change: Exclude<AnnotationChange, { readonly kind: 'renew' }>,
  analysis: Analysis,
): Change | undefined {
  if (change.kind === 'check') {
    const figure = figureAt(analysis, change.at);
    return figure && { kind: 'check', id: change.id, span: figure, source: change.source };
  }
  if (change.kind !== 'add' && change.kind !== 'attach') return change;
  const { range, ...rest } = change;
  const span = spanOf(analysis.draft, range);
  return span.start === span.end ? undefined : { span, ...rest };
}

function fileNameOf(uri: string): string {
  const name = uri.replace(/[?#].*$/, '').replace(/^.*\//, '');
  try {
    return decodeURIComponent(name);
  } catch {
    // No percent sign in it means what it says.
    return name;
  }
}
