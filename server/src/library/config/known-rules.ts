import { rules } from '../../rules/index';
import type { Rule } from '../../rules/rule';

/** A rule as configuration sees it. */
export type KnownRule = Pick<Rule, 'id' | 'severity' | 'summary' | 'options'>;

/** A setting that cannot be read. It is always shown: a setting that does nothing must not do so in silence. */
export const CONFIG_INVALID: KnownRule = {
  id: 'config/invalid',
  severity: 'error',
  summary: { zh: '设置有误', en: 'A setting is wrong.' },
};

/** An accepted finding that the report no longer has. */
export const CONFIG_STALE: KnownRule = {
  id: 'config/stale',
  severity: 'information',
  summary: { zh: '已忽略的问题不再出现', en: 'An accepted finding is no more.' },
};

/** Every rule that can be set, those of the engine first and in its order. */
export const KNOWN_RULES: readonly KnownRule[] = [...rules, CONFIG_STALE];

const byId = new Map(KNOWN_RULES.map(rule => [rule.id, rule]));

/** The rule with this id; undefined where there is none that can be set. */
export function knownRule(id: string): KnownRule | undefined {
  return byId.get(id);
}
