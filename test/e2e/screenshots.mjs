// npm run screenshots: walks a real VS Code with the built extension and writes the README's pictures into docs/images/
// and those of the first steps into images/walkthrough/. Ends with an error when a step does not happen.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../host/browser.mjs';
import { startHost, windowUrl } from '../host/host.mjs';
import { installHost, ROOT } from '../host/install.mjs';

const OUT = join(ROOT, 'docs/images');
const STEPS = join(ROOT, 'images/walkthrough');
const LOOKS = join(ROOT, 'test/.work/pictures');
const SQUIGGLES = '.squiggly-error, .squiggly-warning, .squiggly-info';

const THEMES = { dark: 'Default Dark Modern', light: 'Default Light Modern', 'high-contrast': 'Default High Contrast' };

const CHECKED = { motivation: 'assessing' };
const ANNOTATIONS = [
  ['1', '6000个', '与全市下达的任务数核对过吗？', { state: 'open', assignee: { type: 'Person', name: '王芳' } }],
  ['2', '1.44亿元', '财政决算报表第3页', { ...CHECKED, state: 'open', checked: '1.44亿元' }],
  ['3', '普惠园46所', '2024年教育事业统计', { ...CHECKED, state: 'open', checked: '普惠园45所' }],
  ['4', '优质校扩张过快', '措辞是否过重？建议改为“发展较快”。', { state: 'resolved' }],
  ['5', '各项保障机制仍需健全', '请补一句具体做法。', { state: 'open' }],
  ['6', '新建项目8个', '名单请附后。', { state: 'open' }],
];

const SETTINGS = {
  'editor.fontSize': 15,
  'editor.minimap.enabled': false,
  // From the beginning: a change of language later would wrap the lines anew and move the text under the caret.
  'files.associations': { '*.txt': 'report' },
  'outline.icons': true,
  'reportlint.author': '张三',
  'reportlint.locale': 'zh-CN',
  'window.title': 'seeds',
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));
await installHost();
for (const each of [OUT, STEPS, LOOKS]) mkdirSync(each, { recursive: true });
const parent = mkdtempSync(join(tmpdir(), 'reportlint-screenshots-'));
process.on('exit', () => rmSync(parent, { recursive: true, force: true }));
const folder = join(parent, 'seeds');
cpSync(join(ROOT, 'seeds'), folder, { recursive: true });
// `npm run screenshots -- showIgnoring showViews` walks these only.
const walks = {
  showDuplicate,
  showCopies,
  showNumbering,
  showIndicators,
  showOutline,
  showStickyScroll,
  showMove,
  showNextNumber,
  showCleanUp,
  showIgnoring,
  showSchema,
  showAnnotation,
};
const named = process.argv.slice(2);
const isWanted = name => named.length === 0 || named.includes(name);
const wanted = Object.values(walks).filter(({ name }) => isWanted(name));
if (wanted.length > 0) {
  await withWorkbench(async page => {
    for (const walk of wanted) await walk(page);
  });
}
for (const [name, theme] of isWanted('showViews') ? Object.entries(THEMES) : []) {
  await withWorkbench(page => showViews(page, name), { 'workbench.colorTheme': theme });
}
for (const [name, theme] of isWanted('showReview') ? Object.entries(THEMES) : []) {
  writeAnnotations();
  await withWorkbench(page => showReview(page, name), { 'workbench.colorTheme': theme });
}
for (const [name, theme] of isWanted('showTables') ? Object.entries(THEMES) : []) {
  // The made-up report of the year after, for this year against last.
  cpSync(join(ROOT, 'test/e2e/workspace/longwan-2024.txt'), join(folder, 'longwan-2024.txt'));
  await withWorkbench(page => showTables(page, name), { 'workbench.colorTheme': theme });
}
process.exit(0);

async function showDuplicate(page) {
  await goTo(page, 'longwan-2023.txt', 83, 1);
  await page.keyboard.press('Control+Shift+M');
  await page.locator('.markers-panel .monaco-list-row').filter({ hasText: 'duplicate/document' }).first().waitFor();
  await goTo(page, 'longwan-2023.txt', 83, 1);
  await picture(page, 'duplicate');
  await page.keyboard.press('Control+J');
  await page.locator('.markers-panel').waitFor({ state: 'hidden' });
}

