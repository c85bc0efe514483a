import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Annotation, checkOf, quoteIn, tagsOf, textOf } from '../../../server/src/library/annotations/annotation';
import { type Author, type Change, changed } from '../../../server/src/library/annotations/change';
import { countedText } from '../../../server/src/library/annotations/counted-text';
import { isProblem, readAnnotations, writeAnnotations } from '../../../server/src/library/annotations/file';
import { merged } from '../../../server/src/library/annotations/merge';
import { threadsOf } from '../../../server/src/library/annotations/threads';

const TEXT = '一、工作\r\n新增学位6000个，增长5%。\r\n';
const AUTHOR: Author = { name: '张三', now: '2024-05-01T00:00:00.000Z', source: '某局 2024: 总结.txt' };

function after(...changes: readonly Change[]): readonly Annotation[] {
  const later = (index: number) => ({ ...AUTHOR, now: `2024-05-01T00:00:0${index}.000Z` });
  return changes.reduce<readonly Annotation[]>(
    (all, change, index) => changed(all, change, later(index), countedText(TEXT)),
    [],
  );
}

function spanOf(words: string) {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
}

const ADD: Change = { kind: 'add', id: 'urn:uuid:b', span: spanOf('6000个'), text: '请核对' };
const REPLY: Change = { kind: 'reply', id: 'urn:uuid:a', to: 'urn:uuid:b', text: '已改' };

suite('a file of annotations', () => {
  test('holds one W3C annotation a line, in the order of the ids, with a line end at the end', () => {
    const lines = writeAnnotations(after(ADD, REPLY)).split('\n');
    assert.deepEqual([lines[0], lines[3], lines[4], lines.length], ['[', ']', '', 5]);
    assert.deepEqual(JSON.parse(lines[2]!), {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { '@vocab': 'urn:reportlint:' }],
      id: 'urn:uuid:b',
      type: 'Annotation',
      motivation: 'commenting',
      creator: { type: 'Person', name: '张三' },
      created: '2024-05-01T00:00:00.000Z',
      modified: '2024-05-01T00:00:00.000Z',
      state: 'open',
      body: { type: 'TextualBody', value: '请核对', format: 'text/plain', purpose: 'commenting' },
      target: {
        source: '某局%202024%3A%20总结.txt',
        selector: [
          { type: 'TextQuoteSelector', exact: '6000个', prefix: '一、工作\n新增学位', suffix: '，增长5%。\n' },
          { type: 'TextPositionSelector', start: 9, end: 14 },
        ],
      },
    });
    assert.equal(JSON.parse(lines[1]!.slice(0, -1)).target, 'urn:uuid:b');
  });

  test('is read as it was written, and written as it was read', () => {
    const json = fc.dictionary(fc.string(), fc.jsonValue());
    const annotation = fc.tuple(json, fc.uuid()).map(([rest, id]) => ({ ...rest, id: `urn:uuid:${id}` }));
    fc.assert(
      fc.property(fc.uniqueArray(annotation, { selector: each => each.id, maxLength: 8 }), all => {
        const written = writeAnnotations(all as unknown as readonly Annotation[]);
        const read = readAnnotations(written);
        assert.ok(!isProblem(read));
        assert.equal(writeAnnotations([...read].reverse()), written);
        const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
        assert.deepEqual(
          JSON.parse(JSON.stringify([...read].sort(byId))),
          JSON.parse(JSON.stringify([...all].sort(byId))),
        );
      }),
    );
  });

  const broken: readonly (readonly [content: string, line: number, zh: RegExp])[] = [
    ['[\n{"id":"a"},\n{"id":\n]\n', 3, /不是完好的 JSON/],
    ['[\n{"id":"a"},\n{"id":"b"}\n', 4, /不是完好的 JSON/],
    ['[\n{"id":"a"}\n<<<<<<< HEAD\n{"id":"b"}\n=======\n>>>>>>> x\n]\n', 3, /合并冲突/],
    ['{"id":"a"}', 1, /列表/],
    ['[\n{"id":"a"},\n{"x":"],["},\n{"id":"b"}\n]', 3, /第2条批注没有 id/],
    ['[{"id":"a","b":["}",{"c":1}]}, 3]', 1, /第2条批注没有 id/],
  ];
  for (const [content, line, zh] of broken) {
    test(`says what is wrong, and where: ${JSON.stringify(content)}`, () => {
      const read = readAnnotations(content);
      assert.ok(isProblem(read));
      assert.match(read.problem.zh, zh);
      assert.equal(content.slice(0, read.offset).split('\n').length, line);
    });
  }

  test('is empty where it has nothing, and may begin with a mark of its encoding', () => {
    assert.deepEqual([readAnnotations(''), readAnnotations('\ufeff[]'), writeAnnotations([])], [[], [], '[]\n']);
  });

  test('takes what other programs write', () => {
    const foreign: Annotation = {
      id: 'http://example.org/1',
      body: [{ type: 'TextualBody', value: '好' }, 'http://example.org/body', { value: 'a', purpose: 'tagging' }],
      creator: ['http://example.org/me'],
      target: [{ source: 'x', selector: { type: 'TextQuoteSelector', exact: '甲' } }],
    };
    assert.deepEqual([textOf(foreign), tagsOf(foreign), quoteIn(foreign)?.exact], ['好', ['a'], '甲']);
    assert.equal(textOf({ id: 'b', bodyValue: '评' }), '评');
    for (const target of [undefined, null, 3, 'x', [], [null], { selector: [3] }, { selector: { exact: 4 } }])
      assert.equal(quoteIn({ id: 'c', target }), undefined);
  });
});

