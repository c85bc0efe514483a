import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { derivedFrom } from '../../server/src/draft/derived';
import { readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { derivedRow } from '../../server/src/service/derived-rows';

describe('derived rows', () => {
  for (const [text, expected] of [
    ['新设外资企业520家，同比增长27.5%。', '上年同期（推算） ≈ 408家（520家 ÷ (1 + 27.5%)）'],
    ['进出口总额32193.15亿元，比2023年增长5.9%。', '2023年（推算） ≈ 3.04万亿元（32193.15亿元 ÷ (1 + 5.9%)）'],
    ['用地面积95.5亩，比上年下降5%。', '上年（推算） ≈ 101亩（95.5亩 ÷ (1 − 5%)）'],
    ['骨干教师8名，占全区近三成。', '总体（推算） ≥ 26名（8名 ÷ 三成）'],
    ['骨干教师8名，占全区1/3。', '总体（推算） ≈ 24名（8名 ÷ 1/3）'],
    ['贷款余额7500亿元，增长20%以上。', '变动前（推算） ≤ 6,251亿元（7500亿元 ÷ (1 + 20%)）'],
    [
      '地区生产总值35538亿元，环比增长5.3%。',
      '上期（推算） ≈ 3.375万亿元（35538亿元 ÷ (1 + 5.3%)；增速按不变价计算，仅供参考）',
    ],
  ] as const) {
    it(text, () => assert.equal(rowOf(text, 'zh-CN'), expected));
  }

  it('speak English', () => {
    const english = rowOf('地区生产总值35538亿元，比2023年增长5.3%。', 'en');
    assert.match(english, /^2023 \(derived\) ≈ 3\.375 trillion 元 \(35538亿元 ÷ \(1 \+ 5\.3%\); growth is at/);
  });
});

function rowOf(text: string, language: 'zh-CN' | 'en'): string {
  const draft = readDraft(text);
  // One name for both, so that these tests do not hang on how names are read.
  const indicators = indicatorsOf(draft).map((each, _, all) => ({ ...each, name: all[0]!.name }));
  const [derived, ...more] = derivedFrom(draft, indicators, indicators[0]!);
  assert.ok(derived && more.length === 0, 'one value follows');
  return derivedRow(derived, language).join(' ');
}
