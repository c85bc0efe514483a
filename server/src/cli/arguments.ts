import { parseArgs } from 'node:util';
import type { Severity } from '../rules/rule';
import { type Bilingual, type Language, languageOf } from '../text/bilingual';

export type Command = 'check' | 'outline' | 'indicators' | 'relations' | 'compare' | 'config' | 'annotations';

export type FailOn = Exclude<Severity, 'hint'> | 'never';

/** A command line that can be carried out. */
export interface Task {
  readonly kind: 'task';
  readonly command: Command;
  readonly format: string;
  readonly fix: boolean;
  /** Whether the files are compared with one another. */
  readonly across: boolean;
  readonly failOn: FailOn;
  /** A configuration to use instead of those that would be found. */
  readonly config: string | undefined;
  /** A file of accepted findings beside the configuration. */
  readonly baseline: string | undefined;
  /** Whether the baseline is brought up to date with what is found. */
  readonly updateBaseline: boolean;
  readonly language: Language;
  readonly paths: readonly string[];
}

export type Request =
  | Task
  | { readonly kind: 'help' | 'version'; readonly language: Language }
  | { readonly kind: 'invalid'; readonly language: Language; readonly problem: Bilingual };

export const FORMATS: Readonly<Record<Command, readonly [string, ...string[]]>> = {
  check: ['pretty', 'json', 'sarif', 'github'],
  outline: ['tree', 'json'],
  indicators: ['table', 'json', 'csv'],
  relations: ['table', 'json'],
  config: ['table', 'json'],
  annotations: ['table', 'json', 'csv', 'markdown'],
  compare: ['table', 'json', 'csv'],
};

/** What the arguments ask for. `argv` is without the program's own name. */
export function readArguments(argv: readonly string[]): Request {
  const given = parse(argv);
  const language = languageIn(given);
  if (given.values.help === true) return { kind: 'help', language };
  if (given.values.version === true) return { kind: 'version', language };
  const problem = optionProblem(given) ?? commandProblem(given);
  return problem === undefined ? taskOf(given, language) : { kind: 'invalid', language, problem };
}

const OPTIONS = {
  format: { type: 'string' },
  fix: { type: 'boolean' },
  across: { type: 'boolean' },
  'fail-on': { type: 'string' },
  config: { type: 'string' },
  baseline: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  explain: { type: 'boolean' },
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const;

const FAIL_ON: readonly FailOn[] = ['error', 'warning', 'information', 'never'];

type Given = ReturnType<typeof parse>;

/** Not strict, because the platform's complaints come in English only; `optionProblem` makes up for it. */
function parse(argv: readonly string[]) {
  return parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true, strict: false, tokens: true });
}

function languageIn(given: Given): Language {
  const tag = given.values.lang;
  return languageOf(typeof tag === 'string' ? tag : undefined);
}

function taskOf(given: Given, language: Language): Task {
  const [name, ...paths] = given.positionals;
  const command = name as Command;
  const failOn = (given.values['fail-on'] ?? 'warning') as FailOn;
  const format = String(given.values.format ?? FORMATS[command][0]);
  const { fix, across, config, baseline, 'update-baseline': update } = given.values;
  const files = { config: textOf(config), baseline: textOf(baseline), updateBaseline: update === true };
  const flags = { fix: fix === true, across: across === true };
  return { kind: 'task', command, format, ...flags, failOn, ...files, language, paths };
}

