import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { parse } from 'jsonc-parser';
import { readDraft } from '../../server/src/draft/draft';
import type { AcceptedFinding } from '../../server/src/library/config/config-file';
import { changeAccepted, EMPTY_CONFIG, setRule, setRuleInFile } from '../../server/src/library/config/edit-config';
import { findConfig } from '../../server/src/library/config/find-config';
import { judge } from '../../server/src/library/config/judge';
import { KNOWN_RULES } from '../../server/src/library/config/known-rules';
import { matchesPath } from '../../server/src/library/config/path-pattern';
import { policyFor, resolve } from '../../server/src/library/config/policy';
import { readConfig, readRuleSettings } from '../../server/src/library/config/read-config';
import { rules } from '../../server/src/rules/index';
import { applyEdits } from '../../server/src/text/edit';
import { runs } from '../support/runs';

const REPORT = '2024年工作总结\n一、主要工作\n全面推进的的各项工作取得了新的成效。\n三、存在问题\n专业人手仍然不足。\n';

/** Findings as `rule severity`, under a configuration, for a report at a path. */
function found(config: string, path = 'a.txt', text = REPORT): readonly string[] {
  const policy = policyFor({ name: '.reportlint.json', file: readConfig(config), path });
  return judge(readDraft(text), policy).findings.map(({ rule, severity }) => `${rule} ${severity}`);
}

suite('what a configuration sets', () => {
  const cases: readonly (readonly [config: string, expected: readonly string[]])[] = [
    ['{}', ['duplicate/word error', 'numbering/skipped error']],
    ['{ "rules": { "duplicate/word": "off" } }', ['numbering/skipped error']],
    ['{ "rules": { "duplicate/word": "hint" } }', ['duplicate/word hint', 'numbering/skipped error']],
    [
      '{ "rules": { "duplicate/word": { "severity": "warning" } } }',
      ['duplicate/word warning', 'numbering/skipped error'],
    ],
    ['{ "profile": "numbers-only" }', []],
    ['{ "profile": "numbers-only", "rules": { "duplicate/word": "error" } }', ['duplicate/word error']],
    ['{ "overrides": [{ "files": ["*.txt"], "rules": { "duplicate/word": "off" } }] }', ['numbering/skipped error']],
    [
      '{ "overrides": [{ "files": ["b.txt"], "rules": { "duplicate/word": "off" } }] }',
      ['duplicate/word error', 'numbering/skipped error'],
    ],
    [
      '{ "overrides": [{ "files": ["*"], "rules": { "duplicate/word": "off" } }, { "files": ["a.*"], "rules": { "duplicate/word": "hint" } }] }',
      ['duplicate/word hint', 'numbering/skipped error'],
    ],
    // What is wrong is left out, and the rest counts.
    ['{ "rules": { "duplicate/word": "of", "numbering/skipped": "off" } }', ['duplicate/word error']],
    ['{ "rules": { "numbering/skipped": "off", ', ['duplicate/word error']],
    ['', ['duplicate/word error', 'numbering/skipped error']],
  ];
  for (const [config, expected] of cases) test(config, () => assert.deepEqual(found(config), expected));

  test('strict is one degree more severe', () => {
    const text = '2024年工作总结\n一、主要工作\n今年共有4千余人参加。\n';
    assert.deepEqual(found('{}', 'a.txt', text), ['numbering/lone warning', 'figure/format information']);
    assert.deepEqual(found('{ "profile": "strict" }', 'a.txt', text), [
      'numbering/lone error',
      'figure/format warning',
    ]);
  });

  test('options of rules', () => {
    const text = '扎实推进各项工作，加强管理，加强管理，成效明显。\n';
    const word = (length: string) =>
      found(`{ "rules": { "duplicate/clause": { "minimumLength": ${length} } } }`, 'a.txt', text);
    assert.deepEqual(word('4'), ['duplicate/clause warning']);
    assert.deepEqual(word('9'), []);
    // Out of bounds: the default counts.
    assert.deepEqual(word('3'), ['duplicate/clause warning']);
  });

  test('a rule that covers others covers them also when it is off', () => {
    const paragraph =
      '全面推进各项重点工作取得了新的成效，各项指标均达到预期目标要求的的水平，得到上级部门的充分肯定。\n';
    const text = `2024年工作总结\n${paragraph}另有一段不同的文字在此。\n${paragraph}`;
    const config = '{ "rules": { "duplicate/block": "off", "duplicate/document": "off" } }';
    assert.deepEqual(found('{}', 'a.txt', text), ['duplicate/word error', 'duplicate/block error']);
    assert.deepEqual(found(config, 'a.txt', text), ['duplicate/word error']);
  });

  test('the same settings run the same list of rules, so that what is known of paragraphs stays known', () => {
    const policy = () => policyFor({ name: '', file: readConfig('{ "rules": { "figure/sum": "off" } }'), path: 'a' });
    assert.equal(policy().rules, policy().rules);
    assert.deepEqual(policyFor(undefined).rules, rules);
  });
});

