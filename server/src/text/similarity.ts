import type { LetterRun } from './letter-units';

/**
 * How much two texts have in common, 0 to 1: pairs of neighbouring characters that both have, over the mean number of
 * pairs (Dice). Order matters only within pairs, so that a clause moved inside a sentence costs little.
 */
export function similarity(a: string, b: string): number {
  if (a.length < 2 || b.length < 2) return a === b ? 1 : 0;
  const counts = new Map<number, number>();
  for (let i = 0; i + 1 < a.length; i++) counts.set(pairAt(a, i), (counts.get(pairAt(a, i)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = counts.get(pairAt(b, i)) ?? 0;
    if (left === 0) continue;
    counts.set(pairAt(b, i), left - 1);
    common++;
  }
  return (2 * common) / (a.length + b.length - 2);
}

const GRAM = 5;
/** How many hashes a sketch has at most. */
export const SKETCH = 8;

/**
 * The eight least hashes of the text's five-character stretches (a bottom-k sketch: Broder 1997): two texts that have a
 * third of them in common share at least one of the eight with a probability of 96 %, and a text has eight of them
 * whatever its length. Linear.
 */
export function sketch({ units, count }: LetterRun): Int32Array {
  let kept = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum = (Math.imul(sum, BASE) + units[i]!) | 0;
    if (i >= GRAM) sum = (sum - Math.imul(units[i - GRAM]!, BASE_TO_GRAM)) | 0;
    if (i < GRAM - 1) continue;
    const hash = mixed(sum);
    if (kept < SKETCH || hash < least[SKETCH - 1]!) kept = keepLeast(hash, kept);
  }
  return Int32Array.from(least.subarray(0, kept));
}

// The least of the text that is being read, ascending.
const least = new Uint32Array(SKETCH);

function keepLeast(hash: number, kept: number): number {
  let at = kept;
  while (at > 0 && least[at - 1]! > hash) at--;
  if (at > 0 && least[at - 1] === hash) return kept;
  for (let i = Math.min(kept, SKETCH - 1); i > at; i--) least[i] = least[i - 1]!;
  least[at] = hash;
  return Math.min(kept + 1, SKETCH);
}

// Every stretch from the one before (Karp and Rabin 1987); the low bits of such a sum know little of its text.
const BASE = 0x01000193;
const BASE_TO_GRAM = Math.imul(Math.imul(Math.imul(Math.imul(BASE, BASE), BASE), BASE), BASE);

/** The finalizer of MurmurHash3. */
function mixed(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function pairAt(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
