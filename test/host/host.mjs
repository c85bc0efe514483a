// A real VS Code (server and browser workbench) on this machine only, from npm packages.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { HOST } from './install.mjs';

const VSCODE = join(HOST, 'node_modules/code-server/lib/vscode');

// Built-in extensions that reach for the network or start helper processes, and that no report needs.
const LEFT_OUT =
  /^(copilot|git|git-base|github|github-authentication|microsoft-authentication|tunnel-forwarding|mermaid.*|ms-vscode\..*|terminal-suggest|emmet|grunt|gulp|jake|npm|debug-.*|simple-browser|merge-conflict|typescript-language-features)$/;

const SETTINGS = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'editor.cursorBlinking': 'solid',
  'editor.fontFamily': "'DejaVu Sans Mono','Noto Sans Mono CJK SC'",
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Starts VS Code on a free port of 127.0.0.1, with a temporary profile.
 *
 * `installed`: extension folder that VS Code finds installed. `vsix`: package that VS Code installs first. `trusts`:
 * whether every folder is trusted. `driven`: takes development extensions and tests from
 * `windowUrl`; the price is that VS Code then shows no notifications and answers dialogs itself.
 */
export async function startHost({ settings = {}, installed, vsix, trusts = true, driven = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'reportlint-vscode-'));
  const token = randomBytes(16).toString('hex');
  prepareProfile(folder, { ...SETTINGS, 'security.workspace.trust.enabled': !trusts, ...settings }, installed);
  if (vsix !== undefined) installPackage(folder, vsix);
  const server = spawnServer(folder, token, driven, trusts);
  const cleanUp = () => removeAll(server, folder);
  process.on('exit', cleanUp);
  const port = await portOf(server, join(folder, 'server.log'));
  const stop = () => stopServer(server).then(() => process.off('exit', cleanUp) && removeAll(server, folder));
  return { port, token, folder, stop };
}

/** Address of a workbench window on `folder` or on the file `workspace`; `development` and `tests` need a driven host. */
export function windowUrl(host, { folder, workspace, development, tests }) {
  const remote = path => `vscode-remote://127.0.0.1:${host.port}${resolve(path)}`;
  const payload = (development ?? []).map(extension => ['extensionDevelopmentPath', remote(extension)]);
  if (tests !== undefined) payload.push(['extensionTestsPath', remote(tests)]);
  const shown = workspace === undefined ? { folder: resolve(folder) } : { workspace: resolve(workspace) };
  const query = new URLSearchParams({ tkn: host.token, ...shown });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${host.port}/?${query}`;
}

/** The version of VS Code that `startHost` starts. */
export const hostVersion = () => JSON.parse(readFileSync(join(VSCODE, 'product.json'), 'utf8')).version;

function prepareProfile(folder, settings, installed) {
  for (const name of ['data/User', 'extensions', 'builtin']) mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'data/User/settings.json'), JSON.stringify(settings, null, 2));
  for (const name of builtinExtensions()) link(join(VSCODE, 'extensions', name), join(folder, 'builtin', name));
  if (installed !== undefined) link(resolve(installed), join(folder, 'extensions', installedName(installed)));
}

const builtinExtensions = () =>
  readdirSync(join(VSCODE, 'extensions')).filter(
    name => !LEFT_OUT.test(name) && existsSync(join(VSCODE, 'extensions', name, 'package.json')),
  );

const link = (target, path) => symlinkSync(target, path, 'junction');

function installedName(folder) {
  const { publisher, name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${publisher}.${name}-${version}`;
}

function installPackage(folder, vsix) {
  const values = ['--install-extension', resolve(vsix), ...Object.entries(foldersOf(folder)).flat()];
  const { status, stderr } = spawnSync(nodeForServer(), [join(VSCODE, 'out/server-main.js'), ...values], {
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${vsix} cannot be installed:\n${stderr}`);
}

function foldersOf(folder) {
  return {
    '--server-data-dir': folder,
    '--user-data-dir': join(folder, 'data'),
    '--extensions-dir': join(folder, 'extensions'),
    '--builtin-extensions-dir': join(folder, 'builtin'),
  };
}

function spawnServer(folder, token, driven, trusts) {
  const options = {
    '--host': '127.0.0.1',
    '--port': '0',
    '--connection-token': token,
    ...foldersOf(folder),
    '--telemetry-level': 'off',
  };
  const flags = ['--accept-server-license-terms'];
  if (trusts) flags.push('--disable-workspace-trust');
  if (driven) flags.push('--enable-smoke-test-driver');
  return spawn(nodeForServer(), [join(VSCODE, 'out/server-main.js'), ...Object.entries(options).flat(), ...flags], {
    // A process group of its own, so that the extension host and language servers end with the server.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    // An empty gallery: VS Code asks no marketplace for anything. And no options of the tests, by which Node reads the source
    // map of everything that it loads: it starts as a writer's does.
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', NODE_OPTIONS: '' },
  });
}

// VS Code 1.139 needs Node 22.15 or later; the packaged one is there on Linux, whatever Node runs this script.
function nodeForServer() {
  const packaged = join(HOST, `node_modules/node-linux-${process.arch}/bin/node`);
  if (existsSync(packaged)) return packaged;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  throw new Error(`VS Code in the browser needs Node 22.15 or later here; this is ${process.version}.`);
}

/** Resolves when the server listens; its output is kept in `logFile` and shown when it does not start. */
function portOf(server, logFile) {
  const log = createWriteStream(logFile);
  let text = '';
  return new Promise((resolve, reject) => {
    const fail = reason => reject(new Error(`VS Code's server ${reason}:\n${text}`));
    const timer = setTimeout(() => fail('did not start in 60 s'), 60_000);
    const read = bytes => {
      log.write(bytes);
      text = (text + bytes).slice(-10_000);
      const port = /agent listening on (\d+)/.exec(text)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    for (const stream of [server.stdout, server.stderr]) stream.on('data', read);
    server.on('error', error => fail(`cannot be started (${error.message})`));
    server.on('exit', code => fail(`ended with ${code}`));
    timer.unref();
  });
}

function stopServer(server) {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve();
  return new Promise(resolve => {
    server.once('exit', resolve);
    signal(server, 'SIGTERM');
  });
}

// What has outlived the server is ended hard, so that nothing writes into the folder while it is removed.
function removeAll(server, folder) {
  signal(server, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}

function signal(server, name) {
  try {
    if (process.platform === 'win32') server.kill(name);
    else process.kill(-server.pid, name);
  } catch {
    // It is gone already.
  }
}
