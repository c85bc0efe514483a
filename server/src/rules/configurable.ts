import type { OptionValues, Rule, RuleOption } from './rule';

type Description<Name extends string> = Pick<Rule, 'id' | 'severity' | 'summary'> & {
  readonly options: Readonly<Record<Name, RuleOption>>;
};

/** A rule with options: `checks` makes what it does from their values. Made with the defaults to begin with. */
export function configurable<Name extends string>(
  description: Description<Name>,
  checks: (values: Readonly<Record<Name, number>>) => Pick<Rule, 'paragraph' | 'draft'>,
): Rule {
  const withOptions = (values: OptionValues): Rule => ({
    ...description,
    ...checks({ ...defaultsOf(description), ...values } as Readonly<Record<Name, number>>),
    withOptions,
  });
  return withOptions({});
}

function defaultsOf({ options }: Description<string>): OptionValues {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, option.default]));
}
