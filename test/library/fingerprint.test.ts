import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { baseOf, fingerprints } from '../../server/src/library/fingerprint';
import { check, covers } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';
import { splitLines } from '../../server/src/text/lines';
import { editing } from '../support/edits';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

suite('fingerprints', () => {
  for (const name of seedNames) {
    test(`${name}: a paragraph before changes none`, () => {
      assert.deepEqual(printsOf(`以下文字供工作人士使用。\n${seed(name)}`).sort(), printsOf(seed(name)).sort());
    });

    test(`${name}: line ends do not count`, () => {
      const [lf, crlf] = ['\n', '\r\n'].map(end => printsOf(seed(name).replace(/\r\n?|\n/g, end)));
      assert.deepEqual(crlf, lf);
    });
  }

  test('are alone in their document and of one form', () => {
    fc.assert(
      fc.property(editing, ({ after }) => {
        const prints = printsOf(after.at(-1)!);
        assert.equal(new Set(prints).size, prints.length);
        for (const print of prints) assert.match(print, /^[0-9a-f]{16}(?::\d+)?$/);
      }),
      runs(4),
    );
  });

  test('survive random edits of other lines, and what was accepted stays accepted', () => {
    fc.assert(
      fc.property(editing, ({ before, after }) => {
        const kept = linesIn(after.at(-1)!);
        const draft = readDraft(before);
        const found = check(draft, OF_PARAGRAPHS);
        const prints = fingerprints(draft, found);
        const now = new Set(basesOf(after.at(-1)!));
        found.forEach((finding, index) => {
          if (kept.has(lineOf(before, finding.start))) assert.ok(now.has(baseOf(prints[index]!)), prints[index]);
        });
      }),
      runs(4),
    );
  });

  test('tell equal mistakes in equal lines apart, in their order', () => {
    const line = '开展的的工作';
    const [one, two, three] = [1, 2, 3].map(count => printsOf(`${line}\n`.repeat(count)));
    assert.equal(new Set(three).size, 3);
    assert.deepEqual([three!.slice(0, 2), two!.slice(0, 1)], [two, one]);
  });

  test('change with the words and not with what stands elsewhere', () => {
    const print = (text: string) => printsOf(text)[0];
    const own = print('开展的的工作');
    assert.notEqual(print('开展和和工作'), own);
    assert.notEqual(print('推动的的工作'), own);
    assert.equal(print('开展的的工作\n另一段文字。'), own);
    assert.equal(print('另一段文字。\n开展的的工作'), own);
  });
});

// What they say of a line depends on that line alone, so that edits of others cannot take a finding away.
const OF_PARAGRAPHS = rules.filter(({ paragraph, draft, id }) => paragraph && !draft && !covers(id));

function basesOf(text: string): readonly string[] {
  const draft = readDraft(text);
  return fingerprints(draft, check(draft, OF_PARAGRAPHS)).map(baseOf);
}

function linesIn(text: string): ReadonlySet<string> {
  return new Set(splitLines(text).map(({ start, end }) => text.slice(start, end)));
}

function lineOf(text: string, offset: number): string {
  const line = splitLines(text).findLast(({ start }) => start <= offset)!;
  return text.slice(line.start, line.end);
}

function printsOf(text: string): string[] {
  const draft = readDraft(text);
  return [...fingerprints(draft, check(draft))];
}
