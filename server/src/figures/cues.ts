/** What a sentence has said before a place in it. */
export interface Cues {
  /** Whether it promises: 力争, 计划, 确保. */
  readonly promised: boolean;
  /** The last year it names. */
  readonly year: number | undefined;
  /** 全市, 全区, 其中 and their like, in the same clause. */
  readonly scope: string | undefined;
}

const NOTHING: Cues = { promised: false, year: undefined, scope: undefined };

// Group 1 ends a sentence, 2 a clause; 3 is a year, 4 a promise, 5 a scope. 计划 promises where it is a verb, at the start
// of a clause or after a time; 行动计划 is a name.
const CUE =
  /([。;!?])|(,)|((?:19|20)\d\d)(?=年)|(力争|确保|争取|争创|(?<=^|[,。;:、年])(?:计划|预计|拟))|(全市|全省|全区|全县|全国|全校|其中)/g;

/** A function from offsets of a reading, asked in ascending order, to what the sentence has said by then. Linear. */
export function readCues(text: string): (offset: number) => Cues {
  let cues = NOTHING;
  const pattern = new RegExp(CUE);
  let next = pattern.exec(text);
  return offset => {
    for (; next && next.index < offset; next = pattern.exec(text)) cues = after(cues, next);
    return cues;
  };
}

function after(cues: Cues, [, stop, comma, year, promise, scope]: RegExpExecArray): Cues {
  if (stop !== undefined) return NOTHING;
  if (comma !== undefined) return cues.scope === undefined ? cues : { ...cues, scope: undefined };
  if (year !== undefined) return { ...cues, year: Number(year) };
  if (promise !== undefined) return { ...cues, promised: true };
  return { ...cues, scope };
}
