// Takes away each half of every pair of quotes, brackets and book marks in reports, one at a time, and measures how often
// the place offered first is the right one, by sign and half; with --cross by weights learned from the other reports only.
// `node test/labels/missing-halves.mjs FOLDER... [--show N] [--cross yes]`
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { firstPlace, learn, loadCues, lostHalves, lostHalvesOfParts, quotedIn } from '../../scripts/half-model.mjs';
import { loadEngine, optionIn } from './tools.mjs';

const folders = process.argv.slice(2).filter((each, i, all) => !each.startsWith('--') && !all[i - 1]?.startsWith('--'));
const SHOWN = Number(optionIn(process.argv, 'show', 0));

const { readDraft, unpaired, CLOSER_OF } = await loadEngine(
  'missing-halves',
  `export { readDraft } from './server/src/draft/draft'; export { unpaired } from './server/src/rules/text/unpaired';
  export { CLOSER_OF } from './server/src/text/pairs';`,
);

const rows = new Map();
const misses = [];
const reports = folders.flatMap(folder =>
  readdirSync(folder)
    .filter(each => each.endsWith('.txt'))
    .map(name => ({
      name,
      text: readFileSync(path.join(folder, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r', ''),
    })),
);
if (optionIn(process.argv, 'cross', '') === '') for (const { name, text } of reports) measure(name, text);
else await measureCross();

for (const [kind, row] of [...rows].sort()) console.log(`${kind.padEnd(28)} ${share(row)}`);
for (let i = 0; i < Math.min(SHOWN, misses.length); i++)
  console.log(misses[Math.floor((i * misses.length) / Math.min(SHOWN, misses.length))]);

function measure(name, text) {
  const whole = readDraft(text);
  for (const { start, end } of pairsIn(text)) {
    for (const at of [start, end - 1]) {
      const broken = text.slice(0, at) + text.slice(at + 1);
      const problems = [...unpaired.draft(readDraft(broken, whole))];
      const place = problems.find(each => each.start <= end && each.end >= start - 1);
      const edits = place?.fixes[0]?.edits ?? [];
      const repaired = edits.reduceRight((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), broken);
      const kind = `${text[start]}${text[end - 1]} ${at === start ? 'first' : 'last'} half`;
      for (const each of [kind, `all of ${name}`, 'all']) count(each, problems.length > 0, repaired === text);
      if (repaired !== text)
        misses.push(
          `${text.slice(start - 8, at)}⟦${text[at]}⟧${text.slice(at + 1, end + 8)} | ${place?.fixes[0]?.title.zh}`.replaceAll(
            '\n',
            '⏎',
          ),
        );
    }
  }
}

/** Each report by weights that do not know it. */
async function measureCross() {
  const engine = await loadCues();
  const quoted = quotedIn(reports);
  const losses = reports.flatMap(report => lostHalves(engine, report));
  const lessons = reports.flatMap(report => lostHalvesOfParts(engine, report));
  for (const { name } of reports) {
    const others = lessons.filter(({ report }) => report !== name);
    const among = new Set(others.map(({ report }) => report));
    const weights = learn(others, quoted);
    for (const each of losses.filter(({ report }) => report === name)) {
      const first = firstPlace(weights, each, quoted, among);
      for (const kind of [each.sign, `all of ${name}`, 'all']) count(kind, true, first === each.right && first >= 0);
      if (first !== each.right) misses.push(`${each.shown} | ${each.places[first]?.term}`);
    }
  }
}

/** Pairs that stand whole within a line. */
function pairsIn(text) {
  const open = [];
  const pairs = [];
  for (const { 0: sign, index } of text.matchAll(/[“”‘’（）()《》〈〉\n]/g)) {
    if (sign === '\n') open.length = 0;
    else if (CLOSER_OF.has(sign)) open.push({ sign, index });
    else if (CLOSER_OF.get(open.at(-1)?.sign) === sign) pairs.push({ start: open.pop().index, end: index + 1 });
  }
  return pairs;
}

function count(kind, isFound, isRight) {
  const row = rows.get(kind) ?? { all: 0, found: 0, right: 0 };
  rows.set(kind, { all: row.all + 1, found: row.found + isFound, right: row.right + isRight });
}

function share({ all, found, right }) {
  return `${String(all).padStart(6)}  found ${((100 * found) / all).toFixed(1)}%  right first ${((100 * right) / all).toFixed(1)}%`;
}
