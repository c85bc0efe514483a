import { existsSync, readFileSync } from 'node:fs';
import { quantiles, short } from './figures.mjs';
import { documentOf } from './texts.mjs';

const SIZES = [20_000, 200_000, 1_000_000];
const SERVERS = { reportlint: 'dist/server.js', 'text only': 'test/bench/text-only-server.mjs' };
const KEYSTROKES = 40;
const WARM_UPS = 8;
const URI = 'file:///bench.txt';

/** Milliseconds from one typed character to the diagnostics for the text with it, over stdio, both ends included. */
export async function measureKeystrokes(client, reports) {
  if (!existsSync(SERVERS.reportlint)) return ['not measured: no dist/server.js, run npm run build'];
  const lines = [];
  for (const size of SIZES) {
    const text = documentOf(reports, size);
    const floor = await typeInto(client, SERVERS['text only'], text);
    const ours = await typeInto(client, SERVERS.reportlint, text);
    lines.push(...linesOf(size, ours, floor));
  }
  return lines;
}

function linesOf(size, ours, floor) {
  const [{ p50, p95 }, bare] = [quantiles(ours.times), quantiles(floor.times)];
  const memory = ours.residentSize && floor.residentSize && (ours.residentSize - floor.residentSize) / 1e6;
  return [
    `${size} characters: p50 ${short(p50)} ms, p95 ${short(p95)} ms, first ${short(ours.first)} ms; ` +
      `text only p50 ${short(bare.p50)} ms; ratio ${short(p50 / bare.p50)}, difference ${short(p50 - bare.p50)} ms; ` +
      `${ours.found} findings${memory ? `; server memory ${short(memory)} MB over text only` : ''}`,
  ];
}

async function typeInto(client, serverPath, text) {
  const server = await client.start(serverPath);
  try {
    const opened = performance.now();
    await server.open(URI, text);
    const { items, resultId } = await server.diagnostics(URI);
    const first = performance.now() - opened;
    const times = await typeLetters(server, placeInside(text), resultId);
    return { first, times, found: items.length, residentSize: residentSize(server.process.pid) };
  } finally {
    await server.stop();
  }
}

/** Types a letter and takes it out again, in the middle of a paragraph, with an answer awaited each time. */
async function typeLetters(server, place, resultId) {
  const behind = { ...place, character: place.character + 1 };
  const times = [];
  let known = resultId;
  for (let count = -WARM_UPS; count < KEYSTROKES; count++) {
    const change =
      count % 2 === 0
        ? { range: { start: place, end: place }, text: '好' }
        : { range: { start: place, end: behind }, text: '' };
    const start = performance.now();
    void server.change(URI, change);
    const report = await server.diagnostics(URI, known);
    if (count >= 0) times.push(performance.now() - start);
    known = report.resultId;
  }
  return times;
}

/** The middle of the first long paragraph in the second half of the text. */
function placeInside(text) {
  const lines = text.split(/\r\n|\r|\n/);
  const line = lines.findIndex((each, index) => index >= lines.length / 2 && each.length > 80);
  return { line, character: lines[line].length >> 1 };
}

/** Bytes of memory that a process holds, where the system tells (Linux). */
function residentSize(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return undefined;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) * 1024;
}
