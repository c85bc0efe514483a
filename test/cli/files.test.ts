import assert from 'node:assert/strict';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { disk } from '../../server/src/cli/disk';
import { findFiles } from '../../server/src/cli/files';
import { memoryDisk, systemError } from './support';

let root: string;

function at(...names: string[]): string {
  return join(root, ...names);
}

function put(path: string): void {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), '文');
}

/** Paths and failures as short lines, relative to the temporary folder. */
function found(paths: readonly string[], using = disk): readonly string[] {
  return [...findFiles(paths, using)].map(each => {
    const line = typeof each === 'string' ? each : `! ${each.path} ${each.reason.zh.slice(0, 8)}`;
    return line.replace(`${root}/`, '').replaceAll('\\', '/');
  });
}

suite('finding files', () => {
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'reportlint-'));
    for (const path of ['b.txt', 'A.TXT', 'c.report', 'd.md', 'e.docx', 'notes', 'sub/f.txt', 'sub/deep/g.md'])
      put(path);
    for (const path of ['.git/h.txt', '.i.txt', 'node_modules/j.md', 'README.md', 'readme_en.txt', 'Changelog.md'])
      put(path);
    for (const path of ['LICENSE.txt', 'sub/README', 'licensed.txt', 'plain/x.pdf', 'hidden/.k.txt']) put(path);
  });

  after(() => rmSync(root, { recursive: true }));

  test('a folder gives its reports in the order of their names', () => {
    const expected = ['A.TXT', 'b.txt', 'c.report', 'd.md', 'licensed.txt', 'sub/deep/g.md', 'sub/f.txt'];
    assert.deepEqual(found([root]), expected);
  });

  test('a named file is taken whatever its name', () => {
    const named = ['notes', 'README.md', '.i.txt', 'e.docx', 'node_modules'].map(name => at(name));
    assert.deepEqual(found(named), ['notes', 'README.md', '.i.txt', 'e.docx', 'node_modules/j.md']);
  });

  test('arguments keep their order; what is reached twice is listed once', () => {
    assert.deepEqual(found([at('sub/f.txt'), '-', at('sub'), '-', at('./sub/f.txt')]), [
      'sub/f.txt',
      '-',
      'sub/deep/g.md',
    ]);
  });

  test('a path that is not there and a folder without reports are named', () => {
    assert.deepEqual(found([at('none.txt'), at('b.txt', 'x'), at('plain'), at('hidden')]), [
      '! none.txt 找不到这个文件或',
      '! b.txt/x 找不到这个文件或',
      '! plain 文件夹里没有可检',
      '! hidden 文件夹里没有可检',
    ]);
  });

  test('links are followed, but not round in a circle; what points nowhere is named', () => {
    mkdirSync(at('links'));
    symlinkSync('..', at('links', 'up'));
    symlinkSync('../b.txt', at('links', 'b-link.txt'));
    symlinkSync('gone', at('links', 'gone.txt'));
    symlinkSync('gone', at('links', 'gone.bin'));
    symlinkSync('self.txt', at('links', 'self.txt'));
    const lines = found([at('links')]);
    assert.deepEqual(lines.slice(0, 2), ['links/b-link.txt', '! links/gone.txt 符号链接指向的文']);
    assert.equal(lines[2], '! links/self.txt 符号链接互相指向');
    assert.ok(lines.includes('links/up/sub/deep/g.md'));
    assert.equal(lines.filter(line => line.endsWith('g.md')).length, 1);
    rmSync(at('links'), { recursive: true });
  });

  test('a folder that may not be listed is named, the rest is still found', () => {
    const closed = memoryDisk({ 'top/a.txt': '' }, { top: ['a.txt', 'shut'], 'top/shut': [] });
    const list = (folder: string) => {
      if (folder === 'top/shut') throw systemError('EACCES');
      return closed.list(folder);
    };
    assert.deepEqual(found(['top'], { ...closed, list }), ['top/a.txt', '! top/shut 没有读取权限，没']);
  });

  test('what is no regular file, or too large for a string, is named', () => {
    const kinds = { 'tty.txt': { kind: 'other', size: 0 }, 'huge.txt': { kind: 'file', size: 2 ** 29 } } as const;
    const look = (path: string) => kinds[path as keyof typeof kinds];
    assert.deepEqual(found(Object.keys(kinds), { ...memoryDisk({}), look }), [
      '! tty.txt 不是普通文件，没',
      '! huge.txt 文件超过 256',
    ]);
  });
});

suite('replacing a file', () => {
  before(() => {
    root = mkdtempSync(join(tmpdir(), 'reportlint-'));
  });

  after(() => rmSync(root, { recursive: true }));

  test('keeps the mode, goes through links and leaves nothing behind', () => {
    put('real/a.txt');
    chmodSync(at('real/a.txt'), 0o640);
    symlinkSync('real/a.txt', at('link.txt'));
    disk.replace(at('link.txt'), Buffer.from('新'));
    assert.equal(readFileSync(at('real/a.txt'), 'utf8'), '新');
    assert.equal(statSync(at('real/a.txt')).mode & 0o777, 0o640);
    assert.ok(disk.isLink(at('link.txt')));
    assert.deepEqual(readdirSync(at('real')), ['a.txt']);
  });

  test('a failure leaves the old content and no temporary file', () => {
    put('b/a.txt');
    const unwritable = { length: 1 } as unknown as Uint8Array;
    assert.throws(() => disk.replace(at('b/a.txt'), unwritable));
    assert.equal(readFileSync(at('b/a.txt'), 'utf8'), '文');
    assert.deepEqual(readdirSync(at('b')), ['a.txt']);
  });
});
