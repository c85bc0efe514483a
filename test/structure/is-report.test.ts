import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isReport } from '../../server/src/structure/is-report';
import { seed, seedNames } from '../support/seeds';

const SENTENCE = '全区教育工作坚持以人民为中心，扎实推进各项任务，取得明显成效，群众满意度不断提升。';

suite('what is a report', () => {
  for (const name of seedNames) test(`${name} is one`, () => assert.ok(isReport(seed(name))));

  const reports: readonly (readonly [what: string, text: string])[] = [
    ['a named one with numbering', `某局2024年工作总结\n一、主要工作\n${SENTENCE.repeat(3)}`],
    [
      'one without a name, by numbering and figures',
      `一、学校\n新增学位500个。${SENTENCE}\n二、教师\n招聘教师60名。${SENTENCE}\n三、投入\n投入120万元。${SENTENCE}`,
    ],
    ['one in Traditional characters', `某局2024年工作總結\n一、主要工作\n${SENTENCE.repeat(3)}`],
  ];
  for (const [what, text] of reports) test(what, () => assert.ok(isReport(text)));

  const others: readonly (readonly [what: string, text: string])[] = [
    ['nothing', ''],
    [
      'a README',
      `# Reportlint\n\nChecks 工作总结 and 工作报告.\n\n1. Install\n2. Run\n${'It is a tool for text. '.repeat(40)}`,
    ],
    ['Chinese prose', SENTENCE.repeat(20)],
    ['a short note', '工作总结\n一、明天交。'],
    ['code with Chinese comments', `// 工作总结\n${'const value = compute(input); // 计算\n'.repeat(60)}`],
    ['a changelog', `# 更新日志\n\n## 1.2.0\n- 修复若干问题\n- 提升性能\n${'- 改进界面\n'.repeat(20)}`],
  ];
  for (const [what, text] of others) test(`not ${what}`, () => assert.ok(!isReport(text)));

  test('only the beginning of a text is looked at', () => {
    assert.equal(isReport(`${'-'.repeat(5000)}\n${seed('pingshan-2024')}`), false);
    assert.equal(isReport(seed('pingshan-2024') + 'x'.repeat(1_000_000)), true);
  });
});
