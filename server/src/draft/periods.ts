import type { Section } from '../structure/outline';
import type { Draft } from './draft';

/** What a section says about when its figures hold. */
export interface SectionTime {
  readonly year: number | undefined;
  /** Whether the section lays out what is to come: 计划, 思路, 要点, 打算. */
  readonly planned: boolean;
}

export interface PlacedTime extends SectionTime {
  /** The innermost section at the offset. */
  readonly section: Section | undefined;
}

/**
 * A function from offsets, asked in ascending order, to the innermost section there and the time it stands for: the
 * nearest heading with a year decides, and a heading that speaks of plans makes its figures planned.
 */
export function periodsOf(draft: Draft): (offset: number) => PlacedTime {
  const flat = flatten(draft.sections);
  const stack: PlacedTime[] = [];
  let next = 0;
  return offset => {
    for (; next < flat.length && flat[next]!.start <= offset; next++) {
      closeBefore(stack, flat[next]!.start);
      stack.push(timeOf(flat[next]!, stack.at(-1)));
    }
    closeBefore(stack, offset);
    return stack.at(-1) ?? { section: undefined, year: undefined, planned: false };
  };
}

const PLAN = /(?:计划|計劃|思路|要点|要點|打算|安排|部署|展望|目标|目標|任务|任務)/;
const DONE = /(?:总结|總結|回顾|回顧)/;

function timeOf(section: Section, parent: PlacedTime | undefined): PlacedTime {
  const inherited = parent ?? { year: undefined, planned: false };
  if (section.kind === 'front-matter') return { ...inherited, section };
  const years = section.title.match(/(?:19|20)\d\d(?=年)/g);
  const year = years ? Number(years[0]) : inherited.year;
  return { section, year, planned: isPlan(section, years !== null) ?? inherited.planned };
}

/** Only headings of the upper levels decide: a 任务 in the title of a task is none. A title that names both halves does not. */
function isPlan(section: Section, dated: boolean): boolean | undefined {
  if (DONE.test(section.title)) return section.kind === 'title' || !PLAN.test(section.title) ? false : undefined;
  return PLAN.test(section.title) && (dated || section.level <= 1) ? true : undefined;
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
