import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { relationsOf } from '../../server/src/draft/relations';
import type { Relation, RelationType } from '../../server/src/figures/relation';
import { check } from '../../server/src/rules/check';
import { applyEdits } from '../../server/src/text/edit';

describe('lists and announcements', () => {
  const cases: readonly (readonly [type: RelationType, text: string, operands: string])[] = [
    ['listed-count', '创建党建育人、活动育人、文化育人三大阵地。', '三大 创建党建育人 活动育人 文化育人'],
    ['listed-count', '从“明师、德师、能师”三个维度赋能。', '三个 明师 德师 能师'],
    ['listed-count', '實施學(xué)前、義務、高中三大工程。', '三大 實施學(xué)前 義務 高中'],
    ['listed-count', '在深圳、汕尾等６个区县开展帮扶。', '６个 在深圳 汕尾'],
    ['declared-count', '抓好兩件事：一是擴容，二是提質。', '兩件 一是 二是'],
    ['respective', '知晓率、满意率分别达９６％和９７％。', '分别达９６％和９７％ 知晓率 满意率 达９６％ ９７％'],
    ['period', '2024年是新中国成立75周年。', '75 2024'],
  ];
  for (const [type, text, operands] of cases) {
    it(`${type} holds in ${text}`, () => {
      const [relation, ...others] = ofType(readDraft(text), type);
      assert.deepEqual([relation?.verdict, others.length], ['holds', 0]);
      assert.equal(relation!.operands.map(({ start, end }) => text.slice(start, end)).join(' '), operands);
    });
  }

  it('are mended in numerals of their own kind', () => {
    const mended = (text: string) => applyEdits(text, check(readDraft(text))[0]!.fixes[0]!.edits);
    assert.equal(mended('實施學前、義務、高中四大工程。'), '實施學前、義務、高中三大工程。');
    assert.equal(mended('走访汕尾、陆河、河源、深圳等2个区县。'), '走访汕尾、陆河、河源、深圳等4个区县。');
  });
});

function ofType(draft: Draft, type: RelationType): readonly Relation[] {
  return relationsOf(draft).filter(relation => relation.type === type);
}
