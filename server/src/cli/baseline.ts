import { resolve } from 'node:path';
import type { AcceptedFinding } from '../library/config/config-file';
import { changeAccepted, EMPTY_CONFIG } from '../library/config/edit-config';
import { quoteOf } from '../library/config/quote';
import type { Finding } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import { applyEdits } from '../text/edit';
import type { Configs, UsedConfig } from './configs';
import { decode, encode, isDecoded } from './encoding';
import { type Failure, NOT_ENCODABLE, NOT_WRITABLE } from './failure';
import type { CheckedFile } from './printer';
import type { World } from './world';

/** Gathers what a run finds, to write it into the baseline at its end. */
export class BaselineUpdate {
  private readonly added: AcceptedFinding[] = [];

  constructor(
    private readonly configs: Configs,
    private readonly baseline: UsedConfig,
    private readonly world: World,
  ) {}

  /** The file with what the baseline now accepts taken out. What was not checked, and why, cannot be accepted. */
  accept(file: CheckedFile): CheckedFile {
    const path = this.configs.pathIn(this.baseline, file.path);
    if (path === undefined) return file;
    const left: number[] = [];
    file.findings.forEach((finding, index) => {
      if (isAcceptable(finding)) this.added.push(this.entryOf(file, index, path));
      else left.push(index);
    });
    const pick = <T>(all: readonly T[]) => left.map(index => all[index]!);
    return { ...file, findings: pick(file.findings), fingerprints: pick(file.fingerprints) };
  }

  /** Writes the file, stale entries left out. The answer says what was done, or what prevented it. */
  save(): Failure & { readonly isSaved: boolean } {
    const { name, file, stale } = this.baseline;
    const removed = stale.map(({ entry }) => entry);
    if (this.added.length + removed.length === 0 && file.text !== '')
      return { path: name, reason: updated(0, 0), isSaved: true };
    const text = file.text.trim() === '' ? EMPTY_CONFIG : file.text;
    const edits = changeAccepted(text, this.added, removed);
    const reason = edits === undefined ? NOT_READABLE : this.write(name, applyEdits(text, edits));
    stale.length = 0;
    return { path: name, reason: reason ?? updated(this.added.length, removed.length), isSaved: reason === undefined };
  }

  private entryOf({ draft, findings, fingerprints }: CheckedFile, index: number, path: string): AcceptedFinding {
    const finding = findings[index]!;
    const text = quoteOf(draft.text, finding);
    return { path, rule: finding.rule, fingerprint: fingerprints[index]!, text, date: this.world.today };
  }

  private write(name: string, text: string): Bilingual | undefined {
    const { disk, folder } = this.world;
    const path = resolve(folder, name);
    if (this.baseline.file.text === '' && !isThere(path, this.world))
      return attempt(() => disk.create(path, utf8(text)));
    const decoded = decode(disk.read(path));
    const bytes = isDecoded(decoded) ? encode(text, decoded) : undefined;
    return bytes === undefined ? NOT_ENCODABLE : attempt(() => disk.replace(path, bytes));
  }
}

function updated(added: number, removed: number): Bilingual {
  return {
    zh: `基线新收入 ${added} 处，删去 ${removed} 处`,
    en: `${added} added to the baseline, ${removed} removed`,
  };
}

const NOT_READABLE: Bilingual = {
  zh: '内容有误，没有改动。请先改正',
  en: 'is not valid and was left as it is. Mend it first',
};

function isAcceptable({ rule, severity }: Finding): boolean {
  return severity !== 'hint' && !rule.startsWith('check/');
}

function isThere(path: string, { disk }: World): boolean {
  try {
    disk.look(path);
    return true;
  } catch {
    return false;
  }
}

function attempt(write: () => void): Bilingual | undefined {
  try {
    write();
    return undefined;
  } catch {
    return NOT_WRITABLE;
  }
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
