import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Log } from 'sarif';
import { encode } from '../../server/src/cli/encoding';

/** The real program as it is shipped, run from the project's root. */
const CLI = join(process.cwd(), 'dist', 'cli.js');

const DOUBLED =
  '2024年工作总结\n一、主要工作\n全面推进的的各项工作取得了新的成效。\n二、存在问题\n专业人手仍然不足。\n';
const MENDED = DOUBLED.replace('的的', '的');

const ENCODINGS = [
  { encoding: 'utf-8', bom: false },
  { encoding: 'utf-8', bom: true },
  { encoding: 'utf-16le', bom: true },
  { encoding: 'utf-16be', bom: true },
  { encoding: 'gb18030', bom: false },
] as const;

let folder: string;

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

function nameOf({ encoding, bom }: (typeof ENCODINGS)[number]): string {
  return bom ? `${encoding}-bom` : encoding;
}

function run(args: readonly string[], input: string | Uint8Array = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, maxBuffer: 1 << 28 });
  return { code: status, bytes: stdout, output: stdout.toString(), errors: stderr.toString() };
}

/** Rule ids of the findings of the first file. */
function rulesIn(output: string): readonly string[] {
  return JSON.parse(output).files[0].findings.map((finding: { rule: string }) => finding.rule);
}

suite('the command line program', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'reportlint-'));
  });

  after(() => rmSync(folder, { recursive: true }));

  test('finds what is wrong at its place, exit 1; a clean text gives exit 0', () => {
    const path = put('a.txt', DOUBLED);
    const { code, output, errors } = run(['check', '--format', 'json', path]);
    const [finding] = JSON.parse(output).files[0].findings;
    assert.equal(errors, '');
    assert.equal(code, 1);
    assert.equal(JSON.parse(output).files[0].path, path);
    assert.equal(finding.rule, 'duplicate/word');
    assert.equal(finding.severity, 'error');
    assert.equal(finding.line, 3);
    assert.ok(finding.start <= DOUBLED.indexOf('的的') + 1 && finding.end >= DOUBLED.indexOf('的的') + 2);
    assert.ok(finding.fixes[0].safe);
    assert.ok(finding.fingerprint.length > 0);
    assert.equal(run(['check', put('clean.txt', MENDED)]).code, 0);
  });

  test('--fail-on moves the limit', () => {
    const path = put('a.txt', DOUBLED);
    assert.equal(run(['check', '--fail-on', 'never', path]).code, 0);
    assert.equal(run(['check', '--fail-on', 'error', path]).code, 1);
  });

  test('an empty file is clean', () => {
    const { code, output } = run(['check', '--format', 'json', put('empty.txt', '')]);
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(output).files[0].findings, []);
  });

  test('pretty marks the place and speaks Chinese, or English when told to', () => {
    const path = put('a.txt', DOUBLED);
    const chinese = run(['check', path]).output;
    assert.match(chinese, /a\.txt\n {2}3:\d+ {2}错误 {2}duplicate\/word\n {4}全面推进的的各项.*\n +\^\^/);
    assert.match(chinese, /检查了 1 个文件：1 个错误/);
    assert.match(run(['check', '--lang', 'en', path]).output, /1 file checked: 1 error/);
    assert.ok(!chinese.includes('\x1b'), 'no colour into a pipe');
  });

  test('sarif and github speak of the same finding', () => {
    const path = put('a.txt', DOUBLED);
    const log = JSON.parse(run(['check', '--format', 'sarif', path]).output) as Log;
    const [result] = log.runs[0]!.results!;
    assert.equal(log.runs[0]!.tool.driver.rules![result!.ruleIndex!]!.id, 'duplicate/word');
    assert.match(
      run(['check', '--format', 'github', path]).output,
      /^::error file=.*,line=3,.*title=duplicate\/word::/,
    );
  });

  test('unreadable input is named on standard error, exit 2, the others are checked', () => {
    const bad = [put('binary.txt', 'a\0b'), put('invalid.txt', Buffer.from([0xff, 0xff])), join(folder, 'gone.txt')];
    const { code, output, errors } = run(['check', '--format', 'json', ...bad, put('a.txt', DOUBLED)]);
    assert.equal(code, 2);
    assert.ok(rulesIn(output).includes('duplicate/word'));
    const lines = errors.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    bad.forEach((path, index) => {
      assert.ok(lines[index]!.includes(path), lines[index]);
    });
  });

  test('a file without read permission is named', {
    skip: process.getuid === undefined || process.platform === 'win32',
  }, () => {
    const path = put('closed/secret.txt', DOUBLED);
    chmodSync(folder, 0o755);
    chmodSync(path, 0);
    const bundle = put('cli/dist/cli.js', readFileSync(CLI));
    put('cli/package.json', '{"version":"0"}');
    const user = process.getuid!() === 0 ? { uid: 65534, gid: 65534 } : {};
    const { status, stderr } = spawnSync(process.execPath, [bundle, 'check', path], { ...user, encoding: 'utf8' });
    assert.match(stderr, /secret\.txt: 没有读取权限/);
    assert.equal(status, 2);
  });

  test('a folder as standard input is not taken for an empty text', { skip: process.platform === 'win32' }, () => {
    const input = openSync(folder, 'r');
    const { status, stderr } = spawnSync(process.execPath, [CLI, 'check', '-'], { stdio: [input, 'pipe', 'pipe'] });
    closeSync(input);
    assert.match(stderr.toString(), /标准输入: 这里是文件夹/);
    assert.equal(status, 2);
  });

  test('a folder without reports says so', () => {
    mkdirSync(join(folder, 'nothing'), { recursive: true });
    const { code, output, errors } = run(['outline', '--format', 'json', join(folder, 'nothing')]);
    assert.equal(code, 2);
    assert.match(errors, /nothing: 文件夹里没有可检查的报告/);
    assert.deepEqual(JSON.parse(output), { files: [] });
  });

  test('unusable arguments are exit 2 with one line and nothing on standard output', () => {
    const { code, output, errors } = run(['check', '--sideways', 'a.txt']);
    assert.deepEqual([code, output], [2, '']);
    assert.match(errors, /--sideways.*\n$/);
    assert.equal(run([]).code, 2);
  });

  test('help and version', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.deepEqual(run(['--version']).output, `${version}\n`);
    assert.match(run(['--help']).output, /^用法：/);
    assert.match(run(['--help', '--lang', 'en']).output, /^Usage: /);
  });

  test('every encoding gives the same findings', () => {
    const paths = ENCODINGS.map(form => put(`${nameOf(form)}.txt`, encode(DOUBLED, form)!));
    const { files } = JSON.parse(run(['check', '--format', 'json', ...paths]).output);
    assert.equal(files.length, ENCODINGS.length);
    assert.equal(files[0].findings.length, 1);
    for (const file of files) assert.deepEqual(file.findings, files[0].findings, file.path);
  });

  test('--fix mends in the encoding of the file, keeps BOM, line ends and mode, and leaves nothing behind', () => {
    const [before, wanted] = [DOUBLED, MENDED].map(text => text.replaceAll('\n', '\r\n')) as [string, string];
    const names = ENCODINGS.map(form => `${nameOf(form)}.txt`).sort();
    for (const form of ENCODINGS) chmodSync(put(`fix/${nameOf(form)}.txt`, encode(before, form)!), 0o640);
    const { code, output } = run(['check', '--fix', join(folder, 'fix')]);
    assert.equal(code, 0, output);
    assert.match(output, new RegExp(`已自动改正 ${ENCODINGS.length} 处`));
    assert.deepEqual(readdirSync(join(folder, 'fix')).sort(), names);
    for (const form of ENCODINGS) {
      const path = join(folder, 'fix', `${nameOf(form)}.txt`);
      assert.deepEqual(readFileSync(path), Buffer.from(encode(wanted, form)!), path);
      assert.equal(statSync(path).mode & 0o777, 0o640);
    }
  });

  test('--fix leaves a clean file alone', () => {
    const path = put('clean.txt', MENDED);
    const before = statSync(path, { bigint: true });
    assert.equal(run(['check', '--fix', path]).code, 0);
    const now = statSync(path, { bigint: true });
    assert.deepEqual([now.ino, now.mtimeNs], [before.ino, before.mtimeNs]);
  });

  test('--fix - gives the mended text and nothing else, in its own encoding', () => {
    const bytes = encode(DOUBLED, { encoding: 'gb18030', bom: false })!;
    const mended = run(['check', '--fix', '-'], bytes);
    assert.deepEqual(mended.bytes, Buffer.from(encode(MENDED, { encoding: 'gb18030', bom: false })!));
    assert.equal(mended.code, 0);
    assert.match(mended.errors, /标准输入: 已自动改正 1 处/);
    assert.equal(run(['check', '--fix', '-'], MENDED).output, MENDED);
  });

  test('outline and indicators read the same text', () => {
    const path = put('b.txt', '2024年工作总结\n一、主要工作\n全区新增学位7880个。\n二、存在问题\n人手不足。\n');
    const [outlined] = JSON.parse(run(['outline', '--format', 'json', path]).output).files;
    assert.match(JSON.stringify(outlined.sections), /"title":"主要工作","marker":"一、"/);
    assert.match(run(['outline', path]).output, /├─ 一、主要工作 :2\n.*└─ 二、存在问题 :4/);
    const [counted] = JSON.parse(run(['indicators', '--format', 'json', path]).output).files;
    assert.equal(counted.indicators[0].value, 7880);
    assert.match(run(['indicators', path]).output, /7880个/);
    assert.match(run(['indicators', '--format', 'csv', path]).output, /^\uFEFF文件,行,列,.*\r\n.*7880个/);
  });

  test('a reader that goes away early ends the run quietly', async () => {
    for (let index = 0; index < 20; index++)
      put(`many/${index}.txt`, DOUBLED.repeat(50).replaceAll('工作', `工作${index}`));
    const child = spawn(process.execPath, [CLI, 'check', join(folder, 'many')]);
    const errors: Buffer[] = [];
    child.stderr.on('data', chunk => errors.push(chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    const [code] = await once(child, 'exit');
    assert.ok(code === 0 || code === 1, String(code));
    assert.equal(Buffer.concat(errors).toString(), '');
  });
});
