import { gapBetween } from '../between';
import type { Figure } from '../figure';
import { haveSameUnit, isAmount } from '../kinds';
import type { Relation, TiedText } from '../relation';
import { changed, changeOf, type Ends, isAtConstantPrices, kindOf, OF_CHANGE } from './growth';

/**
 * A change whose two ends stand apart: 2023年招生4100人,2024年招生4320人,增长5.4%; 增加24人,由去年的230人增加到254人; 合格率97.95%,
 * 比上年提高1.5个百分点,上年为96.45%. What no slip explains is taken for something else. Linear.
 */
export function findGrowthApart(paragraph: TiedText): Iterable<Relation> {
  return (paragraph.marks & OF_CHANGE) === 0 ? NONE : changesIn(paragraph);
}

const NONE: readonly Relation[] = [];

function* changesIn({ text, sentences }: TiedText): Iterable<Relation> {
  for (const { figures } of sentences) {
    for (let i = 2; i < figures.length; i++) {
      const three = figures.slice(i - 2, i + 1) as [Figure, Figure, Figure];
      const relation = ofTwoYears(text, three) ?? changeFirst(text, three) ?? changeBetween(text, three);
      if (relation && (relation.verdict !== 'fails' || relation.repairs.length > 0)) yield relation;
    }
  }
}

/** The same words in two years running, and the change behind them. */
function ofTwoYears(text: string, [before, after, change]: [Figure, Figure, Figure]): Relation | undefined {
  if (before.year === undefined || after.year !== before.year + 1 || !areComparable(text, before, after))
    return undefined;
  const name = nameOf(text, after);
  const way = name.length > 1 && name === nameOf(text, before) ? changeOf(text, after, change) : undefined;
  return way && changed(text, { before, after, change }, way);
}

const FROM = /^[,、;(](?:由|从)[^\d,。;、!?]{0,16}$/;
const TO = /^[^\d,。;、!?]{0,8}(?:到|至|为)(?:了)?$/;
const BY = /(?:增长|增加|提高|提升|上升|增|升|下降|减少|降低|回落|压减|降|减)(?:了)?$/;
const DOWN = /^[下减降回压]/;

/** 增加24人,由去年的230人增加到254人. */
function changeFirst(text: string, [change, before, after]: [Figure, Figure, Figure]): Relation | undefined {
  if (!FROM.test(gapBetween(text, change, before)) || !TO.test(gapBetween(text, before, after))) return undefined;
  const way = BY.exec(text.slice(Math.max(0, change.start - 4), change.start))?.[0];
  return way === undefined ? undefined : apart(text, { before, after, change }, way);
}

const THAN =
  /^[^\d,。;、!?]{0,8}[,、(](?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?:增长|增加|提高|提升|上升|增|升|下降|减少|降低|回落|压减|降|减)(?:了)?$/;
const LAST_YEAR = /^[,、;(](?:上年|去年|前一年)(?:同期)?(?:为|是)$/;

/** 97.95%,比上年提高1.5个百分点,上年为96.45%. */
function changeBetween(text: string, [after, change, before]: [Figure, Figure, Figure]): Relation | undefined {
  if (!THAN.test(gapBetween(text, after, change)) || !LAST_YEAR.test(gapBetween(text, change, before)))
    return undefined;
  const way = BY.exec(gapBetween(text, after, change))?.[0];
  return way === undefined ? undefined : apart(text, { before, after, change }, way);
}

function apart(text: string, ends: Ends, way: string): Relation | undefined {
  const { before, after, change } = ends;
  if (change.approx !== 'none' || !haveSameUnit(before, after)) return undefined;
  if (after.unit !== '%' && !areComparable(text, before, after)) return undefined;
  const kind = kindOf(after, change);
  return kind && changed(text, ends, { sign: DOWN.test(way) ? -1 : 1, kind });
}

function areComparable(text: string, before: Figure, after: Figure): boolean {
  return haveSameUnit(before, after) && isAmount(before) && isAmount(after) && !isAtConstantPrices(text, before, after);
}

function nameOf(text: string, { name }: Figure): string {
  return text.slice(name.start, name.end);
}
