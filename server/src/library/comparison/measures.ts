/** The unit of a figure as it is compared: `class` says what may stand in one row, `size` how it converts within it. */
export interface Measure {
  readonly class: string;
  /** How many of the class's own unit one of it is. */
  readonly size: number;
}

/** Units of one kind, such as the measure words for things, are one class; any other unit is a class of its own. */
export function measureOf(unit: string): Measure {
  const plain = unit.replace(/[（(].*$/, '').replace(/\s+/g, '');
  return CLASSES.get(plain) ?? { class: plain, size: 1 };
}

const CLASSES: ReadonlyMap<string, Measure> = new Map(
  [
    ['个', '个 项 件 条 所 座 家 处 种 类 支 篇 门 部 册 本 份 台 辆 架 栋 幢 枚 款 张 张 批 组 只'],
    // Homes and rooms: 改造老旧小区 counts estates in 个 and homes in 套.
    ['套', '套 间'],
    ['人', '人 名 位 员'],
    ['场', '场 次 场次 期 轮 轮次'],
    ['公里', '公里 千米 米:0.001'],
    ['亩', '亩 公顷:15 平方公里:1500 平方千米:1500 平方米:0.0015'],
    ['吨', '吨 公斤:0.001 千克:0.001 斤:0.0005'],
    ['千瓦', '千瓦 兆瓦:1000 吉瓦:1000000'],
  ].flatMap(([name, units]) =>
    units!.split(' ').map(each => {
      const [unit, size] = each.split(':');
      return [unit!, { class: name!, size: size === undefined ? 1 : Number(size) }] as const;
    }),
  ),
);
