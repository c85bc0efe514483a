import type { Rule } from '../rule';
import { failing } from './relation-problem';

/** 分别 with fewer values than subjects: A、B、C分别增长5%、6%. */
export const respective: Rule = {
  id: 'figure/respective',
  severity: 'warning',
  summary: { zh: '“分别”后面的数比前面的对象少', en: 'Fewer values than subjects behind 分别.' },
  paragraph: failing('respective', () => 'warning', {
    zh: '对象，或分给它的数',
    en: 'A subject, or the value of one',
  }),
};
