import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../server/src/service/hover';
import { able, analysisWith, findingOn, indicatorOn } from './fakes';

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
        '| 性质 | 水平 |',
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
    assert.ok(lines.includes('| 性质 | 变动，上升，计划数 |'), lines.join('\n'));
  });

  it('speaks English', () => {
    const english = hover(analysis, { line: 1, character: 14 }, { ...able, language: 'en' });
    const value = MarkupContent.is(english?.contents) ? english.contents.value : '';
    assert.match(value, /\| Value \| 3,220,000,000,000 元 \(3\.22 trillion 元\) \|/);
    assert.match(value, /\| Kind \| change, up, planned \|/);
    assert.doesNotMatch(value, /指标|数值|单位|约数|性质/);
  });

  it('says half-open intervals', () => {
    const over = { ...money, approx: 'over', high: undefined } as const;
    assert.match(shown(1, 14, analysisWith(TEXT, [], [over])) ?? '', /\| 约数 \| 超过：≥ 3\.2万亿元 \|/);
    const under = { ...money, approx: 'at-most', low: undefined } as const;
    assert.match(shown(1, 14, analysisWith(TEXT, [], [under])) ?? '', /\| 约数 \| 不超过：≤ 3\.3万亿元 \|/);
  });

  it('writes lines for a client without Markdown', () => {
    const plain = hover(analysis, { line: 1, character: 5 }, { ...able, readsMarkdown: false });
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
    const { range } = hover(analysis, { line: 1, character: 5 }, able) ?? {};
    assert.deepEqual(range, { start: { line: 1, character: 4 }, end: { line: 1, character: 9 } });
  });

  it('says nothing elsewhere', () => {
    assert.equal(hover(analysis, { line: 1, character: 1 }, able), undefined);
    assert.equal(hover(analysis, { line: 3, character: 1 }, able), undefined);
    assert.equal(hover(analysis, { line: 99, character: 99 }, able), undefined);
  });
});

function shown(line: number, character: number, from = analysis): string | undefined {
  const contents = hover(from, { line, character }, able)?.contents;
  return MarkupContent.is(contents) ? contents.value : undefined;
}
