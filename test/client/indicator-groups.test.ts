import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { filterOf } from '../../client/src/views/filter-terms';
import {
  type Entry,
  entriesOf,
  figuresOf,
  GROUPINGS,
  type Grouping,
  tableOf,
} from '../../client/src/views/indicator-groups';
import type { ListedIndicator } from '../../server/src/protocol';
import { analyse } from '../../server/src/service/analysis';
import { listedIndicators } from '../../server/src/service/listed-indicators';
import { listedSections } from '../../server/src/service/listed-sections';
import { able } from '../service/fakes';
import { seed, seedNames } from '../support/seeds';

const TEXT =
  '海港区2024年工作总结\n全年增长5%。\n一、主要工作\n（一）教育\n公共图书馆120座，投入3.5亿元。\n（二）生态\n好转。\n二、2025年计划\n公共图书馆150座。\n';

function listed(text: string) {
  const analysis = analyse(text, undefined, assert.fail);
  return { figures: listedIndicators(analysis), sections: listedSections(analysis, able) };
}

function linesOf(entries: readonly Entry[], indent = ''): readonly string[] {
  return entries.flatMap(entry =>
    entry.kind === 'figure'
      ? [`${indent}${entry.figure.text}`]
      : [`${indent}${entry.value} (${entry.count})`, ...linesOf(entry.entries, ` ${indent}`)],
  );
}

suite('the groups of indicators', () => {
  const { figures, sections } = listed(TEXT);
  const cases: readonly (readonly [Grouping, readonly string[]])[] = [
    [
      'section',
      [
        '海港区2024年工作总结 (4)',
        ' 5%',
        ' 一、主要工作 (2)',
        '  （一）教育 (2)',
        '   120座',
        '   3.5亿元',
        ' 二、2025年计划 (1)',
        '  150座',
      ],
    ],
    ['unit', ['座 (2)', ' 120座', ' 150座', '% (1)', ' 5%', '元 (1)', ' 3.5亿元']],
    ['period', ['2024 (3)', ' 5%', ' 120座', ' 3.5亿元', '2025 (1)', ' 150座']],
  ];
  for (const [grouping, lines] of cases) {
    test(`by ${grouping}`, () => assert.deepEqual(linesOf(entriesOf(figures, sections, grouping)), lines));
  }

  test('by name bring its mentions together, and leave a single one without a group', () => {
    const lines = linesOf(entriesOf(figures, sections, 'name'));
    assert.ok(lines.includes('公共图书馆 (2)') && lines.includes('3.5亿元'), lines.join());
  });

  test('hold every figure once, in every report and grouping', () => {
    for (const name of seedNames) {
      const report = listed(seed(name));
      for (const grouping of GROUPINGS) {
        const shown = entriesOf(report.figures, report.sections, grouping).flatMap(figuresOf);
        assert.equal(shown.length, report.figures.length);
        assert.equal(new Set(shown).size, report.figures.length);
      }
    }
  });

  test('by section keep the order of the report', () => {
    for (const name of seedNames) {
      const report = listed(seed(name));
      assert.deepEqual(entriesOf(report.figures, report.sections, 'section').flatMap(figuresOf), report.figures);
    }
  });
});

suite('rows for a spreadsheet', () => {
  test('have a line of headings and no breaks within', () => {
    const figure = {
      name: '公共\t图书\n馆',
      value: 120,
      unit: '座',
      text: '120座',
      role: 'level',
    } as unknown as ListedIndicator;
    assert.equal(tableOf([figure], ['a', 'b']), 'a\tb\n公共 图书 馆\t120\t座\t120座\t\tlevel\t');
  });
});

suite('filters', () => {
  const item = { text: '新增学位 7880个 ２０２４', marks: ['findings'] } as const;
  for (const [query, expected] of [
    ['学位', true],
    ['学位 7880', true],
    ['7880 学位', true],
    ['2024', true],
    ['学位 没有', false],
    ['@findings', true],
    ['@问题 学位', true],
    ['@checked', false],
  ] as const) {
    test(`${query} ${expected ? 'leaves' : 'hides'} it`, () => assert.equal(filterOf(query)?.(item), expected));
  }

  test('without a word are none', () => assert.equal(filterOf('  '), undefined));
});
