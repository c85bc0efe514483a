import { covers } from '../../rules/check';
import { rules as allRules } from '../../rules/index';
import type { Finding, OptionValues, Rule, Severity } from '../../rules/rule';
import type { AcceptedEntry, ConfigFile, Override, Placed, RuleSetting } from './config-file';
import { KNOWN_RULES, type KnownRule } from './known-rules';
import type { Level, Profile } from './names';
import { matchesPath } from './path-pattern';

/** What the writer's editor is set to. The command line has none. */
export interface EditorSettings {
  readonly profile?: Profile | undefined;
  readonly rules: readonly RuleSetting[];
}

/** A file of settings that applies to a report, and where the report lies as seen from the file's folder. */
export interface Source {
  /** As the reader of a message knows it. */
  readonly name: string;
  readonly file: ConfigFile;
  /** Of the report: relative to the folder of the file, with `/`; undefined where the report has no path. */
  readonly path: string | undefined;
}

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'default' | 'profile' | 'editor' }
  | { readonly kind: 'file' | 'override'; readonly source: Source; readonly offset: number };

export interface Resolved<T> {
  readonly value: T;
  readonly origin: Origin;
}

export interface ResolvedRule {
  readonly rule: KnownRule;
  readonly level: Resolved<Level>;
  readonly options: Readonly<Record<string, Resolved<number>>>;
}

/** Everything that is set for one report, each value with its origin. */
export interface Resolution {
  readonly profile: Resolved<Profile>;
  /** In the order of `KNOWN_RULES`. */
  readonly rules: readonly ResolvedRule[];
}

/**
 * What is set for one report. From strong to weak: overrides of the file that name the report, the last one first; rules of
 * the file; a profile of the file; rules of the editor; profile of the editor; the rule's own default. The file is what
 * people share, so that it goes before what each of them has set for themselves, as users of markdownlint and ESLint
 * expect; and one that names a profile leaves nothing to the editor, so that everybody gets the same.
 */
export function resolve(source: Source | undefined, editor: EditorSettings = NO_EDITOR): Resolution {
  const profile = resolveProfile(source, editor);
  const layers = layersOf(source, editor, profile);
  return { profile, rules: KNOWN_RULES.map(rule => resolveRule(rule, layers, profile)) };
}

export const NO_EDITOR: EditorSettings = { rules: [] };

function resolveProfile(source: Source | undefined, editor: EditorSettings): Resolved<Profile> {
  const placed = source?.file.profile;
  if (source && placed) return { value: placed.value, origin: inFile('file', source, placed) };
  if (editor.profile !== undefined) return { value: editor.profile, origin: { kind: 'editor' } };
  return { value: 'default', origin: { kind: 'default' } };
}

/** Rule settings of one strength; the strongest come first. */
interface Layer {
  readonly rules: ReadonlyMap<string, RuleSetting>;
  readonly originOf: (placed: Placed<unknown>) => Origin;
}

function layersOf(source: Source | undefined, editor: EditorSettings, profile: Resolved<Profile>): readonly Layer[] {
  const own: Layer[] = source === undefined ? [] : fileLayers(source);
  if (profile.origin.kind === 'file') return own;
  return [...own, { rules: byRule(editor.rules), originOf: () => ({ kind: 'editor' }) }];
}

function fileLayers(source: Source): Layer[] {
  const overrides = source.file.overrides.filter(override => applies(override, source.path)).reverse();
  return [
    ...overrides.map(({ rules }) => ({ rules: byRule(rules), originOf: from('override') })),
    { rules: byRule(source.file.rules), originOf: from('file') },
  ];

  function from(kind: 'file' | 'override') {
    return (placed: Placed<unknown>) => inFile(kind, source, placed);
  }
}

function applies({ files }: Override, path: string | undefined): boolean {
  return path !== undefined && files.some(pattern => matchesPath(pattern, path));
}

function byRule(settings: readonly RuleSetting[]): ReadonlyMap<string, RuleSetting> {
  return new Map(settings.map(setting => [setting.rule, setting]));
}

function inFile(kind: 'file' | 'override', source: Source, { span }: Placed<unknown>): Origin {
  return { kind, source, offset: span.start };
}

