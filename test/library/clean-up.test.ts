import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { cleanUp, type Repair } from '../../server/src/library/clean-up';
import { check } from '../../server/src/rules/check';
import { applyEdits } from '../../server/src/text/edit';
import { editing } from '../support/edits';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

suite('clean up', () => {
  const cases: readonly (readonly [name: string, page: string, report: string])[] = [
    [
      'a good text stays',
      '海港区2024年工作总结\n\n一、主要工作\n增长5%，完成8项。\n',
      '海港区2024年工作总结\n\n一、主要工作\n增长5%，完成8项。\n',
    ],
    [
      'furniture goes with its line end and the gap around it',
      '当前位置:首页 > 政务公开\n发布日期:2024-05-08\n\n海港区2024年工作总结\n\n来源:区教育局 \n\n一、主要工作\n完成。\n\n【打印本页】【关闭窗口】\n',
      '海港区2024年工作总结\n\n一、主要工作\n完成。\n',
    ],
    [
      'the title stays where only the page says it',
      '索引号 | 014032126 | 生成日期 | 2025-03-03 |\n内容概述 | 海港区2024年工作总结 | ||\n2024年，全区努力工作。\n一、主要工作\n',
      '海港区2024年工作总结\n2024年，全区努力工作。\n一、主要工作\n',
    ],
    [
      'one repair uncovers another',
      '海港區2024年工作總結\n一、全區(qū)發(fā),展\n',
      '海港區2024年工作總結\n一、全區發，展\n',
    ],
    ['line ends stay as they are', '海港区总结\r\n&ldquo;双减&rdquo;工作\r\n', '海港区总结\r\n“双减”工作\r\n'],
  ];
  for (const [name, page, report] of cases) test(name, () => assert.equal(cleaned(page), report));

  test('doubtful repairs are proposals', () => {
    const page = '一是建设”平安校园”,二是建设”智慧校园”，三是做好其他各项工作。';
    const repairs = cleanUp(readDraft(page));
    assert.deepEqual(
      repairs.map(({ start, text, isSure }) => [start, text, isSure]),
      [
        [4, '“', false],
        [10, '，', true],
        [15, '“', false],
      ],
    );
  });

  for (const name of seedNames) {
    test(`${name} reads like a report, and what is left needs a person`, () => {
      const after = readDraft(cleaned(seed(name)));
      const sure = cleanUp(after).filter(({ isSure }) => isSure);
      assert.deepEqual(sure, []);
      const left = check(after).filter(({ rule }) => rule.startsWith('text/'));
      assert.ok(
        left.every(({ rule }) => NEEDS_A_PERSON.has(rule)),
        JSON.stringify(left),
      );
      assert.ok(after.paragraphs.every(({ kind }) => kind === 'text' || kind === 'blank'));
    });
  }

  test('its repairs may be made in any order, and all at once', () => {
    fc.assert(
      fc.property(editing, fc.infiniteStream(fc.boolean()), ({ after }, choices) => {
        const text = after.at(-1)!;
        const repairs = cleanUp(readDraft(text));
        for (let i = 1; i < repairs.length; i++) assert.ok(repairs[i - 1]!.end <= repairs[i]!.start);
        const [now, later] = parted(repairs, choices);
        const half = applyEdits(text, now);
        assert.equal(applyEdits(half, moved(later, now)), applyEdits(text, repairs));
      }),
      runs(8),
    );
  });

  test('a page that was cleaned is clean', () => {
    fc.assert(
      fc.property(editing, ({ after }) => {
        const text = cleaned(after.at(-1)!);
        assert.equal(cleaned(text), text);
      }),
      runs(8),
    );
  });
});

// A reading that was lost, a script that somebody has to choose, halves of pairs and stops that only the writer knows.
const NEEDS_A_PERSON = new Set([
  'text/mojibake',
  'text/mixed-script',
  'text/unpaired',
  'text/missing-end',
  'text/punctuation',
  'text/stale-name',
]);

function cleaned(text: string): string {
  return applyEdits(
    text,
    cleanUp(readDraft(text)).filter(({ isSure }) => isSure),
  );
}

function parted(
  repairs: readonly Repair[],
  choices: Iterable<boolean>,
): readonly [readonly Repair[], readonly Repair[]] {
  const chosen = choices[Symbol.iterator]();
  const now = repairs.filter(() => chosen.next().value);
  return [now, repairs.filter(repair => !now.includes(repair))];
}

/** Where repairs stand once others, apart from them, are made. */
function moved(repairs: readonly Repair[], made: readonly Repair[]): readonly Repair[] {
  return repairs.map(repair => {
    const before = made.filter(({ start, end }) => end <= repair.start && start < repair.start);
    const by = before.reduce((sum, { start, end, text }) => sum + text.length - (end - start), 0);
    return { ...repair, start: repair.start + by, end: repair.end + by };
  });
}