suite('precedence', () => {
  const editor = (profile?: 'strict', set = {}) => ({ profile, rules: readRuleSettings(set) });
  const level = (config: string | undefined, settings: ReturnType<typeof editor>) => {
    const source = config === undefined ? undefined : { name: '', file: readConfig(config), path: 'a.txt' };
    const { level: resolved } = resolve(source, settings).rules.find(({ rule }) => rule.id === 'figure/share')!;
    return `${resolved.value} ${resolved.origin.kind}`;
  };
  const cases = [
    ['nothing is set', undefined, editor(), 'warning default'],
    ['a profile of the editor', undefined, editor('strict'), 'error profile'],
    ['a rule of the editor before its profile', undefined, editor('strict', { 'figure/share': 'hint' }), 'hint editor'],
    ['the editor where the file says nothing', '{}', editor(undefined, { 'figure/share': 'hint' }), 'hint editor'],
    [
      'a profile of the file before rules of the editor',
      '{ "profile": "default" }',
      editor('strict', { 'figure/share': 'hint' }),
      'warning default',
    ],
    [
      'a rule of the file before its profile',
      '{ "profile": "strict", "rules": { "figure/share": "off" } }',
      editor(),
      'off file',
    ],
    [
      'a rule of the file before the editor',
      '{ "rules": { "figure/share": "off" } }',
      editor(undefined, { 'figure/share': 'hint' }),
      'off file',
    ],
    [
      'an override before all',
      '{ "rules": { "figure/share": "off" }, "overrides": [{ "files": ["a.txt"], "rules": { "figure/share": "error" } }] }',
      editor(),
      'error override',
    ],
  ] as const;
  for (const [name, config, settings, expected] of cases)
    test(name, () => assert.equal(level(config, settings), expected));
});

suite('a wrong setting', () => {
  // The marked place is what the finding covers.
  const cases: readonly (readonly [marked: string, says: RegExp])[] = [
    ['{ «"rule"»: {} }', /rules/],
    ['{ "rules": { «"figure/sums"»: "off" } }', /figure\/sum/],
    ['{ "rules": { «"config/invalid"»: "off" } }', /总会显示/],
    ['{ "rules": { "figure/sum": «"warn"» } }', /warning/],
    ['{ "rules": { "figure/sum": «2» } }', /error/],
    ['{ "rules": { "figure/sum": { «"minimumLength"»: 2 } } }', /severity/],
    ['{ "rules": { "duplicate/clause": { "minimumLength": «0» } } }', /4 到 100/],
    ['{ "rules": { "duplicate/clause": { "minimumLength": «"9"» } } }', /整数/],
    ['{ "rules": «[]» }', /花括号/],
    ['{ "profile": «"loose"» }', /numbers-only/],
    ['{ "rules": { "figure/sum": "off", «"figure/sum"»: "hint" } }', /前面/],
    ['{ "overrides": [«{ "rules": {} }»] }', /files/],
    ['{ "overrides": [{ "files": [«1»] }] }', /文字/],
    ['{ "accepted": [«{ "path": "a" }»] }', /rule、fingerprint/],
    ['{ "accepted": [{ "path": "a", "rule": «"figure/sums"», "fingerprint": "0" }] }', /figure\/sum/],
    [
      '{ "accepted": [{ "path": "a", "rule": "figure/sum", "fingerprint": "0" }, «{ "rule": "figure/sum", "path": "a", "fingerprint": "0" }»] }',
      /删去/,
    ],
    ['«[]»', /花括号/],
    ['{ "profile": "strict" «"rules"»: {} }', /逗号/],
    ['{ "profile": «strict» }', /双引号/],
  ];
  for (const [marked, says] of cases) {
    test(marked, () => {
      const text = marked.replace(/[«»]/g, '');
      const [problem] = readConfig(text).problems;
      assert.ok(problem);
      assert.equal(
        `${text.slice(0, problem.start)}«${text.slice(problem.start, problem.end)}»${text.slice(problem.end)}`,
        marked,
      );
      assert.match(problem.message.zh, says);
      assert.match(problem.message.en, /^[\x20-\x7e]+$/);
    });
  }

  const right = [
    '// 注释\n{ /* all */ "rules": { "figure/sum": "off", }, }',
    '{ "$schema": "x", "rules": { "duplicate/near": { "minimumLength": 80 } } }',
    '{}',
    '',
  ];
  for (const text of right) test(`none in ${text}`, () => assert.deepEqual(readConfig(text).problems, []));

  test('hostile texts are told and end', () => {
    for (const text of [
      '['.repeat(500_000),
      `{"rules":${'{"a":'.repeat(500_000)}`,
      '{"__proto__": {"rules": 1}}',
      '\u0000',
    ])
      assert.ok(readConfig(text).problems.length > 0);
    assert.deepEqual(readConfig('{ "rules": { "constructor": "off", "toString": "off" } }').rules, []);
  });

  test('no text makes reading fail', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"rules"',
      '"figure/sum"',
      '"off"',
      '"accepted"',
      '1',
      '//',
      '\n',
      '/*',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => void readConfig(pieces.join(''))),
      runs(1),
    );
  });
});

