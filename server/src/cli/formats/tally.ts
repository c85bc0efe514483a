import { safeFix } from '../../rules/fixes';
import type { Finding, Severity } from '../../rules/rule';
import type { Bilingual } from '../../text/bilingual';
import type { CheckedFile } from '../printer';

/** The counts behind the summary of a run. */
export interface Tally {
  readonly files: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** Findings that `--fix` would repair. */
  readonly fixable: number;
  /** Repairs that were made. */
  readonly fixed: number;
  /** Findings that say that something was not checked. */
  readonly unchecked: number;
  /** Findings that are not shown because they have been accepted. */
  readonly accepted: number;
}

export const emptyTally: Tally = {
  files: 0,
  counts: { error: 0, warning: 0, information: 0, hint: 0 },
  fixable: 0,
  fixed: 0,
  unchecked: 0,
  accepted: 0,
};

type AddedFile = Pick<CheckedFile, 'fixed' | 'accepted' | 'isConfig'>;

/** The tally with one more file. */
export function addTo(tally: Tally, findings: readonly Finding[], file: AddedFile): Tally {
  const counts = { ...tally.counts };
  for (const { severity } of findings) counts[severity]++;
  return {
    files: tally.files + (file.isConfig ? 0 : 1),
    counts,
    fixable: tally.fixable + findings.filter(finding => safeFix(finding) !== undefined).length,
    fixed: tally.fixed + file.fixed,
    unchecked: tally.unchecked + findings.filter(({ rule }) => UNCHECKED.has(rule)).length,
    accepted: tally.accepted + file.accepted.length,
  };
}

const UNCHECKED: ReadonlySet<string> = new Set(['check/limit', 'check/crash']);

/** The summary, the total first; the other lines only where they say something. */
export function tallyLines(tally: Tally, unreadable: number): readonly Bilingual[] {
  return [
    totalLine(tally),
    fixedLine(tally),
    fixableLine(tally),
    acceptedLine(tally),
    uncheckedLine(tally),
    unreadableLine(unreadable),
  ].filter(line => line !== undefined);
}

function totalLine({ files, counts: { error, warning, information } }: Tally): Bilingual {
  if (files === 0) return { zh: '没有检查任何文件。', en: 'No file was checked.' };
  const checked = { zh: `检查了 ${files} 个文件`, en: `${counted(files, 'file')} checked` };
  if (error + warning + information === 0) {
    return { zh: `${checked.zh}，没有发现问题。`, en: `${checked.en}, nothing found.` };
  }
  return {
    zh: `${checked.zh}：${error} 个错误，${warning} 个警告，${information} 个提示。`,
    en: `${checked.en}: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${information} information.`,
  };
}

function fixedLine({ fixed }: Tally): Bilingual | undefined {
  if (fixed === 0) return undefined;
  return { zh: `已自动改正 ${fixed} 处。`, en: `${counted(fixed, 'place')} repaired.` };
}

function fixableLine({ fixable }: Tally): Bilingual | undefined {
  if (fixable === 0) return undefined;
  return { zh: `其中 ${fixable} 处可用 --fix 自动改正。`, en: `${fixable} can be repaired with --fix.` };
}

function acceptedLine({ accepted }: Tally): Bilingual | undefined {
  if (accepted === 0) return undefined;
  return {
    zh: `另有 ${accepted} 处已忽略，没有列出。`,
    en: `${counted(accepted, 'accepted finding')} not listed.`,
  };
}

function uncheckedLine({ unchecked }: Tally): Bilingual | undefined {
  if (unchecked === 0) return undefined;
  return {
    zh: `有 ${unchecked} 项检查没有做完，原因见上面的 check/limit、check/crash。`,
    en: `${counted(unchecked, 'check')} not completed; see check/limit and check/crash above for the reason.`,
  };
}

function unreadableLine(unreadable: number): Bilingual | undefined {
  if (unreadable === 0) return undefined;
  return {
    zh: `另有 ${unreadable} 个路径没有检查，原因见错误输出。`,
    en: `${counted(unreadable, 'path')} not checked; see standard error for the reason.`,
  };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
