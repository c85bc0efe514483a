import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { continuationsAt } from '../../server/src/draft/rewrite/continuation';
import { moveSection, shiftLevel } from '../../server/src/draft/rewrite/move';
import { normalise } from '../../server/src/draft/rewrite/normalise';
import { renumberAll, renumberLevel } from '../../server/src/draft/rewrite/renumber';
import { check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';
import { greatestNumber, type Marker, numeralFor, WORD_KINDS } from '../../server/src/structure/markers';
import type { NumberingRun, PlacedMarker, Section } from '../../server/src/structure/outline';
import { applyEdits, type Edit } from '../../server/src/text/edit';
import { levelsOfReports, madeReport, spokenLevels } from '../support/made-reports';
import { outlineText } from '../support/outline-text';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

const numbering = rules.filter(({ id }) => id.startsWith('numbering/'));
const sequence = numbering.filter(({ id }) => /skipped|repeated|out-of-order|not-from-one|malformed/.test(id));

const report = madeReport(levelsOfReports);
const anyReport = madeReport([...levelsOfReports, ...spokenLevels]);

// A single 其一 is a word like any other, so that reports with such items lose markers where one item goes away.
const reportWithShi = madeReport([...levelsOfReports, spokenLevels[0]!]);

suite('renumbering', () => {
  const texts: readonly (readonly [what: string, before: string, after: string])[] = [
    ['a level', '一、甲\n三、乙\n三、丙\n九、丁', '一、甲\n二、乙\n三、丙\n四、丁'],
    ['a numeral that is none', '一、甲\n十十、乙', '一、甲\n二、乙'],
    ['full-width digits stay full-width', '１．甲\n３．乙\n５．丙', '１．甲\n２．乙\n３．丙'],
    [
      'numbers that go on across parents',
      '（一）甲\n1.a\n3.b\n（二）乙\n3.c\n5.d',
      '（一）甲\n1.a\n2.b\n（二）乙\n3.c\n4.d',
    ],
    [
      'articles go on through the chapters',
      '第一章 甲\n第一条 a\n第三条 b\n第二章 乙\n第四条 c',
      '第一章 甲\n第一条 a\n第二条 b\n第二章 乙\n第三条 c',
    ],
    ['digits in chapters stay digits', '第1章 甲\n第3章 乙', '第1章 甲\n第2章 乙'],
    ['inside a line', '做法：一是甲；三是乙；三是丙。', '做法：一是甲；二是乙；三是丙。'],
    ['首先 and 最后 are no numbers', '首先，甲。\n其次，乙。\n最后，丙。', '首先，甲。\n其次，乙。\n最后，丙。'],
    ['a list that begins behind its label', '附件：1.清单\n2.分工\n4.表', '附件：1.清单\n2.分工\n3.表'],
  ];
  for (const [what, before, after] of texts) test(what, () => assert.equal(apply(before, renumberAll), after));

  test('one level leaves the others', () => {
    const draft = readDraft('一、甲\n（一）a\n（三）b\n三、乙');
    assert.equal(applyEdits(draft.text, renumberLevel(draft, draft.sections[0]!)), '一、甲\n（一）a\n（三）b\n二、乙');
    assert.equal(
      applyEdits(draft.text, renumberLevel(draft, draft.sections[0]!.children[1]!)),
      '一、甲\n（一）a\n（二）b\n三、乙',
    );
  });

  test('gives back what random numbers hid', () => {
    fc.assert(
      fc.property(report, fc.infiniteStream(fc.integer({ min: 2, max: 19 })), (text, numbers) => {
        const draft = readDraft(text);
        const later = draft.runs.filter(({ kind }) => kind !== 'shi').flatMap(({ items }) => items.slice(1));
        const damaged = applyEdits(
          text,
          later.map(item => numbered(draft, item, numbers.next().value)),
        );
        assert.equal(apply(damaged, renumberAll), text);
      }),
      runs(10),
    );
  });

  test('leaves no broken sequence, whatever the numbers', () => {
    fc.assert(
      fc.property(anyReport, fc.infiniteStream(fc.integer({ min: 1, max: 19 })), (text, numbers) => {
        const draft = readDraft(text);
        const damaged = applyEdits(
          text,
          counted(draft).flatMap(run => run.items.map(item => numbered(draft, item, numbers.next().value))),
        );
        const mended = readDraft(apply(damaged, renumberAll));
        assert.deepEqual(breaks(mended), [], damaged);
      }),
      runs(10),
    );
  });

  test('changes nothing where nothing is wrong', () => {
    fc.assert(
      fc.property(anyReport, text => assert.deepEqual(renumberAll(readDraft(text)), [])),
      runs(10),
    );
    for (const name of ['linping-2024', 'longwan-2023', 'pingshan-2024'] as const)
      assert.deepEqual(renumberAll(readDraft(seed(name))), []);
    assert.equal(renumberAll(readDraft(seed('haicang-2024'))).length, 1);
  });
});

suite('the first fix of a broken sequence', () => {
  // 三是 at a line start may go on from a list inside the paragraph before, so that 一是 leads no level here.
  const reports = madeReport([...levelsOfReports, ...spokenLevels.slice(1)]);

  test('gives back the number that was there', () => {
    fc.assert(
      fc.property(reports, fc.nat(), fc.integer({ min: 2, max: 12 }), (text, which, value) => {
        const draft = readDraft(text);
        const items = counted(draft).flatMap(run => run.items.slice(1));
        const item = items[which % items.length]!;
        fc.pre(item.marker.value !== value);
        const damaged = readDraft(applyEdits(text, [numbered(draft, item, value)]));
        const found = check(damaged, numbering);
        assert.equal(found.length, 1, damaged.text);
        assert.equal(applyEdits(damaged.text, found[0]!.fixes[0]!.edits), text);
      }),
      runs(15),
    );
  });
});

suite('moving a section', () => {
  const texts: readonly (readonly [what: string, before: string, title: string, after: string])[] = [
    [
      'headings with bodies',
      '一、甲\n甲文。\n\n甲又。\n\n二、乙\n乙文。',
      '乙',
      '一、乙\n乙文。\n\n二、甲\n甲文。\n\n甲又。',
    ],
    ['with CRLF and no last line end', '一、甲\r\n甲文\r\n二、乙\r\n乙文', '乙', '一、乙\r\n乙文\r\n二、甲\r\n甲文'],
    ['items inside a paragraph', '做法：一是甲；二是乙；三是丙。其他。', '乙', '做法：一是乙；二是甲；三是丙。其他。'],
    ['where the last has no stop', '做法：一是甲；二是乙', '乙', '做法：一是乙；二是甲'],
    ['the stops stay', '做法：一是甲，好；二是乙。', '乙', '做法：一是乙；二是甲，好。'],
    [
      'phrases that open a passage',
      '一、甲\n加强理论武装。学深悟透。\n夯实组织阵地。建好支部。',
      '夯实组织阵地',
      '一、甲\n夯实组织阵地。建好支部。\n加强理论武装。学深悟透。',
    ],
    [
      'dashes',
      '一、甲\n——抓好安全。很好。\n——抓好质量。也好。',
      '抓好质量',
      '一、甲\n——抓好质量。也好。\n——抓好安全。很好。',
    ],
    ['numbers that go on', '（一）甲\n1.a\n（二）乙\n2.b\n3.c', '乙', '（一）乙\n1.b\n2.c\n（二）甲\n3.a'],
    ['the first has nowhere to go', '一、甲\n二、乙', '甲', '一、甲\n二、乙'],
  ];
  for (const [what, before, title, after] of texts) {
    test(what, () =>
      assert.equal(
        apply(before, draft => moveSection(draft, titled(draft, title), 'up')),
        after,
      ),
    );
  }

  test('down and up again gives back the text, and the sequences stay whole', () => {
    fc.assert(fc.property(anyReport, fc.nat(), assertMovesBack), runs(20));
  });

  test('in real reports', () => {
    for (const text of realReports()) {
      const { length } = movable(readDraft(text));
      for (let i = 0; i < length; i += Math.ceil(length / runs(3).numRuns)) assertMovesBack(text, i);
    }
  });
});

function assertMovesBack(text: string, which: number): void {
  const draft = readDraft(text);
  const places = movable(draft);
  const { section, next } = places[which % places.length]!;
  const down = readDraft(applyEdits(text, moveSection(draft, section, 'down')));
  assert.notEqual(down.text, text, `“${section.title}” does not move`);
  assert.deepEqual(applyEdits(text, moveSection(draft, next, 'up')), down.text);
  const moved = sectionsOf(down.sections)
    .filter(({ start }) => start > section.start)
    .find(({ title, marker }) => title === section.title && marker === next.marker);
  assert.ok(moved, `“${section.title}” is not where it should be`);
  assert.equal(applyEdits(down.text, moveSection(down, moved, 'up')), text);
  assert.deepEqual(breaks(down).length, breaks(draft).length);
}

/** Sections with a next sibling in their sequence. */
function movable(draft: Draft): readonly { readonly section: Section; readonly next: Section }[] {
  return levelsOf(draft.sections).flatMap(siblings =>
    siblings.flatMap((section, index) => {
      const next = siblings[index + 1];
      const isSame = section.numbering !== undefined && next?.numbering?.run === section.numbering.run;
      return isSame && next.title !== section.title ? [{ section, next }] : [];
    }),
  );
}

suite('promoting and demoting', () => {
  const texts: readonly (readonly [
    what: string,
    by: 'promote' | 'demote',
    before: string,
    title: string,
    after: string,
  ])[] = [
    ['the last child', 'promote', '一、甲\n（一）a\n（二）b\n二、乙', 'b', '一、甲\n（一）a\n二、b\n三、乙'],
    [
      'those that follow lie below it',
      'promote',
      '一、甲\n（一）a\n（二）b\n（三）c\n二、乙',
      'b',
      '一、甲\n（一）a\n二、b\n（一）c\n三、乙',
    ],
    [
      'with all that lies below',
      'promote',
      '一、甲\n（一）a\n（二）b\n1.x\n2.y\n（三）c',
      'b',
      '一、甲\n（一）a\n二、b\n（一）x\n（二）y\n（三）c',
    ],
    ['a top level cannot be promoted', 'promote', '总结\n一、甲\n二、乙', '乙', '总结\n一、甲\n二、乙'],
    [
      'behind the children of the section before',
      'demote',
      '一、甲\n（一）a\n二、乙\n三、丙',
      '乙',
      '一、甲\n（一）a\n（二）乙\n二、丙',
    ],
    [
      'in the order of GB/T 9704',
      'demote',
      '一、甲\n二、乙\n（一）a\n（二）b\n三、丙',
      '乙',
      '一、甲\n（一）乙\n1.a\n2.b\n二、丙',
    ],
    [
      'with the brackets of the document',
      'demote',
      '(一)甲\n1.a\n(二)乙\n1.b\n2.c',
      '乙',
      '(一)甲\n1.a\n2.乙\n(1)b\n(2)c',
    ],
    [
      'numbers that go on make room',
      'demote',
      '（一）甲\n1.a\n2.b\n（二）乙\n（三）丙\n3.c',
      '乙',
      '（一）甲\n1.a\n2.b\n3.乙\n（二）丙\n4.c',
    ],
    ['and close up', 'promote', '（一）甲\n1.a\n2.b\n（二）乙\n3.c', 'b', '（一）甲\n1.a\n（二）b\n（三）乙\n2.c'],
    [
      'digits behind a dot',
      'demote',
      '一、甲\n1.a\n二、2024年工作\n三、丙',
      '2024年工作',
      '一、甲\n1.a\n2. 2024年工作\n二、丙',
    ],
    [
      '一是 below stays 一是',
      'promote',
      '一、甲\n（一）a\n（二）b\n一是好。\n二是快。',
      'b',
      '一、甲\n（一）a\n二、b\n一是好。\n二是快。',
    ],
    ['the first cannot be demoted', 'demote', '一、甲\n二、乙', '甲', '一、甲\n二、乙'],
    ['nor the last level', 'demote', '①甲\n②乙', '乙', '①甲\n②乙'],
  ];
  for (const [what, by, before, title, after] of texts) {
    test(`${by}: ${what}`, () =>
      assert.equal(
        apply(before, draft => shiftLevel(draft, titled(draft, title), by)),
        after,
      ));
  }

  test('a last child promoted and demoted again gives back the text', () => {
    fc.assert(
      fc.property(report, fc.nat(), (text, which) => {
        const draft = readDraft(text);
        const last = sectionsOf(draft.sections)
          .filter(each => each.numbering)
          .flatMap(each => each.children.filter(isHeading).slice(-1));
        const section = last[which % last.length]!;
        const promoted = readDraft(applyEdits(text, shiftLevel(draft, section, 'promote')));
        assert.notEqual(promoted.text, text);
        assert.equal(applyEdits(promoted.text, shiftLevel(promoted, titled(promoted, section.title), 'demote')), text);
      }),
      runs(15),
    );
  });

  test('touches markers only and leaves every sequence whole', () => {
    fc.assert(
      fc.property(reportWithShi, fc.nat(), fc.constantFrom('promote', 'demote'), (text, which, by) => {
        const draft = readDraft(text);
        const sections = sectionsOf(draft.sections).filter(isHeading);
        const section = sections[which % sections.length]!;
        const shifted = readDraft(applyEdits(text, shiftLevel(draft, section, by)));
        assert.deepEqual(withoutMarkers(shifted), withoutMarkers(draft));
        assert.deepEqual(breaks(shifted), [], `${by} ${section.title}\n${text}\n---\n${shifted.text}`);
        if (shifted.text !== text)
          assert.equal(levelIn(shifted, section.title), section.level + (by === 'promote' ? -1 : 1));
      }),
      runs(20),
    );
  });
});

function isHeading({ numbering }: Section): boolean {
  return numbering?.run.items[numbering.index]?.marker.leads ?? false;
}

suite('normalising', () => {
  const body = '全年完成各类实事项目，群众十分满意，成效明显。';
  const texts: readonly (readonly [what: string, before: string, after: string])[] = [
    ['brackets', '（一）甲\n(二)乙\n（三）丙', '（一）甲\n（二）乙\n（三）丙'],
    ['half of a bracket', '（一）甲\n（二)乙\n（三）丙', '（一）甲\n（二）乙\n（三）丙'],
    ['points', '一、甲\n二.乙\n三、丙', '一、甲\n二、乙\n三、丙'],
    ['digits', '1.甲\n２．乙\n3.丙', '1.甲\n2.乙\n3.丙'],
    [
      'a small sequence follows its kind',
      '一、甲\n（一）a\n（二）b\n（三）c\n二、乙\n(一)d\n(二)e',
      '一、甲\n（一）a\n（二）b\n（三）c\n二、乙\n（一）d\n（二）e',
    ],
    [
      'a sequence with its own habit keeps it',
      '一、甲\n（一）a\n（二）b\n（三）c\n（四）d\n二、乙\n(一)e\n(二)f\n(三)g',
      '一、甲\n（一）a\n（二）b\n（三）c\n（四）d\n二、乙\n(一)e\n(二)f\n(三)g',
    ],
    ['no majority', '（一）甲\n(二)乙', '（一）甲\n(二)乙'],
    ['words are no style', '第一章 甲\n第二章 乙\n第三篇 丙', '第一章 甲\n第二章 乙\n第三篇 丙'],
    [
      'indented prose',
      `　　${body}\n${body}\n　　${body}\n  ${body}\n　　${body}`,
      `　　${body}\n　　${body}\n　　${body}\n　　${body}\n　　${body}`,
    ],
    ['prose that is not indented', `${body}\n　　${body}\n${body}`, `${body}\n${body}\n${body}`],
    [
      'headings apart from prose',
      `一、甲\n　　${body}\n　　二、乙\n　　${body}\n三、丙\n　　${body}`,
      `一、甲\n　　${body}\n二、乙\n　　${body}\n三、丙\n　　${body}`,
    ],
    [
      'titles, salutations and signatures stay',
      `      某局工作总结\n各位代表：\n　　${body}\n　　${body}\n　　${body}\n          某局\n      2024年1月5日`,
      `      某局工作总结\n各位代表：\n　　${body}\n　　${body}\n　　${body}\n          某局\n      2024年1月5日`,
    ],
    [
      'lines broken by hand stay',
      '　　全年完成各类实事项目的数量比上年有所\n增长，群众十分满意，各项工作成效十分明显。\n　　今年继续推进各类实事项目的建设，力争比\n去年增长，群众更加满意，各项工作成效明显。',
      '　　全年完成各类实事项目的数量比上年有所\n增长，群众十分满意，各项工作成效十分明显。\n　　今年继续推进各类实事项目的建设，力争比\n去年增长，群众更加满意，各项工作成效明显。',
    ],
  ];
  for (const [what, before, after] of texts)
    test(what, () =>
      assert.equal(
        apply(before, draft => normalise(draft)),
        after,
      ),
    );

  test('within a range only', () => {
    const text = '一、甲\n二.乙\n三、丙\n四、丁\n五.戊';
    assert.equal(
      apply(text, draft => normalise(draft, { start: 0, end: 8 })),
      '一、甲\n二、乙\n三、丙\n四、丁\n五.戊',
    );
  });

  test('twice is as once, and nothing but markers and indentation changes', () => {
    fc.assert(fc.property(untidied(anyReport), assertNormalised), runs(20));
    for (const text of realReports()) assertNormalised(text);
    fc.assert(fc.property(untidied(fc.constantFrom(...realReports())), assertNormalised), runs(5));
  });

  test('gives back what a few untidy markers hid', () => {
    assert.equal(
      apply('一、甲\n　(一)a\n（二）b\n　　（三）c\n（四）d\n（五）e\n（六)f', draft => normalise(draft)),
      '一、甲\n（一）a\n（二）b\n（三）c\n（四）d\n（五）e\n（六）f',
    );
  });
});

function assertNormalised(text: string): void {
  const draft = readDraft(text);
  const once = readDraft(apply(text, each => normalise(each)));
  assert.deepEqual(normalise(once), []);
  assert.deepEqual(
    withoutMarkers(once).map(line => line.trimStart()),
    withoutMarkers(draft).map(line => line.trimStart()),
  );
  assert.deepEqual(valuesOf(once), valuesOf(draft));
}

/** Signs in the other width and blanks at line starts, here and there. */
function untidied(reports: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const swaps: Readonly<Record<string, string>> = { '（': '(', '）': ')', '(': '（', ')': '）', '.': '．', '．': '.' };
  return fc.tuple(reports, fc.infiniteStream(fc.nat(9))).map(([text, stream]) =>
    text.replace(
      /(^|[\r\n])[ 　]*([（(\d０-９一二三四五六七八九十]{0,4})([)）.．]?)/g,
      (_, end: string, marker: string, sign: string) => {
        const blanks = ['　　', '　', ''][stream.next().value] ?? '';
        const swapped = stream.next().value < 3 ? marker.replace(/[（(]/, found => swaps[found]!) : marker;
        return end + blanks + swapped + (stream.next().value < 3 ? (swaps[sign] ?? sign) : sign);
      },
    ),
  );
}

suite('what may come next', () => {
  const places: readonly (readonly [what: string, text: string, markers: readonly string[]])[] = [
    ['every open level', '一、甲\n（一）a\n1.x\n全年完成。\n$0', ['2.', '（二）', '二、', '（1）']],
    ['a new level below a bare heading', '一、甲\n（一）a\n二、乙\n$0', ['（一）', '三、']],
    ['as siblings are written', '一、甲\n(1) a\n(2) b\n全年完成。\n$0', ['(3) ', '二、', '①']],
    ['in the middle of a report', '一、甲\n甲文。\n$0\n二、乙', ['二、', '（一）']],
    ['behind blanks', '一、甲\n甲文。\n　　$0', ['二、', '（一）']],
    ['二是 behind a stop', '一、甲\n做法：一是好；$0', ['二是']],
    ['inside inside', '一、甲\n做法：一是好：①快；②稳；$0', ['③', '二是']],
    ['nothing in the middle of a sentence', '一、甲\n做法：一是好$0', []],
    ['nothing inside a line but items', '一、甲。$0', []],
    ['一是 at line starts', '一、甲\n一是好。\n$0', ['二是', '二、', '（一）']],
    ['inline items end with their paragraph', '一、甲\n做法：一是好；二是快。\n$0', ['二、', '（一）']],
    ['numbers that go on', '（一）甲\n1.a\n2.b\n（二）乙\n3.c\n（三）丙\n$0', ['4.', '（四）']],
    ['below a title', '某局工作总结\n$0', ['一、']],
    ['in an empty text', '$0', ['一、']],
    ['after a slip', '一、甲\n三、乙\n文。\n$0', ['四、', '（一）']],
    ['no more than can be written', '⑳甲\n文。\n$0', []],
  ];
  for (const [what, marked, markers] of places) {
    test(what, () => {
      const draft = readDraft(marked.replace('$0', ''));
      assert.deepEqual(
        continuationsAt(draft, marked.indexOf('$0')).map(({ marker }) => marker),
        markers,
      );
    });
  }

  test('says level and neighbour', () => {
    const draft = readDraft('总结\n一、甲\n（一）a\n文。\n');
    assert.deepEqual(continuationsAt(draft, draft.text.length), [
      { marker: '（二）', level: 2, after: 'a' },
      { marker: '二、', level: 1, after: '甲' },
      { marker: '1.', level: 3, after: 'a' },
    ]);
  });
});

// ---- Helpers ----

function apply(text: string, edits: (draft: Draft) => readonly Edit[]): string {
  const draft = readDraft(text);
  const found = edits(draft);
  for (const [index, edit] of found.entries())
    assert.ok(index === 0 || found[index - 1]!.end < edit.start, 'edits ascend and do not touch');
  return applyEdits(text, found);
}

function numbered(draft: Draft, { marker, line }: PlacedMarker, value: number): Edit {
  const start = draft.starts[line]!;
  const { numeral } = marker;
  const text = numeralFor(
    marker.kind,
    Math.min(value, greatestNumber(marker.kind)),
    writtenNumeral(draft, marker, line),
  );
  return { start: start + numeral.start, end: start + numeral.end, text };
}

function writtenNumeral({ paragraphs }: Draft, { numeral }: Marker, line: number): string {
  return paragraphs[line]!.text.slice(numeral.start, numeral.end);
}

/** The sequences that count whatever follows; of a word such as 其一 only the second makes a marker. */
function counted(draft: Draft): readonly NumberingRun[] {
  return draft.runs.filter(({ kind }) => !WORD_KINDS.has(kind));
}

function breaks(draft: Draft): readonly string[] {
  return check(draft, sequence).map(({ rule, start }) => `${rule} ${draft.text.slice(start, start + 12)}`);
}

function sectionsOf(sections: readonly Section[]): readonly Section[] {
  return sections.flatMap(section => [section, ...sectionsOf(section.children)]);
}

function levelsOf(sections: readonly Section[]): readonly (readonly Section[])[] {
  return [sections, ...sections.flatMap(section => levelsOf(section.children))];
}

function titled(draft: Draft, title: string): Section {
  const section = sectionsOf(draft.sections).find(each => each.title === title);
  assert.ok(section, `${title} in\n${outlineText(draft)}`);
  return section;
}

function levelIn(draft: Draft, title: string): number {
  return titled(draft, title).level;
}

/** The lines without their leading markers and the blanks behind those. */
function withoutMarkers(draft: Draft): readonly string[] {
  const leading = new Map(
    draft.runs.flatMap(run => run.items.filter(({ marker }) => marker.leads).map(item => [item.line, item.marker])),
  );
  return draft.paragraphs.map(({ text }, line) => {
    const marker = leading.get(line);
    return marker ? text.slice(0, marker.start) + text.slice(marker.start + marker.text.length).trimStart() : text;
  });
}

function valuesOf(draft: Draft): readonly (readonly (number | undefined)[])[] {
  return draft.runs.map(run => run.items.map(({ marker }) => marker.value));
}

/** The five seeds. */
function realReports(): readonly string[] {
  return seedNames.map(seed);
}
