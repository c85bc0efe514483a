/**
 * Measure words and units of reports, from the counts over 31 provincial reports and the seeds. Matched longest first;
 * `个百分点` is apart from `%`, paired forms such as `所校(园)` are handled with the quantity. 级, 版, 代 and 面 are left
 * out: they make grades, versions and names (二级, 2.0版, 第三代).
 */
const UNITS = [
  '个百分点 % ‰ 个月 个工作日 个自然日 个小时',
  '元 美元 欧元 港元',
  '平方公里 平方千米 平方米 立方米 公顷 亩 公里 千米 米 厘米 毫米',
  '千瓦时 千瓦 兆瓦 吉瓦 伏',
  '公斤 千克 克 吨级 吨 斤 方 微克 标箱 标准箱 载重吨',
  '人次 人天 人 名 位 户 家(次) 家 户次 员 对 批次 批 拨',
  '场次 场 次 趟 班次 架次 列次 辆次 台次 件次 项次 轮次 轮 期 节 课时 学时',
  '个 所 项 件 条 座 处 部 辆 张 台 套 间 支 篇 门 册 本 份 组 列 种 类 款 艘 架 栋 幢 只 头 片 块 枚 颗 根 株 棵 把 幅 封 例 起 宗 笔 道 层 班 队 卷 集 幕',
  '小时 分钟 秒 天 周 ℃ 摄氏度',
  '倍 成',
  '字 词 字节 P EFLOPS TB GB MB',
];

/** Units by first character, longest first. */
export const unitsByFirst: ReadonlyMap<string, readonly string[]> = indexUnits();

// The units by the code of their first character: 0 where none begins with it, else one more than their place in the list.
const placeByFirst = new Uint8Array(0x10000);
const lists = [...unitsByFirst.values()];
lists.forEach((units, place) => {
  placeByFirst[units[0]!.charCodeAt(0)] = place + 1;
});

/** The longest unit that stands at `at` in `text`, or undefined. */
export function unitAt(text: string, at: number): string | undefined {
  const place = at < text.length ? placeByFirst[text.charCodeAt(at)]! : 0;
  if (place === 0) return undefined;
  for (const unit of lists[place - 1]!)
    if (text.startsWith(unit, at) && !isWord(unit, text.charAt(at + unit.length))) return unit;
  return undefined;
}

// A unit that begins a word is none: 3万多家庭, 3方面, 5个人所得税.
const WORDS: ReadonlyMap<string, string> = new Map([
  ['家', '庭长具电校门教'],
  ['方', '面式法位案便针'],
  ['张', '贴'],
  ['次', '序'],
  ['项', '目'],
]);

function isWord(unit: string, next: string): boolean {
  return next !== '' && (WORDS.get(unit)?.includes(next) ?? false);
}

function indexUnits(): ReadonlyMap<string, readonly string[]> {
  const all = UNITS.flatMap(line => line.split(' '));
  const index = new Map<string, string[]>();
  for (const unit of all.sort((a, b) => b.length - a.length)) {
    const list = index.get(unit.charAt(0)) ?? [];
    if (!list.includes(unit)) list.push(unit);
    index.set(unit.charAt(0), list);
  }
  return index;
}
