/** Texts that make careless patterns go back and forth: each repeats a piece, or one piece and then another. */
export interface Hostile {
  readonly name: string;
  /** The text, of about `length` UTF-16 units. */
  readonly of: (length: number) => string;
}

/** All of them. */
export function hostileTexts(): readonly Hostile[] {
  return [...pieces().map(repeated), ...pairs().map(([first, second]) => halves(first, second))];
}

function pieces(): readonly string[] {
  return [...signs, ...words, ...lines];
}

const signs = [
  '(',
  '（',
  '“',
  '”',
  '‘',
  '’',
  '《',
  '》',
  ')',
  '、',
  '，',
  '。',
  ',',
  '?',
  '？。',
  ' ',
  '　',
  '\t',
  '|',
  '||',
  '| ',
  '<',
  '<a ',
  '&',
  '&#',
  '.',
  '—',
  '：',
  ';',
  '>',
  '> a',
  '\u200b',
  '\ufeff',
];
const words = [
  '甲、',
  '乙、丙三大工程和',
  '分别增长',
  '“十四五”收官之年',
  '甲、乙实现双下降',
  '省市县三级联动',
  '等重点企业3家',
  '1',
  '1,',
  '1,111',
  '1.',
  '1.1',
  '1-',
  '1/',
  '0',
  '9',
  '1个',
  '5个”',
  '“5个',
  '第',
  '年',
  '2024年',
  '1月1日',
  '百分之',
  '%',
  '5%',
  '万',
  '亿',
  '千',
  '一',
  '九',
  '十',
  '一是',
  '，一是x',
  '、二是',
  '；三是a',
  '；一是a；三是b',
  '。一是',
  ' 一是x',
  '①',
  ' ①',
  '，一要x',
  '。首先，x',
  '。第一，x',
  '。其一，x\n',
  '# ',
  '#',
  '**',
  '- ',
  '——甲',
  '的',
  '的的',
  '达到',
  '共计达到',
  '增长到',
  '其中',
  '全市',
  '占全市',
  '5所，占全省17.85%',
  '5个学校',
  '加强理论武装。',
  '加强理论武装。工作。',
  '甲乙，',
  '同比增长',
  '提高5个百分点；',
  '“甲”',
  '“甲”、',
  '(fā)',
  '發(fā)',
  '發',
  '壙墶',
  '壙中中',
  '\ufffd',
  '\ufffd中',
  'Ã¤',
  'é',
  '?。',
  '中?。^',
  '中 ',
  '中 文 ',
  '中,',
  'ab',
  '来源：',
  '字体：',
  '浏览次数',
  '2024-01-01',
  'a',
  '中',
  '\ud83d\ude00',
  '\ud800',
  '&nbsp;',
  '<span>',
  '</span>',
];
const lines = [
  '\n',
  '\r',
  '\r\n',
  '一、\n',
  '3.x\n',
  '三、x\n',
  '1.x\n',
  '1.x\n3.x\n',
  '（一）\n',
  '(一)\n(三)\n',
  '一是x\n',
  '三是x\n',
  '一是x。三是y\n',
  '一、x\n一、x\n三、y\n',
  '|\n',
  '索引号|a|\n',
  '来源：区教育局\n',
  '工作总结\n',
  '2024年工作总结\n',
  '（一）x\n1.x\n',
  '扎实推进全区教育工作高质量发展，切实办好人民满意的教育事业，推动各项工作。\n',
  '扎实推进全区教育工作高质量发展，切实办好人民满意的教育事业，推动各项工作。\r',
  '甲\n扎实推进全区教育工作高质量发展，切实办好人民满意的教育事业，推动各项工作。\n',
  '加强理论武装。\n',
  '壙墶壙墶壙墶\n',
];

/** One kind of thing in the first half and another in the second: what opens and never closes, what closes all at once. */
function pairs(): readonly (readonly [string, string])[] {
  return paired.flatMap(first => paired.filter(second => second !== first).map(second => [first, second] as const));
}

const paired = [
  '(',
  '“',
  ')',
  '》',
  ' ',
  '中 ',
  '5个”',
  '，一是x',
  '；三是a',
  '壙墶壙墶壙墶中中中中',
  '發(fā)',
  '甲乙，',
  '3.x\n',
];

function repeated(piece: string): Hostile {
  return { name: JSON.stringify(piece), of: length => repeat(piece, length) };
}

function halves(first: string, second: string): Hostile {
  const of = (length: number) => repeat(first, length / 2) + repeat(second, length / 2);
  return { name: `${JSON.stringify(first)} then ${JSON.stringify(second)}`, of };
}

function repeat(piece: string, length: number): string {
  return piece.repeat(Math.ceil(length / piece.length));
}
