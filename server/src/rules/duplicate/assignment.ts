import { inkFrom } from '../../text/ink';

/**
 * Whether a passage, which begins at an offset, says who does something and by when (责任单位：…, 牵头部门：…, 完成时限：…).
 * Plans set the same line under one task after the other.
 */
export function isAssignment(text: string, from = 0): boolean {
  const start = inkFrom(text, from);
  // Nearly every sentence begins otherwise, which is known from its first character.
  if (!OPENINGS.has(text.charCodeAt(start))) return false;
  ASSIGNMENT.lastIndex = start;
  return ASSIGNMENT.test(text);
}

const BRACKETS = '（(【[';
const DUTIES = ['责任', '牵头', '配合', '主办', '协办', '承办', '完成', '实施', '落实', '主责', '责任分管'];
const OPENINGS: ReadonlySet<number> = new Set([...BRACKETS, ...DUTIES].map(opening => opening.charCodeAt(0)));
const ASSIGNMENT = new RegExp(
  `[${BRACKETS.replace('[', '\\[')}]?(?:${DUTIES.join('|')})(?:单位|部门|科室|领导|处室|人|时限|时间)\\s*[：:]`,
  'y',
);
