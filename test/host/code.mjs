#!/usr/bin/env node
// Stands in for the desktop `code` binary: `runTests({ vscodeExecutablePath: '…/test/host/code.mjs' })` of
// @vscode/test-electron runs its tests in the VS Code of this folder, with no change to the tests.
import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { hostVersion, startHost, windowUrl } from './host.mjs';
import { runTestsAt } from './page.mjs';

const { values, positionals } = parseArgs({
  strict: false,
  allowPositionals: true,
  options: {
    version: { type: 'boolean' },
    extensionDevelopmentPath: { type: 'string', multiple: true },
    extensionTestsPath: { type: 'string' },
  },
});

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => process.exit(130));
endWithCaller();
process.exitCode = values.version ? printVersion() : await runTests();

// Test runners give a pipe for standard input; its end means that the runner is gone, however it went.
function endWithCaller() {
  if (!isPipe(process.stdin.fd)) return;
  process.stdin
    .resume()
    .on('end', () => process.exit(130))
    .unref();
}

function isPipe(descriptor) {
  const status = fstatSync(descriptor);
  return status.isFIFO() || status.isSocket();
}

function printVersion() {
  console.log(hostVersion());
  return 0;
}

async function runTests() {
  const host = await startHost({ driven: true });
  const { extensionDevelopmentPath: development, extensionTestsPath: tests } = values;
  try {
    return await runTestsAt(windowUrl(host, { folder: positionals[0] ?? host.folder, development, tests }));
  } finally {
    await host.stop();
  }
}
