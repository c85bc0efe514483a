import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { SERVED_LANGUAGES } from '../../client/src/judge';
import { REPORT_LANGUAGE, REWRITES, TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/protocol';
import { DEFAULT_CHECK_SETTINGS, readCheckSettings } from '../../server/src/service/configurations';
import { DEFAULT_SETTINGS } from '../../server/src/service/settings';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const language = JSON.parse(readFileSync('language-configuration.json', 'utf8'));
const sources = readdirSync('client/src', { recursive: true })
  .map(name => join('client/src', String(name)))
  .filter(name => name.endsWith('.ts'))
  .map(name => readFileSync(name, 'utf8'))
  .join('\n');

suite('manifest', () => {
  const { commands, configuration, grammars, languages, menus } = manifest.contributes;
  const commandIds: readonly string[] = commands.map((each: { command: string }) => each.command);

  test('declares the commands that the client registers', () => {
    const literal = [...sources.matchAll(/registerCommand\('([\w.]+)'/g)].map(match => match[1]);
    assert.deepEqual([...commandIds].sort(), literal.sort());
  });

  test('declares the commands that buttons and quick fixes run', () => {
    const run = [...sources.matchAll(/command: '(reportlint\.\w+)'/g)].map(match => match[1] ?? '');
    assert.ok(run.length > 0);
    for (const command of run) assert.ok(commandIds.includes(command), command);
  });

  test('puts no command into a menu that it does not declare', () => {
    const entries = Object.values(menus).flat() as { command?: string; submenu?: string }[];
    const submenus = manifest.contributes.submenus.map(({ id }: { id: string }) => id);
    for (const { command, submenu } of entries) {
      assert.ok(submenu === undefined ? commandIds.includes(command ?? '') : submenus.includes(submenu), command);
    }
  });

  test('binds keys in reports only, to commands that it declares', () => {
    for (const { command, when } of manifest.contributes.keybindings) {
      assert.ok(commandIds.includes(command), command);
      assert.match(when, /editorTextFocus && .*reportlint\.activeReport/);
    }
  });

  test('uses context keys that the client sets', () => {
    const views: readonly { id: string }[] = manifest.contributes.views.reportlint;
    const set = [...sources.matchAll(/'setContext',\s*'([\w.]+)'/g)].map(match => match[1] ?? '');
    const known = new Set([...set, ...views.flatMap(({ id }) => [id, `${id}.filtered`])]);
    const conditions = [...JSON.stringify(manifest.contributes).matchAll(/"when":"([^"]*)"/g)].map(match => match[1]!);
    const used = conditions.flatMap(condition => condition.match(/reportlint\.[\w.]+/g) ?? []);
    assert.ok(used.length > 0 && sources.includes('.filtered`'));
    assert.deepEqual(
      used.filter(key => !known.has(key)),
      [],
    );
  });

  test('has all commands under one category', () => {
    for (const { command, category } of commands) assert.equal(category, 'Reportlint', command);
  });

  test('shows in the palette only what can be done without a line, and there only what fits the document', () => {
    const inPalette = new Map<string, string>(
      menus.commandPalette.map((entry: { command: string; when: string }) => [entry.command, entry.when]),
    );
    const ofLines = ['copyTitle', 'copyValue', 'copyRow', 'copyAnnotation', 'revealLine', 'showMore'];
    for (const name of ofLines) assert.equal(inPalette.get(`reportlint.${name}`), 'false', name);
    const always = commandIds.filter(command => !inPalette.has(command));
    const withoutReport = ['openExample', 'openWalkthrough', 'compareReports', 'compareYears'];
    assert.deepEqual(
      always,
      withoutReport.map(name => `reportlint.${name}`),
    );
  });

  test('leads from welcome pages and first steps to commands that are there', () => {
    const views: readonly { id: string }[] = manifest.contributes.views.reportlint;
    const known = new Set([...commandIds, ...views.map(({ id }) => `${id}.focus`)]);
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const linked = [...readFileSync(file, 'utf8').matchAll(/\(command:(reportlint\.[\w.]+)\)/g)].map(
        match => match[1]!,
      );
      assert.ok(linked.length > 5);
      for (const command of linked) assert.ok(known.has(command), command);
    }
  });

  test('says what to do in every view that is empty, whatever the reason', () => {
    const welcomes: readonly { view: string; when: string }[] = manifest.contributes.viewsWelcome;
    for (const { id } of manifest.contributes.views.reportlint) {
      const reasons = welcomes.filter(({ view }) => view === id).map(({ when }) => when);
      for (const standing of ['nothing', 'other', 'checking', 'stopped', 'report'])
        assert.ok(
          reasons.some(when => when.includes(`standing == ${standing}`)),
          `${id} ${standing}`,
        );
    }
  });

  test('has pictures for every first step, and an icon of one colour for its views', () => {
    for (const { media } of manifest.contributes.walkthroughs[0].steps)
      for (const file of Object.values<string>(media.image)) assert.ok(existsSync(file), file);
    const icon = readFileSync(manifest.contributes.viewsContainers.activitybar[0].icon, 'utf8');
    assert.deepEqual(icon.match(/#[\da-f]{3,}|currentColor/gi), ['currentColor']);
  });

  test('has a command for every rewriting, in the palette and in the menu of the editor', () => {
    for (const name of REWRITES) {
      const command = `reportlint.${name}`;
      assert.ok(commandIds.includes(command), command);
      for (const menu of ['commandPalette', 'reportlint.structure']) {
        assert.ok(
          menus[menu].some((entry: { command: string }) => entry.command === command),
          `${command} in ${menu}`,
        );
      }
    }
  });

  test('takes a suggestion by tabulator only in reports: a new line is offered a number and stays a new line', () => {
    assert.equal(manifest.contributes.configurationDefaults['[report]']['editor.acceptSuggestionOnEnter'], 'off');
  });

  test('declares the settings that client and server read, with the defaults of the server', () => {
    const read = [...sources.matchAll(/\.get<[^>]+>\('([\w.]+)'/g)].map(match => `reportlint.${match[1]}`);
    const served = Object.entries(DEFAULT_SETTINGS).map(([name, value]) => [`reportlint.${name}`, value] as const);
    // The language client reads the last one by itself.
    const checks = ['enable', 'profile', 'rules'].map(name => `reportlint.${name}`);
    const all = [...read, ...checks, ...served.map(([name]) => name), 'reportlint.trace.server'];
    for (const [name, value] of served) assert.equal(configuration.properties[name].default, value);
    assert.deepEqual(Object.keys(configuration.properties).sort(), [...new Set(all)].sort());
    const defaults = checks.map(name => [name.slice('reportlint.'.length), configuration.properties[name].default]);
    assert.deepEqual(readCheckSettings(Object.fromEntries(defaults)), {
      ...DEFAULT_CHECK_SETTINGS,
      profile: 'default',
    });
  });

  test('starts for the languages that are served', () => {
    const events = SERVED_LANGUAGES.map(each => `onLanguage:${each}`);
    const languageEvents = manifest.activationEvents.filter((each: string) => each.startsWith('onLanguage:'));
    assert.deepEqual(languageEvents.sort(), events.sort());
  });

  test('starts for the tables that a window had open', () => {
    const panels = manifest.activationEvents.filter((each: string) => each.startsWith('onWebviewPanel:'));
    const views = [...sources.matchAll(/readonly view: '(\w+)'/g)].map(
      match => `onWebviewPanel:reportlint.${match[1]}`,
    );
    assert.deepEqual(panels.sort(), views.sort());
  });

  test('names files that are there', () => {
    const files = [manifest.icon, grammars[0].path, languages[0].configuration];
    for (const file of files) assert.ok(existsSync(file), file);
    assert.equal(languages[0].id, REPORT_LANGUAGE);
    assert.equal(grammars[0].language, REPORT_LANGUAGE);
  });

  test('takes .txt files only by name, and every kind of report', () => {
    const patterns: readonly string[] = languages[0].filenamePatterns;
    assert.deepEqual(patterns, ['*工作总结*.txt', '*工作报告*.txt', '*工作要点*.txt', '*工作计划*.txt']);
  });

  test('highlights no full-width punctuation in reports, as in plain text', () => {
    const defaults = manifest.contributes.configurationDefaults['[report]'];
    assert.equal(defaults['editor.unicodeHighlight.ambiguousCharacters'], false);
    assert.equal(defaults['editor.unicodeHighlight.invisibleCharacters'], false);
    assert.equal(defaults['editor.wordWrap'], 'on');
    // A paragraph is one line, and VS Code shows 43 characters of hints on a line unless told otherwise.
    assert.equal(defaults['editor.inlayHints.maximumLength'], 0);
    assert.equal(defaults['editor.wordBasedSuggestions'], 'off');
  });
});

suite('colours of figures', () => {
  const { semanticTokenTypes, semanticTokenModifiers, semanticTokenScopes } = manifest.contributes;
  const ids = (declared: readonly { id: string }[]) => declared.map(({ id }) => id);
  const scopes: Record<string, readonly string[]> = semanticTokenScopes[0].scopes;

  test('are declared as the server sends them', () => {
    assert.deepEqual([ids(semanticTokenTypes), ids(semanticTokenModifiers)], [[...TOKEN_TYPES], [...TOKEN_MODIFIERS]]);
  });

  test('come from scopes, for each type, and differ for what rose and fell', () => {
    for (const type of TOKEN_TYPES) assert.ok(scopes[type]?.length, type);
    for (const modifier of TOKEN_MODIFIERS) assert.notDeepEqual(scopes[`figureValue.${modifier}`], scopes.figureValue);
    assert.notDeepEqual(scopes['figureValue.rise'], scopes['figureValue.fall']);
  });
});

suite('language configuration', () => {
  const words = (text: string) => text.match(new RegExp(language.wordPattern.pattern, 'g'));
  const enter = (before: string, after = '') =>
    language.onEnterRules.find(
      (rule: { beforeText: { pattern: string }; afterText?: { pattern: string } }) =>
        new RegExp(rule.beforeText.pattern).test(before) && new RegExp(rule.afterText?.pattern ?? '').test(after),
    )?.action;

  test('closes and surrounds with pairs of two different marks', () => {
    for (const [open, close] of language.autoClosingPairs) assert.notEqual(open, close);
    for (const pair of ['\uff08\uff09', '“”', '‘’', '《》', '【】', '「」']) {
      const has = (pairs: readonly string[][]) => pairs.some(each => each.join('') === pair);
      assert.ok(has(language.autoClosingPairs) && has(language.surroundingPairs), pair);
    }
  });

  test('reads figures as one word and stops at punctuation', () => {
    assert.deepEqual(words('投入1,234.5万元\uff0c增长\uff15\uff0e\uff12\uff05。'), [
      '投入',
      '1,234.5',
      '万元',
      '增长',
      '\uff15\uff0e\uff12\uff05',
    ]);
  });

  test('keeps the indentation of two full-width spaces', () => {
    assert.deepEqual(enter('\u3000\u3000一是抓早。'), { indent: 'none', appendText: '\u3000\u3000' });
    assert.equal(enter('一是抓早。'), undefined);
    assert.equal(enter('\u3000\u3000'), undefined);
  });

  test('does not indent between brackets', () => {
    assert.deepEqual(enter('详见\uff08', '\uff09'), { indent: 'none' });
  });
});
