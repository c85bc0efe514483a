// npm test: every check of the project, one after the other. `node scripts/test.mjs unit e2e` runs the steps named.
// The last line is `N passed, N failed`, all test runners together; a step without tests of its own that fails, or a
// runner that ends badly or runs nothing, counts as one failure.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const UNIT = 'test/.work/unit';
const HANDS = Math.max(2, Math.min(4, availableParallelism()));

const steps = {
  types: () => command('node_modules/typescript/bin/tsc', '--build'),
  lint: () => command('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  build: () => command('esbuild.mjs'),
  generated: () => command('scripts/generate.mjs', '--check'),
  unit: () => runTests(file => !startsProcesses(file)),
  processes: () => runTests(startsProcesses),
  e2e: () => runEditorTests('node'),
  'e2e-web': () => runEditorTests('web'),
  'e2e-web-1.91': () => runEditorTests('web-1.91'),
  vsix: () => runEditorTests('vsix'),
};

/** Steps that run only when named: this one downloads a desktop VS Code or takes $VSCODE_EXECUTABLE. */
const extraSteps = { desktop: () => runEditorTests('desktop') };

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const results = [];
for (const [name, step] of chosenSteps()) results.push(await timed(name, step));
report(results);

function chosenSteps() {
  const names = process.argv.slice(2);
  const all = { ...steps, ...extraSteps };
  const unknown = names.filter(name => !(name in all));
  if (unknown.length > 0) throw new Error(`No step ${unknown.join(', ')}; there are ${Object.keys(all).join(', ')}.`);
  return names.length === 0 ? Object.entries(steps) : names.map(name => [name, all[name]]);
}

async function timed(name, step) {
  console.log(`\n== ${name}`);
  const started = Date.now();
  const result = await step().catch(broken);
  const outcome = result.failed === 0 ? 'ok' : 'FAILED';
  console.log(`== ${name}: ${outcome}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return { name, ...result };
}

/** Tests that cannot even be bundled have failed too. */
function broken(error) {
  console.error(error.message);
  return { passed: 0, failed: 1 };
}

function report(results) {
  const failing = results.filter(result => result.failed > 0).map(result => result.name);
  for (const { name, retried } of results) for (const each of retried ?? []) console.log(`\n${name} ${each}`);
  // Once more at the end, where somebody who is shown a part of a long log still sees them.
  for (const { name, story } of results) if (story) console.log(`\n== what failed in ${name}\n${story}`);
  if (failing.length > 0) console.log(`\nFailing: ${failing.join(', ')}`);
  const sum = key => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = failing.length === 0 ? 0 : 1;
}

async function command(script, ...values) {
  const { code } = await run([script, ...values]);
  return { passed: 0, failed: code === 0 ? 0 : 1 };
}

// Whole processes over real pipes: the CLI and the server. Apart from the unit tests, which stay fast.
function startsProcesses(file) {
  return file.startsWith(join('test', 'protocol')) || file.endsWith('process.test.ts');
}

async function runTests(isWanted) {
  const bundled = await bundleTests(testFiles().filter(isWanted));
  if (bundled.length === 0) return { passed: 0, failed: 1 };
  const { code, output } = await run(['--test', '--test-reporter=spec', '--test-concurrency=4', ...bundled]);
  return counted(code, output, /^ℹ pass (\d+)/gm, /^ℹ (?:fail|cancelled) (\d+)/gm);
}

// Node runs every file in a process of its own, and starting one costs more than most files take: the files are dealt to
// one bundle a core. What bundles other things itself stays outside.
async function bundleTests(files) {
  rmSync(UNIT, { recursive: true, force: true });
  mkdirSync(UNIT, { recursive: true });
  const hands = Array.from({ length: Math.min(HANDS, files.length) }, (_, hand) => join(UNIT, `hand-${hand}.ts`));
  for (const [hand, entry] of hands.entries()) {
    const dealt = files.filter((_, index) => index % hands.length === hand);
    writeFileSync(entry, dealt.map(file => `import '${relative(UNIT, file)}';\n`).join(''));
  }
  await build({
    entryPoints: hands,
    outdir: UNIT,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    sourcemap: 'inline',
    sourcesContent: false,
    inject: ['scripts/test-globals.mjs'],
    external: ['@vscode/vsce', 'esbuild', 'typescript'],
    // CommonJS packages inside an ES module still ask for `require`.
    banner: {
      js: `import { createRequire as requireFrom } from 'node:module';const require = requireFrom(import.meta.url);`,
    },
    logLevel: 'warning',
  });
  return hands.map(file => file.replace(/\.ts$/, '.mjs'));
}

function testFiles() {
  return readdirSync('test', { withFileTypes: true })
    .flatMap(entry => (isTestFolder(entry) ? filesBelow(entry.name) : [entry.name]))
    .filter(name => name.endsWith('.test.ts'))
    .map(name => join('test', name))
    .sort();
}

function isTestFolder(entry) {
  return (
    entry.isDirectory() && !['host', 'web-host', 'e2e', 'bench', '.work', 'data', 'node_modules'].includes(entry.name)
  );
}

function filesBelow(folder) {
  return readdirSync(join('test', folder), { recursive: true }).map(name => join(folder, String(name)));
}

async function runEditorTests(host) {
  const { code, output } = await run(host === 'vsix' ? ['test/e2e/vsix.mjs'] : ['test/e2e/run.mjs', host]);
  keepMeasurements(output);
  return counted(code, output, /^\s*(\d+) passing/gm, /^\s*(\d+) failing/gm);
}

// For `npm run bench`: activation can be measured in a real VS Code only.
function keepMeasurements(output) {
  const file = 'test/.work/activation.json';
  const known = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  for (const [, name, milliseconds] of output.matchAll(/^measured: (.+) = (\d+) ms$/gm))
    known[name] = Number(milliseconds);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(known, undefined, 2));
}

function counted(code, output, passedPattern, failedPattern) {
  const [passed, failed] = [passedPattern, failedPattern].map(pattern => sumOf(output, pattern));
  const endedBadly = code !== 0 || passed + failed === 0;
  const story = endedBadly ? storyIn(output) : '';
  return { passed, failed: endedBadly ? Math.max(failed, 1) : failed, story, retried: output.match(/^retried: .+/gm) };
}

/** The runner's own list of failures, as far as it fits a screen. */
function storyIn(output) {
  const start = output.search(/^(?:✖ failing tests:|\s*[1-9]\d* failing)$/m);
  return start < 0 ? output.slice(-4000) : output.slice(start, start + 4000);
}

function sumOf(text, pattern) {
  return [...text.matchAll(pattern)].reduce((sum, [, number]) => sum + Number(number), 0);
}

/** Runs a Node program, passing its output on as it comes. */
function run(values) {
  return new Promise(resolve => {
    const child = spawn(process.execPath, values, {
      env: { ...process.env, NODE_OPTIONS: '--enable-source-maps' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const kill = () => child.kill();
    process.on('exit', kill);
    const output = [];
    passOn(child.stdout, process.stdout, output);
    passOn(child.stderr, process.stderr, output);
    child.on('close', code => {
      process.off('exit', kill);
      resolve({ code: code ?? 1, output: output.join('') });
    });
  });
}

function passOn(from, to, output) {
  from.setEncoding('utf8').on('data', text => {
    output.push(text);
    to.write(text);
  });
}
