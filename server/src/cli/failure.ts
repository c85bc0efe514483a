import type { Bilingual } from '../text/bilingual';

/** An input that could not be examined, with what happened and what to do about it. */
export interface Failure {
  readonly path: string;
  readonly reason: Bilingual;
}

/** The reason behind an error of the file system, in words that name the way out. */
export function reasonOf(error: unknown): Bilingual {
  const { code, message } = error as NodeJS.ErrnoException;
  return (
    (code === undefined ? undefined : REASONS[code]) ?? { zh: `读写出错：${message}`, en: `cannot be used: ${message}` }
  );
}

const NO_PERMISSION: Bilingual = {
  zh: '没有读取权限，没有检查。请检查文件或文件夹的权限',
  en: 'no permission to read it; it was not checked. Check the permissions of the file or folder',
};

const NOT_THERE: Bilingual = {
  zh: '找不到这个文件或文件夹。请检查路径',
  en: 'no such file or folder. Check the path',
};

const REASONS: Readonly<Record<string, Bilingual>> = {
  ENOENT: NOT_THERE,
  ENOTDIR: NOT_THERE,
  EACCES: NO_PERMISSION,
  EPERM: NO_PERMISSION,
  EISDIR: {
    zh: '这里是文件夹，不是文件，没有检查。要检查文件夹，请把它写成路径',
    en: 'a folder, not a file; it was not checked. To check a folder, give its path',
  },
  ENOSPC: {
    zh: '磁盘已满，写不下去。请腾出空间再试',
    en: 'no space left to write. Free some space and try again',
  },
  ELOOP: {
    zh: '符号链接互相指向，没有尽头，没有检查。请改正链接',
    en: 'the symbolic links lead round in a circle; it was not checked. Mend the link',
  },
};

export const DANGLING_LINK: Bilingual = {
  zh: '符号链接指向的文件不存在，没有检查。请改正或删除链接',
  en: 'the symbolic link points to nothing; it was not checked. Mend or remove the link',
};

export const NO_REPORTS: Bilingual = {
  zh: '文件夹里没有可检查的报告（.txt、.report、.md）。请换一个文件夹，或直接写出文件名',
  en: 'the folder holds no reports (.txt, .report, .md). Name another folder, or the file itself',
};

export const NOT_A_FILE: Bilingual = {
  zh: '不是普通文件，没有检查。要检查标准输入，请写 -',
  en: 'not a regular file; it was not checked. For standard input write -',
};

export const TOO_LARGE: Bilingual = {
  zh: '文件超过 256 MB，没有检查。请分成几个文件再检查',
  en: 'larger than 256 MB; it was not checked. Split it into several files',
};

export const NOT_WRITABLE: Bilingual = {
  zh: '不能写入，修正没有保存。请检查文件和所在文件夹的权限',
  en: 'cannot be written; the fixes were not saved. Check the permissions of the file and its folder',
};

export const NOT_ENCODABLE: Bilingual = {
  zh: '按原编码写回会改动别处的字节，修正没有保存。请先另存为 UTF-8',
  en: 'writing it back in its own encoding would change other bytes; the fixes were not saved. Save it as UTF-8 first',
};

/** The engine must not fail on any text; where it does, the other files are still checked. */
export function crashed(error: unknown): Bilingual {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    zh: `程序内部出错，没有检查完：${detail}。请把这一行报告给开发者`,
    en: `internal error, the check is not complete: ${detail}. Please report this line to the developers`,
  };
}
