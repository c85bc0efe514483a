import type { RuleOption } from '../../rules/rule';
import type { Bilingual } from '../../text/bilingual';
import { KNOWN_RULES, type KnownRule } from './known-rules';
import { LEVELS, type Level, PROFILES, type Profile } from './names';

/** The JSON schema of a configuration, draft 7: what an editor completes and explains while one is being written. */
export function configSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '.reportlint.json',
    description: both({
      zh: 'Reportlint 的设置：编辑器和命令行都读它，放在报告所在的文件夹或其上级文件夹。',
      en: 'Settings of Reportlint, read by editor and command line, in the folder of the reports or one above it.',
    }),
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      profile: profileSchema(),
      rules: { $ref: '#/definitions/rules' },
      overrides: overridesSchema(),
      accepted: acceptedSchema(),
    },
    definitions: { level: levelSchema(), rules: rulesSchema() },
  };
}

/**
 * The same without what a text can break: for our own extension, which tells what is wrong as `config/invalid`. The editor
 * completes and explains by it, and does not tell everything a second time.
 */
export function completionSchema(): object {
  return unchecked(configSchema()) as object;
}

const CHECKS = new Set(['additionalProperties', 'required', 'minimum', 'maximum', 'type']);

function unchecked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unchecked);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => !CHECKS.has(key));
  const { enum: choices, enumDescriptions, ...rest } = Object.fromEntries(kept);
  const others = Object.fromEntries(Object.entries(rest).map(([key, each]) => [key, unchecked(each)]));
  return choices === undefined ? others : { ...others, anyOf: [{ enum: choices, enumDescriptions }, {}] };
}

/** The schema of the editor's setting `rules`: shorter, as it stands in the extension's manifest. */
export function rulesSettingSchema(): object {
  return {
    type: 'object',
    propertyNames: {
      enum: KNOWN_RULES.map(({ id }) => id),
      enumDescriptions: KNOWN_RULES.map(each => both(each.summary)),
    },
    additionalProperties: {
      anyOf: [{ enum: LEVELS }, { type: 'object', properties: { severity: { enum: LEVELS } } }],
    },
  };
}

function rulesSchema(): object {
  return {
    type: 'object',
    description: both({ zh: '各条规则的级别和选项。', en: 'Severity and options of rules.' }),
    additionalProperties: false,
    properties: Object.fromEntries(KNOWN_RULES.map(rule => [rule.id, ruleSchema(rule)])),
  };
}

function profileSchema(): object {
  return {
    description: both({ zh: '总的方案。', en: 'What all rules start from.' }),
    enum: PROFILES,
    enumDescriptions: PROFILES.map(profile => both(PROFILE_TEXTS[profile])),
    default: 'default',
  };
}

const PROFILE_TEXTS: Readonly<Record<Profile, Bilingual>> = {
  default: { zh: '各条规则用自己的级别。', en: 'Every rule with its own severity.' },
  strict: {
    zh: '每条规则严一级：提示算警告，警告算错误。',
    en: 'One degree more severe: notes are warnings, warnings errors.',
  },
  'numbers-only': { zh: '只查数字。', en: 'Figures only.' },
};

const LEVEL_TEXTS: Readonly<Record<Level, Bilingual>> = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  information: { zh: '提示', en: 'Information' },
  hint: { zh: '暗示：不列出', en: 'Hint: not listed' },
  off: { zh: '关闭', en: 'Off' },
};

function ruleSchema({ summary, severity, options = {} }: KnownRule): object {
  const description = `${both(summary)}\n\n${both({ zh: `默认：${LEVEL_TEXTS[severity].zh}。`, en: `Default: ${severity}.` })}`;
  const values = Object.entries(options).map(([name, option]) => [name, optionSchema(option)]);
  return {
    description,
    default: severity,
    anyOf: [
      LEVEL,
      {
        type: 'object',
        additionalProperties: false,
        properties: {
          severity: { description: both({ zh: '级别。', en: 'Severity.' }), allOf: [LEVEL] },
          ...Object.fromEntries(values),
        },
      },
    ],
  };
}

const LEVEL = { $ref: '#/definitions/level' };

function levelSchema(): object {
  return { enum: LEVELS, enumDescriptions: LEVELS.map(level => both(LEVEL_TEXTS[level])) };
}

function optionSchema({ default: usual, minimum, maximum, summary }: RuleOption): object {
  return {
    type: 'integer',
    minimum,
    maximum,
    default: usual,
    description: both({ zh: `${summary.zh}。`, en: summary.en }),
  };
}

function overridesSchema(): object {
  return {
    type: 'array',
    description: both({
      zh: '只用于部分文件的设置；几项都符合时，后面的算数。',
      en: 'Settings for some of the files; of several that match, the last counts.',
    }),
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['files'],
      properties: { files: filesSchema(), rules: { $ref: '#/definitions/rules' } },
    },
  };
}

function filesSchema(): object {
  return {
    type: 'array',
    items: { type: 'string' },
    description: both({
      zh: '文件路径，相对于本文件所在的文件夹。* 代表一段文字，** 代表任意几层文件夹；只写文件名则不论在哪个文件夹。',
      en: 'Paths from the folder of this file. * stands for any characters, ** for any folders; a mere name is looked for in all folders.',
    }),
  };
}

function acceptedSchema(): object {
  const text = (zh: string, en: string) => ({ type: 'string', description: both({ zh, en }) });
  return {
    type: 'array',
    description: both({
      zh: '已看过、决定不改的问题。由“忽略此问题”或 --update-baseline 写入，一行一条。',
      en: 'Findings that were looked at and stay. Written by “Ignore this finding” or --update-baseline, one a line.',
    }),
    items: {
      type: 'object',
      additionalProperties: false,
      required: ['path', 'rule', 'fingerprint'],
      properties: {
        path: text('报告，相对于本文件所在的文件夹。', 'The report, from the folder of this file.'),
        rule: { description: both({ zh: '规则。', en: 'The rule.' }), enum: KNOWN_RULES.map(({ id }) => id) },
        fingerprint: text(
          '问题的指纹：别处修改时不变。',
          'What the finding is known by; edits elsewhere leave it as it is.',
        ),
        text: text('问题所在文字的开头，供人阅读。', 'The first of the words found, for people to read.'),
        reason: text('为什么不改。', 'Why it stays.'),
        author: text('谁决定的。', 'Who decided.'),
        date: text('哪天决定的。', 'When it was decided.'),
      },
    },
  };
}

/** Both languages, as a schema cannot be translated. */
function both({ zh, en }: Bilingual): string {
  return `${zh} ${en}`;
}
