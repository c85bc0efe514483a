import { classOf, firstAt, isAt } from './characters';

/**
 * Where the measure word of a count stands, by the offset of its first character: behind digits or Chinese numerals to
 * 十. Lists that are counted (四大红色阵地) and lists that are announced (做好五件事) are sought from there. Linear.
 */
export function countedPlaces(text: string): readonly number[] {
  let found: number[] | undefined;
  for (
    let at = firstAt(text, 0, text.length, NUMERAL);
    at < text.length;
    at = firstAt(text, at, text.length, NUMERAL)
  ) {
    while (isAt(text, at, NUMERAL)) at++;
    if (!isAt(text, at, MEASURES)) continue;
    found ??= [];
    found.push(at);
  }
  // Without the room that an array keeps for more: it lives as long as its line.
  return found?.slice() ?? NONE;
}

/** Where the numeral begins that ends at a place. */
export function numeralStart(text: string, place: number): number {
  let at = place;
  while (isAt(text, at - 1, NUMERAL)) at--;
  return at;
}

/** The measure words of lists, each by its first character. */
export const LIST_MEASURES =
  '个 大 项 种 类 条 座 家 所 部 位 名 方面 门 道 件 处 支 组 对 款 级 市 县 区 省 国 地 校 院';
/** Those of what is announced. */
export const DECLARED_MEASURES = '个方面 方面 件 项 大 点 条 个';

const NONE: readonly number[] = [];
const NUMERAL = classOf('0123456789十两一二三四五六七八九');
const MEASURES = classOf(`${LIST_MEASURES} ${DECLARED_MEASURES}`.split(' '));
