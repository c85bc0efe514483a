import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { findUnpaired } from '../../server/src/text/pairs';
import { mark, plain } from '../support/marked';
import { runs } from '../support/runs';

suite('pairs', () => {
  const texts: readonly (readonly [marked: string, kinds: string])[] = [
    ['“甲”（乙）(丙)《丁》【戊】「己」『庚』〔辛〕‘壬’', ''],
    ['“甲‘乙’丙”', ''],
    ['（甲)(乙）', ''],
    ['⟦“⟧小巨人企业414家', 'no-closer'],
    ['甲⟦”⟧乙。丙', 'no-opener'],
    ['爭創⟦”江蘇省智慧教育樣板區”⟧。', 'reversed'],
    ['甲⟦”⟧乙。丙⟦”⟧丁', 'no-opener no-opener'],
    ['“甲⟦（⟧乙”', 'no-closer'],
    ['⟦（⟧⟦（⟧（甲）', 'no-closer no-closer'],
    ['1)甲;2)乙，a）丙 （一）丁', ''],
    ['甲⟦)⟧', 'no-opener'],
    ['》“甲”', 'no-opener'],
    ['', ''],
  ];
  for (const [marked, kinds] of texts) {
    test(marked || 'nothing', () => {
      const text = plain(marked);
      const found = findUnpaired(text);
      assert.equal(found.map(({ kind }) => kind).join(' '), kinds);
      if (marked.includes('⟦') || kinds === '') assert.equal(mark(text, found), marked);
    });
  }

  test('what is nested well is silent, and one sign taken out is found', () => {
    const nested = fc.letrec<{ text: string }>(tie => ({
      text: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('教育', '，', ''),
        fc
          .tuple(fc.constantFrom('“”', '《》', '（）', '(）', '【】'), tie('text'), tie('text'))
          .map(([pair, inner, after]) => `${pair[0]}${inner}${pair[1]}${after}`),
      ),
    })).text;
    fc.assert(
      fc.property(nested, fc.nat(), (text, seed) => {
        assert.deepEqual(findUnpaired(text), []);
        const signs = [...text.matchAll(/[“”《》（）(【】]/g)];
        const removed = signs[seed % Math.max(1, signs.length)];
        if (!removed) return;
        const broken = text.slice(0, removed.index) + text.slice(removed.index + 1);
        assert.ok(findUnpaired(broken).length >= 1, broken);
      }),
      runs(100),
    );
  });
});