/** The lens over a copy, and the two places side by side. */
async function showCopies(page) {
  await goTo(page, 'longwan-2023.txt', 83, 1);
  const lens = page.locator('.codelens-decoration a').filter({ hasText: '对照' }).first();
  await lens.waitFor();
  await picture(page, 'copy-lens');
  await lens.click();
  await page.locator('.monaco-diff-editor .view-line').filter({ hasText: '教育' }).first().waitFor();
  await picture(page, 'copy-compare');
  await command(page, 'View: Close Editor');
}

async function showNumbering(page) {
  await goToText(page, 'haicang-2024.txt', 5, '三是');
  await page.locator('.part.editor .squiggly-error').first().waitFor();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').filter({ hasText: '二是' }).first().waitFor();
  await picture(page, 'numbering');
  await page.keyboard.press('Enter');
  await page.locator('.action-widget .monaco-list-row').first().waitFor({ state: 'hidden' });
  await page.locator('.view-line').filter({ hasText: '二是' }).first().waitFor();
  await page.locator('.part.editor .squiggly-error').first().waitFor({ state: 'hidden' });
  await picture(page, 'numbering-mended');
}

/** A figure as it is, one with a hedge and what follows from its growth, and one of a Traditional report. */
async function showIndicators(page) {
  await showHover(page, { file: 'pingshan-2024.txt', line: 6, figure: '2100余次', token: /^余$/, shown: '推算' });
  await picture(page, 'indicator-derived');
  await showHover(page, { file: 'pingshan-2024.txt', line: 8, figure: '7880个', token: /^个$/, shown: '基础教育学位' });
  await picture(page, 'indicator');
  await showHover(page, {
    file: 'xinwu-2024.txt',
    line: 25,
    figure: '65%以上',
    token: /^以上$/,
    shown: '公辦園覆蓋率',
  });
  await picture(page, 'indicator-traditional');
  await page.keyboard.press('Escape');
}

/** The hover at the caret, which depends on no mouse; `token` has a colour of its own once the server has answered. */
async function showHover(page, { file, line, figure, token, shown }) {
  await goToText(page, file, line, figure);
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  await page.locator('.part.editor .view-line span > span').filter({ hasText: token }).first().waitFor();
  await page.keyboard.press('Control+K');
  await page.keyboard.press('Control+I');
  await page.locator('.monaco-hover:visible').filter({ hasText: shown }).first().waitFor();
}

async function showOutline(page) {
  await goTo(page, 'pingshan-2024.txt', 6, 1);
  // Without the list of files the outline has the side bar to itself.
  await page.locator('.explorer-viewlet .pane-header').filter({ hasText: 'seeds' }).click();
  await command(page, 'Explorer: Focus on Outline View');
  await page
    .locator('.outline-pane .monaco-list-row')
    .filter({ hasText: /一、2024年主要工作.*\d.字.·/ })
    .waitFor();
  await widenSideBar(page);
  await picture(page, 'outline');
}

/** What stands beside a long heading would be cut off. */
async function widenSideBar(page) {
  const { x, width, y } = await page.locator('.part.sidebar').boundingBox();
  await page.mouse.move(x + width, y + 300);
  await page.mouse.down();
  await page.mouse.move(x + width + 190, y + 300, { steps: 5 });
  await page.mouse.up();
  // Away, as the edge is coloured while the mouse is over it.
  await page.mouse.move(x + width + 400, y + 300);
  await page.locator('.monaco-sash.hover').waitFor({ state: 'detached' });
}

async function showStickyScroll(page) {
  await goTo(page, 'pingshan-2024.txt', 12, 1);
  await page.locator('.sticky-widget .sticky-line-content').filter({ hasText: '一、2024年主要工作' }).waitFor();
  await picture(page, 'sticky-scroll');
}

/** The key moves the section at the caret, with the numbers staying in their places, and one undo takes it back. */
async function showMove(page) {
  await goTo(page, 'pingshan-2024.txt', 13, 1);
  const moved = page.locator('.view-line').filter({ hasText: '(四)向未来' });
  await page.keyboard.press('Shift+Alt+PageUp');
  await moved.waitFor();
  await page.keyboard.press('Control+Z');
  await moved.waitFor({ state: 'hidden' });
}

/** A new line behind a numbered paragraph is offered the next number. */
async function showNextNumber(page) {
  const name = 'pingshan-2024.txt';
  await goTo(page, name, 14, lineOf(name, 14).length + 1);
  await page.keyboard.press('Enter');
  await page.locator('.suggest-widget.visible .monaco-list-row').first().waitFor();
  await picture(page, 'next-number');
}

