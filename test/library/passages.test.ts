import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { withOtherReports } from '../../server/src/library/other-reports';
import { PassageIndex } from '../../server/src/library/passage-index';
import { type Passages, passagesOf, readPassages } from '../../server/src/library/passages';
import { type SharedPassage, sharedPassages } from '../../server/src/library/shared-passages';
import { check } from '../../server/src/rules/check';
import { ALWAYS_FOUND, eachGram } from '../../server/src/text/grams';
import { readLetters, sourceEnd, sourceOffset } from '../../server/src/text/letters';
import { keyOf } from '../../server/src/text/sentences';
import { editing } from '../support/edits';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

suite('letters of a paragraph', () => {
  test('lead back to their places in the source', () => {
    fc.assert(
      fc.property(editing, ({ after }) => {
        for (const { text, reading } of readDraft(after.at(-1)!).paragraphs) {
          const letters = readLetters(reading, text.length);
          assert.equal(letters.key, keyOf(reading.text));
          for (let i = 0; i < letters.key.length; i += 1 + (i >> 3)) {
            const at = sourceOffset(letters, i);
            assert.equal(reading.text[reading.origins ? reading.origins.indexOf(at) : at], letters.key[i]);
            assert.equal(sourceEnd(letters, i + 1), at + 1);
          }
        }
      }),
      runs(5),
    );
  });

  test('of a line longer than a string unit can count lead back too', () => {
    const text = '工作，'.repeat(40_000);
    const [paragraph] = readDraft(text).paragraphs;
    const letters = readLetters(paragraph!.reading, text.length);
    assert.equal(sourceOffset(letters, 79_999), 119_998);
  });
});

suite('chosen grams', () => {
  test('of two texts meet in every stretch of the length that is promised', () => {
    const letter = fc.constantFrom(...'甲乙丙丁戊');
    const text = fc.string({ unit: letter, maxLength: 60 });
    fc.assert(
      fc.property(
        text,
        text,
        text,
        text,
        fc.string({ unit: letter, minLength: ALWAYS_FOUND, maxLength: 40 }),
        (...parts) => {
          const [a, b, c, d, shared] = parts;
          const chosen = (before: string, behind: string) => {
            const grams = new Set<number>();
            eachGram(before + shared + behind, (hash, at) => {
              const within = at - before.length;
              if (within >= 0 && within + 12 <= shared.length) grams.add(hash);
            });
            return grams;
          };
          const other = chosen(c, d);
          assert.ok([...chosen(a, b)].some(hash => other.has(hash)));
        },
      ),
      runs(200),
    );
  });
});

suite('passages of a text', () => {
  test('are those of its draft', () => {
    fc.assert(
      fc.property(editing, ({ after }) => {
        for (const text of after) assert.deepEqual(finished(readPassages(text)), passagesOf(readDraft(text)));
      }),
      runs(5),
    );
  });
});

suite('the index of passages', () => {
  test('answers after any sequence of changes as one that is made anew', () => {
    const change = fc.record({ report: fc.nat(5), text: fc.option(text(), { nil: undefined }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 12 }), changes => {
        const index = new PassageIndex();
        const texts = new Map<string, string>();
        for (const { report, text } of changes) {
          const id = `报告${report}`;
          if (text === undefined) index.delete(id);
          else index.set(id, passagesOf(readDraft(text)));
          if (text === undefined) texts.delete(id);
          else texts.set(id, text);
          assert.deepEqual(answers(index, texts), answers(indexOf(texts), texts));
        }
        assert.equal(index.letterCount, indexOf(texts).letterCount);
      }),
      runs(8),
    );
  });

  test('does not depend on the order in which the reports come', () => {
    const texts = new Map(Array.from({ length: 6 }, (_, i) => [`${i}`, seed(seedNames[i % 5]!).slice(i * 100)]));
    const reversed = new Map([...texts].reverse());
    assert.deepEqual(answers(indexOf(texts), texts), answers(indexOf(reversed), texts));
  });

  test('takes reports that go round in circles, and gives them back', () => {
    const circles = [
      '的'.repeat(60_000),
      '工作总结'.repeat(15_000),
      `${'全面推进各项重点任务落地见效'.repeat(2)}\n`.repeat(2_500),
    ];
    const index = new PassageIndex();
    const started = performance.now();
    for (const [i, text] of circles.entries()) {
      index.set(`${i}`, finished(readPassages(text)));
      index.set(`${i} again`, finished(readPassages(`${text.slice(0, 900)}。${text}`)));
    }
    for (const [i, text] of circles.entries()) sharedPassages(readDraft(text), `${i}`, index);
    for (const i of circles.keys()) index.delete(`${i}`);
    assert.equal(index.size, circles.length);
    assert.ok(performance.now() - started < 20_000, 'a quadratic index takes minutes');
  });

  test('leaves out what it cannot hold, and says so', () => {
    const index = new PassageIndex(100);
    const text = '全区教育系统坚持把党的政治建设摆在首位，完善党组织领导的校长负责制，推动党建与业务深度融合。'.repeat(
      2,
    );
    assert.equal(index.set('a', passagesOf(readDraft(text))), true);
    assert.equal(index.set('b', passagesOf(readDraft(text))), false);
    assert.deepEqual([index.has('a'), index.has('b')], [true, false]);
    index.delete('a');
    assert.equal(index.set('b', passagesOf(readDraft(text))), true);
  });
});

