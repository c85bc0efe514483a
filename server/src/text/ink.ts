/** The offset of the first unit at or behind `from` that is no space; the length of the text where there is none. */
export function inkFrom(text: string, from = 0): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** What JavaScript trims; nearly every unit is known at once for none of it. */
function isSpace(unit: number): boolean {
  if (unit > 0x3000) return unit === BYTE_ORDER_MARK;
  return unit <= 0x20 || unit >= 0xa0 ? /\s/.test(String.fromCharCode(unit)) : false;
}

const BYTE_ORDER_MARK = 0xfeff;
