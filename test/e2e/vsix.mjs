// node test/e2e/vsix.mjs: packs the extension, installs the package in a real VS Code as a reader would, and looks
// whether it works there: in a workspace of several folders that is not trusted. Exit code 0 when it does.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { startHost, windowUrl } from '../host/host.mjs';
import { installHost, ROOT } from '../host/install.mjs';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
const parent = mkdtempSync(join(tmpdir(), 'reportlint-vsix-'));
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));
await installHost();
const walks = {
  'installs, activates and checks where nothing is trusted': checks,
  'shows its views': showsViews,
  'moves a section that is dragged, with the numbers': drags,
};
const failed = await walk(pack(), workspace());
console.log(`  ${Object.keys(walks).length - failed} passing\n  ${failed} failing`);
process.exit(failed === 0 ? 0 : 1);

function pack() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.mjs'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  console.log(stdout);
  if (status !== 0) throw new Error(stderr);
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return join(ROOT, `${name}-${version}.vsix`);
}

/** Two folders, with a file in the second. */
function workspace() {
  const folders = ['甲 drafts', 'b'].map(name => join(parent, name));
  for (const folder of folders) mkdirSync(folder);
  cpSync(join(ROOT, 'seeds/haicang-2024.txt'), join(folders[1], 'haicang-2024.txt'));
  const file = join(parent, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map(path => ({ path })) }));
  return file;
}

async function walk(vsix, file) {
  const settings = { 'security.workspace.trust.startupPrompt': 'never', 'security.workspace.trust.banner': 'never' };
  const host = await startHost({ vsix, trusts: false, settings });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(60_000);
    await page.goto(windowUrl(host, { workspace: file }));
    await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor();
    let failed = 0;
    for (const [what, each] of Object.entries(walks)) failed += await attempt(page, what, each);
    return failed;
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function attempt(page, what, run) {
  try {
    await run(page);
    console.log(`    ✔ ${what}`);
    return 0;
  } catch (error) {
    const picture = join(ROOT, 'test/.work/vsix-failed.png');
    await page.screenshot({ path: picture });
    console.error(`    ✖ ${what}: ${error.message}\n      ${picture}`);
    return 1;
  }
}

async function checks(page) {
  await page.keyboard.press('Control+P');
  const box = page.locator('.quick-input-widget:visible input.input');
  await box.waitFor();
  await box.fill('haicang-2024.txt:5');
  await page.locator('.quick-input-list .monaco-list-row.focused[aria-label*="haicang-2024"]').first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.part.editor .squiggly-error').first().waitFor();
  await page.locator('#reportlint\\.reportlint\\.reportlint\\.status').waitFor();
}

async function showsViews(page) {
  await page
    .locator('.activitybar .action-item')
    .filter({ has: page.locator('[aria-label^="Reportlint"]') })
    .click();
  await page.locator('.part.sidebar .monaco-list-row').filter({ hasText: '一、2024年工作总结' }).first().waitFor();
}

async function drags(page) {
  const row = text => page.locator('.part.sidebar .monaco-list-row').filter({ hasText: text }).first();
  await row('(三)各类教育').dragTo(row('(一)党对教育'));
  await row('(一)各类教育').waitFor();
  await row('(二)党对教育').waitFor();
}
