import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { short } from './figures.mjs';

const TIME = 4_000;
const INTERVAL = 200;
const FUNCTIONS = 25;

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
  repeat(checkAll, TIME / 4);
  const { profile, passes } = await profiled(() => repeat(checkAll, TIME));
  const calls = callsOf(profile, modulesOf(bundle));
  const characters = reports.reduce((sum, text) => sum + text.length, 0) * passes;
  return [
    `${short((characters / total(calls)) * 1e6 / 1e6)} M characters/s under the profiler, ${passes} passes`,
    'layer (own files)',
    ...tableOf(sums(calls, ({ self, module }) => [layerOf(module), self]), calls, characters),
    'rule (with what it calls)',
    ...tableOf(sums(calls, ({ self, rule }) => [rule, self]), calls, characters),
    'function (itself)',
    ...tableOf(sums(calls, ({ self, name, module }) => [`${name} ${module}`, self]), calls, characters).slice(0, FUNCTIONS),
  ];
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

async function profiled(run) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.post('Profiler.start');
  const passes = run();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { profile, passes };
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
  samples.forEach((id, index) => own.set(id, (own.get(id) ?? 0) + timeDeltas[index]));
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

function tableOf(entries, calls, characters) {
  const all = total(calls);
  return entries.map(
    ([name, time]) =>
      `  ${((100 * time) / all).toFixed(1).padStart(5)} %  ${((1000 * time) / characters).toFixed(2).padStart(7)} ns/character  ${name}`,
  );
}
