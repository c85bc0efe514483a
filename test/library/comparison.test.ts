import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { align, correctionKey } from '../../server/src/library/comparison/alignment';
import { compareReports, type Row } from '../../server/src/library/comparison/compare-reports';
import { identityOf } from '../../server/src/library/comparison/report-identity';
import { areSuccessive, compareYears } from '../../server/src/library/comparison/years';
import { seed, seedNames } from '../support/seeds';
import { reportOf, successorOf } from '../support/successors';

/** Two reports of one sentence each, and whether their first figures come into one row. */
const PAIRS: readonly (readonly [one: string, other: string, same: boolean])[] = [
  ['全市生产总值增长5%。', '全省地区生产总值增长5.8%。', true],
  ['全市生产总值增长5%。', '全市生产总值达到5.1万亿元。', false],
  ['规上工业增加值增长9%。', '规模以上工业增加值增长6%。', true],
  ['规上工业增加值增长9%。', '规上民营工业增加值增长11%。', false],
  ['新增学位4920个。', '新增基础教育学位7880个。', true],
  ['新增公园141座。', '公园累计达到973座。', false],
  ['居民人均可支配收入增长4.2%。', '城镇居民人均可支配收入增长4.4%。', false],
  ['环境空气质量优良率达到88.5%。', '空气质量优良天数比率82.2%。', true],
  ['全社会研发经费支出相当于全市生产总值的比例达到4.4%。', '研究与试验发展经费投入强度2.85%左右。', true],
  ['新增养老床位4385张。', '改建认知障碍照护床位3210张。', false],
  ['治理农村黑臭水体1653个。', '治理农村黑臭水体1400个以上。', true],
  ['新开工保障性住房5000套。', '建成保障性住房5000套。', false],
  ['引进教师334人。', '招引教師225名。', true],
  ['惠及企业2.6万家。', '为扩大出口奖补各类企业，惠及企业1.2万家。', false],
  ['新建高标准农田10万亩。', '新建高标准农田2万公顷。', true],
  ['全省经营主体达59.3万户。', '惠及经营主体10.4万户。', false],
  ['改造老旧小区1376个。', '改造老旧小区2万套。', false],
  ['其中女教师30人。', '女教师30人。', false],
  ['办理市人大代表建议1155件。', '办理省人大代表建议1422件。', true],
];

suite('the same indicator in two reports', () => {
  for (const [one, other, same] of PAIRS)
    test(`${one} ${same ? 'and' : 'is not'} ${other}`, () => {
      const { rows } = compareReports(
        [one, other].map((text, i) => reportOf(`某市2024年工作总结\n${text}`, `${i}.txt`)),
      );
      assert.equal(rows[0]!.filter(cell => cell !== undefined).length === 2, same);
    });

  test('what a name leaves out is found in its sentence', () => {
    const texts = ['粮食产量836.9亿斤。', '粮食播种面积1.1亿亩、产量825亿斤。'];
    const { rows } = compareReports(texts.map(text => reportOf(`某省2024年工作总结\n${text}`)));
    const [cells] = rows.map(valuesOf).filter(values => values.length === 2);
    assert.deepEqual(cells, ['836.9亿斤', '825亿斤']);
  });

  test('each figure of the seeds stands in one row, and no column twice in a row', () => {
    const reports = seedNames.map(name => reportOf(seed(name), `${name}.txt`));
    const { rows, columns } = compareReports(reports);
    const placed = rows.flatMap(row =>
      row.flatMap((cell, column) => (cell ? cell.mentions.map(each => [column, each.indicator] as const) : [])),
    );
    assert.equal(
      new Set(placed.map(([, indicator]) => indicator)).size,
      reports.flatMap(each => each.indicators).length,
    );
    for (const [column, indicator] of placed) {
      const { report, half } = columns[column]!;
      assert.ok(reports[report]!.indicators.includes(indicator));
      assert.equal(indicator.planned, half === 'planned');
    }
  });

  test('the five seeds have new places at school in common', () => {
    const { rows } = compareReports(seedNames.map(name => reportOf(seed(name), `${name}.txt`)));
    const row = rows.find(each => each.find(cell => cell !== undefined)!.subject.name === '新增学位')!;
    assert.deepEqual(valuesOf(row), ['4920个', '6000个', '2万个', '7470个', '7880个']);
  });
});

suite('corrections of the alignment', () => {
  const reports = ['新增公园141座。新建绿道230公里。', '新增口袋花园100座。新建绿道130公里。'].map(text =>
    reportOf(`某市2024年工作总结\n${text}`),
  );
  const keyOf = (row: Row) => correctionKey(row.find(cell => cell !== undefined)!.subject);
  const rows = compareReports(reports).rows;
  const [park, path, garden] = rows.map(keyOf);

  test('two names that a reader calls the same come into one row', () => {
    const corrected = compareReports(reports, [{ a: garden!, b: park!, same: true }]).rows;
    assert.deepEqual(corrected.map(valuesOf), [
      ['141座', '100座'],
      ['230公里', '130公里'],
    ]);
    assert.equal(corrected[0]![1]?.match?.tier, 'corrected');
  });

  test('one name that a reader calls two things stays in two rows', () => {
    const corrected = compareReports(reports, [{ a: path!, b: path!, same: false }]).rows;
    assert.deepEqual(corrected.map(valuesOf), [['141座'], ['230公里'], ['100座'], ['130公里']]);
  });
});

