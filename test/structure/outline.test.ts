import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { outlineText } from '../support/outline-text';
import { seed, seedNames } from '../support/seeds';
import { matchSnapshot } from '../support/snapshot';

suite('outlines of the seeds', () => {
  for (const name of seedNames)
    test(name, () => matchSnapshot(`outline/${name}.txt`, outlineText(readDraft(seed(name)))));

  test('line ends make no difference', () => {
    for (const name of seedNames) {
      const [lf, crlf, cr] = ['\n', '\r\n', '\r'].map(end =>
        outlineText(readDraft(seed(name).replace(/\r\n?|\n/g, end))),
      );
      assert.equal(crlf, lf);
      assert.equal(cr, lf);
    }
  });
});

suite('outlines', () => {
  const texts: readonly (readonly [what: string, text: string, outline: readonly string[]])[] = [
    ['nothing in an empty text', '', []],
    [
      'levels',
      '某局工作总结\n一、甲\n（一）乙\n1.丙\n（1）丁\n二、戊',
      ['title 某局工作总结', ' 一、甲', '  （一）乙', '   1.丙', '    （1）丁', ' 二、戊'],
    ],
    ['a level left out', '总结\n一、甲\n1.乙\n一是丙。', ['title 总结', ' 一、甲', '  1.乙', '   一是丙']],
    ['一是 inside 一是', '一是甲。分三步：一是乙。二是丙。\n二是丁。', ['一是甲', ' 一是乙', ' 二是丙', '二是丁']],
    [
      'a new part counts anew',
      '2023年工作总结\n一、甲\n二、乙\n2024年工作要点\n一、丙',
      ['title 2023年工作总结', ' 一、甲', ' 二、乙', ' 2024年工作要点', '  一、丙'],
    ],
    ['a decimal is no marker', '总结\n一、甲\n3.5万人参加。', ['title 总结', ' 一、甲']],
  ];
  for (const [what, text, expected] of texts) test(what, () => assert.deepEqual(shapeOf(text), expected));
});

suite('numbering runs', () => {
  const runs: readonly (readonly [what: string, text: string, runs: readonly string[]])[] = [
    [
      '1. to 4. running on below their parents',
      '一、甲\n（一）乙\n1.a\n2.b\n（二）丙\n3.c\n4.d',
      ['一、', '（一）（二）', '1.2.3.4.'],
    ],
    ['1. counting anew', '（一）乙\n1.a\n2.b\n（二）丙\n1.c', ['（一）（二）', '1.2.', '1.']],
    ['a skipped number stays in its run', '一、甲\n三、乙\n四、丙', ['一、三、四、']],
    ['a repeated first number is a slip where the third gives it away', '一、甲\n一、乙\n三、丙', ['一、一、三、']],
    ['a weak marker counts where it is expected', '1.甲\n2．10种金属\n3.丙', ['1.2．3.']],
    ['and is text elsewhere', '2．10种金属', []],
  ];
  for (const [what, text, expected] of runs) {
    test(what, () =>
      assert.deepEqual(
        readDraft(text).runs.map(run => run.items.map(({ marker }) => marker.text).join('')),
        expected,
      ),
    );
  }
});

function shapeOf(text: string): readonly string[] {
  return outlineText(readDraft(text))
    .split('\n')
    .filter(line => line !== '')
    .map(line =>
      line.replace(
        /^( *)(\S+) \d+ \S+ (.*)\|(.*)$/,
        (_, indent: string, kind: string, marker: string, title: string) => {
          return `${' '.repeat(indent.length / 2)}${kind === 'title' ? 'title ' : ''}${marker}${title}`;
        },
      ),
    );
}
