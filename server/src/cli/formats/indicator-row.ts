import type { Approximation, Indicator, Role } from '../../draft/indicators';
import { type Bilingual, inLanguage, type Language } from '../../text/bilingual';

type Cell = string | number;

/** A column of the indicator list for people: its heading and what stands in it. */
export interface Column {
  readonly heading: Bilingual;
  cell(indicator: Indicator, language: Language): Cell;
}

/** All columns but the place, which depends on the file. */
export const COLUMNS = {
  name: { heading: { zh: '指标', en: 'indicator' }, cell: ({ name }) => name },
  text: { heading: { zh: '原文', en: 'as written' }, cell: ({ text }) => text },
  value: { heading: { zh: '数值', en: 'value' }, cell: ({ value }) => value },
  low: { heading: { zh: '下限', en: 'at least' }, cell: ({ low }) => low ?? '' },
  high: { heading: { zh: '上限', en: 'at most' }, cell: ({ high }) => high ?? '' },
  unit: { heading: { zh: '单位', en: 'unit' }, cell: ({ unit }) => unit },
  approx: {
    heading: { zh: '约数', en: 'precision' },
    cell: ({ approx }, language) => inLanguage(APPROXIMATIONS[approx], language),
  },
  role: { heading: { zh: '类别', en: 'kind' }, cell: ({ role }, language) => inLanguage(ROLES[role], language) },
  direction: {
    heading: { zh: '增减', en: 'direction' },
    cell: ({ direction }, language) => directionCell(direction, language),
  },
  planned: {
    heading: { zh: '计划', en: 'planned' },
    cell: ({ planned }, language) => (planned ? inLanguage(YES, language) : ''),
  },
  period: { heading: { zh: '时期', en: 'period' }, cell: ({ period }) => period ?? '' },
  scope: { heading: { zh: '范围', en: 'scope' }, cell: ({ scope }) => scope ?? '' },
  section: { heading: { zh: '章节', en: 'section' }, cell: ({ section }) => section ?? '' },
} as const satisfies Record<string, Column>;

const APPROXIMATIONS: Readonly<Record<Approximation, Bilingual>> = {
  none: { zh: '', en: '' },
  about: { zh: '约', en: 'about' },
  over: { zh: '超过', en: 'over' },
  under: { zh: '不足', en: 'under' },
  nearly: { zh: '接近', en: 'nearly' },
  'at-least': { zh: '以上', en: 'at least' },
  'at-most': { zh: '以内', en: 'at most' },
  range: { zh: '区间', en: 'range' },
};

const ROLES: Readonly<Record<Role, Bilingual>> = {
  level: { zh: '数量', en: 'level' },
  change: { zh: '变化', en: 'change' },
  share: { zh: '占比', en: 'share' },
  times: { zh: '倍数', en: 'times' },
  rank: { zh: '位次', en: 'rank' },
};

const YES: Bilingual = { zh: '是', en: 'yes' };

function directionCell(direction: Indicator['direction'], language: Language): string {
  if (direction === undefined) return '';
  return inLanguage(direction === 'up' ? { zh: '增', en: 'up' } : { zh: '减', en: 'down' }, language);
}
