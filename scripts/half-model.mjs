// Learns where halves of pairs stand: takes away each half of every pair in reports and weighs the cues of
// server/src/text/half-cues.ts so that the right place comes out first (a conditional logit over the possible places, by
// stochastic gradients with rates that fall for each weight by itself). Deterministic.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const WORK = 'test/.work/half-model';
/** How many reports a cue must come from; titles and brackets are fewer than quotations. */
const LEAST_REPORTS = 5;
const LEAST_REPORTS_OF_FEW = 4;
const LEAST_WEIGHT = 0.4;
// A list parted by spaces holds no space; titles and brackets are too few to learn words from.
const LEFT_OUT = /\s|^[BT][bfln]2/;
const ROUNDS = 12;
const RATE = 0.15;
const DECAY = 10;

// What a document or many reports quote elsewhere decides, even where reports happen to quote little twice.
const PRIOR = new Map([
  ['Qknown', 5],
  ['Tknown', 5],
  ['Bknown', 4],
  ['Qknownlen', 1],
  ['Qcommon', 3],
  // 工程 and its like are words even in a text too short to show it.
  ['Qocut', -4],
  ['Qccut', -4],
  ['Tocut', -4],
  ['Tccut', -4],
  ['Bocut', -4],
  ['Bccut', -4],
  ['Qtouches', 2],
  ['Baside', 2],
  ['Bwhole', 5],
  ['Bcstop', 1],
  ['Tounit', -3],
  ['Bounit', -4],
  ['Qounit', -4],
]);

/** What reports set in quotes wherever they are from: names of national policies, slogans. */
export const NATIONAL = new Set(
  '一带一路 十四五 十五五 十三五 两个确立 两个维护 四个意识 四个自信 双减 双碳 双一流 三农 三公 两会 放管服 一国两制 五位一体 四个全面 两个毫不动摇 三会一课 一岗双责 四风 两新 两重 专精特新 小巨人 互联网+ 人工智能+ 菜篮子 米袋子 枫桥经验 万人计划 三医 双招双引 一老一小 一网通办 最多跑一次 高效办成一件事 千村示范、万村整治 五育并举 三名 双高计划 白名单 三个区分开来 第一议题 两不愁三保障 四好农村路 三区三线'.split(
    ' ',
  ),
);

/** The parts of the engine that say what a place is like. */
export async function loadCues() {
  mkdirSync(WORK, { recursive: true });
  const contents = `export { readDraft } from './server/src/draft/draft';
    export { pairedTermsOf, pairsOf } from './server/src/draft/wording';
    export { tellCues } from './server/src/text/half-cues'; export { possiblePlaces } from './server/src/text/half-places';
    export { CLOSER_OF, findUnpaired } from './server/src/text/pairs';`;
  const outfile = `${WORK}/cues.mjs`;
  await build({ stdin: { contents, resolveDir: '.' }, outfile, bundle: true, format: 'esm', platform: 'node' });
  return import(pathToFileURL(resolve(outfile)).href);
}

/** Every lost half of a report, read whole and in short parts, as drafts of all lengths lose signs. */
export function lostHalvesOfParts(engine, { name, text }) {
  const lines = text.split('\n');
  const parts = [];
  for (let from = 0; from < lines.length; from += PART) parts.push(lines.slice(from, from + PART).join('\n'));
  return [text, ...parts].flatMap(part => lostHalves(engine, { name, text: part }));
}

const PART = 8;

/** Every lost half of a report: its possible places with their cues, and which of them is right. */
export function lostHalves(engine, { name, text }) {
  const draft = engine.readDraft(text);
  const [terms, pairs] = [engine.pairedTermsOf(draft), engine.pairsOf(draft)];
  const losses = [];
  for (const { kind, text: line, pinyin } of draft.paragraphs) {
    if (kind !== 'text' || engine.findUnpaired(line).length > 0) continue;
    for (const pair of pairsIn(engine, line)) {
      if (pinyin.some(each => each.start <= pair.start && each.end >= pair.end)) continue;
      const own = line.slice(pair.start, pair.end - 1);
      const others = { has: each => (terms.get(each) ?? 0) > (each === own ? 1 : 0) };
      for (const at of [pair.start, pair.end - 1])
        losses.push(loss(engine, name, line, pair, at, { terms: others, pairs: pairsWithout(pairs, line, at) }));
    }
  }
  return losses.filter(each => each !== undefined);
}

/** How often pairs of characters stand in a document that has lost the sign at an offset of a line. */
function pairsWithout(pairs, line, at) {
  const changes = new Map([
    [line.slice(at - 1, at + 1), -1],
    [line.slice(at, at + 2), -1],
    [line.charAt(at - 1) + line.charAt(at + 1), 1],
  ]);
  return { get: pair => (pairs.get(pair) ?? 0) + (changes.get(pair) ?? 0) };
}

function pairsIn({ CLOSER_OF }, line) {
  const open = [];
  const pairs = [];
  for (const { 0: sign, index } of line.matchAll(/[“”‘’（）()《》〈〉]/g)) {
    if (CLOSER_OF.has(sign)) open.push({ sign, index });
    else if (CLOSER_OF.get(open.at(-1)?.sign) === sign) pairs.push({ start: open.pop().index, end: index + 1 });
  }
  return pairs;
}

