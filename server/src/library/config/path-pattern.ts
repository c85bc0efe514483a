/**
 * Whether a path matches a pattern. Both are relative with `/`. `*` stands for any characters but `/`, `?` for one of
 * them, a segment `**` for any number of folders; a pattern without `/` matches the file's name in any folder. Everything
 * else stands for itself: drafts are named 总结(定稿).txt or [1]报告.txt, which must not mean anything else. Letters are
 * compared in one Unicode form, as file systems differ in it. Takes time in proportion to path × pattern at most.
 */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = segmentsOf(pattern.includes('/') ? pattern : `**/${pattern}`);
  return matches(wanted, segmentsOf(path), (one, other) => one === ANY_FOLDERS || matchesName(one, other), ANY_FOLDERS);
}

const ANY_FOLDERS = '**';

function segmentsOf(path: string): readonly string[] {
  return path
    .normalize('NFC')
    .split('/')
    .filter(segment => segment !== '' && segment !== '.');
}

function matchesName(pattern: string, name: string): boolean {
  return matches([...pattern], [...name], (one, other) => one === '?' || one === other, '*');
}

/**
 * Wildcard matching that goes back to the last wildcard only: what an earlier one could take, the last one can take too.
 */
function matches(
  pattern: readonly string[],
  items: readonly string[],
  isMatch: (one: string, other: string) => boolean,
  wildcard: string,
): boolean {
  let [at, next] = [0, 0];
  let [wildAt, wildNext] = [-1, 0];
  while (next < items.length) {
    if (at < pattern.length && pattern[at] === wildcard) [wildAt, wildNext, at] = [at, next, at + 1];
    else if (at < pattern.length && isMatch(pattern[at]!, items[next]!)) [at, next] = [at + 1, next + 1];
    else if (wildAt >= 0) {
      wildNext++;
      [at, next] = [wildAt + 1, wildNext];
    } else return false;
  }
  return pattern.slice(at).every(each => each === wildcard);
}
