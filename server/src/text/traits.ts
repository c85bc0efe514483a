import { rarityOf } from './commonness';
import { once } from './once';

/**
 * What damage may stand in a line, told by its UTF-16 units alone: what none of them can be part of need not be sought
 * there. Nearly every line has none of it, and that is known from one pass.
 */
export interface Traits {
  /** Whether it holds a unit that damage is told by, rare characters apart. */
  readonly hasOddUnits: boolean;
  /** How many units are rare in Chinese text, or never in it. */
  readonly rareUnits: number;
}

/** Linear, at the speed of one look-up a unit. */
export function traitsOf(text: string): Traits {
  const table = marks();
  let seen = 0;
  let rareUnits = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = table[text.charCodeAt(i)]!;
    seen |= mark;
    if (mark & RARE) rareUnits++;
  }
  return { hasOddUnits: (seen & ODD) !== 0, rareUnits };
}

const RARE = 1;
const ODD = 2;
const MIDDLE_DOT = 0xb7;

const marks = once(() => {
  const table = new Uint8Array(0x10000);
  for (let unit = 0; unit < table.length; unit++) if (rarityOf(unit) > 0) table[unit] = RARE;
  for (const unit of '?\ufffd锟烫屯') table[unit.charCodeAt(0)]! |= ODD;
  for (let unit = 0x80; unit <= 0xff; unit++) if (unit !== MIDDLE_DOT) table[unit]! |= ODD;
  return table;
});
