import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { allNodes, filteredNodes, keptNodes, type Node } from '../../client/src/views/nodes';
import { nodeAt } from '../../client/src/views/places';
import { runs } from '../support/runs';

interface Item {
  readonly name: string;
  readonly children: readonly Item[];
}

const shape = {
  keyOf: ({ name }: Item) => name,
  childrenOf: ({ children }: Item) => children,
  areAlike: (a: Item, b: Item) => a.name[0] === b.name[0],
};
const item = (name: string, ...children: readonly Item[]): Item => ({ name, children });

function scene() {
  let ids = 0;
  let nodes: readonly Node<Item>[] = [];
  const show = (...items: readonly Item[]) => {
    nodes = keptNodes(nodes, items, shape, () => String(++ids));
    return nodes;
  };
  const ids_ = () => [...allNodes(nodes)].map(({ id, item: { name } }) => `${name}${id}`).join(' ');
  return { show, ids: ids_ };
}

suite('the nodes of a view', () => {
  const cases: readonly (readonly [what: string, before: readonly Item[], after: readonly Item[], ids: string])[] = [
    ['stay where nothing changes', [item('a', item('b'))], [item('a', item('b'))], 'a1 b2'],
    ['stay when one comes in between', [item('a'), item('b')], [item('a'), item('x'), item('b')], 'a1 x3 b2'],
    ['stay when one goes', [item('a'), item('b'), item('c')], [item('a'), item('c')], 'a1 c3'],
    ['stay when they change places', [item('a', item('c')), item('b')], [item('b'), item('a', item('c'))], 'b3 a1 c2'],
    ['stay with another name in the same place', [item('a'), item('b')], [item('a'), item('bb')], 'a1 bb2'],
    [
      'stay with another name at the beginning',
      [item('a', item('c')), item('b')],
      [item('aa', item('c')), item('b')],
      'aa1 c2 b3',
    ],
    [
      'are told apart by their order where names are alike',
      [item('a'), item('a')],
      [item('a'), item('a'), item('a')],
      'a1 a2 a3',
    ],
    ['are new where all is', [item('a')], [item('b'), item('c')], 'b2 c3'],
  ];
  for (const [what, before, after, expected] of cases) {
    test(what, () => {
      const { show, ids } = scene();
      show(...before);
      show(...after);
      assert.equal(ids(), expected);
    });
  }

  test('know their parents, and no two have the same id', () => {
    const items = fc.letrec<{ item: Item }>(tie => ({
      item: fc.record({
        name: fc.constantFrom('a', 'b', 'c'),
        children: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('item'), { maxLength: 4 })),
      }),
    })).item;
    fc.assert(
      fc.property(fc.array(fc.array(items, { maxLength: 4 }), { maxLength: 4 }), versions => {
        const { show } = scene();
        for (const version of versions) {
          const nodes = [...allNodes(show(...version))];
          assert.equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
          assert.equal(new Set(nodes).size, nodes.length);
          for (const node of nodes) for (const child of node.children) assert.equal(child.parent, node);
        }
      }),
      runs(50),
    );
  });

  test('are many in little time', () => {
    const { show } = scene();
    const many = Array.from({ length: 20_000 }, (_, index) => item(`n${index % 7}`));
    show(...many);
    assert.equal(show(item('first'), ...many).length, 20_001);
  });

  test('that a filter leaves are those it names with all above them, and below where it names nothing there', () => {
    const { show } = scene();
    const nodes = show(item('a', item('b', item('c')), item('d')), item('e'));
    const names = (wanted: string) =>
      [...filteredNodes(nodes, ({ name }) => name === wanted)].map(each => each.item.name).sort();
    assert.deepEqual(names('b'), ['a', 'b', 'c']);
    assert.deepEqual(names('e'), ['e']);
    assert.deepEqual(names('x'), []);
    const both = filteredNodes(nodes, ({ name }) => 'ab'.includes(name));
    assert.deepEqual([...both].map(each => each.item.name).sort(), ['a', 'b', 'c']);
  });

  test('are found by a place, the innermost and of two that meet the later', () => {
    const lines = (from: number, to: number, ...children: readonly Node<{ range: never }>[]) =>
      ({
        id: `${from}`,
        item: { range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } } },
        children,
      }) as never;
    const nodes = [lines(0, 4, lines(1, 2), lines(2, 4)), lines(4, 9)] as Node<{ range: never }>[];
    const found = (line: number) => nodeAt(nodes, { line, character: 0 })?.id;
    assert.deepEqual([0, 1, 2, 3, 4, 9, 10].map(found), ['0', '1', '2', '2', '4', '4', undefined]);
  });
});
