// npm run package: packs and lists reportlint-<version>.vsix. The packer is installed on first use.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const PACKER = 'scripts/vsce';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

installPacker();
run(process.execPath, ['esbuild.mjs', '--production']);
// The library and not the command, which asks the registry for a newer version of itself each time.
const { createVSIX } = createRequire(import.meta.url)('./vsce/node_modules/@vscode/vsce');
await createVSIX({
  packagePath: `reportlint-${version}.vsix`,
  // Everything is bundled. Relative links of the README lead to what is inside the package.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});

function installPacker() {
  if (existsSync(`${PACKER}/node_modules/@vscode/vsce`)) return;
  console.log('Installing the packer (once)…');
  run('npm', ['ci', '--prefix', PACKER, '--omit=optional'], process.platform === 'win32');
}

function run(command, values, shell = false) {
  const { status } = spawnSync(command, values, { stdio: 'inherit', shell });
  if (status !== 0) process.exit(status ?? 1);
}