suite('patterns of paths', () => {
  const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
    ['a.txt', 'a.txt', true],
    ['a.txt', 'x/y/a.txt', true],
    ['./a.txt', 'x/a.txt', false],
    ['./a.txt', 'a.txt', true],
    ['*.txt', 'x/总结.txt', true],
    ['x/*.txt', 'x/y/a.txt', false],
    ['x/**/*.txt', 'x/y/z/a.txt', true],
    ['x/**', 'x/a.txt', true],
    ['**/a.txt', 'a.txt', true],
    ['总结(定稿)[1].txt', '总结(定稿)[1].txt', true],
    ['a?.txt', 'a１.txt', true],
    ['a+.txt', 'aa.txt', false],
    ['e\u0301.txt', '\u00e9.txt', true],
  ];
  for (const [pattern, path, matches] of cases)
    test(`${pattern} ${matches ? 'matches' : 'does not match'} ${path}`, () =>
      assert.equal(matchesPath(pattern, path), matches));

  test('wildcards by the hundred take no time', () => {
    assert.equal(matchesPath(`${'*a'.repeat(200)}b`, 'a'.repeat(5000)), false);
    assert.equal(matchesPath(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(2000)), false);
  });
});

suite('the search', () => {
  const look = (files: Readonly<Record<string, string>>) => async (folder: string) => ({
    text: files[`${folder}/.reportlint.json`],
    isRepository: `${folder}/.git` in files,
  });
  const at = '/.reportlint.json';
  const cases: readonly (readonly [
    name: string,
    files: Record<string, string>,
    base: string | undefined,
    found: string | undefined,
    home: string,
  ])[] = [
    ['the nearest', { [`/w/a${at}`]: '1', [`/w${at}`]: '2' }, '/w', '/w/a', '/w'],
    ['up to the base', { [`/w${at}`]: '2' }, '/w', '/w', '/w'],
    ['not above the base', { [`/w${at}`]: '2' }, '/w/a', undefined, '/w/a'],
    ['the root of the repository above the base', { '/w/.git': '', [`/w${at}`]: '2' }, '/w/a', '/w', '/w/a'],
    ['not above the repository', { '/w/a/.git': '', [`/w${at}`]: '2' }, '/w', undefined, '/w/a'],
    ['outside of the base only beside the report', { [`/w/a${at}`]: '1' }, '/other', undefined, '/w/a/b'],
  ];
  for (const [name, files, base, folder, home] of cases) {
    test(name, async () => {
      const search = await findConfig('/w/a/b', base, look(files));
      assert.deepEqual([search.found?.folder, search.home], [folder, home]);
    });
  }

  test('goes up in URIs as far as there are folders', async () => {
    const seen: string[] = [];
    const remember = async (folder: string) => {
      seen.push(folder);
      return { text: undefined, isRepository: false };
    };
    for (const folder of ['vscode-vfs://github/o/r', 'file:///c%3A/x', 'C:/x', '/x', ''])
      await findConfig(folder, undefined, remember);
    assert.deepEqual(seen, [
      'vscode-vfs://github/o/r',
      'vscode-vfs://github/o',
      'vscode-vfs://github',
      'file:///c%3A/x',
      'file:///c%3A',
      'file://',
      'C:/x',
      'C:',
      '/x',
      '',
      '',
    ]);
  });
});

