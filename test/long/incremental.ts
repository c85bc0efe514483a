import { isDeepStrictEqual } from 'node:util';
import { type Draft, readDraft } from '../../server/src/draft/draft';
import { indicatorsOf } from '../../server/src/draft/indicators';
import { relationsOf } from '../../server/src/draft/relations';
import { judge } from '../../server/src/library/config/judge';
import { policyFor } from '../../server/src/library/config/policy';
import { fingerprints } from '../../server/src/library/fingerprint';
import { check } from '../../server/src/rules/check';
import { startInMemory } from '../support/in-memory';
import type { Texts } from './sequences';

export { sequenceOf } from './sequences';

/** All that is worked out from a draft, by name. Every rule is asked, whatever a profile makes of it. */
const ANSWERS: Readonly<Record<string, (draft: Draft) => unknown>> = {
  draft: draft => draft,
  findings: draft => check(draft),
  strict: draft => judge(draft, STRICT).findings,
  fingerprints: draft => fingerprints(draft, check(draft)),
  indicators: draft => indicatorsOf(draft),
  relations: draft => relationsOf(draft),
};

const STRICT = policyFor(undefined, { profile: 'strict', rules: [] });

/** What an edited draft says otherwise than one read afresh, and after which text; undefined where all is the same. */
export function differenceIn(texts: Texts, names = Object.keys(ANSWERS)): string | undefined {
  let draft: Draft | undefined;
  for (const [index, text] of texts.entries()) {
    draft = readDraft(text, draft);
    const [edited, fresh] = [draft, readDraft(text)];
    const name = names.find(each => !isDeepStrictEqual(ANSWERS[each]!(edited), ANSWERS[each]!(fresh)));
    if (name !== undefined) return `${name} after text ${index}`;
  }
  return undefined;
}

/** The same over the protocol: diagnostics after edits, and those of the last text opened by itself. */
export async function differenceOverProtocol(texts: Texts): Promise<string | undefined> {
  const server = await startInMemory();
  try {
    const [edited, fresh] = ['file:///edited.txt', 'file:///fresh.txt'];
    await server.open(edited, texts[0]!);
    for (const text of texts.slice(1)) {
      await server.change(edited, { text });
      await server.diagnostics(edited);
    }
    await server.open(fresh, texts.at(-1)!);
    const reports = await Promise.all([edited, fresh].map(uri => server.diagnostics(uri)));
    const [a, b] = reports.map(report => JSON.stringify('items' in report && report.items).replaceAll(fresh, edited));
    return a === b ? undefined : 'diagnostics over the protocol';
  } finally {
    server.dispose();
  }
}

/** A smaller sequence that still differs in what `difference` names: with fewer texts, without the lines that do not matter. */
export function smallest(texts: Texts, difference: string): Texts {
  const names = [difference.split(' ')[0]!].filter(name => name in ANSWERS);
  const enough = Date.now() + LONGEST_SHRINKING;
  const differs = (each: Texts) => Date.now() < enough && differenceIn(each, names) !== undefined;
  let least = texts;
  for (let size = least.length - 1; size >= 1; size--) least = without(least, size, withoutTexts, differs);
  for (let size = 64; size >= 1; size >>= 1) least = without(least, size, withoutLines, differs);
  return least;
}

const LONGEST_SHRINKING = 60_000;

type Cut = (texts: Texts, from: number, to: number) => Texts | undefined;

function without(texts: Texts, size: number, cut: Cut, differs: (texts: Texts) => boolean): Texts {
  let least = texts;
  for (let from = 0; ; ) {
    const shorter = cut(least, from, from + size);
    if (!shorter) return least;
    if (differs(shorter)) least = shorter;
    else from += size;
  }
}

function withoutTexts(texts: Texts, from: number, to: number): Texts | undefined {
  return from >= texts.length ? undefined : texts.filter((_, index) => index < from || index >= to);
}

/** Without some of the different lines, wherever they stand. */
function withoutLines(texts: Texts, from: number, to: number): Texts | undefined {
  const lines = [...new Set(texts.flatMap(text => text.split(LINE).filter((_, index) => index % 2 === 0)))];
  if (from >= lines.length) return undefined;
  const gone = new Set(lines.slice(from, to));
  return texts.map(text => {
    const pieces = text.split(LINE);
    return pieces.filter((_, index) => !gone.has(pieces[index - (index % 2)]!)).join('');
  });
}

const LINE = /(\r\n|\r|\n)/;
