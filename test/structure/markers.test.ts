import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { numeralFor, readInlineMarkers, readLeadingMarker } from '../../server/src/structure/markers';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { readText } from '../../server/src/text/reading';

const readingOf = (line: string) => readText(line, findPinyinRemains(line));

suite('markers at the start of a line', () => {
  const lines: readonly (readonly [line: string, marker: string])[] = [
    ['一、总体思路', 'han 1 一、'],
    ['　　十二、保障措施', 'han 12 十二、'],
    ['（一）党建引领', 'han-bracket 1 （一）'],
    ['(三)队伍建设', 'han-bracket 3 (三)'],
    ['（十一）其他', 'han-bracket 11 （十一）'],
    ['1.加强学校', 'arabic 1 1.'],
    ['１０．加强', 'arabic 10 １０．'],
    ['4、提升质量', 'arabic 4 4、'],
    ['（1）完善机制', 'arabic-bracket 1 （1）'],
    ['③落实', 'circled 3 ③'],
    ['一是坚持', 'shi 1 一是'],
    ['二要加强', 'yao 2 二要'],
    ['第一章 总则', 'chapter 1 第一章'],
    ['第二节 目标', 'section 2 第二节'],
    ['第十二条 学校', 'article 12 第十二条'],
    ['十十、保障', 'han ? 十十、'],
    ['（二十十）保障', 'han-bracket ? （二十十）'],
    ['一十、保障', 'han ? 一十、'],
    ['二.统筹', 'han 2 二. weak'],
    ['3．10种有色金属', 'arabic 3 3． weak'],
    ['2024年工作总结', ''],
    ['3.5万人参加', 'arabic 3 3. weak'],
    ['12个项目', ''],
    ['一方面', ''],
    ['一流学校', ''],
    ['第一，坚持', 'ordinal 1 第一，'],
    ['第一产业增长', ''],
    ['第一条战线', ''],
    ['十四五规划', ''],
    ['（以下简称）', ''],
    ['统一是正道', ''],
    ['', ''],
  ];
  for (const [line, expected] of lines) test(line || 'an empty line', () => assert.equal(leading(line), expected));

  function leading(line: string): string {
    const marker = readLeadingMarker(line, readingOf(line));
    if (!marker) return '';
    assert.equal(line.slice(marker.start, marker.end).trimEnd(), marker.text);
    assert.ok(marker.text.includes(line.slice(marker.numeral.start, marker.numeral.end)));
    return `${marker.kind} ${marker.value ?? '?'} ${marker.text}${marker.weak ? ' weak' : ''}`;
  }
});

suite('markers inside a line', () => {
  const lines: readonly (readonly [line: string, markers: string])[] = [
    ['重点抓好五件事：一是教育。二是就业；三是医疗，四是养老', '一是 二是 三是 四是'],
    ['發(fā)展。二是區(qū)域', '二是'],
    ['“五育并举”三是', ''],
    ['做到三要：一要快，二要准', '一要 二要'],
    ['统一是正道。第一是质量', ''],
    ['内容：①甲；②乙', '① ②'],
    ['', ''],
  ];
  for (const [line, expected] of lines) {
    test(line || 'an empty line', () => {
      const markers = readInlineMarkers(line, readingOf(line), 0);
      for (const { start, end, text } of markers) assert.equal(line.slice(start, end), text);
      assert.equal(markers.map(({ text }) => text).join(' '), expected);
    });
  }
});

suite('numerals for markers', () => {
  test('as the kind writes them', () => {
    const written = [
      numeralFor('han', 12),
      numeralFor('shi', 3),
      numeralFor('arabic', 7),
      numeralFor('arabic', 12, '３'),
      numeralFor('circled', 5),
    ];
    assert.deepEqual(written, ['十二', '三', '7', '１２', '⑤']);
  });
});
