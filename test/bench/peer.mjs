// One peer in a process of its own: `node test/bench/peer.mjs <name>`, asked over IPC. Each is set as it comes; what has no
// settings of its own to come with (textlint) gets the rules that read Chinese.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(resolve('test/bench/package.json'));
// Code of our size is compiled anew for some seconds.
const WARM = 6_000;

const makers = {
  reportlint: () => {
    const { check, readDraft } = require(resolve('test/.work/bench/engine.cjs'));
    return text => check(readDraft(text)).length;
  },
  charCodeAt: () => sumOfUnits,
  '/\\d+/g exec': () => countOfNumbers,
  autocorrect: () => {
    const { lintFor } = require('autocorrect-node-linux-x64-gnu');
    return text => remarksOf(lintFor(text, 'report.txt'));
  },
  markdownlint: async () => {
    const { lint } = await module('markdownlint/sync');
    return text => lint({ strings: { report: text } }).report.length;
  },
  cspell: async () => {
    const { spellCheckDocument } = await module('cspell-lib');
    const options = { generateSuggestions: false, noConfigSearch: true };
    const document = text => ({ uri: 'file:///report.txt', text, languageId: 'plaintext', locale: 'en' });
    return async text => (await spellCheckDocument(document(text), options, {})).issues.length;
  },
  zhlint: async () => {
    const { run } = await module('zhlint');
    return text => run(text, { rules: { preset: 'default' } }).validations.length;
  },
  textlint: () => textlint(),
  'lint-md': () => {
    const { lintMarkdown } = require('@lint-md/core');
    return text => lintMarkdown(text).lintResult.length;
  },
};

const TEXTLINT_RULES = [
  '@textlint-rule/textlint-rule-no-invalid-control-character',
  '@textlint-rule/textlint-rule-no-unmatched-pair',
  'textlint-rule-date-weekday-mismatch',
  'textlint-rule-no-zero-width-spaces',
  'textlint-rule-sentence-length',
  'textlint-rule-zh-half-and-full-width-bracket',
];

const name = process.argv[2];
const check = await Promise.resolve()
  .then(() => makers[name]())
  .catch(error => {
    process.send({ problem: `does not start (${error.message.split('\n')[0]})` });
    process.exit(0);
  });
process.on('message', message => answer(message).then(result => process.send(result)));
process.send({ version: versionOf(name) });

let isWarm = false;

async function answer({ texts, least }) {
  try {
    if (!isWarm) await passes(texts, WARM);
    isWarm = true;
    return await passes(texts, least);
  } catch (error) {
    return { problem: `gives up (${reasonOf(error)})` };
  }
}

/** A parser draws the place first and says what is wrong with it behind an equals sign. */
function reasonOf(error) {
  const message = String(error.message ?? error);
  return /^\s*= (.+)$/m.exec(message)?.[1] ?? message.split('\n')[0];
}

/** Milliseconds for one pass over the texts, as the mean of so many as fit into `least` milliseconds. */
async function passes(texts, least) {
  const started = performance.now();
  let [count, found, time] = [0, 0, 0];
  do {
    found = 0;
    for (const text of texts) found += await check(text);
    time = performance.now() - started;
    count++;
  } while (time < least);
  return { time: time / count, found };
}

function textlint() {
  const { TextlintKernel } = require('@textlint/kernel');
  const plugin = require('@textlint/textlint-plugin-text').default;
  const kernel = new TextlintKernel();
  const rules = TEXTLINT_RULES.map(id => ({ ruleId: id, rule: ruleOf(require(id)), options: true }));
  const options = { filePath: 'report.txt', ext: '.txt', plugins: [{ pluginId: 'text', plugin }], rules };
  return async text => (await kernel.lintText(text, options)).messages.length;
}

function ruleOf(module) {
  return module.default ?? module;
}

/** It says in words that it found nothing because it did not look. */
function remarksOf({ lines, error }) {
  if (error) throw new Error(error);
  return lines.length;
}

function sumOfUnits(text) {
  let sum = 0;
  for (let index = 0; index < text.length; index++) sum = (sum + text.charCodeAt(index)) | 0;
  return sum & 1;
}

function countOfNumbers(text) {
  const pattern = /\d+/g;
  let count = 0;
  while (pattern.exec(text)) count++;
  return count;
}

function module(id) {
  return import(pathToFileURL(resolve('test/bench/node_modules', importPathOf(id))).href);
}

function importPathOf(id) {
  const [name, ...rest] = id.split('/');
  const { exports, main } = JSON.parse(readFileSync(`test/bench/node_modules/${name}/package.json`, 'utf8'));
  const entry = exports?.[rest.length > 0 ? `./${rest.join('/')}` : '.'];
  return `${name}/${typeof entry === 'string' ? entry : (entry?.import ?? entry?.default ?? main)}`;
}

function versionOf(name) {
  const folder = {
    autocorrect: 'autocorrect-node-linux-x64-gnu',
    cspell: 'cspell-lib',
    textlint: '@textlint/kernel',
    'lint-md': '@lint-md/core',
  };
  const path = `test/bench/node_modules/${folder[name] ?? name}/package.json`;
  try {
    return JSON.parse(readFileSync(path, 'utf8')).version;
  } catch {
    return undefined;
  }
}
