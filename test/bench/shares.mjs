import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { flat, randomEdits } from './random-edits.mjs';
import { documentOf } from './texts.mjs';

const TIME = 4_000;
const INTERVAL = 200;
const FUNCTIONS = 25;
const EDITED = 200_000;
const EDITS = 300;
const WARM_UPS = 60;

/**
 * Where the time of a full check goes, by a profile of fresh drafts: each layer by the time in its own files, each rule by
 * the time in it and in all that it calls. What several rules share is paid by the one that asks first; figures, which are
 * read when asked for, are asked for before the rules.
 */
export async function measureShares({ readDraft, check }, reports, bundle) {
  const checkAll = () => {
    for (const text of reports) {
      const draft = readDraft(text);
      for (const paragraph of draft.paragraphs) void paragraph.figures;
      check(draft);
    }
  };
  const modules = modulesOf(bundle);
  repeat(checkAll, TIME / 4);
  const full = await profiled(() => repeat(checkAll, TIME), modules);
  const characters = reports.reduce((sum, text) => sum + text.length, 0) * full.passes;
  const typing = await typingProfile({ readDraft, check }, reports, modules);
  return [
    `full check, ${full.passes} passes under the profiler`,
    ...tables(full.calls, characters, 'ns/character', 1000),
    `keystrokes at ${EDITED} characters, ${typing.passes} random edits under the profiler`,
    ...tables(typing.calls, typing.passes, 'µs/edit', 1),
  ];
}

function typingProfile({ readDraft, check }, reports, modules) {
  const held = { text: documentOf(reports, EDITED) };
  const edits = randomEdits(held.text, WARM_UPS + EDITS);
  held.draft = readDraft(held.text);
  check(held.draft);
  const makeEdit = ({ start, end, text }) => {
    held.text = flat(held.text.slice(0, start) + text + held.text.slice(end));
    held.draft = readDraft(held.text, held.draft);
    check(held.draft);
  };
  edits.slice(0, WARM_UPS).forEach(makeEdit);
  return profiled(() => {
    edits.slice(WARM_UPS).forEach(makeEdit);
    return EDITS;
  }, modules);
}

function tables(calls, count, unit, factor) {
  const table = entryOf =>
    sums(calls, entryOf).map(([name, time]) => line(name, time / total(calls), (factor * time) / count, unit));
  return [
    '  layer (own files)',
    ...table(({ self, module }) => [layerOf(module), self]),
    '  rule (with what it calls)',
    ...table(({ self, rule }) => [rule, self]),
    '  function (itself)',
    ...table(({ self, name, module }) => [`${name} ${module}`, self]).slice(0, FUNCTIONS),
  ];
}

function line(name, share, cost, unit) {
  return `    ${(100 * share).toFixed(1).padStart(5)} %  ${cost.toFixed(2).padStart(8)} ${unit}  ${name}`;
}

function repeat(run, time) {
  const end = performance.now() + time;
  let passes = 0;
  do {
    run();
    passes++;
  } while (performance.now() < end);
  return passes;
}

async function profiled(run, modules) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  const passes = run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { calls: callsOf(profile, modules), passes };
}

/** The module of every line of a bundle: esbuild writes its path over what comes from it. */
function modulesOf(bundle) {
  let module = '';
  return readFileSync(bundle, 'utf8')
    .split('\n')
    .map(line => {
      module = /^\/\/ ((?:server|node_modules|test)\/\S+)$/.exec(line)?.[1] ?? module;
      return module;
    });
}

/** Every node of the profile with its own microseconds, its module and the rule it works for. */
function callsOf({ nodes, samples, timeDeltas }, modules) {
  const own = new Map();
  for (const [index, id] of samples.entries()) own.set(id, (own.get(id) ?? 0) + timeDeltas[index]);
  const known = new Map(nodes.map(node => [node.id, node]));
  const calls = [];
  const walk = [[nodes[0], undefined]];
  while (walk.length > 0) {
    const [node, above] = walk.pop();
    const module = moduleOf(node, modules);
    const rule = above ?? ruleOf(module);
    calls.push({ self: own.get(node.id) ?? 0, name: node.callFrame.functionName || '(unnamed)', module, rule });
    for (const child of node.children ?? []) walk.push([known.get(child), rule]);
  }
  return calls.filter(({ module }) => module !== '(idle)' && module !== '(program)');
}

function moduleOf({ callFrame }, modules) {
  if (callFrame.url.endsWith('engine.cjs')) return modules[callFrame.lineNumber] ?? '';
  return callFrame.functionName.startsWith('(') ? callFrame.functionName : '(runtime)';
}

const LAYERS = [
  ['split', /^server\/src\/text\/(?:lines|difference)\.ts$/],
  ['reading', /^server\/src\/text\//],
  ['structure', /^server\/src\/structure\//],
  ['figures', /^server\/src\/figures\//],
  ['draft', /^server\/src\/draft\//],
  ['rules', /^server\/src\/rules\//],
];

function layerOf(module) {
  return LAYERS.find(([, pattern]) => pattern.test(module))?.[0] ?? (module || '(runtime)');
}

/** Files that no rule is named after belong to whoever calls them. */
function ruleOf(module) {
  return /^server\/src\/rules\/(\w+\/[\w-]+)\.ts$/.exec(module)?.[1];
}

function total(calls) {
  return calls.reduce((sum, { self }) => sum + self, 0);
}

function sums(calls, entryOf) {
  const result = new Map();
  for (const call of calls) {
    const [key, self] = entryOf(call);
    if (key !== undefined) result.set(key, (result.get(key) ?? 0) + self);
  }
  return [...result].filter(([, time]) => time > 0).sort((a, b) => b[1] - a[1]);
}
