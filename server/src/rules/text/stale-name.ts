import { type Gathered, gathering, kept } from '../../draft/blocks';
import type { Draft } from '../../draft/draft';
import type { Paragraph } from '../../draft/paragraph';
import { perParagraph } from '../../draft/per-paragraph';
import { titlesOf } from '../../draft/relations/reports';
import { matchesIn } from '../../text/matches';
import { once } from '../../text/once';
import { PLEDGE_WORDS, PROVINCES } from '../../text/provinces';
import { type Reading, sourceSpan } from '../../text/reading';
import { type Span, shift } from '../../text/span';
import { DISTRICT, DISTRICT_SIGNS, hasTrait, PLEDGED, PROVINCE, YEAR } from '../../text/traits';
import { type KeptProblem, keptWhile } from '../kept';
import type { Rule } from '../rule';

/**
 * The name of another district or bureau, or an earlier year, where the report speaks of its own: what is left of the
 * draft that this one was made from. Only places that can speak of nothing else count; comparisons, partners, visits,
 * awards, history and superior units are silent.
 */
export const staleName: Rule = {
  id: 'text/stale-name',
  severity: 'information',
  summary: { zh: '旧稿的名称、年份', en: 'A name or a year left over from another draft.' },
  draft: keptWhile(
    {
      paragraphs: [
        paragraph => provincesNamedIn(paragraph),
        paragraph => districtsNamedIn(paragraph),
        paragraph => ownYearsIn(paragraph),
      ],
    },
    draft => reportsOf(draft).flatMap(report => [...otherNames(draft, report), ...earlierYears(draft, report)]),
  ),
};

/** The lines behind a title, up to the next one. */
interface Report {
  readonly from: number;
  readonly to: number;
  readonly speaker: Speaker;
}

/** Whose report it is and of which years, by its title. */
interface Speaker {
  readonly title: string;
  /** 坪山区; undefined where the title names no district, county, city or province. */
  readonly place: string | undefined;
  /** 教育局; undefined where the title names no body. */
  readonly body: string | undefined;
  /** Ascending. */
  readonly years: readonly number[];
}

/** A title without a name close behind another goes on with it: ——2025年1月17日在…会议上. */
function reportsOf(draft: Draft): readonly Report[] {
  const titles = titlesOf(draft)
    .map(({ title: { line } }) => ({ line, speaker: speakerOf(draft, line) }))
    .filter(({ line, speaker }, index, all) => speaker.place !== undefined || line - (all[index - 1]?.line ?? -9) > 3);
  return titles.map(({ line, speaker }, index) => ({
    from: line + 1,
    to: titles[index + 1]?.line ?? draft.paragraphs.length,
    speaker,
  }));
}

const TITLE_YEAR = /(?:19|20)\d\d(?=\s*年)/g;
// 温州市龙湾区教育局: the last place named is the speaker's own.
const UNIT =
  /^(?:.*?(?:省|自治区|市|州|盟))?([㐀-鿿]{1,6}?(?:省|自治区|市|区|县|旗))([㐀-鿿]{2,12}?(?:局|委|办|厅|院|中心))?(?=$|工作|关于|\s)/;

const LONGEST_TITLE = 60;

function speakerOf(draft: Draft, line: number): Speaker {
  const title = draft.paragraphs[line]!.reading.text.trim().slice(0, LONGEST_TITLE);
  const years = matchesIn(title, TITLE_YEAR)
    .map(([year]) => Number(year))
    .sort((a, b) => a - b);
  const name = title.replace(/(?:19|20)\d\d\s*年度?/g, '').replace(/人民政府|政府(?=工作报告)/, '');
  const [, place, body] = UNIT.exec(name) ?? [];
  return { title, place, body, years };
}

/** What was read of the lines of a report, without what stands in others. */
function within<T>(gathered: readonly Gathered<T>[], { from, to }: Report): readonly Gathered<T>[] {
  return gathered.filter(({ line }) => line >= from && line < to);
}

