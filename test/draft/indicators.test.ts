import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { type Indicator, indicatorsOf } from '../../server/src/draft/indicators';

const REPORT = `某区教育局2024年工作总结和2025年工作计划
一、2024年工作总结
（一）学校建设
全区新增学位4920个，其中民办学位300个，增长1.5%。2023年投入1.7万亿元。
二、2025年工作计划
（一）学校建设
新建学校5所，覆盖率达到95%以上。
`;

suite('indicators in their document', () => {
  const found = indicatorsOf(readDraft(REPORT));
  const column = (read: (indicator: Indicator) => unknown) => found.map(read);

  test('values, units and the interval they mean', () => {
    assert.deepEqual(
      column(({ text, value, unit, low, high }) => [text, value, unit, low, high]),
      [
        ['4920个', 4920, '个', 4920, 4920],
        ['300个', 300, '个', 300, 300],
        ['1.5%', 1.5, '%', 1.45, 1.55],
        ['1.7万亿元', 1.7e12, '元', 1.65e12, 1.75e12],
        ['5所', 5, '所', 5, 5],
        ['95%', 95, '%', 95, undefined],
      ],
    );
  });

  test('periods come from the clause, else from the nearest heading with a year', () => {
    assert.deepEqual(
      column(({ period }) => period),
      ['2024', '2024', '2024', '2023', '2025', '2025'],
    );
  });

  test('what a plan section says is planned', () => {
    assert.deepEqual(
      column(({ planned }) => planned),
      [false, false, false, false, true, true],
    );
  });

  test('each knows the innermost section that holds it', () => {
    assert.deepEqual(new Set(column(({ section }) => section)), new Set(['学校建设']));
  });

  test('of which, and of what', () => assert.deepEqual(column(({ scope }) => scope).slice(0, 2), ['全区', '其中']));

  test('a promise is planned wherever it stands', () => {
    const planned = (text: string) => indicatorsOf(readDraft(`2024年工作总结\n${text}`)).map(each => each.planned);
    assert.deepEqual(
      [planned('力争新增学位500个。'), planned('计划新建学校2所。'), planned('行动计划覆盖学校2所。')],
      [[true], [true], [false]],
    );
  });
});
