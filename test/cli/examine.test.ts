import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { examineAll, type Job } from '../../server/src/cli/examine';
import { memoryDisk, recordingWorld, systemError } from './support';

/** Prints the length of every text; a text with “!” is a hit, one with “?” brings the engine down. */
const JOB: Job<string> = {
  printer: { begin: () => '[', file: item => item, end: failures => `]${failures.length}` },
  examine({ path, text }) {
    if (text.includes('?')) throw new Error('boom');
    return `${path}=${text} `;
  },
  isHit: item => item.includes('!'),
};

async function examine(
  files: Parameters<typeof memoryDisk>[0],
  paths = Object.keys(files),
  input = '',
  readers?: number,
) {
  const { world, complaints, output } = recordingWorld(memoryDisk(files), input, readers);
  const code = await examineAll(paths, JOB, world, 'zh-CN');
  return { code, complaints, output: output() };
}

suite('examining files', () => {
  test('exit 0 without hits, 1 with', async () => {
    assert.deepEqual(await examine({ a: 'x', b: '' }), { code: 0, complaints: [], output: '[a=x b= ]0' });
    assert.equal((await examine({ a: 'x', b: 'y!' })).code, 1);
  });

  test('what cannot be read is named with the reason and what to do; the rest is examined; exit 2', async () => {
    const files = {
      a: systemError('EACCES'),
      b: '\0',
      c: new Uint8Array([0xff, 0xff]),
      d: 'fine!',
      e: systemError('EIO'),
    };
    const { code, complaints, output } = await examine(files, [...Object.keys(files), 'gone']);
    assert.equal(code, 2);
    assert.equal(output, '[d=fine! ]5');
    assert.deepEqual(
      complaints.map(line => line.slice(0, 20)),
      [
        'reportlint: a: 没有读取权',
        'reportlint: b: 这是二进制',
        'reportlint: c: 内容既不是',
        'reportlint: e: 读写出错：',
        'reportlint: gone: 找不',
      ],
    );
  });

  test('a failure of the engine on one text is told and the others are examined', async () => {
    const { code, complaints, output } = await examine({ a: '?', b: 'x' });
    assert.equal(code, 2);
    assert.match(complaints[0]!, /^reportlint: a: .*boom/);
    assert.equal(output, '[b=x ]1');
  });

  test('standard input is read for -', async () => {
    assert.equal((await examine({}, ['-'], '\uFEFF文')).output, '[-=文 ]0');
  });

  test('stops when nobody reads any more', async () => {
    const { output, code } = await examine({ a: 'x', b: 'y', c: 'z!' }, undefined, '', 2);
    assert.equal(output, '[a=x ');
    assert.equal(code, 0);
  });

  test('names that could steer the terminal are made harmless', async () => {
    const { complaints } = await examine({}, ['a\x1b[2J\nb']);
    assert.match(complaints[0]!, /^reportlint: a\uFFFD\[2J b: /);
  });
});
