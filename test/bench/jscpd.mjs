import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantiles, short } from './figures.mjs';
import { installPeers } from './peers.mjs';
import { plantedCopies } from './planted-copies.mjs';
import { variant } from './texts.mjs';

const WORK = 'test/.work/bench/jscpd';
const JSCPD = 'test/bench/node_modules/jscpd-linux-x64-gnu/bin/jscpd';
const OURS = 'dist/cli.js';
const RUNS = 5;
// The finest are those under which it finds a clause that stands twice; one step finer it finds less again.
const SETTINGS = { default: [], finest: ['--min-tokens', '2', '--min-lines', '1'] };

/**
 * Duplicates beside jscpd 5 (Rust), whole process against whole process on the same files: time at 1, 4 and 16 times the
 * reports, what is said of the reports as published, and what is found of planted copies.
 */
export function compareWithJscpd(engine, reports) {
  if (!existsSync(OURS)) return ['not measured: no dist/cli.js, run npm run build'];
  const problem = installPeers();
  if (problem) return [`not measured: ${problem}`];
  const times = timesOf(engine, reports);
  const lines = [...times.map(({ line }) => line), ...stockPhrasesOf(reports), ...foundOf(reports)];
  const { times: most, copies, jscpd } = times.at(-1);
  return { lines, data: { times: most, copies, jscpd } };
}

function timesOf({ readDraft, findDuplicates, rules }, reports) {
  const config = copiesOnly(rules);
  return [1, 4, 16].map(times => {
    const folder = `${WORK}/${times}x`;
    const texts = Array.from({ length: times }, (_, round) =>
      reports.map(text => variant(reports, text, round)),
    ).flat();
    write(
      folder,
      texts.map((text, index) => [`${index}.txt`, text]),
    );
    const [ours, copies] = [[], ['--config', config]].map(options => wallTime(() => checkedIn(folder, options)));
    const alone = timeAlone(readDraft, findDuplicates, texts);
    const theirs = Object.entries(SETTINGS).map(([name, options]) => [name, wallTime(() => jscpd(folder, options))]);
    const line =
      `${times} × the reports (${texts.length} files): reportlint check, duplicate rules alone ${short(copies)} ms, ` +
      `all rules ${short(ours)} ms (of it the duplicate rules, in process, about ${alone} ms); ` +
      theirs.map(([name, time]) => `jscpd ${name} ${short(time)} ms`).join('; ');
    return { times, line, copies, jscpd: theirs[0][1] };
  });
}

/** A configuration that looks for what jscpd looks for, and for nothing else. */
function copiesOnly(rules) {
  const others = rules.map(({ id }) => id).filter(id => !id.startsWith('duplicate/') && !id.startsWith('check/'));
  mkdirSync(WORK, { recursive: true });
  writeFileSync(`${WORK}/copies.json`, JSON.stringify({ rules: Object.fromEntries(others.map(id => [id, 'off'])) }));
  return `${WORK}/copies.json`;
}

/** Drafts are read anew for every run, as what was found in a paragraph is kept with it. */
function timeAlone(readDraft, findDuplicates, texts) {
  const times = Array.from({ length: RUNS }, () => {
    const drafts = texts.map(text => readDraft(text));
    const start = performance.now();
    for (const draft of drafts) findDuplicates(draft);
    return performance.now() - start;
  });
  return quantiles(times).p50;
}

function stockPhrasesOf(reports) {
  const folder = `${WORK}/1x`;
  const theirs = Object.entries(SETTINGS).map(
    ([name, options]) => `jscpd ${name} ${clonesIn(folder, options).length} clones`,
  );
  const found = checkedIn(folder).flatMap(({ findings }) => duplicatesOf(findings));
  const shown = found.filter(({ severity }) => severity !== 'hint');
  return [
    `the ${reports.length} reports as published: reportlint ${shown.length} duplicates shown, ${found.length - shown.length} hints; ${theirs.join('; ')}`,
  ];
}

function foundOf(reports) {
  const lines = [];
  for (const [kind, plant] of Object.entries(plantedCopies)) {
    const cases = reports.flatMap(text => plant(text) ?? []);
    const ours = foundByUs(cases);
    const theirs = Object.entries(SETTINGS).map(
      ([name, options]) => `jscpd ${name} ${cases.filter(each => isFoundByJscpd(each, options)).length}`,
    );
    lines.push(`planted ${kind}, ${cases.length} cases: reportlint ${ours}; ${theirs.join('; ')}`);
  }
  return lines;
}

/** How many cases have a finding, hints apart, on what was planted. */
function foundByUs(cases) {
  const folder = `${WORK}/cases`;
  const nameOf = index => `${String(index).padStart(3, '0')}.txt`;
  write(
    folder,
    cases.map(({ text }, index) => [nameOf(index), text]),
  );
  const files = checkedIn(folder);
  return cases.filter(({ at, end }, index) => {
    const { findings } = files.find(({ path }) => path.endsWith(nameOf(index)));
    return duplicatesOf(findings).some(
      ({ severity, start, end: last }) => severity !== 'hint' && start < end && last > at,
    );
  }).length;
}

/** Told as a clone within the file, one half of it in what was planted. Its positions are lines and columns in bytes: the lines decide. */
function isFoundByJscpd({ text, at, end }, options) {
  const folder = `${WORK}/case`;
  write(folder, [['case.txt', text]]);
  const lineOf = offset => text.slice(0, offset).split('\n').length;
  const [from, to] = [lineOf(at), lineOf(end)];
  const inside = ({ start, end: last }) => start <= to && last >= from;
  return clonesIn(folder, options).some(({ firstFile, secondFile }) => inside(firstFile) || inside(secondFile));
}

function checkedIn(folder, options = []) {
  return JSON.parse(run(process.execPath, [OURS, 'check', '--format', 'json', ...options, folder])).files;
}

function duplicatesOf(findings) {
  return findings.filter(({ rule }) => rule.startsWith('duplicate/'));
}

function clonesIn(folder, options) {
  jscpd(folder, options);
  return JSON.parse(readFileSync(`${WORK}/out/jscpd-report.json`, 'utf8')).duplicates;
}

function jscpd(folder, options) {
  return run(JSCPD, [folder, ...options, '-r', 'json', '-o', `${WORK}/out`, '--silent']);
}

function run(command, args) {
  const { stdout, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (error) throw error;
  return stdout;
}

function write(folder, files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
}

function wallTime(process) {
  process();
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    process();
    return performance.now() - start;
  });
  return quantiles(times).p50;
}
