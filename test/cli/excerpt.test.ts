import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { excerptOf, underline } from '../../server/src/cli/excerpt';
import { positionAt } from '../../server/src/cli/position';
import { endWithin, padded, printable, shortened, startWithin, widthOf } from '../../server/src/cli/width';
import { bareDraft } from './support';

function shown(text: string, quote: string, width = 80): readonly string[] {
  const start = text.indexOf(quote);
  const excerpt = excerptOf(bareDraft(text), { start, end: start + quote.length }, width);
  return [excerpt.before + excerpt.marked + excerpt.after, underline(excerpt)];
}

suite('excerpts', () => {
  test('the mark stands under full-width characters', () => {
    assert.deepEqual(shown('前一行\n推进的的工作，A5个。\r\n后', '的的'), ['推进的的工作，A5个。', '    ^^^^']);
    assert.deepEqual(shown('AB的的', '的的'), ['AB的的', '  ^^^^']);
  });

  test('a place without length gets one mark', () => {
    assert.deepEqual(underline(excerptOf(bareDraft('工作'), { start: 2, end: 2 }, 80)), '    ^');
  });

  test('a long line is cut on both sides and never wider than asked', () => {
    const text = `${'甲'.repeat(500)}错误${'乙'.repeat(500)}`;
    const [line, mark] = shown(text, '错误', 40) as [string, string];
    assert.match(line, /^…甲+错误乙+…$/);
    assert.ok(widthOf(line) <= 40, String(widthOf(line)));
    assert.equal(mark.indexOf('^'), widthOf(line.slice(0, line.indexOf('错'))));
  });

  test('a long place is cut itself and the line stays within the width', () => {
    const [line, mark] = shown(`开头${'重复'.repeat(200)}\n第二行`, `${'重复'.repeat(200)}\n第二`, 40) as [
      string,
      string,
    ];
    assert.match(line, /^开头(重复)+重?…$/);
    assert.ok(widthOf(line) <= 40);
    assert.ok(widthOf(mark) <= 40);
  });

  test('a place in a line of a million characters is found without reading the line', () => {
    const [line] = shown(`${'字'.repeat(1_000_000)}的的${'字'.repeat(10)}`, '的的', 40) as [string];
    assert.match(line, /^…字+的的字+/);
  });
});

suite('positions', () => {
  test('every kind of line end counts once, from 1', () => {
    const draft = bareDraft('a\nb\r\nc\rd');
    const at = (offset: number) => Object.values(positionAt(draft, offset)).join(':');
    assert.deepEqual([0, 1, 2, 3, 5, 7, 8].map(at), ['1:1', '1:2', '2:1', '2:2', '3:1', '4:1', '4:2']);
    assert.deepEqual(positionAt(bareDraft(''), 0), { line: 1, column: 1 });
    assert.deepEqual(positionAt(bareDraft('a\n'), 2), { line: 2, column: 1 });
  });
});

suite('widths', () => {
  test('two columns for Chinese, none for what only joins', () => {
    assert.equal(widthOf('A中，“'), 6);
    assert.equal(widthOf('e\u0301\u200B'), 1);
    assert.equal(widthOf('𠮷'), 2);
  });

  test('cutting and filling by columns', () => {
    assert.equal(startWithin('中文字', 5), '中文');
    assert.equal(endWithin('中文𠮷', 3), '𠮷');
    assert.equal(shortened('中文字', 5), '中文…');
    assert.equal(shortened('中文', 4), '中文');
    assert.equal(padded('中', 4), '中  ');
  });

  test('nothing that steers the terminal gets through', () => {
    assert.equal(printable('a\x1b[31m\tb\u202E\n\x07'), 'a\uFFFD[31m b\uFFFD \uFFFD');
  });
});
