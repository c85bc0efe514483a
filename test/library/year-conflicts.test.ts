import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { identityOf } from '../../server/src/library/comparison/report-identity';
import { Predecessors, yearOf } from '../../server/src/library/predecessors';
import { withYearConflicts, yearFigures } from '../../server/src/library/year-conflicts';
import { check } from '../../server/src/rules/check';
import { seed, seedNames } from '../support/seeds';
import { reportOf, successorOf } from '../support/successors';

const LAST = '海港区教育局2023年工作总结';
const NOW = '海港区教育局2024年工作总结';

/** What this year's report is told of last year's, as the figures it stands on with what is offered instead. */
function told(last: readonly string[] | string, now: string): readonly string[] {
  const before = [last].flat().map((text, i) => yearFigures(readDraft(text), `/drafts/2023 (${i}).txt`));
  const found = withYearConflicts(readDraft(now), [], before, '/drafts/2024.txt');
  return found.map(({ start, end, fixes }) => `${now.slice(start, end)}→${fixes[0]!.edits[0]!.text}`);
}

suite('a figure that this year gives for last year', () => {
  const wrong: readonly (readonly [last: string, now: string, told: string])[] = [
    ['全年新增学位4920个。', '2023年新增学位4290个。', '4290个→4920个'],
    ['新增学位4920个。', '2023年新增学位5150个，2024年新增学位6000个。', '5150个→4920个'],
    ['教育支出10.05亿元。', '2023年教育支出12.03亿元。', '12.03亿元→10.05亿元'],
    ['公办园在园幼儿占比61%。', '2023年公办园在园幼儿占比67%。', '67%→61%'],
    ['一般公共预算教育支出10.05亿元。', '2023年一般公共预算教育支出10.05万元。', '10.05万元→10.05亿元'],
    ['新增學位4920個。', '2023年新增学位4290个。', '4290个→4920個'],
    ['引进高层次教育人才超过52人。', '2023年引进高层次教育人才48人。', '48人→52人'],
  ];
  for (const [last, now, expected] of wrong)
    test(`${last} ${now}`, () => assert.deepEqual(told(`${LAST}\n${last}`, `${NOW}\n${now}`), [expected]));

  const right: readonly (readonly [last: string, now: string, why: string])[] = [
    ['新增学位4920个。', '2023年新增学位4920个。', 'the same'],
    ['新增学位近5000个。', '2023年新增学位4920个。', 'the hedge allows it'],
    ['新增学位4900余个。', '2023年新增学位4920个。', 'the hedge allows it'],
    ['教育支出10.05亿元。', '2023年教育支出10.1亿元。', 'rounded'],
    ['新增学位4920个。', '新增学位4290个。', 'of this year'],
    ['新增学位4920个。', '2022年新增学位4290个。', 'of another year'],
    ['新增学位4920个。', '与2023年相比，新增学位4290个。', 'compared with it'],
    ['新增学位4920个。', '比2023年新增学位4290个。', 'compared with it'],
    ['新增学位4920个。', '2023年民办新增学位4290个。', 'of a part'],
    ['新增学位4920个。', '2023年，其中新增学位4290个。', 'of a part'],
    ['新增学位4920个。', '2023年上半年新增学位4290个。', 'of half a year'],
    ['截至11月，新增学位4920个。', '2023年新增学位5290个。', 'not of the whole year'],
    ['预计新增学位4920个。', '2023年新增学位4290个。', 'expected'],
    ['初步统计，新增学位4920个。', '2023年新增学位4290个。', 'preliminary'],
    ['新增学位4920个（快报数）。', '2023年新增学位4290个。', 'preliminary'],
    ['新增学位4920个。', '经核定，2023年新增学位4290个。', 'final'],
    ['新增学位4920个。', '按新口径，2023年新增学位4290个。', 'on another basis'],
    ['教育支出10.05亿元。', '2023年教育支出10.15亿元。', 'revised'],
    ['计划新增学位4920个。', '2023年新增学位4290个。', 'planned'],
    ['累计新增学位4920个。', '2023年新增学位4290个。', 'cumulative'],
    ['新增学位4920个。', '2021—2023年新增学位14290个。', 'of several years'],
    ['东部新区新增学位4920个。', '2023年新增学位4290个。', 'of a place'],
    ['开展研讨活动12次。', '2023年开展研讨活动15次。', 'events'],
    ['新建学校12所。', '2023年新建学校15所。', 'short and general'],
    ['新增学位4920个，新增学位4290个。', '2023年新增学位4290个。', 'said both ways'],
    ['新增学位4920个。', '2023年目标新增学位4290个。', 'a target'],
    ['新增学位4920个。', '2023年新增学位由3000个增加到4290个。', 'from and to'],
    ['新增学位占比49.2%。', '2023年新增学位4290个。', 'another unit'],
  ];
  for (const [last, now, why] of right)
    test(`is no conflict: ${why}: ${last} ${now}`, () =>
      assert.deepEqual(told(`${LAST}\n${last}`, `${NOW}\n${now}`), []));

  test('is held against reports of the same bureau and the year before only', () => {
    const now = `${NOW}\n2023年新增学位4290个。`;
    for (const title of [
      '海港区民政局2023年工作总结',
      '海港区教育局2022年工作总结',
      '海港区教育局2024年工作总结',
      '2023年工作总结',
    ])
      assert.deepEqual(told(`${title}\n新增学位4920个。`, now), [], title);
  });

  test('is none where one of two reports of the year before agrees', () => {
    const [first, second] = ['4920', '4290'].map(value => `${LAST}\n新增学位${value}个。`);
    const now = `${NOW}\n2023年新增学位4290个。`;
    assert.deepEqual(told([first!, second!], now), []);
    assert.deepEqual(told([first!, first!], now), ['4290个→4920个']);
  });

  test('is told with both values and both places, and not twice', () => {
    const last = readDraft(`${LAST}\n一、工作\n新增学位4920个。`);
    const now = readDraft(`${NOW}\n2023年新增学位4290个。`);
    const before = [yearFigures(last, 'file:///a/%E5%8E%BB%E5%B9%B4.txt')];
    const [finding] = withYearConflicts(now, [], before, '2024.txt');
    assert.equal(finding?.message.zh, '2023年“新增学位”与上年报告不一致：本文4290个，《去年》4920个。');
    assert.equal(
      finding?.message.en,
      '“新增学位” of 2023 differs from last year’s report: 4290个 here, 4920个 in 去年.',
    );
    assert.equal(finding?.severity, 'warning');
    const [related] = finding!.related;
    assert.deepEqual(related?.elsewhere, {
      document: 'file:///a/%E5%8E%BB%E5%B9%B4.txt',
      from: { line: 2, character: 4 },
      to: { line: 2, character: 9 },
    });
    assert.equal(last.text.slice(related!.start, related!.end), '4920个');
    assert.deepEqual(withYearConflicts(now, [finding!], before, '2024.txt'), [finding]);
  });

  for (const name of seedNames) {
    test(`is silent on the made-up successor of ${name}`, () => {
      const last = reportOf(seed(name), `${name}.txt`);
      const { text } = successorOf(last);
      const draft = readDraft(text);
      const found = withYearConflicts(draft, [], [yearFigures(last.draft, last.name)], 'next.txt');
      assert.deepEqual(
        found.map(each => each.message.zh),
        [],
      );
    });

    test(`follows what the successor of ${name} says of last year again, and tells of a digit that is another`, () => {
      const draft = readDraft(seed(name));
      const { bureau, reviewed } = identityOf(draft, `${name}.txt`);
      const own = yearFigures(draft, `${name}.txt`);
      const clauses = [...own.figures.values()]
        .map(([each]) => each!.stated)
        .filter(({ figure }) => figure.approx === 'none' && figure.role === 'level')
        .map(
          ({ subject, paragraph, figure }) =>
            `${subject.split('|')[0]}${paragraph.text.slice(figure.start, figure.end)}${subject.split('|')[1] ?? ''}`,
        );
      const titled = (lines: readonly string[]) =>
        `${bureau}${reviewed! + 1}年工作总结\n${lines.map(each => `${reviewed}年${each}。`).join('\n')}`;
      const foundIn = (lines: readonly string[]) =>
        withYearConflicts(readDraft(titled(lines)), [], [own], 'next.txt').map(each => each.message.zh);
      assert.deepEqual(foundIn(clauses), []);
      const slipped = clauses.map(each => each.replace(/\d/, digit => String((Number(digit) % 9) + 1)));
      assert.ok(foundIn(slipped).length >= clauses.length / 3);
    });
  }
});

