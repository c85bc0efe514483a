import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Derived, derivedFrom } from '../../server/src/draft/derived';
import { readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';

describe('derived from a level and its growth', () => {
  it('is the value before, with an interval that holds it', () => {
    const [found] = derived('进出口总额105亿元，同比增长5%。', '105亿元');
    assert.equal(found?.kind, 'previous');
    assert.equal(found.base, 'same-period');
    assert.equal(found.value, 1e10);
    assert.ok(found.low! < 1e10 && found.high! > 1e10);
    // 104.5亿 to 105.5亿, growth 4.5 to 5.5 percent.
    assert.ok(Math.abs(found.low! - 104.5e8 / 1.055) < 1 && Math.abs(found.high! - 105.5e8 / 1.045) < 1);
  });

  it('shows on the rate as well', () => {
    assert.equal(derived('进出口总额105亿元，同比增长5%。', '5%')[0]?.value, 1e10);
  });

  it('follows a fall', () => {
    const [found] = derived('用地面积95亩，比上年下降5%。', '95亩');
    assert.deepEqual([found?.value, found?.base], [100, 'last-year']);
    assert.ok(found!.low! < 100 && found!.high! > 100);
  });

  it('is found where the growth comes first', () => {
    assert.equal(derived('进出口总额增长5%，达到105亿元。', '5%')[0]?.value, 1e10);
  });

  it('reads Traditional text', () => {
    assert.equal(derived('進出口總額105億元，比上年增長5%。', '105億元')[0]?.base, 'last-year');
  });

  it('is half open where the words are', () => {
    const [found] = derived('骨干教师超105名，同比增长5%。', '105名');
    assert.equal(found?.high, undefined);
    assert.ok(Math.abs(found!.low! - 105 / 1.055) < 1e-9);
  });

  it('says where growth is at constant prices', () => {
    assert.equal(derived('地区生产总值105亿元，同比增长5%。', '105亿元')[0]?.atConstantPrices, true);
    assert.equal(derived('进出口总额105亿元，同比增长5%。', '105亿元')[0]?.atConstantPrices, false);
  });

  for (const [why, text] of [
    ['of another name', '进出口总额105亿元，招聘教师增长5%。'],
    ['in another sentence', '进出口总额105亿元。同比增长5%。'],
    ['over several years', '进出口总额105亿元，年均增长5%。'],
    ['in points', '进出口总额105亿元，同比提高5个百分点。'],
    ['in the other half of an enumeration', '进出口总额105亿元；同比增长5%。'],
  ] as const) {
    it(`is not, from growth ${why}`, () => assert.deepEqual(derived(text, '105亿元'), []));
  }
});

describe('derived from a level and its share', () => {
  it('is the whole', () => {
    const [found] = derived('招聘教师50名，占全区的20%。', '50名');
    assert.deepEqual([found?.kind, found?.value], ['whole', 250]);
  });

  it('stands beside what the growth says', () => {
    const found = derived('招聘教师50名，占全区的20%，同比增长25%。', '50名');
    assert.deepEqual(
      found.map(({ kind, value }) => [kind, value]),
      [
        ['whole', 250],
        ['previous', 40],
      ],
    );
  });

  it('is not worked out from hours', () => {
    assert.deepEqual(derived('849座公园实现24小时开放、占全市公园总数的87.3%。', '24小时'), []);
  });

  it('needs a share of it', () => {
    assert.deepEqual(derived('招聘教师50名，合格率98%。', '50名'), []);
  });
});

function derived(text: string, figure: string): readonly Derived[] {
  const draft = readDraft(text);
  const indicators = indicatorsOf(draft);
  const indicator = indicators.find(each => each.text === figure);
  assert.ok(indicator, `${figure} is not read in: ${text}`);
  return derivedFrom(draft, indicators, indicator);
}
