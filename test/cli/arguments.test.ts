import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { readArguments } from '../../server/src/cli/arguments';

function task(...argv: string[]) {
  const request = readArguments(argv);
  assert.equal(request.kind, 'task', JSON.stringify(request));
  return request as Extract<typeof request, { kind: 'task' }>;
}

function problem(...argv: string[]) {
  const request = readArguments(argv);
  assert.equal(request.kind, 'invalid', JSON.stringify(request));
  return (request as Extract<typeof request, { kind: 'invalid' }>).problem;
}

suite('command line arguments', () => {
  test('defaults', () => {
    assert.deepEqual(task('check', 'a', 'b'), {
      kind: 'task',
      command: 'check',
      format: 'pretty',
      fix: false,
      across: false,
      failOn: 'warning',
      config: undefined,
      baseline: undefined,
      updateBaseline: false,
      language: 'zh-CN',
      paths: ['a', 'b'],
    });
    assert.equal(task('outline', 'a').format, 'tree');
    assert.equal(task('indicators', 'a').format, 'table');
    assert.equal(task('relations', 'a').format, 'table');
  });

  test('options stand anywhere, with = or a space; -- ends them', () => {
    const given = task('--lang', 'en', 'check', '--format=json', '--fix', '-', '--fail-on', 'never');
    assert.deepEqual(given.paths, ['-']);
    assert.equal(given.language, 'en');
    assert.equal(given.format, 'json');
    assert.equal(given.failOn, 'never');
    assert.deepEqual(task('check', '--', '--fix').paths, ['--fix']);
  });

  const invalid: [string[], RegExp][] = [
    [[], /缺少命令.*check、outline、indicators、relations/],
    [['relations', 'a', '--format', 'csv'], /--format 的值 csv.*table、json/],
    [['lint', 'a'], /不认识的命令 lint/],
    [['check'], /缺少文件或文件夹/],
    [['check', ''], /路径是空的/],
    [['check', '--strict', 'a'], /不认识的选项 --strict/],
    [['outline', '--config', 'c.json', 'a'], /--config 只用于 check、config/],
    [['config', '--baseline', 'b', 'a'], /--baseline 只用于 check/],
    [['check', '--explain', 'a'], /--explain 只用于 config/],
    [['check', '--update-baseline', 'a'], /--update-baseline 要和 --baseline/],
    [['check', '--update-baseline', '--baseline', 'b', '-'], /不能用于标准输入/],
    [['check', '--baseline'], /--baseline 缺少值/],
    [['config', 'a'], /--explain/],
    [['config', '--explain', '-'], /不能用于标准输入/],
    [['config', '--explain', 'a', '--format', 'csv'], /--format 的值 csv.*table、json/],
    [['check', '--sideways', 'a'], /不认识的选项 --sideways/],
    [['check', '-x', 'a'], /不认识的选项 -x/],
    [['check', '--constructor', 'a'], /不认识的选项 --constructor/],
    [['check', 'a', '--format'], /--format 缺少值/],
    [['check', 'a', '--format='], /--format 缺少值/],
    [['check', 'a', '--format', 'csv'], /--format 的值 csv.*pretty、json、sarif、github/],
    [['outline', 'a', '--format', 'sarif'], /--format 的值 sarif.*tree、json/],
    [['check', 'a', '--fail-on', 'fatal'], /--fail-on 的值 fatal/],
    [['check', 'a', '--lang', 'fr'], /--lang|fr/],
    [['check', 'a', '--fix=yes'], /--fix 不带值/],
    [['outline', '--fix', 'a'], /--fix 只用于 check/],
    [['indicators', '--fail-on', 'error', 'a'], /--fail-on 只用于 check/],
    [['check', '--fix', '-', 'a'], /不能与其他路径同用/],
  ];
  for (const [argv, expected] of invalid) {
    test(`refuses: ${argv.join(' ') || '(nothing)'}`, () => assert.match(problem(...argv).zh, expected));
  }

  test('every problem is told in English too', () => {
    for (const [argv] of invalid) assert.match(problem(...argv).en, /^[\x20-\x7e]+$/);
  });

  test('help and version come before everything else', () => {
    assert.deepEqual(readArguments(['--help', '--lang', 'en']), { kind: 'help', language: 'en' });
    assert.deepEqual(readArguments(['check', '-h']), { kind: 'help', language: 'zh-CN' });
    assert.deepEqual(readArguments(['--version']), { kind: 'version', language: 'zh-CN' });
  });
});