function textOf(value: Given['values'][string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function optionProblem(given: Given): Bilingual | undefined {
  for (const token of given.tokens) {
    if (token.kind !== 'option') continue;
    const problem = problemOf(token.rawName, token.name, token.value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function problemOf(written: string, name: string, value: string | undefined): Bilingual | undefined {
  if (!isOption(name)) return both(`不认识的选项 ${written}`, `unknown option ${written}`);
  const takesValue = OPTIONS[name].type === 'string';
  if (!takesValue && value !== undefined) return both(`选项 ${written} 不带值`, `option ${written} takes no value`);
  if (takesValue && !value) return both(`选项 ${written} 缺少值`, `option ${written} needs a value`);
  if (name === 'fail-on') return choiceProblem(written, value!, FAIL_ON);
  return name === 'lang' && !/^(zh|en)\b/i.test(value!) ? choiceProblem(written, value!, ['zh-CN', 'en']) : undefined;
}

function isOption(name: string): name is keyof typeof OPTIONS {
  return Object.hasOwn(OPTIONS, name);
}

function commandProblem({ positionals: [command, ...paths], values }: Given): Bilingual | undefined {
  const commands = Object.keys(FORMATS);
  if (command === undefined) return both('缺少命令', 'no command given', commands);
  if (!isCommand(command)) return both(`不认识的命令 ${command}`, `unknown command ${command}`, commands);
  if (paths.includes('')) return both('路径是空的', 'a path is empty');
  if (paths.length === 0) return both(`${command} 后面缺少文件或文件夹`, `${command} needs a file or folder`);
  return (
    ownerProblem(command, values) ??
    formatProblem(command, values.format) ??
    fixProblem(paths, values) ??
    baselineProblem(paths, values) ??
    configProblem(command, paths, values)
  );
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(FORMATS, name);
}

/** Options that belong to some commands only. */
const OWNERS: Readonly<Record<string, readonly Command[]>> = {
  fix: ['check'],
  across: ['check'],
  'fail-on': ['check'],
  config: ['check', 'config'],
  baseline: ['check'],
  'update-baseline': ['check'],
  explain: ['config'],
};

function ownerProblem(command: Command, values: Given['values']): Bilingual | undefined {
  const name = Object.keys(OWNERS).find(each => values[each] !== undefined && !OWNERS[each]!.includes(command));
  if (name === undefined) return undefined;
  const owners = OWNERS[name]!;
  return both(
    `选项 --${name} 只用于 ${owners.join('、')} 命令`,
    `option --${name} belongs to the ${owners.join(' and ')} command${owners.length > 1 ? 's' : ''} only`,
  );
}

/** What comes from standard input has no path under which it could be accepted. */
function baselineProblem(paths: readonly string[], values: Given['values']): Bilingual | undefined {
  if (values['update-baseline'] !== true) return undefined;
  if (values.baseline === undefined)
    return both('--update-baseline 要和 --baseline <文件> 同用', '--update-baseline needs --baseline FILE');
  if (!paths.includes('-')) return undefined;
  return both('--update-baseline 不能用于标准输入 -', '--update-baseline cannot be used with standard input -');
}

function configProblem(command: Command, paths: readonly string[], values: Given['values']): Bilingual | undefined {
  if (command !== 'config') return undefined;
  if (values.explain !== true) return both('config 命令要写 --explain', 'the config command needs --explain');
  return paths.includes('-')
    ? both('config 命令不能用于标准输入 -', 'config cannot explain standard input -')
    : undefined;
}

function formatProblem(command: Command, format: Given['values'][string]): Bilingual | undefined {
  return format === undefined ? undefined : choiceProblem('--format', String(format), FORMATS[command]);
}

/** With `--fix -` standard output is the mended text, so that it can hold nothing else. */
function fixProblem(paths: readonly string[], values: Given['values']): Bilingual | undefined {
  if (values.fix !== true || !paths.includes('-') || paths.every(path => path === '-')) return undefined;
  return both('--fix 时 - 不能与其他路径同用', 'with --fix, - cannot be combined with other paths');
}

function choiceProblem(option: string, value: string, choices: readonly string[]): Bilingual | undefined {
  if (choices.includes(value)) return undefined;
  return both(`${option} 的值 ${value} 不能用`, `${option} does not take ${value}`, choices);
}

function both(zh: string, en: string, choices: readonly string[] = []): Bilingual {
  if (choices.length === 0) return { zh, en };
  return { zh: `${zh}，可用的有：${choices.join('、')}`, en: `${en}; choose from: ${choices.join(', ')}` };
}
