import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { toNumber } from '../../server/src/figures/decimal';
import { readFigures } from '../../server/src/figures/figure';
import { intervalOf } from '../../server/src/figures/interval';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { readText } from '../../server/src/text/reading';

const figuresOf = (source: string) => readFigures(source, readText(source, findPinyinRemains(source)));

suite('what figures measure', () => {
  const names: readonly (readonly [source: string, ...names: string[]])[] = [
    ['新增学位4920个。', '新增学位'],
    ['全区共有学校100所，在校学生5万人。', '学校', '在校学生'],
    ['培育41家企业，增长12.7%。', '企业', ''],
    ['非常规天然气产量超过165亿立方米。', '非常规天然气产量'],
    ['开展培训137场次。', '培训'],
    ['全區(qū)共有學校100所。', '學校'],
    ['幼儿园普惠率达到95%。', '幼儿园普惠率'],
    ['城镇新增就业62.2万人。', '城镇新增就业'],
    ['新设高等院校7所。', '高等院校'],
    ['制度性创新案例新增22个。', '制度性创新案例'],
    ['选派49名优秀教师至6个区县。', '优秀教师', '区县'],
    ['出动320人次全面督查整改各类隐患440项。', '出动', '隐患'],
    ['普惠面扩大，惠及3万户。', '惠及'],
    ['法规、措施分别新增4部、10部，累计分别达到22部、31部。', '法规', '措施', '法规', '措施'],
  ];
  for (const [source, ...expected] of names) {
    test(source, () => {
      const found = figuresOf(source).map(({ name }) => source.slice(name.start, name.end));
      for (const [i, name] of expected.entries())
        assert.ok(found[i]?.includes(name), `${found.join(' / ')} holds ${name}`);
      assert.equal(found.length, expected.length);
    });
  }
});

suite('roles of figures', () => {
  const roles: readonly (readonly [source: string, ...roles: string[]])[] = [
    ['同比增长12.7%', 'change up'],
    ['下降3.2%', 'change down'],
    ['提高0.7个百分点', 'change up'],
    ['降低0.7个百分点', 'change down'],
    ['覆盖率达95%', 'share'],
    ['学校100所', 'level'],
    ['增加15所', 'change up'],
    ['增长2.5倍', 'times up'],
    ['占全市1/4', 'share'],
  ];
  for (const [source, ...expected] of roles) {
    test(source, () =>
      assert.deepEqual(
        figuresOf(source).map(({ role, direction }) => [role, direction].filter(Boolean).join(' ')),
        expected,
      ),
    );
  }
});

suite('what the words of figures mean', () => {
  const intervals: readonly (readonly [source: string, low: number | undefined, high: number | undefined])[] = [
    ['学校100所', 100, 100],
    ['占比17.85%', 17.845, 17.855],
    ['1.7万人', 16_500, 17_500],
    ['超过100所', 100, undefined],
    ['100所以上', 100, undefined],
    ['近100所', undefined, 100],
    ['不超过5%', undefined, 5],
    ['约100所', 95, 105],
    ['2100余所', 2100, 2200],
    ['1.4万余人', 14_000, 15_000],
    ['超过500亿元', 500e8, undefined],
    ['1-2所', 1, 2],
    ['占1/4', 25, 25],
  ];
  for (const [source, low, high] of intervals) {
    test(source, () => {
      const interval = intervalOf(figuresOf(source)[0]!);
      assert.deepEqual([interval.low && toNumber(interval.low), interval.high && toNumber(interval.high)], [low, high]);
    });
  }
});
