import type { Section } from '../structure/outline';
import type { Draft } from './draft';

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
}

const UNKNOWN: PlacedTime = { section: undefined, year: undefined, planned: undefined, reviewed: undefined };

/**
 * A function from offsets, asked in ascending order, to the innermost section there and the time it stands for: the
 * nearest heading with a year decides, and a heading that speaks of plans or of a later year makes its figures planned.
 */
export function periodsOf(draft: Draft): (offset: number) => PlacedTime {
  const flat = flatten(draft.sections);
  const stack: PlacedTime[] = [];
  let next = 0;
  return offset => {
    for (; next < flat.length && flat[next]!.start <= offset; next++) {
      closeBefore(stack, flat[next]!.start);
      stack.push(timeOf(flat[next]!, stack.at(-1) ?? UNKNOWN));
    }
    closeBefore(stack, offset);
    return stack.at(-1) ?? UNKNOWN;
  };
}

const PLAN = /(?:计划|計劃|思路|要点|要點|打算|安排|部署|展望|目标|目標|任务|任務)/;
const DONE = /(?:总结|總結|回顾|回顧|过去[一五]年|過去[一五]年)/;
// A report to a congress is named after the year it is given in and looks back on the year before.
const GIVEN_IN_YEAR = /(?:19|20)\d\d年?.*(?:政府工作报告|政府工作報告)$/;

function timeOf(section: Section, parent: PlacedTime): PlacedTime {
  if (section.kind === 'front-matter') return { ...parent, section };
  const years = section.title.match(/(?:19|20)\d\d(?=年|届)/g)?.map(Number) ?? [];
  const reviewed = section.kind === 'title' ? reviewedYear(section.title, years) : parent.reviewed;
  const planned =
    section.kind === 'title' ? planOfTitle(section.title) : (planOf(section, years[0], reviewed) ?? parent.planned);
  const own = section.kind === 'title' ? reviewed : years[0];
  const looksBack = planned === false && DONE.test(section.title) ? reviewed : undefined;
  return { section, reviewed, planned, year: own ?? looksBack ?? parent.year };
}

function reviewedYear(title: string, years: readonly number[]): number | undefined {
  const [first] = years;
  return first !== undefined && GIVEN_IN_YEAR.test(title) ? first - 1 : first;
}

/** A title that names both halves (总结及…计划), or neither, says nothing. */
function planOfTitle(title: string): boolean | undefined {
  return PLAN.test(title) && !DONE.test(title) && !GIVEN_IN_YEAR.test(title) ? true : undefined;
}

/** Only headings of the upper levels decide by a word: a 任务 in the title of a task is none. */
function planOf(section: Section, year: number | undefined, reviewed: number | undefined): boolean | undefined {
  if (DONE.test(section.title)) return PLAN.test(section.title) ? undefined : false;
  if (year !== undefined && reviewed !== undefined && section.level <= 2) return year > reviewed;
  return PLAN.test(section.title) && (year !== undefined || section.level <= 1) ? true : undefined;
}

function closeBefore(stack: PlacedTime[], offset: number): void {
  while (stack.length > 0 && stack.at(-1)!.section!.end <= offset) stack.pop();
}

function flatten(sections: readonly Section[], into: Section[] = []): readonly Section[] {
  for (const section of sections) {
    into.push(section);
    flatten(section.children, into);
  }
  return into;
}
