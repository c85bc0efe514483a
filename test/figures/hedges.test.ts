import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hedgesAround } from '../../server/src/figures/hedges';
import { mark, unmark } from '../support/marked';

describe('hedge words around a figure', () => {
  for (const [written, expected] of [
    ['企业⟦500家⟧。', '企业500家。'],
    ['企业超过⟦500家⟧。', '企业⟦超过⟧500家。'],
    ['企業接近⟦500家⟧。', '企業⟦接近⟧500家。'],
    ['达到⟦65%⟧以上', '达到65%⟦以上⟧'],
    ['约⟦500家⟧左右', '⟦约⟧500家⟦左右⟧'],
    ['不少於⟦500家⟧', '⟦不少於⟧500家'],
  ] as const) {
    it(written, () => {
      const { text, spans } = unmark(written);
      assert.equal(mark(text, hedgesAround(text, spans[0]!)), expected);
    });
  }
});
