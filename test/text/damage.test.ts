import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findDamage } from '../../server/src/text/damage';
import { mark, plain } from '../support/marked';

suite('text damage', () => {
  const damaged: readonly (readonly [mechanism: string, marked: string])[] = [
    ['GBK out of step (xinwu:8)', '⟦?。ㄒ唬┙逃芗壙缭缴墶^⟧域教育'],
    ['GBK out of step, resynchronised soon (xinwu:9)', '打造幸⟦??臻g⟧、'],
    ['UTF-8 read as Latin-1', '关于⟦å·¥ä½œæ€»ç»“⟧的通知'],
    ['a lost byte in a sentence', '完善农⟦?⟧区劳动力转移政策'],
    ['GBK read as Big5', '全面⟦芢輛諒郤詢窐講楷桯⟧，办好教育'],
    ['GBK read as Latin-1', '附⟦½ÌÓý¹¤×÷×Ü½á⟧一份'],
    ['lost characters', '全区⟦\ufffd\ufffd⟧工作⟦\ufffd⟧。'],
    ['bopomofo', '教育⟦ㄒㄅㄆ⟧工作'],
    ['box drawing', '教育⟦┙┙┐⟧工作'],
    ['private use', '教育⟦\ue5e5\ue5e5\ue7c7⟧工作'],
  ];
  for (const [mechanism, marked] of damaged) {
    test(mechanism, () => {
      const text = plain(marked);
      assert.equal(mark(text, findDamage(text)), marked);
    });
  }

  test('UTF-8 read as GBK', () => {
    const text = '鏁欒偛灞€宸ヤ綔鎬荤粨';
    const [found, ...others] = findDamage(text);
    assert.ok(found !== undefined && others.length === 0 && found.end - found.start >= 7, mark(text, findDamage(text)));
  });

  const rebuilt: readonly (readonly [damaged: string, text: string, proven: boolean])[] = [
    ['全区鏁欒偛灞€宸ヤ綔鎬荤粨已印发', '教育局工作总结', true],
    ['全面芢輛諒郤詢窐講楷桯，办好教育', '推进教育高质量发展', true],
    ['附½ÌÓý¹¤×÷×Ü½á一份', '教育工作总结', true],
    ['?。ㄒ唬┙逃芗壙缭缴墶^域教育', '□（一）教榆級跨越□□', false],
  ];
  for (const [damaged, text, proven] of rebuilt)
    test(`${damaged} was ${text}`, () => {
      const [found] = findDamage(damaged);
      assert.deepEqual([found?.rebuilt?.text, found?.rebuilt?.proven], [text, proven]);
    });

  const sound = [
    '勠力同心，蹚出新路，涅槃重生，滆湖治理，朱鹮保护。',
    '预防近视、龋齿，开展儿童营养不良筛查。',
    '壙野，區域教育能級跨越升級，幸福空間。',
    '有没有问题？怎么办？！',
    '是否满意?是否公开?',
    '为什么要改?改什么?怎么改?谁来改?',
    'Привет, мир，俄语；カタカナ，日语。',
    'Café naïve – “à la carte” — 5°C±1, 1·22, §3, ②。',
    '张喆 李堃 王璟玥 赵赟 钱翀 参加会议。',
    '张喆、李堃、王璟玥、赵赟、钱翀参加会议。',
    '😀😀😀😀',
    '',
  ];
  for (const text of sound)
    test(`nothing in ${text || 'an empty text'}`, () => assert.equal(mark(text, findDamage(text)), text));
});
