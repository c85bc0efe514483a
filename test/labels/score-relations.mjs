// Scores `reportlint relations` of dist/cli.js against the relations that were listed by reading three reports: per kind,
// how many of the listed ones were recognised, and what was recognised beside them, to be read by hand (`--verbose`).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CORPUS } from './draw.mjs';

const verbose = process.argv.includes('--verbose');
const cli = process.argv.includes('--cli') ? process.argv[process.argv.indexOf('--cli') + 1] : 'dist/cli.js';
if (!existsSync(CORPUS)) {
  console.log('not measured: the reports are not beside the project');
  process.exit(0);
}

// A part of a whole is recognised as a sum too where the other parts stand beside it. Targets and dates are no relations
// of their own: a date is judged alone, a target by the rules of its figures.
const ACCEPTED = { 'part-whole': ['part-exceeds-whole', 'sum', 'share'], sum: ['sum', 'part-exceeds-whole'] };
const UNJUDGED = new Set(['date', 'target']);

const labels = JSON.parse(readFileSync(new URL('relations-2025.json', import.meta.url), 'utf8'));
const files = [...new Set(labels.map(label => label.file))];
const texts = new Map(files.map(file => [file, readFileSync(join(CORPUS, file), 'utf8')]));
const run = spawnSync(
  process.execPath,
  [cli, 'relations', '--format', 'json', ...files.map(file => join(CORPUS, file))],
  { encoding: 'utf8', maxBuffer: 1 << 28 },
);
if (!run.stdout) throw new Error(run.stderr);
const found = new Map(JSON.parse(run.stdout).files.map(file => [basename(file.path), file.relations]));

const table = new Map();
const used = new Set();
for (const label of labels) scoreLabel(label);
for (const [file, relations] of found)
  for (const relation of relations) if (!used.has(relation)) unlisted(file, relation);
report();

/** One relation answers one label: where two are listed at one place, two have to be recognised. */
function scoreLabel(label) {
  const row = rowOf(label.type);
  row.listed++;
  const types = ACCEPTED[label.type] ?? [label.type];
  const relation = found
    .get(label.file)
    .find(each => !used.has(each) && types.includes(each.type) && touchesLabel(each, label));
  if (relation === undefined) return tell('missed', label.file, label);
  used.add(relation);
  row.recognised++;
  if (relation.holds || label.holds !== true) return;
  row.wrong++;
  tell('said to fail', label.file, relation);
}

/** By the operands: what lies between two places of a report belongs to neither. */
function touchesLabel(relation, { start, end, also }) {
  const places = [[start, end], ...(also ? [also] : [])];
  return places.some(([from, to]) => relation.operands.some(span => span.start < to && from < span.end));
}

function unlisted(file, relation) {
  rowOf(relation.type).unlisted++;
  tell('unlisted', file, relation);
}

function rowOf(type) {
  if (!table.has(type)) table.set(type, { listed: 0, recognised: 0, wrong: 0, unlisted: 0 });
  return table.get(type);
}

function tell(kind, file, { type, start, end, working }) {
  if (!verbose) return;
  const quote = texts
    .get(file)
    .slice(start, Math.min(end, start + 120))
    .replace(/\s+/g, ' ');
  console.log(
    `${kind.padEnd(12)} ${type.padEnd(18)} ${file.slice(5, 7)} ${start} ${quote}${working ? ` | ${working}` : ''}`,
  );
}

function report() {
  const judged = [...table].filter(([type]) => !UNJUDGED.has(type)).sort(([a], [b]) => a.localeCompare(b));
  console.log('type               recognised/listed  said to fail  unlisted');
  for (const [type, { listed, recognised, wrong, unlisted: extra }] of judged)
    console.log(`${type.padEnd(18)} ${`${recognised}/${listed}`.padEnd(18)} ${String(wrong).padEnd(13)} ${extra}`);
  const sum = key => judged.reduce((total, [, row]) => total + row[key], 0);
  console.log(
    `all: ${sum('recognised')}/${sum('listed')} recognised, ${sum('wrong')} said to fail, ${sum('unlisted')} unlisted`,
  );
  for (const type of UNJUDGED)
    if (table.has(type)) console.log(`${type}: ${table.get(type).listed} listed, judged by no relation`);
}
