import type { Draft } from '../draft/draft';
import { limit } from '../rules/check/limit';
import { otherReport } from '../rules/duplicate/other-report';
import type { Finding, Related } from '../rules/rule';
import type { Bilingual } from '../text/bilingual';
import { spanSet } from '../text/span-set';
import type { PassageIndex } from './passage-index';
import { nameOf } from './report-name';
import { type SharedPassage, type SharedPlace, sharedPassages } from './shared-passages';

/**
 * The findings of a draft with those of `duplicate/other-report` among them, in reading order. Inside a copy within the
 * document nothing is said again.
 */
export function withOtherReports(
  draft: Draft,
  findings: readonly Finding[],
  id: string,
  index: PassageIndex,
): readonly Finding[] {
  const copies = spanSet(findings.filter(({ rule }) => COPIES.has(rule)));
  const shared = sharedPassages(draft, id, index)
    .map(toFinding)
    .filter(finding => !copies.contains(finding));
  return shared.length === 0 ? findings : [...findings, ...shared].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Says of a document that it was not compared with some reports. */
export function notCompared(count: number, reason: Bilingual): Finding {
  return {
    rule: limit.id,
    severity: limit.severity,
    start: 0,
    end: 0,
    message: {
      zh: `有 ${count} 份报告没有与本文比对：${reason.zh}。`,
      en: `${count} reports were not compared with this one: ${reason.en}.`,
    },
    related: [],
    fixes: [],
  };
}

const COPIES = new Set(['duplicate/document', 'duplicate/block', 'duplicate/near', 'duplicate/sentence']);

function toFinding(passage: SharedPassage): Finding {
  return {
    rule: otherReport.id,
    severity: otherReport.severity,
    start: passage.start,
    end: passage.end,
    message: passage.share === undefined ? passageMessage(passage) : wholeMessage(passage, passage.share),
    related: passage.places.map(relatedOf),
    fixes: [],
  };
}

function passageMessage({ letters, differing, places }: SharedPassage): Bilingual {
  const place = places[0]!;
  const [name, lines] = [nameOf(place.report), linesOf(place)];
  return {
    zh: `与《${name}》第 ${lines} 行相同（${letters} 字${differing === 0 ? '' : `，其间 ${differing} 字不同`}）${furtherPlaces(places).zh}。`,
    en: `The same as lines ${lines} of ${name} (${letters} characters${differing === 0 ? '' : `, ${differing} between them differ`})${furtherPlaces(places).en}.`,
  };
}

function wholeMessage({ letters, places }: SharedPassage, share: number): Bilingual {
  const name = nameOf(places[0]!.report);
  return {
    zh: `本文的 ${share}%（${letters} 字）与《${name}》相同，应是同一份报告的两个稿本，或以它为底稿${furtherPlaces(places).zh}。`,
    en: `${share}% of this report (${letters} characters) is the same as ${name}: two versions of one report, or written over it${furtherPlaces(places).en}.`,
  };
}

function furtherPlaces({ length }: SharedPassage['places']): Bilingual {
  if (length === 1) return { zh: '', en: '' };
  return { zh: `，另有 ${length - 1} 份报告也有`, en: `; ${length - 1} more reports have it` };
}

function relatedOf({ report, from, to }: SharedPlace): Related {
  return {
    start: from.offset,
    end: to.offset,
    message: { zh: `《${nameOf(report)}》中的同一段`, en: `The same in ${nameOf(report)}` },
    elsewhere: { document: report, from, to },
  };
}

function linesOf({ from, to }: SharedPlace): string {
  return from.line === to.line ? String(from.line + 1) : `${from.line + 1}–${to.line + 1}`;
}
