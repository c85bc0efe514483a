import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { relationsIn } from '../../server/src/draft/relations';

/** A text, the relation it holds as `type verdict: working`, and the first repair, if any. */
type Row = readonly [text: string, relation: string | undefined, repair?: string];

const rows: readonly Row[] = [
  ['选派23名（其中处级2名），挂职15名，共38人参加。', 'part-exceeds-whole holds: 部分2名不超过总数23名'],
  [
    '财政收入58.6亿元，增长5.2%，其中税收45.3亿元，增长6.1%，占财政收入的73.7%。',
    'share fails: 45.3亿元÷58.6亿元＝77.303%，与73.7%不符',
    '“73.7%”改为“77.3%”',
  ],
  ['水电站684个，其中水库5座、淤地坝20座、设施659座。', 'sum holds: 5＋20＋659＝684，与总数684个相符'],
  [
    '水电站648个，其中水库5座、淤地坝20座、设施659座。',
    'sum fails: 5＋20＋659＝684，与总数648个不符',
    '“648个”改为“684个”',
  ],
  [
    '資金5.8億元，其中中央3.2億元、省級1.6億元、市級1.1億元。',
    'sum holds: 3.2亿＋1.6亿＋1.1亿＝5.9亿，在四舍五入范围内与总数5.8亿元相符',
  ],
  ['幼儿园8所、小学5所，合计31所。', 'sum fails: 8＋5＝13，与总数31所不符', '“31所”改为“13所”'],
  ['幼儿园8所、小学5所等，合计31所。', undefined],
  [
    '办理提案756件，其中政协提案445件、人大建议320件。',
    'sum fails: 445＋320＝765，与总数756件不符',
    '“756件”改为“765件”',
  ],
  ['办理提案756件，其中政协提案445件。', 'part-exceeds-whole holds: 部分445件不超过总数756件'],
  ['小学30所、初中20所，其中公办45所。', undefined],
  ['办理提案近400件，其中政协提案445件。', 'part-exceeds-whole fails: 部分445件大于总数400件', '“400件”改为“450件”'],
  ['办理提案400余件，其中政协提案445件。', 'part-exceeds-whole holds: 部分445件不超过总数400余件'],
  ['新增集群14个，累计4个。', 'cumulative fails: 累计4个小于新增14个', '“4个”改为“14个”'],
  ['新增集群14个，累计培育园区4个。', undefined],
  ['27项获奖，占全市23.5%。', 'share holds: 27项占23.5%：如总数为115，27÷115＝23.478%'],
  [
    '5所入选，占全省总数17.85%。',
    'share truncated: 5所占17.85%：只有总数为28时接近，5÷28＝17.8571%，四舍五入应为17.86%，17.85%是截尾',
    '“17.85%”改为“17.86%”',
  ],
  ['12家企业投产，占全市产值35.57%。', undefined],
  [
    '160个断面中优良占比86.1%。',
    'share fails: 160个中没有哪个数恰好是86.1%：137÷160＝85.6%，138÷160＝86.3%',
    '“86.1%”改为“86.3%”',
  ],
  ['教师334人，其中硕士154人，占64.1%。', 'share fails: 154人÷334人＝46.107%，与64.1%不符', '“64.1%”改为“46.1%”'],
  ['书屋从120个增加到150个，增长52%。', 'growth fails: 由120个到150个应为增25.0%，与52%不符', '“52%”改为“25%”'],
  ['增加值从120亿元增加到150亿元，增长5%。', undefined],
  ['近视率由52.6%上升到50.5%。', 'growth fails: 由52.6%到50.5%，不是增', '“50.5%”改为“55.0%”'],
  ['获得奖项53个、比上次增长47%。', 'growth holds: 53个、增长47%：原为36'],
  ['获得奖项53个、比上次增长41%。', 'growth fails: 没有哪个整数增长41%后是53', '“53个”改为“52个”'],
  [
    '幼儿园29.48万所，比上年增加3117所，增长1.7%。',
    'growth fails: 原为29.1683万所，变化3117所是1.1%，与1.7%不符',
    '“1.7%”改为“1.1%”',
  ],
  [
    '减少13.06万人，幼儿4805.21万人，比上年减少13.06万人，下降0.27%。',
    'growth holds: 原为4818.27万人，变化13.06万人是0.27%，与0.27%相符',
  ],
  ['服务范围由3个街道扩大到1个区。', undefined],
  ['项目420个，是上年200个的1.2倍。', 'growth fails: 420÷200＝2.1，与1.2倍不符', '“1.2倍”改为“2.1倍”'],
];

describe('relations of a paragraph', () => {
  for (const [text, relation, repair] of rows) {
    it(text, () => {
      const all = relationsIn(readDraft(text).paragraphs[0]!).filter(({ type }) => OWN.has(type));
      const found = relation === undefined ? all[0] : all.find(({ type }) => relation.startsWith(type));
      assert.equal(found && `${found.type} ${found.verdict}: ${found.working.zh}`, relation);
      assert.equal(found?.repairs[0]?.title.zh, repair);
    });
  }

  it('place every operand in the source, over pinyin remains', () => {
    const text = '開(kāi)工項目684個(gè)，其中水庫(kù)5座、淤地壩20座、設(shè)施659座。';
    const [sum] = relationsIn(readDraft(text).paragraphs[0]!).filter(({ type }) => type === 'sum');
    assert.deepEqual(
      sum!.operands.map(({ start, end }) => text.slice(start, end)),
      ['684個', '5座', '20座', '659座'],
    );
  });
});

const OWN = new Set(['sum', 'part-exceeds-whole', 'share', 'growth', 'cumulative']);
