import type { Draft } from '../draft/draft';
import type { Indicator } from '../draft/indicators';
import type { Relation } from '../figures/relation';
import type { PlacedThread } from '../library/annotations/placed-threads';
import type { Accepted } from '../library/config/judge';
import type { Finding } from '../rules/rule';
import type { Section } from '../structure/outline';
import type { Language } from '../text/bilingual';
import type { Failure } from './failure';

/** Turns results into text piece by piece, so that no more than one file is held in memory. */
export interface Printer<Item> {
  /** What comes before the first file. */
  begin(): string;
  file(item: Item): string;
  /** What comes after the last one. `failures` are the inputs that could not be examined. */
  end(failures: readonly Failure[]): string;
}

/** How the results should look. */
export interface Style {
  readonly language: Language;
  readonly color: boolean;
  /** Of the terminal, in columns. */
  readonly width: number;
  /** Folder of the rule pages as a URI; undefined where they are not installed. */
  readonly rulePages: string | undefined;
  /** Of the program. */
  readonly version: string;
}

export interface ExaminedFile {
  /** As found from the argument; `-` for standard input. */
  readonly path: string;
  readonly draft: Draft;
}

export interface CheckedFile extends ExaminedFile {
  readonly findings: readonly Finding[];
  /** In the order of the findings. */
  readonly fingerprints: readonly string[];
  /** Findings that are not shown because they have been accepted. */
  readonly accepted: readonly Accepted[];
  /** How many repairs `--fix` made before these findings. */
  readonly fixed: number;
  /** A configuration or baseline that something is wrong with, and no report. */
  readonly isConfig?: boolean;
}

export interface OutlinedFile extends ExaminedFile {
  readonly sections: readonly Section[];
}

export interface CountedFile extends ExaminedFile {
  readonly indicators: readonly Indicator[];
}

export interface RelatedFile extends ExaminedFile {
  readonly relations: readonly Relation[];
}

export interface AnnotatedFile extends ExaminedFile {
  /** Undefined where the file of annotations could not be read. */
  readonly threads: readonly PlacedThread[] | undefined;
}
