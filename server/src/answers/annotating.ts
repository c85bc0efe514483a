import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  ANNOTATE_REQUEST,
  ANNOTATIONS_REQUEST,
  type AnnotateAnswer,
  type AnnotateParams,
  type AnnotationsAnswer,
  EXPORT_ANNOTATIONS_REQUEST,
  type ExportAnnotationsParams,
  LOAD_ANNOTATIONS_REQUEST,
  type LoadAnnotationsParams,
  type ReportParams,
} from '../protocol';
import { annotateAnswer, annotationsAnswer, exportedAnnotations } from '../service/annotations';
import type { Serving } from './serving';

/** The client owns the files of annotations; what they mean and where they belong is worked out here. */
export function answerAnnotating(serving: Serving): void {
  const { connection } = serving;
  connection.onRequest(LOAD_ANNOTATIONS_REQUEST, ({ textDocument, content }: LoadAnnotationsParams, token) =>
    serving.answer(textDocument, token, document => loadAnnotations(serving, document, content), null),
  );
  connection.onRequest(ANNOTATIONS_REQUEST, ({ textDocument }: ReportParams, token) =>
    serving.answer(textDocument, token, document => annotationsIn(serving, document), null),
  );
  connection.onRequest<AnnotateAnswer | null, void>(ANNOTATE_REQUEST, (params: AnnotateParams, token) =>
    serving.answer<AnnotateAnswer | null>(
      params.textDocument,
      token,
      document =>
        annotateAnswer(serving.annotations(document), serving.analysis(document), params, serving.client.language),
      null,
    ),
  );
  connection.onRequest(EXPORT_ANNOTATIONS_REQUEST, (params: ExportAnnotationsParams, token) =>
    serving.answer(
      params.textDocument,
      token,
      document =>
        exportedAnnotations(serving.annotations(document), serving.analysis(document), params, serving.client.language),
      null,
    ),
  );
}

function loadAnnotations(serving: Serving, document: TextDocument, content: string): AnnotationsAnswer {
  serving.annotations(document).load(content, document.getText());
  return annotationsIn(serving, document);
}

function annotationsIn(serving: Serving, document: TextDocument): AnnotationsAnswer {
  return annotationsAnswer(
    serving.annotations(document),
    document,
    serving.analysis(document).draft,
    serving.client.language,
  );
}
