/** A class of characters (UTF-16 units): one bit of a table that all classes share. */
export type CharacterClass = number;

// 32 classes to a plane; the planes stand one behind the other.
const PLANE = 0x10000;
const MOST_CLASSES = 64;
const table = new Uint32Array((MOST_CLASSES / 32) * PLANE);
let made = 0;

/**
 * A class of the characters given. What a pattern can begin or end with is looked up before the pattern is tried: nearly
 * every place of a text has none of it, and a look-up costs a hundredth of a pattern.
 */
export function classOf(characters: Iterable<string>): CharacterClass {
  if (made === MOST_CLASSES) throw new RangeError('The table has no room for another class of characters.');
  const kind = made++;
  for (const character of characters) table[placeOf(character.charCodeAt(0), kind)]! |= 1 << kind;
  return kind;
}

function placeOf(unit: number, kind: CharacterClass): number {
  return ((kind >>> 5) << 16) | unit;
}

/** Words, parted by spaces, as the alternatives of a pattern. Each may be a pattern that begins with a character of its own. */
export function anyOf(words: string): string {
  return `(?:${words.replaceAll(' ', '|')})`;
}

/** What the words begin with. */
export function firstsOf(words: string): readonly string[] {
  return words.split(' ').map(word => word.charAt(word.startsWith('\\') ? 1 : 0));
}

/** What the words end with; for words that are no patterns. */
export function lastsOf(words: string): readonly string[] {
  return words.split(' ').map(word => word.at(-1)!);
}

/** What `\s` finds. */
export const SPACES =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** Whether the character at an offset is of a class; false outside the text. */
export function isAt(text: string, at: number, kind: CharacterClass): boolean {
  return at >= 0 && at < text.length && (table[placeOf(text.charCodeAt(at), kind)]! & (1 << kind)) !== 0;
}

/** The first offset of a stretch with a character of a class; `to` where it has none. */
export function firstAt(text: string, from: number, to: number, kind: CharacterClass): number {
  const [plane, bit] = [placeOf(0, kind), 1 << kind];
  let at = from;
  while (at < to && (table[plane | text.charCodeAt(at)]! & bit) === 0) at++;
  return at;
}

/** Whether a stretch has a character of a class. */
export function holds(text: string, from: number, to: number, kind: CharacterClass): boolean {
  return firstAt(text, from, to, kind) < to;
}
