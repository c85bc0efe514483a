import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Transform } from 'node:stream';
import { quantiles, short } from './figures.mjs';
import { installPeers } from './peers.mjs';
import { KINDS, randomEdits } from './random-edits.mjs';
import { documentOf } from './texts.mjs';

const require = createRequire(import.meta.url);
const { StreamMessageReader, StreamMessageWriter } = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const SIZES = [20_000, 200_000, 1_000_000];
const OURS = 'dist/server.js';
const TEXT_ONLY = 'test/bench/text-only-server.mjs';
const AUTOCORRECT = `require('./test/bench/node_modules/autocorrect-node-linux-x64-gnu').run(['node', 'autocorrect', 'server'])`;
// It publishes nothing worth the name above 250 thousand characters, and takes a tenth of a second a keystroke before.
const AUTOCORRECT_SIZES = [20_000, 200_000];
const AUTOCORRECT_EDITS = 60;
const EDITS = 500;
const WARM_UPS = 40;
const OPENINGS = 9;
const UP = 1_000;
const URI = 'file:///bench.txt';

/** Milliseconds from an edit to the diagnostics for the text with it, over stdio, both ends included. */
export async function measureKeystrokes(client, reports) {
  if (!existsSync(OURS)) return { lines: ['not measured: no dist/server.js, run npm run build'] };
  const problem = installPeers();
  const lines = [];
  const data = {};
  for (const size of SIZES) {
    const text = documentOf(reports, size);
    const edits = placedEdits(text, WARM_UPS + EDITS);
    const bare = await write(await client.start(TEXT_ONLY), text, edits);
    const ours = await write(await client.start(OURS), text, edits);
    const peer =
      AUTOCORRECT_SIZES.includes(size) && !problem ? await writeIntoAutocorrect(client, text, edits) : undefined;
    data[size] = { ours: quantiles(timesOf(ours)), bare: quantiles(timesOf(bare)), peer: peer?.p50 };
    lines.push(...linesOf(size, ours, bare, peer));
  }
  if (problem) lines.push(`autocorrect server: not measured, ${problem}`);
  const [atOnce, waited] = [await openings(client, reports, 0), await openings(client, reports, UP)];
  lines.push(
    `first findings of ${SIZES[0]} characters after opening, server up for ${UP} ms: ${spread(waited)}; just started: ${spread(atOnce)}`,
  );
  return { lines, data: { ...data, opening: waited, openingAtOnce: atOnce } };
}

function linesOf(size, ours, bare, peer) {
  const [all, floor] = [ours, bare].map(({ edits }) => quantiles(edits.map(({ time }) => time)));
  const memory = ours.residentSize && bare.residentSize && (ours.residentSize - bare.residentSize) / 1e6;
  return [
    `${size} characters, ${EDITS} edits: ${spread(all)}; text only ${spread(floor)}; ` +
      `p50 ${short(all.p50 / floor.p50)} ×, ${short(all.p50 - floor.p50)} ms above; opening ${short(ours.first)} ms, ` +
      `${ours.found} findings${memory ? `; server memory ${short(memory)} MB over text only` : ''}`,
    ...KINDS.map(kind => `  ${kindLine(kind, ours, bare)}`),
    ...(peer ? [`  autocorrect server: ${peer.problem ?? spread(peer)}`] : []),
  ];
}

function kindLine(kind, ours, bare) {
  const [mine, floor] = [ours, bare].map(({ edits }) =>
    edits.filter(each => each.kind === kind).map(({ time }) => time),
  );
  return `${kind} (${mine.length}): ${spread(quantiles(mine))}; text only ${spread(quantiles(floor))}`;
}

function timesOf({ edits }) {
  return edits.map(({ time }) => time);
}

function spread({ p50, p95, p99 }) {
  return `p50 ${short(p50)} ms, p95 ${short(p95)} ms, p99 ${short(p99)} ms`;
}

