/** 32-bit FNV-1a over UTF-16 units, continued from `seed`. For finding candidates only: equal texts are compared after. */
export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
