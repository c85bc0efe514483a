import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { formatDecimal } from '../../server/src/figures/decimal';
import { readQuantities } from '../../server/src/figures/quantity';

/** Every quantity of a text: as written, value or range, unit, how nearly. */
function shown(text: string): readonly string[] {
  return readQuantities(text).map(({ start, end, value, upper, unit, approx }) => {
    const values = [value, upper].flatMap(each => (each ? [formatDecimal(each)] : [])).join('..');
    return [text.slice(start, end), values, text.slice(unit.start, unit.end), approx]
      .filter(part => part !== '' && part !== 'none')
      .join(' ');
  });
}

suite('quantities', () => {
  const texts: readonly (readonly [text: string, ...quantities: string[]])[] = [
    ['新增学位4920个', '4920个 4920 个'],
    ['41家企业', '41家 41 家'],
    ['1.7万亿元', '1.7万亿元 1700000000000 元'],
    ['投入11,538.38万元', '11,538.38万元 115383800 元'],
    ['增长12.7%', '12.7% 12.7 %'],
    ['提高0.7个百分点', '0.7个百分点 0.7 个百分点'],
    ['137场次4千余人次', '137场次 137 场次', '4千余人次 4000 人次 over'],
    ['1000余家', '1000余家 1000 家 over'],
    ['1万多人', '1万多人 10000 人 over'],
    ['1.7万余人', '1.7万余人 17000 人 over'],
    ['超过165亿立方米', '165亿立方米 16500000000 立方米 over'],
    ['突破100万', '100万 1000000 over'],
    ['近14.9亿元', '14.9亿元 1490000000 元 nearly'],
    ['约4361.56万元', '4361.56万元 43615600 元 about'],
    ['50个左右', '50个 50 个 about'],
    ['95%以上', '95% 95 % at-least'],
    ['不少于20场', '20场 20 场 at-least'],
    ['不超过5%', '5% 5 % at-most'],
    ['不足3人', '3人 3 人 under'],
    ['30分钟以内', '30分钟 30 分钟 at-most'],
    ['1-2所', '1-2所 1..2 所 range'],
    ['5.0%—5.5%', '5.0%—5.5% 5..5.5 % range'],
    ['10万—20万人', '10万—20万人 100000..200000 人 range'],
    ['占1/4', '1/4 25'],
    ['近四成', '四成 40 成 nearly'],
    ['三分之二', '三分之二 66.66666667'],
    ['教职工九千余人', '九千余人 9000 人 over'],
    ['覆盖四个街道', '四个 4 个'],
    ['100千瓦', '100千瓦 100 千瓦'],
    ['46所校(园)、3家(次)', '46所 46 所', '3家(次) 3 家(次)'],
    ['1450 件', '1450 件 1450 件'],
    ['1000家新增', '1000家 1000 家'],
    ['总量居全国第一', '第一 1'],
  ];
  for (const [text, ...quantities] of texts) test(text, () => assert.deepEqual(shown(text).map(normal), quantities));

  /** Without the zeros that a value keeps of its writing: 5.0 is 5. */
  function normal(line: string): string {
    return line.replace(/(?<=\d)(\.\d*?)0+(?=\.\.| |$)/g, '$1').replace(/(?<=\d)\.(?=\.\.| |$)/g, '');
  }
});

suite('digits that count nothing', () => {
  const texts = [
    '2024年',
    '2024年1月15日',
    '1月至3月',
    '2021-2025年',
    '第3名',
    '第十二次全国代表大会',
    '党的二十大',
    '二十届三中全会',
    '“十四五”规划',
    '十四五',
    '“36100”计划',
    '“3815”战略',
    '“1+N”体系',
    '“20条”政策',
    '5G基站',
    'G331',
    '6号线',
    '5A级景区',
    '世界500强',
    '百强县',
    '2.0版',
    'PM2.5',
    '12345热线',
    '“1·22”',
    '三年行动',
    '“两重”建设',
    '三会一课',
    '双一流',
    '“五个一工程”',
    '千方百计',
    '一老一小',
    '十百千万',
    '两个维护',
    '四个意识',
    '一些',
    '万众一心',
    '一方面',
    '三个课堂',
    '2023-2024学年',
    '2024届毕业生',
    '10:30',
    '〔2024〕5号',
    '1'.repeat(60),
    '九'.repeat(400).concat('余人'),
    '万'.repeat(80).concat('人'),
  ];
  for (const text of texts) test(text.slice(0, 20), () => assert.deepEqual(shown(text), []));
});
