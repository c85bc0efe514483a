import { characterMeantBy, lookalikeUnits } from './lookalikes';
import { once } from './once';
import {
  otherSimplified,
  theirSimplified,
  theirTraditional,
  traditionalCharacters,
  unchangedCharacters,
} from './variants.data';

const IDEOGRAPHIC_SPACE = 0x3000;
const NO_BREAK_SPACE = 0xa0;
const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_TO_HALF = 0xfee0;

/**
 * What every UTF-16 unit is read as: Traditional characters as Simplified, full-width ASCII as half-width, the
 * ideographic and the no-break space as a space, what looks like a character as that character. One unit maps to one unit,
 * so offsets stay.
 */
export const readAs: Uint16Array = buildReadingTable();

/** The units that are read as others. */
export function variantUnits(): readonly number[] {
  const units = [IDEOGRAPHIC_SPACE, NO_BREAK_SPACE, ...lookalikeUnits()];
  for (let unit = FULL_WIDTH_FIRST; unit <= FULL_WIDTH_LAST; unit++) units.push(unit);
  for (let i = 0; i < traditionalCharacters.length; i++) units.push(traditionalCharacters.charCodeAt(i));
  return units;
}

/** The first Traditional character for a Simplified one; undefined where the two do not differ. */
export function traditionalOf(character: string): string | undefined {
  return traditionalCharactersOf().get(character);
}

/** Made when it is first asked for: few texts mix scripts. */
const traditionalCharactersOf = once((): ReadonlyMap<string, string> => {
  const pairs = new Map<string, string>();
  for (let i = theirSimplified.length - 1; i >= 0; i--)
    pairs.set(theirSimplified.charAt(i), traditionalCharacters.charAt(i));
  for (const [i, character] of Array.from(otherSimplified).entries()) pairs.set(character, theirTraditional.charAt(i));
  for (const character of unchangedCharacters) pairs.delete(character);
  return pairs;
});

/** The Simplified character for a Traditional one; undefined where the two do not differ. */
export function simplifiedOf(character: string): string | undefined {
  const unit = character.charCodeAt(0);
  const isTraditional = unit >= 0x3400 && unit <= 0x9fff && readAs[unit] !== unit;
  return isTraditional ? String.fromCharCode(readAs[unit]!) : undefined;
}

function buildReadingTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) table[unit] = unit;
  for (let unit = FULL_WIDTH_FIRST; unit <= FULL_WIDTH_LAST; unit++) table[unit] = unit - FULL_TO_HALF;
  table[IDEOGRAPHIC_SPACE] = 0x20;
  table[NO_BREAK_SPACE] = 0x20;
  for (let i = 0; i < traditionalCharacters.length; i++) {
    table[traditionalCharacters.charCodeAt(i)] = theirSimplified.charCodeAt(i);
  }
  for (const unit of lookalikeUnits()) table[unit] = table[characterMeantBy(unit)!]!;
  return table;
}
