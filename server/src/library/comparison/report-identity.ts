import { type Draft, wordsIn } from '../../draft/draft';
import { type Report, readReports } from '../../draft/relations/reports';
import { findPinyinRemains } from '../../text/pinyin';
import { readText } from '../../text/reading';

/** Whose report it is and for which years. */
export interface ReportIdentity {
  /** The title as written; empty where the document has none. */
  readonly title: string;
  /** The title without years and kind of report, in one script: the same for all reports of one bureau. */
  readonly bureau: string;
  /** The place that the title begins with, without 省, 市, 区 or 县. */
  readonly place: string | undefined;
  /** The year looked back on and the year planned for. */
  readonly reviewed: number | undefined;
  readonly planned: number | undefined;
}

/** Reads it from the title, and where that gives no year from the name of the file. */
export function identityOf(draft: Draft, fileName = ''): ReportIdentity {
  const [report] = readReports(draft);
  const section = report?.title ?? draft.sections.find(({ kind }) => kind === 'title');
  const written = section === undefined ? '' : wordsIn(draft, section.selection);
  const title = readText(written, findPinyinRemains(written)).text.trim();
  const bureau = bureauOf(title === '' ? nameOf(fileName) : title);
  return { title: written.trim(), bureau, place: PLACE.exec(bureau)?.[1], ...yearsOf(report, title, nameOf(fileName)) };
}

const PLACE = /^([^\d\s省市区县]{2,4})(?:省|市|区|县|自治区|自治州|新区)/;
const KIND =
  /(?:关于)?(?:印发)?(?:19|20)\d\d年?(?:度|上半年|下半年)?|(?:年度)?(?:重点)?(?:工作|政府|教育)?(?:总结|计划|要点|思路|打算|安排|报告|述职)|情况|及|和|与|的|暨|下一?年度?|下步|[\s“”《》()（）:：,，。、—-]/g;

function bureauOf(title: string): string {
  return title
    .replace(/\.[a-z]+$/i, '')
    .replace(KIND, '')
    .replace(/工作$/, '');
}

function nameOf(fileName: string): string {
  return readText(decoded(fileName).replace(/^.*[/\\]/, '')).text.replace(/\.(?:txt|md|report)$/i, '');
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function yearsOf(report: Report | undefined, title: string, file: string) {
  if (report) return { reviewed: report.reviewed, planned: report.planned };
  const year = yearIn(title) ?? yearIn(file);
  return { reviewed: year, planned: year === undefined ? undefined : year + 1 };
}

function yearIn(text: string): number | undefined {
  const year = /(?<!\d)(?:19|20)\d\d(?!\d)/.exec(text);
  return year ? Number(year[0]) : undefined;
}
