import type { InlayHintsSetting, ReferencesSetting } from '../protocol';

/** What the writer has set and the server follows. */
export interface Settings {
  readonly inlayHints: InlayHintsSetting;
  readonly references: ReferencesSetting;
}

export const DEFAULT_SETTINGS: Settings = { inlayHints: 'off', references: 'report' };

/** Reads the settings below `reportlint`. They come from outside: what is missing or wrong counts as not set. */
export function readSettings(value: unknown): Settings {
  const { inlayHints, references } = Object(value) as Record<string, unknown>;
  return {
    inlayHints: INLAY_HINTS.find(each => each === inlayHints) ?? DEFAULT_SETTINGS.inlayHints,
    references: REFERENCES.find(each => each === references) ?? DEFAULT_SETTINGS.references,
  };
}

const INLAY_HINTS: readonly InlayHintsSetting[] = ['off', 'values', 'valuesAndPeriods'];
const REFERENCES: readonly ReferencesSetting[] = ['report', 'workspace'];
