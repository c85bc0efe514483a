import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDraft } from '../../server/src/draft/draft';
import { findConflicts } from '../../server/src/draft/relations/conflict';
import { applyEdits } from '../../server/src/text/edit';

const report = (...lines: readonly string[]) => ['某区教育局2024年工作总结', ...lines].join('\n\n');
const conflictsOf = (text: string) => [...findConflicts(readDraft(text))];
const verdictsOf = (...lines: readonly string[]) => conflictsOf(report(...lines)).map(({ verdict }) => verdict);

describe('one indicator stated twice', () => {
  const pairs: readonly (readonly [verdict: string | undefined, first: string, second: string])[] = [
    ['holds', '新增优质学位4920个。', '全年新增优质学位4920个。'],
    ['holds', '新增优质学位4920个。', '新增4920个优质学位。'],
    ['holds', '投入学前教育经费1,848.06万元。', '投入学前教育经费1848万元。'],
    ['truncated', '义务教育巩固率99.68%。', '义务教育巩固率99.6%。'],
    ['fails', '新增优质学位4920个。', '新增4290个优质学位。'],
    ['fails', '投入学前教育经费11,538.38万元。', '投入学前教育经费11,358.38万元。'],
    ['fails', '新增優質學位4920個。', '新增优质学位4290个。'],
    ['fails', '城镇新增就业68万人左右。', '城镇新增就业68亿人左右。'],
    ['fails', '引进高层次教育人才20人。', '引进高层次教育人才25人。'],
    [undefined, '新增优质学位4920个。', '新增优质学位7813个。'],
    [undefined, '引进人才20人。', '引进人才25人。'],
  ];
  for (const [verdict, first, second] of pairs)
    it(`${verdict ?? 'is not told'}: ${first} ${second}`, () =>
      assert.deepEqual(verdictsOf(first, second), verdict === undefined ? [] : [verdict]));

  it('is told where the same words stand around values that no slip explains', () => {
    const around = '坚持公益普惠优先，新增优质学位，缓解城区入学压力，';
    const [first, second] = ['4920个', '7813个'].map(value => around.replace('学位', `学位${value}`));
    assert.deepEqual(verdictsOf(`${first}成效明显。`, `${second}群众满意。`), ['fails']);
  });

  it('stands on the value that the others outnumber', () => {
    const text = report('新增优质学位4290个。', '全年新增优质学位4920个。', '扩容提质，新增优质学位4920个。');
    const [found] = conflictsOf(text).filter(({ verdict }) => verdict === 'fails');
    assert.equal(text.slice(found!.start, found!.end), '4290个');
  });

  it('says nothing where a name has three values', () => {
    const lines = ['4920', '4290', '4929'].map(value => `新增优质学位${value}个。`);
    assert.ok(!verdictsOf(...lines).includes('fails'));
  });

  it('offers either value for the other, and each makes the two agree', () => {
    const text = report('教育支出16.805亿元。', '全年教育支出16.805万元。');
    const [found] = conflictsOf(text);
    assert.equal(found!.working.zh, '“教育支出”两处不一致：16.805亿元≠16.805万元，相差10000倍');
    const mended = found!.repairs.map(({ edits }) => applyEdits(text, edits));
    assert.deepEqual(
      mended.map(each => conflictsOf(each).map(({ verdict }) => verdict)),
      [['holds'], ['holds']],
    );
    assert.equal(new Set(mended).size, 2);
  });

  it('is not a paragraph that was copied', () => {
    assert.deepEqual(verdictsOf('新增优质学位4920个。', '新增优质学位4920个。'), []);
  });
});
