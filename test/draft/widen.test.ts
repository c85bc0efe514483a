import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../server/src/draft/draft';
import { isMostlyHalfWidth, widenBrackets, widenPoints } from '../../server/src/draft/rewrite/widen';
import { applyEdits } from '../../server/src/text/edit';
import { runs } from '../support/runs';

suite('half-width punctuation', () => {
  const points: readonly (readonly [text: string, widened: string])[] = [
    ['总的来说,2024年增长5%,其中一产80%,2所学校;', '总的来说，2024年增长5%，其中一产80%，2所学校；'],
    ['《实施方案》,5所学校', '《实施方案》，5所学校'],
    ['各位代表:', '各位代表：'],
    ['使用AI,开展教研', '使用AI，开展教研'],
    // Numbers, times, ratios, English, addresses and formulas.
    ['投入11,538.5万元，比例为3:2，8:30开始', '投入11,538.5万元，比例为3:2，8:30开始'],
    ['见 https://example.com/a,b 或 OKR: Key, Results; ok!', '见 https://example.com/a,b 或 OKR: Key, Results; ok!'],
    ['Growth of 5%,6 of 7: done', 'Growth of 5%,6 of 7: done'],
    // A question mark may stand for a character that was lost.
    ['门口“幸??臻g”项目?好', '门口“幸??臻g”项目?好'],
  ];
  for (const [text, widened] of points) test(text, () => assert.equal(apply(text, widenPoints), widened));

  const brackets: readonly (readonly [text: string, widened: string])[] = [
    ['(一)举旗帜', '（一）举旗帜'],
    ['行动计划(2023—2025年)、人工智能(AI)', '行动计划（2023—2025年）、人工智能（AI）'],
    ['3(幼、小、中)+X(包括高中)', '3（幼、小、中）+X（包括高中）'],
    ['校(园(所))长', '校（园（所））长'],
    ['函数f(x)与GDP(PPP)', '函数f(x)与GDP(PPP)'],
    // Halves without their other half are for a person.
    ['三)甲(乙', '三)甲(乙'],
    ['區(qū)政府', '區(qū)政府'],
  ];
  for (const [text, widened] of brackets) test(text, () => assert.equal(apply(text, widenBrackets), widened));

  test('is told from full width by its points', () => {
    assert.equal(isMostlyHalfWidth(readDraft('一是抓早,抓小;\n二是抓实，抓好。')), true);
    assert.equal(isMostlyHalfWidth(readDraft('(一)抓早，抓小。\n(二)抓实。')), false);
  });

  test('is widened until nothing is left to widen, with nothing else changed', () => {
    const unit = fc.constantFrom('校', '园', 'a', '5', '%', ',', ':', ';', '!', '(', ')', '，', '》', ' ', '\n', '?');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), text => {
        // A point behind a bracket is Chinese once the bracket is.
        const mended = widened(widened(widened(text)));
        assert.equal(mended.normalize('NFKC'), text.normalize('NFKC'));
        assert.equal(widened(mended), mended);
      }),
      runs(300),
    );
  });
});

function widened(text: string): string {
  return apply(apply(text, widenPoints), widenBrackets);
}

function apply(text: string, edits: typeof widenPoints): string {
  return applyEdits(text, edits(readDraft(text)));
}
