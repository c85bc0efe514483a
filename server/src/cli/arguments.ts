import { parseArgs } from 'node:util';
import type { Severity } from '../rules/rule';
import { type Bilingual, type Language, languageOf } from '../text/bilingual';

export type Command = 'check' | 'outline' | 'indicators' | 'relations';

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
  const [fix, across] = [given.values.fix === true, given.values.across === true];
  return { kind: 'task', command, format, fix, across, failOn, language, paths };
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
  return checkOnlyProblem(command, values) ?? formatProblem(command, values.format) ?? fixProblem(paths, values);
}

function isCommand(name: string): name is Command {
  return Object.hasOwn(FORMATS, name);
}

function checkOnlyProblem(command: Command, values: Given['values']): Bilingual | undefined {
  const name = (['fix', 'fail-on', 'across'] as const).find(each => values[each] !== undefined);
  if (command === 'check' || name === undefined) return undefined;
  return both(`选项 --${name} 只用于 check 命令`, `option --${name} belongs to the check command only`);
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
