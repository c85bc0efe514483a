import type { Rule } from '../rule';

/**
 * Text that stands in another report too. It takes other reports to know, so that `library/other-reports.ts` finds it, for
 * whoever has an index of them.
 */
export const otherReport: Rule = {
  id: 'duplicate/other-report',
  severity: 'information',
  summary: { zh: '与其他报告相同', en: 'Text shared with another report.' },
};
