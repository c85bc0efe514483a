// One copy planted in a report, always the same one: where it stands and the text with it. Undefined where a report has no
// place for it.

/** By kind: a function from a report to one case. */
export const plantedCopies = {
  'whole report': text => ({ text: `${text}\n${text}`, at: text.length + 1, end: 2 * text.length + 1 }),
  'three paragraphs': text => pastedLines(text, lines => lines.join('\n')),
  paragraph: text => pastedLines(text, ([, line]) => line),
  'paragraph with a word changed': text => pastedLines(text, ([, line]) => changedOnce(line)),
  'paragraph in Traditional characters': text => pastedLines(text, ([, line]) => traditional(line)),
  sentence: text => pastedSentence(text, sentence => sentence),
  'sentence with a figure changed': text => pastedSentence(text, sentence => otherFigure(sentence)),
  'clause in its sentence': pastedClause,
};

/** Three lines from a third of the report on, pasted at three quarters of it. */
function pastedLines(text, copyOf) {
  const lines = text.split('\n');
  const from = lines.findIndex((line, index) => index >= lines.length / 3 && line.length > 80);
  const to = Math.floor(lines.length * 0.75);
  const copy = from < 1 ? undefined : copyOf(lines.slice(from - 1, from + 2));
  if (!copy) return undefined;
  const before = lines.slice(0, to).join('\n').length + 1;
  return { text: [...lines.slice(0, to), copy, ...lines.slice(to)].join('\n'), at: before, end: before + copy.length };
}

const SENTENCE = /(?<=[。！？；\n])[^。！？；\n]{30,120}。/g;

/** A sentence of the first half, behind the end of a line of the second. */
function pastedSentence(text, copyOf) {
  const sentences = [...text.matchAll(SENTENCE)].map(([sentence]) => sentence.trim());
  const copy = sentences
    .slice(Math.floor(sentences.length / 4))
    .map(copyOf)
    .find(Boolean);
  const at = text.indexOf('。\n', text.length * 0.45) + 1;
  if (!copy || at === 0) return undefined;
  return { text: text.slice(0, at) + copy + text.slice(at), at, end: at + copy.length };
}

const CLAUSES = /(?<=，)([\u4e00-\u9fff]{10,20})，([\u4e00-\u9fff]{6,20})(?=。)/;

function pastedClause(text) {
  const from = Math.floor(text.length / 3);
  const found = CLAUSES.exec(text.slice(from));
  if (!found) return undefined;
  const at = from + found.index + found[0].length;
  const copy = `，${found[1]}`;
  return { text: text.slice(0, at) + copy + text.slice(at), at, end: at + copy.length };
}

function changedOnce(line) {
  return line.includes('推进') ? line.replace('推进', '深化') : line.replace(/(?<=。[^。]{6})./, '新');
}

function otherFigure(sentence) {
  const numbers = sentence.match(/\d+/g) ?? [];
  return numbers.length > 1 ? sentence.replace(/\d(?!\d)/, digit => String((Number(digit) + 3) % 10)) : undefined;
}

const TRADITIONAL = {
  发: '發',
  业: '業',
  产: '產',
  农: '農',
  经: '經',
  实: '實',
  设: '設',
  进: '進',
  强: '強',
  质: '質',
};

function traditional(line) {
  return line.replace(/[发业产农经实设进强质]/g, sign => TRADITIONAL[sign]);
}
