import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SelectionRange } from 'vscode-languageserver-types';
import { offsetAt, positionAt } from '../../server/src/service/convert';
import { selectionRanges } from '../../server/src/service/selection-ranges';
import { analysisWith } from './fakes';

const TEXT = [
  '海港区2024年工作总结',
  '',
  '一、主要工作',
  '（一）经济稳步增长',
  '\u3000\u3000完成投资1,234万元，增长5%。质量提高；效益向好。',
  '',
  '（二）民生持续改善',
  '一是建成学校；二是改造医院。',
].join('\n');
const { draft } = analysisWith(TEXT, []);

describe('selectionRanges', () => {
  it('grow from clause to sentence, paragraph, section, sections around it and document', () => {
    assert.deepEqual(grownFrom('234万'), [
      '完成投资1,234万元',
      '完成投资1,234万元，增长5%。',
      '完成投资1,234万元，增长5%。质量提高；效益向好。',
      '（一）经济稳步增长…\u3000\u3000完成投资1,234万元，增长5%。质量提高；效益向好。',
      '一、主要工作…一是建成学校；二是改造医院。',
      '海港区2024年工作总结…一是建成学校；二是改造医院。',
    ]);
  });

  it('take in the heading before its section', () => {
    const [heading, section] = grownFrom('经济');
    assert.equal(heading, '（一）经济稳步增长');
    assert.ok(section?.startsWith('（一）经济稳步增长…') && section.endsWith('效益向好。'), section);
  });

  it('take in the item that stands within a paragraph', () => {
    const grown = grownFrom('改造');
    assert.ok(grown.includes('二是改造医院。'), grown.join('\n'));
    assert.ok(grown.indexOf('二是改造医院。') < grown.indexOf('一是建成学校；二是改造医院。'));
  });

  it('answer for every position, each step wider than the one before', () => {
    const positions = Array.from({ length: TEXT.length + 1 }, (_, offset) => positionAt(draft, offset));
    const chains = selectionRanges(analysisWith(TEXT, []), positions);
    assert.equal(chains.length, positions.length);
    for (const [offset, chain] of chains.entries()) assertGrowing(chain, offset);
  });

  it('give the document alone where there is no text', () => {
    const empty = analysisWith('', []);
    assert.deepEqual(selectionRanges(empty, [{ line: 3, character: 3 }]), [
      { range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } },
    ]);
  });
});

/** The texts of the steps for a caret before `quote`; the middle lines of long ones are left out. */
function grownFrom(quote: string): readonly string[] {
  const [chain] = selectionRanges(analysisWith(TEXT, []), [positionAt(draft, TEXT.indexOf(quote))]);
  return stepsOf(chain).map(([start, end]) => TEXT.slice(start, end).replace(/\n[\s\S]*\n|\n/, '…'));
}

function stepsOf(chain: SelectionRange | undefined): readonly (readonly [number, number])[] {
  if (chain === undefined) return [];
  return [[offsetAt(draft, chain.range.start), offsetAt(draft, chain.range.end)], ...stepsOf(chain.parent)];
}

function assertGrowing(chain: SelectionRange, offset: number): void {
  let inner = [offset, offset] as const;
  for (const [start, end] of stepsOf(chain)) {
    assert.ok(start <= inner[0] && inner[1] <= end, `${offset}: ${start}–${end}`);
    assert.ok(inner[0] === inner[1] || end - start > inner[1] - inner[0], `${offset}: ${start}–${end} is no wider`);
    inner = [start, end];
  }
  assert.deepEqual(inner, [0, TEXT.length]);
}
