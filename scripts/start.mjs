// npm start: builds, prints what the checker finds in seeds/, and opens VS Code on seeds/ with the extension.
// `npm start -- --browser` takes the VS Code in the browser even where there is a `code` on the PATH.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const SEEDS = join(ROOT, 'seeds');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
await build();
await printSummary();
if (process.argv.includes('--browser') || !(await openDesktop())) await openInBrowser();

async function build() {
  console.log('构建 Building …');
  const code = await run(process.execPath, ['esbuild.mjs']);
  if (code !== 0) process.exit(code);
}

// Exit code 1 only says that there are findings, which is what the seeds are for.
async function printSummary() {
  const code = await run(process.execPath, ['dist/cli.js', 'check', 'seeds']);
  if (code > 1) process.exit(code);
}

/** False when there is no `code` command, or when it refuses (as root, say). */
async function openDesktop() {
  const code = await run('code', [`--extensionDevelopmentPath=${ROOT}`, SEEDS], {
    shell: process.platform === 'win32',
  });
  if (code === 0) console.log('VS Code 已打开 seeds/。VS Code has been opened on seeds/.');
  return code === 0;
}

async function openInBrowser() {
  console.log(
    'PATH 中没有可用的 code 命令，改用浏览器中的 VS Code。No usable `code` on the PATH: VS Code in the browser it is.',
  );
  const { installHost } = await import('../test/host/install.mjs');
  await installHost();
  const { startHost, windowUrl } = await import('../test/host/host.mjs');
  const host = await startHost({ installed: ROOT, settings: settings() });
  const url = windowUrl(host, { folder: SEEDS });
  console.log(`\nVS Code: ${url}\n\n按 Ctrl-C 结束。Press Ctrl-C to end.`);
  showInBrowser(url);
}

// This VS Code speaks English only; the findings are Chinese all the same unless the writer's system is English.
function settings() {
  const locale = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
  return {
    'reportlint.locale': locale.startsWith('en') ? 'en' : 'zh-CN',
    'reportlint.switchLanguage': true,
  };
}

// Without a display the address alone is served; with one, a browser that cannot be opened is no reason to stop.
function showInBrowser(url) {
  const [command, ...rest] = opener();
  if (command === undefined) return;
  spawn(command, [...rest, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}

function opener() {
  if (process.platform === 'darwin') return ['open'];
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return (process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY) ? ['xdg-open'] : [];
}

/** Exit code of a program; 127 when it cannot be started. */
function run(command, values, options = {}) {
  return new Promise(resolve => {
    const child = spawn(command, values, { cwd: ROOT, stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('exit', code => resolve(code ?? 1));
  });
}
