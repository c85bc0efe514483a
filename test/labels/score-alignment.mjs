// Scores `reportlint compare` of dist/cli.js against the labelled pairs: of the pairs that it puts in one row the share that
// are the same indicator (precision), and of those that are the same the share that it puts in one row (recall).
// `--verbose` prints every error and what is only suggested.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CORPUS } from './draw.mjs';

const verbose = process.argv.includes('--verbose');
if (!existsSync(CORPUS)) {
  console.log('not measured: the reports are not beside the project');
  process.exit(0);
}

const pairs = JSON.parse(readFileSync(new URL('alignment-2025.json', import.meta.url), 'utf8'));
const files = [...new Set(pairs.flatMap(({ a, b }) => [a.file, b.file]))];
const run = spawnSync(
  process.execPath,
  ['dist/cli.js', 'compare', '--format', 'json', ...files.map(file => join(CORPUS, file))],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
);
const { reports, columns, rows, suggestions } = JSON.parse(run.stdout);
const rowOf = new Map();
rows.forEach((row, index) => {
  row.cells.forEach((cell, column) => {
    const file = basename(reports[columns[column].report].path);
    for (const { start } of cell?.mentions ?? []) rowOf.set(`${file} ${start}`, index);
  });
});

const count = { right: 0, wrong: 0, missed: 0, suggested: 0 };
for (const pair of pairs) judge(pair);
const precision = count.right / (count.right + count.wrong || 1);
const recall = count.right / (count.right + count.missed || 1);
console.log(
  `alignment: P ${precision.toFixed(3)} R ${recall.toFixed(3)} over ${pairs.length} pairs ` +
    `(${count.right} right, ${count.wrong} wrong, ${count.missed} missed, of which ${count.suggested} suggested)`,
);

function judge({ a, b, same, why }) {
  const [one, other] = [a, b].map(({ file, start }) => rowOf.get(`${file} ${start}`));
  if (one === undefined || other === undefined) console.log(`not a figure: ${a.text} ${b.text}`);
  const together = one === other && one !== undefined;
  if (together) count[same ? 'right' : 'wrong']++;
  else if (same) miss(one, other, why, a, b);
  if (verbose && together && !same) console.log(`wrong   ${a.text} / ${b.text}: ${why}`);
}

function miss(one, other, why, a, b) {
  count.missed++;
  const suggested = suggestions.some(({ rows: [x, y] }) => (x === one && y === other) || (x === other && y === one));
  if (suggested) count.suggested++;
  if (verbose) console.log(`${suggested ? 'asked ' : 'missed'}  ${a.text} / ${b.text}: ${why}`);
}