suite('what reports share', () => {
  const longwan = seed('longwan-2023');
  const haicang = seed('haicang-2024');

  test('a copy of a report is one finding', () => {
    const found = compared({ old: haicang, now: haicang });
    assert.deepEqual(
      found.map(({ related }) => related.map(each => each.elsewhere?.document)),
      [['old']],
    );
    assert.match(found[0]!.message.zh, /^本文的 100%/);
  });

  test('a copy that was edited and reordered is one finding', () => {
    const lines = haicang.split('\n');
    const [head, body] = [lines.slice(0, 3), lines.slice(3)];
    const half = body.length >> 1;
    const now = [...head, ...body.slice(half), ...body.slice(0, half)].join('\n').replace(/\d/g, '7');
    assert.equal(compared({ old: haicang, now }).length, 1);
  });

  test('a passage is found in its whole extent, over several lines', () => {
    const passage = longestLines(longwan, 3);
    const now = `${haicang}\n${passage.replace(/，/g, ',')}\n`;
    const found = compared({ old: longwan, now });
    assert.deepEqual(
      found.map(each => now.slice(each.start, each.end)),
      [passage.replace(/，/g, ',')],
    );
    const [place] = found[0]!.related;
    assert.equal(longwan.slice(place!.start, place!.end), passage);
    const { from, to } = place!.elsewhere!;
    const lines = longwan.split('\n');
    assert.equal(lines[from.line]!.slice(from.character), passage.split('\n')[0]);
    assert.equal(lines[to.line]!.slice(0, to.character), passage.split('\n').at(-1));
  });

  test('what stands in most reports is not told of', () => {
    const passage = longestLines(longwan, 1);
    const reports = Object.fromEntries(['甲', '乙', '丙'].map(name => [name, `${name}局工作总结\n${passage}`]));
    const now = `${haicang}\n${passage}`;
    assert.equal(compared({ 甲: reports.甲!, now }).length, 1);
    assert.equal(compared({ ...reports, now }).length, 0);
  });

  test('a passage that stands in several reports is one finding with all of them', () => {
    const passage = longestLines(longwan, 1);
    const others = Object.fromEntries(seedNames.map(name => [name, seed(name)]));
    const more = { ...others, 另一份: `某局工作总结\n${passage}`, now: `某镇工作总结\n抓好各项工作。\n${passage}` };
    const found = compared(more);
    assert.deepEqual(
      found.map(({ related }) => related.map(each => each.elsewhere?.document).sort()),
      [['longwan-2023', '另一份'].sort()],
    );
  });

  test('no two of the seeds share anything', () => {
    const texts = new Map<string, string>(seedNames.map(name => [name, seed(name)]));
    assert.deepEqual(answers(indexOf(texts), texts).flat(), []);
  });
});

/** Parts of reports, which share much with one another. */
function text(): fc.Arbitrary<string> {
  const part = fc.record({
    name: fc.constantFrom('haicang-2024', 'xinwu-2024' as const),
    from: fc.nat(30),
    count: fc.nat(25),
  });
  return fc.array(part, { minLength: 1, maxLength: 3 }).map(parts =>
    parts
      .map(({ name, from, count }) =>
        seed(name as 'haicang-2024')
          .split('\n')
          .slice(from, from + count)
          .join('\n'),
      )
      .join('\n'),
  );
}

function compared(reports: Readonly<Record<string, string>> & { readonly now: string }) {
  const index = indexOf(new Map(Object.entries(reports)));
  const draft = readDraft(reports.now);
  return withOtherReports(draft, check(draft), 'now', index).filter(({ rule }) => rule === 'duplicate/other-report');
}

function indexOf(texts: ReadonlyMap<string, string>): PassageIndex {
  const index = new PassageIndex();
  for (const [id, text] of texts) index.set(id, finished(readPassages(text)));
  return index;
}

function answers(index: PassageIndex, texts: ReadonlyMap<string, string>): readonly (readonly SharedPassage[])[] {
  return [...texts.keys()].sort().map(id => sharedPassages(draftOf(texts.get(id)!), id, index));
}

const drafts = new Map<string, Draft>();

function draftOf(text: string): Draft {
  const draft = drafts.get(text) ?? readDraft(text);
  drafts.set(text, draft);
  return draft;
}

function finished(slices: Generator<void, Passages>): Passages {
  for (;;) {
    const step = slices.next();
    if (step.done) return step.value;
  }
}

/** The lines in a row that hold most. */
function longestLines(text: string, count: number): string {
  const lines = text.split('\n').map(line => line.trim());
  const at = lines.map((_, i) => lines.slice(i, i + count).join('').length);
  const best = at.indexOf(Math.max(...at.slice(0, lines.length >> 1)));
  return lines.slice(best, best + count).join('\n');
}