/** The edits as the protocol has them: with line and character in the text as the ones before left it. */
function placedEdits(text, count) {
  let document = TextDocument.create(URI, 'report', 0, text);
  return randomEdits(text, count).map(({ kind, start, end, text: inserted }, index) => {
    const range = { start: document.positionAt(start), end: document.positionAt(end) };
    const change = { range, text: inserted };
    document = TextDocument.update(document, [change], index + 1);
    return { kind, change };
  });
}

/** Makes the edits one after the other, with an answer awaited each time. The first do not count. */
async function write(server, text, edits) {
  try {
    const opened = performance.now();
    await server.open(URI, text);
    let known = await server.diagnostics(URI);
    const first = performance.now() - opened;
    const times = [];
    for (const { kind, change } of edits) {
      const start = performance.now();
      void server.change(URI, change);
      known = await server.diagnostics(URI, known.resultId);
      times.push({ kind, time: performance.now() - start });
    }
    const { items } = await server.diagnostics(URI);
    const resident = residentSize(server.process.pid);
    return { first, edits: times.slice(WARM_UPS), found: items.length, residentSize: resident };
  } finally {
    await server.stop();
  }
}

/** Each time another server: nobody opens the same report nine times. It has been up for so many milliseconds. */
async function openings(client, reports, up) {
  const text = documentOf(reports, SIZES[0]);
  const times = [];
  for (let count = 0; count < OPENINGS; count++) {
    const server = await client.start(OURS);
    await new Promise(resolve => setTimeout(resolve, up));
    const start = performance.now();
    await server.open(URI, text);
    await server.diagnostics(URI);
    times.push(performance.now() - start);
    await server.stop();
  }
  return quantiles(times);
}

/** It publishes by itself, and takes whole texts where it says so when it starts. */
async function writeIntoAutocorrect(client, text, edits) {
  const child = spawn(process.execPath, ['-e', AUTOCORRECT], { stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = new Promise((_, reject) => {
    child.once('exit', code => reject(new Error(`ended with ${code}`)));
    child.once('error', reject);
    setTimeout(() => reject(new Error('no answer within two minutes')), 120_000).unref();
  });
  exited.catch(() => undefined);
  child.stdin.on('error', () => undefined);
  try {
    return await Promise.race([publishedTimes(client, child, text, edits), exited]);
  } catch (error) {
    return { problem: `not measured, ${error.message}` };
  } finally {
    child.kill();
  }
}

async function publishedTimes(client, child, text, edits) {
  const reader = new StreamMessageReader(child.stdout.pipe(fromFirstMessage()));
  const server = await client.connect(reader, new StreamMessageWriter(child.stdin), { rootUri: 'file:///' });
  const isIncremental = changeKind(server.initializeResult) === 2;
  let document = TextDocument.create(URI, 'plaintext', 1, text);
  // It clears its list before it looks.
  const findings = () => server.nextPublished(URI, ({ diagnostics }) => diagnostics.length > 0);
  const opened = findings();
  await server.open(URI, text, 'plaintext');
  await opened;
  const times = [];
  for (const { change } of edits.slice(0, AUTOCORRECT_EDITS)) {
    document = TextDocument.update(document, [change], document.version + 1);
    const published = findings();
    const start = performance.now();
    void server.change(URI, isIncremental ? change : { text: document.getText() });
    await published;
    times.push(performance.now() - start);
  }
  return quantiles(times.slice(AUTOCORRECT_EDITS / 6));
}

/** It greets on the stream of the protocol, which no message may begin with. */
function fromFirstMessage() {
  let hasBegun = false;
  return new Transform({
    transform(chunk, _, done) {
      const from = hasBegun ? 0 : chunk.indexOf('Content-Length');
      hasBegun ||= from >= 0;
      done(null, from < 0 ? undefined : chunk.subarray(from));
    },
  });
}

function changeKind({ capabilities: { textDocumentSync } }) {
  return typeof textDocumentSync === 'object' ? textDocumentSync.change : textDocumentSync;
}

/** Bytes of memory that a process holds, where the system tells (Linux). */
function residentSize(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return undefined;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
}
