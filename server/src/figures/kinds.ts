import type { Figure } from './figure';

const PEOPLE = new Set('人名位员');
const THINGS = new Set('个项件条所座家处种类间套场次起户部辆台支篇门枚艘架栋批组课本份款节幅');
const RELATIVE = new Set(['', '%', '‰', '个百分点', '倍', '位', '成']);

/** Whether a figure is an amount of something, not a rate, a rank, a change or a multiple. */
export function isAmount(figure: Figure): boolean {
  return (figure.role === 'level' || isNew(figure)) && !isRelative(figure) && figure.numeral !== 'mixed';
}

/** Whether a figure is a rate, a share, a rank or a multiple, or has no unit at all. */
export function isRelative({ unit }: Figure): boolean {
  return RELATIVE.has(unit);
}

/** 新增5个 is an amount of new things, 比上年增加5个 a difference. */
function isNew({ role, direction }: Figure): boolean {
  return role === 'change' && direction === 'up';
}

/** The same unit, or two measure words for people, or two for things: 684个 of 5座 and 659座. */
export function countAlike(a: Figure, b: Figure): boolean {
  const [one, other] = [plainUnit(a), plainUnit(b)];
  return one === other || (PEOPLE.has(one) && PEOPLE.has(other)) || (THINGS.has(one) && THINGS.has(other));
}

export function haveSameUnit(a: Figure, b: Figure): boolean {
  return plainUnit(a) === plainUnit(b);
}

/** Whether it is counted by ones: 53个, 520家, 13人. */
export function isCount(figure: Figure): boolean {
  const unit = plainUnit(figure);
  return (PEOPLE.has(unit) || THINGS.has(unit)) && figure.step.exponent === 0 && figure.step.mantissa === 1n;
}

/** 家(次) and 套(间) count as 家 and 套. */
function plainUnit({ unit }: Figure): string {
  const bracket = unit.indexOf('(');
  return bracket < 0 ? unit : unit.slice(0, bracket);
}
