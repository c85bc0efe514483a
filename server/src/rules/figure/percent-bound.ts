import { compare, decimal } from '../../figures/decimal';
import type { Figure } from '../../figures/figure';
import type { Problem, Rule } from '../rule';

// Shares that cannot exceed the whole; growth, utilisation, gross enrolment (毛入学率) and what is set against a plan can.
const BOUNDED =
  /(?<!毛)(覆盖率|覆盖面|合格率|满意度|满意率|入学率|达标率|普及率|优良率|优质率|占比|比重|比例|入园率|升学率|毕业率|就业率|参保率|知晓率|城镇化率|普惠率|示范率)[^,，。；;、\d]{0,8}$/;
// Of 省重大科技计划项目中企业占比 the plan is a name, and nothing is measured against it.
const AGAINST_A_PLAN = /(?:计划|目标|任务|预算)(?!项目|单列|责任)[^,，。；;]*$/;
const HUNDRED = decimal(100);

/** A share above 100 %. */
export const percentBound: Rule = {
  id: 'figure/percent-bound',
  severity: 'error',
  summary: { zh: '占比超过 100%', en: 'A share above 100 %.' },
  paragraph({ figures, text }) {
    return figures.filter(isAboveAll).flatMap(figure => problemsOf(text, figure));
  },
};

function isAboveAll({ unit, value, role }: Figure): boolean {
  return (unit === '%' || unit === '％') && role !== 'change' && compare(value, HUNDRED) > 0;
}

function problemsOf(text: string, { start, end, number }: Figure): readonly Problem[] {
  const before = text.slice(Math.max(0, start - 24), start);
  const [cue, name] = BOUNDED.exec(before) ?? [];
  if (cue === undefined || /增长|提高(?![到至])|完成/.test(cue) || AGAINST_A_PLAN.test(before)) return [];
  const written = text.slice(start, end);
  return [
    {
      start,
      end,
      message: { zh: `${name}不可能超过 100%：“${written}”。`, en: `“${name}” cannot exceed 100 %: “${written}”.` },
      fixes: droppedDigit(text.slice(number.start, number.end)).map(right => ({
        title: { zh: `改为 ${right}%`, en: `Change to ${right}%` },
        safe: false,
        edits: [{ start: number.start, end: number.end, text: right }],
      })),
    },
  ];
}

/** A digit too many at the front, 198% for 98%, or a lost decimal point, 985% for 98.5%: as the first digit suggests. */
function droppedDigit(number: string): readonly string[] {
  const shorter = /^\d([1-9]\d(?:\.\d+)?)$/.exec(number)?.[1];
  const pointed = /^\d{3}$/.test(number) ? `${number.slice(0, 2)}.${number.slice(2)}` : undefined;
  const readings = number.startsWith('1') ? [shorter, pointed] : [pointed, shorter];
  return readings.filter(reading => reading !== undefined);
}
