import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { ListedReport } from '../../server/src/protocol';
import { ClosedReports } from '../../server/src/service/closed-reports';
import { matchingSymbols } from '../../server/src/service/workspace-symbols';

const ONE = '海港区2024年工作总结\n\n一、主要工作\n\n完成了各项任务。\n';
const TWO = '山城区2024年工作总结\n\n一、经济发展\n\n增长很快。\n';

describe('matchingSymbols', () => {
  const symbols = ['一、主要工作', '（一）主动作为要务', '二、工作打算', '（二）GDP Growth'].map(symbol);
  const found = (query: string) => matchingSymbols(symbols, query).map(({ name }) => name);

  it('takes all for an empty query', () => {
    assert.equal(found('').length, 4);
  });

  it('puts names that hold the query before those that hold its letters apart', () => {
    assert.deepEqual(found('主要'), ['一、主要工作', '（一）主动作为要务']);
    assert.deepEqual(found('打算'), ['二、工作打算']);
    assert.deepEqual(found('算打'), []);
  });

  it('minds neither case nor spaces', () => {
    assert.deepEqual(found('gdp gr'), ['（二）GDP Growth']);
  });

  it('ends somewhere', () => {
    const many = Array.from({ length: 5000 }, (_, index) => symbol(`第${index}节`));
    assert.equal(matchingSymbols(many, '').length, 1000);
    assert.deepEqual(matchingSymbols(many, '第4999节').length, 1);
  });
});

describe('closed reports', () => {
  it('are read once, and again when they have changed', async () => {
    const disk = fakeDisk({ 'file:///1': ONE, 'file:///2': TWO });
    const reports = new ClosedReports(disk);
    assert.deepEqual(await namesOf(reports), [
      '海港区2024年工作总结',
      '一、主要工作',
      '山城区2024年工作总结',
      '一、经济发展',
    ]);
    await namesOf(reports);
    assert.deepEqual(disk.reads, ['file:///1', 'file:///2']);
    disk.write('file:///2', TWO.replace('经济发展', '民生改善'));
    assert.equal((await namesOf(reports)).at(-1), '一、民生改善');
    assert.deepEqual(disk.reads, ['file:///1', 'file:///2', 'file:///2']);
  });

  it('leave out what is open, what has gone and what is no report', async () => {
    const disk = fakeDisk({ 'file:///1': ONE, 'file:///2': TWO, 'file:///3': undefined });
    const reports = new ClosedReports(disk);
    assert.deepEqual(await namesOf(reports, 'file:///1'), ['山城区2024年工作总结', '一、经济发展']);
    assert.deepEqual(disk.reads, ['file:///2', 'file:///3']);
    disk.remove('file:///2');
    assert.deepEqual(await namesOf(reports, 'file:///1'), []);
  });

  it('are read no further once nobody waits', async () => {
    const disk = fakeDisk({ 'file:///1': ONE, 'file:///2': TWO });
    await new ClosedReports(disk).digests(
      () => false,
      () => disk.reads.length > 0,
    );
    assert.deepEqual(disk.reads, ['file:///1']);
  });
});

async function namesOf(reports: ClosedReports, open?: string): Promise<readonly string[]> {
  const digests = await reports.digests(
    uri => uri === open,
    () => false,
  );
  return digests.flatMap(({ headings }) => headings.map(({ name }) => name));
}

function fakeDisk(texts: Record<string, string | undefined>) {
  const files = new Map(Object.entries(texts).map(([uri, text]) => [uri, { text, stamp: 1 }]));
  const reads: string[] = [];
  return {
    reads,
    list: async (): Promise<readonly ListedReport[]> =>
      Array.from(files, ([uri, { stamp }]) => ({ uri, stamp: String(stamp) })),
    read: async (uri: string) => {
      reads.push(uri);
      return files.get(uri)?.text;
    },
    write: (uri: string, text: string) => files.set(uri, { text, stamp: files.get(uri)!.stamp + 1 }),
    remove: (uri: string) => files.delete(uri),
  };
}

function symbol(name: string): SymbolInformation {
  const place = { line: 0, character: 0 };
  return { name, kind: 15, location: { uri: 'file:///a', range: { start: place, end: place } } };
}
