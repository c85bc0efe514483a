import { markOfThree } from '../text/hash';
import { NOTHING, remembered } from '../text/remembered';
import type { Paragraph } from './paragraph';
import { lastOfParagraph, perParagraph } from './per-paragraph';

/**
 * Some consecutive paragraphs as one object, which lives as long as none of them changes: what is gathered from a block
 * is kept with it, so that an edit costs one block and not the document.
 */
export interface Block {
  readonly paragraphs: readonly Paragraph[];
  /** Offset of every paragraph from the start of the block, plus one entry for its end: the start of what follows. */
  readonly starts: readonly number[];
}

/** A block at its place: the 0-based line and the UTF-16 offset that it begins with. */
export interface PlacedBlock {
  readonly block: Block;
  readonly line: number;
  readonly start: number;
}

/** The lines that stand unchanged at the front and at the back of a document and an older version of it. */
export interface Kept {
  readonly front: number;
  readonly back: number;
}

/**
 * Cuts a document into blocks. Where a block ends depends on its own paragraphs only, so that behind an edit the same
 * blocks stand again; they are taken from `previous`, and the result is the same without it. Linear in the blocks, and in
 * the lines of those that changed.
 */
export function cutBlocks(
  paragraphs: readonly Paragraph[],
  starts: readonly number[],
  previous?: { readonly blocks: readonly PlacedBlock[]; readonly lines: number; readonly kept: Kept },
): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  let line = 0;
  if (previous) line = takeFront(blocks, previous.blocks, previous.kept.front);
  const behind = previous && backOf(previous.blocks, previous.lines - previous.kept.back);
  const moved = previous ? paragraphs.length - previous.lines : 0;
  while (line < paragraphs.length) {
    const again = behind?.get(line - moved);
    const block = again ?? cutBlock(paragraphs, starts, line);
    blocks.push({ block, line, start: starts[line]! });
    line += block.paragraphs.length;
  }
  return blocks;
}

const MOST_LINES = 96;
const ONE_IN = 32;

function cutBlock(paragraphs: readonly Paragraph[], starts: readonly number[], from: number): Block {
  let to = from + 1;
  while (to < paragraphs.length && to - from < MOST_LINES && !endsBlock(paragraphs[to - 1]!)) to++;
  const base = starts[from]!;
  return new CutBlock(
    paragraphs.slice(from, to),
    starts.slice(from, to + 1).map(start => start - base),
  );
}

class CutBlock implements Block {
  readonly paragraphs: readonly Paragraph[];
  readonly starts: readonly number[];
  /** By the place of the function that they are kept for. */
  #notes: unknown[] | undefined;

  constructor(paragraphs: readonly Paragraph[], starts: readonly number[]) {
    this.paragraphs = paragraphs;
    this.starts = starts;
  }

