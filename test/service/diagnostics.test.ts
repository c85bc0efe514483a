import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnostics } from '../../server/src/service/diagnostics';
import { able, analysisWith, findingOn } from './fakes';

const URI = 'file:///a.txt';
const TEXT = '第一处\n第二处重复';

describe('diagnostics', () => {
  it('says rule, severity, place and language of a finding', () => {
    const analysis = analysisWith(TEXT, [findingOn(TEXT, '重复')]);
    assert.deepEqual(diagnostics(analysis, URI, able), [
      {
        range: { start: { line: 1, character: 3 }, end: { line: 1, character: 5 } },
        severity: 1,
        code: 'duplicate/word',
        source: 'reportlint',
        message: '重复',
      },
    ]);
    assert.equal(diagnostics(analysis, URI, { ...able, language: 'en' })[0]?.message, 'repeated');
  });

  it('keeps the four severities apart', () => {
    const severities = ['error', 'warning', 'information', 'hint'] as const;
    const analysis = analysisWith(
      TEXT,
      severities.map(severity => findingOn(TEXT, '重复', { severity })),
    );
    assert.deepEqual(
      diagnostics(analysis, URI, able).map(each => each.severity),
      [1, 2, 3, 4],
    );
  });

  it('links to the page of the rule where the pages are known', () => {
    const analysis = analysisWith(TEXT, [findingOn(TEXT, '重复')]);
    const [diagnostic] = diagnostics(analysis, URI, { ...able, rulePages: 'file:///pages' });
    assert.equal(diagnostic?.codeDescription?.href, 'file:///pages/duplicate/word.md');
  });

  it('links to the other place for clients that show it', () => {
    const related = [{ start: 0, end: 3, message: { zh: '首次', en: 'first' } }];
    const analysis = analysisWith(TEXT, [findingOn(TEXT, '重复', { related })]);
    assert.deepEqual(diagnostics(analysis, URI, able)[0]?.relatedInformation, [
      {
        location: { uri: URI, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } } },
        message: '首次',
      },
    ]);
    const unable = { ...able, showsRelatedInformation: false };
    assert.equal('relatedInformation' in diagnostics(analysis, URI, unable)[0]!, false);
  });
});
