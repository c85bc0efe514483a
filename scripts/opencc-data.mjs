// dist/opencc.json: the dictionaries of OpenCC (Apache-2.0) that the conversion commands need. They are no part of any
// bundle: a megabyte that most sessions never look at, and a web extension cannot import it later, only read a file.
import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const LICENSE = new URL('../node_modules/opencc-js/LICENSES/Apache-2.0.txt', import.meta.url);

/** The name of a conversion is that of `Script` in client/src/script/converter.ts. */
export async function writeOpenccData(folder) {
  const { configs } = await import('opencc-js/preset');
  const conversions = { cn: toSimplified(configs), twp: configs.s2twp, hkp: configs.s2hkp };
  await writeFile(join(folder, 'opencc.json'), serialize(conversions));
  await copyFile(LICENSE, join(folder, 'opencc.LICENSE.txt'));
}

/**
 * A Traditional text does not say whose it is, so the forms of Hong Kong and those of Taiwan are both read (衞, 向著).
 * Characters only: with the phrases of Taiwan 資料 would become 数据.
 */
function toSimplified({ hk2s, tw2s, t2s }) {
  const conversionChain = [hk2s.conversionChain[0], tw2s.conversionChain[0], ...t2s.conversionChain];
  return { ...tw2s, conversionChain };
}

/** Every dictionary once, and in its place its number. */
function serialize(conversions) {
  const dictionaries = [];
  const numberOf = dictionary => {
    if (!dictionaries.includes(dictionary)) dictionaries.push(dictionary);
    return dictionaries.indexOf(dictionary);
  };
  const numbered = JSON.stringify(conversions, (_, value) => (typeof value === 'string' ? numberOf(value) : value));
  return JSON.stringify({ dictionaries, conversions: JSON.parse(numbered) });
}