function loss(engine, report, line, { start, end }, at, known) {
  const broken = line.slice(0, at) + line.slice(at + 1);
  const found = engine.findUnpaired(broken);
  const left = at === start ? end - 2 : start;
  if (found.length !== 1 || found[0].start !== left || !/^no-/.test(found[0].kind)) return undefined;
  const places = engine.possiblePlaces(broken, found[0]).map(place => {
    const cues = [];
    const term = broken.slice(place.start, place.end);
    // The list in use knows this report; here it counts only what others quote.
    engine.tellCues(broken, place, known, (cue, strength) => {
      if (!cue.endsWith('common')) cues.push([cue, strength]);
    });
    if (place.opener === '“' && NATIONAL.has(term)) cues.push(['Qcommon', 1]);
    return { ...place, term, cues };
  });
  return {
    report,
    sign: line[at],
    quotes: line[start] === '“',
    right: places.findIndex(({ offset }) => offset === at),
    places,
    shown: `${line.slice(Math.max(0, at - 12), at)}⟦${line[at]}⟧${line.slice(at + 1, at + 13)}`,
  };
}

/** Terms in quotes with the reports that quote them. */
export function quotedIn(reports) {
  const found = new Map();
  for (const { name, text } of reports)
    for (const [, term] of text.matchAll(/“([^“”\s]{2,20})”/g))
      found.set(term, (found.get(term) ?? new Set()).add(name));
  return found;
}

/** Terms that reports other than this one quote, twice and more. */
function isCommon(quoted, term, report, among) {
  let count = 0;
  for (const name of quoted.get(term) ?? []) if (name !== report && among.has(name)) count++;
  return count >= 2;
}

function cuesOf({ quotes, report, places }, quoted, among) {
  return places.map(({ term, cues }) =>
    quotes && isCommon(quoted, term, report, among) && !cues.some(([cue]) => cue === 'Qcommon')
      ? [...cues, ['Qcommon', 1]]
      : cues,
  );
}

/** Weighs the cues: cue → weight in tenths. */
export function learn(losses, quoted) {
  const among = new Set(losses.map(({ report }) => report));
  const data = losses
    .filter(({ right }) => right >= 0)
    .map(each => ({ report: each.report, right: each.right, places: cuesOf(each, quoted, among) }));
  const ids = cuesOfSeveralReports(data);
  const prior = Float64Array.from(ids.keys(), cue => PRIOR.get(cue) ?? 0);
  const rows = data.map(({ right, places }) => ({
    right,
    places: places.map(cues => cues.flatMap(([cue, strength]) => (ids.has(cue) ? [[ids.get(cue), strength]] : []))),
  }));
  const weights = descend(rows, prior);
  return new Map(
    Array.from(ids, ([cue, id]) => [cue, Math.round(weights[id] * 5) * 2]).filter(
      ([, weight]) => Math.abs(weight) >= LEAST_WEIGHT * 10,
    ),
  );
}

function cuesOfSeveralReports(data) {
  const reportsOf = new Map();
  for (const { report, places } of data)
    for (const cues of places)
      for (const [cue] of cues) reportsOf.set(cue, (reportsOf.get(cue) ?? new Set()).add(report));
  const kept = [...reportsOf].filter(
    ([cue, reports]) =>
      reports.size >= (cue.startsWith('Q') ? LEAST_REPORTS : LEAST_REPORTS_OF_FEW) && !LEFT_OUT.test(cue),
  );
  return new Map(kept.map(([cue], id) => [cue, id]));
}

function descend(rows, prior) {
  const weights = Float64Array.from(prior);
  const squares = new Float64Array(prior.length).fill(1e-6);
  const sums = new Float64Array(prior.length);
  const order = rows.map((_, i) => i);
  let state = 1;
  const below = n => {
    state = (state * 16807) % 2147483647;
    return state % n;
  };
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const i of order) step(rows[i], weights, squares, prior, DECAY / rows.length);
    if (round >= ROUNDS / 2) for (let id = 0; id < sums.length; id++) sums[id] += weights[id];
  }
  // The mean of the later rounds is steadier than the last.
  return sums.map(sum => sum / Math.floor(ROUNDS / 2));
}

function step({ right, places }, weights, squares, prior, decay) {
  const scores = places.map(cues => cues.reduce((sum, [id, strength]) => sum + weights[id] * strength, 0));
  const most = Math.max(...scores);
  const odds = scores.map(score => Math.exp(score - most));
  const all = odds.reduce((sum, each) => sum + each, 0);
  const slopes = new Map();
  for (const [i, cues] of places.entries()) {
    const slope = odds[i] / all - (i === right ? 1 : 0);
    if (Math.abs(slope) < 1e-5) continue;
    for (const [id, strength] of cues) slopes.set(id, (slopes.get(id) ?? 0) + slope * strength);
  }
  for (const [id, slope] of slopes) {
    const steep = slope + decay * (weights[id] - prior[id]);
    squares[id] += steep * steep;
    weights[id] -= (RATE * steep) / Math.sqrt(squares[id]);
  }
}

/** Index of the place that these weights put first. */
export function firstPlace(weights, loss, quoted, among) {
  const scores = cuesOf(loss, quoted, among).map(cues =>
    cues.reduce((sum, [cue, strength]) => sum + (weights.get(cue) ?? 0) * strength, 0),
  );
  return scores.indexOf(Math.max(...scores));
}
