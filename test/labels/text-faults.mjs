// Plants faults of typing and pasting in real reports, one at a time, and measures how many are found and how many the
// first fix restores. `node test/labels/text-faults.mjs FOLDER [--count N] [--seed S] [--show class]`
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadEngine, optionIn, randomFrom } from './tools.mjs';

const [folder, ...options] = process.argv.slice(2);
const option = (name, fallback) => optionIn(options, name, fallback);
const COUNT = Number(option('count', 100));
const random = randomFrom(Number(option('seed', 1)));
const SHOWN = option('show', '');

const { readDraft, check, traditionalOf, applyEdits } = await loadEngine(
  'text-faults',
  `export { readDraft } from './server/src/draft/draft'; export { check } from './server/src/rules/check';
  export { traditionalOf } from './server/src/text/variants'; export { applyEdits } from './server/src/text/edit';`,
);

// Each gives the place and what stands there afterwards: [start, end, text], offsets in the report.
const replaceOne = (pattern, change) => text => {
  const places = [...text.matchAll(pattern)];
  if (places.length === 0) return undefined;
  const match = places[int(places.length)];
  const changed = change(match[0], match);
  return changed === undefined ? undefined : [match.index, match.index + match[0].length, changed];
};
const between = (before, after) => new RegExp(`(?<=${before})(?=${after})`, 'g');
const HAN = '[㐀-鿿]';
const insert = (pattern, text) => replaceOne(pattern, () => (typeof text === 'function' ? text() : text));
const pick = list => list[int(list.length)];
const body = `${HAN}{4}`;

const FAULTS = {
  'comma doubled': replaceOne(/(?<=[㐀-鿿])，(?=[㐀-鿿])/g, () => '，，'),
  'stop doubled': replaceOne(/(?<=[㐀-鿿])。(?=[㐀-鿿])/g, () => '。。'),
  'other doubled': replaceOne(/(?<=[㐀-鿿])[、；：](?=[㐀-鿿])/g, sign => sign + sign),
  'comma and stop': replaceOne(/(?<=[㐀-鿿])。(?=[㐀-鿿])/g, () => pick(['，。', '。，', '、。'])),
  'comma half': replaceOne(/(?<=[㐀-鿿])，(?=[㐀-鿿])/g, () => ','),
  'semicolon half': replaceOne(/(?<=[㐀-鿿])；(?=[㐀-鿿])/g, () => ';'),
  'colon half': replaceOne(/(?<=[㐀-鿿])：(?=[㐀-鿿])/g, () => ':'),
  'stop half': replaceOne(/(?<=[㐀-鿿])。(?=[㐀-鿿])/g, () => '.'),
  'stop half at end': replaceOne(/(?<=[㐀-鿿])。(?=\n)/g, () => '.'),
  'comma half before figure': replaceOne(/(?<=[㐀-鿿])，(?=\d)/g, () => ','),
  'comma half after figure': replaceOne(/(?<=[\d%])，(?=[㐀-鿿])/g, () => ','),
  'bracket widths': replaceOne(/（(?=[^（）\n]{1,12}）)/g, () => '('),
  'quotes straight': replaceOne(/“([㐀-鿿]{2,10})”/g, (_, match) => `"${match[1]}"`),
  'opener lost': replaceOne(/[“《（](?=[^“”《》（）\n]{2,12}[”》）])/g, () => ''),
  'closer lost': replaceOne(/(?<=[“《][^“”《》（）\n]{2,12})[”》]/g, () => ''),
  'quote turned': replaceOne(/“(?=[^“”\n]{2,12}”)/g, () => '”'),
  'closer turned': replaceOne(/(?<=“[^“”\n]{2,12})”/g, () => '“'),
  'space in words': insert(between(`${HAN}{3}`, `${HAN}{3}`), ' '),
  'wide space in words': insert(between(`${HAN}{3}`, `${HAN}{3}`), '　'),
  'no-break space': insert(between(`${HAN}{3}`, `${HAN}{3}`), '\u00a0'),
  'two spaces': insert(between(`${HAN}{3}`, `${HAN}{3}`), '  '),
  'space by figure': insert(between('\\d', `${HAN}{2}`), ' '),
  'space before figure': insert(between(`${HAN}{2}`, '\\d'), ' '),
  'space after sign': insert(between('[，。；]', `${HAN}{2}`), ' '),
  'space before sign': insert(between(`${HAN}{2}`, '[，。；]'), ' '),
  'space in quotes': insert(between(`“${HAN}{1}`, `${HAN}{2,6}”`), ' '),
  pinyin: replaceOne(
    /发|区|经|产|业|优|质|创|县|应|学|动|开|领/g,
    each => `${traditionalOf(each) ?? each}(${pick(['fā', 'qū', 'jīng', 'chǎn', 'yè', 'yōu'])})`,
  ),
  'pinyin wide': replaceOne(
    /发|区|经|产|业/g,
    each => `${traditionalOf(each) ?? each}（${pick(['fā', 'qū', 'jīng'])}）`,
  ),
  'one traditional': replaceOne(/[发区经产业优质创县应学动开领国进设]/g, each => traditionalOf(each)),
  tag: insert(between(body, body), () =>
    pick([
      '<br>',
      '<br/>',
      '</span>',
      '<p>',
      '</p>',
      '<b>',
      '<div class="a">',
      '<font color=red>',
      '</strong>',
      '<span style="font-size:14px">',
      '<o:p></o:p>',
      '</td>',
    ]),
  ),
  entity: insert(between(body, body), () =>
    pick(['&nbsp;', '&ensp;', '&#160;', '&#12288;', '&emsp;', '&#xa0;', '&zwnj;']),
  ),
  'entity for sign': replaceOne(/[“”]/g, sign => (sign === '“' ? '&ldquo;' : '&rdquo;')),
  'markdown bold': replaceOne(/(?<=[，。])[㐀-鿿]{4,8}(?=[，。])/g, each => `**${each}**`),
  'lone bar': insert(between('[，。]', `${HAN}{4}`), ' | '),
  'end lost': replaceOne(/(?<=[㐀-鿿]{4})。(?=\n[^\n])/g, () => ''),
};
const RESTORABLE_CHOICE = new Set(['end lost']);

