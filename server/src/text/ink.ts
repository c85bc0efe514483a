/** What JavaScript trims and `\s` matches. */
export const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** The offset of the first unit at or behind `from` that is no space; the length of the text where there is none. */
export function inkFrom(text: string, from = 0): number {
  let at = from;
  while (at < text.length && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** One of `SPACES`; nearly every unit is known at once for none of them. */
function isSpace(unit: number): boolean {
  if (unit > 0x3000) return unit === BYTE_ORDER_MARK;
  return unit <= 0x20 || unit >= 0xa0 ? /\s/.test(String.fromCharCode(unit)) : false;
}

const BYTE_ORDER_MARK = 0xfeff;
