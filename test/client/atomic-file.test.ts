import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { changeFile, type Files, readFile } from '../../client/src/annotations/atomic-file';

/** A file system in memory. `failAfter` is how many units may still be written or calls made before everything fails. */
class Memory implements Files<string> {
  readonly content = new Map<string, string>();
  failAfter = Number.POSITIVE_INFINITY;
  private names = 0;

  async read(file: string) {
    this.spend(1);
    return this.content.get(file);
  }

  async write(file: string, content: string) {
    this.content.set(file, content.slice(0, Math.max(0, this.failAfter)));
    this.spend(content.length);
  }

  /** As VS Code does it on disk: first the one goes, then the other comes. */
  async replace(file: string, by: string) {
    this.content.delete(file);
    this.spend(1);
    this.content.set(file, this.content.get(by) ?? '');
    this.content.delete(by);
    this.spend(1);
  }

  async remove(file: string) {
    this.spend(1);
    this.content.delete(file);
  }

  draftOf(file: string) {
    return `${file}.${this.names++}.tmp`;
  }

  async drafts(file: string) {
    return [...this.content.keys()].filter(name => name.startsWith(`${file}.`)).reverse();
  }

  private spend(units: number) {
    this.failAfter -= units;
    if (this.failAfter < 0) throw new Error('cut off');
  }
}

const isWhole = (content: string) => content.endsWith(']\n');

suite('changing a file of annotations', () => {
  test('a write that is cut off at any byte leaves the old or the new file', async () => {
    const [old, next] = ['[old]\n', '[new and longer]\n'];
    const outcomes = new Set<string>();
    for (let failAfter = 0; failAfter < 60; failAfter++) {
      const files = new Memory();
      files.content.set('a', old);
      files.failAfter = failAfter;
      await changeFile(files, 'a', isWhole, async () => next).catch(() => undefined);
      files.failAfter = Number.POSITIVE_INFINITY;
      outcomes.add((await readFile(files, 'a', isWhole)) ?? 'gone');
    }
    assert.deepEqual([...outcomes], [old, next]);
  });

  test('a first write that is cut off leaves no file or the whole of it', async () => {
    for (let failAfter = 0; failAfter < 40; failAfter++) {
      const files = new Memory();
      files.failAfter = failAfter;
      await changeFile(files, 'a', isWhole, async () => '[new]\n').catch(() => undefined);
      files.failAfter = Number.POSITIVE_INFINITY;
      assert.ok([undefined, '[new]\n'].includes(await readFile(files, 'a', isWhole)));
    }
  });

  test('a file that was taken away and not put back is found in its draft, and changed from there', async () => {
    const files = new Memory();
    files.content.set('a.7.tmp', '[kept]\n').set('a.8.tmp', '[cut');
    await changeFile(files, 'a', isWhole, async content => `[more]${content}`);
    assert.deepEqual([...files.content], [['a', '[more][kept]\n']]);
  });

  test('what others write meanwhile is kept: the change is made anew to it', async () => {
    const files = new Memory();
    files.content.set('a', '1');
    let others = 2;
    await changeFile(files, 'a', isWhole, async content => {
      if (others-- > 0) files.content.set('a', `${content}o`);
      return `${content}m`;
    });
    assert.deepEqual([...files.content], [['a', '1oom']]);
  });

  test('nothing is written where nothing changes, or where the change is refused', async () => {
    const files = new Memory();
    files.content.set('a', '1');
    for (const result of ['1', undefined]) await changeFile(files, 'a', isWhole, async () => result);
    await assert.rejects(
      changeFile(files, 'a', isWhole, () => Promise.reject(new Error('refused'))),
      /refused/,
    );
    assert.deepEqual([...files.content], [['a', '1']]);
  });

  test('a file that never rests is told of and left alone', async () => {
    const files = new Memory();
    let count = 0;
    const busy = async () => {
      files.content.set('a', String(count++));
      return 'mine';
    };
    await assert.rejects(changeFile(files, 'a', isWhole, busy), /keeps changing/);
    assert.deepEqual([...files.content.keys()], ['a']);
  });
});
