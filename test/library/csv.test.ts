import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'papaparse';
import { csvLines } from '../../server/src/library/csv';
import { runs } from '../support/runs';

const CASES: readonly (readonly [name: string, row: readonly (string | number)[], line: string])[] = [
  ['words', ['新增就业', '1.2万人'], '新增就业,1.2万人'],
  ['a number, which is no formula', [-5, 1.5], '-5,1.5'],
  ['separators and quotes', ['甲,乙', '他说"好"'], '"甲,乙","他说""好"""'],
  ['a line end within', ['一\r\n二'], '"一\r\n二"'],
  ['spaces at the ends', [' 甲', '乙 '], '" 甲","乙 "'],
  ['a formula', ['=1+1', '@甲', '-5'], `"'=1+1","'@甲","'-5"`],
  ['a formula of several lines', ['=1+1\n2'], `"'=1+1\n2"`],
  ['nothing', ['', ''], ','],
];

suite('csv', () => {
  for (const [name, row, line] of CASES) test(name, () => assert.equal(csvLines([row]), `${line}\r\n`));

  test('is read again as it was', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '"', ',', '\n', '\r', ' ', "'", '😀', ';') });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constant('行'), cell, cell), { minLength: 1 }), rows => {
        const safe = rows.map(row => row.map(each => each.replace(/^\r+/, '')));
        const read = parse<string[]>(csvLines(safe), { delimiter: ',', newline: '\r\n' });
        assert.deepEqual(read.data, [...safe, ['']]);
      }),
      runs(100),
    );
  });
});