suite('this year against last', () => {
  for (const name of seedNames)
    test(`a made-up successor of ${name}`, () => {
      const last = reportOf(seed(name), `${name}.txt`);
      const { text, fates } = successorOf(last);
      const current = reportOf(text);
      assert.ok(areSuccessive(identityOf(last.draft, last.name), identityOf(current.draft)));
      const { promises } = compareYears(last, current);
      const told = fates.map(
        ({ planned }) =>
          promises.find(({ target }) => target.mentions.some(each => each.indicator === planned))?.outcome,
      );
      assert.deepEqual(
        told.map(outcome => (outcome === 'words' ? 'unmentioned' : outcome)),
        fates.map(({ fate }) => fate),
      );
    });

  const outcomes: readonly (readonly [plan: string, done: string, outcome: string])[] = [
    ['城镇调查失业率控制在5.5%以内。', '城镇调查失业率5.2%。', 'met'],
    ['城镇调查失业率控制在5.5%以内。', '城镇调查失业率5.8%。', 'missed'],
    ['城镇调查失业率5.5%左右。', '城镇调查失业率5.2%。', 'met'],
    ['新增学位6000个以上。', '新增学位5990个。', 'missed'],
    ['新增学位6000个以上。', '新增学位突破5000个。', 'unclear'],
    ['新增学位6000个以上。', '新增学位6000余个。', 'met'],
    ['地区生产总值增长5%左右。', '地区生产总值增长4.9%。', 'met'],
    ['地区生产总值增长5%左右。', '地区生产总值增长4.2%。', 'missed'],
    ['地区生产总值增长5%左右。', '地区生产总值增长6.1%。', 'met'],
    ['新建高标准农田10万亩。', '新建高标准农田1万公顷。', 'met'],
    ['建成智慧食堂12个。', '智慧食堂如期建成。', 'words'],
    ['建成智慧食堂12个。', '校园环境更加优美。', 'unmentioned'],
  ];
  for (const [plan, done, outcome] of outcomes)
    test(`${plan} ${done} ${outcome}`, () => {
      const { promises } = compareYears(planned(plan), summary(done));
      assert.deepEqual(
        promises.map(each => each.outcome),
        [outcome],
      );
    });

  test('a figure that this year gives otherwise for last year', () => {
    const last = reportOf('某区教育局2023年工作总结\n新增学位4920个。公办园在园幼儿占比61%。');
    const { disagreements } = compareYears(last, summary('2023年新增学位4290个，2023年公办园在园幼儿占比61%。'));
    assert.deepEqual(
      disagreements.map(({ before, after }) => [before.subject.indicator.text, after.subject.indicator.text]),
      [['4920个', '4290个']],
    );
  });

  test('a figure with a growth that leads back to another one', () => {
    const last = reportOf('某区教育局2023年工作总结\n教育支出10.05亿元。校车支出2亿元。');
    const { disagreements } = compareYears(
      last,
      summary('教育支出12.03亿元，比上年增长10%。校车支出2.2亿元，比上年增长10%。'),
    );
    assert.deepEqual(
      disagreements.map(({ before, implied }) => [before.subject.name, Math.round(implied!.value / 1e6)]),
      [['教育支出', 1094]],
    );
  });

  test('only reports of one bureau follow one another', () => {
    const of = (title: string) => identityOf(reportOf(`${title}\n新增学位1个。`).draft);
    const last = of('某区教育局2023年工作总结和2024年工作要点');
    assert.ok(areSuccessive(last, of('某区教育局2024年工作总结及2025年工作计划')));
    assert.ok(!areSuccessive(last, of('某区民政局2024年工作总结及2025年工作计划')));
    assert.ok(!areSuccessive(last, of('某区教育局2025年工作总结')));
  });
});

test('nothing to align is no error', () => {
  assert.deepEqual(align([], []), { rows: [], suggestions: [] });
  assert.deepEqual(compareReports([reportOf('')]).rows, []);
});

function planned(text: string) {
  return reportOf(`某区教育局2023年工作总结和2024年工作要点\n一、2024年工作要点\n${text}`);
}

function summary(text: string) {
  return reportOf(`某区教育局2024年工作总结\n一、2024年工作总结\n${text}`);
}

function valuesOf(row: Row): readonly string[] {
  return row.flatMap(cell => cell?.subject.indicator.text ?? []);
}
