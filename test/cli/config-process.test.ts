import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, suite, test } from 'node:test';
import { validSarif } from '../support/sarif';

const CLI = join(process.cwd(), 'dist', 'cli.js');
const DOUBLED =
  '2024年工作总结\n一、主要工作\n全面推进的的各项工作取得了新的成效。\n二、存在问题\n专业人手仍然不足。\n';

let folder: string;

function put(name: string, content: string | object): void {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
}

function read(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: 'utf8' });
  return { code: status, output: stdout, errors: stderr };
}

/** `path rule severity` of every finding. */
function found(...args: readonly string[]): readonly string[] {
  const { files } = JSON.parse(run('check', '--format', 'json', ...args).output);
  return files.flatMap(({ path, findings }: { path: string; findings: { rule: string; severity: string }[] }) =>
    findings.map(({ rule, severity }) => `${path} ${rule} ${severity}`),
  );
}

suite('configuration on the command line', () => {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'reportlint-config-'));
    put('总结.txt', DOUBLED);
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  test('the file that is found, that which is nearer, and that which is named', () => {
    put('.reportlint.json', { rules: { 'duplicate/word': 'hint' } });
    assert.deepEqual(found('总结.txt'), ['总结.txt duplicate/word hint']);
    put('年度/总结.txt', DOUBLED);
    put('年度/.reportlint.json', { rules: { 'duplicate/word': 'information' } });
    assert.deepEqual(found('年度/总结.txt'), ['年度/总结.txt duplicate/word information']);
    put('other.json', { rules: { 'duplicate/word': 'warning' } });
    assert.deepEqual(found('--config', 'other.json', '年度/总结.txt'), ['年度/总结.txt duplicate/word warning']);
    assert.equal(run('check', '总结.txt').code, 0);
  });

  test('as far as the root of the repository, wherever one works in it', () => {
    put('.git/HEAD', '');
    put('.reportlint.json', { rules: { 'duplicate/word': 'hint' } });
    put('a/b/总结.txt', DOUBLED);
    const { status, stdout } = spawnSync(process.execPath, [CLI, 'check', '--format', 'json', '总结.txt'], {
      cwd: join(folder, 'a/b'),
      encoding: 'utf8',
    });
    assert.deepEqual([status, JSON.parse(stdout).files[0].findings[0].severity], [0, 'hint']);
  });

  test('a wrong setting is a finding in that file, and the rest counts', () => {
    put('.reportlint.json', '{\n  "rules": { "duplicate/wrod": "off", "duplicate/word": "hint" }\n}\n');
    const { code, output } = run('check', '--format', 'json', '总结.txt');
    const [report, config] = JSON.parse(output).files;
    assert.deepEqual([code, report.path, report.findings[0].severity], [1, '总结.txt', 'hint']);
    const [{ rule, severity, line, column, message }] = config.findings;
    assert.deepEqual(
      [config.path, rule, severity, line, column],
      ['.reportlint.json', 'config/invalid', 'error', 2, 14],
    );
    assert.match(message, /是不是 duplicate\/word/);
    assert.match(
      run('check', '总结.txt').output,
      /\.reportlint\.json\n {2}2:14 .*config\/invalid[\s\S]*检查了 1 个文件/,
    );
  });

  test('a file that is named and is not there, or is no text, ends the run with 2', () => {
    for (const option of ['--config', '--baseline']) {
      const { code, output, errors } = run('check', option, 'none.json', '总结.txt');
      assert.deepEqual([code, output], [2, '']);
      assert.match(errors, /none\.json: 找不到/);
    }
    writeFileSync(join(folder, '.reportlint.json'), Buffer.from([0, 1, 2]));
    const { code, errors } = run('check', '总结.txt');
    assert.equal(code, 2);
    assert.match(errors, /\.reportlint\.json: /);
  });

  test('what is accepted is neither shown nor mended, and is suppressed in SARIF', () => {
    const [{ fingerprint }] = JSON.parse(run('check', '--format', 'json', '总结.txt').output).files[0].findings;
    const entry = {
      path: '总结.txt',
      rule: 'duplicate/word',
      fingerprint,
      reason: '引用原文',
      author: '李',
      date: '2024-12-31',
    };
    put('.reportlint.json', { accepted: [entry] });
    assert.deepEqual(found('总结.txt'), []);
    assert.equal(run('check', '--fix', '总结.txt').code, 0);
    assert.equal(read('总结.txt'), DOUBLED);
    assert.match(run('check', '总结.txt').output, /另有 1 处已忽略/);
    const [result] = validSarif(run('check', '--format', 'sarif', '总结.txt').output).runs[0]!.results!;
    assert.deepEqual(result?.suppressions, [
      {
        kind: 'external',
        status: 'accepted',
        justification: '引用原文',
        properties: { author: '李', date: '2024-12-31' },
      },
    ]);
    put('其他.txt', DOUBLED);
    assert.deepEqual(found('其他.txt'), ['其他.txt duplicate/word error']);
  });

  test('an accepted finding that is no more is stale, in the place of its entry, if its report was checked', () => {
    put('其他.txt', '无');
    put(
      '.reportlint.json',
      '{ "accepted": [\n  { "path": "总结.txt", "rule": "duplicate/word", "fingerprint": "0" }\n] }',
    );
    assert.deepEqual(found('其他.txt'), []);
    const { code, output } = run('check', '--fail-on', 'error', '--format', 'json', '总结.txt');
    const [finding] = JSON.parse(output).files[1].findings;
    assert.deepEqual(
      [code, finding.rule, finding.severity, finding.line, finding.column],
      [1, 'config/stale', 'information', 2, 3],
    );
    put('.reportlint.json', read('.reportlint.json').replace('{ ', '{ "rules": { "config/stale": "off" }, '));
    assert.deepEqual(found('总结.txt'), ['总结.txt duplicate/word error']);
  });

  test('a baseline holds what there is, and only what is new is shown', () => {
    const update = run('check', '--baseline', 'base.json', '--update-baseline', '.');
    assert.deepEqual([update.code, update.errors], [0, 'reportlint: base.json: 基线新收入 1 处，删去 0 处。\n']);
    const today = /"date": "\d{4}-\d\d-\d\d"/;
    assert.match(
      read('base.json'),
      /^\{\n {2}"accepted": \[\n {4}\{ "path": "总结.txt", .*"text": "的的".* \}\n {2}\]\n\}\n$/,
    );
    assert.match(read('base.json'), today);
    assert.equal(run('check', '--baseline', 'base.json', '.').code, 0);
    put('总结.txt', `前言。\n${DOUBLED}另有一处的的重复。\n`);
    assert.deepEqual(found('--baseline', 'base.json', '总结.txt'), ['总结.txt duplicate/word error']);
  });

  test('updating keeps reasons and comments, removes what is no more, and leaves reports alone that were not checked', () => {
    run('check', '--baseline', 'base.json', '--update-baseline', '.');
    const kept = read('base.json').replace('" }', '", "reason": "引用" }').replace('{\n', '{\n  // 勿动\n');
    put('base.json', kept);
    run('check', '--baseline', 'base.json', '--update-baseline', '.');
    assert.equal(read('base.json'), kept);
    put('其他.txt', '无');
    run('check', '--baseline', 'base.json', '--update-baseline', '其他.txt');
    assert.equal(read('base.json'), kept);
    put('总结.txt', DOUBLED.replace('的的', '的'));
    assert.deepEqual(found('--baseline', 'base.json', '总结.txt'), ['base.json config/stale information']);
    assert.match(run('check', '--baseline', 'base.json', '--update-baseline', '.').errors, /删去 1 处/);
    assert.equal(read('base.json'), '{\n  // 勿动\n  "accepted": []\n}\n');
    assert.deepEqual(readdirSync(folder).sort(), ['base.json', '其他.txt', '总结.txt'].sort());
  });

  test('a baseline that is no JSON is left as it is', () => {
    put('base.json', '{ "accepted": [');
    const { code, errors } = run('check', '--baseline', 'base.json', '--update-baseline', '总结.txt');
    assert.deepEqual([code, read('base.json')], [2, '{ "accepted": [']);
    assert.match(errors, /base\.json: 内容有误/);
  });

  test('config --explain says where each value comes from', () => {
    put(
      '.reportlint.json',
      '{\n  "profile": "strict",\n  "rules": { "duplicate/near": { "minimumLength": 30 } },\n  "overrides": [\n    { "files": ["总*"], "rules": { "figure/sum": "off" } }\n  ]\n}\n',
    );
    const { code, output } = run('config', '--explain', '--format', 'json', '总结.txt');
    const [{ path, config, profile, rules }] = JSON.parse(output).files;
    const rule = (id: string) => rules.find((each: { rule: string }) => each.rule === id);
    const at = (line: number, column: number) => ({ path: '.reportlint.json', line, column });
    assert.deepEqual([code, path, config], [0, '总结.txt', '.reportlint.json']);
    assert.deepEqual(profile, { value: 'strict', from: 'file', at: at(2, 14) });
    assert.deepEqual(rule('figure/sum'), {
      rule: 'figure/sum',
      severity: 'off',
      from: 'override',
      at: at(5, 49),
      options: {},
    });
    assert.deepEqual(rule('figure/share'), {
      rule: 'figure/share',
      severity: 'error',
      from: 'profile',
      at: null,
      options: {},
    });
    assert.deepEqual(rule('duplicate/near').options.minimumLength, { value: 30, from: 'file', at: at(3, 51) });
    assert.equal(rule('duplicate/sentence').options.minimumLength.from, 'default');
    const table = run('config', '--explain', '总结.txt').output;
    assert.match(table, /^总结\.txt {2}\.reportlint\.json\n/);
    assert.match(table, /\n {2}figure\/sum +off +\.reportlint\.json:5\n/);
    assert.match(table, /\n {2}figure\/share +error +方案\n/);
    assert.match(run('config', '--explain', '.').output, /figure\/sum +error +默认/);
    assert.deepEqual([run('config', '--explain', '无.txt').code, run('config', '总结.txt').code], [2, 2]);
  });

  test('SARIF is valid by its schema, with all that a log can hold', () => {
    put('.reportlint.json', { rules: { 'figure/sums': 'off' } });
    put(
      'a b/100%.txt',
      '2024年工作总结\n一、主要工作\n完成投资100亿元，其中甲60亿元、乙50亿元。\n三、存在问题\n人手不足。\n',
    );
    const log = validSarif(run('check', '--format', 'sarif', '.', 'missing.txt').output);
    const { results = [], tool, columnKind, invocations } = log.runs[0]!;
    assert.equal(columnKind, 'utf16CodeUnits');
    assert.equal(invocations?.[0]?.executionSuccessful, false);
    assert.ok(results.some(({ fixes = [] }) => fixes.length > 0));
    assert.ok(results.some(({ ruleId }) => ruleId === 'config/invalid'));
    for (const { ruleId, ruleIndex, partialFingerprints } of results) {
      assert.equal(tool.driver.rules?.[ruleIndex!]?.id, ruleId);
      assert.match(partialFingerprints?.['reportlint/v1'] ?? '', /^[0-9a-f]{16}/);
    }
    for (const { helpUri } of tool.driver.rules ?? []) assert.match(helpUri!, /^file:.*\.md$/);
  });
});
