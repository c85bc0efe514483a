import type { Bilingual } from '../../text/bilingual';
import type { Span } from '../../text/span';
import type { Level, Profile } from './names';

/** A value with the place where it is written: UTF-16 offsets into the text of its file. */
export interface Placed<T> {
  readonly value: T;
  readonly span: Span;
}

/** What is set for one rule. What is not said is left out. */
export interface RuleSetting {
  readonly rule: string;
  readonly level?: Placed<Level>;
  readonly options: ReadonlyMap<string, Placed<number>>;
}

/** Settings of rules for some of the files. */
export interface Override {
  readonly files: readonly string[];
  readonly rules: readonly RuleSetting[];
}

/** A finding that somebody has looked at and decided to leave as it is. */
export interface AcceptedFinding {
  /** Of the report: relative to the folder of the file that says so, with `/`. */
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
  /** The beginning of the words found, for those who read the list. */
  readonly text?: string;
  readonly reason?: string;
  readonly author?: string;
  /** As `2024-12-31`. */
  readonly date?: string;
}

/** An accepted finding with the place of its entry. */
export interface AcceptedEntry extends AcceptedFinding {
  readonly span: Span;
}

/** Something wrong with a setting, at the place where it is written. */
export interface ConfigProblem extends Span {
  readonly message: Bilingual;
}

/** A configuration as read: what is wrong in it is told in `problems`, and the rest counts. */
export interface ConfigFile {
  readonly text: string;
  readonly profile?: Placed<Profile>;
  readonly rules: readonly RuleSetting[];
  /** Of two that match the same file the later one counts. */
  readonly overrides: readonly Override[];
  readonly accepted: readonly AcceptedEntry[];
  readonly problems: readonly ConfigProblem[];
}
