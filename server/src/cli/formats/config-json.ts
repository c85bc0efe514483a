import type { Resolved } from '../../library/config/policy';
import { type ExplainedPath, writtenAt } from '../explain-configs';

/** `config --explain --format json`: every setting with its value, what kind of place it comes from and which. */
export function configJson(paths: readonly ExplainedPath[]): string {
  const files = paths.map(each => JSON.stringify(fileJson(each)));
  return `{"files":[\n${files.join(',\n')}\n]}\n`;
}

function fileJson({ path, source, resolution }: ExplainedPath) {
  return {
    path,
    config: source?.name ?? null,
    profile: valueJson(resolution.profile),
    rules: resolution.rules.map(({ rule, level, options }) => {
      const { value: severity, ...origin } = valueJson(level);
      const values = Object.entries(options).map(([name, option]) => [name, valueJson(option)]);
      return { rule: rule.id, severity, ...origin, options: Object.fromEntries(values) };
    }),
  };
}

function valueJson<T>(resolved: Resolved<T>) {
  return { value: resolved.value, from: resolved.origin.kind, at: writtenAt(resolved) ?? null };
}
