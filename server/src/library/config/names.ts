import type { Severity } from '../../rules/rule';

/** The file that holds what a folder of reports is checked by. */
export const CONFIG_FILE = '.reportlint.json';

/** What a rule may be set to. */
export type Level = Severity | 'off';

export const LEVELS: readonly Level[] = ['error', 'warning', 'information', 'hint', 'off'];

/** `default`: every rule as its page says. `strict`: one degree more severe. `numbers-only`: rules about figures only. */
export type Profile = 'default' | 'strict' | 'numbers-only';

export const PROFILES: readonly Profile[] = ['default', 'strict', 'numbers-only'];
