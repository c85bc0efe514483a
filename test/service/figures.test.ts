import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Position, Range } from 'vscode-languageserver-types';
import { TOKEN_MODIFIERS, TOKEN_TYPES } from '../../server/src/protocol';
import { type Analysis, analyse } from '../../server/src/service/analysis';
import { positionAt, spanOf } from '../../server/src/service/convert';
import { definition } from '../../server/src/service/definition';
import { documentHighlights } from '../../server/src/service/document-highlights';
import { indicatorSymbols } from '../../server/src/service/indicator-symbols';
import { inlayHints } from '../../server/src/service/inlay-hints';
import { listedIndicators } from '../../server/src/service/listed-indicators';
import { keyAt, locationsOf, references } from '../../server/src/service/references';
import { semanticTokens } from '../../server/src/service/semantic-tokens';
import { readSettings } from '../../server/src/service/settings';
import { mark } from '../support/marked';
import { able } from './fakes';

const URI = 'file:///a.txt';
const TEXT =
  '海港区2024年工作总结\n\n一、主要工作\n公共图书馆120座，中小学校5所。\n\n二、2025年工作计划\n公共圖書館150座，毕业合格率达到98%以上。\n';
const analysis = read(TEXT);

describe('document highlights', () => {
  it('mark names and figures of the same indicator', () => {
    const expected = TEXT.replace('公共图书馆120座', '⟦公共图书馆⟧⟦120座⟧').replace(
      '公共圖書館150座',
      '⟦公共圖書館⟧⟦150座⟧',
    );
    assert.equal(highlighted('150座'), expected);
    assert.equal(highlighted('图书馆120'), expected);
  });

  it('are left to the editor elsewhere', () => {
    assert.equal(documentHighlights(analysis, at('主要工作')), undefined);
    assert.equal(documentHighlights(read(''), { line: 0, character: 0 }), undefined);
  });

  it('mark a name once that several figures share', () => {
    const shared = read('进出口总额105亿元，同比增长5%。');
    const all = documentHighlights(shared, { line: 0, character: 1 }) ?? [];
    assert.deepEqual(
      all.map(({ range }) => textIn(shared, range)),
      ['进出口总额', '105亿元'],
    );
  });
});

describe('definition', () => {
  it('is the first mention', () => {
    const [link] = definition(analysis, URI, at('150座'), able) as { targetSelectionRange: Range; targetUri: string }[];
    assert.deepEqual([link?.targetUri, textIn(analysis, link!.targetSelectionRange)], [URI, '120座']);
  });

  it('is a place for a client that follows no links', () => {
    const place = definition(analysis, URI, at('150座'), { ...able, followsLinks: false });
    assert.ok(place && 'range' in place && textIn(analysis, place.range) === '120座');
  });

  it('is not elsewhere', () => assert.equal(definition(analysis, URI, at('主要工作'), able), undefined));
});

describe('references', () => {
  const texts = (position: Position, withFirst: boolean) =>
    references(analysis, URI, position, withFirst).map(({ range }) => textIn(analysis, range));

  it('are all mentions, without the first where it is not wanted', () => {
    assert.deepEqual(texts(at('120座'), true), ['120座', '150座']);
    assert.deepEqual(texts(at('120座'), false), ['150座']);
    assert.deepEqual(texts(at('主要工作'), true), []);
  });

  it('reach into other reports by key', () => {
    const other = read('山城區2024年工作總結\n公共圖書館80座。\n');
    const key = keyAt(analysis, at('120座'));
    assert.ok(key);
    const [location, ...more] = locationsOf(key, other, 'file:///b.txt');
    assert.deepEqual([location?.uri, textIn(other, location!.range), more], ['file:///b.txt', '80座', []]);
    assert.deepEqual(locationsOf('不存在', other, 'file:///b.txt'), []);
  });
});

describe('indicator symbols', () => {
  it('name each indicator once, with its first value', () => {
    const symbols = indicatorSymbols(analysis, URI).map(({ name, containerName }) => `${name}|${containerName}`);
    assert.deepEqual(symbols, [
      '公共图书馆|120座 · 主要工作',
      '中小学校|5所 · 主要工作',
      '毕业合格率|98% · 2025年工作计划',
    ]);
  });
});

describe('listed indicators', () => {
  it('say what is said and leave out what is not', () => {
    const [libraries, , later, rate] = listedIndicators(analysis);
    assert.deepEqual(
      { ...libraries, range: textIn(analysis, libraries!.range), nameRange: textIn(analysis, libraries!.nameRange!) },
      {
        range: '120座',
        nameRange: '公共图书馆',
        key: '公共图书馆\n座',
        name: '公共图书馆',
        text: '120座',
        value: 120,
        low: 120,
        high: 120,
        unit: '座',
        approx: 'none',
        role: 'level',
        planned: false,
        period: '2024',
        section: '主要工作',
      },
    );
    assert.deepEqual([later?.key, later?.planned, later?.period], ['公共图书馆\n座', true, '2025']);
    assert.deepEqual([rate?.approx, rate?.low, rate && 'high' in rate], ['at-least', 98, false]);
  });
});

