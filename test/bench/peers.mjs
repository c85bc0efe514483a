import { fork, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { millions, quantiles, short } from './figures.mjs';
import { HOME, PEERS } from './peer-list.mjs';
import { documentOf } from './texts.mjs';

const ROUNDS = 7;
const LEAST = 150;
// A peer that takes longer than this for one round is asked less often.
const SLOW = 2_000;
const SLOW_ROUNDS = 3;
const JOINED = 300_000;

/**
 * Every peer on the same reports in one run: each in a process of its own, warm, one round of each after the other, so that
 * what else the machine does meets them all; the middle of the rounds counts.
 */
export async function measurePeers(reports) {
  const problem = installPeers();
  if (problem) return { lines: [`not measured: ${problem}`] };
  const workers = await Promise.all(PEERS.map(startPeer));
  try {
    const each = await rounds(workers, reports);
    const one = await rounds(workers, [documentOf(reports, JOINED)]);
    return {
      lines: [...linesOf(each, 'each report by itself'), ...linesOf(one, `one text of ${JOINED}`)],
      data: { each, one },
    };
  } finally {
    for (const { child } of workers) child.kill();
  }
}

const STAMP = `${HOME}/node_modules/.installed`;

/** Installs from the lockfile of the benchmark, where that has changed since; answers why it could not. */
export function installPeers() {
  const lockfile = readFileSync(`${HOME}/package-lock.json`, 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockfile) return undefined;
  console.log('  (installing the peers from test/bench/package-lock.json)');
  const { status, stderr } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: HOME, encoding: 'utf8', stdio: 'pipe' },
  );
  if (status !== 0) return `the peers cannot be installed (${stderr?.trim().split('\n')[0]})`;
  writeFileSync(STAMP, lockfile);
  return undefined;
}

async function startPeer(peer) {
  const child = fork('test/bench/peer.mjs', [peer.name], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const worker = { peer, child };
  const { version, problem } = await answerOf(worker);
  return { ...worker, version, problem };
}

function answerOf({ peer, child }) {
  return new Promise(resolve => {
    const exited = code => resolve({ problem: `${peer.name} ended with ${code}` });
    child.once('exit', exited);
    child.once('message', message => {
      child.off('exit', exited);
      resolve(message);
    });
  });
}

function asked(worker, texts) {
  if (worker.problem) return { problem: worker.problem };
  worker.child.send({ texts, least: LEAST });
  return answerOf(worker);
}

/** What every peer makes of the texts. Who cannot take so long a text gets the beginning of it, and this is said. */
async function rounds(workers, texts) {
  const states = [];
  for (const worker of workers) {
    const most = worker.peer.longest ?? Number.POSITIVE_INFINITY;
    const given = texts.map(text => text.slice(0, most));
    const cut = given.some((text, index) => text.length < texts[index].length) ? most : undefined;
    const characters = given.reduce((sum, text) => sum + text.length, 0);
    const first = await asked(worker, given);
    states.push({ worker, given, characters, cut, first, times: [] });
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const state of states) await nextRound(state, round);
  }
  return states.map(resultOf);
}

async function nextRound(state, round) {
  const { worker, given, first, times } = state;
  if (first.problem || (first.time > SLOW && round >= SLOW_ROUNDS)) return;
  times.push((await asked(worker, given)).time);
}

function resultOf({ worker, characters, cut, first, times }) {
  const { name, isFloor } = worker.peer;
  const time = quantiles(times).p50;
  const speed = first.problem ? undefined : (characters / time) * 1000;
  return { name, isFloor, version: worker.version, cut, found: first.found, problem: first.problem, speed };
}

function linesOf(results, title) {
  const ours = results.find(({ name }) => name === 'reportlint').speed;
  return [`${title}:`, ...results.map(result => `  ${lineOf(result, ours)}`)];
}

function lineOf({ name, version, cut, found, problem, speed, isFloor }, ours) {
  const who = version ? `${name} ${version}` : name;
  if (problem) return `${who}: ${problem}`;
  const against = isFloor
    ? `${short(speed / ours)} × reportlint`
    : name === 'reportlint'
      ? 'the measure'
      : `reportlint is ${short(ours / speed)} × as fast`;
  const limit = cut ? ` (on the first ${cut} characters of each alone: more would take minutes)` : '';
  return `${who.padEnd(28)} ${millions(speed).padStart(8)} characters/s, ${against}; ${found} remarks${limit}`;
}
