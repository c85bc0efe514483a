// Plants what is left of an older draft in real reports, one at a time: the name of another district, city or province, or
// an earlier year, in a place that speaks of the report's own. Measures how many are found, how many the first fix restores,
// and the alarms on the reports as they are. `node test/labels/stale-names.mjs FOLDER... [--show kind]`
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadEngine, optionIn } from './tools.mjs';

const folders = process.argv.slice(2).filter((each, i, all) => !each.startsWith('--') && !all[i - 1]?.startsWith('--'));
const SHOWN = optionIn(process.argv, 'show', '');

const { readDraft, staleName, applyEdits } = await loadEngine(
  'stale-names',
  `export { readDraft } from './server/src/draft/draft'; export { staleName } from './server/src/rules/text/stale-name';
  export { applyEdits } from './server/src/text/edit';`,
);

const DISTRICTS = ['坪山区', '海沧区', '临平区', '龙湾区', '新吴区', '西湖区', '南山区', '姑苏区'];
const PROVINCES = '上海 安徽 山西 广西 江西 河南 陕西 青海 浙江 湖南 四川'.split(' ');
// Where a name cannot be another's: a visit, a partner, a part of a longer name, or who superintends.
const OF_OTHERS = /[与和同赴]|考察|交流|结对|帮扶|协作|对口|支援|签约|合作|共建|联合|学习|[“《][^”》]*$/;

const rows = new Map();
for (const folder of folders)
  for (const name of readdirSync(folder).filter(each => each.endsWith('.txt')))
    measure(
      name,
      readFileSync(path.join(folder, name), 'utf8')
        .replace(/^\uFEFF/, '')
        .replaceAll('\r', ''),
    );
for (const [kind, { all, found, restored }] of rows)
  console.log(`${kind.padEnd(34)} ${all} planted, found ${found}, restored ${restored}`);

function measure(name, text) {
  const alarms = [...staleName.draft(readDraft(text))];
  console.log(`${name}: ${alarms.length} alarms as it is`, ...alarms.map(({ start, end }) => text.slice(start, end)));
  for (const { kind, at, own, other } of placesIn(text)) {
    const planted = text.slice(0, at) + other + text.slice(at + own.length);
    const hits = [...staleName.draft(readDraft(planted))].filter(
      each => each.start < at + other.length && each.end > at,
    );
    const isRestored = hits.some(({ fixes }) => fixes?.[0] && applyEdits(planted, fixes[0].edits) === text);
    const row = rows.get(kind) ?? { all: 0, found: 0, restored: 0 };
    rows.set(kind, {
      all: row.all + 1,
      found: row.found + (hits.length > 0),
      restored: row.restored + isRestored,
    });
    if (SHOWN === kind && hits.length === 0)
      console.log('missed', planted.slice(at - 16, at), '⟦', other, '⟧', planted.slice(at + other.length, at + 24));
  }
}

/** Every place in the body that names the report's own place or its own year. */
function* placesIn(text) {
  const title = /.*(?:总结|工作报告|打算|要点).*/.exec(text)?.[0] ?? '';
  const body = text.indexOf(title) + title.length;
  yield* names(
    text,
    body,
    'district',
    DISTRICTS.find(each => text.slice(0, body + 400).includes(each)),
    DISTRICTS,
  );
  const province = PROVINCES.find(each => title.includes(each));
  yield* names(text, body, 'province', province, PROVINCES);
  for (const [year] of new Set(title.match(/20\d\d(?=年)/g) ? [[title.match(/20\d\d(?=年)/g)[0]]] : [])) {
    for (const { index } of text.matchAll(new RegExp(`${year}(?=年)`, 'g')))
      if (index > body && !/[—至到-]$/.test(text.slice(0, index)))
        yield { kind: 'last year', at: index, own: year, other: String(Number(year) - 1) };
  }
}

function* names(text, body, kind, own, others) {
  if (own === undefined) return;
  let turn = 0;
  for (const { index } of text.matchAll(new RegExp(own, 'g'))) {
    const sentence = text.slice(Math.max(0, text.lastIndexOf('。', index) + 1), index);
    if (index <= body || OF_OTHERS.test(sentence.slice(-40))) continue;
    const rest = others.filter(each => each !== own);
    yield { kind, at: index, own, other: rest[turn++ % rest.length] };
  }
}
