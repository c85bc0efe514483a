import type { UnitRun } from '../text/unit-memory';

/**
 * Where the measure word of a count stands, by the offset of its first character: behind digits or Chinese numerals to
 * 十, among the units of a reading. Lists that are counted (四大红色阵地) and lists that are announced (做好五件事) are sought from there. Linear.
 */
export function countedPlaces({ units, from, end }: UnitRun): readonly number[] {
  let found: number[] | undefined;
  let before = 0;
  for (let i = from; i < end; i++) {
    const role = roles[units[i]!]!;
    if (role === MEASURE && before === NUMERAL) {
      found ??= [];
      found.push(i - from);
    }
    before = role;
  }
  // Without the room that an array keeps for more: it lives as long as its line.
  return found?.slice() ?? NONE;
}

/** Where the numeral begins that ends at a place. */
export function numeralStart(text: string, place: number): number {
  let at = place;
  while (at > 0 && roles[text.charCodeAt(at - 1)] === NUMERAL) at--;
  return at;
}

/** The measure words of lists, each by its first character. */
export const LIST_MEASURES =
  '个 大 项 种 类 条 座 家 所 部 位 名 方面 门 道 件 处 支 组 对 款 级 市 县 区 省 国 地 校 院';
/** Those of what is announced. */
export const DECLARED_MEASURES = '个方面 方面 件 项 大 点 条 个';

const NONE: readonly number[] = [];
const NUMERAL = 1;
const MEASURE = 2;
const roles = new Uint8Array(0x10000);
for (const word of `${LIST_MEASURES} ${DECLARED_MEASURES}`.split(' ')) roles[word.charCodeAt(0)] = MEASURE;
for (const numeral of '0123456789十两一二三四五六七八九') roles[numeral.charCodeAt(0)] = NUMERAL;
