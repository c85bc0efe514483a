import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname } from 'node:path';
import { short } from './figures.mjs';

const KEPT = 'test/.work/bench/results.json';
const READMES = { 'README.md': 'en', 'README.zh-CN.md': 'zh' };
const MARKS = ['<!-- bench -->', '<!-- /bench -->'];

export function machine() {
  return `node ${process.version}, ${cpus()[0]?.model ?? 'cpu'} × ${cpus().length}`;
}

/** Keeps what a part measured for the table, in place of what it measured before. */
export function keepResult(part, data, texts) {
  const results = { ...kept(), [part]: data, about: { machine: machine(), date: new Date().toISOString(), ...texts } };
  mkdirSync(dirname(KEPT), { recursive: true });
  writeFileSync(KEPT, JSON.stringify(results, undefined, 2));
}

function kept() {
  return existsSync(KEPT) ? JSON.parse(readFileSync(KEPT, 'utf8')) : {};
}

/** Puts the table into the READMEs, between the marks. */
export function writeTables() {
  const results = kept();
  for (const [file, language] of Object.entries(READMES)) {
    const text = readFileSync(file, 'utf8');
    const [from, to] = MARKS.map(mark => text.indexOf(mark));
    if (from < 0 || to < from) throw new Error(`${file} has no place for the table: ${MARKS.join(' … ')}`);
    const table = `${MARKS[0]}\n${tableOf(results, language)}\n`;
    writeFileSync(file, text.slice(0, from) + table + text.slice(to));
    console.log(`\n${file}\n${table}`);
  }
}

