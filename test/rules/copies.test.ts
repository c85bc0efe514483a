import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/text/edit';
import { traditionalOf } from '../../server/src/text/variants';
import { runs } from '../support/runs';

const FIRST = '推动义务教育优质均衡发展，新建公办学校12所，新增学位4920个。';
const SECOND = '健全骨干教师交流轮岗机制，派出支教教师53名，结对帮扶乡村学校27所。';
const THIRD = '开展校园安全专项整治，排查隐患136处，全部整改到位。';
const OTHER_MATTERS =
  '过去一年，全县教育系统坚持公益普惠方向，扩大普通高中招生规模，改善乡村小规模学校办学条件，建成标准化考点，开齐体育和艺术课程，推进家校协同育人，办好老年教育和社区教育，各项重点任务按期完成，群众反映的急难愁盼问题逐一得到回应，教育工作群众满意度位居全市前列，为县域经济社会发展提供了有力支撑，也为来年打下了坚实基础。';
const OTHER = '各校食堂运行平稳，师生满意度持续走高。';
const PARAGRAPH = FIRST + SECOND + THIRD;
const BEFORE = '某县教育局2024年工作总结\n';

suite('a copied paragraph is found', () => {
  const written: Record<string, (text: string) => string> = {
    'in Traditional characters': text => Array.from(text, sign => traditionalOf(sign) ?? sign).join(''),
    'with full-width digits': text => text.replace(/\d/g, digit => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
    'with half-width punctuation': text => text.replaceAll('，', ',').replaceAll('。', '.  ').replaceAll('.  ', '。'),
    'with spaces in it': text => text.replace(/学校/g, '学 校').replace(/教师/g, '教　师'),
    'with pinyin remains': text => text.replaceAll('优', '優(yōu)').replaceAll('发', '發(fā)'),
    'with a comma for a stop': text => text.replace('。健', '，健'),
    'with a stop for a comma': text => text.replace('，派', '。派'),
  };
  for (const [name, write] of Object.entries(written)) {
    test(name, () => assertOneCopy('duplicate/block', `${BEFORE}${PARAGRAPH}\n${OTHER}`, `\n${write(PARAGRAPH)}`));
    test(`${name}, the other way about`, () =>
      assertOneCopy('duplicate/block', `${BEFORE}${write(PARAGRAPH)}\n${OTHER}`, `\n${PARAGRAPH}`));
  }
});

suite('one defect is one finding', () => {
  const text = `${BEFORE}${PARAGRAPH}\n${OTHER}`;
  const copies: readonly (readonly [name: string, rule: string, copy: string])[] = [
    ['a paragraph behind another', 'duplicate/block', PARAGRAPH],
    ['two sentences', 'duplicate/sentence', FIRST + SECOND],
    ['a paragraph with a word changed', 'duplicate/near', `\n${PARAGRAPH.replace('健全', '完善')}`],
    ['a paragraph with a figure changed', 'duplicate/near', `\n${PARAGRAPH.replace('4920', '4290')}`],
    ['a paragraph that lost a sentence', 'duplicate/near', `\n${FIRST}${THIRD}`],
    ['a paragraph that was added to', 'duplicate/near', `\n${FIRST}${SECOND}乡村教师岗位津贴按月发放。${THIRD}`],
    ['a paragraph in two lines', 'duplicate/block', `\n${FIRST}\n${SECOND}${THIRD}`],
    ['a sentence with a figure changed', 'duplicate/near', SECOND.replace('53', '58')],
    ['a sentence that lost a clause', 'duplicate/near', SECOND.replace('派出支教教师53名，', '')],
  ];
  for (const [name, rule, copy] of copies) test(name, () => assertOneCopy(rule, text, copy));

  test('a paragraph pasted behind a blank line, where blank lines part all paragraphs', () => {
    const lines = [BEFORE.trim(), PARAGRAPH, OTHER];
    assertOneCopy('duplicate/block', `${lines.join('\n\n')}\n`, `\n${PARAGRAPH}`, `\n${OTHER_MATTERS}`);
  });

  test('a paragraph pasted with the blank line before it, where only sections are parted', () => {
    assertOneCopy('duplicate/block', `${BEFORE}\n${PARAGRAPH}\n${OTHER}`, `\n\n${PARAGRAPH}`, `\n${OTHER_MATTERS}`);
  });

  test('numbering and figures behind a copy are judged without it', () => {
    const sections = [OTHER_MATTERS, '（一）扩优提质', FIRST, '（二）铸师强能', SECOND, '（三）平安校园', THIRD].join(
      '\n',
    );
    const copied = ['（一）扩优提质', FIRST, '（二）铸师强能', SECOND].join('\n');
    assertOneCopy('duplicate/block', `${BEFORE}${sections}`, `\n${copied}`, '\n（四）作风建设\n驰而不息纠治四风。');
  });
});

suite('what differs in a copy is told', () => {
  const messages: readonly (readonly [changed: string, message: RegExp])[] = [
    [SECOND.replace('53', '58'), /只是数字不同：前文“53”，此处“58”/],
    [SECOND.replace('健全', '完善'), /大半相同：前文“健全”，此处“完善”/],
  ];
  for (const [changed, message] of messages) {
    test(changed, () => {
      const [found] = check(readDraft(`${BEFORE}${SECOND}\n${OTHER}${changed}`));
      assert.match(found!.message.zh, message);
      assert.equal(found!.related.length, 2);
    });
  }

  test('the lines of a block', () => {
    const lines = [FIRST, SECOND, THIRD, OTHER];
    const edited = [FIRST, SECOND.replace('健全', '完善'), THIRD, OTHER];
    const [found] = check(readDraft([...lines, '以下从略，另文专报。', ...edited].join('\n')));
    assert.match(found!.message.zh, /其中第 7 行有改动/);
  });
});

suite('what is repeated on purpose is silent', () => {
  const texts: Record<string, string> = {
    formulae:
      '坚持以习近平新时代中国特色社会主义思想为指导，抓党建。\n全年稳定。\n坚持以习近平新时代中国特色社会主义思想为指导。\n坚持以习近平新时代中国特色社会主义思想为指导。',
    'a quotation':
      '校训是“崇德尚学、知行合一，做有根有魂的新时代好少年。”\n师生熟记“崇德尚学、知行合一，做有根有魂的新时代好少年。”',
    headings:
      '一、2024年\n（一）加快建设高质量教育体系和人才强县\n甲。\n二、2025年\n（一）加快建设高质量教育体系和人才强县\n乙。',
    'plans of their own':
      '一、2024年工作总结\n城镇新增就业6.45万人，农牧区劳动力转移就业109万人次。\n二、2025年工作计划\n城镇新增就业6.52万人，农牧区劳动力转移就业106万人次。',
    'a list to one pattern':
      '东山片区完成各类实事项目，群众十分满意。\n南山片区完成各类实事项目，群众十分满意。\n西山片区完成各类实事项目，群众十分满意。',
  };
  for (const [name, text] of Object.entries(texts))
    test(name, () => {
      const found = check(readDraft(text)).filter(({ rule }) => rule.startsWith('duplicate/'));
      assert.deepEqual(found, []);
    });
});

suite('copies and phrases of an edited draft', () => {
  const sentences = [FIRST, SECOND, THIRD, OTHER, ...OTHER_MATTERS.split(/(?<=，)/), SECOND.replace('53', '58')];
  const lines = fc.array(fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 4 }), { maxLength: 14 });
  const edits = fc.array(
    fc.record({
      at: fc.nat(),
      deleted: fc.constantFrom(0, 0, 1, 3, 30, 400),
      inserted: fc.constantFrom('', '好', '\n', '\n二、下一步工作计划\n', ...sentences, `\n${PARAGRAPH}\n`),
    }),
    { minLength: 1, maxLength: 8 },
  );

  test('are those of its text read alone', () => {
    fc.assert(
      fc.property(lines, edits, (written, changes) => {
        let text = `${BEFORE}一、2024年工作回顾\n${written.map(line => line.join('')).join('\n')}`;
        let draft = readDraft(text);
        findAll(draft);
        for (const { at, deleted, inserted } of changes) {
          const from = at % (text.length + 1);
          text = text.slice(0, from) + inserted + text.slice(from + deleted);
          const older = draft;
          draft = readDraft(text, draft);
          assert.deepEqual(findAll(draft), findAll(readDraft(text)));
          // What is kept of the document answers for an older draft again.
          const again = readDraft(older.text, draft);
          assert.deepEqual(findAll(again), findAll(readDraft(older.text)));
        }
      }),
      runs(20),
    );
  });

  test('move along where nothing but a line end in front of them became longer', () => {
    const behind = Array.from({ length: 80 }, (_, i) => `第${i}所学校开学。`);
    const lines = [`${BEFORE}${PARAGRAPH}`, OTHER_MATTERS, OTHER, SECOND.replace('53', '58'), ...behind];
    const text = lines.join('\r');
    const draft = readDraft(text);
    assert.equal(findAll(draft).length, 1);
    for (const line of [OTHER_MATTERS, OTHER]) {
      const edited = text.replace(`${line}\r`, `${line}\r\n`);
      assert.deepEqual(findAll(readDraft(edited, draft)), findAll(readDraft(edited)));
    }
  });

  function findAll(draft: Draft) {
    return check(
      draft,
      rules.filter(({ id }) => id.startsWith('duplicate/')),
    );
  }
});

/** Text with a copy at its end, and more behind it: one finding on the copy, and its first fix takes the copy out. */
function assertOneCopy(rule: string, text: string, copy: string, behind = ''): void {
  const whole = text + copy + behind;
  const found = check(readDraft(whole)).filter(({ rule: each }) => /^(?:duplicate|numbering|figure)\//.test(each));
  assert.deepEqual(
    found.map(({ rule: each }) => each),
    [rule],
  );
  assert.equal(applyEdits(whole, found[0]!.fixes[0]!.edits), text + behind);
}