suite('the report of the year before', () => {
  for (const name of seedNames)
    test(`${name} says whose it is and of which year at its beginning`, () => {
      const { bureau, place, reviewed } = identityOf(readDraft(seed(name)), `${name}.txt`);
      const head = yearOf(seed(name), `${name}.txt`);
      assert.deepEqual([head.bureau, head.place, head.reviewed], [bureau, place, reviewed]);
    });

  const store = () => {
    const all = new Predecessors();
    all.set('a', yearOf(`${LAST}\n正文。`, 'a.txt'));
    all.set('b', yearOf('海港区民政局2023年工作总结\n正文。', 'b.txt'));
    all.set('c', yearOf('区教育局2023年工作总结\n正文。', 'c.txt'));
    all.set('d', yearOf('2023年工作总结\n正文。', 'd.txt'));
    return all;
  };
  const of = (title: string) => yearOf(`${title}\n正文。`, 'x.txt');

  test('is that of the same bureau, and of a bureau that has a name', () => {
    assert.deepEqual(store().before(of(NOW)), ['a']);
    assert.deepEqual(store().before(of('海港区教育局2025年工作总结')), []);
    assert.deepEqual(store().before(of('区教育局2024年工作总结')), []);
    assert.deepEqual(store().before(of('2024年工作总结')), []);
  });

  test('is another when titles change, and none when it is gone', () => {
    const all = store();
    all.set('b', of(LAST));
    assert.deepEqual(all.before(of(NOW)), ['a', 'b']);
    all.set('a', of('海港区教育局2019年工作总结'));
    all.delete('b');
    assert.deepEqual(all.before(of(NOW)), []);
    assert.deepEqual(all.before(of('海港区教育局2020年工作总结')), ['a']);
  });
});

test('a report without the year before is as it was', () => {
  const draft = readDraft(`${NOW}\n2023年新增学位4290个。`);
  const findings = check(draft);
  assert.equal(withYearConflicts(draft, findings, [], 'x.txt'), findings);
});
