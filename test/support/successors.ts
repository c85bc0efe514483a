import { readDraft } from '../../server/src/draft/draft';
import { type Indicator, indicatorsOf } from '../../server/src/draft/indicators';
import type { ReportToCompare } from '../../server/src/library/comparison/compare-reports';
import { identityOf } from '../../server/src/library/comparison/report-identity';

/** What a made-up report of the year after says of a figure that was planned. */
export type Fate = 'met' | 'missed' | 'unmentioned';

export interface Successor {
  readonly text: string;
  /** The figures of the plan that it takes up or leaves out, with what it says of each. */
  readonly fates: readonly { readonly planned: Indicator; readonly fate: Fate }[];
}

const FATES: readonly Fate[] = ['met', 'missed', 'unmentioned'];

/**
 * The report that a bureau might have given a year later: every sentence of the plan with one figure comes again as done,
 * in turn with a value that meets it, with one that does not, or not at all.
 */
export function successorOf({ draft, indicators, name }: ReportToCompare): Successor {
  const { bureau, planned: year } = identityOf(draft, name);
  const alone = indicators.filter(
    each => each.planned && isAlone(draft.text, indicators, each) && each.role !== 'rank',
  );
  const fates = alone.map((planned, index) => ({ planned, fate: FATES[index % FATES.length]! }));
  const sentences = fates.filter(({ fate }) => fate !== 'unmentioned').map(each => retold(draft.text, each));
  return { fates, text: [`${bureau}${year}年工作总结`, `一、${year}年主要工作`, ...sentences, ''].join('\n') };
}

export function reportOf(text: string, name = ''): ReportToCompare {
  const draft = readDraft(text);
  return { name, draft, indicators: indicatorsOf(draft) };
}

function isAlone(text: string, indicators: readonly Indicator[], { start }: Indicator): boolean {
  const [from, to] = sentenceAt(text, start);
  return indicators.filter(each => each.start >= from && each.start < to).length === 1;
}

function sentenceAt(text: string, at: number): readonly [number, number] {
  let from = at;
  let to = at;
  while (from > 0 && !/[。！？!?；;\n\r,，]/.test(text.charAt(from - 1))) from--;
  while (to < text.length && !/[。！？!?；;\n\r,，]/.test(text.charAt(to))) to++;
  return [from, to];
}

function retold(text: string, { planned, fate }: { readonly planned: Indicator; readonly fate: Fate }): string {
  const [from, to] = sentenceAt(text, planned.start);
  const better = planned.approx === 'at-most' || planned.approx === 'under' ? fate === 'missed' : fate === 'met';
  const value = changed(planned.value, better);
  const unit = planned.text.replace(/^[\d,.\s一二三四五六七八九十百千万亿两余-]+/, '');
  const before = text.slice(from, planned.start).replace(/计划|力争|确保|争取|拟|完成$|不低于|不少于|超过/g, '');
  const behind = text.slice(planned.end, to).replace(/^(?:以上|以内|左右)/, '');
  return `${before}${value}${unit}${behind}。`;
}

function changed(value: number, more: boolean): number {
  if (value > 20 && value <= 100) return more ? value : value - 3;
  return more ? Math.ceil(value * 1.2) : Math.max(0, Math.floor(value * 0.8) - (value < 5 ? 1 : 0));
}
