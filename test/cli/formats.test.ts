import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Log } from 'sarif';
import { indicatorsCsv } from '../../server/src/cli/formats/csv';
import { checkGithub } from '../../server/src/cli/formats/github';
import { checkJson, indicatorsJson, outlineJson, relationsJson } from '../../server/src/cli/formats/json';
import { checkPretty } from '../../server/src/cli/formats/pretty';
import { relationsTable } from '../../server/src/cli/formats/relations-table';
import { checkSarif } from '../../server/src/cli/formats/sarif';
import { indicatorsTable } from '../../server/src/cli/formats/table';
import { outlineTree } from '../../server/src/cli/formats/tree';
import type { CountedFile, Printer, RelatedFile, Style } from '../../server/src/cli/printer';
import { widthOf } from '../../server/src/cli/width';
import type { Indicator } from '../../server/src/draft/indicators';
import type { Relation } from '../../server/src/figures/relation';
import type { Finding, Fix, Rule } from '../../server/src/rules/rule';
import type { Section } from '../../server/src/structure/outline';
import { bareDraft, checkedFile, findingOn } from './support';

const STYLE: Style = { language: 'zh-CN', color: false, width: 80, rulePages: undefined, version: '1.2.3' };
const ENGLISH: Style = { ...STYLE, language: 'en' };

const TEXT = '一、总结\n推进的的工作。\r\n再次推进。';
const FIX: Fix = {
  title: { zh: '改为“的”', en: 'change to “的”' },
  safe: true,
  edits: [{ start: 7, end: 9, text: '的' }],
};
const DOUBLED = findingOn(TEXT, '的的', {
  related: [{ start: 14, end: 16, message: { zh: '另一处', en: 'the other' } }],
  fixes: [FIX],
});
const NOTE = findingOn(TEXT, '再次', {
  rule: 'text/missing-end',
  severity: 'information',
  message: { zh: '注', en: 'note' },
});
const HINT = findingOn(TEXT, '推进', { rule: 'duplicate/phrase', severity: 'hint' });

function print<Item>(
  printer: Printer<Item>,
  items: readonly Item[],
  failures: Parameters<Printer<Item>['end']>[0] = [],
) {
  return printer.begin() + items.map(item => printer.file(item)).join('') + printer.end(failures);
}

suite('check --format json', () => {
  test('has the fields of the contract and nothing else', () => {
    const output = JSON.parse(
      print(checkJson(STYLE), [checkedFile(TEXT, [DOUBLED, HINT]), checkedFile('', [], 'b.txt')]),
    );
    assert.deepEqual(output, {
      version: '1.2.3',
      files: [
        {
          path: 'a.txt',
          findings: [
            {
              rule: 'duplicate/word',
              severity: 'error',
              message: '重复',
              start: 7,
              end: 9,
              line: 2,
              column: 3,
              related: [{ path: 'a.txt', start: 14, end: 16, message: '另一处' }],
              fixes: [{ title: '改为“的”', safe: true, edits: [{ start: 7, end: 9, text: '的' }] }],
              fingerprint: 'print0',
            },
            {
              rule: 'duplicate/phrase',
              severity: 'hint',
              message: '重复',
              start: 5,
              end: 7,
              line: 2,
              column: 1,
              related: [],
              fixes: [],
              fingerprint: 'print1',
            },
          ],
        },
        { path: 'b.txt', findings: [] },
      ],
    });
  });

  test('no file at all is valid JSON, and English is English', () => {
    assert.deepEqual(JSON.parse(print(checkJson(STYLE), [])), { version: '1.2.3', files: [] });
    const [file] = JSON.parse(print(checkJson(ENGLISH), [checkedFile(TEXT, [DOUBLED])])).files;
    assert.equal(file.findings[0].message, 'repeated');
    assert.equal(file.findings[0].fixes[0].title, 'change to “的”');
  });
});

