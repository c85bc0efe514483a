import { hashText } from './hash';
import { type Reading, sourceSpan } from './reading';
import type { Span } from './span';

/** A sentence with its closing mark. Offsets are UTF-16, in the paragraph's source. */
export interface Sentence extends Span {
  /** Its letters and digits as read: no punctuation, no space, one script and one width. */
  readonly key: string;
  readonly hash: number;
}

/** Splits a paragraph at 。！？； and ends each sentence behind the closing quotes and brackets that follow. Linear. */
export function readSentences(reading: Reading): readonly Sentence[] {
  const { text } = reading;
  const sentences: Sentence[] = [];
  let start = 0;
  END.lastIndex = 0;
  for (let match = END.exec(text); match; match = END.exec(text)) {
    push(sentences, reading, start, END.lastIndex);
    start = END.lastIndex;
  }
  push(sentences, reading, start, text.length);
  return sentences;
}

/** The letters and digits of a reading: what two copies of a passage share whatever their spaces and punctuation. */
export function keyOf(text: string): string {
  return text.replace(NOT_KEPT, '');
}

const END = /[。!?;][”’)》」』]*/g;
const NOT_KEPT = /[^0-9A-Za-z㐀-鿿]+/g;

function push(sentences: Sentence[], reading: Reading, start: number, end: number): void {
  const text = reading.text.slice(start, end);
  const key = keyOf(text);
  if (key === '') return;
  const indent = text.length - text.trimStart().length;
  const span = sourceSpan(reading, start + indent, end);
  sentences.push({ start: span.start, end: span.end, key, hash: hashText(key) });
}
