import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { type CodeAction, CodeActionTriggerKind, type TextEdit } from 'vscode-languageserver-types';
import { readDraft } from '../../server/src/draft/draft';
import { REWRITES, type Rewrite } from '../../server/src/protocol';
import type { Client } from '../../server/src/service/client';
import { offsetAt, positionAt, rangeOf } from '../../server/src/service/convert';
import { documentOf, resolvedAction, rewriteActions } from '../../server/src/service/rewrite-actions';
import { rewriteAnswer } from '../../server/src/service/rewrites';
import type { Section } from '../../server/src/structure/outline';
import { applyEdits } from '../../server/src/text/edit';
import { able, analysisWith } from './fakes';

const TARGET = { uri: 'file:///a.txt', version: 7 };
const NUMBERED =
  '海港区2024年工作总结\n\n一、主要工作\n（一）经济增长\n增长5%。\n（二）民生改善\n建成学校。\n二、存在问题\n不够快。\n';
const MISNUMBERED = NUMBERED.replace('（二）', '（三）').replace('二、', '四、');
const eager: Client = { ...able, resolvesEdits: false };

describe('the rewriting of a document', () => {
  const cases: [rewrite: Rewrite, before: string, after: string][] = [
    ['renumberLevel', '（一）经济\n（三）$0民生\n（四）生态\n', '（一）经济\n（二）$0民生\n（三）生态\n'],
    ['renumberLevel', '（一）经济\n增长$0。\n（三）民生\n', '（一）经济\n增长$0。\n（二）民生\n'],
    ['moveUp', '（一）经济\n增长。\n（二）民生\n改$0善。\n', '（一）民生\n改$0善。\n（二）经济\n增长。\n'],
    ['moveDown', '（一）经$0济\n增长。\n（二）民生\n改善。\n', '（一）民生\n改善。\n（二）经$0济\n增长。\n'],
  ];
  for (const [rewrite, before, after] of cases) {
    it(`${rewrite} makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => {
      assert.equal(rewritten(`一、主要工作\n${before}`, rewrite), `一、主要工作\n${after}`);
    });
  }

  it('is one step up and one step down again', () => {
    const once = rewritten('一、甲\n子。\n二、乙$0\n丑。\n三、丙\n', 'moveUp');
    assert.equal(rewritten(once!, 'moveDown'), '一、甲\n子。\n二、乙$0\n丑。\n三、丙\n');
  });

  for (const name of ['haicang-2024', 'pingshan-2024']) {
    it(`moves sections of ${name} down with its caret, and from there up again`, () => {
      const text = readFileSync(`seeds/${name}.txt`, 'utf8');
      let moves = 0;
      for (const place of titlePlaces(readDraft(text).sections).filter((_, index) => index % 5 === 0)) {
        const down = rewritten(marked(text, place), 'moveDown');
        if (down === undefined) continue;
        assert.equal(behindCaret(down), text.slice(place, place + 3));
        assert.equal(rewritten(down, 'moveUp'), marked(text, place));
        moves++;
      }
      assert.ok(moves >= 5, String(moves));
    });
  }

  it('keeps the caret in its place when the number becomes longer', () => {
    const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一'];
    const text = numbers.map(number => `${number}、第${number}项工作\n完成。\n`).join('');
    const after = rewritten(text.replace('第十项', '第$0十项'), 'moveDown');
    assert.match(after!, /十一、第\$0十项工作\n/);
  });

  it('has nothing to do where there is nothing', () => {
    for (const rewrite of REWRITES) assert.equal(rewritten('没有$0标题的一段文字。', rewrite), undefined, rewrite);
    assert.equal(rewritten('$0一、甲\n二、乙\n', 'moveUp'), undefined);
    assert.equal(rewritten('一、甲\n二、乙$0\n', 'moveDown'), undefined);
    assert.equal(rewritten('一、甲$0\n二、乙\n', 'renumberAll'), undefined);
  });
});

describe('rewriteActions', () => {
  it('offer what would change something, in the order of the palette', () => {
    const level = titles(MISNUMBERED, '民生', ['refactor']);
    assert.deepEqual(level.slice(0, 2), ['重编本级序号', '重编全文序号']);
    assert.ok(level.includes('上移本节') && !level.includes('下移本节'), String(level));
    const titlesHere = titles(NUMBERED, '海港', ['refactor']);
    assert.deepEqual(titlesHere, []);
  });

  it('speak English to an English client', () => {
    const actions = rewriteActions(analysisWith(MISNUMBERED, []), TARGET, at('民生'), {}, { ...able, language: 'en' });
    assert.ok(actions.some(({ title }) => title === 'Renumber Whole Report'));
  });

  for (const [only, isOffered] of [
    [undefined, true],
    [['refactor.rewrite'], true],
    [['refactor.rewrite.reportlint'], true],
    [['refactor.rewrite.reportlint.renumberLevel'], true],
    [['refactor.move'], false],
    [['quickfix'], false],
    [['source.fixAll'], false],
  ] as const) {
    it(`${isOffered ? 'come' : 'do not come'} when asked for ${only ?? 'anything'}`, () => {
      assert.equal(titles(MISNUMBERED, '民生', only && [...only]).includes('重编本级序号'), isOffered);
    });
  }

  it('light no lamp by themselves', () => {
    const context = { triggerKind: CodeActionTriggerKind.Automatic };
    assert.deepEqual(rewriteActions(analysisWith(MISNUMBERED, []), TARGET, at('民生'), context, able), []);
  });

  it('come with their edit, or get it when they are chosen', () => {
    const [whole] = ask(eager);
    const [bare] = ask(able);
    assert.equal(applied(whole), NUMBERED.replace('二、', '四、'));
    assert.equal(bare?.edit, undefined);
    assert.equal(documentOf(bare!), TARGET.uri);
    const resolved = resolvedAction(analysisWith(MISNUMBERED, []), TARGET, bare!, able);
    assert.deepEqual(resolved?.edit, whole?.edit);
  });

  it('are not completed for a text that is no more, nor when they are not ours', () => {
    const [action] = ask(able);
    const analysis = analysisWith(MISNUMBERED, []);
    assert.equal(resolvedAction(analysis, { ...TARGET, version: 8 }, action!, able), undefined);
    for (const data of [undefined, null, 3, {}, { rewrite: 'format', offset: 0, uri: 'a' }]) {
      assert.equal(documentOf({ title: '', data }), undefined);
      assert.equal(resolvedAction(analysis, TARGET, { title: '', data }, able), undefined);
    }
  });
});

/** Offsets of the first letters of all titles. */
function titlePlaces(sections: readonly Section[]): readonly number[] {
  return sections.flatMap(({ kind, start, marker, children }) => [
    ...(kind === 'title' || kind === 'front-matter' ? [] : [start + (marker?.length ?? 0)]),
    ...titlePlaces(children),
  ]);
}

function marked(text: string, offset: number): string {
  return `${text.slice(0, offset)}$0${text.slice(offset)}`;
}

function behindCaret(text: string): string {
  const caret = text.indexOf('$0') + 2;
  return text.slice(caret, caret + 3);
}

/** The text with the caret at `$0` after a rewriting; undefined where there was nothing to do. */
function rewritten(before: string, rewrite: Rewrite): string | undefined {
  const offset = before.indexOf('$0');
  const draft = readDraft(before.replace('$0', ''));
  const answer = rewriteAnswer(draft, TARGET, positionAt(draft, offset), rewrite);
  if (answer === undefined) return undefined;
  const edits = answer.edits.map(({ range, newText }) => ({
    start: offsetAt(draft, range.start),
    end: offsetAt(draft, range.end),
    text: newText,
  }));
  const text = applyEdits(draft.text, edits);
  return marked(text, offsetAt(readDraft(text), answer.caret));
}

function ask(client: Client): CodeAction[] {
  const context = { only: ['refactor.rewrite.reportlint.renumberLevel'] };
  return rewriteActions(analysisWith(MISNUMBERED, []), TARGET, at('民生'), context, client);
}

function titles(text: string, quote: string, only: string[] | undefined): string[] {
  const { draft } = analysisWith(text, []);
  const offset = text.indexOf(quote);
  const range = rangeOf(draft, { start: offset, end: offset });
  const context = only === undefined ? {} : { only };
  return rewriteActions(analysisWith(text, []), TARGET, range, context, able).map(({ title }) => title);
}

function at(quote: string) {
  const offset = MISNUMBERED.indexOf(quote);
  return rangeOf(readDraft(MISNUMBERED), { start: offset, end: offset });
}

function applied(action: CodeAction | undefined): string {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && 'edits' in change);
  const draft = readDraft(MISNUMBERED);
  const edits = (change.edits as TextEdit[]).map(({ range, newText }) => ({
    start: offsetAt(draft, range.start),
    end: offsetAt(draft, range.end),
    text: newText,
  }));
  return applyEdits(draft.text, edits);
}
