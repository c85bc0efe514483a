import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { mark, plain } from '../support/marked';

suite('pinyin remains', () => {
  const texts = [
    '全區⟦(qū)⟧教育優⟦(yōu)⟧質發⟦(fā)⟧展',
    '全區⟦（qū）⟧教育',
    '全区⟦(qū)⟧教育',
    '創⟦(chuang)⟧新',
    '女⟦(nǚ)⟧',
    '发(fa)展',
    '學校(xuexiao)',
    '中心(center)',
    '空间(space)',
    '(qū)',
    '甲 (qū)',
    '指标(m)和(kg)',
    '平台(app)上线',
    '變量(abc)',
    '',
  ];
  for (const marked of texts) {
    test(marked || 'nothing', () => {
      const text = plain(marked);
      assert.equal(mark(text, findPinyinRemains(text)), marked);
    });
  }
});
