import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startInMemory } from '../support/in-memory';
import { itemsOf } from '../support/language-client';

const SEEDS = ['haicang-2024', 'linping-2024', 'longwan-2023', 'pingshan-2024', 'xinwu-2024'];

describe('the seeds', () => {
  let client: Awaited<ReturnType<typeof startInMemory>>;
  before(async () => {
    client = await startInMemory();
  });
  after(() => client.dispose());

  for (const seed of SEEDS) {
    it(`finds in ${seed}, typed in the middle, what it finds in the whole`, async () => {
      const text = readFileSync(`seeds/${seed}.txt`, 'utf8').replace(/^\ufeff/, '');
      const [whole, typed] = [`file:///${seed}/a.txt`, `file:///${seed}/b.txt`];
      await client.open(whole, text);
      const expected = itemsOf(await client.diagnostics(whole));
      assert.ok(expected.length > 0);
      await typeInto(typed, text);
      const found = itemsOf(await client.diagnostics(typed));
      assert.equal(JSON.stringify(found).replaceAll('b.txt', 'a.txt'), JSON.stringify(expected));
    });
  }

  /** Opens the text with a gap in its middle and types the gap, with a look at the findings in between. */
  async function typeInto(uri: string, text: string): Promise<void> {
    const from = text.length >> 1;
    const gap = text.slice(from, from + GAP);
    await client.open(uri, text.slice(0, from) + text.slice(from + GAP));
    for (let index = 0; index < GAP; index++) {
      const place = placeAfter(text.slice(0, from + index));
      await client.change(uri, { range: { start: place, end: place }, text: gap[index]! });
      if (index % 10 === 0) await client.diagnostics(uri);
    }
  }
});

const GAP = 60;

function placeAfter(text: string): { line: number; character: number } {
  const lines = text.split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}
