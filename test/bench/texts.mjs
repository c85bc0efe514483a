import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The corpus beside the checkout, else the five reports in it. */
export function readReports() {
  const folder = ['../shared/corpus', 'seeds'].find(each => existsSync(each));
  const names = readdirSync(folder).filter(name => name.endsWith('.txt'));
  return { folder, reports: names.sort().map(name => decoded(join(folder, name))) };
}

/**
 * A document of so many characters. One report after the other, and again from the first with the words changed: a
 * document that repeats itself would measure how fast copies are found, which no writer waits for.
 */
export function documentOf(reports, characters) {
  const words = contentWords(reports);
  let text = '';
  for (let round = 0; text.length < characters; round++)
    text += reports.map(report => changed(report, words, round)).join('\n');
  return text.slice(0, characters);
}

/** A report as another that is built like it: every round has words and digits of its own. */
export function variant(reports, text, round) {
  return changed(text, contentWords(reports), round);
}

function decoded(path) {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** The signs that carry the matter of a report, the frequent ones first: those that say how it is built stay as they are. */
function contentWords(reports) {
  const structure = new Set(
    '一二三四五六七八九十百千万亿零〇两第年月日个元％是的了在和与及或中上下增长提高降低减少比重占约近超余以不其共累计完成达到点倍',
  );
  const counts = new Map();
  for (const sign of reports.join('')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const isContent = sign => /^[\u4e00-\u9fff]$/.test(sign) && !structure.has(sign);
  return [...counts.keys()].filter(isContent).sort((a, b) => counts.get(b) - counts.get(a) || (a < b ? -1 : 1));
}

const BAND = 64;

/**
 * Every content word replaced by another, the same one all over the text; digits change too. Round 0 is the original. A
 * word gives way to one that is as frequent: rare words side by side are what damaged text looks like.
 */
function changed(text, words, round) {
  if (round === 0) return text;
  const other = new Map(words.map((word, index) => [word, replacement(words, index, round)]));
  return text
    .replace(/[\u4e00-\u9fff]/g, word => other.get(word) ?? word)
    .replace(/(?<=\d)\d/g, digit => String((Number(digit) + round) % 10));
}

/** As many rounds as a band has words turn it about; those behind them also put it into another order. */
function replacement(words, index, round) {
  const start = index - (index % BAND);
  const size = Math.min(BAND, words.length - start);
  const step = 1 + 2 * Math.floor(round / BAND);
  return words[start + (((index - start) * step + 37 * round) % size)];
}
