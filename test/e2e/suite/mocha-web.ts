// `extensionTestsPath` of the web-worker extension host: mocha's browser build, everything in one bundle.
import 'mocha/mocha.js';
import { RETRIES, runAll } from './all';
import { countWorkers } from './server-starts-web';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'tdd', reporter: 'spec', color: false, timeout: 60_000, retries: RETRIES });
  countWorkers();
  await runAll(done => mocha.run(done));
}
