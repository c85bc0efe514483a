// Damages sentences of real reports by every encoding accident and measures how many are found, with the right extent,
// and rebuilt. `node test/labels/damage-sentences.mjs FOLDER [--count N] [--seed S] [--show mechanism]`
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadEngine, optionIn, randomFrom } from './tools.mjs';

const [folder, ...options] = process.argv.slice(2);
const option = (name, fallback) => optionIn(options, name, fallback);
const COUNT = Number(option('count', 20_000));
const random = randomFrom(Number(option('seed', 1)));
const SHOWN = option('show', '');

const { readDraft, mojibake, traditionalOf, gbk, big5 } = await loadEngine(
  'damage-sentences',
  `export { readDraft } from './server/src/draft/draft'; export { mojibake } from './server/src/rules/text/mojibake';
  export { traditionalOf } from './server/src/text/variants'; export { gbk, big5 } from './server/src/text/encodings';`,
);

const encoder = new TextEncoder();
const decode = (label, bytes) => new TextDecoder(label).decode(Uint8Array.from(bytes)).replaceAll('\ufffd', '?');
const encode = ({ codeOf }, text) =>
  Array.from(text).flatMap(character => {
    const unit = character.charCodeAt(0);
    if (unit < 0x80) return [unit];
    return codeOf[unit] ? [codeOf[unit] >> 8, codeOf[unit] & 0xff] : [0x3f];
  });
const traditional = text => Array.from(text, character => traditionalOf(character) ?? character).join('');

// Each takes a stretch of a sentence and gives it damaged; `isTraditional` tells that the sentence is to be Traditional.
const MECHANISMS = {
  'gbk-shifted': text => decode('gbk', encode(gbk(), text).slice(1)),
  'gbk-cut-both': text => decode('gbk', encode(gbk(), text).slice(1, -1)),
  'utf8-as-gbk': text => decode('gbk', encoder.encode(text)),
  'utf8-as-latin1': text => Array.from(encoder.encode(text), byte => String.fromCharCode(byte)).join(''),
  'utf8-as-windows-1252': text => decode('windows-1252', encoder.encode(text)),
  'gbk-as-latin1': text => String.fromCharCode(...encode(gbk(), text)),
  'gbk-as-windows-1252': text => decode('windows-1252', encode(gbk(), text)),
  'big5-as-gbk': text => decode('gbk', encode(big5(), traditional(text))),
  'gbk-as-big5': text => decode('big5', encode(gbk(), text)),
  'gbk-as-utf8': text => new TextDecoder().decode(Uint8Array.from(encode(gbk(), text))),
  'utf8-replaced': text => `${text.slice(0, 1)}\ufffd\ufffd${text.slice(2)}`,
  'private-use': text => Array.from(text, (_, i) => String.fromCharCode(0xe000 + ((i * 37) % 600))).join(''),
};
const NEEDS_TRADITIONAL = new Set(['big5-as-gbk']);

const sentences = readdirSync(folder)
  .filter(name => name.endsWith('.txt'))
  .flatMap(name => readFileSync(path.join(folder, name), 'utf8').match(/[^。！？；\n\r]{8,160}[。！？；]/g) ?? [])
  .map(sentence => sentence.trim());
console.log(`${sentences.length} sentences, ${COUNT} draws for each mechanism`);
console.log('mechanism              detected  extent    rebuilt   but for the ends');
for (const [name, damage] of Object.entries(MECHANISMS)) measure(name, damage);

function measure(name, damage) {
  const sum = { detected: 0, extent: 0, rebuilt: 0, inner: 0, all: 0 };
  for (let i = 0; i < COUNT; i++) {
    const result = tryOne(name, damage);
    if (result === undefined) continue;
    sum.all++;
    for (const key of ['detected', 'extent', 'rebuilt', 'inner']) if (result[key]) sum[key]++;
    if (SHOWN === name && !result[option('lacks', 'rebuilt')] && sum.all - sum.rebuilt < 60)
      console.log(result.before, '→', result.text, '→', result.found);
  }
  const share = key => `${((100 * sum[key]) / sum.all).toFixed(2)}%`.padEnd(10);
  console.log(`${name.padEnd(22)} ${share('detected')}${share('extent')}${share('rebuilt')}${share('inner')}`);
}

/** Damages a stretch of four characters or more of a random sentence, or all of it. */
function tryOne(name, damage) {
  const sentence = sentences[int(sentences.length)];
  const whole = NEEDS_TRADITIONAL.has(name) ? traditional(sentence) : sentence;
  const from = random() < 0.3 ? 0 : int(Math.max(1, whole.length - 6));
  const length = random() < 0.3 ? whole.length - from : Math.min(whole.length - from, 4 + int(20));
  const original = whole.slice(from, from + length);
  const damaged = damage(original);
  if (damaged === original || (original.match(/[㐀-鿿]/g) ?? []).length < 4) return undefined;
  const before = whole.slice(0, from);
  const text = before + damaged + whole.slice(from + length);
  const region = regionOf(damaged, from);
  const found = [...mojibake.draft(readDraft(text))];
  const hit = found.find(({ start, end }) => start < region.end && end > region.start);
  const repaired = hit?.fixes?.[0]?.edits.reduceRight((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
  return {
    before: original,
    text: damaged,
    found: hit && `${text.slice(hit.start, hit.end)} ⇒ ${hit.fixes?.[0]?.edits[0].text}`,
    detected: hit !== undefined,
    extent: hit?.start === region.start && hit.end === region.end,
    rebuilt: repaired === whole,
    inner: hit?.fixes?.[0]?.edits[0].text.includes(original.slice(1, -1)),
  };
}

function int(below) {
  return Math.floor(random() * below);
}

/** What is damaged of a stretch: digits and Latin letters at its ends came through unharmed. */
function regionOf(damaged, from) {
  const lead = /^[ -~]*?(?=[^ -~]|\?|$)/.exec(damaged)[0].length;
  const tail = /[ ->@-~]*$/.exec(damaged)[0].length;
  return { start: from + lead, end: from + Math.max(lead, damaged.length - tail) };
}
