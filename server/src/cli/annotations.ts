import { readDraft } from '../draft/draft';
import { readAnchors } from '../library/annotations/anchors';
import type { Annotation } from '../library/annotations/annotation';
import { annotationsNameOf, type FileProblem, isProblem, readAnnotations } from '../library/annotations/file';
import { placedThreads } from '../library/annotations/placed-threads';
import type { Bilingual } from '../text/bilingual';
import { splitLines } from '../text/lines';
import type { Task } from './arguments';
import { examineAll } from './examine';
import { reasonOf } from './failure';
import { STANDARD_INPUT } from './files';
import { annotationsPrinter } from './formats/annotations';
import type { AnnotatedFile, Style } from './printer';
import type { Source } from './source';
import type { World } from './world';

/** Lists the annotations of reports; a file of annotations that cannot be read counts as unusable input. */
export function listAnnotations({ paths, language, format }: Task, style: Style, world: World): Promise<number> {
  const examine = ({ path, text }: Source, fail: (reason: Bilingual) => void): AnnotatedFile => {
    const annotations = annotationsOf(path, world, fail);
    const threads = annotations && placedThreads(text, annotations, readAnchors(text, annotations));
    return { path, draft: readDraft(text), threads };
  };
  return examineAll(
    paths,
    { printer: annotationsPrinter(format, style), examine, isHit: () => false },
    world,
    language,
  );
}

function annotationsOf(
  path: string,
  { disk }: World,
  fail: (reason: Bilingual) => void,
): readonly Annotation[] | undefined {
  if (path === STANDARD_INPUT) return [];
  try {
    const content = new TextDecoder('utf-8', { fatal: true }).decode(disk.read(annotationsNameOf(path)));
    const read = readAnnotations(content);
    if (!isProblem(read)) return read;
    fail(placed(read, content));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    fail(unread(error));
  }
  return undefined;
}

/** With the line, as editors count it. */
function placed({ problem, offset }: FileProblem, content: string): Bilingual {
  const line = splitLines(content, 0, offset).length;
  return { zh: `${problem.zh}（批注文件第${line}行）`, en: `${problem.en} (line ${line} of the annotations)` };
}

function unread(error: unknown): Bilingual {
  if (error instanceof TypeError)
    return { zh: '批注文件不是 UTF-8 编码，没有读取', en: 'its annotations are no UTF-8 and were not read' };
  const { zh, en } = reasonOf(error);
  return { zh: `批注文件：${zh}`, en: `its annotations: ${en}` };
}
