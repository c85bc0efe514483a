import { l10n } from 'vscode';

/** How many lines are in a group, and while a filter is on, how many of them it leaves. */
export function countLabel(count: number, left: number | undefined): string {
  return left === undefined || left === count ? String(count) : l10n.t('{0} of {1}', left, count);
}