// ---- Names ----

const OTHER_PLACE = `([㐀-鿿]{2,3}[${DISTRICT_SIGNS}])`;
const BODIES = '局|委员会|系统';
const OFFICES = '局|委员会|政府';
const MATTERS = '高质量发展|新篇章|新局面|现代化建设|新画卷|满意度|事业';
// What stands behind a district wherever one of the following finds it, which hardly any line has.
const MAY_NAME_DISTRICT = new RegExp(
  `[${DISTRICT_SIGNS}](?:[㐀-鿿]{2,8}?(?:${BODIES}|${OFFICES})|[㐀-鿿]{0,8}(?:${MATTERS}))`,
);
// At the start of a clause that has no other subject: 2024年，坪山区教育局坚持…
const SUBJECT = new RegExp(
  `(?<=^ {0,8}|[。!?;]|(?:年来|年|以来|今年|全年),)${OTHER_PLACE}([㐀-鿿]{2,8}?(?:${BODIES}))(?=[坚深紧以全认围聚始扎立按]|在|将|,)`,
  'g',
);
// 推动坪山区教育高质量发展, 谱写坪山区新篇章.
const PLEDGE = new RegExp(
  `(?:推动|推进|加快|谱写|书写|开创|奋力建设|全力打造|助力|促进|办好|提升|描绘)${OTHER_PLACE}(?=(?:[㐀-鿿]{0,8}(?:${MATTERS})))`,
  'g',
);
const SIGNATURE = new RegExp(`^\\s*(?:[㐀-鿿]{2,4}市)?${OTHER_PLACE}([㐀-鿿]{2,8}?(?:${OFFICES}))\\s*$`, 'g');
const A_NAME = PROVINCES.join('|');
// 中国式现代化安徽篇章, 美丽安徽, 我代表安徽省人民政府, 关心支持安徽发展: a province says so of itself only.
const PLEDGES: readonly (readonly [before: readonly string[], after: string])[] = [
  [PLEDGE_WORDS.modernising, '(?:篇章|新篇章|实践|场景)'],
  [PLEDGE_WORDS.praising, '(?=[,。;:!?、”]|建设|目录|画卷|生机|$)'],
  [PLEDGE_WORDS.representing, '(?:省|市|(?:[㐀-鿿]族)?自治区)?人民政府'],
  [PLEDGE_WORDS.caring, '(?:经济社会|现代化|改革)?(?:建设|发展)'],
  [PLEDGE_WORDS.instructing, '(?:工作|发展)'],
  [PLEDGE_WORDS.leading, '经济社会(?:高质量)?发展'],
  [PLEDGE_WORDS.supporting, '体育健儿'],
];
const PROVINCE_PLEDGE = new RegExp(
  PLEDGES.map(([before, after]) => `(?:${before.join('|')})(${A_NAME})${after}`).join('|'),
  'g',
);

const [ENDS_PLEDGE, OPENS_NAME, GOES_ON_NAME] = [1, 2, 4];

/** What can be the last sign before a name, and its first two. */
const signsOfPledges = once(() => {
  const signs = new Uint8Array(0x10000);
  for (const word of Object.values(PLEDGE_WORDS).flat()) signs[word.charCodeAt(word.length - 1)]! |= ENDS_PLEDGE;
  for (const name of PROVINCES) {
    signs[name.charCodeAt(0)]! |= OPENS_NAME;
    signs[name.charCodeAt(1)]! |= GOES_ON_NAME;
  }
  return signs;
});

/** Most lines that hold something like a name, and something like a pledge, have the one apart from the other. */
function mayPledge(text: string): boolean {
  const signs = signsOfPledges();
  let [second, first] = [0, 0];
  for (let i = 0; i < text.length; i++) {
    const sign = signs[text.charCodeAt(i)]!;
    if ((sign & GOES_ON_NAME) !== 0 && (first & OPENS_NAME) !== 0 && (second & ENDS_PLEDGE) !== 0) return true;
    second = first;
    first = sign;
  }
  return false;
}

