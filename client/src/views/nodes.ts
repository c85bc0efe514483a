/** A line of a view. It stays the same object as long as it means the same thing, whatever its content becomes. */
export interface Node<T> {
  /** Unlike that of any other node of the view, for as long as the view lives. */
  readonly id: string;
  item: T;
  parent: Node<T> | undefined;
  children: readonly Node<T>[];
  /** Whether the reader has opened or closed it; undefined until then. */
  isOpen?: boolean | undefined;
  /** How many of its children are shown. */
  shown?: number | undefined;
}

/** How a view reads its items. */
export interface Shape<T> {
  /** What an item keeps when the report is edited around it. Several siblings may share one. */
  readonly keyOf: (item: T) => string;
  readonly childrenOf: (item: T) => readonly T[];
  /** Whether one may be what has become of the other. */
  readonly areAlike: (a: T, b: T) => boolean;
}

/**
 * The nodes for new items: those of before go on where an item has the key of one, else where it stands in the place of
 * one that is gone, as a heading does while it is being rewritten. Linear in both.
 */
export function keptNodes<T>(
  before: readonly Node<T>[],
  items: readonly T[],
  shape: Shape<T>,
  newId: () => string,
  parent?: Node<T>,
): readonly Node<T>[] {
  const partners = partnersOf(before, items, shape);
  return items.map((item, index) => {
    const node: Node<T> = partners[index] ?? { id: newId(), item, parent, children: [] };
    node.item = item;
    node.parent = parent;
    node.children = keptNodes(node.children, shape.childrenOf(item), shape, newId, node);
    return node;
  });
}

function partnersOf<T>(
  before: readonly Node<T>[],
  items: readonly T[],
  { keyOf, areAlike }: Shape<T>,
): (Node<T> | undefined)[] {
  const waiting = new Map<string, Node<T>[]>();
  for (const node of [...before].reverse()) listIn(waiting, keyOf(node.item)).push(node);
  const partners = items.map(item => waiting.get(keyOf(item))?.pop());
  const left = new Set([...waiting.values()].flat());
  const takes = (node: Node<T>, index: number) => areAlike(node.item, items[index]!) && left.delete(node);
  if (left.size > 0) takePlaces(before, partners, takes);
  return partners;
}

/** Behind the same neighbour, or at the beginning. */
function takePlaces<T>(
  before: readonly Node<T>[],
  partners: (Node<T> | undefined)[],
  takes: (node: Node<T>, index: number) => boolean,
): void {
  const places = new Map(before.map((node, index) => [node, index]));
  for (const [index, partner] of partners.entries()) {
    if (partner !== undefined) continue;
    const neighbour = partners[index - 1];
    const place = index === 0 ? 0 : neighbour === undefined ? undefined : places.get(neighbour)! + 1;
    const node = place === undefined ? undefined : before[place];
    if (node !== undefined && takes(node, index)) partners[index] = node;
  }
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/** The nodes that a filter leaves: those it names with all above them, and with all below where it names nothing there. */
export function filteredNodes<T>(nodes: readonly Node<T>[], matches: (item: T) => boolean): ReadonlySet<Node<T>> {
  const kept = new Set<Node<T>>();
  const visit = (node: Node<T>): boolean => {
    let isAbove = false;
    for (const child of node.children) if (visit(child)) isAbove = true;
    const isMatch = matches(node.item);
    if (isMatch && !isAbove) for (const each of allNodes(node.children)) kept.add(each);
    if (isMatch || isAbove) kept.add(node);
    return isMatch || isAbove;
  };
  for (const node of nodes) visit(node);
  return kept;
}

/** All nodes in the order they stand. */
export function* allNodes<T>(nodes: readonly Node<T>[]): Generator<Node<T>> {
  for (const node of nodes) {
    yield node;
    yield* allNodes(node.children);
  }
}
