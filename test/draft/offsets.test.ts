import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { check } from '../../server/src/rules/check';
import type { Finding, Fix } from '../../server/src/rules/rule';
import type { Section } from '../../server/src/structure/outline';
import type { Span } from '../../server/src/text/span';
import { editing } from '../support/edits';
import { runs } from '../support/runs';

suite('offsets', () => {
  test('of findings, their related places and their fixes lie in the text', () => {
    everyText((text, draft) => {
      let last = 0;
      for (const finding of check(draft)) {
        assertSpan(text, finding, finding.rule);
        assert.ok(finding.start >= last, 'in reading order');
        last = finding.start;
        for (const related of finding.related) assertSpan(text, related, `${finding.rule} related`);
        for (const fix of finding.fixes) assertFix(text, finding, fix);
      }
    });
  });

  test('of sections are nested and in order', () => {
    everyText((text, draft) => assertSections(text, draft.sections, { start: 0, end: text.length }));
  });

  test('of indicators lie in their line, number and name apart', () => {
    everyText((text, draft) => {
      for (const indicator of indicatorsOf(draft)) {
        assertSpan(text, indicator, 'indicator');
        assertSpan(text, indicator.nameSpan, 'name');
        assert.equal(text.slice(indicator.start, indicator.end), indicator.text);
        assert.equal(text.slice(indicator.nameSpan.start, indicator.nameSpan.end), indicator.name);
        assert.doesNotMatch(indicator.text + indicator.name, /[\r\n]/);
        assert.ok(
          indicator.nameSpan.end <= indicator.start || indicator.nameSpan.start >= indicator.end,
          indicator.text,
        );
        assert.ok(
          (indicator.low ?? indicator.value) <= (indicator.high ?? Number.POSITIVE_INFINITY) ||
            indicator.approx === 'range',
        );
      }
    });
  });

  test('of what a paragraph holds lie in the paragraph', () => {
    everyText((_, draft) => {
      for (const { text, figures, headings, sentences, pinyin, damages } of draft.paragraphs) {
        const markers = headings.flatMap(({ marker }) => (marker ? [marker, marker.numeral] : []));
        for (const span of [
          ...figures,
          ...sentences,
          ...pinyin,
          ...damages,
          ...markers,
          ...headings.map(each => each.selection),
        ])
          assertSpan(text, span, text);
      }
    });
  });
});

function everyText(assertion: (text: string, draft: ReturnType<typeof readDraft>) => void): void {
  fc.assert(
    fc.property(editing, ({ after }) => {
      for (const text of after) assertion(text, readDraft(text));
    }),
    runs(4),
  );
}

function assertSpan(text: string, { start, end }: Span, what: string): void {
  assert.ok(Number.isInteger(start) && Number.isInteger(end), what);
  assert.ok(0 <= start && start <= end && end <= text.length, `${what}: ${start}–${end} of ${text.length}`);
  for (const offset of [start, end])
    assert.ok(!splitsPair(text, offset), `${what}: ${offset} is inside a surrogate pair`);
}

function splitsPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}

/** The edits of a fix are in order and apart, and change something. */
function assertFix(text: string, { rule }: Finding, { edits, title }: Fix): void {
  assert.ok(edits.length > 0 && title.zh !== '' && title.en !== '', rule);
  const sorted = [...edits].sort((a, b) => a.start - b.start);
  sorted.forEach((edit, i) => {
    assertSpan(text, edit, `${rule} fix`);
    assert.ok(i === 0 || sorted[i - 1]!.end <= edit.start, `${rule}: edits overlap`);
  });
  assert.ok(
    sorted.some(edit => text.slice(edit.start, edit.end) !== edit.text),
    `${rule}: ${title.zh} changes nothing`,
  );
}

function assertSections(text: string, sections: readonly Section[], parent: Span): void {
  let from = parent.start;
  for (const section of sections) {
    assertSpan(text, section, section.title);
    assertSpan(text, section.selection, section.title);
    assert.ok(
      from <= section.start && section.end <= parent.end,
      `${section.title} stands in its parent behind its sibling`,
    );
    assert.ok(
      section.start <= section.selection.start && section.selection.end <= section.end,
      `${section.title} holds its heading`,
    );
    assertSections(text, section.children, section);
    from = section.end;
  }
}