suite('accepted findings', () => {
  const TWO = '开展的的工作\n开展的的工作\n';
  const judged = (text: string, accepted: readonly Partial<AcceptedFinding>[], path = 'a.txt') => {
    const file = readConfig(
      JSON.stringify({ accepted: accepted.map(each => ({ path: 'a.txt', rule: 'duplicate/word', ...each })) }),
    );
    return judge(readDraft(text), policyFor({ name: '', file, path }));
  };
  const prints = judged(TWO, []).fingerprints;

  test('each hides one finding and no other', () => {
    const { findings, accepted, stale } = judged(TWO, [{ fingerprint: prints[1]! }]);
    assert.deepEqual(
      [findings.map(({ start }) => start), accepted.map(({ finding }) => finding.start), stale],
      [[2], [9], []],
    );
  });

  test('follows the finding where one alike before it is gone', () => {
    const { findings, stale } = judged('开展的的工作\n', [{ fingerprint: prints[1]! }]);
    assert.deepEqual([findings, stale], [[], []]);
  });

  test('counts: of three alike two accepted leave one', () => {
    const { findings } = judged('开展的的工作\n'.repeat(3), [{ fingerprint: prints[0]! }, { fingerprint: prints[1]! }]);
    assert.equal(findings.length, 1);
  });

  test('is stale once the finding is no more', () => {
    assert.deepEqual(
      judged('开展的工作\n', [{ fingerprint: prints[0]! }]).stale.map(each => each.fingerprint),
      [prints[0]],
    );
    assert.equal(judged('开展的的工作\n', [{ fingerprint: prints[0]! }, { fingerprint: prints[1]! }]).stale.length, 1);
  });

  test('is not stale for a rule that is off, nor for another report', () => {
    const file = readConfig(
      JSON.stringify({
        rules: { 'duplicate/word': 'off' },
        accepted: [{ path: 'a.txt', rule: 'duplicate/word', fingerprint: prints[0] }],
      }),
    );
    assert.deepEqual(judge(readDraft('无'), policyFor({ name: '', file, path: 'a.txt' })).stale, []);
    assert.deepEqual(judged('开展的的工作\n', [{ fingerprint: prints[0]! }], 'b.txt').findings.length, 1);
  });

  test('keeps its kind: a copy that is accepted does not bring up what it covers', () => {
    const paragraph =
      '全面推进各项重点工作取得了新的成效，各项指标均达到预期目标要求的的水平，得到上级部门的充分肯定。\n';
    const text = `2024年工作总结\n${paragraph}另有一段不同的文字在此。\n${paragraph}`;
    const all = judged(text, []);
    const { findings } = judged(text, [{ rule: 'duplicate/block', fingerprint: all.fingerprints[1]! }]);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['duplicate/word'],
    );
  });
});

