import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { decode } from '../../client/src/decode';

const TEXT = '工作总结\uff1a完成100%。\n';
/** 工作 in GBK. */
const GBK = new Uint8Array([0xb9, 0xa4, 0xd7, 0xf7]);

suite('decode', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  const cases: [name: string, bytes: Uint8Array, text: string][] = [
    ['UTF-8', Buffer.from(TEXT), TEXT],
    ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`), TEXT],
    ['UTF-16 little-endian', utf16(TEXT), TEXT],
    ['UTF-16 big-endian', utf16(TEXT).swap16(), TEXT],
    ['GBK', GBK, '工作'],
    ['an empty file', new Uint8Array(), ''],
  ];
  for (const [name, bytes, text] of cases) test(name, () => assert.equal(decode(bytes), text));

  test('refuses what is no text', () => {
    assert.throws(() => decode(new Uint8Array([0xff, 0xff, 0x00, 0xff])));
  });
});
