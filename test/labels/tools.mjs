// What the scripts of this folder share.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The value behind `--name` among arguments. */
export function optionIn(options, name, fallback) {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? fallback : options[at + 1];
}

/** mulberry32, a small generator with the whole state in one number. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a module with these contents exports, bundled under a name of its own. */
export async function loadEngine(name, contents) {
  const outfile = `test/.work/${name}/engine.mjs`;
  mkdirSync(path.dirname(outfile), { recursive: true });
  await build({
    stdin: { contents, resolveDir: '.' },
    outfile,
    bundle: true,
    format: 'esm',
    loader: { '.md': 'text' },
  });
  return import(pathToFileURL(outfile).href);
}
