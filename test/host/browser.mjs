// Chooses and starts the browser that shows the workbench.
import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { HOST } from './install.mjs';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Starts the browser without a window; `close()` of the result ends it. */
export async function launchBrowser() {
  const executablePath = await findBrowser();
  return chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
}

/** Path of the first of: $CHROME_PATH, an installed Chromium, Chrome or Edge, the one inside @sparticuz/chromium. */
export async function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given !== undefined && given !== '') return given;
  return installedBrowser() ?? packagedBrowser();
}

const installedBrowser = () => [...usualPlaces(), ...onPath()].find(existsSync);

function usualPlaces() {
  if (process.platform === 'darwin') return ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(macApplication);
  if (process.platform === 'win32') return windowsRoots().flatMap(windowsPrograms);
  return [];
}

const macApplication = name => `/Applications/${name}.app/Contents/MacOS/${name}`;

const windowsRoots = () =>
  [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean);

const windowsPrograms = root => [
  join(root, 'Chromium/Application/chrome.exe'),
  join(root, 'Google/Chrome/Application/chrome.exe'),
  join(root, 'Microsoft/Edge/Application/msedge.exe'),
];

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];

function onPath() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap(name => folders.map(folder => join(folder, name)));
}

// The package unpacks itself into the folder for temporary files; beside its packed form it is found again and is
// removed together with it.
async function packagedBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge found: install one or set CHROME_PATH.');
  }
  const { default: packaged } = await import('@sparticuz/chromium');
  return withTemporaryFolder(join(HOST, 'node_modules/.chromium'), () => packaged.executablePath());
}

async function withTemporaryFolder(folder, run) {
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  try {
    return await run();
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}
