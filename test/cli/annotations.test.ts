import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { run } from '../../server/src/cli/run';
import type { Annotation } from '../../server/src/library/annotations/annotation';
import { type Change, changed } from '../../server/src/library/annotations/change';
import { countedText } from '../../server/src/library/annotations/counted-text';
import { writeAnnotations } from '../../server/src/library/annotations/file';
import { memoryDisk, recordingWorld } from './support';

const BEFORE = '一、工作\n新增学位6000个，增长5%，全区教育事业发展迈上新台阶。\n建成学校12所，师生满意。\n';
const AFTER = BEFORE.replace('6000个', '6100个').replace('建成学校12所，师生满意。\n', '');

function annotations(): string {
  const span = (words: string) => ({ start: BEFORE.indexOf(words), end: BEFORE.indexOf(words) + words.length });
  const changes: readonly Change[] = [
    { kind: 'check', id: 'urn:uuid:1', span: span('6000个'), source: '公报' },
    { kind: 'add', id: 'urn:uuid:2', span: span('建成学校'), text: '=哪一所？' },
    { kind: 'reply', id: 'urn:uuid:3', to: 'urn:uuid:2', text: '*一中*' },
    { kind: 'tag', id: 'urn:uuid:2', tags: ['待查'] },
  ];
  const author = { name: '张三', now: '2024-05-01T08:00:00.000Z', source: 'a.txt' };
  const all = changes.reduce<readonly Annotation[]>(
    (file, change) => changed(file, change, author, countedText(BEFORE)),
    [],
  );
  return writeAnnotations(all);
}

async function listed(format: string, file: string | Uint8Array | undefined = annotations()) {
  const files = { 'a.txt': AFTER, ...(file !== undefined && { 'a.txt.annotations.json': file }) };
  const { world, output, complaints } = recordingWorld(memoryDisk(files));
  const code = await run(['annotations', '--format', format, 'a.txt'], world);
  return { code, output: output(), complaints };
}

suite('annotations', () => {
  test('table: places, what became of a checked figure, and those that have lost their text', async () => {
    const { code, output } = await listed('table');
    assert.equal(code, 0);
    assert.deepEqual(
      output
        .trimEnd()
        .split('\n')
        .slice(2)
        .map(line => line.trim().split(/ {2,}/)),
      [
        ['2', '6100个', '核对后已改：原为6000个', '张三', '2024-05-01', '公报'],
        ['失去原文', '建成学校', '未处理', '张三', '2024-05-01', '=哪一所？'],
        ['张三', '2024-05-01', '*一中*'],
      ],
    );
  });

  test('json: places as everywhere, and null without one', async () => {
    const [check, lost] = JSON.parse((await listed('json')).output).files[0].annotations;
    assert.deepEqual(
      [check.kind, check.line, check.column, AFTER.slice(check.start, check.end), check.orphaned, check.checked],
      ['check', 2, 5, '6100个', false, { figure: '6000个', source: '公报', changed: true }],
    );
    assert.deepEqual(
      [lost.kind, lost.start, lost.line, lost.orphaned, lost.quote, lost.tags, lost.replies[0].text],
      ['comment', null, null, true, '建成学校', ['待查'], '*一中*'],
    );
  });

  test('csv: a remark a line, with a BOM and without formulas', async () => {
    const lines = (await listed('csv')).output.split('\r\n');
    assert.equal(lines[0], '\ufeff文件,行,原文,状态,批注人,时间,批注,交给,标签,编号');
    assert.equal(
      lines[1],
      'a.txt,2,6100个,核对后已改：原为6000个,张三,2024-05-01T08:00:00.000Z,已核对，来源：公报,,,urn:uuid:1',
    );
    assert.match(lines[2]!, /,"'=哪一所？",/);
  });

  test('markdown: quotations and remarks as plain words, the lost ones in a part of their own', async () => {
    const { output } = await listed('markdown');
    assert.match(
      output,
      /\*\*第2行 · 核对后已改：原为6000个\*\*\n\n> 6100个\n\n- \*\*张三\*\* 2024-05-01：已核对，来源：公报/,
    );
    assert.match(
      output,
      /## 失去原文的批注\n\n\*\*未处理 · \\#待查\*\*\n\n> 建成学校\n\n.*：=哪一所？\n.*：\\\*一中\\\*\n/,
    );
  });

  test('a report without annotations has none', async () => {
    const { world, output } = recordingWorld({
      ...memoryDisk({ 'a.txt': AFTER }),
      read(path) {
        if (path === 'a.txt') return new TextEncoder().encode(AFTER);
        throw Object.assign(new Error('none'), { code: 'ENOENT' });
      },
    });
    assert.equal(await run(['annotations', 'a.txt'], world), 0);
    assert.match(output(), /没有批注/);
  });

  test('a file that cannot be read is said with its line, and passes for no empty one', async () => {
    const conflict = annotations().replace('[\n', '[\n<<<<<<< HEAD\n');
    const { code, output, complaints } = await listed('table', conflict);
    assert.deepEqual([code, output], [2, '']);
    assert.match(complaints[0]!, /a\.txt: 批注文件里有 git 合并冲突的标记.*（批注文件第2行）/);
    const other = await listed('json', new Uint8Array([0xff, 0xfe, 0x5b]));
    assert.equal(JSON.parse(other.output).files[0].annotations, null);
    assert.match(other.complaints[0]!, /不是 UTF-8 编码/);
  });
});
