import { type Draft, readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { type Paragraph, readParagraph } from '../../server/src/draft/paragraph';
import { readFigures } from '../../server/src/figures/figure';
import { readQuantities } from '../../server/src/figures/quantity';
import { fingerprints } from '../../server/src/library/fingerprint';
import { check } from '../../server/src/rules/check';
import { rules } from '../../server/src/rules/index';
import { lineKindOf, readMetadata } from '../../server/src/structure/furniture';
import { readHeadings } from '../../server/src/structure/headings';
import { isReport } from '../../server/src/structure/is-report';
import { readInlineMarkers, readLeadingMarker } from '../../server/src/structure/markers';
import { findDamage } from '../../server/src/text/damage';
import { splitLines } from '../../server/src/text/lines';
import { parseChineseNumeral, parseOrdinal } from '../../server/src/text/numerals';
import { findUnpaired } from '../../server/src/text/pairs';
import { findPinyinRemains } from '../../server/src/text/pinyin';
import { readText } from '../../server/src/text/reading';
import { keyOf, readSentences } from '../../server/src/text/sentences';

export { hostileTexts } from '../support/hostile';

/** What is measured: `prepare` is not timed, the function it returns is. */
export interface Target {
  readonly name: string;
  readonly prepare: (text: string) => () => unknown;
}

export const targets: readonly Target[] = [
  onText('splitLines', text => splitLines(text)),
  onText('findDamage', findDamage),
  onText('findUnpaired', findUnpaired),
  onText('findPinyinRemains', findPinyinRemains),
  onText('parseChineseNumeral', parseChineseNumeral),
  onText('parseOrdinal', parseOrdinal),
  onText('keyOf', keyOf),
  onText('readText', text => readText(text, findPinyinRemains(text), findDamage(text))),
  onText('isReport', isReport),
  onText('readMetadata', readMetadata),
  onReading('readSentences', text => readSentences(readText(text))),
  onReading('lineKindOf', text => lineKindOf(readText(text))),
  onReading('readLeadingMarker', text => readLeadingMarker(text, readText(text))),
  onReading('readInlineMarkers', text => readInlineMarkers(text, readText(text), 0)),
  onReading('readHeadings', text => readHeadings(text, readText(text))),
  onReading('readQuantities', text => readQuantities(readText(text).text)),
  onReading('readFigures', text => readFigures(text, readText(text))),
  onText('readParagraph', readParagraph),
  onText('readDraft', text => readDraft(text)),
  ...rules.map(rule => ({ name: `rule ${rule.id}`, prepare: (text: string) => ruleOn(rule, readDraft(text)) })),
  { name: 'indicatorsOf', prepare: text => withDraft(text, draft => indicatorsOf(draft)) },
  { name: 'check', prepare: text => withDraft(text, draft => check(draft)) },
  {
    name: 'fingerprints',
    prepare: text =>
      withDraft(
        text,
        draft => [draft, check(draft)] as const,
        ([draft, found]) => fingerprints(draft, found),
      ),
  },
  {
    name: 'readDraft again',
    prepare: text =>
      withDraft(
        text,
        draft => draft,
        draft => readDraft(`${text.slice(0, -1)}x\n${text}`, draft),
      ),
  },
];

function onText(name: string, run: (text: string) => unknown): Target {
  return { name, prepare: text => () => run(text) };
}

/** Functions of one line get the text as one line: a line is as long as its writer makes it. */
function onReading(name: string, run: (line: string) => unknown): Target {
  return onText(name, text => run(text.replace(/[\r\n]/g, ' ')));
}

function withDraft<T>(text: string, first: (draft: Draft) => T, second?: (value: T) => unknown): () => unknown {
  const draft = readDraft(text);
  if (!second) return () => first(draft);
  const value = first(draft);
  return () => second(value);
}

function ruleOn(rule: (typeof rules)[number], draft: Draft): () => unknown {
  return () => [
    ...(rule.draft?.(draft) ?? []),
    ...draft.paragraphs.filter(isRead).flatMap(paragraph => [...(rule.paragraph?.(paragraph) ?? [])]),
  ];
}

function isRead({ kind }: Paragraph): boolean {
  return kind !== 'blank' && kind !== 'unread';
}
