import fc from 'fast-check';
import { type MarkerKind, numeralFor } from '../../server/src/structure/markers';

/** How the reports of a test number: a form for each level, outermost first, `N` for the numeral. */
export type Levels = readonly (readonly [kind: MarkerKind, style: string])[];

/** Every marker that opens lines, in the orders that reports use them. */
export const levelsOfReports: readonly Levels[] = [
  [
    ['han', 'N、'],
    ['han-bracket', '（N）'],
    ['arabic', 'N.'],
    ['arabic-bracket', '（N）'],
  ],
  [
    ['han', 'N、'],
    ['han-bracket', '(N)'],
    ['arabic', 'N. '],
  ],
  [
    ['han', 'N、'],
    ['arabic', 'Ｎ．'],
    ['circled', 'N'],
  ],
  [
    ['chapter', '第N章　'],
    ['section', '第N节　'],
    ['han', 'N、'],
  ],
  [
    ['chapter', '第N部分 '],
    ['article', '第N条　'],
    ['han-bracket', '（N）'],
  ],
  [
    ['han-bracket', '（N）'],
    ['arabic', 'N、'],
    ['arabic-bracket', '(N)'],
    ['circled', 'N'],
  ],
];

/** The same with items of speech as the last level. */
export const spokenLevels: readonly Levels[] = [
  [
    ['han', 'N、'],
    ['shi', 'N是'],
  ],
  [
    ['han', 'N、'],
    ['han-bracket', '（N）'],
    ['yao', 'N要'],
  ],
  [
    ['han', 'N、'],
    ['ordinal', '第N，'],
  ],
  [
    ['han-bracket', '（N）'],
    ['qi', '其N，'],
  ],
];

interface Node {
  readonly body: number;
  readonly inline: number;
  readonly children: readonly Node[];
}

/** A report that numbers all its levels rightly, with bodies, blank lines, indentation and every line end. */
export function madeReport(forms: readonly Levels[]): fc.Arbitrary<string> {
  return fc
    .record({
      levels: fc.constantFrom(...forms),
      lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
      indentation: fc.constantFrom('', '　　'),
      blanks: fc.boolean(),
      lastLineEnd: fc.boolean(),
    })
    .chain(layout => nodes(layout.levels.length).map(all => print(all, layout)));
}

interface Layout {
  readonly levels: Levels;
  readonly lineEnd: string;
  readonly indentation: string;
  readonly blanks: boolean;
  readonly lastLineEnd: boolean;
}

/** All levels are there below every section, so that the report has examples of each. */
function nodes(depth: number): fc.Arbitrary<readonly Node[]> {
  const children = depth > 1 ? fc.memo(() => nodes(depth - 1))() : fc.constant([]);
  const node = fc.record({ body: fc.nat(2), inline: fc.constantFrom(0, 0, 2, 3), children });
  return fc.array(node, { minLength: 2, maxLength: 3 });
}

function print(all: readonly Node[], { levels, lineEnd, indentation, blanks, lastLineEnd }: Layout): string {
  const name = names();
  const lines = ['某局工作总结', ''];
  const visit = (siblings: readonly Node[], level: number) => {
    siblings.forEach((node, index) => {
      const [kind, style] = levels[level]!;
      const marker = style.replace(/[NＮ]/, sign => numeralFor(kind, index + 1, sign === 'Ｎ' ? '０' : ''));
      lines.push(`${indentation}${marker}抓好${name()}方面工作`);
      for (let i = 0; i < node.body; i++)
        lines.push(`${indentation}全年在${name()}片区完成各类实事项目，群众十分满意。`);
      if (node.inline > 0) lines.push(`${indentation}主要做法：${items(node.inline, name)}`);
      if (blanks) lines.push('');
      visit(node.children, level + 1);
    });
  };
  visit(all, 0);
  return lines.join(lineEnd).trimEnd() + (lastLineEnd ? lineEnd : '');
}

/** A new name of three characters every time. */
function names(): () => string {
  let count = 0;
  return () => {
    const digits = String(count++).padStart(3, '0');
    return `${'东南西北中上下左右前'[Number(digits[0])]}${'山水田林湖草沙海江河'[Number(digits[1])]}${'甲乙丙丁戊己庚辛壬癸'[Number(digits[2])]}`;
  };
}

function items(count: number, name: () => string): string {
  return `${Array.from({ length: count }, (_, i) => `${numeralFor('shi', i + 1)}是做实${name()}各项任务`).join('；')}。`;
}
