import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { type Paragraph, readParagraph } from '../../server/src/draft/paragraph';
import { relationsIn } from '../../server/src/draft/relations';
import { rules } from '../../server/src/rules/index';
import { lineKindOf } from '../../server/src/structure/furniture';
import { cueOf, pairsOfCues, signsOfCues } from '../../server/src/text/line-cues';
import { readText } from '../../server/src/text/reading';
import { traitsOf, withAnyTrait } from '../../server/src/text/traits';
import { runs } from '../support/runs';
import { seed, seedNames } from '../support/seeds';

const PAGES = 'server/src/rules';
const pages = readdirSync(PAGES, { recursive: true }).map(String);
const written = [
  ...seedNames.map(seed),
  ...pages.filter(name => name.endsWith('.md')).map(name => readFileSync(`${PAGES}/${name}`, 'utf8')),
];
const lines = [...new Set(written.flatMap(text => text.split('\n')))].filter(line => line.trim() !== '');

suite('what a line has no cue of is not in it', () => {
  test('no rule of paragraphs says more of it when it looks everywhere', () => {
    for (const line of lines) {
      const [gated, open] = [readParagraph(line), opened(readParagraph(line))];
      if (gated.kind === 'blank') continue;
      for (const rule of rules)
        if (rule.paragraph)
          assert.deepEqual(said(rule.paragraph(gated)), said(rule.paragraph(open)), `${rule.id}: ${line}`);
    }
  });

  test('no relation is found in it', () => {
    for (const line of lines)
      assert.deepEqual(relationsIn(readParagraph(line)), relationsIn(opened(readParagraph(line))), line);
  });

  test('it is no furniture', () => {
    for (const line of lines) {
      const reading = readText(line);
      assert.equal(lineKindOf(reading, traitsOf(line).cues), lineKindOf(reading, ~0), line);
    }
  });
});

test('a cue is known by its signs as they are written and as they are read', () => {
  const signs = [...signsOfCues, ...pairsOfCues].flatMap(([, ...each]) => each.map(all => all.charAt(all.length >> 1)));
  const texts = fc.array(fc.constantFrom(...signs, '：', '（', '３', '們', '　'), { maxLength: 8 });
  fc.assert(
    fc.property(
      texts.map(all => all.join('')),
      text => {
        const { cues } = traitsOf(text);
        const reading = readText(text).text;
        const has = (at: number, among: string) =>
          among.includes(text.charAt(at)) || among.includes(reading.charAt(at));
        const places = Array.from({ length: text.length }, (_, at) => at);
        for (const [cue, among] of signsOfCues)
          assert.equal(
            (cues & cue) !== 0,
            places.some(at => has(at, among)),
            `${text}: ${among}`,
          );
        for (const [cue, firsts, seconds] of pairsOfCues) {
          const isThere = places.some(at => at > 0 && has(at - 1, firsts) && has(at, seconds));
          assert.equal((cues & cue) !== 0, isThere, `${text}: ${firsts} ${seconds}`);
        }
      },
    ),
    runs(300),
  );
});

test('no cue is entered once lines have been read', () => {
  traitsOf('甲');
  assert.throws(() => cueOf('乙'), RangeError);
});

/** The same line with every trait and cue. */
function opened(paragraph: Paragraph): Paragraph {
  const { text, kind, reading, pinyin, damages, scripts, headings, sentences, figures } = paragraph;
  const traits = withAnyTrait(paragraph.traits);
  return { text, kind, traits, reading, pinyin, damages, scripts, headings, sentences, figures };
}

/** Without the fixes that are made when somebody asks. */
function said(problems: Iterable<object>): string {
  return JSON.stringify([...problems]);
}
