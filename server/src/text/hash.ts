/** 32-bit FNV-1a over UTF-16 units, continued from `seed`. For finding candidates only: equal texts are compared after. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/**
 * Spreads the bits of a number over 32, signed: half of what MurmurHash3 (Appleby, public domain) ends with, which is enough
 * to order stretches of text as if by chance, and to find them again.
 */
export function mixed(value: number): number {
  const hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

/** Sixteen bits that three numbers make: soon worked out, and spread well enough to tell most from most. */
export function markOfThree(first: number, second: number, third: number): number {
  return Math.imul(Math.imul(first * 31 + second, 0x9e3779b1) ^ third, 0x85ebca6b) >>> 16;
}