suite('check --format sarif', () => {
  const rules: readonly Rule[] = [
    { id: 'duplicate/word', severity: 'error', summary: { zh: '叠字', en: 'doubled word' } },
  ];

  function log(
    findings: readonly Finding[],
    failures: Parameters<Printer<unknown>['end']>[0] = [],
    path = 'a b/报告.txt',
  ) {
    const files = [
      checkedFile('', [], 'empty.txt'),
      checkedFile(TEXT, findings, path),
      checkedFile(TEXT, findings, 'c.txt'),
    ];
    return JSON.parse(print(checkSarif(STYLE, rules), files, failures)) as Log;
  }

  test('is one run with rules, regions, related places, fixes and fingerprints', () => {
    const { version, runs } = log([DOUBLED]);
    const [result] = runs[0]!.results!;
    const uri = 'a%20b/%E6%8A%A5%E5%91%8A.txt';
    const region = { startLine: 2, startColumn: 3, endLine: 2, endColumn: 5, charOffset: 7, charLength: 2 };
    assert.equal(version, '2.1.0');
    assert.equal(runs.length, 1);
    assert.equal(runs[0]!.columnKind, 'utf16CodeUnits');
    assert.equal(runs[0]!.tool.driver.rules![result!.ruleIndex!]!.id, 'duplicate/word');
    assert.deepEqual(result!.locations![0]!.physicalLocation, { artifactLocation: { uri }, region });
    assert.equal(result!.relatedLocations![0]!.physicalLocation!.region!.startLine, 3);
    assert.deepEqual(result!.fixes![0]!.artifactChanges[0]!.replacements[0], {
      deletedRegion: region,
      insertedContent: { text: '的' },
    });
    assert.deepEqual(result!.partialFingerprints, { 'reportlint/v1': 'print0' });
  });

  test('levels are those of SARIF, hints are left out, a rule outside of the list has no index', () => {
    const results = log([DOUBLED, HINT, NOTE]).runs[0]!.results!.slice(0, 2);
    assert.deepEqual(
      results.map(({ ruleId, level, ruleIndex }) => ({ ruleId, level, ruleIndex })),
      [
        { ruleId: 'duplicate/word', level: 'error', ruleIndex: 0 },
        { ruleId: 'text/missing-end', level: 'note', ruleIndex: undefined },
      ],
    );
  });

  test('says whether everything was examined', () => {
    assert.equal(log([]).runs[0]!.invocations![0]!.executionSuccessful, true);
    const invocation = log([], [{ path: 'x.txt', reason: { zh: '坏', en: 'broken' } }]).runs[0]!.invocations![0]!;
    assert.equal(invocation.executionSuccessful, false);
    assert.equal(invocation.toolExecutionNotifications![0]!.message.text, '坏');
  });

  test('a path outside of the working folder is a file URI', () => {
    const uri = log([DOUBLED], [], '/tmp/a.txt').runs[0]!.results![0]!.locations![0]!.physicalLocation!
      .artifactLocation!.uri;
    assert.match(uri!, /^file:\/\/\/.*tmp\/a\.txt$/);
  });
});

suite('check --format github', () => {
  test('one command per shown finding, escaped', () => {
    const risky = { ...DOUBLED, message: { zh: '100%\n::x', en: '' } };
    assert.equal(
      print(checkGithub(STYLE), [checkedFile(TEXT, [risky, HINT, NOTE], 'a,b:c%.txt')]),
      '::error file=a%2Cb%3Ac%25.txt,line=2,endLine=2,col=3,endColumn=5,title=duplicate/word::100%25%0A::x\n' +
        '::notice file=a%2Cb%3Ac%25.txt,line=3,endLine=3,col=1,endColumn=3,title=text/missing-end::注\n',
    );
  });

  test('no end column where the place ends on another line', () => {
    const long = findingOn(TEXT, '工作。\r\n再次', { severity: 'warning' });
    const output = print(checkGithub(STYLE), [checkedFile(TEXT, [long])]);
    assert.match(output, /^::warning file=a\.txt,line=2,endLine=3,col=5,title=/);
  });
});

