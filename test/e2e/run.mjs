// node test/e2e/run.mjs node|web|web-1.91|desktop: runs the suite in a real VS Code, with the extension as built in dist/.
// Exit code 0 when all tests pass.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { HOST, installHost, installWebHost, ROOT } from '../host/install.mjs';
import { buildSuites, SUITES } from './build.mjs';

const HAS_STAND_IN = process.platform === 'linux' && process.arch === 'x64';

const hosts = {
  node: HAS_STAND_IN ? runInStandIn : runOnDesktop,
  desktop: runOnDesktop,
  web: folder => runInBrowser('newest', folder),
  'web-1.91': folder => runInBrowser('oldest', folder),
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const host = hosts[process.argv[2] ?? 'node'];
if (host === undefined) throw new Error(`Unknown host; there are ${Object.keys(hosts).join(', ')}.`);
const started = Date.now();
await buildSuites();
const code = await withWorkspace(host);
console.log(`${process.argv[2] ?? 'node'}: exit code ${code} after ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(code === 0 ? 0 : 1);

// The tests type and undo: they get a copy of the seeds, with some files that are no reports.
async function withWorkspace(run) {
  const parent = mkdtempSync(join(tmpdir(), 'reportlint-e2e-'));
  const cleanUp = () => rmSync(parent, { recursive: true, force: true });
  process.on('exit', cleanUp);
  const folder = join(parent, '报告 drafts');
  // Without the settings that make every text there a report: which text is one shall be judged here.
  const filter = path => !path.endsWith('.vscode');
  cpSync(join(ROOT, 'seeds'), folder, { recursive: true, filter });
  cpSync(join(ROOT, 'test/e2e/workspace'), folder, { recursive: true });
  return run(folder);
}

async function runInStandIn(folder) {
  await installHost();
  return runNode(folder, join(HOST, 'code.mjs'));
}

/** Desktop VS Code: $VSCODE_EXECUTABLE, or else test-electron downloads the current release. */
function runOnDesktop(folder) {
  return runNode(folder, process.env.VSCODE_EXECUTABLE);
}

function runNode(folder, vscodeExecutablePath) {
  return runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: SUITES.node,
    launchArgs: [folder],
  }).catch(error => {
    console.error(error.message);
    return 1;
  });
}

async function runInBrowser(build, folder) {
  await installWebHost();
  const { runWebTests } = await import('../web-host/run.mjs');
  return runWebTests({ build, extension: ROOT, tests: SUITES.web, folder });
}
