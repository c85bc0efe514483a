// node test/editors/run.mjs: opens a seed in the Neovim and the Emacs on the PATH, with the configurations of
// docs/editors/ as they stand, and compares the findings they show with those of the command line. Nothing else needs it.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const folder = mkdtempSync(join(tmpdir(), 'reportlint-editors-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const report = join(folder, '某局2024年工作总结.txt');
copyFileSync(join(ROOT, 'seeds/haicang-2024.txt'), report);
const server = join(folder, 'reportlint-language-server');
writeFileSync(server, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'dist/server.js')}" "$@"\n`);
chmodSync(server, 0o755);
const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}`, HOME: folder, XDG_CONFIG_HOME: folder };

const expected = countOfCommandLine();
console.log(`reportlint check: ${expected}`);
const editors = {
  nvim: ['--headless', '-u', join(ROOT, 'docs/editors/neovim.lua'), '-S', join(ROOT, 'test/editors/count.lua'), report],
  emacs: [
    '--batch',
    '-l',
    join(ROOT, 'test/editors/before.el'),
    '-l',
    join(ROOT, 'docs/editors/emacs.el'),
    '-l',
    join(ROOT, 'test/editors/count.el'),
    report,
  ],
};
const codes = Object.entries(editors).map(([editor, values]) => tried(editor, values));
process.exitCode = Math.max(...codes);

function tried(editor, values) {
  const { status, error, stdout, stderr } = spawnSync(editor, values, { env, encoding: 'utf8', timeout: 60_000 });
  if (error?.code === 'ENOENT') return told(`${editor}: not installed`, 0);
  const count = Number(/^findings: (\d+)$/m.exec(stdout + stderr)?.[1]);
  if (status === 0 && count === expected) return told(`${editor}: ${count}`, 0);
  return told(`${editor}: ${count} instead of ${expected}\n${stdout}${stderr}`, 1);
}

function told(text, code) {
  console.log(text);
  return code;
}

function countOfCommandLine() {
  const { stdout } = spawnSync(process.execPath, ['dist/cli.js', 'check', '--format', 'json', report], { cwd: ROOT });
  return JSON.parse(stdout).files[0].findings.length;
}
