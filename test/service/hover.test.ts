import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { analyse } from '../../server/src/service/analysis';
import { hover } from '../../server/src/service/hover';
import { able, analysisWith, findingOn, indicatorOn } from './fakes';

const URI = 'file:///%E6%8A%A5%20(1).txt';
const TEXT = '一、2024年工作\n完成项目7880个，约3.22万亿元|的的。\n二、2025年计划\n继续。\n';
const project = indicatorOn(TEXT, '7880个', { period: '2024', scope: '全市', section: '2024年工作' });
const money = indicatorOn(TEXT, '3.22万亿元', {
  value: 3.22e12,
  low: 3.2e12,
  high: 3.3e12,
  unit: '元',
  approx: 'about',
  role: 'change',
  direction: 'up',
  planned: true,
  name: '产*值|',
});
const analysis = analysisWith(TEXT, [findingOn(TEXT, '的的')], [project, money]);

describe('hover', () => {
  it('shows a figure as a table', () => {
    assert.equal(
      shown(1, 5),
      [
        '| 指标 | 项目 |',
        '| :-- | :-- |',
        '| 原文 | 7880个 |',
        '| 数值 | 7,880个 |',
        '| 单位 | 个 |',
        '| 性质 | 水平值 |',
        '| 状态 | 完成 |',
        '| 时期 | 2024年 |',
        '| 范围 | 全市 |',
        '| 章节 | 2024年工作 |',
      ].join('\n'),
    );
  });

  it('gives the value in words, the approximation as a range, and text that is no markup', () => {
    const lines = shown(1, 14)?.split('\n') ?? [];
    assert.equal(lines[0], '| 指标 | 产\\*值\\| |');
    assert.ok(lines.includes('| 数值 | 3,220,000,000,000元（3.22万亿元） |'), lines.join('\n'));
    assert.ok(lines.includes('| 约数 | 约：3.2万亿元 – 3.3万亿元 |'), lines.join('\n'));
    assert.ok(lines.includes('| 性质 | 变化值，上升 |') && lines.includes('| 状态 | 计划 |'), lines.join('\n'));
  });

  it('speaks English', () => {
    const english = hover(analysis, URI, { line: 1, character: 14 }, { ...able, language: 'en' });
    const value = MarkupContent.is(english?.contents) ? english.contents.value : '';
    assert.match(value, /\| Value \| 3,220,000,000,000 元 \(3\.22 trillion 元\) \|/);
    assert.match(value, /\| Kind \| change, up \|\n\| Status \| planned \|/);
    assert.doesNotMatch(value, /指标|数值|单位|约数|性质|状态/);
  });

  it('cuts a fraction short', () => {
    const third = { ...money, value: 100 / 3, unit: '%', approx: 'none' } as const;
    assert.match(shown(1, 14, analysisWith(TEXT, [], [third])) ?? '', /\| 数值 \| ≈ 33\.33% \|/);
  });

  it('says half-open intervals', () => {
    const over = { ...money, approx: 'over', high: undefined } as const;
    assert.match(shown(1, 14, analysisWith(TEXT, [], [over])) ?? '', /\| 约数 \| 超过：≥ 3\.2万亿元 \|/);
    const under = { ...money, approx: 'at-most', low: undefined } as const;
    assert.match(shown(1, 14, analysisWith(TEXT, [], [under])) ?? '', /\| 约数 \| 不超过：≤ 3\.3万亿元 \|/);
  });

  it('links to the other places of the same indicator, eight at most', () => {
    const text = Array.from({ length: 11 }, (_, index) => `新建学校${index + 1}所。\n`).join('');
    const many = Array.from({ length: 11 }, (_, index) =>
      indicatorOn(text, `${index + 1}所`, { name: '学校', unit: '所' }),
    );
    const row = shown(0, 5, analysisWith(text, [], many.slice(0, 3)))
      ?.split('\n')
      .at(-1);
    const link = (line: number) => `[第${line}行 ${line}所](file:///%E6%8A%A5%20%281%29.txt#L${line},5)`;
    assert.equal(row, `| 另见 | ${link(2)}、${link(3)} |`);
    const all = shown(0, 5, analysisWith(text, [], many)) ?? '';
    assert.match(all, /\| 另见（10） \|/);
    assert.equal(all.split('](').length - 1, 8);
    assert.doesNotMatch(shown(0, 5, analysisWith(text, [], many.slice(0, 1))) ?? '', /另见/);
  });

  it('shows what follows from a level and its growth, with the working', () => {
    const text = '2024年工作总结\n海港区进出口总额32193.15亿元，同比增长5.9%，占全市的40%。\n';
    const read = analyse(text, undefined, assert.fail);
    const lines = (shown(1, 10, read) ?? '').split('\n');
    assert.ok(lines.includes('| 上年同期（推算） | ≈ 3.04万亿元（32193.15亿元 ÷ (1 + 5.9%)） |'), lines.join('\n'));
    assert.ok(lines.includes('| 总体（推算） | ≈ 8万亿元（32193.15亿元 ÷ 40%） |'), lines.join('\n'));
  });

  it('writes lines for a client without Markdown', () => {
    const plain = hover(analysis, URI, { line: 1, character: 5 }, { ...able, readsMarkdown: false });
    assert.ok(MarkupContent.is(plain?.contents));
    assert.equal(plain.contents.kind, 'plaintext');
    assert.equal(plain.contents.value.split('\n')[2], '数值：7,880个');
  });

  it('sums a section up on its heading', () => {
    assert.equal(
      shown(0, 1),
      ['| 章节 | 一、2024年工作 |', '| :-- | :-- |', '| 字数 | 31 |', '| 数据 | 2 |', '| 问题 | 错误 1 |'].join('\n'),
    );
    assert.match(shown(2, 1) ?? '', /\| 问题 \| 无 \|/);
  });

  it('marks what it speaks of', () => {
    const { range } = hover(analysis, URI, { line: 1, character: 5 }, able) ?? {};
    assert.deepEqual(range, { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } });
  });

  it('says nothing elsewhere', () => {
    assert.equal(hover(analysis, URI, { line: 1, character: 1 }, able), undefined);
    assert.equal(hover(analysis, URI, { line: 3, character: 1 }, able), undefined);
    assert.equal(hover(analysis, URI, { line: 99, character: 99 }, able), undefined);
  });

  it('shows what a figure was checked against, whether it holds or not', () => {
    const check = (parts: string) => {
      const text = `排摸发现的18个事项，${parts}，均已完成。`;
      const rows = shown(0, text.indexOf('18'), analyse(text, undefined, assert.fail))?.split('\n') ?? [];
      return rows.filter(row => row.includes('核对'));
    };
    assert.deepEqual(check('整合2项、规范6项、取消10项'), ['| 核对相符 | 2＋6＋10＝18，与总数18个相符 |']);
    assert.deepEqual(check('整合2项、规范6项、取消11项'), ['| 核对不符 | 2＋6＋11＝19，与总数18个不符 |']);
  });
});

function shown(line: number, character: number, from = analysis): string | undefined {
  const contents = hover(from, URI, { line, character }, able)?.contents;
  return MarkupContent.is(contents) ? contents.value : undefined;
}
