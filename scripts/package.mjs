// npm run package: packs reportlint-<version>.vsix, which installs in every host, and lists what is in it.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createVSIX, listFiles, PackageManager } from '@vscode/vsce';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const packagePath = `reportlint-${version}.vsix`;

run(process.execPath, ['esbuild.mjs', '--production']);
// The library and not the command, which asks the registry for a newer version of itself each time.
await createVSIX({
  packagePath,
  // Everything is bundled. Relative links of the README lead to what is in the repository.
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
const files = await listFiles({ packageManager: PackageManager.None });
for (const file of files.sort()) console.log(`${String(statSync(file).size).padStart(9)}  ${file}`);
console.log(`${packagePath}: ${files.length} files, ${statSync(packagePath).size} bytes`);

function run(command, values) {
  const { status } = spawnSync(command, values, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
