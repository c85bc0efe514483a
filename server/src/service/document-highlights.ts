import { type DocumentHighlight, DocumentHighlightKind, type Position } from 'vscode-languageserver-types';
import { mentionsOf } from '../draft/mentions';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import { rangeOf } from './convert';
import { indicatorAt } from './indicator-at';

/**
 * All mentions of the indicator at a caret: the names as text, the figures as what is written to them. Undefined
 * elsewhere, so that the editor marks words of its own choice.
 */
export function documentHighlights(analysis: Analysis, position: Position): DocumentHighlight[] | undefined {
  const indicator = indicatorAt(analysis, position);
  if (indicator === undefined) return undefined;
  const mentions = mentionsOf(analysis.indicators, indicator);
  const names = apart(mentions.map(({ nameSpan }) => nameSpan));
  const mark = (kind: DocumentHighlightKind) => (span: Span) => ({ range: rangeOf(analysis.draft, span), kind });
  return [...names.map(mark(DocumentHighlightKind.Text)), ...mentions.map(mark(DocumentHighlightKind.Write))];
}

/** Without empty ones, and each once: figures of one sentence may share their name. */
function apart(spans: readonly Span[]): readonly Span[] {
  const byStart = new Map(spans.filter(({ start, end }) => end > start).map(span => [span.start, span]));
  return [...byStart.values()];
}
