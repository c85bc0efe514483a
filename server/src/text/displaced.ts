import type { Edit } from './edit';
import { cueOf } from './line-cues';
import { matchesIn } from './matches';

/**
 * Characters that come out of a PDF whose font counts its characters otherwise than the reader: each is a few places before
 * the one that is meant (仸 U+4EF8 for 任 U+4EFB, 迚 U+8FDA for 进 U+8FDB). Read from documents that show it.
 */
const CERTAIN =
  '丌不亍于乊之亊事仸任仹份冴况凾分劢动劤努収发叏取叐受叧只呾和夗多幵并扂扇挃指敁效斱方旪时癿的觃规迒还迚进';

const meantBy: ReadonlyMap<string, string> = new Map(CERTAIN.match(/../g)!.map(pair => [pair[0]!, pair[1]!]));

/** A line without it has no displaced characters. */
export const MAY_BE_DISPLACED = cueOf([...meantBy.keys()].join(''));

const DISPLACED = new RegExp(`[${[...meantBy.keys()].join('')}]`, 'g');

/** Displaced characters that hardly a text has otherwise, as edits; each may be somebody's name. Linear. */
export function findDisplaced(text: string): readonly Edit[] {
  return matchesIn(text, DISPLACED).flatMap(({ 0: sign, index }) =>
    // 彳亍 is a word.
    text.charAt(index - 1) === '彳' ? [] : [{ start: index, end: index + 1, text: meantBy.get(sign)! }],
  );
}

// What is a character of its own elsewhere, by the words that only displacement makes.
const IN_WORDS: readonly (readonly [meant: string, pattern: RegExp])[] = [
  ['助', /(?<=[救协帮资补援辅借互捐扶])劣|劣(?=[力推学])/g],
  ['项', /(?<=[事专选各款])顷|顷(?=目)/g],
  ['细', /(?<=[详仔精明])绅|绅(?=[则化节分])/g],
  ['经', /(?<=[已曾])绉|绉(?=[济费营验过常])/g],
  ['认', /讣(?=[真识定为可证])|(?<=确)讣/g],
  ['语', /(?<=[汉英口标])诧|诧(?=[言文])/g],
  ['构', /(?<=[结机])极(?![其为大])/g],
  ['视', /(?<=[重监])规(?![模定范划格则矩])/g],
  ['含', /(?<=[包内])吨/g],
];

/** Of a text that is full of displaced characters: those that only the words around them give away. Linear. */
export function findDisplacedWords(text: string): readonly Edit[] {
  return IN_WORDS.flatMap(([meant, pattern]) =>
    matchesIn(text, pattern).map(({ index }) => ({ start: index, end: index + 1, text: meant })),
  );
}
