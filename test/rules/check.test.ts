import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { check } from '../../server/src/rules/check';
import { withSeverity } from '../../server/src/rules/finding';
import { compatibleFixes } from '../../server/src/rules/fixes';
import { rules } from '../../server/src/rules/index';
import type { Choices, Rule } from '../../server/src/rules/rule';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import { findingsText } from '../support/findings-text';
import { seed, seedNames } from '../support/seeds';
import { matchSnapshot } from '../support/snapshot';

suite('findings of the seeds', () => {
  for (const name of seedNames) {
    test(name, () => {
      const draft = readDraft(seed(name));
      matchSnapshot(`findings/${name}.txt`, findingsText(draft, check(draft)));
    });
  }
});

suite('fixes of the seeds', () => {
  for (const name of seedNames) {
    test(`${name}: the first fix of a finding settles it`, () => {
      const text = seed(name);
      const draft = readDraft(text);
      for (const finding of check(draft)) {
        const [fix] = finding.fixes;
        if (!fix) continue;
        const mended = applyEdits(text, fix.edits);
        const words = text.slice(finding.start, finding.end);
        const left = check(readDraft(mended, draft)).filter(
          ({ rule, start }) => rule === finding.rule && start === finding.start,
        );
        const same = left.filter(({ start, end }) => mended.slice(start, end) === words);
        assert.deepEqual(same, [], `${finding.rule} at ${finding.start}: ${fix.title.zh}`);
      }
    });

    test(`${name}: the safe fixes leave nothing for safe fixes to do`, () => {
      const mended = applyEdits(seed(name), safeEdits(seed(name)));
      assert.deepEqual(safeEdits(mended), []);
    });
  }
});

suite('checking', () => {
  const draft = readDraft('开展的的工作\n开展的工作');
  const about = (id: string, parts: Partial<Rule>): Rule => ({
    id,
    severity: 'warning',
    summary: { zh: '', en: '' },
    ...parts,
  });
  const message = { zh: '甲', en: 'a' };

  test('a rule that fails is one finding and the others go on', () => {
    const failing = about('test/failing', {
      draft: () => {
        throw new Error('out of order');
      },
    });
    const found = check(draft, [failing, ...rules]);
    assert.deepEqual(found.map(({ rule }) => rule).sort(), ['check/crash', 'duplicate/word']);
    const crash = found.find(({ rule }) => rule === 'check/crash')!;
    assert.ok(crash.message.zh.includes('test/failing') && crash.message.en.includes('out of order'));
  });

  const choosing = (choices: Choices) => [
    about('test/choosing', { draft: () => [{ start: 0, end: 2, message, fixes: choices }] }),
    about('test/paragraph', { paragraph: () => [{ start: 1, end: 2, message, fixes: choices }] }),
  ];

  test('choices are made when somebody asks for them, once, and move along with their finding', () => {
    const asked: number[] = [];
    const choices = choosing(() => [
      { title: message, safe: false, edits: [{ start: 0, end: asked.push(1), text: '' }] },
    ]);
    const found = check(readDraft('一二\n三四'), choices).map(finding => withSeverity(finding, 'hint'));
    assert.deepEqual(compatibleFixes(found), []);
    assert.deepEqual(asked, []);
    const edits = found.map(({ fixes }) => fixes[0]!.edits[0]!);
    assert.deepEqual(
      edits.map(({ start, end }) => [start, end]),
      [
        [0, 1],
        [0, 2],
        [3, 6],
      ],
    );
    for (const { fixes, severity } of found) assert.deepEqual([fixes.length, severity], [1, 'hint']);
    assert.equal(asked.length, 3);
  });

  test('choices that fail leave the finding, and say so in their place', () => {
    const failing = choosing(() => {
      throw new Error('no room');
    });
    const [finding] = check(draft, failing);
    assert.deepEqual([finding!.message, finding!.fixes.length], [message, 1]);
    const { title, safe, edits } = finding!.fixes[0]!;
    assert.deepEqual([safe, edits], [false, []]);
    assert.ok(title.zh.includes('test/choosing') && title.en.includes('no room'));
  });

  test('a rule may have any number of findings', () => {
    const many = about('test/many', {
      draft: () => Array.from({ length: 150_000 }, () => ({ start: 0, end: 1, message })),
    });
    assert.equal(check(draft, [many]).length, 150_000);
  });

  test('a rule that fails on every paragraph does not hide what others find there', () => {
    const failing = about('test/failing', {
      *paragraph({ text }) {
        yield { start: 0, end: 1, message };
        throw new Error(text);
      },
    });
    const found = check(draft, [failing, ...rules]);
    assert.ok(found.some(({ rule }) => rule === 'duplicate/word'));
    assert.ok(found.some(({ rule }) => rule === 'check/crash'));
  });

  test('offsets of a paragraph become those of the document, in the order of the text', () => {
    const last = about('test/last', {
      *paragraph({ text }) {
        const related = [{ start: 1, end: 2, message }];
        const fixes = [{ title: message, safe: true, edits: [{ start: 0, end: 1, text: 'x' }] }];
        yield { start: text.length - 1, end: text.length, message, related, fixes };
      },
    });
    const whole = about('test/whole', {
      *draft() {
        yield { start: 3, end: 4, message, severity: 'hint' };
      },
    });
    const found = check(draft, [last, whole]);
    assert.deepEqual(
      found.map(({ rule, start, end, severity }) => [rule, start, end, severity]),
      [
        ['test/whole', 3, 4, 'hint'],
        ['test/last', 5, 6, 'warning'],
        ['test/last', 11, 12, 'warning'],
      ],
    );
    assert.deepEqual([found[2]!.related[0]!.start, found[2]!.fixes[0]!.edits[0]!.start], [8, 7]);
  });

  test('nothing is said inside a reported copy, page furniture and damage', () => {
    const copied = '全区共建成学校一百所，为学生提供了优质的的教育服务，群众满意度持续提升，获得好评。';
    const text = `${copied}\n开展工作。\n${copied}`;
    const found = check(readDraft(text)).map(({ rule, start }) => [rule, start]);
    assert.deepEqual(
      found.filter(([rule]) => String(rule).startsWith('duplicate')),
      [
        ['duplicate/word', copied.indexOf('的的')],
        ['duplicate/block', text.lastIndexOf(copied)],
      ],
    );
  });

  test('an empty text and a text of blank lines are clean', () => {
    for (const text of ['', '\n', ' \r\n　\r\t']) assert.deepEqual(check(readDraft(text)), []);
  });

  test('rules have their own ids and speak both languages', () => {
    assert.equal(new Set(rules.map(({ id }) => id)).size, rules.length);
    for (const { id, summary } of rules)
      assert.ok(/^[a-z]+\/[a-z-]+$/.test(id) && summary.zh !== '' && summary.en !== '', id);
  });
});

function safeEdits(text: string): readonly Edit[] {
  return compatibleFixes(check(readDraft(text))).flatMap(({ edits }) => edits);
}
