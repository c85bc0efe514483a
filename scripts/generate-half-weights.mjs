// Writes server/src/text/half-weights.data.ts: what tells where the missing half of a pair stands, learned from the pairs of
// published reports (../shared/corpus, which is not ours to ship) and of seeds/. Run by hand where they are there; its
// output is committed. How good it is on reports it has not seen: test/labels/missing-halves.mjs --cross.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learn, loadCues, lostHalvesOfParts, NATIONAL, quotedIn } from './half-model.mjs';

const FOLDERS = [process.argv[2] ?? '../shared/corpus', 'seeds'];
const OUTPUT = 'server/src/text/half-weights.data.ts';

// Cues that name characters are many, and share what they begin with.
const NAMING = /^[QTB][bfln][12]/;

for (const folder of FOLDERS) if (!existsSync(folder)) throw new Error(`${folder} is not there: the weights stay`);
if (!existsSync(OUTPUT)) writeFileSync(OUTPUT, content(new Map(), []));

const reports = FOLDERS.flatMap(folder =>
  readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .sort()
    .map(name => ({
      name,
      text: readFileSync(join(folder, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r', ''),
    })),
);
const engine = await loadCues();
const quoted = quotedIn(reports);
const losses = reports.flatMap(report => lostHalvesOfParts(engine, report));
const weights = learn(losses, quoted);
const shared = [...quoted].filter(([, names]) => names.size > 1).map(([term]) => term);
writeFileSync(OUTPUT, content(weights, [...new Set([...NATIONAL, ...shared])]));
console.log(`wrote ${OUTPUT}: ${weights.size} weights from ${losses.length} halves of ${reports.length} reports`);

function content(weights, terms) {
  const plain = [];
  const groups = new Map();
  for (const [cue, weight] of [...weights].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const lead = NAMING.exec(cue)?.[0];
    if (lead === undefined) plain.push(`${cue}:${weight}`);
    else groups.set(`${lead} ${weight} `, (groups.get(`${lead} ${weight} `) ?? '') + cue.slice(lead.length));
  }
  const named = Array.from(groups, ([head, characters]) => head + characters).sort();
  return `// Written by scripts/generate-half-weights.mjs from eight government work reports of 2025 (上海 安徽 山西 广西 江西 河南 陕西
// 青海, as published) and the reports in seeds/: only what four or five of them have. Do not edit.
/** How much each cue of half-cues.ts counts, in tenths of a natural logarithm of odds. */
export const plainCues =
  ${JSON.stringify(plain.join(' '))};

/**
 * The same for cues that name characters, one or two by the number at the end of what they begin with: that, the weight,
 * and all characters it is the weight of, one line each.
 */
export const namingCues =
  ${JSON.stringify(named.join('\n'))};

/** What several reports quote, and names of national policies. */
export const quotedTerms =
  ${JSON.stringify(terms.join(' '))};
`;
}
