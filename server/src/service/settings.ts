import type { InlayHintsSetting, ReferencesSetting } from '../protocol';

/** What the writer has set and the server follows. */
export interface Settings {
  readonly inlayHints: InlayHintsSetting;
  readonly references: ReferencesSetting;
  /** Whether large copies have a lens. */
  readonly codeLens: boolean;
  /** Whether reports are compared with the others of the workspace. */
  readonly otherReports: boolean;
  /** Whether reports that are not open are checked too. */
  readonly checkWorkspace: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  inlayHints: 'off',
  references: 'report',
  codeLens: true,
  otherReports: false,
  checkWorkspace: false,
};

/** Reads the settings below `reportlint`. They come from outside: what is missing or wrong counts as not set. */
export function readSettings(value: unknown): Settings {
  const { inlayHints, references, codeLens, otherReports, checkWorkspace } = Object(value) as Record<string, unknown>;
  return {
    inlayHints: INLAY_HINTS.find(each => each === inlayHints) ?? DEFAULT_SETTINGS.inlayHints,
    references: REFERENCES.find(each => each === references) ?? DEFAULT_SETTINGS.references,
    codeLens: isOn(codeLens, DEFAULT_SETTINGS.codeLens),
    otherReports: isOn(otherReports, DEFAULT_SETTINGS.otherReports),
    checkWorkspace: isOn(checkWorkspace, DEFAULT_SETTINGS.checkWorkspace),
  };
}

function isOn(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

const INLAY_HINTS: readonly InlayHintsSetting[] = ['off', 'values', 'valuesAndPeriods'];
const REFERENCES: readonly ReferencesSetting[] = ['report', 'workspace'];
