import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { ListedSection } from '../../server/src/protocol';
import { analyse } from '../../server/src/service/analysis';
import { positionAt } from '../../server/src/service/convert';
import { indicatorMarks } from '../../server/src/service/indicator-marks';
import { listedIndicators } from '../../server/src/service/listed-indicators';
import { listedSections } from '../../server/src/service/listed-sections';
import { moveAnswer } from '../../server/src/service/section-moves';
import { able, analysisWith, findingOn, indicatorOn } from './fakes';

const TEXT =
  '海港区2024年工作总结\n\n一、主要工作\n（一）经济\n新建学校12所、医院8所，共计20所。\n（二）民生\n改善。\n二、存在问题\n不够。\n';

describe('listedSections', () => {
  it('tells what each section holds, with the heaviest finding in it or below', () => {
    const findings = [
      findingOn(TEXT, '12所', { severity: 'warning' }),
      findingOn(TEXT, '8所'),
      findingOn(TEXT, '不够', { severity: 'hint' }),
    ];
    const analysis = analysisWith(TEXT, findings, [indicatorOn(TEXT, '12所')]);
    const rows = flat(listedSections(analysis, able)).map(each => [
      `${each.marker ?? ''}${each.title}`,
      each.detail,
      each.findings,
      each.severity,
    ]);
    assert.deepEqual(rows.slice(1), [
      ['一、主要工作', '38 字 · 1 数字', 2, 'error'],
      ['（一）经济', '24 字 · 1 数字', 2, 'error'],
      ['（二）民生', '8 字', 0, undefined],
      ['二、存在问题', '9 字', 0, undefined],
    ]);
  });

  it('tells where heading and body are, and what can be done with them', () => {
    const sections = flat(listedSections(analysisWith(TEXT, []), able));
    const [title, part] = sections;
    assert.deepEqual([title?.kind, title?.movable, title?.numbered], ['title', false, false]);
    assert.deepEqual([part?.movable, part?.numbered], [true, true]);
    assert.deepEqual(part?.selection, { start: { line: 2, character: 0 }, end: { line: 2, character: 6 } });
    assert.equal(part?.range.end.line, 6);
  });
});

describe('the marks of indicators', () => {
  it('are the heaviest finding about the figure, and how often it was checked', () => {
    const text = TEXT.replace('20所', '21所');
    const marks = listedOf(text);
    assert.equal(marks.length, 3);
    for (const { checks } of marks) assert.ok(checks !== undefined && checks >= 1);
    assert.equal(new Set(marks.map(({ finding }) => finding)).size, 1);
    assert.ok(marks.every(({ finding }) => finding !== undefined && finding !== 'information'));
    for (const { finding, checks } of listedOf(TEXT))
      assert.deepEqual([finding, checks !== undefined], [undefined, true]);
  });

  it('are not for copies, which hold many figures and speak of none', () => {
    const indicators = [indicatorOn(TEXT, '12所')];
    const copied = findingOn(TEXT, '新建学校12所、医院8所', { rule: 'duplicate/block' });
    assert.equal([...indicatorMarks(analysisWith(TEXT, [copied], indicators)).values()][0]?.finding, undefined);
    const hint = findingOn(TEXT, '12所', { rule: 'figure/format', severity: 'hint' });
    const [mark] = indicatorMarks(analysisWith(TEXT, [hint], indicators)).values();
    assert.equal(mark?.finding, undefined);
  });

  it('agree with what overlaps in a report', () => {
    const text = readFileSync('seeds/haicang-2024.txt', 'utf8');
    const analysis = analyse(text, undefined, assert.fail);
    const { indicators, findings } = analysis;
    const figures = findings.filter(({ rule }) => rule.startsWith('figure/'));
    const marked = indicatorMarks(analysis);
    for (const indicator of indicators) {
      const touched = figures
        .flatMap(each => [each, ...each.related])
        .some(each => each.start < indicator.end && indicator.start < each.end);
      assert.equal(marked.get(indicator)?.finding !== undefined, touched, indicator.text);
    }
  });
});

describe('moveAnswer', () => {
  const draft = analysisWith(TEXT, []).draft;
  const at = (text: string) => positionAt(draft, TEXT.indexOf(text));

  it('brings a section to another and the caret to its heading', () => {
    const answer = moveAnswer(draft, { uri: 'file:///a.txt', version: 3 }, at('（二）民生'), at('（一）经济'));
    assert.deepEqual([answer?.version, answer?.caret], [3, { line: 3, character: 0 }]);
  });

  it('does nothing with a title, nor where there is no section', () => {
    const target = { uri: 'file:///a.txt', version: 3 };
    assert.equal(moveAnswer(draft, target, at('海港区'), at('（一）')), undefined);
    assert.equal(moveAnswer(draft, target, at('（一）'), at('海港区')), undefined);
  });
});

function listedOf(text: string) {
  return listedIndicators(analyse(text, undefined, assert.fail));
}

function flat(sections: readonly ListedSection[]): readonly ListedSection[] {
  return sections.flatMap(section => [section, ...flat(section.children)]);
}
