import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import {
  add,
  compare,
  floorDivide,
  formatDecimal,
  multiply,
  parseDecimal,
  scale,
  subtract,
  toNumber,
} from '../../server/src/figures/decimal';

const of = parseDecimal;

suite('decimals', () => {
  test('are read and written without loss', () => {
    for (const text of ['0', '7', '0.1', '17.85', '0.050', '11538.38', '100', '3.140', '99999999999999999999.99'])
      assert.equal(formatDecimal(of(text)), text);
    assert.equal(formatDecimal(of('11,538.38')), '11538.38');
  });

  test('are exact where floats are not', () => {
    assert.equal(compare(add(of('0.1'), of('0.2')), of('0.3')), 0);
    assert.equal(formatDecimal(subtract(of('1'), of('0.9'))), '0.1');
    assert.equal(formatDecimal(subtract(of('0.1'), of('2.05'))), '-1.95');
    assert.equal(formatDecimal(multiply(of('1.1'), of('1.1'))), '1.21');
    assert.equal(formatDecimal(scale(of('1.7'), 12)), '1700000000000');
    assert.equal(formatDecimal(scale(of('1.75'), 1)), '17.5');
  });

  test('compare by value and not by digits', () => {
    assert.equal(compare(of('1.50'), of('1.5')), 0);
    assert.ok(compare(of('9.9'), of('10')) < 0 && compare(of('10'), of('9.99')) > 0);
  });

  test('divide downwards', () => {
    assert.deepEqual(
      [floorDivide(of('500'), of('17.85')), floorDivide(of('1'), of('0.3')), floorDivide(of('6'), of('3'))],
      [28n, 3n, 2n],
    );
  });

  test('become numbers', () =>
    assert.deepEqual(
      ['0.1', '17.85', '1700000000000'].map(text => toNumber(of(text))),
      [0.1, 17.85, 1.7e12],
    ));
});
