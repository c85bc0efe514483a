import { createScanner, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from 'jsonc-parser';
import type { Edit } from '../../text/edit';
import type { AcceptedFinding } from './config-file';
import type { Level } from './names';

// All edits are minimal: they keep the comments and the formatting of those who wrote the file. They are undefined for a
// text that is no JSON object, where any edit would make it worse.

/** What an accepted finding is known by. */
export type AcceptedKey = Pick<AcceptedFinding, 'path' | 'rule' | 'fingerprint'>;

/** The text of a configuration that says nothing yet. */
export const EMPTY_CONFIG = '{\n}\n';

/** Sets the severity of a rule for all files. Options that are set stay. */
export function setRule(text: string, rule: string, level: Level): readonly Edit[] | undefined {
  return change(text, root => [[...severityPath(root, ['rules', rule]), level]]);
}

/** Sets the severity of a rule for one file, in an override of its own: others may be meant for more files. */
export function setRuleInFile(text: string, path: string, rule: string, level: Level): readonly Edit[] | undefined {
  return change(text, root => {
    const overrides = findNodeAtLocation(root, ['overrides'])?.children ?? [];
    const pattern = patternFor(path);
    const own = overrides.findLastIndex(override => isFor(override, pattern));
    if (own >= 0) return [[...severityPath(root, ['overrides', own, 'rules', rule]), level]];
    return [['overrides', overrides.length, { files: [pattern], rules: { [rule]: level } }]];
  });
}

/** Adds accepted findings, each on a line of its own in the order of paths, and removes others. */
export function changeAccepted(
  text: string,
  added: readonly AcceptedFinding[],
  removed: readonly AcceptedKey[],
): readonly Edit[] | undefined {
  const root = objectIn(text);
  if (root === undefined) return undefined;
  const list = findNodeAtLocation(root, ['accepted']);
  if (list === undefined) return added.length === 0 ? [] : appendList(text, root, added);
  return list.type === 'array' ? [rewriteList(text, list, added, removed)] : undefined;
}

/** One entry as it is written: on one line, so that two people's entries are two lines to a version control. */
export function entryText(entry: AcceptedFinding): string {
  const parts = KEYS.flatMap(key => (entry[key] ? [`${JSON.stringify(key)}: ${JSON.stringify(entry[key])}`] : []));
  return `{ ${parts.join(', ')} }`;
}

const KEYS = ['path', 'rule', 'fingerprint', 'text', 'reason', 'author', 'date'] as const;

type Change = readonly [...path: (string | number)[], value: unknown];

function change(text: string, changesOf: (root: Node) => readonly Change[]): readonly Edit[] | undefined {
  const root = objectIn(text);
  if (root === undefined) return undefined;
  return changesOf(root).flatMap(each => modified(text, each.slice(0, -1) as JSONPath, each.at(-1)));
}

function modified(text: string, path: JSONPath, value: unknown): readonly Edit[] {
  const isNewItem = typeof path.at(-1) === 'number';
  const edits = modify(text, path, value, { formattingOptions: formatOf(text), isArrayInsertion: isNewItem });
  return edits.map(({ offset, length, content }) => ({ start: offset, end: offset + length, text: content }));
}

/** Where a rule is set to an object, its severity stands inside. */
function severityPath(root: Node, path: JSONPath): JSONPath {
  return findNodeAtLocation(root, path)?.type === 'object' ? [...path, 'severity'] : path;
}

/** A name without folder would be meant for files of that name in all folders. */
function patternFor(path: string): string {
  return path.includes('/') ? path : `./${path}`;
}

function isFor(override: Node, pattern: string): boolean {
  const files = findNodeAtLocation(override, ['files'])?.children ?? [];
  return files.length === 1 && files[0]!.value === pattern;
}

function objectIn(text: string): Node | undefined {
  const errors: unknown[] = [];
  try {
    const root = parseTree(text, errors as never, { allowTrailingComma: true });
    return errors.length === 0 && root?.type === 'object' ? root : undefined;
  } catch {
    return undefined;
  }
}

/** The list is new: made at the end of the object, empty, and then filled. */
function appendList(text: string, root: Node, added: readonly AcceptedFinding[]): readonly Edit[] {
  const [unit, lineEnd] = [unitOf(text), lineEndOf(text)];
  const lines = sorted(added).map(entry => `${lineEnd}${unit}${unit}${entryText(entry)}`);
  const list = `"accepted": [${lines.join(',')}${lineEnd}${unit}]`;
  const last = root.children?.at(-1);
  const end = root.offset + root.length - 1;
  if (last === undefined) return [{ start: root.offset + 1, end, text: `${lineEnd}${unit}${list}${lineEnd}` }];
  const at = last.offset + last.length;
  const comma = commaIn(text.slice(at, end));
  if (comma === undefined) return [{ start: at, end: at, text: `,${lineEnd}${unit}${list}` }];
  return [{ start: at + comma + 1, end: at + comma + 1, text: `${lineEnd}${unit}${list}` }];
}

/** An entry of the list with what stands before it, as comments do. */
interface Piece {
  readonly key: string;
  readonly text: string;
}

function rewriteList(
  text: string,
  list: Node,
  added: readonly AcceptedFinding[],
  removed: readonly AcceptedKey[],
): Edit {
  const isRemoved = new Set(removed.map(keyOf));
  const { pieces, tail } = piecesOf(text, list);
  const kept = pieces.filter(({ key }) => !isRemoved.has(key));
  const known = new Set(kept.map(({ key }) => key));
  const fresh = sorted(added).filter(entry => !known.has(keyOf(entry)));
  const all = merge(
    kept,
    fresh.map(entry => pieceOf(text, entry)),
  );
  const isOpen = /[\r\n]/.test(tail) || all.length === 0;
  const close = isOpen ? tail : `${lineEndOf(text)}${unitOf(text)}`;
  const content = all.length === 0 ? tail.replace(/^\s+$/, '') : all.map(each => each.text).join(',') + close;
  return { start: list.offset + 1, end: list.offset + list.length - 1, text: content };
}

function pieceOf(text: string, entry: AcceptedFinding): Piece {
  const unit = unitOf(text);
  return { key: keyOf(entry), text: `${lineEndOf(text)}${unit}${unit}${entryText(entry)}` };
}

/** Puts new pieces before the first that comes after them, and leaves those that are there in their order. */
function merge(kept: readonly Piece[], fresh: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  let next = 0;
  for (const piece of kept) {
    while (next < fresh.length && fresh[next]!.key < piece.key) merged.push(fresh[next++]!);
    merged.push(piece);
  }
  return [...merged, ...fresh.slice(next)];
}

function piecesOf(text: string, list: Node): { readonly pieces: readonly Piece[]; readonly tail: string } {
  const items = list.children ?? [];
  const end = list.offset + list.length - 1;
  let from = list.offset + 1;
  const pieces = items.map((item, index) => {
    const itemEnd = item.offset + item.length;
    const gapEnd = items[index + 1]?.offset ?? end;
    const comma = commaIn(text.slice(itemEnd, gapEnd));
    const piece = text.slice(from, comma === undefined ? itemEnd : itemEnd + comma);
    from = comma === undefined ? itemEnd : itemEnd + comma + 1;
    return { key: keyOfNode(item), text: piece };
  });
  return { pieces, tail: text.slice(from, end) };
}

/** Where the comma between two values stands, outside of comments. */
function commaIn(gap: string): number | undefined {
  const scanner = createScanner(gap);
  while (scanner.getPosition() < gap.length) {
    scanner.scan();
    if (gap.charAt(scanner.getTokenOffset()) === ',') return scanner.getTokenOffset();
  }
  return undefined;
}

function keyOfNode(item: Node): string {
  const [path, rule, fingerprint] = ['path', 'rule', 'fingerprint'].map(name => {
    const value = item.type === 'object' ? findNodeAtLocation(item, [name])?.value : undefined;
    return typeof value === 'string' ? value : '';
  });
  return keyOf({ path: path!, rule: rule!, fingerprint: fingerprint! });
}

function keyOf({ path, rule, fingerprint }: AcceptedKey): string {
  return [path, rule, fingerprint].join('\u0000');
}

/** By code units, which is the same on every machine. */
function sorted(entries: readonly AcceptedFinding[]): readonly AcceptedFinding[] {
  return [...entries].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** The indentation that the text uses. */
function unitOf(text: string): string {
  return /[\r\n]([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

function lineEndOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';
}

function formatOf(text: string) {
  const unit = unitOf(text);
  return {
    insertSpaces: !unit.startsWith('\t'),
    tabSize: unit.startsWith('\t') ? 4 : unit.length,
    eol: lineEndOf(text),
  };
}