function tableOf(results, language) {
  const head = { en: ['', 'Measured', 'Target'], zh: ['', '实测', '目标'] }[language];
  const lines = rowsOf(results).map(row => [row[language], row.value, targetText(row, language)]);
  return [
    aboutText(results, language),
    '',
    ...[head, ['---', '---', '---'], ...lines].map(cells => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function aboutText({ about, peers }, language) {
  const date = about.date.slice(0, 10);
  const versions = (peers?.each ?? [])
    .flatMap(({ name, version }) => (version ? [`${name} ${version}`] : []))
    .join(', ');
  return language === 'en'
    ? `${date}, ${about.machine}; ${about.reports} published reports, ${about.characters} characters; ${versions}. Warm, each in a process of its own, interleaved, the middle of several rounds. Only figures of one line are comparable.`
    : `${date}，${about.machine}；${about.reports}份已发布的报告，共${about.characters}字；${versions}。预热后各在自己的进程里交替运行，取多轮的中位数。只有同一行的数字可以相比。`;
}

function targetText({ target, isMet }, language) {
  const [met, missed] = { en: ['met', '**missed**'], zh: ['达到', '**未达到**'] }[language];
  if (isMet === undefined) return typeof target === 'object' ? target[language] : (target ?? '');
  return `${typeof target === 'object' ? target[language] : target}: ${isMet ? met : missed}`.replace(
    ': ',
    language === 'zh' ? '：' : ': ',
  );
}

/** What was not measured has no row. */
function rowsOf(results) {
  const { peers, scaling, keystrokes, memory, sizes, jscpd, activation } = results;
  return [
    ...(peers ? speedRows(peers.each) : []),
    ...(jscpd ? [jscpdRow(jscpd)] : []),
    ...(scaling ? scalingRows(scaling) : []),
    ...(keystrokes ? keystrokeRows(keystrokes) : []),
    ...(memory ? memoryRows(memory) : []),
    ...(activation ? [activationRow(activation)] : []),
    ...(sizes ? [sizeRow(sizes)] : []),
  ];
}

function speedRows(each) {
  const speedOf = name => each.find(result => result.name === name)?.speed;
  const ours = speedOf('reportlint');
  const bare = speedOf('/\\d+/g exec');
  const peers = each.filter(({ name, isFloor, speed }) => name !== 'reportlint' && !isFloor && speed);
  const sorted = [...peers].sort((a, b) => b.speed - a.speed);
  return [
    {
      en: 'Full check with all rules, characters per second',
      zh: '全部规则完整检查，每秒字数',
      value: `${short(ours / 1e6)} M`,
      target: '> 3 M',
      isMet: ours > 3e6,
    },
    {
      en: 'a bare `/\\d+/g` pass over the text is faster by',
      zh: '只跑一遍 `/\\d+/g` 快多少倍',
      value: `${short(bare / ours)} ×`,
      target: '≤ 100 ×',
      isMet: bare / ours <= 100,
    },
    {
      en: 'other checkers in the same run, characters per second',
      zh: '同一次运行中的其他检查工具，每秒字数',
      value: sorted.map(({ name, speed }) => `${name} ${short(speed / 1e6)} M`).join(', '),
      target: { en: 'all slower', zh: '都更慢' },
      isMet: sorted.every(({ speed }) => speed < ours),
    },
  ];
}

function jscpdRow({ copies, jscpd, times }) {
  return {
    en: `Duplicates alone, whole process, ${times} × the reports: Reportlint / jscpd 5.3.3`,
    zh: `只查重复，整个进程，报告的 ${times} 倍：Reportlint / jscpd 5.3.3`,
    value: `${short(copies)} / ${short(jscpd)} ms`,
    target: { en: 'faster', zh: '更快' },
    isMet: copies < jscpd,
  };
}

function scalingRows({ large, copies, times }) {
  return [
    {
      en: 'Time for 10 × the text: one report to 10, to 100; 1 to 10 million characters',
      zh: '文字增到 10 倍的用时：一份到 10 份、到 100 份；100 万字到 1000 万字',
      value: [...times, large].map(each => `${short(each)} ×`).join(', '),
      target: '≤ 12 ×',
      isMet: Math.max(...times, large) <= 12,
    },
    {
      en: 'the same for the duplicates alone, 1 to 10 million characters',
      zh: '其中只查重复，100 万字到 1000 万字',
      value: `${short(copies)} ×`,
      target: '≤ 20 ×',
      isMet: copies <= 20,
    },
  ];
}

const KEYSTROKE_TARGETS = [
  ['20000', undefined],
  ['200000', 4],
  ['1000000', 15],
];

function keystrokeRows(keystrokes) {
  const rows = KEYSTROKE_TARGETS.map(([size, most]) => keystrokeRow(size, most, keystrokes[size]));
  const peer = keystrokes['200000'].peer;
  const [opening, atOnce] = [keystrokes.opening.p50, keystrokes.openingAtOnce.p50];
  return [
    ...rows,
    ...(peer ? [peerTypingRow(peer, keystrokes['200000'].ours.p50)] : []),
    {
      en: 'Opening a report of 20 thousand characters to its first findings, server up for a second (just started)',
      zh: '服务器就绪一秒后（刚启动时）打开两万字的报告到首批问题出现',
      value: `${short(opening)} ms (${short(atOnce)})`,
      target: '≤ 100 ms',
      isMet: opening <= 100,
    },
  ];
}

function keystrokeRow(size, most, { ours, bare }) {
  const above = ours.p50 - bare.p50;
  return {
    en: `Keystroke to findings at ${size} characters, above a server that only keeps the text: p50 (our p95, p99)`,
    zh: `${size} 字时从按键到结果，比只存文字的服务器多用：p50（本身 p95、p99）`,
    value: `${short(above)} ms (${short(ours.p95)}, ${short(ours.p99)})`,
    target: most === undefined ? '' : `≤ ${most} ms`,
    isMet: most === undefined ? undefined : above <= most,
  };
}

function peerTypingRow(peer, ours) {
  return {
    en: 'the same for `autocorrect server` at 200000 characters: Reportlint / AutoCorrect, p50',
    zh: '200000 字时与 `autocorrect server` 相比：Reportlint / AutoCorrect，p50',
    value: `${short(ours)} / ${short(peer)} ms`,
    target: { en: 'faster', zh: '更快' },
    isMet: ours < peer,
  };
}

function memoryRows({ perCharacter, growth }) {
  return [
    {
      en: 'Memory for a character of open text; over 2,000 edits that end where they began it grows by',
      zh: '打开的文字每字所占内存；2000 次编辑回到原文后增长',
      value: `${short(perCharacter)} B; ${short(100 * (growth - 1))} %`,
      target: '≤ 60 B; ≤ 5 %',
      isMet: perCharacter <= 60 && growth <= 1.05,
    },
  ];
}

function activationRow({ activation }) {
  return {
    en: 'Activation of the extension, as VS Code counts it',
    zh: '激活扩展（按 VS Code 的统计）',
    value: `${short(activation)} ms`,
    target: '< 50 ms',
    isMet: activation < 50,
  };
}

function sizeRow(sizes) {
  const client = (sizes['extension.js'] + sizes['language-client.js']) / 1000;
  const server = sizes['server.js'] / 1000;
  return {
    en: 'Bundles without the data of OpenCC: client, server',
    zh: '打包大小（不含 OpenCC 数据）：客户端、服务器',
    value: `${Math.round(client)} kB, ${Math.round(server)} kB`,
    target: '< 550 kB, < 700 kB',
    isMet: client < 550 && server < 700,
  };
}
