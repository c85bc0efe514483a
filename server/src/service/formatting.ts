import type { Range, TextEdit } from 'vscode-languageserver-types';
import { normalise } from '../draft/rewrite/normalise';
import type { Analysis } from './analysis';
import { spanOf } from './convert';
import { textEdits } from './edits';

/** Markers and indentation as most of the document has them, within a range or everywhere; nothing else is touched. */
export function formatting({ draft }: Analysis, range?: Range): TextEdit[] {
  return textEdits(draft, normalise(draft, range && spanOf(draft, range)));
}
