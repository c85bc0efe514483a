import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, suite, test } from 'node:test';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

let grammar: IGrammar;

before(async () => {
  await loadWASM(readFileSync('node_modules/vscode-oniguruma/release/onig.wasm'));
  const path = 'syntaxes/report.tmLanguage.json';
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async () => parseRawGrammar(readFileSync(path, 'utf8'), path),
  });
  const loaded = await registry.loadGrammar('text.report');
  assert.ok(loaded);
  grammar = loaded;
});

/** The coloured pieces of a line as `text:scope`, with the innermost scope and without its ending. */
function pieces(line: string): readonly string[] {
  const coloured = grammar.tokenizeLine(line, INITIAL).tokens.filter(({ scopes }) => scopes.length > 1);
  return coloured.map(token => {
    const scope = token.scopes.at(-1)?.replace(/\.report$/, '');
    return `${line.slice(token.startIndex, token.endIndex)}:${scope}`;
  });
}

/** A line of text, and what is coloured in it. Heading texts carry `entity.name.section` innermost. */
const lines: readonly (readonly [line: string, ...pieces: string[]])[] = [
  // Titles, and lines that end alike.
  ['温州市龙湾区教育局2023年工作总结', '温州市龙湾区教育局2023年工作总结:entity.name.section'],
  ['\u3000\u30002025年安徽省政府工作报告', '2025年安徽省政府工作报告:entity.name.section'],
  ['新吳區教育局2024年工作總結', '新吳區教育局2024年工作總結:entity.name.section'],
  ['某局2024年工作总结\uff08送审稿\uff09', '某局2024年工作总结\uff08送审稿\uff09:entity.name.section'],
  ['全体干部认真学习。撰写工作总结'],
  ['全面实施教育提质计划'],
  ['某局2024年度总结', '某局2024年度总结:entity.name.section'],
  // Heading markers by level, in half and in full width.
  ['二、存在问题', '二、:keyword.other.marker.1', '存在问题:entity.name.section'],
  ['\u3000\u3000十二、存在问题', '十二、:keyword.other.marker.1', '存在问题:entity.name.section'],
  ['\uff08三\uff09铸师魂', '\uff08三\uff09:keyword.other.marker.2', '铸师魂:entity.name.section'],
  ['(三)铸师魂。以德立身', '(三):keyword.other.marker.2', '铸师魂。:entity.name.section'],
  ['1.党建引领', '1.:keyword.other.marker.3', '党建引领:entity.name.section'],
  ['\uff11\uff0e党建引领', '\uff11\uff0e:keyword.other.marker.3', '党建引领:entity.name.section'],
  ['15、师德师风建设。落实', '15、:keyword.other.marker.3', '师德师风建设。:entity.name.section'],
  ['\uff081\uff09抓责任', '\uff081\uff09:keyword.other.marker.4', '抓责任:entity.name.section'],
  ['①抓责任', '①:keyword.other.marker.5', '抓责任:entity.name.section'],
  ['第三章 组织领导', '第三章:keyword.other.marker.1', '组织领导:entity.name.section'],
  ['第二节 具体措施', '第二节:keyword.other.marker.2', '具体措施:entity.name.section'],
  ['第十二条 本办法自印发之日起施行', '第十二条:keyword.other.marker.article'],
  // What only looks like a marker.
  ['1.5亿元投入使用', '1.5:constant.numeric.quantity', '亿元:keyword.other.unit'],
  ['一、二、三年级学生全部参加'],
  ['三是安全', '三是:keyword.other.marker.enumeration'],
  [
    '主要做法\uff1a一是抓早。二是抓小',
    '一是:keyword.other.marker.enumeration',
    '二是:keyword.other.marker.enumeration',
  ],
  ['这一是非问题不容回避'],
  // Figures.
  ['完成率98.5%', '98.5:constant.numeric.percent', '%:keyword.other.unit'],
  [
    '完成率\uff19\uff18\uff0e\uff15\uff05',
    '\uff19\uff18\uff0e\uff15:constant.numeric.percent',
    '\uff05:keyword.other.unit',
  ],
  ['提高5个百分点', '5:constant.numeric.percent', '个百分点:keyword.other.unit'],
  ['占百分之三十五', '百分之三十五:constant.numeric.percent'],
  ['学位7880个', '7880:constant.numeric.quantity', '个:keyword.other.unit'],
  ['师资1300余人次', '1300:constant.numeric.quantity', '余人次:keyword.other.unit'],
  ['投入1,234.5万元', '1,234.5:constant.numeric.quantity', '万元:keyword.other.unit'],
  ['面积10万余平方米', '10:constant.numeric.quantity', '万余平方米:keyword.other.unit'],
  ['于2024年3月5日开工', '2024年3月5日:constant.other.date'],
  ['打造2.0版', '2.0:constant.numeric'],
  ['采用G20标准'],
  // Quotations, also those that are left open.
  ['实施“36100”计划', '“36100”:string.quoted.double'],
  ['制定《2024年方案》', '《2024年方案》:string.other.work'],
  ['建設「智慧校園」', '「智慧校園」:string.quoted.corner'],
  ['打造“未来教育创新区'],
  // Page furniture, and prose that begins like it.
  ['您现在的位置\uff1a首页', '您现在的位置\uff1a首页:comment.line.furniture'],
  [' > 资源库栏目 > 计划总结', ' > 资源库栏目 > 计划总结:comment.line.furniture'],
  ['责任部门 | 区教育局 | 公开形式 |', '责任部门 | 区教育局 | 公开形式 |:comment.line.furniture'],
  ['来源\uff1a省政府办公厅', '来源\uff1a省政府办公厅:comment.line.furniture'],
  ['【打印本页】 【关闭窗口】', '【打印本页】 【关闭窗口】:comment.line.furniture'],
  ['\u2014 3 \u2014', '\u2014 3 \u2014:comment.line.page-number'],
  ['来源于基层的经验'],
  ['责任部门要各司其职'],
];

suite('grammar', () => {
  for (const [line, ...expected] of lines) {
    test(line, () => assert.deepEqual(pieces(line), expected));
  }

  test('a mark left open does not colour the next line', () => {
    const first = grammar.tokenizeLine('打造“未来教育\uff0c《方案', INITIAL);
    const second = grammar.tokenizeLine('创新区建设稳步推进', first.ruleStack);
    assert.deepEqual(
      second.tokens.map(({ scopes }) => scopes),
      [['text.report']],
    );
  });

  for (const repeated of [
    '一、',
    '“',
    '《',
    '(',
    '（一',
    '9',
    '9,999',
    ' ',
    '\u3000',
    '工作总结',
    '| ',
    '> ',
    '第一',
    '。 ',
    '1.',
    '百',
  ]) {
    test(`a line of nothing but ${JSON.stringify(repeated)} is coloured in linear time`, () => {
      const line = repeated.repeat(20_000 / repeated.length);
      const { stoppedEarly } = grammar.tokenizeLine(line, INITIAL, 5_000);
      assert.equal(stoppedEarly, false);
    });
  }
});
