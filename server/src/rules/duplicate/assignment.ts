/**
 * Whether a passage says who does something and by when (责任单位：…, 牵头部门：…, 完成时限：…). Plans set the same line
 * under one task after the other.
 */
export function isAssignment(text: string): boolean {
  return ASSIGNMENT.test(text);
}

const ASSIGNMENT =
  /^\s*[（(【[]?(?:责任|牵头|配合|主办|协办|承办|完成|实施|落实|主责|责任分管)(?:单位|部门|科室|领导|处室|人|时限|时间)\s*[：:]/;