/** Every repair of a pasted page with a tick box: what is sure is ticked, what is not waits for the writer. */
async function showCleanUp(page) {
  await goTo(page, 'xinwu-2024.txt', 8, 1);
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  await command(page, 'Reportlint: Clean Up Pasted Page');
  const rows = page.locator('.bulk-edit-panel .monaco-list-row');
  await rows.filter({ hasText: '區(qū)' }).first().waitFor();
  await picture(page, 'clean-up');
}

/** Ignores a finding with a reason, as a writer does, and shows the list of what is ignored. */
async function showIgnoring(page) {
  await goToText(page, 'haicang-2024.txt', 3, '4千余');
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  await page.keyboard.press('Control+.');
  const ignore = page.locator('.action-widget .monaco-list-row').filter({ hasText: '忽略此问题' }).first();
  await ignore.waitFor();
  await ignore.click();
  const box = page.locator('.quick-input-widget:visible input.input');
  await box.fill('引自上级文件，原文如此');
  await page.keyboard.press('Enter');
  await page.locator('.part.statusbar').filter({ hasText: 'Written into .reportlint.json' }).first().waitFor();
  await command(page, 'Accepted Findings…');
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: '引自上级文件' }).first().waitFor();
  await picture(page, 'accepted-findings');
  await page.keyboard.press('Escape');
}

/** What an editor completes and explains in .reportlint.json. */
async function showSchema(page) {
  writeFileSync(
    join(folder, '.reportlint.json'),
    '{\n  "rules": {\n    "duplicate/near": { "severity": "hint" },\n    \n  }\n}\n',
  );
  await goTo(page, '.reportlint.json', 4, 5);
  await page.keyboard.type('"figure');
  await page.keyboard.press('Control+Space');
  await page
    .locator('.suggest-widget.visible .monaco-list-row')
    .filter({ hasText: 'figure/conflict' })
    .first()
    .waitFor();
  await picture(page, 'configuration-completion');
}

/** The views with a report and without one, and from them what the first steps show. */
async function showViews(page, theme) {
  await openViews(page);
  await look(page, `views-empty-${theme}`);
  // The other two are pictured one above the other.
  await page.locator('.part.sidebar .pane-header').filter({ hasText: 'Annotations' }).click();
  await widenSideBar(page);
  await goToText(page, 'haicang-2024.txt', 5, '三是');
  await page.locator('.part.sidebar .monaco-list-row.selected').filter({ hasText: '三是' }).waitFor();
  await page.locator('.part.editor .squiggly-error').first().waitFor();
  await (theme === 'light' ? picture : look)(page, `views-${theme}`);
  await showFirstSteps(page, theme);
  await command(page, 'Reportlint: Group Indicators by Unit');
  await page.locator('.part.sidebar .pane-header').filter({ hasText: 'by unit' }).waitFor();
  await page
    .locator('.part.sidebar .monaco-list-row')
    .filter({ hasText: /^% ?\d|^%\s/ })
    .first()
    .waitFor();
  await look(page, `views-by-unit-${theme}`);
  await command(page, 'Reportlint: Get Started');
  // Beside the side bar there is no room for pictures.
  await page.keyboard.press('Control+B');
  await page.locator('.gettingStartedContainer .step-title').first().waitFor();
  await page.locator('.gettingStartedContainer img').first().waitFor();
  await look(page, `first-steps-${theme}`);
}

async function openViews(page) {
  await page
    .locator('.activitybar .action-item')
    .filter({ has: page.locator('[aria-label^="Reportlint"]') })
    .click();
  await page.locator('.welcome-view-content').first().waitFor();
}

async function showFirstSteps(page, theme) {
  if (theme === 'high-contrast') return;
  const views = await page.locator('.part.sidebar').boundingBox();
  const editor = await page.locator('.part.editor').boundingBox();
  await detail(page, `sections-${theme}`, { ...views, height: 400 });
  await detail(page, `indicators-${theme}`, { ...views, y: views.y + 375, height: views.height - 375 });
  await detail(page, `open-${theme}`, { ...editor, y: editor.y + editor.height - 250, height: 290 });
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget .monaco-list-row').filter({ hasText: '二是' }).first().waitFor();
  const menu = await page.locator('.action-widget').first().boundingBox();
  await detail(page, `findings-${theme}`, {
    x: editor.x,
    y: Math.max(menu.y - 150, editor.y),
    width: editor.width,
    height: 330,
  });
  await page.keyboard.press('Escape');
}

