import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { relationsOf } from '../../server/src/draft/relations';
import type { RelationType } from '../../server/src/figures/relation';
import { check } from '../../server/src/rules/check';
import { seed, seedNames } from '../support/seeds';
import { type Broken, breakRelations } from '../support/slips';

// Relations of provincial reports of 2025 (and one of statistics) that hold; the seeds have few of some types.
const HELD = [
  '引进留用3600名高层次银龄人才，其中：银龄教师1550名、银龄医师1000名、银龄工程师650名、银龄科技人才100名、银龄技师300名。',
  '全省开工建设684个，其中水库5座、淤地坝20座、小微型调蓄设施659座。',
  '资金按30%、30%、40%的比例分三年拨付。',
  '年末常住人口924.3万人，其中城镇人口790.7万人，乡村人口133.6万人。',
  '新设经营主体30.8万户，其中企业8.4万户。',
  '招聘优秀应届生256人，其中研究生146人。',
  '入选58项、占全国28.7%。',
  '147个国考断面水质优良率达98.6%。',
  '共有教师334人，其中硕士154人，占46.1%。',
  '获得53个奖项、比上次增长47%。',
  '新开工10亿元以上制造业项目248个、比上年增加236个。',
  '全国共有幼儿园29.48万所，比上年增加3117所，增长1.07%。',
  '农村书屋从120个增加到150个，增长25%。',
  '毛利率提升至36.2%，较上月毛利率35.5%提升0.7个百分点。',
  '新获批国家先进制造业集群4个，累计14个。',
  '浦东新区法规、管理措施分别新增4部、10部，累计分别达到22部、31部。',
];

/** The rules of this test; the others have pages of their own. */
const TYPES: readonly RelationType[] = ['sum', 'part-exceeds-whole', 'share', 'growth', 'cumulative'];
const LEAST_FOUND = 0.9;

describe('slips in relations that hold', () => {
  // A list that lacks a part is a list of some parts: nothing can be said of it.
  const slips = [...seedNames.map(seed), ...HELD]
    .flatMap(text => [...breakRelations(text)])
    .filter(({ kind }) => kind !== 'dropped');
  for (const type of TYPES) it(`are found in ${type}`, () => assertFound(slips.filter(slip => slip.type === type)));

  it('are needed: the texts as they are have no finding', () => {
    for (const text of HELD) {
      const draft = readDraft(text);
      assert.ok(relationsOf(draft).length > 0, `nothing recognised in ${text}`);
      assert.deepEqual(
        check(draft).filter(({ rule }) => rule.startsWith('figure/')),
        [],
      );
    }
  });
});

function assertFound(slips: readonly Broken[]): void {
  const count = (outcome: Broken['outcome']) => slips.filter(slip => slip.outcome === outcome).length;
  const [found, missed] = [count('found'), count('missed')];
  const list = slips
    .filter(({ outcome }) => outcome === 'missed')
    .map(slip => `${slip.kind}: ${slip.before} → ${slip.after}`);
  assert.ok(found >= 5, `only ${found} found`);
  assert.ok(found / (found + missed) >= LEAST_FOUND, `${found} found, ${missed} missed:\n${list.join('\n')}`);
}