describe('semantic tokens', () => {
  it('tell names, values, units and hedges apart', () => {
    assert.deepEqual(tokens('工业企业超过1.2万余家。'), [
      'indicatorName 工业企业',
      'figureHedge 超过',
      'figureValue 1.2万',
      'figureHedge 余',
      'figureUnit 家',
    ]);
    assert.deepEqual(tokens('公共图书馆覆盖率约三成左右').slice(1), [
      'figureHedge 约',
      'figureValue 三成',
      'figureHedge 左右',
    ]);
  });

  it('mark what rose and what fell, in either script', () => {
    assert.deepEqual(tokens('進出口總額105.5億元，同比增長5%。').slice(1), [
      'figureValue 105.5億',
      'figureUnit 元',
      'figureValue.rise 5',
      'figureUnit.rise %',
    ]);
    assert.deepEqual(tokens('用地面积下降5%。').slice(-2), ['figureValue.fall 5', 'figureUnit.fall %']);
  });

  it('count from the token before, over lines and within one', () => {
    const two = read('公共图书馆120座。\n\n公共图书馆150座。');
    const { data } = semanticTokens(two);
    assert.deepEqual(data.slice(0, 15), [0, 0, 5, 0, 0, 0, 5, 3, 1, 0, 0, 3, 1, 2, 0]);
    assert.deepEqual(data.slice(15, 20), [2, 0, 5, 0, 0]);
  });

  it('of a range are those of its lines', () => {
    const whole = semanticTokens(analysis).data;
    const from = (line: number, character: number) => ({ line, character });
    assert.deepEqual(semanticTokens(analysis, { start: from(0, 0), end: from(99, 0) }).data, whole);
    const later = semanticTokens(analysis, { start: from(6, 3), end: from(6, 4) }).data;
    assert.equal(later[0], 6);
    assert.deepEqual(later.slice(1), whole.slice(whole.length - later.length + 1));
    assert.deepEqual(semanticTokens(analysis, { start: from(0, 0), end: from(2, 0) }).data, []);
  });

  it('follow an edit', () => {
    const before = read(TEXT);
    semanticTokens(before);
    const after = analyse(`前言\n${TEXT}`, before.draft, assert.fail);
    const [line, ...rest] = semanticTokens(before).data;
    assert.deepEqual(semanticTokens(after).data, [line! + 1, ...rest]);
  });
});

describe('inlay hints', () => {
  const text =
    '2024年工作总结\n总额32193.15亿元，教师1.7万人，学校120所，资金5800000元，企业近3万家，产值约500亿元，占三成，增长5.0%。\n';
  const hints = (wanted: 'off' | 'values' | 'valuesAndPeriods', language: 'zh-CN' | 'en' = 'zh-CN') =>
    labelled(read(text), wanted, language);

  it('are off by default', () => {
    assert.equal(readSettings(undefined).inlayHints, 'off');
    assert.deepEqual(hints('off'), []);
  });

  it('give the value where it is written in another way', () => {
    assert.deepEqual(hints('values'), [
      '亿元 ≈ 3.22万亿元',
      '万人 17,000人',
      '0元 580万元',
      '万家 ≤ 3万家',
      '亿元 475亿元 – 525亿元',
      '三成 30%',
    ]);
    assert.equal(hints('values', 'en')[0], '亿元 ≈ 3.22 trillion 元');
  });

  it('give the period of all', () => {
    const all = hints('valuesAndPeriods');
    assert.ok(all.includes('0所 2024年'), all.join('\n'));
    assert.ok(all.includes('亿元 ≈ 3.22万亿元 · 2024年'), all.join('\n'));
  });

  it('are those of the range', () => {
    const start = { line: 0, character: 0 };
    assert.deepEqual(inlayHints(read(text), { start, end: start }, 'valuesAndPeriods', able), []);
  });
});

const WORKSPACE = { codeLens: true, otherReports: false, checkWorkspace: false };

describe('settings', () => {
  it('are read as far as they make sense', () => {
    const standard = { inlayHints: 'off', references: 'report', ...WORKSPACE };
    for (const value of [undefined, null, 5, [], { inlayHints: 'loud', references: {} }])
      assert.deepEqual(readSettings(value), standard);
    const set = {
      inlayHints: 'values',
      references: 'workspace',
      codeLens: false,
      otherReports: true,
      checkWorkspace: true,
    };
    assert.deepEqual(readSettings({ ...set, more: 1 }), set);
  });
});

function read(text: string): Analysis {
  return analyse(text, undefined, assert.fail);
}

function at(quote: string): Position {
  const offset = TEXT.indexOf(quote);
  assert.ok(offset >= 0, quote);
  return positionAt(analysis.draft, offset);
}

function textIn({ draft }: Analysis, range: Range): string {
  const { start, end } = spanOf(draft, range);
  return draft.text.slice(start, end);
}

function highlighted(quote: string): string {
  const all = documentHighlights(analysis, at(quote)) ?? [];
  const spans = all.map(({ range }) => spanOf(analysis.draft, range)).sort((a, b) => a.start - b.start);
  return mark(TEXT, spans);
}

function labelled(from: Analysis, wanted: 'off' | 'values' | 'valuesAndPeriods', language: 'zh-CN' | 'en'): string[] {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  return inlayHints(from, range, wanted, { ...able, language }).map(({ position, label }) => {
    const end = spanOf(from.draft, { start: position, end: position }).start;
    return `${from.draft.text.slice(end - 2, end)} ${label}`;
  });
}

/** Type and modifiers of each token with its text, for a text of one line. */
function tokens(text: string): readonly string[] {
  const { data } = semanticTokens(read(text));
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at < data.length; at += 5) {
    start += data[at + 1]!;
    const modifiers = TOKEN_MODIFIERS.filter((_, bit) => data[at + 4]! & (1 << bit));
    found.push(`${[TOKEN_TYPES[data[at + 3]!], ...modifiers].join('.')} ${text.slice(start, start + data[at + 2]!)}`);
  }
  return found;
}
