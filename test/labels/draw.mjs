// Draws the sentences whose figures were labelled by hand: 150 with a digit, seed 20261121, from the reports in
// ../shared/corpus. Prints JSON: [{ file, start, end, text }], offsets in UTF-16 units of the decoded file. The labels
// hold offsets and values only, as the reports are not ours to ship.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './tools.mjs';

const SEED = 20261121;
const COUNT = 150;
export const CORPUS = fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));

export function drawSentences() {
  if (!existsSync(CORPUS)) return undefined;
  const files = readdirSync(CORPUS)
    .filter(name => name.endsWith('.txt'))
    .sort();
  const all = files.flatMap(file => sentencesOf(file, readFileSync(join(CORPUS, file), 'utf8')));
  return shuffle(all, randomFrom(SEED)).slice(0, COUNT);
}

function sentencesOf(file, text) {
  const found = [...text.matchAll(/[^。！？；\r\n]+[。！？；]?/g)].filter(([sentence]) => /\d/.test(sentence));
  return found.map(match => ({ file, start: match.index, end: match.index + match[0].length, text: match[0] }));
}

function shuffle(list, random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j], list[i]];
  }
  return list;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(drawSentences(), null, 1));
