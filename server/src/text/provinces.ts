/** The short names of provinces, of municipalities and regions of their rank, as they are read. */
export const PROVINCES: readonly string[] =
  '北京|天津|河北|山西|内蒙古|辽宁|吉林|黑龙江|上海|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|重庆|四川|贵州|云南|西藏|陕西|甘肃|青海|宁夏|新疆'.split(
    '|',
  );

/** What goes before the name of a province where a report speaks of its own: 我代表安徽省人民政府, 美丽安徽. */
export const PLEDGE_WORDS = {
  modernising: ['中国式现代化', '中国式现代化的', '中国式现代化建设', '中国式现代化建设的'],
  praising: '平安 法治 数字 健康 美丽 美好 清廉 诚信 书香 幸福 文明 现代化'.split(' '),
  representing: ['我代表'],
  caring: ['关心支持'],
  instructing: ['习近平总书记对', '习近平总书记关于'],
  leading: ['引领', '推动', '促进'],
  supporting: ['支持'],
} as const satisfies Record<string, readonly string[]>;
