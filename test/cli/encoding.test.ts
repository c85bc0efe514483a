import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Decoded, decode, encode, isDecoded } from '../../server/src/cli/encoding';

const TEXT = '二〇二四年，全区“GDP”增长5%。\r\n〇℃镕㐂𠮷€ḿ\n';

function decoded(bytes: Uint8Array): Decoded {
  const result = decode(bytes);
  assert.ok(isDecoded(result), JSON.stringify(result));
  return result;
}

function refusal(bytes: Uint8Array | string): string {
  const result = decode(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
  assert.ok(!isDecoded(result), JSON.stringify(result));
  assert.ok(result.en.length > 0);
  return result.zh;
}

suite('encodings', () => {
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const) {
    for (const bom of [true, false]) {
      if (encoding.startsWith('utf-16') && !bom) continue;
      test(`${encoding} ${bom ? 'with' : 'without'} BOM is detected and written back byte for byte`, () => {
        const bytes = encode(TEXT, { encoding, bom })!;
        assert.deepEqual(decoded(bytes), { text: TEXT, encoding, bom });
        assert.deepEqual(Buffer.from(encode(TEXT, decoded(bytes))!), Buffer.from(bytes));
      });
    }
  }

  test('GB18030 has the standard codes', () => {
    const bytes = encode('A中国㐀𠀀', { encoding: 'gb18030', bom: false })!;
    assert.equal(Buffer.from(bytes).toString('hex'), '41d6d0b9fa8139ee3995328236');
  });

  test('GB18030 writes every character that it reads', () => {
    let all = '';
    for (let point = 1; point < 0x30000; point++)
      if (point < 0xd800 || point > 0xdfff) all += String.fromCodePoint(point);
    const bytes = encode(all, { encoding: 'gb18030', bom: false });
    const unsure = bytes === undefined ? all : new TextDecoder('gb18030').decode(bytes);
    const lost = [...all].filter(character => encode(character, { encoding: 'gb18030', bom: false }) === undefined);
    assert.ok(
      lost.every(character => /\p{Co}/u.test(character)),
      'only private characters may have no code',
    );
    assert.equal(unsure, all);
  });

  test('empty input is a clean text', () => {
    assert.equal(decoded(new Uint8Array()).text, '');
    assert.equal(decoded(Uint8Array.of(0xff, 0xfe)).text, '');
    assert.equal(decoded(Uint8Array.of(0xef, 0xbb, 0xbf)).text, '');
  });

  test('only the first BOM is taken off', () => {
    assert.equal(decoded(Buffer.from('\uFEFF\uFEFFa')).text, '\uFEFFa');
  });

  test('what is not text is refused with the reason', () => {
    assert.match(refusal('abc\0def'), /二进制/);
    assert.match(refusal('\x01\x02\x03\x04'), /二进制/);
    assert.match(refusal('PK\x03\x04\x14\x00'), /Office/);
    assert.match(refusal('%PDF-1.7\n'), /PDF/);
    assert.match(refusal('\xff\xfea\x00b'), /UTF-16LE/);
    assert.match(refusal('\xff\xfe\x00\x00a\x00\x00\x00'), /二进制/);
    assert.match(refusal('\xff\xff\xff'), /GB18030/);
    assert.match(refusal('\xd6\xd0\xff'), /GB18030/);
  });

  test('damaged UTF-8 is not read as GB18030 gibberish', () => {
    const bytes = Buffer.from(`${'全区经济平稳运行。\n'.repeat(3)}坏`);
    assert.match(refusal(bytes.subarray(0, bytes.length - 1)), /第 4 行/);
    bytes[10] = 0xff;
    assert.match(refusal(bytes), /UTF-8 内容有损坏/);
  });

  test('GB18030 refuses a lone surrogate instead of writing something else', () => {
    assert.equal(encode('a\uD842', { encoding: 'gb18030', bom: false }), undefined);
  });
});
