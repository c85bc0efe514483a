import type { Reading } from '../text/reading';
import type { Span } from '../text/span';

/**
 * What a line is before anything is read from it. `furniture` is what a web page puts around a report (index tables,
 * breadcrumbs, buttons, dates of publication, sources); it is masked from every other analysis. `unread`: beyond the
 * length that is read.
 */
export type LineKind = 'blank' | 'furniture' | 'bar' | 'table' | 'text' | 'unread';

/** The kind of one line. `bar` is a line of vertical bars alone: furniture where it stands beside furniture. */
export function lineKindOf(reading: Reading): LineKind {
  const { text } = reading;
  if (!/\S/.test(text)) return 'blank';
  if (text.length > LONGEST_FURNITURE) return 'text';
  if (/^[\s|]+$/.test(text)) return 'bar';
  if (isFurniture(text)) return 'furniture';
  return TABLE_ROW.test(text) ? 'table' : 'text';
}

/** A datum of a furniture line: 索引号, 成文日期, 发文机关 and their like. The span is that of the value, in the reading. */
export interface Metadata extends Span {
  readonly label: string;
  /** Where the label stands, in the reading. */
  readonly labelSpan: Span;
  readonly value: string;
}

/** Data that a furniture line carries in cells: a label and, in the next cell, its value. */
export function readMetadata(text: string): readonly Metadata[] {
  const data: Metadata[] = [];
  let start = 0;
  let label: Pick<Metadata, 'label' | 'labelSpan'> | undefined;
  for (const cell of text.split('|')) {
    const value = cell.trim();
    const at = start + cell.indexOf(value);
    const span = { start: at, end: at + value.length };
    if (label && value !== '') data.push({ ...label, value, ...span });
    label = METADATA_LABEL.test(value) ? { label: value, labelSpan: span } : undefined;
    start += cell.length + 1;
  }
  return data;
}

const LONGEST_FURNITURE = 240;
const TABLE_ROW = /^\s*\|?[^|]+\|[^|]*\|/;

const METADATA_LABEL =
  /^(?:信息)?(?:索引号?|文件编号|文号|发文字号|责任部门|责任科室|公开形式|公开方式|公开范围|公开时限|公开日期|公开类别|成文日期|生成日期|生效日期|发布日期|发布机构|发文机关|发文单位|制发机关|效力状况|有效性|附件下载|内容概述|内容概要|主题分类|主题词|体裁分类|信息名称|名称|标题|关键词|信息来源|所属主题|废止日期)$/;

const PAGE_WORDS = [
  /[【[(](?:打印|打印本页|返回顶部|关闭窗口|关闭|收藏本页|我要打印)[】\])]/,
  /^\s*(?:打印本页|返回顶部|关闭窗口|打印|关闭|分享到.*|扫一扫.{0,20})\s*[|]?\s*$/,
  /(?:浏览|点击|阅读|访问)(?:次数|量|数)\s*:/,
  /字(?:体|号)\s*(?::\s*[[大小中]|大.{0,12}(?:放大|缩小|正常))/,
  /^\s*(?:您?(?:现在)?(?:的|所在)?(?:当前)?位置)\s*:\s*(?:首页|\S+\s*>|$)/,
  /^\s*>\s*\S+(?:\s*>\s*\S+)+/,
  /^\s*首页\s*>\s*\S+/,
  /^\s*(?:文章|信息|稿件)?来源\s*:\s*\S{2,30}(?:\s|$)/,
  /^\s*(?:发布|发表|更新|成文|录入)(?:日期|时间)\s*:\s*\d{4}/,
  /^\s*(?:时间|日期)\s*:\s*\d{4}-\d{1,2}-\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:$|来源|浏览|点击|字体|作者|编辑)/,
  /^\s*(?:责任编辑|编辑|作者|供稿|审核|初审|复审|终审)\s*:\s*\S{1,12}(?:\s+\S+:\S+)*\s*$/,
  /^\s*(?:上一篇|下一篇|上一条|下一条)\s*:/,
];

function isFurniture(text: string): boolean {
  return isMetadataRow(text) || PAGE_WORDS.some(pattern => pattern.test(text));
}

function isMetadataRow(text: string): boolean {
  if (!text.includes('|')) return false;
  return text.split('|').some(cell => METADATA_LABEL.test(cell.trim()));
}
