import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { readText } from '../../server/src/text/reading';
import { readSentences } from '../../server/src/text/sentences';

const sentencesOf = (source: string) => readSentences(readText(source, findPinyinRemains(source)));
const shown = (source: string) => sentencesOf(source).map(({ start, end }) => source.slice(start, end));

suite('sentences', () => {
  const texts: readonly (readonly [source: string, sentences: readonly string[]])[] = [
    ['甲工作。乙工作；丙工作！丁？', ['甲工作。', '乙工作；', '丙工作！', '丁？']],
    ['　　他说“甲。”乙', ['他说“甲。”', '乙']],
    ['（甲。）乙。', ['（甲。）', '乙。']],
    ['甲。。乙', ['甲。', '乙']],
    ['完成3.5万元', ['完成3.5万元']],
    ['。？！', []],
    ['', []],
  ];
  for (const [source, sentences] of texts) test(source || 'nothing', () => assert.deepEqual(shown(source), sentences));

  test('script, width, spaces and punctuation do not tell copies apart', () => {
    const keys = ['教育發(fā)展，１ 件。', '教育发展1件！', '“教育”发展:1件'].map(source => sentencesOf(source)[0]!);
    assert.deepEqual(new Set(keys.map(({ key }) => key)), new Set(['教育发展1件']));
    assert.equal(new Set(keys.map(({ hash }) => hash)).size, 1);
  });
});