  static notesOf(block: Block, room: number): unknown[] | undefined {
    if (!(#notes in block)) return undefined;
    block.#notes ??= new Array(room);
    return block.#notes;
  }
}

/** Some one in 32 of the paragraphs that are not blank, whichever they are, end a block. */
function endsBlock({ text }: Paragraph): boolean {
  const { length } = text;
  if (length < 2) return false;
  return markOfThree(length, text.charCodeAt(length >> 1), text.charCodeAt(length - 1)) % ONE_IN === 0;
}

/** The old blocks that end in front of the edit; the last of them might have gone on. */
function takeFront(into: PlacedBlock[], old: readonly PlacedBlock[], front: number): number {
  let line = 0;
  for (const placed of old) {
    const end = placed.line + placed.block.paragraphs.length;
    if (end > front || !isClosed(placed.block)) break;
    into.push(placed);
    line = end;
  }
  return line;
}

/** Whether a block ends by itself and not with the document. */
function isClosed({ paragraphs }: Block): boolean {
  return paragraphs.length >= MOST_LINES || endsBlock(paragraphs.at(-1)!);
}

/** The old blocks behind the edit, by their old line. */
function backOf(old: readonly PlacedBlock[], from: number): ReadonlyMap<number, Block> {
  return new Map(old.filter(({ line }) => line >= from).map(({ line, block }) => [line, block]));
}

/**
 * Keeps what a pure function says of a block as long as the block lives. For functions that are there for good: as with
 * paragraphs, each has a place of its own in every block.
 */
export function perBlock<T>(read: (block: Block) => T): (block: Block) => T {
  const place = functions++;
  return block => {
    const notes = CutBlock.notesOf(block, functions) ?? notesOfOther(block);
    const kept = notes[place];
    if (kept !== undefined) return (kept === NOTHING ? undefined : kept) as T;
    const value = read(block);
    notes[place] = value === undefined ? NOTHING : value;
    return value;
  };
}

let functions = 0;
const notesOfOther = remembered((_block: Block): unknown[] => []);

/** Something read of a paragraph, with its 0-based line and the UTF-16 offset of that line. */
export interface Gathered<T> {
  readonly item: T;
  readonly line: number;
  readonly start: number;
}

/**
 * What a pure function reads of the paragraphs of a document, in the order of the text. It is asked once about a
 * paragraph, and an unchanged block answers as a whole: the cost follows the blocks and what was found.
 */
export function gathering<T>(
  read: (paragraph: Paragraph) => readonly T[],
  keep: Keep = perParagraph,
): (draft: { readonly blocks: readonly PlacedBlock[] }) => readonly Gathered<T>[] {
  return acrossBlocks(gatheringInBlock(read, keep));
}

/** Of one block, for a function that may come and go. A paragraph keeps what the last of them said of it. */
export function gatheringForNow<T>(
  read: (paragraph: Paragraph) => readonly T[],
): (block: Block) => readonly Gathered<T>[] {
  return remembered(inBlock(lastOfParagraph(read)));
}

type Keep = <T>(read: (paragraph: Paragraph) => T) => (paragraph: Paragraph) => T;

/** For functions that keep what they say of a paragraph themselves. */
export const kept: Keep = read => read;

/** A sum over the paragraphs of a document, of which an unchanged block is counted once. */
export function summing(
  read: (paragraph: Paragraph) => number,
): (draft: { readonly blocks: readonly PlacedBlock[] }) => number {
  const ofBlock = perBlock(({ paragraphs }) => paragraphs.reduce((sum, paragraph) => sum + read(paragraph), 0));
  return ({ blocks }) => blocks.reduce((sum, { block }) => sum + ofBlock(block), 0);
}

/** What is gathered in blocks, at its place in the document. */
export function acrossBlocks<T>(
  inBlock: (block: Block) => readonly Gathered<T>[],
): (draft: { readonly blocks: readonly PlacedBlock[] }) => readonly Gathered<T>[] {
  return ({ blocks }) => {
    const all: Gathered<T>[] = [];
    for (const { block, line, start } of blocks)
      for (const each of inBlock(block))
        all.push({ item: each.item, line: each.line + line, start: each.start + start });
    return all;
  };
}

/** The same of one block; lines and offsets count from its start. */
export function gatheringInBlock<T>(
  read: (paragraph: Paragraph) => readonly T[],
  keep: Keep = perParagraph,
): (block: Block) => readonly Gathered<T>[] {
  return perBlock(inBlock(keep(read)));
}

function inBlock<T>(read: (paragraph: Paragraph) => readonly T[]): (block: Block) => readonly Gathered<T>[] {
  return ({ paragraphs, starts }) => {
    let found: Gathered<T>[] | undefined;
    for (let line = 0; line < paragraphs.length; line++) {
      const items = read(paragraphs[line]!);
      if (items.length === 0) continue;
      found ??= [];
      for (const item of items) found.push({ item, line, start: starts[line]! });
    }
    return found ?? NONE;
  };
}

const NONE: readonly never[] = [];
