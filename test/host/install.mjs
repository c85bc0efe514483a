// Installs a folder's packages from its committed lockfile when they are missing or belong to another lockfile.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const HOST = dirname(fileURLToPath(import.meta.url));
export const WEB_HOST = join(HOST, '../web-host');
/** The project's folder, which is also the extension's. */
export const ROOT = join(HOST, '../..');

/** VS Code with a Node extension host: about 625 MB on disk, some 30 seconds with a good line. */
export async function installHost() {
  await installFolder(HOST);
  linkServerPackages();
}

/** VS Code for the Web, for the tests of the web extension; shares the browser of the Node host. */
export async function installWebHost() {
  await installHost();
  await installFolder(WEB_HOST);
}

async function installFolder(folder) {
  const stamp = join(folder, 'node_modules/.installed-lockfile');
  const lockfile = hashOf(join(folder, 'package-lock.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockfile) return;
  console.log(
    `首次使用，正在安装 VS Code（数百 MB）。First use: installing VS Code (some hundred MB) into ${folder} …`,
  );
  await npmCi(folder);
  // The stamp comes last, so an interrupted installation starts again.
  writeFileSync(stamp, lockfile);
}

// `--ignore-scripts`: nothing is compiled, and code-server's own postinstall insists on another Node.
function npmCi(folder) {
  const started = Date.now();
  const tick = setInterval(() => console.log(`… ${Math.round((Date.now() - started) / 1000)} s`), 10_000);
  const options = { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' };
  return new Promise((resolve, reject) => {
    const child = spawn('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], options);
    child.on('error', reject);
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`npm ci in ${folder} ended with ${code}`))));
  }).finally(() => clearInterval(tick));
}

const hashOf = file => createHash('sha256').update(readFileSync(file)).digest('hex');

// The server and its browser client both look for their packages below the server's own folder.
function linkServerPackages() {
  const link = join(HOST, 'node_modules/code-server/lib/vscode/node_modules');
  if (!existsSync(link)) symlinkSync('../../..', link, 'junction');
}
