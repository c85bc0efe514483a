import { isCommonCharacter } from './commonness';
import { matchesIn } from './matches';
import type { Span } from './span';
import { PINYIN, PINYIN_LETTERS, type Traits } from './traits';
import { simplifiedOf } from './variants';

/**
 * Where an automatic script conversion left the reading of a character in brackets after it: `發(fā)展` → the spans of
 * `(fā)`. A real note in brackets stays (歙(shè)县): one syllable counts as a remain after a Traditional character, and
 * after a common one where it has a tone mark.
 */
export function findPinyinRemains(source: string, traits?: Traits): readonly Span[] {
  const mayHold = traits === undefined ? /[(（]/.test(source) : (traits.seen & PINYIN) !== 0;
  if (!mayHold) return NONE;
  const remains: Span[] = [];
  for (const match of matchesIn(source, REMAIN)) {
    const before = source.charAt(match.index - 1);
    if (!isRemain(before, match[1]!)) continue;
    remains.push({ start: match.index, end: match.index + match[0].length });
  }
  return remains;
}

const NONE: readonly Span[] = [];
const REMAIN = new RegExp(`(?<=[㐀-鿿^])[(（]([${PINYIN_LETTERS}]{1,6})[)）]`, 'g');
const TONE_MARK = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]/;
const SYLLABLE =
  /^(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:[aāáǎàeēéěèiīíǐìoōóǒòuūúǔùüǖǘǚǜ]{1,4}(?:n|ng|r)?)$|^[mńňǹḿn]g?$/;

function isRemain(before: string, syllable: string): boolean {
  if (!SYLLABLE.test(syllable)) return false;
  return simplifiedOf(before) !== undefined || (TONE_MARK.test(syllable) && isCommonCharacter(before.charCodeAt(0)));
}
