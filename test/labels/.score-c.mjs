// Scores `reportlint indicators` of dist/cli.js against the labels: figures found with the right value and unit, and of
// those the share with the right role, hedge, direction, plan, period and name. `--verbose` prints every error.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CORPUS } from './draw.mjs';

const verbose = process.argv.includes('--verbose');
if (!existsSync(CORPUS)) {
  console.log('not measured: the reports are not beside the project');
  process.exit(0);
}

const sentences = JSON.parse(readFileSync(new URL('corpus-2025.json', import.meta.url), 'utf8'));
const texts = new Map();
const textOf = file => texts.get(file) ?? texts.set(file, readFileSync(join(CORPUS, file), 'utf8')).get(file);
const run = spawnSync(process.execPath, ['/tmp/relc/cli.js', 'indicators', '--format', 'json', CORPUS], {
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
const found = new Map(JSON.parse(run.stdout).files.map(file => [basename(file.path), file.indicators]));

const score = { right: 0, wrong: 0, missed: 0, extra: 0 };
const parts = { role: [0, 0], approx: [0, 0], direction: [0, 0], planned: [0, 0], period: [0, 0], name: [0, 0] };

for (const sentence of sentences) {
  const text = textOf(sentence.file);
  const inside = found.get(sentence.file).filter(each => each.start < sentence.end && each.end > sentence.start);
  const used = new Set();
  for (const label of sentence.figures) compareFigure(label, inside, used, text);
  for (const each of inside) if (!used.has(each)) note('extra', text, each, '');
}
report();

function compareFigure(label, inside, used, text) {
  const got = inside.find(each => !used.has(each) && each.start < label.end && label.start < each.end);
  if (got) used.add(got);
  if (label.optional || label.role === 'rank') return;
  if (!got) return note('missed', text, label, '');
  const want = [label.value].flat();
  const values = want.length === 2 ? [got.low, got.high] : [got.value];
  const same = want.every((value, i) => Math.abs(value - values[i]) <= 1e-6 * Math.max(1, Math.abs(value)));
  if (!same || got.unit !== label.unit) return note('wrong', text, label, `${values} ${got.unit}`);
  score.right++;
  compareParts(label, got, text);
}

function compareParts(label, got, text) {
  tally('role', [label.role, label.alt].includes(got.role), label, got, text);
  tally('approx', got.approx === label.approx, label, got, text);
  tally('planned', got.planned === label.planned, label, got, text);
  if (label.role === 'change' && got.role === 'change')
    tally('direction', got.direction === label.direction, label, got, text);
  if (label.period) tally('period', (got.period ?? '') === label.period, label, got, text);
  if (label.name) tally('name', likeness(got.name, text.slice(...label.name)) >= 0.7, label, got, text);
}

function tally(part, right, label, got, text) {
  parts[part][1]++;
  if (right) parts[part][0]++;
  else if (verbose) {
    const want = part === 'name' ? text.slice(...label.name) : label[part];
    console.log(
      `${part.padEnd(9)} ${text.slice(label.start, label.end)}: want ${want}, got ${got[part]}  … ${around(text, label)}`,
    );
  }
}

function note(kind, text, figure, got) {
  score[kind]++;
  if (verbose)
    console.log(
      `${kind.padEnd(9)} ${text.slice(figure.start, figure.end)} ${figure.value} ${figure.unit} ${got}  … ${around(text, figure)}`,
    );
}

function around(text, { start, end }) {
  return text.slice(Math.max(0, start - 18), end + 10).replace(/\s/g, ' ');
}

/** Characters in common over the mean length. */
function likeness(a, b) {
  const left = [...b];
  const common = [...a].filter(character => {
    const at = left.indexOf(character);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  }).length;
  return a && b ? (2 * common) / ([...a].length + [...b].length) : 0;
}

function report() {
  const { right, wrong, missed, extra } = score;
  const precision = right / (right + wrong + extra || 1);
  const recall = right / (right + wrong + missed || 1);
  const f1 = (2 * precision * recall) / (precision + recall || 1);
  console.log(
    `value and unit: P ${precision.toFixed(3)} R ${recall.toFixed(3)} F1 ${f1.toFixed(3)} (${right} right, ${wrong} wrong, ${missed} missed, ${extra} extra)`,
  );
  for (const [part, [good, all]] of Object.entries(parts))
    console.log(`${part}: ${good}/${all} (${(good / all).toFixed(3)})`);
}