const PARTNER =
  /[与和同赴]|考察|调研|交流|结对|帮扶|协作|对口|支援|签约|签订|合作|共建|联合|借鉴|学习|来访|参观|托管|联盟|友好|兄弟|对标|先进|获评|荣获|比/;
const NO_NAME =
  /^(?:全|各|我|本|该|此|两|多|所|在|为|以|把|对|让|使|向|从|新|老|旧|大|小)|(?:城|园|社|地|校|片|辖|景|新|学|郊|山|库|灾|牧|特|林|湾|发|新技术|示范|实验|试验|先行|自治|自贸|保税|工业|保护|功能|聚集|集聚|生活|居住|作业|服务|市|州|省|全|各|每|强|教育|文化)[区县旗]$/;

function* otherNames(draft: Draft, report: Report): Iterable<KeptProblem> {
  const { speaker } = report;
  const { place } = speaker;
  if (place === undefined) return;
  if (isProvince(place)) yield* otherProvinces(draft, report, place);
  // Only for a district or a county: what a city names may be one of its own parts.
  else if (/[区县旗]$/.test(place)) yield* otherDistricts(draft, report, place);
}

/** A name where a report speaks of its own place. The span is in the source of its paragraph. */
interface Named {
  readonly span: Span;
  readonly name: string;
  /** What the name stands with, in a signature only: 教育局. */
  readonly signed: string | undefined;
}

function isProvince(place: string): boolean {
  return A_PROVINCE.test(place) || /(?:省|自治区)$/.test(place);
}

const A_PROVINCE = new RegExp(`^(?:${A_NAME})(?:省|市|自治区)?$`);
const OPENS_WITH_PROVINCE = new RegExp(`^(?:${A_NAME})`);

function* otherProvinces(draft: Draft, report: Report, place: string): Iterable<KeptProblem> {
  const own = OPENS_WITH_PROVINCE.exec(place)?.[0];
  if (own === undefined) return;
  for (const { item, start } of within(provincesNamed(draft), report))
    if (item.name !== own) yield problem(shift(item.span, start), item.name, own, report.speaker);
}

const provincesNamedIn = perParagraph((paragraph: Paragraph): readonly Named[] => {
  if (!hasTrait(paragraph, PROVINCE) || !hasTrait(paragraph, PLEDGED) || paragraph.kind !== 'text') return NOTHING;
  const { reading } = paragraph;
  if (!mayPledge(reading.text)) return NOTHING;
  const found = matchesIn(reading.text, PROVINCE_PLEDGE).map(match => {
    const name = match.slice(1).find(each => each !== undefined)!;
    return named(reading, match, name, undefined);
  });
  return found.length === 0 ? NOTHING : found;
});
const provincesNamed = gathering(provincesNamedIn, kept);

function* otherDistricts(draft: Draft, report: Report, place: string): Iterable<KeptProblem> {
  const { speaker } = report;
  for (const { item, start } of within(districtsNamed(draft), report)) {
    const { name, signed, span } = item;
    const isOther = !place.endsWith(name) && !name.endsWith(place);
    if (isOther && (signed === undefined || signed === speaker.body))
      yield problem(shift(span, start), name, place, speaker);
  }
}

const districtsNamedIn = perParagraph((paragraph: Paragraph): readonly Named[] => {
  if (!hasTrait(paragraph, DISTRICT) || paragraph.kind !== 'text') return NOTHING;
  const { reading } = paragraph;
  if (!MAY_NAME_DISTRICT.test(reading.text)) return NOTHING;
  const found = [SUBJECT, PLEDGE, SIGNATURE].flatMap(pattern => districtsBy(pattern, reading));
  return found.length === 0 ? NOTHING : found;
});
const districtsNamed = gathering(districtsNamedIn, kept);

