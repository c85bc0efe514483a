import { type Draft, lineAt, wordsIn } from '../draft/draft';
import { areASlipApart, contradictAcross, type Stated, statedIn } from '../draft/relations/conflict';
import { toNumber } from '../figures/decimal';
import { conflict } from '../rules/figure/conflict';
import type { Elsewhere, Finding, LinePlace } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import { readText } from '../text/reading';
import { shift } from '../text/span';
import { spanSet } from '../text/span-set';
import { identityOf } from './comparison/report-identity';
import { nameOf } from './report-name';

/** What a report says of its own year, as its successor is held against it. */
export interface YearFigures {
  /** Path or URI. */
  readonly id: string;
  readonly bureau: string;
  readonly year: number | undefined;
  readonly figures: ReadonlyMap<string, readonly OwnFigure[]>;
}

interface OwnFigure {
  readonly stated: Stated;
  readonly text: string;
  readonly place: Omit<Elsewhere, 'document'> & { readonly start: number; readonly end: number };
}

/** The figures of a report for the year that it looks back on. Linear. */
export function yearFigures(draft: Draft, id: string): YearFigures {
  const { bureau, reviewed } = identityOf(draft, id);
  const own = statedIn(draft).filter(each => !each.planned && each.year === reviewed && isSure(each));
  const figures = new Map<string, OwnFigure[]>();
  for (const stated of own) {
    const key = keyOf(stated, bureau);
    const list = figures.get(key);
    if (list) list.push(ownFigure(draft, stated));
    else figures.set(key, [ownFigure(draft, stated)]);
  }
  return { id, bureau, year: reviewed, figures };
}

/**
 * The findings of a report with those of `figure/conflict` that hold it against the reports of the year before: figures
 * that it gives for that year, naming it, and they give otherwise. Of several such reports all that speak of it must say
 * otherwise. Inside a copy within the document, and where a figure is reported already, nothing is said.
 */
export function withYearConflicts(
  draft: Draft,
  findings: readonly Finding[],
  before: readonly YearFigures[],
  id: string,
): readonly Finding[] {
  const { bureau, reviewed } = identityOf(draft, id);
  const reports = before.filter(each => each.bureau === bureau && reviewed !== undefined && each.year === reviewed - 1);
  if (reports.length === 0) return findings;
  const taken = spanSet(findings.filter(({ rule }) => rule.startsWith('duplicate/') || rule.startsWith('figure/')));
  const found = conflictsWith(draft, reports).filter(finding => !taken.contains(finding));
  return found.length === 0 ? findings : [...findings, ...found].sort((a, b) => a.start - b.start || a.end - b.end);
}

function conflictsWith(draft: Draft, reports: readonly YearFigures[]): readonly Finding[] {
  const { year, bureau } = reports[0]!;
  const again = statedIn(draft).filter(each => !each.planned && saysYear(each, year) && isSure(each));
  return again.flatMap(stated => {
    const others = reports.flatMap(({ id, figures }) =>
      (figures.get(keyOf(stated, bureau)) ?? []).map(own => ({ id, own })),
    );
    const isOtherwise = others.length > 0 && others.every(({ own }) => differs(stated, own.stated));
    return isOtherwise ? [findingOf(draft, stated, others[0]!, year!)] : [];
  });
}

/** A heading that names the bureau itself, as a title that stands twice does, is about no part of it. */
function keyOf({ key, places }: Stated, bureau: string): string {
  return places === '' || bureau.includes(places) ? key : `${key}\n${places}`;
}

/** In the very clause: a year of the heading or of a sentence before may have been left behind. */
function saysYear({ figure, year, paragraph }: Stated, wanted: number | undefined): boolean {
  const before = readText(paragraph.text.slice(Math.max(0, figure.start - LONGEST_BEFORE), figure.start)).text;
  const clause = /[^,。;:!?]*$/.exec(before)![0];
  return year === wanted && figure.year === wanted && new RegExp(`(?<![比较与\\d])${wanted}年`).test(clause);
}

const LONGEST_BEFORE = 60;

/** What is revised as a rule differs a little every year. */
const REVISED = 0.02;

function differs(now: Stated, then: Stated): boolean {
  if (!contradictAcross(now, then)) return false;
  const [a, b] = [now, then].map(({ figure }) => toNumber(figure.value)) as [number, number];
  const isLittle = Math.abs(a - b) <= REVISED * Math.max(Math.abs(a), Math.abs(b));
  return !isLittle || (!STATISTICS.test(now.name) && areASlipApart(now, then));
}

/** Preliminary when the report is given, and final a year later. */
const STATISTICS =
  /生产总值|增加值|收入|支出|投资|消费|零售|进出口|出口|进口|产值|税收|存款|贷款|产量|人口|成交额|营收|花费/;

/** Figures that say of themselves that they are not the last word, or not for the whole year. */
function isSure({ figure, paragraph: { text } }: Stated): boolean {
  const before = /[^。！？!?；;]*$/.exec(text.slice(Math.max(0, figure.start - LONGEST_SENTENCE), figure.start))![0];
  const behind = /^[^。！？!?；;]*/.exec(text.slice(figure.end, figure.end + LONGEST_BEHIND))![0];
  return !UNSURE.test(readText(before).text) && !UNSURE.test(readText(behind).text);
}

const LONGEST_SENTENCE = 160;
const LONGEST_BEHIND = 24;

const UNSURE =
  /快报|初步|预计|预估|估算|估计|测算|初核|核算|初算|暂|概算|推算|调整|修订|修正|核定|核减|核增|口径|可比|截至|截止|以来|\d年?[-—–~至到]+\d|\d{1,2}月|季度|上半年|下半年|学年/;

function findingOf(
  draft: Draft,
  stated: Stated,
  { id, own }: { readonly id: string; readonly own: OwnFigure },
  year: number,
): Finding {
  const span = shift({ start: stated.figure.start, end: stated.figure.end }, stated.offset);
  const here = wordsIn(draft, span);
  const [name, report] = [stated.name, nameOf(id)];
  const { place, text: there } = own;
  return {
    rule: conflict.id,
    severity: conflict.severity,
    ...span,
    message: {
      zh: `${year}年“${name}”与上年报告不一致：本文${here}，《${report}》${there}。`,
      en: `“${name}” of ${year} differs from last year’s report: ${here} here, ${there} in ${report}.`,
    },
    related: [{ ...spanOf(place), message: SAME, elsewhere: { document: id, from: place.from, to: place.to } }],
    fixes: [
      {
        title: {
          zh: `此处“${here}”改为上年报告的“${there}”`,
          en: `Change “${here}” here to “${there}” of last year’s report`,
        },
        safe: false,
        edits: [{ ...span, text: there }],
      },
    ],
  };
}

const SAME: Bilingual = { zh: '上年报告中的数值', en: 'What last year’s report gives' };

function spanOf({ start, end }: OwnFigure['place']) {
  return { start, end };
}

function ownFigure(draft: Draft, stated: Stated): OwnFigure {
  const span = shift({ start: stated.figure.start, end: stated.figure.end }, stated.offset);
  const place = { ...span, from: lineOf(draft, span.start), to: lineOf(draft, span.end) };
  return { stated, text: wordsIn(draft, span), place };
}

function lineOf(draft: Draft, offset: number): LinePlace {
  const line = lineAt(draft, offset);
  return { line, character: offset - draft.starts[line]! };
}
