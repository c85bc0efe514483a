/**
 * Signs that look like a character and are another place of Unicode: radicals (Kangxi and supplement) and compatibility
 * ideographs. Fonts draw both alike, and what is copied from a PDF may hold the wrong one, so that 一 in ⼀、 is no numeral
 * and no search finds it. Unicode says which character is meant: by its compatibility decomposition (UAX #15), and for the
 * supplement in EquivalentUnifiedIdeograph.txt, of which this is the part that is a whole character.
 */
export function lookalikeUnits(): readonly number[] {
  return [...meantBy.keys()];
}

/** The unit of the character that a sign looks like; undefined where it is none of them. */
export function characterMeantBy(unit: number): number | undefined {
  return meantBy.get(unit);
}

const SUPPLEMENT =
  '⺁厂⺄乙⺆冂⺈刀⺊卜⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺞歺⺟母⺠民⺧牛⺩王⺫目⺬示⺶羊⺺肀⺻聿⺼肉⻁虎⻃覀⻄西⻅见⻆角⻉贝⻋车⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟';

// Kangxi radicals, and compatibility ideographs.
const DECOMPOSED = [
  [0x2f00, 0x2fd5],
  [0xf900, 0xfaff],
] as const;

const meantBy = readMeanings();

function readMeanings(): ReadonlyMap<number, number> {
  const meanings = new Map<number, number>();
  for (let i = 0; i < SUPPLEMENT.length; i += 2) meanings.set(SUPPLEMENT.charCodeAt(i), SUPPLEMENT.charCodeAt(i + 1));
  for (const [first, last] of DECOMPOSED)
    for (let unit = first; unit <= last; unit++) {
      const meant = String.fromCharCode(unit).normalize('NFKC');
      if (meant.length === 1 && meant.charCodeAt(0) !== unit) meanings.set(unit, meant.charCodeAt(0));
    }
  return meanings;
}
