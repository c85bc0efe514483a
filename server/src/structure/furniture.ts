import { inkFrom } from '../text/ink';
import { COLON, type Cues, cueOfPair, cueOfWords } from '../text/line-cues';
import { once } from '../text/once';
import type { Reading } from '../text/reading';
import type { Span } from '../text/span';
import { traitsOf } from '../text/traits';

/**
 * What a line is before anything is read from it. `furniture` is what a web page puts around a report (index tables,
 * breadcrumbs, buttons, dates of publication, sources); it is masked from every other analysis. `unread`: beyond the
 * length that is read.
 */
export type LineKind = 'blank' | 'furniture' | 'bar' | 'table' | 'text' | 'unread';

/**
 * The kind of one line; `cues` are those that it has, if they are known. `bar` is a line of vertical bars alone: furniture
 * where it stands beside furniture.
 */
export function lineKindOf(reading: Reading, cues: Cues = traitsOf(reading.text).cues): LineKind {
  const { text } = reading;
  const ink = inkFrom(text);
  if (ink === text.length) return 'blank';
  if (isLong(text)) return 'text';
  const hasBar = text.includes('|');
  if (hasBar && /^[\s|]+$/.test(text)) return 'bar';
  if ((hasBar && isMetadataRow(text)) || holdsPageWords(text, ink, cues)) return 'furniture';
  return hasBar && TABLE_ROW.test(text) ? 'table' : 'text';
}

/**
 * Whether a line that is not blank is too long to be anything but text. Of its source this holds too, where the reading
 * leaves nothing out.
 */
export function isLong(text: string): boolean {
  return text.length > LONGEST_FURNITURE;
}

/** A datum of a furniture line: 索引号, 成文日期, 发文机关 and their like. The span is that of the value, in the reading. */
export interface Metadata extends Span {
  readonly label: string;
  /** Where the label stands, in the reading. */
  readonly labelSpan: Span;
  readonly value: string;
}

/** Data that a furniture line carries: a label and, in the next cell or behind a colon, its value. */
export function readMetadata(text: string): readonly Metadata[] {
  return INDEX_LINE.test(text) ? readLabelled(text) : readCells(text);
}

/** 索引号：0024/2025 发布机构：某区教育局 成文日期：2025-01-06 */
function readLabelled(text: string): readonly Metadata[] {
  const found = [...text.matchAll(LABELLED)];
  return found.flatMap((match, index) => {
    const start = match.index + match[0].length;
    const between = text.slice(start, found[index + 1]?.index ?? text.length).replace(/[\s|]+$/, '');
    if (between === '') return [];
    const written = match[1]!;
    const labelStart = match.index + match[0].indexOf(written);
    const labelSpan = { start: labelStart, end: labelStart + written.length };
    return [{ label: written.replaceAll(' ', ''), labelSpan, value: between, start, end: start + between.length }];
  });
}

