import { keptPhrases } from './kept-phrases.data';
import { once } from './once';
import { otherSimplified, theirSimplified, traditionalCharacters, unchangedCharacters } from './variants.data';

// One Simplified character for several Traditional ones, of which one is written the same: right in either script.
const LEGAL_IN_TRADITIONAL =
  '台占布周杆采里系面回征折了舍郁党冲升才斗丑表松板仆伙蜡合卷游制谷吁余叶姜家尸局岳帘几卜朴术朱胡复须只症致苏出向哄吊咸御念愈托折扎挽注漓灶灾炮熏珍矿秆秋累群胜药虫蒙薹蛔衷踊迹酸采钟雇霉饥麻点淀糊凶厘咽哗嗳夸奸娴局岩布席并幸弦彩微恒怜恶戚才搜撑敦晒晋暗曲梁棱概欲沈泄淡添灵爱猫瓮产痒皂皱确秘笋筒筛粽糍糕线绷胆脚腌膻舔艳菱萱着虱蚬讹谣豪赃赏跖轴逼郄酬酿鎌锅鉴闲陷隙雕霓韧颈颜餐馆骂鹅麦黑';
const LEGAL_IN_SIMPLIFIED = '乾著藉瞭於徵覆馀劄碁祇薹吒捱袷噁夥麽剋扞昇';

const TRADITIONAL = 1;
const SIMPLIFIED = 2;
const scripts = once(buildTable);

/** Whether a UTF-16 unit is a character that only Traditional text uses. */
export function isTraditional(unit: number): boolean {
  return scripts()[unit] === TRADITIONAL;
}

/** Whether a UTF-16 unit is a character that only Simplified text uses. */
export function isSimplified(unit: number): boolean {
  return scripts()[unit] === SIMPLIFIED;
}

/**
 * Whether the character at an offset belongs to a word of Traditional text that has it: 干 in 干預 and 若干, not in 幹部.
 * Bounded.
 */
export function isKeptInTraditional(text: string, at: number): boolean {
  return (keptWords().get(text.charAt(at)) ?? []).some(({ word, from }) => text.startsWith(word, at - from));
}

interface KeptWord {
  readonly word: string;
  /** Where in it the character stands. */
  readonly from: number;
}

let wordsOf: ReadonlyMap<string, readonly KeptWord[]> | undefined;

/** Made when it is first asked for: few texts mix scripts. */
function keptWords(): ReadonlyMap<string, readonly KeptWord[]> {
  if (wordsOf !== undefined) return wordsOf;
  const words = new Map<string, KeptWord[]>();
  for (const word of keptPhrases.split(' ')) {
    for (let from = 0; from < word.length; from++) {
      if (!isSimplified(word.charCodeAt(from))) continue;
      const known = words.get(word.charAt(from));
      if (known) known.push({ word, from });
      else words.set(word.charAt(from), [{ word, from }]);
    }
  }
  wordsOf = words;
  return words;
}

/** How many characters of either script alone a text has. */
export interface ScriptCounts {
  readonly traditional: number;
  readonly simplified: number;
}

function buildTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  enter(table, theirSimplified + otherSimplified, SIMPLIFIED, LEGAL_IN_TRADITIONAL + unchangedCharacters);
  enter(table, traditionalCharacters, TRADITIONAL, LEGAL_IN_SIMPLIFIED);
  return table;
}

function enter(table: Uint8Array, characters: string, script: number, except: string): void {
  for (let i = 0; i < characters.length; i++)
    if (!except.includes(characters.charAt(i))) table[characters.charCodeAt(i)] = script;
}