function districtsBy(pattern: RegExp, reading: Reading): readonly Named[] {
  const { text } = reading;
  return matchesIn(text, pattern).flatMap(match => {
    const [name, unit] = [match[1]!, match[2]];
    const isSignature = pattern === SIGNATURE;
    if (NO_NAME.test(name) || (!isSignature && PARTNER.test(sentenceAround(text, match.index)))) return [];
    return [named(reading, match, name, isSignature ? unit : undefined)];
  });
}

function named(reading: Reading, match: RegExpExecArray, name: string, signed: string | undefined): Named {
  const start = match.index + match[0].indexOf(name);
  return { span: sourceSpan(reading, start, start + name.length), name, signed };
}

const NOTHING: readonly never[] = [];

const LONGEST_SENTENCE = 200;

function sentenceAround(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST_SENTENCE), at);
  const from = at - before.length + Math.max(before.lastIndexOf('。'), before.lastIndexOf(';')) + 1;
  const after = text.slice(at, at + LONGEST_SENTENCE);
  const stop = after.search(/[。;]/);
  return text.slice(from, at + (stop < 0 ? after.length : stop));
}

function problem(span: Span, stale: string, own: string, { title }: Speaker): KeptProblem {
  return {
    message: {
      zh: `标题是“${title}”，此处却写“${stale}”，是否是旧稿留下的？`,
      en: `The title is “${title}”, but this place speaks of “${stale}”. Is it left over from another draft?`,
    },
    fixes: [
      {
        title: { zh: `改为“${own}”`, en: `Change to “${own}”` },
        safe: false,
        edits: [{ text: own, ...span }],
      },
    ],
    ...span,
  };
}

// ---- Years ----

// What a report says of its own year and of nothing else.
const OWN_YEAR =
  /(?:现将|回顾|总结)((?:19|20)\d\d)(?=年(?:度)?(?:以来|的?(?:主要)?工作|[^,。;《》“”]{0,12}(?:工作总结|总结如下|情况(?:汇报|报告|总结)?如下)))|(?:^\s*)((?:19|20)\d\d)(?=年(?:以来)?,[^。;]{0,60}(?:坚强领导|正确领导|关心支持下|指导下|为指导|为统领|紧紧围绕))|(?:做好|抓好|谋划|部署)((?:19|20)\d\d)(?=年(?:度)?(?:的)?(?:各项)?(?:重点)?工作)/g;
const QUOTES = /[“《][^“”《》]{0,60}$/;

/** The year before the first that the title names, in the words with which a report opens or closes. */
function* earlierYears(draft: Draft, report: Report): Iterable<KeptProblem> {
  const { speaker } = report;
  const [first] = speaker.years;
  if (first === undefined || /政府工作报告/.test(speaker.title)) return;
  for (const { item, start } of within(ownYears(draft), report)) {
    if (item.year >= first || item.year < first - EARLIEST) continue;
    const own = item.isPlanned ? speaker.years.at(-1)! : first;
    yield problem(shift(item.span, start), `${item.year}年`, String(own), speaker);
  }
}

const ownYearsIn = perParagraph((paragraph: Paragraph): readonly OwnYear[] => {
  if (!hasTrait(paragraph, YEAR) || paragraph.kind !== 'text') return NOTHING;
  const { reading } = paragraph;
  const { text } = reading;
  const found = matchesIn(text, OWN_YEAR).flatMap(match => {
    const year = match[1] ?? match[2] ?? match[3]!;
    const at = match.index + match[0].indexOf(year);
    if (QUOTES.test(text.slice(0, at))) return [];
    return [
      {
        span: sourceSpan(reading, at, at + year.length),
        year: Number(year),
        isPlanned: match[3] !== undefined,
      },
    ];
  });
  return found.length === 0 ? NOTHING : found;
});
const ownYears = gathering(ownYearsIn, kept);

interface OwnYear {
  readonly span: Span;
  readonly year: number;
  readonly isPlanned: boolean;
}

// A draft is made from that of the year before, or of the one before that.
const EARLIEST = 3;
