// Writes server/src/text/formulae.data.ts: what stands in several of the published reports in ../shared/corpus. The reports
// are not ours to ship, so this is run by hand where they are there, and its output is committed. A formula is a stretch of
// eight letters and more that stands in at least three reports, as long as it goes on doing so.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const CORPUS = process.argv[2] ?? '../shared/corpus';
const OUTPUT = 'server/src/text/formulae.data.ts';
const WORK = 'test/.work/formulae';
const GRAM = 8;
const LEAST_REPORTS = 3;

if (!existsSync(CORPUS)) throw new Error(`${CORPUS} is not there: the list stays as it is`);
const { readDraft, keyOf } = await engine();
const names = readdirSync(CORPUS)
  .filter(name => name.endsWith('.txt'))
  .sort();
const reports = names.map(name => passagesOf(readFileSync(join(CORPUS, name), 'utf8')));
const formulae = maximal(stretchesIn(reports, reportsByGram(reports)));
writeFileSync(OUTPUT, content(formulae));
console.log(
  `wrote ${OUTPUT}: ${formulae.length} formulae, ${formulae.join('').length} letters, from ${names.length} reports`,
);

async function engine() {
  mkdirSync(WORK, { recursive: true });
  const contents =
    "export { readDraft } from './server/src/draft/draft';export { keyOf } from './server/src/text/sentences';";
  const outfile = `${WORK}/engine.mjs`;
  await build({ stdin: { contents, resolveDir: '.' }, outfile, bundle: true, format: 'esm', platform: 'node' });
  return import(pathToFileURL(resolve(outfile)).href);
}

/** The letters of every sentence and headline: a formula does not go on over a full stop. */
function passagesOf(text) {
  const paragraphs = readDraft(text.replace(/^\uFEFF/, '')).paragraphs;
  return paragraphs
    .flatMap(({ reading }) => reading.text.split(/[。!?;:]/).map(keyOf))
    .filter(key => key.length >= GRAM);
}

function reportsByGram(reports) {
  const found = new Map();
  for (const [report, passages] of reports.entries())
    for (const passage of passages) for (const gram of gramsOf(passage)) remember(found, gram, report);
  return found;
}

function remember(found, gram, report) {
  const known = found.get(gram);
  if (known) known.add(report);
  else found.set(gram, new Set([report]));
}

function gramsOf(passage) {
  return Array.from({ length: passage.length - GRAM + 1 }, (_, at) => passage.slice(at, at + GRAM));
}

function stretchesIn(reports, found) {
  const stretches = new Set();
  for (const passage of reports.flat()) {
    let start = -1;
    for (const [at, gram] of [...gramsOf(passage), ''].entries()) {
      const isFormula = (found.get(gram)?.size ?? 0) >= LEAST_REPORTS;
      if (isFormula && start < 0) start = at;
      if (isFormula || start < 0) continue;
      stretches.add(passage.slice(start, at - 1 + GRAM));
      start = -1;
    }
  }
  return [...stretches].sort();
}

/** Without those that stand inside another. */
function maximal(stretches) {
  return stretches.filter(each => !stretches.some(other => other !== each && other.includes(each)));
}

function content(formulae) {
  return `// Written by scripts/generate-formulae.mjs from eight government work reports of 2025 (上海 安徽 山西 广西 江西 河南 陕西
// 青海, as published): what stands in three of them and more, letters and digits only. Do not edit.
/** Formulae and names that reports repeat on purpose, parted by |. */
export const formulae =
  '${formulae.join('|')}';
`;
}
