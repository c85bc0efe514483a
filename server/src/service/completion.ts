import { type CompletionItem, CompletionItemKind, type Position } from 'vscode-languageserver-types';
import { lineAt } from '../draft/draft';
import { type Continuation, continuationsAt } from '../draft/rewrite/continuation';
import { type Bilingual, inLanguage } from '../text/bilingual';
import type { Span } from '../text/span';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { offsetAt, rangeOf } from './convert';

/** After a new line, after a stop, and on the brackets that open a marker. */
export const COMPLETION_TRIGGERS = ['\n', '。', '；', '（', '('];

/**
 * The markers that may come next: at the start of a line those of every open level, after a stop the next 二是;
 * innermost first. `isUnasked` where a trigger character brought the request about.
 */
export function completion(
  { draft }: Analysis,
  position: Position,
  isUnasked: boolean,
  client: Client,
): CompletionItem[] {
  const offset = offsetAt(draft, position);
  const line = lineAt(draft, offset);
  const column = offset - draft.starts[line]!;
  const gap = gapAt(draft.paragraphs[line]!.text, column, isUnasked);
  if (gap === undefined) return [];
  const start = offset - gap.typed.length;
  return continuationsAt(draft, start)
    .filter(({ marker }) => restOf(marker, gap.typed) !== undefined)
    .map((continuation, index) => ({
      ...itemOf(continuation, gap.typed, index, client),
      textEdit: { range: rangeOf(draft, { start, end: start + gap.end - gap.start }), newText: continuation.marker },
    }));
}

/** The stretch of a line that a marker would replace, and what of the marker is typed already. */
interface Gap extends Span {
  readonly typed: string;
}

/**
 * Where a caret stands that a marker may come at. Unasked nothing is offered before text that follows on the line: the
 * writer is at work within a paragraph then.
 */
function gapAt(text: string, column: number, isUnasked: boolean): Gap | undefined {
  const typed = BEGUN_MARKER.exec(text.slice(0, column))?.[1];
  if (typed === undefined) return undefined;
  const closing = /^[（(]/.test(typed) ? (/^[）)]/.exec(text.slice(column))?.[0] ?? '') : '';
  const end = column + closing.length;
  return isUnasked && /\S/.test(text.slice(end)) ? undefined : { start: column - typed.length, end, typed };
}

const BEGUN_MARKER = /(?:^\s*|[。；;！!？?：:，,”’」』）)]\s*)([（(]?第?[一二三四五六七八九十\d０-９]{0,3})$/;

function itemOf({ marker, level, after }: Continuation, typed: string, index: number, client: Client): CompletionItem {
  const place = `${inLanguage(levelName(level), client.language)} · ${shortened(after)}`;
  return {
    label: marker,
    ...(client.showsLabelDetails ? { labelDetails: { description: place } } : { detail: place }),
    kind: CompletionItemKind.EnumMember,
    // Innermost first, whatever the markers look like.
    sortText: String(index).padStart(3, '0'),
    filterText: `${typed}${restOf(marker, typed)}`,
    ...(index === 0 && { preselect: true }),
  };
}

/** What is still to be typed of a marker; its opening bracket may be of the other width or left out. Undefined where it is another one. */
function restOf(marker: string, typed: string): string | undefined {
  const [whole, begun] = [halfWidth(marker), halfWidth(typed)];
  const match = [whole, whole.replace(/^\(/, '')].find(each => each.startsWith(begun));
  return match === undefined ? undefined : marker.slice(whole.length - match.length + begun.length);
}

/** As long as the text itself. */
function halfWidth(text: string): string {
  return text.replace(/[（）０-９]/g, character => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}

function shortened(title: string): string {
  return title.length > LONGEST_SHOWN ? `${title.slice(0, LONGEST_SHOWN)}…` : title;
}

const LONGEST_SHOWN = 20;

function levelName(level: number): Bilingual {
  return { zh: `第 ${level} 级`, en: `Level ${level}` };
}