suite('edits of a configuration', () => {
  const entry = (path: string, more: Partial<AcceptedFinding> = {}): AcceptedFinding => ({
    path,
    rule: 'figure/sum',
    fingerprint: '0f',
    ...more,
  });
  const accept = (text: string, ...added: AcceptedFinding[]) => applyEdits(text, changeAccepted(text, added, [])!);
  const remove = (text: string, ...removed: AcceptedFinding[]) => applyEdits(text, changeAccepted(text, [], removed)!);
  const line = (path: string) => `    { "path": "${path}", "rule": "figure/sum", "fingerprint": "0f" }`;

  test('a new file', () => {
    assert.equal(accept(EMPTY_CONFIG, entry('a')), `{\n  "accepted": [\n${line('a')}\n  ]\n}\n`);
    assert.equal(
      applyEdits(EMPTY_CONFIG, setRule(EMPTY_CONFIG, 'figure/sum', 'off')!),
      '{\n  "rules": {\n    "figure/sum": "off"\n  }\n}\n',
    );
  });

  test('one a line, in the order of paths, whatever the order of their coming', () => {
    const one = accept(accept(accept(EMPTY_CONFIG, entry('b')), entry('c')), entry('a'));
    assert.equal(one, accept(EMPTY_CONFIG, entry('c'), entry('a'), entry('b')));
    assert.equal(one, `{\n  "accepted": [\n${['a', 'b', 'c'].map(line).join(',\n')}\n  ]\n}\n`);
  });

  test('what is taken out again leaves the rest as it was', () => {
    const before = `{\n  // ours\n  "rules": {},\n  "accepted": [\n${line('a')}, // known\n${line('c')}\n  ]\n}\n`;
    assert.equal(remove(accept(before, entry('b')), entry('b')), before);
    assert.equal(remove(accept(before, entry('d')), entry('d')), before);
    assert.equal(remove(accept(before, entry('0')), entry('0')), before);
    assert.equal(remove(`{ "accepted": [${line('a')}] }`, entry('a')), '{ "accepted": [] }');
  });

  test('accepting twice is accepting once', () => {
    const once = accept(EMPTY_CONFIG, entry('a'));
    assert.equal(accept(once, entry('a', { reason: 'again' })), once);
  });

  test('a rule keeps its options, in all files and in one', () => {
    const text = '{\n\t"rules": { "duplicate/near": { "minimumLength": 20 } } // ours\n}\n';
    assert.match(
      applyEdits(text, setRule(text, 'duplicate/near', 'off')!),
      /"minimumLength": 20,\s+"severity": "off"[\s\S]*\/\/ ours/,
    );
    const inFile = applyEdits(text, setRuleInFile(text, '总结.txt', 'figure/sum', 'off')!);
    const twice = applyEdits(inFile, setRuleInFile(inFile, '总结.txt', 'figure/share', 'off')!);
    assert.deepEqual(parse(twice).overrides, [
      { files: ['./总结.txt'], rules: { 'figure/sum': 'off', 'figure/share': 'off' } },
    ]);
    assert.deepEqual(readConfig(twice).problems, []);
  });

  test('none for what is no configuration', () => {
    for (const text of ['', '[]', '{ "rules": ', '{ "accepted": {} }']) {
      assert.equal(changeAccepted(text, [entry('a')], []), undefined, text);
    }
  });

  test('keep comments, line ends and order, and give what was asked for', () => {
    const ids = fc.constantFrom(...KNOWN_RULES.slice(0, 4).map(({ id }) => id));
    const entries = fc.uniqueArray(
      fc.record(
        { path: fc.constantFrom('a', 'b/c', '总结'), rule: ids, fingerprint: fc.constantFrom('0', '1:2') },
        { noNullPrototype: true },
      ),
      {
        maxLength: 8,
        selector: each => JSON.stringify(each),
      },
    );
    const start = fc.constantFrom(
      EMPTY_CONFIG,
      '{}',
      '// x\r\n{\r\n    "profile": "strict", // y\r\n}\r\n',
      '{"accepted":[]}',
      '{\n\t"accepted": [ // z\n\t],\n\t"rules": {}\n}',
    );
    fc.assert(
      fc.property(start, entries, fc.array(fc.nat(7)), (text, all, removals) => {
        const filled = all.reduce((each, one) => accept(each, one), text as string);
        const gone = removals.flatMap(index => all[index] ?? []);
        const left = gone.reduce((each, one) => remove(each, one), filled);
        const wanted = all.filter(each => !gone.includes(each)).sort((a, b) => (key(a) < key(b) ? -1 : 1));
        const read = readConfig(left);
        assert.deepEqual(read.problems, []);
        assert.deepEqual(
          read.accepted.map(({ span, ...each }) => each),
          wanted,
        );
        for (const comment of text.match(/\/\/ \w/g) ?? []) assert.ok(left.includes(comment), left);
        if (text.includes('\r\n')) assert.doesNotMatch(left, /[^\r]\n/);
      }),
      runs(2),
    );
  });

  const key = ({ path, rule, fingerprint }: AcceptedFinding) => [path, rule, fingerprint].join('\0');
});