suite('check --format pretty', () => {
  test('shows place, line with mark, reason, other place, fix and summary', () => {
    const lines = print(checkPretty(STYLE), [checkedFile(TEXT, [DOUBLED, HINT])]).split('\n');
    assert.deepEqual(lines, [
      'a.txt',
      '  2:3  错误  duplicate/word',
      '    推进的的工作。',
      '        ^^^^',
      '    重复',
      '    → 3:1 另一处',
      '    改法（可自动）：改为“的”',
      '',
      '检查了 1 个文件：1 个错误，0 个警告，0 个提示。',
      '其中 1 处可用 --fix 自动改正。',
      '',
    ]);
  });

  test('is complete in English', () => {
    const output = print(
      checkPretty(ENGLISH),
      [checkedFile(TEXT, [DOUBLED, NOTE], '-')],
      [{ path: 'x', reason: { zh: '坏', en: 'broken' } }],
    );
    const quoted = new Set(['    推进的的工作。', '    再次推进。', '    Fix (automatic): change to “的”']);
    const ours = output.split('\n').filter(line => !quoted.has(line));
    assert.ok(
      ours.every(line => !/[\u3000-\u9fff\uff00-\uffef]/.test(line)),
      ours.join('\n'),
    );
    assert.match(output, /^standard input\n/);
    assert.match(output, /1 file checked: 1 error, 0 warnings, 1 information\./);
    assert.match(output, /1 path not checked/);
  });

  test('a clean run says so; hints alone are clean', () => {
    const output = print(checkPretty(STYLE), [checkedFile(TEXT, [HINT]), checkedFile('', [])]);
    assert.equal(output, '检查了 2 个文件，没有发现问题。\n');
  });

  test('what was not checked is part of the summary', () => {
    const limit = findingOn(TEXT, '总结', { rule: 'check/limit', severity: 'information' });
    const output = print(
      checkPretty(STYLE),
      [checkedFile(TEXT, [limit])],
      [{ path: 'x', reason: { zh: '坏', en: '' } }],
    );
    assert.match(output, /有 1 项检查没有做完/);
    assert.match(output, /另有 1 个路径没有检查/);
  });

  test('colour only where it is wanted, and the same text with it', () => {
    const plain = print(checkPretty(STYLE), [checkedFile(TEXT, [DOUBLED])]);
    const coloured = print(checkPretty({ ...STYLE, color: true }), [checkedFile(TEXT, [DOUBLED])]);
    assert.ok(!plain.includes('\x1b'));
    assert.ok(coloured.includes('\x1b[31m'));
    assert.equal(coloured.replaceAll(/\x1b\[\d+m/g, ''), plain);
  });

  test('a place over several lines tells how many', () => {
    const long = findingOn(TEXT, '推进的的工作。\r\n再次');
    assert.match(print(checkPretty(STYLE), [checkedFile(TEXT, [long])]), /\^+ （共 2 行）/);
  });
});

suite('outline', () => {
  const text = '总结\n一、工作\n正文';
  const item: Section = {
    kind: 'heading',
    title: '工作',
    marker: '一、',
    level: 1,
    start: 3,
    end: 10,
    selection: { start: 3, end: 7 },
    children: [],
    line: 0,
    numbering: undefined,
  };
  const title: Section = {
    ...item,
    kind: 'title',
    title: '总结',
    marker: undefined,
    level: 0,
    start: 0,
    selection: { start: 0, end: 2 },
    children: [item, item],
  };
  const file = { path: 'a.txt', draft: bareDraft(text), sections: [title] };

  test('json has the fields of the contract', () => {
    const [printed] = JSON.parse(print(outlineJson(), [file])).files;
    const child = { title: '工作', marker: '一、', level: 1, kind: 'heading', start: 3, end: 10 };
    const childJson = { ...child, selectionStart: 3, selectionEnd: 7, children: [] };
    assert.deepEqual(printed, {
      path: 'a.txt',
      sections: [
        {
          title: '总结',
          marker: null,
          level: 0,
          kind: 'title',
          start: 0,
          end: 10,
          selectionStart: 0,
          selectionEnd: 2,
          children: [childJson, childJson],
        },
      ],
    });
  });

  test('tree', () => {
    assert.equal(print(outlineTree(STYLE), [file]), 'a.txt\n└─ 总结 :1\n   ├─ 一、工作 :2\n   └─ 一、工作 :2\n\n');
    assert.match(print(outlineTree(STYLE), [{ ...file, sections: [] }]), /没有找到标题/);
  });
});

suite('relations', () => {
  const text = '学校8所，\n其中小学5所、初中3所。';
  const relation: Relation = {
    type: 'sum',
    start: 2,
    end: 17,
    operands: [
      { start: 2, end: 4 },
      { start: 10, end: 12 },
    ],
    verdict: 'truncated',
    certain: false,
    working: { zh: '5＋3＝8，相符', en: '5 + 3 = 8' },
    repairs: [],
  };
  const file: RelatedFile = { path: 'a.txt', draft: bareDraft(text), relations: [relation] };

  test('as json by the contract: what holds by truncation holds', () => {
    const { start, end, operands, type } = relation;
    const failing = { ...file, relations: [{ ...relation, verdict: 'fails' as const }] };
    const { files } = JSON.parse(print(relationsJson(STYLE), [file, failing]));
    assert.deepEqual(files[0], {
      path: 'a.txt',
      relations: [{ type, start, end, operands, holds: true, working: '5＋3＝8，相符' }],
    });
    assert.equal(files[1].relations[0].holds, false);
  });

  test('as a table, a line each', () => {
    const lines = print(relationsTable(STYLE), [file]).split('\n');
    assert.match(lines[1]!, /^ +行 +关系 +结果 +核算$/);
    assert.match(lines[2]!, /^ +1 +合计 +截尾 +5＋3＝8，相符$/);
    assert.match(print(relationsTable(ENGLISH), [file]), /1 +sum +cut off +5 \+ 3 = 8/);
    assert.match(print(relationsTable(STYLE), [{ ...file, relations: [] }]), /没有可以核算的数字关系/);
  });
});

suite('indicators', () => {
  const text = '工业产值\n全区新增学位7880个。';
  const indicator: Indicator = {
    start: 11,
    end: 16,
    text: '7880个',
    value: 7880,
    low: 7880,
    high: undefined,
    unit: '个',
    approx: 'over',
    role: 'level',
    direction: undefined,
    planned: true,
    name: '=新增学位',
    nameSpan: { start: 7, end: 11 },
    period: '2024',
    scope: '全区',
    section: undefined,
  };
  const file: CountedFile = { path: 'a.txt', draft: bareDraft(text), indicators: [indicator] };

  test('json has the fields of the contract, null for what is unknown', () => {
    assert.deepEqual(JSON.parse(print(indicatorsJson(), [file])), {
      files: [
        {
          path: 'a.txt',
          indicators: [
            {
              start: 11,
              end: 16,
              text: '7880个',
              value: 7880,
              low: 7880,
              high: null,
              unit: '个',
              approx: 'over',
              role: 'level',
              direction: null,
              planned: true,
              name: '=新增学位',
              nameStart: 7,
              nameEnd: 11,
              period: '2024',
              scope: '全区',
              section: null,
            },
          ],
        },
      ],
    });
  });

  test('csv opens in Excel: BOM, one heading, CRLF, no formula', () => {
    const output = print(indicatorsCsv(STYLE), [file, { ...file, path: 'b,c.txt' }, { ...file, indicators: [] }]);
    const [heading, first, second, end, ...rest] = output.split('\r\n');
    assert.ok(heading!.startsWith('\uFEFF文件,行,列,指标,原文,数值'));
    assert.equal(first, 'a.txt,2,7,"\'=新增学位",7880个,7880,7880,,个,超过,水平值,,是,2024,全区,');
    assert.ok(second!.startsWith('"b,c.txt",2,7,'));
    assert.deepEqual([end, ...rest], ['']);
  });

  for (const sign of ['=', '+', '-', '@', '\t', '\r']) {
    test(`csv does not run what begins with ${JSON.stringify(sign)}`, () => {
      const name = `${sign}HYPERLINK("http://x",1)`;
      const output = print(indicatorsCsv(STYLE), [{ ...file, indicators: [{ ...indicator, name }] }]);
      assert.ok(output.includes(`,"'${name.replaceAll('"', '""')}",`), output);
    });
  }

  test('csv keeps quotes, commas and line ends inside a cell', () => {
    const output = print(indicatorsCsv(STYLE), [{ ...file, indicators: [{ ...indicator, name: '"双减",a\nb' }] }]);
    assert.ok(output.includes(',"""双减"",a\nb",'), output);
  });

  test('a number below zero stays a number in csv', () => {
    const output = print(indicatorsCsv(STYLE), [{ ...file, indicators: [{ ...indicator, value: -5 }] }]);
    assert.match(output, /,7880个,-5,/);
  });

  test('the table is aligned under Chinese headings and in English', () => {
    const short = { ...indicator, name: '人', text: '5人' };
    const lines = print(indicatorsTable(STYLE), [{ ...file, indicators: [indicator, short] }])
      .trimEnd()
      .split('\n');
    const column = (line: string, cell: string) => widthOf(line.slice(0, line.indexOf(cell)));
    assert.equal(lines.length, 4);
    assert.equal(column(lines[2]!, '7880个'), column(lines[1]!, '原文'));
    assert.equal(column(lines[3]!, '5人'), column(lines[1]!, '原文'));
    assert.match(print(indicatorsTable(ENGLISH), [file]), /line +indicator +as written/);
    assert.match(print(indicatorsTable(STYLE), [{ ...file, indicators: [] }]), /没有找到指标/);
  });
});
