import type { Section } from '../structure/outline';
import { countWhile } from '../text/halving';
import { remembered } from '../text/remembered';
import { type Draft, lineAt } from './draft';
import { perOutline } from './per-outline';
import { perTitle } from './per-title';

/** What a section says about when its figures hold. */
export interface SectionTime {
  readonly year: number | undefined;
  /** Whether the section lays out what is to come (计划, 思路, 打算), or looks back (总结, 回顾); undefined where it says neither. */
  readonly planned: boolean | undefined;
  /** The year that the report looks back on. */
  readonly reviewed: number | undefined;
}

export interface PlacedTime extends SectionTime {
  /** The innermost section at the offset. */
  readonly section: Section | undefined;
  /** The time of the section around it. */
  readonly above: PlacedTime | undefined;
}

const UNKNOWN: PlacedTime = {
  section: undefined,
  above: undefined,
  year: undefined,
  planned: undefined,
  reviewed: undefined,
};

/**
 * A function from offsets to the innermost section there and the time it stands for: the nearest heading with a year
 * decides, and a heading that speaks of plans or of a later year makes its figures planned.
 */
export function periodsOf(draft: Draft): (offset: number) => PlacedTime {
  const times = timesOf(draft);
  return offset => {
    let time = times[countWhile(times.length, index => times[index]!.section!.start <= offset) - 1];
    while (time?.section && time.section.end <= offset) time = time.above;
    return time ?? UNKNOWN;
  };
}

/** The time of every section, in the order of the text. */
const timesOf = remembered((draft: Draft): readonly PlacedTime[] => {
  const wordsOf = titleWords(draft);
  const known = knownTimes(draft.runs);
  const times: PlacedTime[] = [];
  const read = (sections: readonly Section[], above: PlacedTime) => {
    for (const section of sections) {
      known[times.length] ??= bare(timeOf(section, above, wordsOf(section.title)));
      const { year, planned, reviewed } = known[times.length]!;
      const time = { section, above, year, planned, reviewed };
      times.push(time);
      if (section.children.length > 0) read(section.children, time);
    }
  };
  read(draft.sections, UNKNOWN);
  return times;
});

/** An outline that was only moved along has the same runs: its headings, and so their times, are the same. */
const knownTimes = remembered((_runs: Draft['runs']): SectionTime[] => []);

/** Without its section, which would keep the outline of an older draft. */
function bare({ year, planned, reviewed }: SectionTime): SectionTime {
  return { year, planned, reviewed };
}

/** From an offset on, up to the next: `planned` of the innermost section. */
export interface PlannedFrom {
  readonly from: number;
  readonly planned: boolean | undefined;
}

/** Which stretches of a document lay out what is to come, and which look back; few, as headings below a half say neither. */
export const plannedStretches = remembered((draft: Draft): readonly PlannedFrom[] => {
  const stretches: PlannedFrom[] = [{ from: 0, planned: undefined }];
  const open: PlacedTime[] = [];
  const mark = (from: number, planned: boolean | undefined) => {
    if (stretches.at(-1)?.from === from) stretches.pop();
    if (stretches.length === 0 || stretches.at(-1)!.planned !== planned) stretches.push({ from, planned });
  };
  const closeTo = (offset: number) => {
    while (open.length > 0 && open.at(-1)!.section!.end <= offset) mark(open.pop()!.section!.end, open.at(-1)?.planned);
  };
  for (const time of timesOf(draft)) {
    closeTo(time.section!.start);
    open.push(time);
    mark(time.section!.start, time.planned);
  }
  closeTo(Number.POSITIVE_INFINITY);
  return stretches;
});

/** The same as places, which stay as they are while headings only move along: 0-based lines, offsets from their start. */
interface PlannedBehind {
  readonly line: number;
  readonly at: number;
  readonly planned: boolean | undefined;
}

/** Whether a place in a line lies in a part that lays out what is to come, or looks back; undefined where neither is said. */
export function plannedAt(draft: Draft, line: number, at: number): boolean | undefined {
  const places = plannedPlaces(draft);
  const isBefore = (index: number) => {
    const place = places[index]!;
    return place.line < line || (place.line === line && place.at <= at);
  };
  return places[countWhile(places.length, isBefore) - 1]?.planned;
}

const plannedPlaces = perOutline(draft => plannedStretches(draft).map(stretch => placedIn(draft, stretch)));

/** What begins behind the last sign of a line begins with the next one, however the line is edited. */
function placedIn(draft: Draft, { from, planned }: PlannedFrom): PlannedBehind {
  const line = lineAt(draft, from);
  const at = from - draft.starts[line]!;
  const isBehindLine = at > 0 && at >= draft.paragraphs[line]!.text.trimEnd().length;
  return isBehindLine ? { line: line + 1, at: 0, planned } : { line, at, planned };
}

const PLAN = /(?:计划|計劃|思路|要点|要點|打算|安排|部署|展望|目标|目標|任务|任務)/;
const DONE = /(?:总结|總結|回顾|回顧|过去[一五]年|過去[一五]年)/;
// A report to a congress is named after the year it is given in and looks back on the year before.
const GIVEN_IN_YEAR = /(?:19|20)\d\d年?.*(?:政府工作报告|政府工作報告)$/;

interface TitleWords {
  readonly years: readonly number[];
  readonly plans: boolean;
  readonly looksBack: boolean;
  readonly isGivenInYear: boolean;
}

const titleWords = perTitle(
  (title): TitleWords => ({
    years: title.match(/(?:19|20)\d\d(?=年|届)/g)?.map(Number) ?? [],
    plans: PLAN.test(title),
    looksBack: DONE.test(title),
    isGivenInYear: GIVEN_IN_YEAR.test(title),
  }),
);

function timeOf(section: Section, above: PlacedTime, words: TitleWords): PlacedTime {
  if (section.kind === 'front-matter') return { ...above, section, above };
  const isTitle = section.kind === 'title';
  const reviewed = isTitle ? reviewedYear(words) : above.reviewed;
  const planned = isTitle ? planOfTitle(words) : (planOf(section, words, reviewed) ?? above.planned);
  const own = isTitle ? reviewed : words.years[0];
  const lookedBackOn = planned === false && words.looksBack ? reviewed : undefined;
  return { section, above, reviewed, planned, year: own ?? lookedBackOn ?? above.year };
}

function reviewedYear({ years: [first], isGivenInYear }: TitleWords): number | undefined {
  return first !== undefined && isGivenInYear ? first - 1 : first;
}

/** A title that names both halves (总结及…计划), or neither, says nothing. */
function planOfTitle({ plans, looksBack, isGivenInYear }: TitleWords): boolean | undefined {
  return plans && !looksBack && !isGivenInYear ? true : undefined;
}

/** Only headings of the upper levels decide by a word: a 任务 in the title of a task is none. */
function planOf({ level }: Section, words: TitleWords, reviewed: number | undefined): boolean | undefined {
  const [year] = words.years;
  if (words.looksBack) return words.plans ? undefined : false;
  if (year !== undefined && reviewed !== undefined && level <= 2) return year > reviewed;
  return words.plans && (year !== undefined || level <= 1) ? true : undefined;
}
