import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readHeadings } from '../../server/src/structure/headings';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { readText } from '../../server/src/text/reading';

const headingsOf = (line: string) =>
  readHeadings(line, readText(line, findPinyinRemains(line))).map(
    ({ form, marker, title, selection }) =>
      `${form} ${marker?.text ?? ''}|${title}|${line.slice(selection.start, selection.end)}`,
  );

suite('headings in a line', () => {
  const lines: readonly (readonly [line: string, headings: readonly string[]])[] = [
    ['一、总体思路', ['marked 一、|总体思路|一、总体思路']],
    ['（一）提升質(zhì)量。', ['marked （一）|提升質量|（一）提升質(zhì)量。']],
    ['（一）党建引领。坚持党的领导。', ['marked （一）|党建引领|（一）党建引领。']],
    ['龙湾区教育局2023年工作总结', ['line |龙湾区教育局2023年工作总结|龙湾区教育局2023年工作总结']],
    ['　　工作要点 ', ['line |工作要点|工作要点']],
    ['加强理论武装。坚持学习，学深悟透，做到知行合一。', ['lead |加强理论武装|加强理论武装。']],
    ['加强理论武装。', ['alone |加强理论武装|加强理论武装。']],
    [
      '一是加强学习，不断提升。二是强化作风',
      ['marked 一是|加强学习，不断提升|一是加强学习，不断提升。', 'marked 二是|强化作风|二是强化作风'],
    ],
    [
      '做到：一是学，二是干，三是评。',
      ['marked 一是|学|一是学，', 'marked 二是|干|二是干，', 'marked 三是|评|三是评。'],
    ],
    [
      '三是完善机制建设，在全区范围内全面推行校长职级制改革试点工作，建立健全考核评价、交流轮岗、薪酬激励等配套制度，并不断总结经验做法。',
      ['marked 三是|完善机制建设|三是完善机制建设，'],
    ],
    [
      '加强理论武装。甲乙。夯实组织阵地。丙丁。强化作风建设。戊己。',
      ['lead |加强理论武装|加强理论武装。', 'inner |夯实组织阵地|夯实组织阵地。', 'inner |强化作风建设|强化作风建设。'],
    ],
    ['全区共有学校100所，在校学生5万人。', []],
    ['2024年招生5000人。', []],
    ['', []],
  ];
  for (const [line, expected] of lines)
    test(line || 'an empty line', () => assert.deepEqual(headingsOf(line), expected));

  test('200 thousand phrases in one line are read', () =>
    assert.equal(headingsOf('加强理论武装。甲乙。'.repeat(100_000)).length, 100_000));
});
