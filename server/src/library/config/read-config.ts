import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Bilingual } from '../../text/bilingual';
import type { Span } from '../../text/span';
import type { AcceptedEntry, ConfigFile, ConfigProblem, Override, Placed, RuleSetting } from './config-file';
import { KNOWN_RULES, type KnownRule, knownRule } from './known-rules';
import { LEVELS, type Level, PROFILES, type Profile } from './names';
import { closest } from './similar';

/**
 * Reads the text of a configuration or a baseline: JSON in which comments and trailing commas are allowed, since people
 * write it by hand. Never throws: what is wrong becomes a problem, and everything else counts.
 */
export function readConfig(text: string): ConfigFile {
  const problems: ConfigProblem[] = [];
  const tell: Tell = (span, message) => problems.push({ ...span, message });
  const root = text.length > LONGEST ? tooLong(tell) : parse(text, tell);
  const parts = root === undefined ? EMPTY : readRoot(root, tell);
  return { text, ...parts, problems: problems.sort((a, b) => a.start - b.start) };
}

/** The settings of rules as an editor sends them: the same as `rules` of the file. */
export function readRuleSettings(value: unknown): readonly RuleSetting[] {
  const text = JSON.stringify({ rules: Object(value) }) ?? '{}';
  return readConfig(text).rules;
}

export function isProfile(value: unknown): value is Profile {
  return PROFILES.some(each => each === value);
}

type Tell = (span: Span, message: Bilingual) => void;
type Parts = Omit<ConfigFile, 'text' | 'problems'>;

const EMPTY: Parts = { rules: [], overrides: [], accepted: [] };

// A million accepted findings; whatever is longer is no configuration.
const LONGEST = 200_000_000;

function tooLong(tell: Tell): undefined {
  tell({ start: 0, end: 1 }, { zh: '设置文件太长，没有读取。', en: 'The file is too long and was not read.' });
}

function parse(text: string, tell: Tell): Node | undefined {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: true });
    for (const { error, offset, length } of errors)
      tell({ start: offset, end: offset + length }, SYNTAX[printParseErrorCode(error)] ?? OTHER_SYNTAX);
    return root;
  } catch {
    // The parser calls itself for every level: brackets nested by the thousand end the stack.
    tell({ start: 0, end: 1 }, { zh: '括号嵌套太深，没有读取。', en: 'Brackets are nested too deeply; not read.' });
    return undefined;
  }
}

const OTHER_SYNTAX: Bilingual = { zh: 'JSON 写法有误。', en: 'This is not JSON.' };

const SYNTAX: Readonly<Record<string, Bilingual>> = {
  InvalidSymbol: {
    zh: '这里不能这样写；文字要放在英文双引号里。',
    en: 'This cannot stand here; words need double quotes.',
  },
  PropertyNameExpected: {
    zh: '这里应是加英文双引号的名称。',
    en: 'A name in double quotes belongs here.',
  },
  ValueExpected: { zh: '这里缺少值。', en: 'A value is missing here.' },
  ColonExpected: { zh: '这里缺少英文冒号。', en: 'A colon is missing here.' },
  CommaExpected: { zh: '这里缺少英文逗号。', en: 'A comma is missing here.' },
  CloseBraceExpected: { zh: '缺少右花括号 }。', en: 'A closing } is missing.' },
  CloseBracketExpected: { zh: '缺少右方括号 ]。', en: 'A closing ] is missing.' },
  UnexpectedEndOfString: { zh: '引号没有闭合。', en: 'The quotation mark is not closed.' },
  UnexpectedEndOfComment: { zh: '注释没有结束。', en: 'The comment is not closed.' },
};

function readRoot(root: Node, tell: Tell): Parts {
  const properties = propertiesOf(root, ROOT_KEYS, tell);
  const profile = properties.get('profile');
  const read = profile && readProfile(profile, tell);
  return {
    ...(read && { profile: read }),
    rules: readRules(properties.get('rules'), tell),
    overrides: itemsOf(properties.get('overrides'), tell).flatMap(node => readOverride(node, tell)),
    accepted: readAccepted(properties.get('accepted'), tell),
  };
}

