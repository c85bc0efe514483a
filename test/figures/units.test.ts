import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { unitAt, unitsByFirst } from '../../server/src/figures/units';

suite('units', () => {
  const texts: readonly (readonly [text: string, unit: string | undefined])[] = [
    ['场次活动', '场次'],
    ['场活动', '场'],
    ['个百分点', '个百分点'],
    ['个学校', '个'],
    ['平方公里', '平方公里'],
    ['平方米', '平方米'],
    ['人次', '人次'],
    ['人员', '人'],
    ['千瓦时', '千瓦时'],
    ['千瓦', '千瓦'],
    ['%', '%'],
    ['批次', '批次'],
    ['级', undefined],
    ['年', undefined],
    ['', undefined],
  ];
  for (const [text, unit] of texts) test(`${text || 'nothing'}: ${unit}`, () => assert.equal(unitAt(text, 0), unit));

  test('the longest comes first', () => {
    for (const units of unitsByFirst.values()) {
      units.forEach((unit, i) => {
        const shadowed = units.slice(i + 1).find(later => later.startsWith(unit));
        assert.equal(shadowed, undefined);
      });
    }
  });
});
