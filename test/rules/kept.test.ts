import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { keptWhile } from '../../server/src/rules/kept';
import type { Problem } from '../../server/src/rules/rule';

const TEXT =
  '甲区2024年工作总结\n前面写了要点，还写了许多别的事情。\n中间写了标记甲，还有标记乙。\n后面写了要点，还写了许多别的事情。';

suite('what a rule says of the whole', () => {
  const said = '中间';
  const cases: readonly (readonly [edit: string, from: string, to: string, asked: number])[] = [
    ['in front of it', '前面写了', '前面已经写了', 1],
    ['behind it', '后面写了', '后面已经写了', 1],
    ['that leaves the length as it was', '前面写了', '前面看了', 1],
    ['of what the rule reads', '还有', '另有', 2],
    ['of the headings', '工作总结', '工作计划', 2],
  ];
  for (const [edit, from, to, asked] of cases)
    test(`after an edit ${edit} is asked for ${asked === 1 ? 'once' : 'again'}, and stands where it belongs`, () => {
      const { rule, count } = counting();
      const old = readDraft(TEXT);
      rule(old);
      const text = TEXT.replace(from, to);
      const draft = readDraft(text, old);
      assert.deepEqual(wordsOf(text, rule(draft)), wordsOf(text, counting().rule(readDraft(text))));
      assert.equal(count(), asked);
    });

  test('is the same object where nothing of it moves', () => {
    const { rule } = counting();
    const old = readDraft(TEXT);
    const [before] = rule(old);
    const [after] = rule(readDraft(TEXT.replace('后面', '后面这'), old));
    assert.equal(after, before);
  });

  test('grows with an edit inside of it', () => {
    const { rule } = counting(({ text }) => text.length);
    const old = readDraft(`${TEXT}\n${said}写了标记甲，还有标记乙。`);
    rule(old);
    const text = old.text.replace('后面写了要点', '后面写了许多要点');
    const [first] = rule(readDraft(text, old));
    assert.equal(text.slice(first!.start, first!.end), '中间写了标记甲，还有标记乙。');
    const [whole] = first!.related!;
    assert.equal(text.slice(whole!.start, whole!.end), text.slice(text.indexOf('中间')));
  });

  /** A rule that tells of every line that opens so, with what stands from there up to an offset, and asks to remove it. */
  function counting(reach: (draft: Draft) => number = () => 0) {
    let found = 0;
    const linesOf = ({ paragraphs }: Draft) => paragraphs.filter(({ text }) => text.startsWith(said));
    const rule = keptWhile(
      { paragraphs: [paragraph => (paragraph.text.startsWith(said) ? [paragraph] : [])] },
      draft => {
        found++;
        return linesOf(draft).map(({ text }) => {
          const start = draft.starts[draft.paragraphs.findIndex(each => each.text === text)]!;
          const end = start + text.length;
          return {
            start,
            end,
            message: { zh: text, en: text },
            related: [{ start, end: Math.max(end, reach(draft)), message: { zh: '', en: '' } }],
            fixes: [{ title: { zh: '', en: '' }, safe: false, edits: [{ start, end, text: '' }] }],
          };
        });
      },
    );
    return { rule, count: () => found };
  }

  function wordsOf(text: string, problems: readonly Problem[]) {
    return problems.map(({ start, end, message, related, fixes }) => {
      assert.ok(Array.isArray(fixes));
      return [start, text.slice(start, end), message, related, fixes];
    });
  }
});
