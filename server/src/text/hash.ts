/** 32-bit FNV-1a over UTF-16 units, continued from `seed`. For finding candidates only: equal texts are compared after. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Spreads the bits of a number over 32, signed: the finalizer of MurmurHash3 (Appleby, public domain). */
export function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Sixteen bits that three numbers make: soon worked out, and spread well enough to tell most from most. */
export function markOfThree(first: number, second: number, third: number): number {
  return Math.imul(Math.imul(first * 31 + second, 0x9e3779b1) ^ third, 0x85ebca6b) >>> 16;
}
