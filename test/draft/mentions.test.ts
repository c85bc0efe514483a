import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { type Indicator, indicatorsOf } from '../../server/src/draft/indicators';
import { indicatorKey, mentionsOf, shownName } from '../../server/src/draft/mentions';

const BASE: Pick<Indicator, 'name' | 'unit' | 'role'> = { name: '基础教育学位', unit: '个', role: 'level' };

describe('the same indicator', () => {
  for (const name of ['基礎教育學位', '“基础教育”学位', '基础 教育\u3000学位', '基础(chǔ)教育学位']) {
    it(`is ${name}`, () => assert.equal(keyOf({ name }), keyOf({})));
  }

  it('is the name in half and full width', () => {
    assert.equal(keyOf({ name: 'Ｒ＆Ｄ经费' }), keyOf({ name: 'R&D经费' }));
  });

  it('has the same unit', () => {
    assert.notEqual(keyOf({ unit: '所' }), keyOf({}));
    assert.equal(keyOf({ unit: '％', role: 'share' }), keyOf({ unit: '%', role: 'share' }));
    assert.equal(keyOf({ unit: '個' }), keyOf({}));
  });

  it('tells a rate of change from a share', () => {
    assert.notEqual(keyOf({ unit: '%', role: 'change' }), keyOf({ unit: '%', role: 'share' }));
    assert.equal(keyOf({ role: 'change' }), keyOf({ role: 'level' }));
  });

  it('is shown without pinyin', () => {
    assert.equal(shownName({ name: '優(yōu)質幼兒園(所)' } as Indicator), '優質幼兒園(所)');
    assert.equal(shownName({ name: '' } as Indicator), '');
  });

  it('has a name', () => {
    assert.equal(keyOf({ name: '' }), undefined);
    assert.equal(keyOf({ name: '“”' }), undefined);
  });
});

describe('mentions', () => {
  const text = '2024年工作总结\n全年招聘教师120名。\n2025年，計劃招聘教師150名，建成學校5所。\n';
  const indicators = indicatorsOf(readDraft(text));

  it('are found in either script, in reading order', () => {
    const [first, second, school] = indicators;
    assert.deepEqual(textsOf(mentionsOf(indicators, second!)), ['120名', '150名']);
    assert.deepEqual(mentionsOf(indicators, first!), mentionsOf(indicators, second!));
    assert.deepEqual(textsOf(mentionsOf(indicators, school!)), ['5所']);
  });

  it('of what has no name are only itself', () => {
    const nameless = indicators.map(each => ({ ...each, name: '' }));
    assert.deepEqual(mentionsOf(nameless, nameless[1]!), [nameless[1]]);
  });
});

function keyOf(change: Partial<Indicator>): string | undefined {
  return indicatorKey({ ...BASE, ...change } as Indicator);
}

function textsOf(indicators: readonly Indicator[]): readonly string[] {
  return indicators.map(({ text }) => text);
}
