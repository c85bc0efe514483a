// Writes server/src/text/kept-phrases.data.ts: words of Traditional text with a character that elsewhere is only Simplified
// (干預 beside 幹部), two characters long, from the phrases of OpenCC (Apache-2.0) as opencc-js carries them. Run by hand after an update of it.
import { writeFileSync } from 'node:fs';
import { loadEngine } from '../test/labels/tools.mjs';

const OUTPUT = 'server/src/text/kept-phrases.data.ts';
const { default: entries } = await import('../node_modules/opencc-js/dist/esm-lib/dict/STPhrases.js');
const { isSimplified } = await loadEngine('kept-phrases', "export { isSimplified } from './server/src/text/script';");

const words = entries
  .split('|')
  .map(entry => entry.split(' '))
  .filter(([simplified, traditional]) => traditional?.length === simplified.length && keeps(simplified, traditional))
  .map(([, traditional]) => traditional);
const shortest = [...new Set(words)].filter(word => word.length === 2);
writeFileSync(
  OUTPUT,
  `// Written by scripts/generate-kept-phrases.mjs from the phrases of OpenCC (Apache-2.0). Do not edit.
/** Words of Traditional text in which a character stays as it is in Simplified text. */
export const keptPhrases =
  '${shortest.join(' ')}';
`,
);
console.log(`wrote ${OUTPUT}: ${shortest.length} words`);

function keeps(simplified, traditional) {
  return Array.from(simplified).some(
    (character, i) => character === traditional.charAt(i) && isSimplified(character.charCodeAt(0)),
  );
}
