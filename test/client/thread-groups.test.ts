import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  isPending,
  statusOf,
  type ThreadEntry,
  type ThreadGrouping,
  threadEntries,
  threadsIn,
} from '../../client/src/annotations/thread-groups';
import { filterOf } from '../../client/src/views/filter-terms';
import type { AnnotationThread } from '../../server/src/protocol';
import { analyse } from '../../server/src/service/analysis';
import { listedSections } from '../../server/src/service/listed-sections';
import { able } from '../service/fakes';

const LINES = [
  '海港区2024年工作总结',
  '各项工作取得进展。',
  '一、主要工作',
  '（一）教育',
  '新建学校12所。一是严把入口关。',
  '（二）生态',
  '植树3万棵。',
  '二、存在问题',
  '学位不足。',
];

const sections = listedSections(analyse(LINES.join('\n'), undefined, assert.fail), able);

/** A thread on a text, named by it; one whose text is not in the report has lost it. */
function thread(quote: string, rest: Partial<AnnotationThread> = {}): AnnotationThread {
  const line = LINES.findIndex(each => each.includes(quote));
  const character = LINES[line]?.indexOf(quote) ?? 0;
  const range = { start: { line, character }, end: { line, character: character + quote.length } };
  const remarks = [{ id: quote, author: '', created: '', modified: '', text: '' }];
  return { quote, state: 'open', tags: [], isChangedSinceCheck: false, remarks, ...(line >= 0 && { range }), ...rest };
}

const THREADS = [
  thread('进展', { assignee: '李四' }),
  thread('12所', { checked: '12所' }),
  thread('入口', { tags: ['措辞', '待查'], assignee: '王五' }),
  thread('3万棵', { checked: '2万棵', isChangedSinceCheck: true, tags: ['待查'] }),
  thread('学位不足', { state: 'resolved', assignee: '李四' }),
  thread('已经删去'),
];

function linesOf(entries: readonly ThreadEntry[]): readonly string[] {
  return entries.flatMap(entry =>
    entry.kind === 'thread'
      ? [entry.thread.quote]
      : [`${entry.grouping}: ${entry.value}`, ...threadsIn(entry).map(({ quote }) => ` ${quote}`)],
  );
}

suite('the groups of annotations', () => {
  const lost = ['lost: ', ' 已经删去'];
  const cases: readonly (readonly [ThreadGrouping, readonly string[]])[] = [
    [
      'section',
      [
        'section: 海港区2024年工作总结',
        ' 进展',
        'section: （一）教育',
        ' 12所',
        ' 入口',
        'section: （二）生态',
        ' 3万棵',
        'section: 二、存在问题',
        ' 学位不足',
      ],
    ],
    [
      'state',
      [
        'state: changed',
        ' 3万棵',
        'state: open',
        ' 进展',
        ' 入口',
        'state: checked',
        ' 12所',
        'state: resolved',
        ' 学位不足',
      ],
    ],
    ['assignee', ['assignee: 李四', ' 进展', ' 学位不足', 'assignee: 王五', ' 入口', 'assignee: ', ' 12所', ' 3万棵']],
    ['tag', ['tag: 措辞', ' 入口', 'tag: 待查', ' 入口', ' 3万棵', 'tag: ', ' 进展', ' 12所', ' 学位不足']],
    ['order', ['进展', '12所', '入口', '3万棵', '学位不足']],
  ];
  for (const [grouping, lines] of cases) {
    test(`by ${grouping}, with those that have lost their text first and by themselves`, () =>
      assert.deepEqual(linesOf(threadEntries(THREADS, sections, grouping)), [...lost, ...lines]));
  }

  for (const [grouping] of cases) {
    test(`by ${grouping} none is left out`, () => {
      const all = threadEntries(THREADS, sections, grouping).flatMap(threadsIn);
      assert.deepEqual(new Set(all), new Set(THREADS));
    });
  }

  test('of sections know what is above them, without the title', () => {
    const groups = threadEntries(THREADS, sections, 'section').filter(entry => entry.kind === 'threads');
    assert.deepEqual(
      groups.map(({ above }) => above),
      ['', '', '一、主要工作', '一、主要工作', ''],
    );
  });

  test('before the first heading, and without any, are a group without a name', () => {
    assert.deepEqual(linesOf(threadEntries([thread('进展')], [], 'section')), ['section: ', ' 进展']);
    assert.deepEqual(threadEntries([], sections, 'section'), []);
  });

  test('text behind a section that has ended belongs to what is above it', () => {
    const part = (start: number, end: number, title: string, children: readonly never[] = []) =>
      ({
        kind: 'heading',
        title,
        range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
        children,
      }) as never;
    const nested = [part(0, 9, '外', [part(2, 4, '内'), part(4, 6, '中')])];
    assert.deepEqual(
      linesOf(threadEntries([thread('（一）教育'), thread('植树'), thread('不足')], nested, 'section')),
      ['section: 内', ' （一）教育', 'section: 外', ' 植树', ' 不足'],
    );
  });
});

suite('what a thread wants of its reader', () => {
  test('is told by its status', () => {
    assert.deepEqual(THREADS.map(statusOf), ['open', 'checked', 'open', 'changed', 'resolved', 'lost']);
  });

  test('is nothing more where it is resolved, or a figure agrees with its source', () => {
    assert.deepEqual(THREADS.map(isPending), [true, false, true, true, false, true]);
    assert.equal(isPending(thread('已经删去', { state: 'resolved' })), false);
    assert.equal(isPending(thread('已经删去', { checked: '3所' })), true);
  });
});

suite('a filter of annotations', () => {
  const item = { text: '3万棵 请再核对 张三 #待查', marks: ['changed', 'open'] } as const;
  for (const [query, expected] of [
    ['@changed', true],
    ['@已改 张三', true],
    ['@open #待查', true],
    ['@未处理', true],
    ['@resolved', false],
    ['@失去原文', false],
    ['李四', false],
  ] as const) {
    test(`${query} ${expected ? 'leaves' : 'hides'} it`, () => assert.equal(filterOf(query)?.(item), expected));
  }
});
