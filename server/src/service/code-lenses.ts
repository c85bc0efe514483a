import type { CodeLens, Command, Range } from 'vscode-languageserver-types';
import { type Draft, lineAt } from '../draft/draft';
import { COMPARE_COPIES_COMMAND, type Copies, REMOVE_COPY_COMMAND, type Removal } from '../protocol';
import type { Finding } from '../rules/rule';
import { type Bilingual, inLanguage } from '../text/bilingual';
import { keyOf } from '../text/sentences';
import type { Analysis } from './analysis';
import type { Client } from './client';
import { rangeOf } from './convert';
import { type CopyFinding, copyFindings } from './copies';
import { locationOf } from './diagnostics';
import { type Target, textEdits } from './edits';

/** Above every large copy how much of the report it is, and what can be done about it. */
export function codeLenses(analysis: Analysis, target: Target, client: Client): CodeLens[] {
  const { draft } = analysis;
  return copyFindings(analysis)
    .filter(({ finding }) => sizeOf(draft, finding) >= LARGE)
    .flatMap(copy => {
      const range = rangeOf(draft, copy.finding);
      const [title, ...actions] = commandsOf(draft, copy, range, target, client);
      return [title!, ...(client.comparesCopies ? actions : [])].map(command => ({ range, command }));
    });
}

/** In letters and digits: what no longer fits on the screen with its first copy, at three to four lines. */
const LARGE = 120;

function sizeOf({ text }: Draft, { start, end }: Finding): number {
  return keyOf(text.slice(start, end)).length;
}

function commandsOf(draft: Draft, copy: CopyFinding, range: Range, target: Target, client: Client): Command[] {
  const say = (text: Bilingual) => inLanguage(text, client.language);
  const { uri, range: other } = locationOf(draft, copy.other, target.uri);
  const copies: Copies = { copy: { uri: target.uri, range }, other: { uri, range: other } };
  const compare = { title: say(COMPARE), command: COMPARE_COPIES_COMMAND, arguments: [copies] };
  const removal = removalOf(draft, copy.finding, target);
  const title = { title: say(titleOf(draft, copy)), command: '' };
  return [
    title,
    compare,
    ...(removal ? [{ title: say(REMOVE), command: REMOVE_COPY_COMMAND, arguments: [removal] }] : []),
  ];
}

function titleOf(draft: Draft, { finding, other }: CopyFinding): Bilingual {
  const size = grouped(sizeOf(draft, finding));
  const lines = other.elsewhere
    ? [other.elsewhere.from.line, other.elsewhere.to.line]
    : [lineAt(draft, other.start), lineAt(draft, Math.max(other.start, other.end - 1))];
  const [from, to] = lines.map(line => line + 1);
  const range = from === to ? String(from) : `${from}–${to}`;
  if (other.elsewhere)
    return {
      zh: `另一报告第 ${range} 行也有，共 ${size} 字`,
      en: `Also in another report, lines ${range}: ${size} characters`,
    };
  return { zh: `与第 ${range} 行重复，共 ${size} 字`, en: `Repeats lines ${range}: ${size} characters` };
}

function removalOf(draft: Draft, { fixes }: Finding, target: Target): Removal | undefined {
  const fix = fixes[0]?.edits.every(({ text }) => text === '') ? fixes[0] : undefined;
  return fix && { uri: target.uri, version: target.version, edits: textEdits(draft, fix.edits) };
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const COMPARE = { zh: '对照', en: 'Compare' };
const REMOVE = { zh: '删除此处', en: 'Remove this copy' };