const ROOT_KEYS = ['$schema', 'profile', 'rules', 'overrides', 'accepted'];

function readProfile(node: Node, tell: Tell): Placed<Profile> | undefined {
  return choiceOf<Profile>(node, PROFILES, tell);
}

function readRules(node: Node | undefined, tell: Tell): readonly RuleSetting[] {
  return entriesOf(node, tell).flatMap(({ name, key, value }) => {
    const rule = knownRule(name);
    if (rule === undefined) tell(spanOf(key), unknownRule(name));
    return rule === undefined ? [] : readRuleSetting(rule, value, tell);
  });
}

function unknownRule(name: string): Bilingual {
  if (name === 'config/invalid' || name === 'check/crash')
    return { zh: `${name} 总会显示，不能设置。`, en: `${name} is always shown and cannot be set.` };
  return {
    zh: `没有 ${name} 这条规则${meant(name, RULE_IDS).zh}。`,
    en: `There is no rule ${name}${meant(name, RULE_IDS).en}.`,
  };
}

const RULE_IDS = KNOWN_RULES.map(({ id }) => id);

function readRuleSetting(rule: KnownRule, node: Node, tell: Tell): readonly RuleSetting[] {
  if (node.type !== 'object') {
    const level = choiceOf<Level>(node, LEVELS, tell);
    return level ? [{ rule: rule.id, level, options: NO_OPTIONS }] : [];
  }
  const properties = propertiesOf(node, ['severity', ...Object.keys(rule.options ?? {})], tell);
  const severity = properties.get('severity');
  const level = severity && choiceOf<Level>(severity, LEVELS, tell);
  return [{ rule: rule.id, ...(level && { level }), options: readOptions(rule, properties, tell) }];
}

const NO_OPTIONS: ReadonlyMap<string, Placed<number>> = new Map();

function readOptions(
  { options = {} }: KnownRule,
  properties: ReadonlyMap<string, Node>,
  tell: Tell,
): ReadonlyMap<string, Placed<number>> {
  const read = new Map<string, Placed<number>>();
  for (const [name, { minimum, maximum }] of Object.entries(options)) {
    const node = properties.get(name);
    const value = node && readNumber(node, minimum, maximum, tell);
    if (value) read.set(name, value);
  }
  return read;
}

function readNumber(node: Node, minimum: number, maximum: number, tell: Tell): Placed<number> | undefined {
  const { value } = node;
  if (Number.isInteger(value) && value >= minimum && value <= maximum) return { value, span: spanOf(node) };
  tell(spanOf(node), {
    zh: `这里应是 ${minimum} 到 ${maximum} 的整数。`,
    en: `A whole number from ${minimum} to ${maximum} belongs here.`,
  });
  return undefined;
}

function readOverride(node: Node, tell: Tell): readonly Override[] {
  const properties = propertiesOf(node, ['files', 'rules'], tell);
  if (node.type !== 'object') return [];
  const files = itemsOf(properties.get('files'), tell).flatMap(item => textOf(item, tell) ?? []);
  if (!properties.has('files'))
    tell(spanOf(node), {
      zh: '缺少 files：这些规则用于哪些文件？',
      en: 'files is missing: which files are these for?',
    });
  return [{ files, rules: readRules(properties.get('rules'), tell) }];
}

function readAccepted(node: Node | undefined, tell: Tell): readonly AcceptedEntry[] {
  const seen = new Set<string>();
  return itemsOf(node, tell).flatMap(item => {
    const entry = readAcceptedEntry(item, tell);
    if (entry === undefined) return [];
    const identity = `${entry.path}\n${entry.rule}\n${entry.fingerprint}`;
    if (seen.has(identity))
      tell(entry.span, { zh: '与前面的一条相同，可以删去。', en: 'Listed above already; remove it.' });
    if (seen.has(identity)) return [];
    seen.add(identity);
    return [entry];
  });
}

const REQUIRED = ['path', 'rule', 'fingerprint'] as const;
const OPTIONAL = ['text', 'reason', 'author', 'date'] as const;

