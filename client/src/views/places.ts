import type { Place, Stretch } from '../../../server/src/protocol';
import { isBefore } from '../stretches';
import type { Node } from './nodes';

/** The innermost node whose stretch holds a place, ends included; of two that meet there, the later. */
export function nodeAt<T extends { readonly range: Stretch }>(
  nodes: readonly Node<T>[],
  place: Place,
): Node<T> | undefined {
  let found: Node<T> | undefined;
  let siblings = nodes;
  for (;;) {
    const node = siblings.findLast(
      ({ item: { range } }) => !isBefore(place, range.start) && !isBefore(range.end, place),
    );
    if (node === undefined) return found;
    found = node;
    siblings = node.children;
  }
}
