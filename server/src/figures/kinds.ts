import type { Figure } from './figure';

const PEOPLE = /^(?:人|名|位|员)$/;
const THINGS =
  /^(?:个|项|件|条|所|座|家|处|种|类|间|套|场|次|起|户|部|辆|台|支|篇|门|枚|艘|架|栋|批|组|课|本|份|款|节|幅)$/;
const RELATIVE = /^(?:%|‰|个百分点|倍|位|成)?$/;

/** Whether a figure is an amount of something, not a rate, a rank, a change or a multiple. */
export function isAmount(figure: Figure): boolean {
  return (figure.role === 'level' || isNew(figure)) && !isRelative(figure) && figure.numeral !== 'mixed';
}

/** Whether a figure is a rate, a share, a rank or a multiple, or has no unit at all. */
export function isRelative({ unit }: Figure): boolean {
  return RELATIVE.test(unit);
}

/** 新增5个 is an amount of new things, 比上年增加5个 a difference. */
function isNew({ role, direction }: Figure): boolean {
  return role === 'change' && direction === 'up';
}

/** The same unit, or two measure words for people, or two for things: 684个 of 5座 and 659座. */
export function countAlike(a: Figure, b: Figure): boolean {
  const [one, other] = [plainUnit(a), plainUnit(b)];
  return one === other || (PEOPLE.test(one) && PEOPLE.test(other)) || (THINGS.test(one) && THINGS.test(other));
}

export function haveSameUnit(a: Figure, b: Figure): boolean {
  return plainUnit(a) === plainUnit(b);
}

/** Whether it is counted by ones: 53个, 520家, 13人. */
export function isCount(figure: Figure): boolean {
  const unit = plainUnit(figure);
  return (PEOPLE.test(unit) || THINGS.test(unit)) && figure.step.exponent === 0 && figure.step.mantissa === 1n;
}

/** 家(次) and 套(间) count as 家 and 套. */
function plainUnit({ unit }: Figure): string {
  return unit.replace(/\(.*$/, '');
}
