/** Where the peers are installed, and what is asked of each; peer.mjs knows how. */
export const HOME = 'test/bench';

/** `isFloor`: no checker, but what reading every character costs at least. `longest`: longer texts would take minutes. */
export const PEERS = [
  { name: 'reportlint' },
  { name: '/\\d+/g exec', isFloor: true },
  { name: 'charCodeAt', isFloor: true },
  { name: 'autocorrect' },
  { name: 'markdownlint' },
  { name: 'cspell' },
  { name: 'zhlint' },
  { name: 'textlint', longest: 40_000 },
  { name: 'lint-md', longest: 100_000 },
];
