import { keyOf } from '../../text/sentences';

/** What is done to the things counted. New ones are never compared with mended ones, nor begun with finished ones. */
export type Action = 'new' | 'mend' | 'start' | 'hire' | 'handle' | 'hold' | 'rule' | 'train' | 'cut' | 'reach';

const ACTIONS: readonly (readonly [Action, string])[] = [
  ['start', '新开工 新启动 开工建设 开工 启动建设 启动 续建'],
  [
    'new',
    '新增 净增 增补 新改扩建 改扩建 新建改建 新改建 新建 新设立 新设 新认定 新培育 新创建 新登记 新注册 新获评 新打造 新布局 新备案 新获批 新开设 新推出 推出 新入选 新晋 建成投用 建成 建设筹措 筹措供应 建设 打造 培育 创建 创成 筹措 遴选支持 遴选 认定 获评 评选 成立 组建 设立 开设 开办',
  ],
  ['mend', '升级改造 提升改造 改造提升 改造 修复 修缮 治理 整治 改建 维修'],
  ['hire', '引进 引育 招引 招聘 招录 选调'],
  ['handle', '累计办理 办理 办结 处理 调处 化解 整改'],
  ['rule', '立改废 制定修改废止 修改废止 制定 修订 修改 废止 出台 印发'],
  ['train', '补贴性职业技能培训 培训'],
  ['hold', '举办 开展 组织 召开 承办'],
  ['reach', '惠及 覆盖 带动 受益'],
  ['cut', '压减 压缩 减少 淘汰 盘活处置 盘活 腾退 关停'],
];

const ACTION_OF: ReadonlyMap<string, Action> = new Map(
  ACTIONS.flatMap(([action, words]) => words.split(' ').map(word => [word, action] as const)),
);
const VERBS = [...ACTION_OF.keys()].sort((a, b) => b.length - a.length).join('|');
const FIRST_VERB = new RegExp(`(?:${VERBS})`);
// 实施, 完成 and their like only say that it was done.
const OPENING = new RegExp(
  `^(?:${VERBS}|完成|实现|推进|推动|实施|落实|力争|确保|争取|计划|预计|加快|持续|全面|大力|积极|进一步|共|累计|已|又|再|拟)+`,
);

/** The first verb of a stretch of text that says what is done to the things counted behind it. */
export function actionIn(text: string): Action | undefined {
  return ACTION_OF.get(FIRST_VERB.exec(text)?.[0] ?? '');
}

/** A name without time, scope and place of its own report: what two reports must share word for word. `place` is the report's own. */
export function plainName(name: string, place: string | undefined): string {
  const bare = keyOf(name).toLowerCase().replace(TIME, '').replace(SCOPE, '').replace(OWN_LEVEL, '');
  return place === undefined ? bare : withoutPlace(bare, place);
}

const TIME = /^(?:(?:19|20)\d\d年(?:度|底|末)?|全年|今年|去年|年内|目前|截至|累计|其中)+/;
const SCOPE = /^(?:全[省市区县州国校局镇乡](?!性)|[我本][省市区县州校局])+/;
/** 市人大 of a city is what 省人大 is of a province. */
const OWN_LEVEL = /[省市区县](?=人大(?:代表|常委)|政协|政府规章)/g;

function withoutPlace(name: string, place: string): string {
  const rest = name.startsWith(place) ? name.slice(place.length).replace(/^[省市区县]/, '') : name;
  return rest.length >= 4 ? rest : name;
}

/** A plain name in the words that all reports share: official abbreviations written out, words that change nothing left out. */
export function coreOf(plain: string): string {
  return REWRITES.reduce((text, [pattern, words]) => text.replace(pattern, words), plain.replace(OPENING, '') || plain);
}

