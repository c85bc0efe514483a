import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Log } from 'sarif';
import { run } from '../../server/src/cli/run';
import { memoryDisk, recordingWorld } from './support';

const SHARED = '各学校围绕校园安全、食品安全、心理健康开展专项排查，建立问题台账，实行销号管理，确保师生安全。';
const OLD = `某区2023年教育工作总结\n一、校园安全\n${SHARED}\n二、其他工作\n完成其他各项任务。\n`;
const NOW = `某区2024年教育工作总结\n新增公办学位3000个。\n${SHARED.replaceAll('，', ',')}\n`;

async function check(args: readonly string[], files: Record<string, string>, input = '') {
  const { world, output, complaints } = recordingWorld(memoryDisk(files), input);
  const code = await run(['check', ...args], world);
  return { code, output: output(), complaints };
}

interface Shared {
  readonly rule: string;
  readonly start: number;
  readonly end: number;
  readonly related: readonly { readonly path: string; readonly start: number; readonly end: number }[];
}

function sharedIn(output: string): readonly (readonly [path: string, finding: Shared])[] {
  const { files } = JSON.parse(output) as { files: { path: string; findings: Shared[] }[] };
  return files.flatMap(({ path, findings }) =>
    findings.filter(({ rule }) => rule === 'duplicate/other-report').map(each => [path, each] as const),
  );
}

suite('check --across', () => {
  const files = { 'old.txt': OLD, 'new.txt': NOW };

  test('tells each file of the place in the other', async () => {
    const { code, output } = await check(['--across', '--format', 'json', 'old.txt', 'new.txt'], files);
    const texts: Record<string, string> = files;
    const quoted = (path: string, { start, end }: { start: number; end: number }) => [
      path,
      texts[path]!.slice(start, end).replaceAll(',', '，'),
    ];
    assert.deepEqual(
      sharedIn(output).map(([path, finding]) => [
        quoted(path, finding),
        ...finding.related.map(each => quoted(each.path, each)),
      ]),
      [
        [
          ['old.txt', SHARED],
          ['new.txt', SHARED],
        ],
        [
          ['new.txt', SHARED],
          ['old.txt', SHARED],
        ],
      ],
    );
    assert.equal(code, 0, 'information is no failure');
  });

  test('is not done without being asked for', async () => {
    const { output } = await check(['--format', 'json', 'old.txt', 'new.txt'], files);
    assert.deepEqual(sharedIn(output), []);
  });

  test('names the other file and its lines in SARIF', async () => {
    const { output } = await check(['--across', '--format', 'sarif', 'old.txt', 'new.txt'], files);
    const log = JSON.parse(output) as Log;
    const results = log.runs[0]!.results!.filter(({ ruleId }) => ruleId === 'duplicate/other-report');
    const related = results.map(({ relatedLocations }) => relatedLocations![0]!.physicalLocation!);
    assert.deepEqual(
      related.map(({ artifactLocation, region }) => [artifactLocation!.uri, region!.startLine, region!.startColumn]),
      [
        ['new.txt', 3, 1],
        ['old.txt', 3, 1],
      ],
    );
  });

  test('names the other file and its lines for people', async () => {
    const { output } = await check(['--across', 'old.txt', 'new.txt'], files);
    assert.match(output, /→ old\.txt:3:1 《old》中的同一段/);
    assert.match(output, /与《old》第 3 行相同（41 字）/);
  });

  test('reads standard input once and compares it too', async () => {
    const { output } = await check(['--across', '--format', 'json', '-', 'old.txt'], { 'old.txt': OLD }, NOW);
    assert.deepEqual(
      sharedIn(output).map(([path]) => path),
      ['-', 'old.txt'],
    );
  });

  test('complains of a file that cannot be read once', async () => {
    const { code, complaints } = await check(['--across', 'old.txt', 'none.txt'], files);
    assert.deepEqual([code, complaints.length], [2, 1]);
  });

  test('holds a report against that of the year before, wherever it stands among the files', async () => {
    const texts: Record<string, string> = {
      'b/今年.txt': '海港区教育局2024年工作总结\n2023年新增学位4290个，2024年新增学位6000个。\n',
      'a/去年.txt': '海港区教育局2023年工作总结\n新增学位4920个。\n',
      'a/民政.txt': '海港区民政局2023年工作总结\n新增学位4300个。\n',
    };
    const names = Object.keys(texts);
    for (const paths of [names, names.toReversed()]) {
      const { code, output } = await check(['--across', '--format', 'json', ...paths], texts);
      const { files: checked } = JSON.parse(output) as { files: { path: string; findings: Shared[] }[] };
      const found = checked.flatMap(({ path, findings }) => findings.map(each => ({ path, ...each })));
      assert.deepEqual(
        found.map(({ path, rule, start, end }) => [path, rule, texts[path]!.slice(start, end)]),
        [['b/今年.txt', 'figure/conflict', '4290个']],
      );
      const [related] = found[0]!.related;
      assert.deepEqual(
        [related!.path, texts[related!.path]!.slice(related!.start, related!.end)],
        ['a/去年.txt', '4920个'],
      );
      assert.equal(code, 1);
    }
    const { output } = await check(['--across', ...names], texts);
    assert.match(output, /2023年“新增学位”与上年报告不一致：本文4290个，《去年》4920个。/);
    assert.match(output, /→ a.去年\.txt:2:5 上年报告中的数值/);
    assert.equal((await check(names, texts)).code, 0);
  });

  test('belongs to check only', async () => {
    const { world, complaints } = recordingWorld(memoryDisk(files));
    assert.equal(await run(['outline', '--across', 'old.txt'], world), 2);
    assert.match(complaints.join(), /--across/);
  });
});
