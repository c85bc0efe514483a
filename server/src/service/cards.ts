import { derivedFrom } from '../draft/derived';
import { APPROXIMATION_WORDS, ROLE_WORDS } from '../draft/indicator-words';
import type { Indicator } from '../draft/indicators';
import { mentionsOf, shownName } from '../draft/mentions';
import { relationsOf } from '../draft/relations';
import type { Severity } from '../rules/rule';
import type { Section } from '../structure/outline';
import { type Bilingual, inLanguage, type Language } from '../text/bilingual';
import { overlaps, type Span } from '../text/span';
import type { Analysis } from './analysis';
import { positionAt } from './convert';
import { derivedRow } from './derived-rows';
import { nameOf } from './document-symbols';
import { inFull, inRoundWords } from './numbers';
import { tallyOf } from './tally';
import { bracketed, fullValue, intervalOf, measured, periodOf } from './wording';

/** Labels with what they say, the first naming what the card is about. In the reader's language, without markup. */
export type Card = readonly [Row, ...Row[]];
export type Row = readonly [label: string, value: string | readonly Reference[]];

/** Words that lead to a place of the document. */
export interface Reference {
  readonly text: string;
  readonly span: Span;
}

/** What was read from a figure. Rows about which the text says nothing are left out. */
export function indicatorCard(indicator: Indicator, analysis: Analysis, language: Language): Card {
  const say = (text: Bilingual) => inLanguage(text, language);
  const optional: (Row | undefined)[] = [
    row(say(LABELS.unit), indicator.unit),
    row(say(LABELS.approximation), approximationOf(indicator, language)),
    row(say(LABELS.role), roleOf(indicator, language)),
    row(say(LABELS.status), say(indicator.planned ? STATUS.planned : STATUS.done)),
    row(say(LABELS.period), periodOf(indicator, language)),
    row(say(LABELS.scope), indicator.scope),
    row(say(LABELS.section), indicator.section),
    ...derivedFrom(analysis.draft, analysis.indicators, indicator).map(derived => derivedRow(derived, language)),
    ...checked(indicator, analysis, language),
    ...elsewhere(indicator, analysis, language),
  ];
  return [
    [say(LABELS.name), shownName(indicator) || say(LABELS.unnamed)],
    [say(LABELS.written), indicator.text],
    [say(LABELS.value), inFullAndWords(indicator.value, indicator.unit, language)],
    ...optional.filter(each => each !== undefined),
  ];
}

/** What the figure was checked against, with the working, whether it holds or not. */
function checked(indicator: Indicator, { draft }: Analysis, language: Language): readonly Row[] {
  return relationsOf(draft)
    .filter(({ operands }) => operands.some(operand => overlaps(operand, indicator)))
    .map(({ verdict, working }) => [
      inLanguage(verdict === 'holds' ? LABELS.agrees : LABELS.disagrees, language),
      inLanguage(working, language),
    ]);
}

/** The most places that a card names. */
const MOST_PLACES = 8;

/** The other places of the same indicator; where there are too many to name, how many there are. */
function elsewhere(indicator: Indicator, analysis: Analysis, language: Language): readonly Row[] {
  const others = mentionsOf(analysis.indicators, indicator).filter(each => each !== indicator);
  if (others.length === 0) return [];
  const label = inLanguage(LABELS.elsewhere, language);
  const shown = others.slice(0, MOST_PLACES).map(other => ({ text: placeOf(other, analysis, language), span: other }));
  const count = others.length > MOST_PLACES ? bracketed(inFull(others.length), language) : '';
  return [[`${label}${count}`, shown]];
}

function placeOf(indicator: Indicator, { draft }: Analysis, language: Language): string {
  const line = positionAt(draft, indicator.start).line + 1;
  const status = indicator.planned ? inLanguage(STATUS.planned, language) : undefined;
  const about = [periodOf(indicator, language), status].filter(part => part !== undefined);
  const place = language === 'en' ? `line ${line}: ${indicator.text}` : `第${line}行 ${indicator.text}`;
  return about.length === 0 ? place : `${place}${bracketed(about.join(language === 'en' ? ', ' : '，'), language)}`;
}

