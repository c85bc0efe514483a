import { APPROXIMATION_WORDS, ROLE_WORDS } from '../../draft/indicator-words';
import type { Indicator } from '../../draft/indicators';
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
    cell: ({ approx }, language) => (approx === 'none' ? '' : inLanguage(APPROXIMATION_WORDS[approx], language)),
  },
  role: { heading: { zh: '类别', en: 'kind' }, cell: ({ role }, language) => inLanguage(ROLE_WORDS[role], language) },
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

const YES: Bilingual = { zh: '是', en: 'yes' };

function directionCell(direction: Indicator['direction'], language: Language): string {
  if (direction === undefined) return '';
  return inLanguage(direction === 'up' ? { zh: '增', en: 'up' } : { zh: '减', en: 'down' }, language);
}
