import { limit } from './check/limit';
import { block } from './duplicate/block';
import { clause } from './duplicate/clause';
import { document } from './duplicate/document';
import { near } from './duplicate/near';
import { otherReport } from './duplicate/other-report';
import { phrase } from './duplicate/phrase';
import { sentence } from './duplicate/sentence';
import { word } from './duplicate/word';
import { conflict } from './figure/conflict';
import { cumulative } from './figure/cumulative';
import { date } from './figure/date';
import { declaredCount } from './figure/declared-count';
import { format } from './figure/format';
import { growth } from './figure/growth';
import { listedCount } from './figure/listed-count';
import { partExceedsWhole } from './figure/part-exceeds-whole';
import { percentBound } from './figure/percent-bound';
import { period } from './figure/period';
import { range } from './figure/range';
import { respective } from './figure/respective';
import { share } from './figure/share';
import { sum } from './figure/sum';
import { lone } from './numbering/lone';
import { malformed } from './numbering/malformed';
import { mixedStyle } from './numbering/mixed-style';
import { notFromOne } from './numbering/not-from-one';
import { outOfOrder } from './numbering/out-of-order';
import { punctuation as numberingPunctuation } from './numbering/punctuation';
import { repeated } from './numbering/repeated';
import { skipped } from './numbering/skipped';
import type { Rule } from './rule';
import { markup } from './text/markup';
import { missingEnd } from './text/missing-end';
import { mixedScript } from './text/mixed-script';
import { mojibake } from './text/mojibake';
import { pageFurniture } from './text/page-furniture';
import { pinyin } from './text/pinyin';
import { punctuation } from './text/punctuation';
import { spacing } from './text/spacing';
import { staleName } from './text/stale-name';
import { unpaired } from './text/unpaired';

/** Every rule. Where two speak of one place, the earlier in this list wins. */
export const rules: readonly Rule[] = [
  limit,
  mojibake,
  document,
  block,
  sentence,
  near,
  pageFurniture,
  pinyin,
  markup,
  skipped,
  repeated,
  outOfOrder,
  notFromOne,
  malformed,
  numberingPunctuation,
  lone,
  mixedStyle,
  date,
  range,
  percentBound,
  sum,
  partExceedsWhole,
  cumulative,
  share,
  growth,
  listedCount,
  declaredCount,
  respective,
  period,
  format,
  conflict,
  clause,
  word,
  phrase,
  mixedScript,
  unpaired,
  punctuation,
  spacing,
  missingEnd,
  staleName,
  otherReport,
];