function resolveRule(rule: KnownRule, layers: readonly Layer[], profile: Resolved<Profile>): ResolvedRule {
  const level = firstOf(layers, settings => settings.get(rule.id)?.level);
  const options = Object.entries(rule.options ?? {}).map(([name, option]) => {
    const value = firstOf(layers, settings => settings.get(rule.id)?.options.get(name));
    return [name, value ?? { value: option.default, origin: { kind: 'default' } }] as const;
  });
  return { rule, level: level ?? profileLevel(rule, profile), options: Object.fromEntries(options) };
}

function firstOf<T>(
  layers: readonly Layer[],
  find: (rules: ReadonlyMap<string, RuleSetting>) => Placed<T> | undefined,
): Resolved<T> | undefined {
  for (const { rules, originOf } of layers) {
    const placed = find(rules);
    if (placed) return { value: placed.value, origin: originOf(placed) };
  }
  return undefined;
}

function profileLevel({ id, severity }: KnownRule, { value: profile }: Resolved<Profile>): Resolved<Level> {
  const value = underProfile(profile, id, severity);
  return { value, origin: { kind: value === severity ? 'default' : 'profile' } };
}

/** The level of a finding under a profile. What was not checked, and why, is said under each of them. */
function underProfile(profile: Profile, rule: string, severity: Severity): Level {
  if (profile === 'strict') return rule.startsWith('config/') ? severity : MORE_SEVERE[severity];
  return profile === 'default' || /^(?:figure|check|config)\//.test(rule) ? severity : 'off';
}

const MORE_SEVERE: Readonly<Record<Severity, Severity>> = {
  error: 'error',
  warning: 'error',
  information: 'warning',
  hint: 'information',
};

/** How one report is checked. */
export interface Policy {
  /** To be run; the same list for the same settings, so that what was found of unchanged paragraphs is still known. */
  readonly rules: readonly Rule[];
  /** The level that a finding is shown with. */
  readonly levelOf: (finding: Pick<Finding, 'rule' | 'severity'>) => Level;
  /** What has been accepted in the report. */
  readonly accepted: readonly AcceptedEntry[];
}

/** How a report is checked under a file of settings and those of an editor. */
export function policyFor(source: Source | undefined, editor: EditorSettings = NO_EDITOR): Policy {
  const { profile, rules } = resolve(source, editor);
  const set = new Map(rules.flatMap(({ rule, level }) => (isSet(level) ? [[rule.id, level.value] as const] : [])));
  return {
    rules: rulesToRun(rules),
    levelOf: ({ rule, severity }) => set.get(rule) ?? underProfile(profile.value, rule, severity),
    accepted: source === undefined ? [] : acceptedIn(source),
  };
}

function isSet({ origin }: Resolved<Level>): boolean {
  return origin.kind !== 'default' && origin.kind !== 'profile';
}

/** What has been accepted in the report of this source. */
export function acceptedIn({ file, path }: Source): readonly AcceptedEntry[] {
  if (path === undefined) return [];
  const own = path.normalize('NFC');
  return file.accepted.filter(entry => entry.path.normalize('NFC') === own);
}

/** A rule that covers others is run although it is off: what it covers would come up instead. */
function rulesToRun(resolved: readonly ResolvedRule[]): readonly Rule[] {
  const byId = new Map(resolved.map(each => [each.rule.id, each]));
  const chosen = allRules.filter(({ id }) => covers(id) || byId.get(id)?.level.value !== 'off');
  const values = new Map(chosen.map(({ id }) => [id, changedOptions(byId.get(id)!)] as const));
  const key = JSON.stringify(chosen.map(({ id }) => [id, values.get(id)]));
  return listFor(key, () => chosen.map(rule => withValues(rule, values.get(rule.id)!)));
}

function withValues(rule: Rule, values: OptionValues): Rule {
  return Object.keys(values).length > 0 && rule.withOptions ? rule.withOptions(values) : rule;
}

function changedOptions({ rule, options }: ResolvedRule): OptionValues {
  const changed = Object.entries(options).filter(([name, { value }]) => value !== rule.options?.[name]?.default);
  return Object.fromEntries(changed.map(([name, { value }]) => [name, value]));
}

// Few settings are in use at one time; those of long ago are forgotten.
const MOST_LISTS = 16;
const lists = new Map<string, readonly Rule[]>();

function listFor(key: string, make: () => readonly Rule[]): readonly Rule[] {
  const list = lists.get(key) ?? make();
  lists.delete(key);
  lists.set(key, list);
  if (lists.size > MOST_LISTS) lists.delete(lists.keys().next().value!);
  return list;
}
