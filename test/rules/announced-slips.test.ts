import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { relationsOf } from '../../server/src/draft/relations';
import { numeralLike, parseCount } from '../../server/src/figures/count';
import type { Relation, RelationType } from '../../server/src/figures/relation';
import { check } from '../../server/src/rules/check';
import { overlaps } from '../../server/src/text/span';
import { seed, seedNames } from '../support/seeds';

// Relations of provincial reports that hold; the seeds have few of them.
const HELD = [
  '推进钢铁、有色、化工、建材4个重点行业绿色化改造。',
  '实施先期预防、应急指挥、技术支撑、救援力量、基层能力建设“五大工程”，构建新格局。',
  '突出抓好三个方面。一是坚持稳中求进，二是坚持创新驱动，三是坚持守牢底线。',
  '苹果、食用菌、中药材产量分别增长3.4%、6.8%、13.7%，农业生产稳定。',
  '信访总量和刑事立案量分别下降32.4%和19.9%，平安建设进一步加强。',
  '浦东新区法规、管理措施分别新增14部、10部，累计分别达到22部、31部。',
  '2024年是新中国成立75周年，2025年是“十四五”规划收官之年。',
];
const TEXTS = [...seedNames.filter(name => !name.startsWith('longwan')).map(seed), ...HELD];
const LEAST_FOUND = 0.9;

/** A slip in a relation: the text with it, and where it is. */
interface Slip {
  readonly text: string;
  readonly at: number;
}

describe('slips in counts, lists and years that hold', () => {
  it('are found in listed counts: one more, one less, without 等', () => assertFound('listed-count', oneMoreOrLess));
  it('are found in announced counts: one more, one less', () => assertFound('declared-count', oneMoreOrLess));
  it('are found behind 分别: a value left out', () => assertFound('respective', withoutLastValue));
  it('are found in years and jubilees: one more, one less', () => assertFound('period', yearsNextToIt));
});

function assertFound(type: RelationType, slipsOf: (draft: Draft, relation: Relation) => readonly Slip[]): void {
  const outcomes = TEXTS.flatMap(text => {
    const draft = readDraft(text);
    const relations = relationsOf(draft).filter(each => each.type === type && each.verdict === 'holds');
    return relations.flatMap(relation => slipsOf(draft, relation)).map(slip => ({ slip, found: isFound(type, slip) }));
  });
  const missed = outcomes.filter(({ found }) => !found).map(({ slip: { text, at } }) => text.slice(at - 20, at + 20));
  assert.ok(outcomes.length >= 3, `only ${outcomes.length} slips`);
  assert.ok(missed.length <= outcomes.length * (1 - LEAST_FOUND), `${missed.length} missed:\n${missed.join('\n')}`);
}

function isFound(type: RelationType, { text, at }: Slip): boolean {
  const here = { start: at - 1, end: at + 1 };
  return check(readDraft(text)).some(
    finding => finding.rule === `figure/${type}` && [finding, ...finding.related].some(place => overlaps(place, here)),
  );
}

function oneMoreOrLess({ text }: Draft, { operands: [count], working }: Relation): readonly Slip[] {
  const written = text.slice(count!.start, count!.end);
  const numeral = /^(?:\d+|[两一二三四五六七八九十]+)/.exec(written)![0];
  // Behind 等 a count may be larger, and a smaller one may still be enough.
  if (working.zh.includes('等')) return [];
  const value = parseCount(numeral)!;
  const next = [value - 1, value + 1].filter(each => each > 1).map(each => numeralLike(numeral, each, ''));
  return next.map(each => replaced(text, count!.start, count!.start + numeral.length, each));
}

function withoutLastValue({ text }: Draft, { operands }: Relation): readonly Slip[] {
  const [before, last] = operands.slice(-2);
  return [{ ...replaced(text, before!.end, last!.end, ''), at: before!.end }];
}

function yearsNextToIt({ text }: Draft, { operands: [operand] }: Relation): readonly Slip[] {
  const number = /^\d+/.exec(text.slice(operand!.start, operand!.end))?.[0];
  if (number === undefined) return [];
  const next = [Number(number) - 1, Number(number) + 1].map(String);
  return next.map(each => replaced(text, operand!.start, operand!.start + number.length, each));
}

function replaced(text: string, start: number, end: number, by: string): Slip {
  return { text: text.slice(0, start) + by + text.slice(end), at: start };
}
