import { build } from 'esbuild';
import { bundlesFor } from '../../scripts/bundles.mjs';

/** The bundles of these names as they are shipped, made in memory: name and bytes of each. */
export function productionBundles(names) {
  const wanted = bundlesFor({ production: true }).filter(({ outfile }) => names.includes(nameOf(outfile)));
  return Promise.all(wanted.map(async options => [nameOf(options.outfile), await contentOf(options)]));
}

async function contentOf(options) {
  const { outputFiles } = await build({ ...options, write: false });
  return outputFiles[0].contents;
}

function nameOf(outfile) {
  return outfile?.replace(/^dist\//, '');
}