function readAcceptedEntry(node: Node, tell: Tell): AcceptedEntry | undefined {
  const properties = propertiesOf(node, [...REQUIRED, ...OPTIONAL], tell);
  if (node.type !== 'object') return undefined;
  const texts = new Map<string, string>();
  for (const [name, value] of properties) {
    const text = textOf(value, tell);
    if (text !== undefined) texts.set(name, text);
  }
  const missing = REQUIRED.filter(name => !properties.has(name)).join('、');
  if (missing !== '')
    tell(spanOf(node), { zh: `缺少 ${missing}。`, en: `${missing.replaceAll('、', ', ')} is missing.` });
  if (REQUIRED.some(name => !texts.get(name))) return undefined;
  const rule = texts.get('rule')!;
  if (knownRule(rule) === undefined) tell(spanOf(properties.get('rule')!), unknownRule(rule));
  return { ...(Object.fromEntries(texts) as unknown as AcceptedEntry), span: spanOf(node) };
}

/** The properties of an object by name. Unknown ones are told and left out; of two with one name the first counts. */
function propertiesOf(node: Node, known: readonly string[], tell: Tell): ReadonlyMap<string, Node> {
  const properties = new Map<string, Node>();
  for (const { name, key, value } of entriesOf(node, tell)) {
    if (known.includes(name)) properties.set(name, value);
    else tell(spanOf(key), unknownName(name, known));
  }
  return properties;
}

function unknownName(name: string, known: readonly string[]): Bilingual {
  const { zh, en } = meant(name, known);
  const choices = known.filter(each => each !== '$schema');
  return zh === ''
    ? {
        zh: `不认识的设置 ${name}；可用的有：${choices.join('、')}。`,
        en: `Unknown setting ${name}; there are: ${choices.join(', ')}.`,
      }
    : { zh: `不认识的设置 ${name}${zh}。`, en: `Unknown setting ${name}${en}.` };
}

interface Entry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

/** The entries of an object, in order. While one is being typed it has no value yet, which the syntax error says. */
function entriesOf(node: Node | undefined, tell: Tell): readonly Entry[] {
  if (node === undefined) return [];
  if (node.type !== 'object') {
    tell(spanOf(node), { zh: '这里应是花括号 { } 括起来的设置。', en: 'Settings in braces { } belong here.' });
    return [];
  }
  const seen = new Set<string>();
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    if (key === undefined || value === undefined) return [];
    const name = String(key.value);
    if (seen.has(name))
      tell(spanOf(key), {
        zh: `${name} 前面已经写过，这里不算数。`,
        en: `${name} stands above already; this one does not count.`,
      });
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ name, key, value }];
  });
}

function itemsOf(node: Node | undefined, tell: Tell): readonly Node[] {
  if (node === undefined) return [];
  if (node.type === 'array') return node.children ?? [];
  tell(spanOf(node), { zh: '这里应是方括号 [ ] 括起来的列表。', en: 'A list in brackets [ ] belongs here.' });
  return [];
}

function textOf(node: Node, tell: Tell): string | undefined {
  if (node.type === 'string') return node.value;
  tell(spanOf(node), { zh: '这里应是加英文双引号的文字。', en: 'Words in double quotes belong here.' });
  return undefined;
}

function choiceOf<T extends string>(node: Node, choices: readonly T[], tell: Tell): Placed<T> | undefined {
  const value = choices.find(each => each === node.value);
  if (value !== undefined) return { value, span: spanOf(node) };
  const written = node.type === 'string' ? ` ${node.value} ` : '';
  tell(spanOf(node), {
    zh: `这里不能写${written}；可用的有：${choices.join('、')}。`,
    en: `${written.trim() || 'This'} cannot stand here; there are: ${choices.join(', ')}.`,
  });
  return undefined;
}

function meant(name: string, choices: readonly string[]): Bilingual {
  const near = closest(name, choices);
  return near === undefined ? { zh: '', en: '' } : { zh: `，是不是 ${near}`, en: `; did you mean ${near}` };
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