// In this order. Each only takes away or exchanges what makes no other indicator of it.
const REWRITES: readonly (readonly [RegExp, string])[] = [
  [/的/g, ''],
  [/规模以上|规上/g, '规上'],
  [/限额以上/g, '限上'],
  [/(?:地区|国内)生产总值|gdp/g, '生产总值'],
  [/研究与试验发展|研究与开发|^r?d(?=经费)/g, '研发'],
  [/(?:全社会)?研发(?:经费)?(?:支出|投入)(?:相当于|占)?全?[省市区县国]?生产总值(?:比[例重])?/, '研发投入强度'],
  [/(?:全社会)?研发(?:经费)?(?:支出|投入)?强度/, '研发投入强度'],
  [/全社会(?!用电)/g, ''],
  [/外贸(?=进出口)/g, ''],
  [/地方(?=一般公共预算|财政)/g, ''],
  [/环境(?=空气)/g, ''],
  [/(?:空气质量)优良(?:天数)?(?:比[率例重]|率)?$/, '空气质量优良率'],
  [/发电(?=装机)/g, ''],
  [/(装机)(?:容量|规模)$/, '$1'],
  [/小微企业/g, '小微'],
  [/(贷款)余额/g, '$1'],
  [/常住(?=居民)|全体(?=居民)/g, ''],
  [/(居民消费价格)(?:总?水平|总?指数|涨幅|上涨)+$/, '$1'],
  [/社会消费品零售(?:总)?额|社零(?:总额)?/g, '社会消费品零售'],
  [/粮食总产量?/g, '粮食产量'],
  [/(进出口)总值/g, '$1'],
  [/安全生产事故/g, '生产安全事故'],
  [/城镇(?=老旧小区)/g, ''],
  [/营业收入|主营业务收入|业务收入/g, '营收'],
  [/幼儿园/g, '园'],
  [/(?:儿童青少年|中小学生|学生)(?=总体近视率)/g, ''],
  [/普惠性(?:学前教育)?园/g, '普惠园'],
  [/基础教育(?=学位)/g, ''],
  [/覆盖面/g, '覆盖率'],
  [/(.{2,}投资)完成(?:额)?$/, '$1'],
  [/(率)(?:平均值|平均|平|均值)$/, '$1'],
  [/(?:占比|比例|比重)$/, '比'],
  [/(.{2,})(?:规模|总额|总量|总数|总规模|数量|个数|人数)$/, '$1'],
  [/(学[位校]|床位|规章)建设$/, '$1'],
];

/** Words for nearly anything: where nothing but them is left of a name, the words around must say that it is one thing. */
export function isGeneric(core: string): boolean {
  return core.length < 2 || GENERIC.test(core);
}

const GENERIC =
  /^(?:各类|各级|重点|优秀|先进|骨干|专项|专题|全体|有关|相关|新|省级|市级|区级|县级|国家级|校级|改造|续建|建成|开工|首批|本土|惠及|主题)*(?:项目|教育项目|教育配套项目|学校|中小|教师|老师|学生|师生|活动|课题|资金|面积|投资|总投资|投资额|企业|惠及|单位|人员|人数|群众|干部|党员|培训|会议|措施|政策|案例|成果|作品|课程|专家|志愿者|园|校园|中小学|中小学生|中小学校|小学|中学|高校|高中|社区|行政村|街道|乡镇|区县|部门|村|经费|收入|支出|产值|产量|贷款|问题|隐患|数|比|率|强度|增速|长度|里程|小区|家庭|家长|居民|人口|平台|基地|中心|品牌|岗位|集团|机构|工作|任务|工程|事项|实事|建议|场次|轮岗|讲座|检查|督查|合作|服务|满意度|覆盖率|完成率|整改|销售|投入|组织|指导|出动|规模|家|人)?$/;

/** 国家级, 省级 and their like: with another one a name is another name. */
export function levelsIn(core: string): string {
  return (core.match(/国家级|世界级|[省市区县校]级|全国|[一二三四五六]级|[省市](?=[示一二三优现])/g) ?? []).join();
}
