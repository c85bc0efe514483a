import { build } from 'esbuild';
import { bundlesFor } from '../../scripts/bundles.mjs';

// Tables that are made of OpenCC's dictionaries.
const OPENCC_DATA = /\/(?:variants|kept-phrases)\.data\.ts$/;

/** The bundles of these names as they are shipped, made in memory: name, bytes, and the size without the data of OpenCC. */
export function productionBundles(names) {
  const wanted = bundlesFor({ production: true }).filter(({ outfile }) => names.includes(nameOf(outfile)));
  return Promise.all(wanted.map(bundled));
}

async function bundled(options) {
  const { outputFiles, metafile } = await build({ ...options, write: false });
  const { contents } = outputFiles[0];
  const inputs = Object.entries(Object.values(metafile.outputs)[0].inputs);
  const data = inputs.filter(([path]) => OPENCC_DATA.test(path)).reduce((sum, [, each]) => sum + each.bytesInOutput, 0);
  return { name: nameOf(options.outfile), contents, size: contents.byteLength - data };
}

function nameOf(outfile) {
  return outfile?.replace(/^dist\//, '');
}