const reports = readdirSync(folder)
  .filter(name => name.endsWith('.txt') && !name.includes('河南'))
  .map(name => readFileSync(path.join(folder, name), 'utf8').replaceAll('\r', ''))
  .map(text => ({
    text,
    known: new Set(check(readDraft(text)).map(each => `${each.rule} ${text.slice(each.start, each.end)}`)),
  }));

for (const [name, plant] of Object.entries(FAULTS)) measure(name, plant);

function measure(name, plant) {
  let [all, found, restored, noise] = [0, 0, 0, 0];
  for (let i = 0; i < COUNT; i++) {
    const { text, known } = pick(reports);
    const edit = plant(text);
    if (edit === undefined) continue;
    const [start, end, put] = edit;
    const broken = text.slice(0, start) + put + text.slice(end);
    const fresh = check(readDraft(broken)).filter(
      each => each.severity !== 'hint' && !known.has(`${each.rule} ${broken.slice(each.start, each.end)}`),
    );
    const hits = fresh.filter(each => each.start <= start + put.length + 12 && each.end >= start - 12);
    const isRestored = hits.some(each => each.fixes[0] && applyEdits(broken, each.fixes[0].edits) === text);
    all++;
    if (hits.length > 0) found++;
    if (isRestored) restored++;
    noise += fresh.length - Math.min(1, hits.length);
    if (SHOWN === name && !isRestored)
      console.log(
        broken.slice(start - 12, start),
        '⟦',
        put,
        '⟧',
        broken.slice(start + put.length, start + put.length + 12),
        '|',
        hits.map(each => `${each.rule} ${each.fixes[0]?.title.zh}`).join(),
      );
  }
  console.log(
    `${name.padEnd(26)} found ${found}/${all}  restored ${restored}/${all}  noise ${noise}${RESTORABLE_CHOICE.has(name) ? ' (long paragraphs only)' : ''}`,
  );
}

function int(below) {
  return Math.floor(random() * below);
}