/** A picture that is looked at after a change and not kept. */
async function look(page, name) {
  await page.screenshot({ path: join(LOOKS, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`test/.work/pictures/${name}.png`);
}

/** A part of the window for the first steps. */
async function detail(page, name, clip) {
  await page.screenshot({ path: join(STEPS, `${name}.png`), clip, animations: 'disabled', caret: 'hide' });
  console.log(`images/walkthrough/${name}.png`);
}

/** A remark on selected text as a reviewer writes it, answered, and a figure that has changed after its check. */
async function showAnnotation(page) {
  const name = 'haicang-2024.txt';
  await goToText(page, name, 14, '6000个');
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  for (let count = 0; count < '6000个'.length; count++) await page.keyboard.press('Shift+ArrowRight');
  await command(page, 'Reportlint: Annotate Selection');
  await say(page, '与全市下达的任务数核对过吗？');
  await page.locator('.review-widget .comment-body').filter({ hasText: '任务数' }).waitFor();
  await say(page, '已核对，与市教育局文件一致。');
  await page.locator('.review-widget .comment-body').filter({ hasText: '市教育局' }).waitFor();
  await picture(page, 'annotation');
}

/** Writes into the box of the thread that is open and sends it. */
async function say(page, text) {
  const widget = page.locator('.review-widget').first();
  const reply = widget.locator('.review-thread-reply-button');
  if (await reply.isVisible()) await reply.click();
  await widget.locator('.comment-form .monaco-editor').first().click();
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
}

/** The annotations of a report in their view, and one of them in the text. */
async function showReview(page, theme) {
  await openViews(page);
  await widenSideBar(page);
  await goTo(page, 'haicang-2024.txt', 1, 1);
  const rows = page.locator('.part.sidebar .monaco-list-row');
  await rows.filter({ hasText: 'Text lost' }).waitFor();
  await look(page, `annotations-among-views-${theme}`);
  for (const view of ['Sections', 'Indicators'])
    await page.locator('.part.sidebar .pane-header').filter({ hasText: view }).click();
  await page.keyboard.press('Control+J');
  await rows.filter({ hasText: '6000个' }).click();
  await page.locator('.review-widget .comment-body').filter({ hasText: '任务数' }).first().waitFor();
  await pictureIn(page, 'annotations-view', theme);
  await command(page, 'Reportlint: Group Annotations by State');
  await rows.filter({ hasText: 'Unresolved' }).waitFor();
  await look(page, `annotations-by-state-${theme}`);
  await command(page, 'Reportlint: Filter Annotations');
  await page.locator('.quick-input-widget:visible input.input').fill('任务数');
  await rows.filter({ hasText: ' of ' }).first().waitFor();
  await look(page, `annotations-filtered-${theme}`);
}

/** What reviewers have said of a report: open, answered, resolved, checked, changed since, and one whose text is gone. */
function writeAnnotations() {
  const text = readFileSync(join(folder, 'haicang-2024.txt'), 'utf8').replace(/\r\n|\r/g, '\n');
  const file = ANNOTATIONS.map(([id, quote, said, more], index) => {
    const at = text.indexOf(quote);
    const places = {
      exact: quote,
      prefix: text.slice(Math.max(0, at - 32), Math.max(0, at)),
      suffix: text.slice(at + quote.length, at + quote.length + 32),
    };
    const selector = [
      { type: 'TextQuoteSelector', ...(at < 0 ? { ...places, prefix: '到年底，', suffix: '全部完成。' } : places) },
      { type: 'TextPositionSelector', start: Math.max(0, at), end: Math.max(0, at) + quote.length },
    ];
    const created = `2025-01-${String(10 + index)}T09:00:00Z`;
    const body = { type: 'TextualBody', value: said, purpose: 'commenting' };
    const target = { source: 'haicang-2024.txt', selector };
    const creator = { type: 'Person', name: '李明' };
    return {
      id: `urn:uuid:${id}`,
      type: 'Annotation',
      motivation: 'commenting',
      creator,
      created,
      body,
      target,
      ...more,
    };
  });
  writeFileSync(join(folder, 'haicang-2024.txt.annotations.json'), JSON.stringify(file));
}

/** The figures of a report, the five seeds side by side, and this year against last. */
async function showTables(page, theme) {
  await goTo(page, 'haicang-2024.txt', 1, 1);
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  await command(page, 'Reportlint: Show the Indicator Table');
  const table = await tableOf(page, 'haicang-2024');
  await table.getByRole('button', { name: 'Chart' }).click();
  await table.locator('canvas').waitFor();
  await pictureIn(page, 'table', theme);
  await showComparison(page, theme);
  await leaveWebview(page);
  await goTo(page, 'longwan-2024.txt', 1, 1);
  await page.locator('.part.editor').locator(SQUIGGLES).first().waitFor();
  await command(page, 'Reportlint: Compare With Last Year');
  const years = await tableOf(page, '2024年工作总结');
  await years.locator('td').filter({ hasText: '公办园' }).first().click();
  await pictureIn(page, 'years', theme);
}

async function showComparison(page, theme) {
  await leaveWebview(page);
  await command(page, 'Reportlint: Compare Reports');
  const picker = page.locator('.quick-input-widget:visible');
  await picker.locator('.monaco-list-row').filter({ hasText: 'longwan-2024' }).click();
  await picker.locator('.monaco-button').filter({ hasText: 'OK' }).click();
  const comparison = await tableOf(page, 'pingshan-2024');
  await comparison.locator('td').filter({ hasText: '新增学位' }).first().click();
  await comparison.locator('.details canvas').waitFor();
  await pictureIn(page, 'comparison', theme);
}

/** Those in high contrast are for looking at only. */
async function pictureIn(page, name, theme) {
  await (theme === 'high-contrast' ? look : picture)(page, `${name}-${theme}`);
}

/** The keys of the workbench do not reach it from within the page of a webview. */
async function leaveWebview(page) {
  await page.locator('.tabs-container .tab[data-resource-name="haicang-2024.txt"]').click();
  await page.locator('.tabs-container .tab.active[data-resource-name="haicang-2024.txt"]').waitFor();
  // Away, as a tab that the mouse rests on says its name over the page below.
  await page.mouse.move(800, 700);
}

/** The innermost frame of the webview with a heading, once its rows are drawn. */
async function tableOf(page, heading) {
  for (let attempt = 0; attempt < 600; attempt++) {
    for (const frame of page.frames()) {
      const found = await frame
        .locator('main h1')
        .filter({ hasText: heading })
        .count()
        .catch(() => 0);
      if (found > 0) {
        await frame.locator('tbody tr:not(.spacer) td').first().waitFor();
        return frame;
      }
    }
    await page.waitForTimeout(100);
  }
  throw new Error(`There is no table ${heading}`);
}

async function withWorkbench(walk, settings = {}) {
  const host = await startHost({ installed: ROOT, settings: { ...SETTINGS, ...settings } });
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(60_000);
  try {
    await page.goto(windowUrl(host, { folder }));
    await page.locator('.explorer-viewlet .monaco-list-row').first().waitFor();
    await walk(page);
  } catch (error) {
    await picture(page, 'failed');
    throw error;
  } finally {
    await browser.close();
    await host.stop();
  }
}

async function picture(page, name) {
  await page.screenshot({ path: join(OUT, `${name}.png`), animations: 'disabled', caret: 'hide' });
  console.log(`docs/images/${name}.png`);
}

/** Opens a file with the caret before the first `text` of a line; `line` is 1-based. */
async function goToText(page, name, line, text) {
  const content = lineOf(name, line);
  if (!content.includes(text)) throw new Error(`${name}:${line} has no ${text}`);
  await goTo(page, name, line, content.indexOf(text) + 1);
}

/** `line` is 1-based. */
function lineOf(name, line) {
  return readFileSync(join(folder, name), 'utf8').split(/\r\n|\r|\n/)[line - 1] ?? '';
}

/** Opens a file with the caret, in the middle of the window, at a 1-based line and column. */
async function goTo(page, name, line, column) {
  const box = await quickInput(page, 'Control+P');
  await box.fill(`${name}:${line}:${column}`);
  // The row that Enter takes: files opened before are listed at once, before the list is narrowed down.
  await page.locator(`.quick-input-list .monaco-list-row.focused[aria-label*="${name}"]`).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator(`.tabs-container .tab.active[data-resource-name="${name}"]`).waitFor();
  await page
    .locator('#status\\.editor\\.selection')
    .filter({ hasText: `Ln ${line}, Col ${column}` })
    .waitFor();
}

/** Runs a command of the palette, once its row is there: on no match the palette would run a similar one. */
async function command(page, title) {
  const box = await quickInput(page, 'F1');
  await box.fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
}

async function quickInput(page, keys) {
  await page.keyboard.press(keys);
  const box = page.locator('.quick-input-widget:visible input.input');
  await box.waitFor();
  return box;
}
