import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { changeOf, readConverter, type Script } from '../../client/src/script/converter';

const data = readFileSync('dist/opencc.json', 'utf8');
const converters = {
  cn: readConverter(data, 'cn'),
  twp: readConverter(data, 'twp'),
  hkp: readConverter(data, 'hkp'),
} satisfies Record<Script, unknown>;

const CASES: readonly (readonly [script: Script, text: string, converted: string])[] = [
  ['cn', '發展規劃，著力向著目標；著名學校', '发展规划，着力向着目标；著名学校'],
  // The forms of Taiwan, of Hong Kong and of the old print.
  ['cn', '裡裏 衞衛 説說 峯峰 綫線 臺台 為爲', '里里 卫卫 说说 峰峰 线线 台台 为为'],
  // Characters only: the words of a report are its writer's.
  ['cn', '資料、程式、乾淨、皇后、公里', '资料、程式、干净、皇后、公里'],
  ['cn', '简体照旧，2024年增长5.2%。', '简体照旧，2024年增长5.2%。'],
  ['twp', '头发、发展、皇后、后来、干部、干净', '頭髮、發展、皇后、後來、幹部、乾淨'],
  ['twp', '软件、信息、网络', '軟體、資訊、網路'],
  ['hkp', '软件、信息、网络、卫生', '軟件、信息、網絡、衞生'],
  // What OpenCC does not know, and what is no Chinese.
  ['twp', 'OKR 100% 𠀀㊣\uE000\uFFFD', 'OKR 100% 𠀀㊣\uE000\uFFFD'],
];

suite('conversion of scripts', () => {
  for (const [script, text, converted] of CASES)
    test(`${text} becomes ${script} ${converted}`, () => assert.equal(converters[script](text), converted));

  const CHARACTERS = ['发', '發', '展', '软', '件', '后', '𠮷', '𠮶', '㐹', 'a', '1', '，', '\uD842', ' '];
  test('a change is the difference, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CHARACTERS)), fc.constantFrom(...SCRIPTS), (characters, script) => {
        const text = characters.join('');
        const change = changeOf(text, converters[script]);
        if (change === undefined) return assert.equal(converters[script](text), text);
        const { start, end } = change;
        assert.equal(text.slice(0, start) + change.text + text.slice(end), converters[script](text));
        for (const offset of [start, end]) assert.ok(!isInsidePair(text, offset));
      }),
    );
  });
});

const SCRIPTS = ['cn', 'twp', 'hkp'] as const;

function isInsidePair(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(offset - 1, offset + 1));
}
