import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { relocateSection } from '../../server/src/draft/rewrite/relocate';
import type { Section } from '../../server/src/structure/outline';
import { applyEdits } from '../../server/src/text/edit';
import { levelsOfReports, madeReport, spokenLevels } from '../support/made-reports';
import { outlineText } from '../support/outline-text';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

const REPORT =
  '总结\n\n一、成绩\n（一）经济\n经济文。\n（二）民生\n民生文。\n（三）生态\n\n二、计划\n（一）稳增长\n1.甲\n（二）保民生\n保文。\n';

suite('bringing a section to another place', () => {
  const texts: readonly (readonly [what: string, before: string, from: string, to: string, after: string])[] = [
    [
      'down past two siblings',
      '一、甲\n甲文\n二、乙\n三、丙\n丙文\n四、丁',
      '甲',
      '丙',
      '一、乙\n二、丙\n丙文\n三、甲\n甲文\n四、丁',
    ],
    [
      'up past two siblings',
      '一、甲\n甲文\n\n二、乙\n\n三、丙\n丙文',
      '丙',
      '甲',
      '一、丙\n丙文\n\n二、甲\n甲文\n\n三、乙',
    ],
    ['items inside a line', '做法：一是甲；二是乙；三是丙。', '甲', '丙', '做法：一是乙；二是丙；三是甲。'],
    [
      'before one of its kind below another heading',
      REPORT,
      '民生',
      '保民生',
      '总结\n\n一、成绩\n（一）经济\n经济文。\n（二）生态\n\n二、计划\n（一）稳增长\n1.甲\n（二）民生\n民生文。\n（三）保民生\n保文。\n',
    ],
    [
      'from further below, with all it holds',
      REPORT,
      '稳增长',
      '经济',
      '总结\n\n一、成绩\n（一）稳增长\n1.甲\n（二）经济\n经济文。\n（三）民生\n民生文。\n（四）生态\n\n二、计划\n（一）保民生\n保文。\n',
    ],
    [
      'to the end of a heading of its parent’s kind',
      REPORT,
      '经济',
      '计划',
      '总结\n\n一、成绩\n（一）民生\n民生文。\n（二）生态\n\n二、计划\n（一）稳增长\n1.甲\n（二）保民生\n保文。\n（三）经济\n经济文。\n',
    ],
    [
      'below a heading that has nothing yet',
      '总结\n一、甲\n（一）子\n（二）丑\n二、乙\n乙文。\n',
      '子',
      '乙',
      '总结\n一、甲\n（一）丑\n二、乙\n乙文。\n（一）子\n',
    ],
    [
      'with numbers that go on across parents',
      '（一）甲\n1.a\n2.b\n（二）乙\n3.c\n4.d\n',
      'a',
      'd',
      '（一）甲\n1.b\n（二）乙\n2.c\n3.a\n4.d\n',
    ],
    [
      'with CRLF',
      '一、甲\r\n（一）子\r\n二、乙\r\n（一）丑\r\n',
      '子',
      '丑',
      '一、甲\r\n二、乙\r\n（一）子\r\n（二）丑\r\n',
    ],
  ];
  for (const [what, before, from, to, after] of texts) {
    test(what, () => {
      const draft = readDraft(before);
      const relocation = relocateSection(draft, titled(draft, from), titled(draft, to));
      const result = applyEdits(before, relocation?.edits ?? []);
      assert.equal(result, after);
      assert.ok(
        result
          .slice(relocation?.start)
          .replace(/^[^\p{Script=Han}a-z]*[一二三四五六七八九十]?[是、）.]?/u, '')
          .startsWith(from),
        what,
      );
    });
  }

  const refused: readonly (readonly [what: string, text: string, from: string, to: string])[] = [
    ['itself', REPORT, '民生', '民生'],
    ['its own parent', REPORT, '民生', '成绩'],
    ['what lies below it', REPORT, '稳增长', '甲'],
    ['another level', REPORT, '甲', '成绩'],
    ['a sibling of another form', '一、甲\n二、乙\n附件说明\n1.丙', '甲', '丙'],
    ['items of a line do not leave it', '一、甲\n做法：一是子；二是丑。\n二、乙\n做法：一是寅；二是卯。', '子', '卯'],
  ];
  for (const [what, text, from, to] of refused) {
    test(`refused: ${what}`, () => {
      const draft = readDraft(text);
      assert.equal(relocateSection(draft, titled(draft, from), titled(draft, to)), undefined);
    });
  }

  test('a move keeps all words and sections, and tells where the section is', () => {
    for (const name of seedNames) holdsForPairs(readDraft(seed(name)), 13);
    const reports = madeReport([...levelsOfReports, ...spokenLevels]);
    fc.assert(
      fc.property(reports, text => holdsForPairs(readDraft(text), 1)),
      runs(10),
    );
  });
});

/** Every move that is made keeps all words and the number of sections, and puts the section where it says. */
function holdsForPairs(draft: Draft, step: number): void {
  const sections = flat(draft.sections);
  const before = lettersOf(draft.text);
  for (let from = 0; from < sections.length; from += step) {
    const to = (from * 7 + 3) % sections.length;
    const relocation = relocateSection(draft, sections[from]!, sections[to]!);
    if (relocation === undefined) continue;
    const after = readDraft(applyEdits(draft.text, relocation.edits), draft);
    assert.equal(lettersOf(after.text), before, outlineText(after));
    assert.equal(flat(after.sections).length, sections.length);
    assert.ok(
      flat(after.sections).some(each => each.start === relocation.start && each.title === sections[from]!.title),
    );
  }
}

/** The letters of a text in an order that a move does not change, without those of numbers. */
function lettersOf(text: string): string {
  return [...text.replace(/[\s\d０-９一二三四五六七八九十①-⑳]/g, '')].sort().join('');
}

function titled(draft: Draft, title: string): Section {
  const found = flat(draft.sections).find(each => each.title.startsWith(title));
  assert.ok(found, title);
  return found;
}

function flat(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap(section => [section, ...flat(section.children)]);
}
