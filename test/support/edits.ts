import fc from 'fast-check';
import { seed, seedNames } from './seeds';

/** A text and the texts that typing, pasting and deleting make of it, one after the other. */
export interface Editing {
  readonly name: string;
  readonly before: string;
  readonly after: readonly string[];
}

/** Random edits of the seeds, whose line ends are `\n`, `\r\n` or `\r`. */
export const editing: fc.Arbitrary<Editing> = fc
  .record({
    name: fc.constantFrom(...seedNames),
    lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
    edits: fc.array(edit(), { minLength: 1, maxLength: 4 }),
  })
  .map(({ name, lineEnd, edits }) => {
    const before = seed(name).replace(/\r\n?|\n/g, lineEnd);
    return { name, before, after: edited(before, edits) };
  });

interface RandomEdit {
  /** Where, as a share of the text's length, and whether to go on to the next line end. */
  readonly at: number;
  readonly atLineEnd: boolean;
  readonly deleted: number;
  readonly inserted: Insertion;
}

/** A text, or the part of the document from one share of its length to another, pasted again. */
type Insertion = string | { readonly from: number; readonly length: number };

function edit(): fc.Arbitrary<RandomEdit> {
  return fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    atLineEnd: fc.boolean(),
    deleted: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0, 0, 1, 2) }, { weight: 1, arbitrary: fc.nat(3000) }),
    inserted: fc.oneof({ weight: 3, arbitrary: typed() }, { weight: 1, arbitrary: pasted() }),
  });
}

function typed(): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    '的',
    '的的',
    '，',
    '。',
    '\n',
    '\r',
    '\r\n',
    '\n\n',
    '一是',
    '二、',
    '(二)',
    '３．',
    '5%',
    '“',
    '”',
    '1,234',
    '0',
    '万',
    '發(fā)',
    '\ufffd',
    '壙墶',
    '😀',
    '\ud83d',
    '\ude00',
    ' ',
    '　',
    '&nbsp;',
    '来源：区教育局',
    '|',
    '2月30日',
    '工作总结',
    '\u2028',
    '',
  );
  return fc.array(piece, { maxLength: 3 }).map(pieces => pieces.join(''));
}

function pasted(): fc.Arbitrary<Insertion> {
  return fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), length: fc.nat(2000) });
}

function edited(text: string, edits: readonly RandomEdit[]): readonly string[] {
  const texts: string[] = [];
  for (const each of edits) texts.push(apply(texts.at(-1) ?? text, each));
  return texts;
}

function apply(text: string, { at, atLineEnd, deleted, inserted }: RandomEdit): string {
  const place = Math.floor(at * text.length);
  const lineEnd = text.slice(place).search(/[\r\n]/);
  const start = atLineEnd && lineEnd >= 0 ? place + lineEnd : place;
  return text.slice(0, start) + insertionIn(text, inserted) + text.slice(start + deleted);
}

function insertionIn(text: string, inserted: Insertion): string {
  if (typeof inserted === 'string') return inserted;
  const from = Math.floor(inserted.from * text.length);
  return text.slice(from, from + inserted.length);
}
