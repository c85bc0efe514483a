// `extensionTestsPath` of the node extension host.
import Mocha from 'mocha';
import { RETRIES, runAll } from './all';
import { countForks } from './server-starts-node';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', color: false, timeout: 60_000, retries: RETRIES, reporter: 'spec' });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  countForks();
  await runAll(done => mocha.run(done));
}
