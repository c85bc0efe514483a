import type { Draft } from '../draft/draft';
import type { Paragraph } from '../draft/paragraph';
import type { Bilingual } from '../text/bilingual';
import type { Edit } from '../text/edit';
import type { Span } from '../text/span';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type { Edit } from '../text/edit';

/** A repair. `safe` repairs may run by themselves (fix-all, on save); the others are choices for the writer. */
export interface Fix {
  readonly title: Bilingual;
  readonly safe: boolean;
  readonly edits: readonly Edit[];
}

/** Another place that belongs to a problem, such as the first copy of a repeated paragraph. */
export interface Related extends Span {
  readonly message: Bilingual;
  /** Where this is a place in another document, from whose start its offsets count. */
  readonly elsewhere?: Elsewhere;
}

/** A stretch of a document that is not at hand. */
export interface Elsewhere {
  /** Path or URI, whatever the caller tells documents apart by. */
  readonly document: string;
  readonly from: LinePlace;
  readonly to: LinePlace;
}

/** 0-based line and UTF-16 character in it. */
export interface LinePlace {
  readonly line: number;
  readonly character: number;
}

/** What a rule says about a place. Offsets are relative to the paragraph in `paragraph`, to the document in `draft`. */
export interface Problem extends Span {
  readonly message: Bilingual;
  /** Only where it differs from the rule's default. */
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  /** The first is the one that a careful drafter most likely wants. */
  readonly fixes?: readonly Fix[] | Choices;
}

/** Fixes of which none is safe, and which cost too much to be worked out before somebody asks for them. */
export type Choices = () => readonly Fix[];

/** A problem with its rule, placed in the document: all offsets are UTF-16 offsets into the document's text. */
export interface Finding extends Span {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Bilingual;
  readonly related: readonly Related[];
  /** Worked out when they are first asked for, where a rule gives choices. */
  readonly fixes: readonly Fix[];
  /** That none of the fixes is safe is known without asking for them. */
  readonly hasChoicesOnly?: true;
}

/** A whole number that users of a rule may set. */
export interface RuleOption {
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly summary: Bilingual;
}

/** What the options of a rule are set to; those that are left out keep their default. */
export type OptionValues = Readonly<Record<string, number>>;

/**
 * A rule is data. `paragraph` sees one paragraph and nothing else, so that its findings are kept while the paragraph
 * does not change; `draft` sees the whole and must stay linear in the document.
 */
export interface Rule {
  /** `category/name`, never renamed once released. */
  readonly id: string;
  readonly severity: Severity;
  readonly summary: Bilingual;
  readonly paragraph?: (paragraph: Paragraph) => Iterable<Problem>;
  readonly draft?: (draft: Draft) => Iterable<Problem>;
  /** By name. */
  readonly options?: Readonly<Record<string, RuleOption>>;
  /** The same rule with other values of its options. Only where it has options. */
  readonly withOptions?: (values: OptionValues) => Rule;
}
