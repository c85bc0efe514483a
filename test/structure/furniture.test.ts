import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { lineKindOf, readMetadata } from '../../server/src/structure/furniture';
import { readText } from '../../server/src/text/reading';

const kindOf = (line: string) => lineKindOf(readText(line));

suite('kinds of lines', () => {
  const kinds = {
    blank: ['', ' ', '　　', '\t'],
    bar: ['|', ' | | ', '||||'],
    furniture: [
      '信息索引号 | 002489058/2025-00001 | 成文日期 | 2025-01-06',
      '责任部门 | 教育局 | 公开形式 | 主动公开',
      '浏览次数： 120',
      '【打印本页】【关闭窗口】',
      '发布日期:2024-05-08 浏览次数: 来源:区教育局 字体:[ ]',
      '来源：区教育局',
      '您现在的位置：首页 > 政务公开 > 工作总结',
      '首页 > 政务公开 > 总结',
      '時間：2025-01-02',
      '字號：大 中 小',
      '上一篇：2023年工作总结',
    ],
    table: ['项目 | 数量 | 单位', '| 学校 | 12 | 所 |'],
    text: [
      '一、工作总结',
      '资金来源：财政拨款，共120万元，用于学校建设和教师培训。',
      '打印本页材料120份，发放到各学校。',
      '全区教育工作的来源和位置都很清楚。',
      '关闭落后产能12家。',
      `${'浏览次数：'.repeat(60)}`,
    ],
  } as const;
  for (const [kind, lines] of Object.entries(kinds)) {
    for (const line of lines)
      test(`${kind}: ${line.slice(0, 40) || 'an empty line'}`, () => assert.equal(kindOf(line), kind));
  }
});

suite('data of index tables', () => {
  test('a label and the cell behind it', () => {
    const text = '信息索引号 | 0024/2025 | 成文日期 | 2025-01-06 | 备注';
    const data = readMetadata(text);
    assert.deepEqual(
      data.map(({ label, value }) => [label, value]),
      [
        ['信息索引号', '0024/2025'],
        ['成文日期', '2025-01-06'],
      ],
    );
    for (const { value, start, end } of data) assert.equal(text.slice(start, end), value);
  });
});
