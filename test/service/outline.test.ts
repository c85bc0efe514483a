import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentSymbol, SymbolInformation } from 'vscode-languageserver-types';
import type { Client } from '../../server/src/service/client';
import { documentSymbols } from '../../server/src/service/document-symbols';
import { foldingRanges } from '../../server/src/service/folding-ranges';
import { able, analysisWith, findingOn, indicatorOn } from './fakes';

const URI = 'file:///a.txt';
const TEXT = [
  '海港区2024年工作总结',
  '',
  '2024年，全区上下共同努力。',
  '一、主要工作',
  '（一）经济稳步增长',
  '完成了各项任务。',
  '（二）民生持续改善',
  '建成学校。',
  '',
  '二、存在问题',
  '发展还不够快。',
  '',
].join('\n');
const analysis = analysisWith(TEXT, []);

describe('documentSymbols', () => {
  it('shows the outline as a tree', () => {
    const symbols = documentSymbols(analysis, URI, able) as DocumentSymbol[];
    assert.match(treeOf(symbols), /一、主要工作\n +（一）经济稳步增长\n +（二）民生持续改善\n *二、存在问题/);
  });

  it('keeps every selection in its range and every child in its parent, as editors demand', () => {
    for (const symbol of flattened(documentSymbols(analysis, URI, able) as DocumentSymbol[])) {
      assert.ok(symbol.name.length > 0);
      assert.ok(isWithin(symbol.selectionRange, symbol.range), symbol.name);
      for (const child of symbol.children ?? []) assert.ok(isWithin(child.range, symbol.range), child.name);
    }
  });

  it('says beside each section how many characters, figures and findings it holds', () => {
    const text = `${TEXT.replace('各项任务', '20项任务\u{2070e} ')}`;
    const shown = findingOn(text, '任务');
    const hint = findingOn(text, '学校', { severity: 'hint' });
    const filled = analysisWith(text, [shown, hint], [indicatorOn(text, '20项')]);
    const details = (client: Client) =>
      flattened(documentSymbols(filled, URI, client) as DocumentSymbol[])
        .slice(-4)
        .map(each => each.detail);
    assert.deepEqual(details(able), ['39 字 · 1 数字 · 1 问题', '19 字 · 1 数字 · 1 问题', '14 字', '13 字']);
    assert.deepEqual(details({ ...able, language: 'en' })[1], '19 characters · 1 figure · 1 finding');
  });

  it('gives every kind of section an icon of its own', () => {
    const text =
      '索引号 | 0001 | 发布机构 | 区政府\n海港区2024年工作总结\n一、主要工作\n加强理论武装。学习新思想。\n1.抓好学习。\n';
    const symbols = flattened(documentSymbols(analysisWith(text, []), URI, able) as DocumentSymbol[]);
    const kinds = ['索引号', '海港区', '一、', '加强', '1.'].map(
      name => symbols.find(each => each.name.startsWith(name))?.kind,
    );
    assert.ok(kinds.every(kind => kind !== undefined));
    assert.equal(new Set(kinds).size, kinds.length);
  });

  it('lists the same sections with their parents for a client without trees', () => {
    const list = documentSymbols(analysis, URI, { ...able, nestsSymbols: false }) as SymbolInformation[];
    const tree = documentSymbols(analysis, URI, able) as DocumentSymbol[];
    assert.deepEqual(
      list.map(each => each.name),
      flattened(tree).map(each => each.name),
    );
    assert.equal(list.find(each => each.name.startsWith('（二）'))?.containerName, '一、主要工作');
  });
});

describe('foldingRanges', () => {
  it('folds sections down to their last line with text', () => {
    const folds = foldingRanges(analysis).map(({ startLine, endLine }) => [startLine, endLine]);
    for (const expected of [
      [3, 7],
      [4, 5],
      [6, 7],
      [9, 10],
    ]) {
      assert.ok(
        folds.some(fold => String(fold) === String(expected)),
        `${expected} in ${JSON.stringify(folds)}`,
      );
    }
    assert.ok(folds.every(([start, end]) => start! < end!));
  });

  it('folds what is annexed, down to the next annex or the end', () => {
    const text = `${TEXT}附件：1\n清单一\n\n名词解释\n解释。\n续。\n`;
    const folds = foldingRanges(analysisWith(text, [])).map(({ startLine, endLine }) => `${startLine}-${endLine}`);
    for (const expected of ['11-12', '14-16']) assert.ok(folds.includes(expected), folds.join(' '));
  });

  it('folds a table of page data', () => {
    const text = '索引号 | 0001 | 发布机构 | 区政府\n发布日期 | 2024-01-05 | 文号 | 无\n海港区2024年工作总结\n正文。\n';
    const fold = foldingRanges(analysisWith(text, [])).find(each => each.startLine === 0 && each.endLine === 1);
    assert.equal(fold?.kind, 'comment');
  });
});

function treeOf(symbols: readonly DocumentSymbol[], indent = ''): string {
  return symbols.map(each => `${indent}${each.name}\n${treeOf(each.children ?? [], `${indent}  `)}`).join('');
}

function flattened(symbols: readonly DocumentSymbol[]): DocumentSymbol[] {
  return symbols.flatMap(each => [each, ...flattened(each.children ?? [])]);
}

function isWithin(inner: DocumentSymbol['range'], outer: DocumentSymbol['range']): boolean {
  return order(outer.start) <= order(inner.start) && order(inner.end) <= order(outer.end);
}

function order({ line, character }: DocumentSymbol['range']['start']): number {
  return line * 10_000 + character;
}
