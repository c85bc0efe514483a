// node test/bench/table.mjs: ten thousand indicators in the table of dist/webview, in a browser without VS Code around it.
// Prints milliseconds to the first rows, for sorting, for filtering, the longest and mean frame while scrolling, and of that the work of
// the page itself: a busy machine makes frames long that cost little.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { launchBrowser } from '../host/browser.mjs';

const ROWS = 10_000;
const STEPS = 120;
const POLICY = `default-src 'none'; script-src 'nonce-table'; style-src 'self'; base-uri 'none'; form-action 'none'`;
const PAGE = `<!DOCTYPE html><meta charset="utf-8"><link rel="stylesheet" href="style.css"><main id="view"></main>
<script nonce="table">window.kept=undefined;window.sent=[];window.acquireVsCodeApi=()=>({postMessage:m=>sent.push(m),getState:()=>kept,setState:s=>{kept=s}})</script>
<script nonce="table" src="main.js"></script>`;

const server = createServer((request, response) => {
  const name = request.url.slice(1);
  const type = { 'main.js': 'text/javascript', 'style.css': 'text/css' }[name];
  response.setHeader('Content-Security-Policy', POLICY);
  response.setHeader('Content-Type', type ?? 'text/html');
  response.end(type ? readFileSync(`dist/webview/${name}`) : PAGE);
});
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const problems = [];
  page.on('console', message => message.type() === 'error' && problems.push(message.text()));
  page.on('pageerror', error => problems.push(error.message));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const first = await page.evaluate(measure, ROWS);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const before = await metricsOf(session);
  const scrolled = await page.evaluate(scroll, STEPS);
  const after = await metricsOf(session);
  const perStep = name => Number((((after[name] - before[name]) * 1000) / STEPS).toFixed(1));
  const work = {
    script: perStep('ScriptDuration'),
    layout: perStep('LayoutDuration') + perStep('RecalcStyleDuration'),
  };
  console.log(JSON.stringify({ ...first, ...scrolled, workPerStep: work }));
  if (problems.length > 0) throw new Error(problems.join('\n'));
} finally {
  await browser.close();
  server.close();
}

async function measure(count) {
  const place = line => ({ start: { line, character: 0 }, end: { line, character: 5 } });
  const indicators = Array.from({ length: count }, (_, i) => ({
    range: place(i),
    name: `第${i % 997}类学位`,
    text: `${(i * 7919) % 100_003}个`,
    value: (i * 7919) % 100_003,
    unit: '个',
    approx: 'none',
    role: i % 3 === 0 ? 'share' : 'level',
    planned: i % 5 === 0,
    section: `（${i % 40}）章节`,
  }));
  const words = new Proxy({}, { get: (_, key) => String(key) });
  const data = { view: 'indicators', report: { uri: 'file:///a.txt', name: 'a', title: 'a' }, indicators };
  const send = message => window.dispatchEvent(new MessageEvent('message', { data: message }));
  const frame = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const timed = async run => {
    const started = performance.now();
    run();
    await frame();
    return Math.round(performance.now() - started);
  };
  const show = await timed(() => send({ type: 'show', data, words, language: 'zh-cn' }));
  const sort = await timed(() =>
    send({ type: 'arrange', request: 1, arrangement: { sort: { column: 'text', descending: true } } }),
  );
  const filter = await timed(() => send({ type: 'arrange', request: 2, arrangement: { search: '第13类' } }));
  await timed(() => send({ type: 'arrange', request: 3, arrangement: { search: '' } }));
  return { rows: count, show, sort, filter };
}

async function metricsOf(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

async function scroll(steps) {
  const scroller = document.querySelector('.scroller');
  const frames = [];
  for (let i = 0, last = performance.now(); i < steps; i++) {
    scroller.scrollTop += 700;
    await new Promise(resolve => requestAnimationFrame(resolve));
    const now = performance.now();
    frames.push(now - last);
    last = now;
  }
  const mean = frames.reduce((sum, each) => sum + each, 0) / frames.length;
  const drawn = document.querySelectorAll('tbody tr').length;
  return { longestFrame: Math.round(Math.max(...frames)), meanFrame: Math.round(mean), drawn };
}
