import { existsSync, fstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { disk } from './disk';
import { crashed, reasonOf } from './failure';
import { run } from './run';
import type { World } from './world';

/** Entry of dist/cli.js. It sets the exit code instead of exiting, so that everything written still arrives. */
function main(): void {
  // The callbacks of the writes get the errors; without a listener the same errors would end the process as well.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  run(process.argv.slice(2), world()).then(exitWith, (error: unknown) => {
    const reason = isSystemError(error) ? reasonOf(error) : crashed(error);
    complain(`reportlint: ${reason.zh} / ${reason.en}`);
    exitWith(2);
  });
}

/** Such as a full disk behind standard output. */
function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'code' in error;
}

function exitWith(code: number): void {
  process.exitCode = code;
}

function world(): World {
  const { isTTY, columns } = process.stdout;
  const color = isTTY === true && !process.env.NO_COLOR;
  return {
    disk,
    readInput,
    write,
    complain,
    color,
    width: columns || 100,
    folder: process.cwd(),
    today: today(new Date()),
    rulePages: rulePages(),
    version: version(),
  };
}

async function readInput(): Promise<Uint8Array> {
  // The platform reads a folder as if it were empty, which would pass for a clean text.
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function write(data: string | Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    process.stdout.write(data, (error?: NodeJS.ErrnoException | null) => {
      if (!error) resolve(true);
      else if (error.code === 'EPIPE') resolve(false);
      else reject(error);
    });
  });
}

function complain(line: string): void {
  process.stderr.write(`${line}\n`);
}

function today(now: Date): string {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map(each => String(each).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}

/** One folder above the bundle, in a checkout and in the package alike. */
function rulePages(): string | undefined {
  const folder = join(__dirname, '..', 'server', 'src', 'rules');
  return existsSync(folder) ? pathToFileURL(folder).href : undefined;
}

/** The package's own, one folder above the bundle. */
function version(): string {
  return JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')).version;
}

main();
