// How much of a document is looked at: a title, the first headings and some figures stand in it.
const LOOKED_AT = 4000;
const LEAST_HAN = 80;
const NAME =
  /(?:工作(?:总结|报告|要点|计划|思路|打算|安排)|工作(?:總結|報告|要點|計劃|思路|打算|安排)|述职报告|调研报告|总结报告)/;
const MARKERS =
  /(?:^|\n)\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])|[。；：;:]\s*[一二三四五]是/g;
const FIGURES = /\d(?:[\d.,]*)(?:余|多)?(?:万|亿)?(?:[%％]|个|家|人|项|所|元|亩|次|名|件|户|公里|吨|個|項|條)/g;

/**
 * Whether a text is a Chinese report: a name that says so among its first lines, or the numbering and the figures that
 * reports have. Looks at the first 4,000 UTF-16 units only, so that it costs nothing.
 */
export function isReport(text: string): boolean {
  const head = text.slice(0, LOOKED_AT);
  const han = head.match(/[㐀-鿿]/g)?.length ?? 0;
  if (han < LEAST_HAN || han * 3 < head.length) return false;
  const markers = head.match(MARKERS)?.length ?? 0;
  if (NAME.test(head.slice(0, 600)) && (markers >= 1 || han >= 300)) return true;
  return markers >= 3 && (head.match(FIGURES)?.length ?? 0) >= 3;
}