function readCells(text: string): readonly Metadata[] {
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

const LABELS =
  '(?:信息)?索引号?|文件编号|文号|发文字号|责任部门|责任科室|公开形式|公开方式|公开范围|公开时限|公开日期|公开类别|公开程序|公开目录|成文日期|生成日期|生效日期|发布日期|发文日期|印发日期|发布机构|发布单位|发文机关|发文机构|发文单位|制发机关|制发单位|效力状况|有效性|公文时效|时效性|附件下载|内容概述|内容概要|主题分类|主题词|体裁分类|体裁|服务对象|信息分类|信息名称|名称|标题|关键词|信息来源|所属主题|所属分类|废止日期|失效日期|组配分类|统一编号|登记号|公文种类|载体类型|来源部门';
const METADATA_LABEL = new RegExp(`^(?:${LABELS})$`);

// Labels that only an index has: with a colon they make a line of data even without a table.
const INDEX_LABELS =
  '(?:信息)?索引号|文件编号|发文字号|公开形式|公开方式|公开范围|公开时限|公开类别|公开程序|成文日期|生成日期|发布机构|发文机关|制发机关|效力状况|有效性|公文时效|时效性|内容概述|内容概要|主题分类|体裁分类|信息分类|信息名称|所属主题|废止日期|失效日期|组配分类|统一编号';
// 索 引 号: evened out to the width of the others, as only a form has them.
const INDEX_LINE = new RegExp(
  `^\\s*(?:${spaced(INDEX_LABELS, '*')}|${spaced(LABELS, '+')}|[•·●▪]\\s*(?:${LABELS}))\\s*:`,
);

const LABELLED = new RegExp(`(?:^|[\\s|])(${spaced(LABELS, '*')})\\s*:\\s*`, 'g');

/** The labels of a list with spaces between their characters: as many as there are (`*`), or one at least (`+`). */
function spaced(labels: string, count: '*' | '+'): string {
  return labels.replace(/(?<=[㐀-鿿])(?=[㐀-鿿])/g, ` ${count}`);
}

const BUTTONS =
  '打印|打印本页|打印此页|打印文章|打印页面|返回顶部|回到顶部|返回上一页|返回上页|返回列表|返回首页|返回|关闭窗口|关闭本页|关闭页面|关闭|收藏本页|收藏|加入收藏|设为首页|我要打印|我要纠错|纠错|我要评论|我要咨询|分享|分享到|一键分享|保存本页|下载|下载文档|朗读|语音播报|智能朗读|无障碍阅读|无障碍浏览|适老化|长者模式|适老模式|推荐给朋友|顶部|大|中|小|繁體版|繁体版|简体版|网站地图|联系我们|关于我们|微信|微博|QQ空间|新浪微博|腾讯微博|朋友圈|官方微信|政务微博|下载客户端|手机版|登录|注册|搜索|上一页|下一页';
// A line of buttons and nothing else; one alone counts where no report says it.
const BETWEEN = '[\\s|:·【】[\\]()「」]*';
const BUTTON_LINE = new RegExp(`^(?:${BETWEEN}(?:${BUTTONS})){2,12}${BETWEEN}$`);
const LONE_BUTTONS =
  '打印(?:本页|此页|文章)?|返回(?:顶部|上一页|列表|首页)|回到顶部|关闭(?:窗口|本页|页面)?|收藏本页|加入收藏|设为首页|我要纠错|纠错|一键分享|无障碍(?:阅读|浏览)|网站地图|政府网站找错|(?:点击)?(?:阅读|展开|查看|显示)(?:全文|全部|原文|更多|剩余全文)|加载更多|(?:立即|免费|付费|VIP免费)下载|附件下载|分享到?.{0,20}';
const LONE_BUTTON = new RegExp(`^\\s*[【[(]?\\s*(?:${LONE_BUTTONS})\\s*[】\\])]?\\s*[|:>»↓]*\\s*$`);
const SCANS = '分享到|扫一扫|微信扫|长按|用手机扫|手机扫|扫码|扫描(?:下方|上方|右侧)?二维码';
const LINKS =
  '相关链接|相关文章|相关阅读|相关推荐|热点推荐|热门(?:文章|推荐)|推荐(?:文章|阅读)|最新文章|为您推荐|延伸阅读|猜你喜欢|友情链接';
const SITE =
  '主办单位|承办单位|协办单位|版权所有|版权归|技术支持|网站标识码|备案号|备案序号|ICP备案|公安备案|网站管理|网站维护|建议使用|建议分辨率|Copyright|©';

const BRACKETED_BUTTON = /[【[(](?:打印|打印本页|返回顶部|关闭窗口|关闭|收藏本页|我要打印|我要纠错|字体)[】\])]/;
const SIZE_OF_LETTERS =
  /字(?:体|号)\s*(?::\s*[[大小中TA+]|:?\s*\[?\s*大\s*[|\]]?\s*\[?\s*中|大.{0,12}(?:放大|缩小|正常))/;
const REPRINTED =
  /^[^。]{0,40}(?:转载请(?:注明|联系|保留)|(?:不得|禁止|严禁|谢绝)(?:擅自)?转载)|如有侵权[^。]{0,12}(?:联系|删除|告知)/;

const SHARED =
  /来源于(?:网络|网友|互联网)|由(?:会员|网友)(?:分享|上传|投稿)|不代表本(?:站|网|平台)|请在\S{2,10}(?:文库|网)上搜索|预计阅读时[长间]\s*:?\s*\d/;
const PAID =
  /^\s*(?:此|本)?(?:内容|文章|文档)?为?付费(?:阅读|内容|下载)[^。;]{0,24}$|^\s*\S{0,12}\s*(?:点击|加入)收藏(?:\s|$)/;

const PAGE_WORDS = cueOfWords('位置 首页 字体 字号 小编 转载 侵权 网友 会员 本站 文库 阅读 付费 收藏');

/** What only pages say, by what stands in all that the patterns find: most lines hold none of it. */
const BY_CUE: readonly (readonly [cue: Cues, patterns: readonly RegExp[]])[] = [
  [
    COLON,
    [
      INDEX_LINE,
      /(?:浏览|点击|阅读|访问|查看)(?:次数|量|数)?\s*:\s*(?:\d|次|\[|$|\s)/,
      /(?:浏览|点击|阅读|访问)(?:次数|量|数)\s*:/,
      /^\s*(?:您?(?:现在|当前|目前)?(?:所在|所处)?的?(?:当前)?位置)\s*:\s*(?:首页|\S+\s*>|$)/,
      /^\s*[•·●▪]?\s*(?:文章|信息|稿件|内容|发布)?来源\s*:\s*(?:\S{2,30}(?:\s|$)|$)/,
      /^\s*[•·●▪]?\s*(?:发布|发表|更新|成文|录入|发文|上传|生成|归档)(?:日期|时间)\s*:\s*(?:\d{4}|$)/,
      /^\s*[•·●▪]?\s*(?:时间|日期)\s*:\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\/?(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:$|来源|浏览|点击|字体|作者|编辑)/,
      /^\s*(?:责任编辑|责编|编辑|作者|供稿|审核|初审|复审|终审|校对|信息员|通讯员|录入|发布人|发布者|发布部门|供稿单位|审核人|签发|签发人)\s*:\s*\S{1,12}(?:\s+\S+:\S+)*\s*$/,
      /^\s*(?:上一篇|下一篇|上一条|下一条|上篇|下篇|相关链接|相关文章|相关阅读|相关附件|相关解读|政策解读|热点推荐|延伸阅读)\s*:/,
      // The moment at which the page was put up.
      /^\s*\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)\s+\d{1,2}:\d{2}(?::\d{2})?\s*$/,
      // In a list of data only: 发布单位 is a word of reports.
      /^\s*[•·●▪]\s*(?:发布|发布者|作者|编辑)\s*:\s*\S{2,20}\s*$/,
    ],
  ],
  [
    PAGE_WORDS,
    [
      /^\s*(?:您?(?:现在|当前|目前)?(?:所在|所处)?的?(?:当前)?位置)\s*:?\s*\S{2,12}\s*(?:>|»|›|→|\/)\s*\S+/,
      /^\s*(?:网站)?首页\s*(?:>|»|›|→|\/|-)\s*\S+/,
      SIZE_OF_LETTERS,
      // Sites that collect and sell specimens.
      /^\s*(?:下面|以下|接下来|今天|这里|本文)[^。]{0,16}小编|小编[^。,]{0,10}(?:整理|收集|搜集|推荐|分享|带来)[^。]{0,40}(?:参考|欢迎|希望|喜欢|一起)/,
      REPRINTED,
      SHARED,
      PAID,
    ],
  ],
  [cueOfPair('【[(', '打返关收我字'), [BRACKETED_BUTTON]],
  [
    cueOfPair('Pp安 0123456789', '备页'),
    [
      /^[^。;]{0,80}(?:[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇藏陕甘青宁新]ICP备|公网安备)\s*\d/i,
      // Page numbers of a viewer.
      /^\s*第\s*\d{1,3}\s*页\s*(?:[,/]?\s*共\s*\d{1,3}\s*页)?\s*$/,
    ],
  ],
];

/** What only pages begin with, by signs of which one must come first. */
const BY_OPENING: readonly (readonly [signs: string, pattern: RegExp])[] = [
  [`【[(${LONE_BUTTONS}`, LONE_BUTTON],
  [BETWEEN + BUTTONS, BUTTON_LINE],
  [SCANS, new RegExp(`^\\s*(?:${SCANS})[^,。;]{0,24}$`)],
  ['>»›', /^\s*[>»›]\s*\S+(?:\s*[>»›]\s*\S+)+/],
  [
    '0123456789',
    /^\s*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\s+(?:来源|浏览|点击|阅读|字体|字号|作者|编辑|发布)\S*\s*:?/,
  ],
  // Page numbers as printed (GB/T 9704: — 3 —).
  ['-—–―─', /^\s*[-—–―─]{1,2}\s*\d{1,3}\s*[-—–―─]{1,2}\s*$/],
  [
    '本',
    /^\s*本(?:文|文档|资料)(?:(?:来自|来源于|出自|链接|地址|网址|标签)\S{2,}|由[^。]{2,20}(?:整理|收集|提供|上传|分享|原创))/,
  ],
  [LINKS, new RegExp(`^\\s*(?:${LINKS})\\s*:?\\s*$`)],
  [SITE + SITE.toLowerCase(), new RegExp(`^\\s*(?:${SITE})(?:\\s*:|\\s+\\S|\\(|\\d)[^。;]{0,100}$`, 'i')],
];

const patternsByFirst = once(
  (): ReadonlyMap<string, readonly RegExp[]> =>
    new Map(
      Array.from(new Set(BY_OPENING.map(([signs]) => signs).join('')), first => [
        first,
        BY_OPENING.filter(([signs]) => signs.includes(first)).map(([, pattern]) => pattern),
      ]),
    ),
);

/** `ink` is where the text begins. */
function holdsPageWords(text: string, ink: number, cues: Cues): boolean {
  if (
    patternsByFirst()
      .get(text.charAt(ink))
      ?.some(pattern => pattern.test(text))
  )
    return true;
  for (const [cue, patterns] of BY_CUE)
    if ((cues & cue) !== 0 && patterns.some(pattern => pattern.test(text))) return true;
  return false;
}

function isMetadataRow(text: string): boolean {
  return text.split('|').some(cell => METADATA_LABEL.test(cell.trim()));
}