/** How long a section is, how many figures it holds and what was found in it. */
export function sectionCard(section: Section, analysis: Analysis, language: Language): Card {
  const say = (text: Bilingual) => inLanguage(text, language);
  const { characters, figures } = tallyOf(analysis)(section);
  return [
    [say(LABELS.section), nameOf(section)],
    [say(LABELS.characters), inFull(characters)],
    [say(LABELS.figures), inFull(figures)],
    [say(LABELS.findings), findingsOf(section, analysis, language)],
  ];
}

function row(label: string, value: string | undefined): Row | undefined {
  return value ? [label, value] : undefined;
}

function inFullAndWords(value: number, unit: string, language: Language): string {
  const words = inRoundWords(value, language);
  const full = fullValue(value, unit, language);
  return words === undefined ? full : `${full}${bracketed(measured(words, unit, language), language)}`;
}

function approximationOf({ approx, low, high, unit }: Indicator, language: Language): string | undefined {
  if (approx === 'none') return undefined;
  const range = intervalOf(low, high, unit, language);
  const word = inLanguage(APPROXIMATION_WORDS[approx], language);
  if (range === undefined) return word;
  return language === 'en' ? `${word}: ${range}` : `${word}：${range}`;
}

function roleOf({ role, direction }: Indicator, language: Language): string {
  const parts = [ROLE_WORDS[role], direction && DIRECTIONS[direction]].filter(each => each !== undefined);
  return parts.map(each => inLanguage(each, language)).join(language === 'en' ? ', ' : '，');
}

function findingsOf(section: Section, { findings }: Analysis, language: Language): string {
  const inside = findings.filter(each => each.start >= section.start && each.start < section.end);
  const counts = SHOWN.map(severity => [severity, inside.filter(each => each.severity === severity).length] as const);
  const parts = counts.filter(([, count]) => count > 0).map(([severity, count]) => countOf(severity, count, language));
  return parts.join(language === 'en' ? ', ' : '，') || inLanguage(LABELS.none, language);
}

function countOf(severity: Severity, count: number, language: Language): string {
  return `${inLanguage(SEVERITIES[severity], language)} ${count}`;
}

const SHOWN: readonly Severity[] = ['error', 'warning', 'information'];

const LABELS = {
  name: { zh: '指标', en: 'Indicator' },
  unnamed: { zh: '（未读出名称）', en: '(no name found)' },
  written: { zh: '原文', en: 'As written' },
  value: { zh: '数值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  approximation: { zh: '约数', en: 'Approximation' },
  role: { zh: '性质', en: 'Kind' },
  status: { zh: '状态', en: 'Status' },
  period: { zh: '时期', en: 'Period' },
  scope: { zh: '范围', en: 'Scope' },
  section: { zh: '章节', en: 'Section' },
  characters: { zh: '字数', en: 'Characters' },
  figures: { zh: '数据', en: 'Figures' },
  findings: { zh: '问题', en: 'Findings' },
  agrees: { zh: '核对相符', en: 'Checked' },
  disagrees: { zh: '核对不符', en: 'Does not agree' },
  none: { zh: '无', en: 'none' },
  elsewhere: { zh: '另见', en: 'Also at' },
} satisfies Record<string, Bilingual>;

const DIRECTIONS: Readonly<Record<'up' | 'down', Bilingual>> = {
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
};

const STATUS = {
  planned: { zh: '计划', en: 'planned' },
  done: { zh: '完成', en: 'done' },
} satisfies Record<string, Bilingual>;

const SEVERITIES: Readonly<Record<Severity, Bilingual>> = {
  error: { zh: '错误', en: 'errors' },
  warning: { zh: '警告', en: 'warnings' },
  information: { zh: '提示', en: 'notes' },
  hint: { zh: '细节', en: 'hints' },
};