suite('changes to annotations', () => {
  test('an edit, tags and an assignment keep what is not known', () => {
    const [first] = after(ADD);
    const strange = { ...first!, 'oa:x': { y: [1] } };
    const edit: Change = { kind: 'edit', id: first!.id, text: '改' };
    const tags: Change = { kind: 'tag', id: first!.id, tags: ['数据'] };
    const assign: Change = { kind: 'assign', id: first!.id, assignee: '李四' };
    const [result] = [edit, tags, assign].reduce<readonly Annotation[]>(
      (all, change) => changed(all, change, AUTHOR, countedText(TEXT)),
      [strange],
    );
    assert.deepEqual([textOf(result!), tagsOf(result!), result!['oa:x']], ['改', ['数据'], { y: [1] }]);
    assert.equal(threadsOf([result!])[0]?.assignee, '李四');
  });

  test('a deletion leaves a line without the words, and takes the replies along', () => {
    const all = after(ADD, REPLY, { kind: 'delete', id: 'urn:uuid:b' });
    assert.equal(all.length, 2);
    assert.ok(!/请核对|已改|6000|张三/.test(writeAnnotations(all)));
    assert.deepEqual(threadsOf(all), []);
  });

  test('a change to what has been deleted changes nothing', () => {
    const gone = after(ADD, { kind: 'delete', id: 'urn:uuid:b' });
    assert.deepEqual(changed(gone, { kind: 'edit', id: 'urn:uuid:b', text: 'x' }, AUTHOR, countedText(TEXT)), gone);
  });

  test('a reply to what has been deleted meanwhile is a thread of its own', () => {
    const all = after(ADD, { kind: 'delete', id: 'urn:uuid:b' }, REPLY);
    assert.deepEqual(
      threadsOf(all).map(({ text, quote }) => [text, quote]),
      [['已改', '']],
    );
  });

  test('replies in a circle are still shown', () => {
    const reply = (id: string, to: string): Annotation => ({ id, motivation: 'replying', target: to, bodyValue: id });
    const texts = threadsOf([reply('a', 'b'), reply('b', 'a'), reply('c', 'a')]).flatMap(each => [
      each,
      ...each.replies,
    ]);
    assert.deepEqual(texts.map(({ text }) => text).sort(), ['a', 'b', 'c']);
  });

  test('a check remembers the figure and its source', () => {
    const [check] = after({ kind: 'check', id: 'urn:uuid:c', span: spanOf('6000个'), source: '公报' });
    assert.deepEqual([check!.motivation, checkOf(check!)], ['assessing', { figure: '6000个', source: '公报' }]);
  });
});

suite('merging', () => {
  const time = fc.constantFrom('2024-01-01T00:00:00Z', '2024-01-01T08:00:00+08:00', '2024-01-02T00:00:00Z', '');
  const state = fc.record({
    id: fc.constantFrom('a', 'b', 'c'),
    modified: time,
    deleted: fc.boolean(),
    bodyValue: fc.constantFrom('x', 'y'),
  });
  const file = fc.uniqueArray(state, { selector: each => each.id }) as unknown as fc.Arbitrary<readonly Annotation[]>;
  const written = (...sides: readonly (readonly Annotation[])[]) =>
    writeAnnotations(sides.reduce((all, side) => merged(all, side)));

  test('takes all of both sides; the order makes no difference, and neither does doing it twice', () => {
    fc.assert(
      fc.property(file, file, file, (a, b, c) => {
        assert.equal(written(a, b), written(b, a));
        assert.equal(written(merged(a, b), c), written(a, merged(b, c)));
        assert.equal(written(a, b, b, a), written(a, b));
        const ids = new Set([...a, ...b].map(({ id }) => id));
        assert.deepEqual(new Set(merged(a, b).map(({ id }) => id)), ids);
      }),
    );
  });

  test('of two states the later counts, and of two at the same time one that keeps words', () => {
    const at = (modified: string, deleted: boolean): Annotation => ({ id: 'a', modified, deleted });
    const [early, late] = ['2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z'];
    assert.deepEqual(merged([at(early, false)], [at(late, true)]), [at(late, true)]);
    assert.deepEqual(merged([at(late, false)], [at(early, true)]), [at(late, false)]);
    assert.deepEqual(merged([at(late, true)], [at(late, false)]), [at(late, false)]);
  });

  test('a file in which git has kept both lines of an annotation is read as the later one', () => {
    const read = readAnnotations('[{"id":"a","modified":"2024-01-02","x":1},{"id":"a","modified":"2024-01-01","x":2}]');
    assert.deepEqual(read, [{ id: 'a', modified: '2024-01-02', x: 1 }]);
  });
});
