// Bundles the suite once for each extension host; the web bundle has to lie inside the extension's folder.
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../host/install.mjs';

const SOURCE = join(ROOT, 'test/e2e/suite');
const OUT = join(ROOT, 'test/.work/e2e');

/** Paths of the two bundles, for `extensionTestsPath`. */
export const SUITES = { node: join(OUT, 'node.cjs'), web: join(OUT, 'web.js') };

const common = { bundle: true, format: 'cjs', target: 'es2022', sourcemap: 'inline', logLevel: 'warning' };

export async function buildSuites() {
  await build({
    ...common,
    platform: 'node',
    external: ['vscode', 'mocha'],
    entryPoints: [join(SOURCE, 'mocha-node.ts')],
    outfile: SUITES.node,
  });
  await build({
    ...common,
    platform: 'browser',
    mainFields: ['browser', 'module', 'main'],
    external: ['vscode'],
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"test"' },
    entryPoints: [join(SOURCE, 'mocha-web.ts')],
    outfile: SUITES.web,
  });
}
