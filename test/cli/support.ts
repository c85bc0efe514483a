import type { Disk } from '../../server/src/cli/disk';
import type { CheckedFile } from '../../server/src/cli/printer';
import type { World } from '../../server/src/cli/world';
import type { Draft } from '../../server/src/draft/draft';
import type { Finding } from '../../server/src/rules/rule';
import { splitLines } from '../../server/src/text/lines';

/** A draft that knows its text and its lines, which is all that the formats look at. */
export function bareDraft(text: string): Draft {
  const starts = [...splitLines(text).map(line => line.start), text.length];
  return { text, starts, paragraphs: [], sections: [] } as unknown as Draft;
}

/** A finding over the first occurrence of `quote`. */
export function findingOn(text: string, quote: string, more: Partial<Finding> = {}): Finding {
  const start = text.indexOf(quote);
  return {
    start,
    end: start + quote.length,
    rule: 'duplicate/word',
    severity: 'error',
    message: { zh: '重复', en: 'repeated' },
    related: [],
    fixes: [],
    ...more,
  };
}

export function checkedFile(text: string, findings: readonly Finding[], path = 'a.txt'): CheckedFile {
  return {
    path,
    draft: bareDraft(text),
    findings,
    fingerprints: findings.map((_, index) => `print${index}`),
    accepted: [],
    fixed: 0,
  };
}

/** An error as the file system throws it. */
export function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** Files in memory; an entry that is an error is thrown when it is read. Folders are listed by their names. */
export function memoryDisk(
  files: Readonly<Record<string, string | Uint8Array | Error>>,
  folders: Record<string, string[]> = {},
): Disk {
  return {
    look(path) {
      if (folders[path] !== undefined) return { kind: 'folder', size: 0 };
      if (files[path] === undefined) throw systemError('ENOENT');
      return { kind: 'file', size: 1 };
    },
    isLink: () => false,
    list: folder => folders[folder]!,
    realPath: path => path,
    read(path) {
      const content = files[path]!;
      if (content instanceof Error) throw content;
      return typeof content === 'string' ? new TextEncoder().encode(content) : content;
    },
    replace() {
      throw systemError('EROFS');
    },
    create() {
      throw systemError('EROFS');
    },
  };
}

/** A world that keeps what is written. `readers` is how many writes somebody is there to read. */
export function recordingWorld(disk: Disk, input = '', readers = Number.POSITIVE_INFINITY) {
  const written: string[] = [];
  const complaints: string[] = [];
  const world: World = {
    disk,
    readInput: async () => new TextEncoder().encode(input),
    async write(data) {
      if (written.length >= readers) return false;
      written.push(typeof data === 'string' ? data : new TextDecoder('utf-8', { ignoreBOM: true }).decode(data));
      return true;
    },
    complain: line => complaints.push(line),
    color: false,
    width: 80,
    folder: '/work',
    today: '2024-12-31',
    rulePages: undefined,
    version: '1.2.3',
  };
  return { world, complaints, output: () => written.join('') };
}
